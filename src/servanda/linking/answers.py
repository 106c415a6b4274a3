"""Whose word is missing: accusations that nobody answers here, and accounts that one side alone gives.

Invariant: silence is told as "no report found" and as nothing else; a newsroom in its own voice is no side. Whether an
accusation is answered is a matter of the reports at hand, and another report may change it.

Source: field notes on users, section 5.4; field notes on commitments, section 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from servanda.linking.context import content_words, coverage, quoted_words, side, sides
from servanda.model import (
    Basis,
    Commitment,
    Event,
    EventType,
    Flag,
    Party,
    Period,
    Record,
    Stance,
    Statement,
    Status,
)

SHARED = 0.3
"""Share of content words from which a denial in another report is about the accusation."""
_ANSWERS = frozenset({Stance.DENIES, Stance.ACCUSES})
_REPLIES = frozenset({EventType.REJECT, EventType.ACCUSE})

Said: TypeAlias = Record[Statement]
Done: TypeAlias = Record[Event]


@dataclass(frozen=True, slots=True)
class Silence:
    """A record of which only some are heard: `heard` tell of it, of `silent` no report is found."""

    record: Done | Record[Commitment]
    heard: tuple[Party, ...]
    silent: tuple[Party, ...]


def unanswered(events: Iterable[Done], statements: Iterable[Said]) -> list[Silence]:
    """Give the accusations to which no report here gives an answer of the accused, by their first day.

    An answer is a denial or a counter-charge of the accused's own side that is not older: in a report of the
    accusation, towards the accuser, or in words that the accusation has too.
    """
    acts, said = list(events), list(statements)
    found = []
    for act in acts:
        content = act.content
        if content.type is not EventType.ACCUSE or content.status is not Status.ACTUAL or not content.target:
            continue
        accusers, accused = sides(content.source), sides(content.target) - sides(content.source)
        missing = [who for who in sorted(accused) if not _answers(act, who, accusers, said, acts)]
        if missing:
            silent = tuple(party for party in content.target if side(party) in missing)
            found.append(Silence(act, content.source, silent))
    return sorted(found, key=_order)


def _answers(act: Done, who: str, accusers: frozenset[str], said: Sequence[Said], acts: Sequence[Done]) -> bool:
    reports = {piece.report for piece in act.content.evidence}
    words = quoted_words(act.content.evidence)
    for one in said:
        content = one.content
        if who not in sides(_speakers(content)) or not _may_follow(content.said, act.content.when):
            continue
        here = bool(reports & {piece.report for piece in content.evidence})
        to = sides(party for party in (content.hearer, content.target) if party)
        if content.stance is Stance.DENIES and (here or coverage(content_words(content.content), words) >= SHARED):
            return True
        if content.stance in _ANSWERS and to & accusers:
            return True
    return any(
        other.content.type in _REPLIES
        and who in sides(other.content.source)
        and bool(sides(other.content.target) & accusers)
        and _may_follow(other.content.when, act.content.when)
        for other in acts
    )


def _speakers(said: Statement) -> tuple[Party, ...]:
    return said.speakers or ((said.speaker,) if said.speaker else ())


def _may_follow(answer: Period, charge: Period) -> bool:
    """Say whether an answer can be as late as what it answers."""
    return (answer.latest or date.max) >= (charge.earliest or date.min)


def one_sided(events: Iterable[Done], commitments: Iterable[Record[Commitment]]) -> list[Silence]:
    """Give the acts and commitments between two sides of which one side alone tells, by their first day."""
    found = [silence for act in events if (silence := _of_event(act))]
    for record in commitments:
        content = record.content
        if Flag.ONE_SIDED in content.flags:
            heard = tuple(dict.fromkeys(step.by for step in content.steps if step.by))
            parties = (*content.provider, *content.recipient)
            silent = tuple(party for party in parties if side(party) not in sides(heard))
            if silent:  # a promise to nobody has no other side that could tell
                found.append(Silence(record, heard, tuple(dict.fromkeys(silent))))
    return sorted(found, key=_order)


def _order(one: Silence) -> tuple[bool, date, str]:
    """Order as every list of records: by first day, those of unknown day last, then by id."""
    content = one.record.content
    period = content.when if isinstance(content, Event) else content.state_since
    first = period.earliest or period.latest
    return first is None, first or date.max, one.record.id


def _of_event(act: Done) -> Silence | None:
    """Give the silence about an act between two sides that one of them tells."""
    content = act.content
    if content.basis not in (Basis.ONE_PARTY, Basis.ALLEGED):
        return None
    parties = (*content.source, *content.target)
    heard = tuple(party for party in content.attested_by if side(party) in sides(parties))
    silent = tuple(party for party in parties if side(party) not in sides(heard))
    return Silence(act, heard, silent) if heard and silent and len(sides(heard)) == 1 else None
