"""What of a record stands on a time axis, and between which two sides it runs.

Invariant: pure functions of the record; the tables made of them can always be made again. A day that is not known is
not filled in: what has neither bound has no first day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from servanda.ledger.kinds import Kind
from servanda.model import (
    NO_CODE,
    Basis,
    Commitment,
    Event,
    Party,
    Period,
    Record,
    Statement,
    Status,
)
from servanda.model.sectors import APART

DUE = "due"
"""The type of the moment at which a promise is due; every other moment of a commitment is a step."""

_Merged: TypeAlias = Record[Statement] | Record[Event] | Record[Commitment]
_UNHEARD = frozenset({Basis.ALLEGED, Basis.DENIED})


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing of a record: an utterance, an act, a step of a commitment or the day when it is due.

    `number` tells the moments of one record apart: the place of the step among the steps, one more for the day when
    it is due. `first` is the earliest day, else the latest, None where neither is known; `type` a stance, an event
    type, a step or `DUE`. `origins` are those shown to be independent, of the whole record.
    """

    number: int
    kind: Kind
    type: str
    status: Status
    is_alleged: bool
    first: str | None
    earliest: str | None
    latest: str | None
    origins: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What a record lays between two sides, from the giving to the receiving one.

    A side is a state with all who act for it, an organisation, a group by its code, else an actor by its id.
    """

    kind: Kind
    type: str
    status: Status
    is_alleged: bool
    source: str
    target: str
    first: str | None
    earliest: str | None
    latest: str | None
    origins: int


def moments_of(record: _Merged) -> tuple[Moment, ...]:
    """Give the moments of a record, in the order of their numbers."""
    origins, content = record.support.origins, record.content
    if isinstance(content, Statement):
        return (_moment(0, Kind.STATEMENTS, content.stance, content.said, origins),)
    if isinstance(content, Event):
        return (_moment(0, Kind.EVENTS, content.type, content.when, origins, content.status, content.basis),)
    steps = [
        _moment(number, Kind.COMMITMENTS, step.step, step.when, origins) for number, step in enumerate(content.steps)
    ]
    if content.due is not None and content.due.is_known:
        steps.append(_moment(len(steps), Kind.COMMITMENTS, DUE, content.due, origins, Status.PLANNED))
    return tuple(steps)


def ties_of(record: _Merged) -> tuple[Tie, ...]:
    """Give what a record lays between two sides, each pair once; nothing between a side and itself."""
    origins, content = record.support.origins, record.content
    if isinstance(content, Statement):
        speakers = content.speakers or ((content.speaker,) if content.speaker else ())
        hearers = tuple(party for party in (content.hearer, content.target) if party is not None)
        return _ties(_moment(0, Kind.STATEMENTS, content.stance, content.said, origins), speakers, hearers)
    if isinstance(content, Event):
        (moment,) = moments_of(record)
        return _ties(moment, content.source, content.target)
    since = _moment(0, Kind.COMMITMENTS, content.kind, content.state_since, origins)
    return _ties(since, content.provider, content.recipient)


def side_of(party: Party) -> str:
    """Give the side that a party stands on: who acts for a state is that state, who only lives there is not.

    >>> from servanda.model import ActorId
    >>> [side_of(Party(ActorId("a-1"), code, "", "")) for code in ("NRL.GOV.MFA", "NRL.REB", "---")]
    ['NRL', 'NRL.REB', 'a-1']
    """
    if party.code == NO_CODE:
        return party.actor
    return party.code if party.sector in APART else party.country


def _ties(moment: Moment, giving: Iterable[Party], receiving: Iterable[Party]) -> tuple[Tie, ...]:
    pairs = dict.fromkeys(product(map(side_of, giving), map(side_of, receiving)))
    return tuple(
        Tie(
            kind=moment.kind,
            type=moment.type,
            status=moment.status,
            is_alleged=moment.is_alleged,
            source=source,
            target=target,
            first=moment.first,
            earliest=moment.earliest,
            latest=moment.latest,
            origins=moment.origins,
        )
        for source, target in pairs
        if source != target
    )


def _moment(
    number: int,
    kind: Kind,
    type_: str,
    when: Period,
    origins: int,
    status: Status = Status.ACTUAL,
    basis: Basis = Basis.NARRATOR,
) -> Moment:
    earliest, latest = (day.isoformat() if day else None for day in (when.earliest, when.latest))
    return Moment(number, kind, str(type_), status, basis in _UNHEARD, earliest or latest, earliest, latest, origins)
