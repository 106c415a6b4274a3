"""Under what a record is filed, so that a query finds it: parties, words of the code book, periods, reports, words.

Invariant: pure functions of the record; the tables made of them can always be made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import TypeAlias

from servanda.codebook.names import fold
from servanda.ledger.evidence import evidence_of
from servanda.ledger.kinds import Shown
from servanda.ledger.moments import Moment, Tie, moments_of, ties_of
from servanda.model import (
    NO_CODE,
    ActorMention,
    ActorRecord,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Label,
    Line,
    Link,
    Origin,
    Party,
    Period,
    Record,
    Statement,
    TimeExpression,
)

GIVING = ("provider", "source", "speaker", "labeller")
"""The parts from which something goes out: goods, an act, words."""
OF_REPORT = "report"
"""The facet under which an origin is filed for each of its reports."""
OF_COPY = "copy"
"""The facet under which an origin is filed for each of its reports but the root."""
OF_SCORE, BADLY = "read", "badly"
"""The facet and its value under which is filed of what something was read with a score below `LOW`."""
LOW = 0.5
"""Score below which a finding was read with little certainty."""
RECEIVING = ("recipient", "target", "hearer", "labelled")
"""The parts at which something arrives."""
SIDES = (*GIVING, *RECEIVING)
"""The parts that are sides; who only tells of something or passes it on stands on none."""


@dataclass(frozen=True, slots=True)
class Days:
    """The bounds of a period as they are stored; None is open or unknown."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """Under what one record is filed.

    `parties` are pairs of part and party; `facets` pairs of a field's name and a folded value; `words` is what the
    record says, for full text; `moments` and `ties` where it stands on a time axis and between which sides.
    """

    record: str
    members: tuple[str, ...] = ()
    parties: tuple[tuple[str, Party], ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    days: tuple[Days, ...] = (Days(),)
    reports: tuple[str, ...] = ()
    words: str = ""
    moments: tuple[Moment, ...] = ()
    ties: tuple[Tie, ...] = ()


def file_record(value: Shown) -> Filing:
    """Give the filing of a derived record; a disagreement is filed under what it says, not what it is about."""
    match value:
        case Record(content=Statement() as said):
            return _statement(value, said)
        case Record(content=Event() as event):
            return _event(value, event)
        case Record(content=Commitment() as promise):
            return _commitment(value, promise)
        case ActorRecord():
            return _actor(value)
        case _:
            return _plain(value)


_Merged: TypeAlias = Record[Statement] | Record[Event] | Record[Commitment]


def _statement(record: _Merged, said: Statement) -> Filing:
    speakers = (said.speaker, *said.speakers)
    return Filing(
        record=record.id,
        members=record.members,
        parties=_parts(speaker=speakers, hearer=(said.hearer,), target=(said.target,)),
        facets=(
            *_facets(type=(said.stance,), mode=(said.mode,), medium=(said.medium,)),
            *_how_read((said.evidence,)),
        ),
        days=_days(said.said),
        reports=_reports(record),
        words=_words(record, (said.content,), (*speakers, said.hearer, said.target)),
        moments=moments_of(record),
        ties=ties_of(record),
    )


def _event(record: _Merged, event: Event) -> Filing:
    parties = (*event.source, *event.target, *event.attested_by)
    place = (event.place.name,) if event.place else ()
    return Filing(
        record=record.id,
        members=record.members,
        parties=_parts(source=event.source, target=event.target, witness=event.attested_by),
        facets=(
            *_facets(
                type=(event.type,),
                mode=(event.mode,),
                context=event.contexts,
                status=(event.status,),
                basis=(event.basis,),
            ),
            *_how_read((event.evidence,)),
        ),
        days=_days(event.when),
        reports=_reports(record),
        words=_words(record, (*place, *_items(event.lines)), parties),
        moments=moments_of(record),
        ties=ties_of(record),
    )


def _commitment(record: _Merged, commitment: Commitment) -> Filing:
    steps = commitment.steps
    lines = (*commitment.lines, *(line for step in steps for line in step.lines))
    periods = (*(step.when for step in steps), *((commitment.due,) if commitment.due else ()))
    return Filing(
        record=record.id,
        members=record.members,
        parties=_parts(
            provider=commitment.provider,
            recipient=commitment.recipient,
            via=commitment.via,
            witness=tuple(step.by for step in steps),
        ),
        facets=(
            *_facets(
                type=(commitment.kind,),
                state=(commitment.state,),
                step=tuple(step.step for step in steps),
                flag=commitment.flags,
                instrument=(commitment.instrument,),
            ),
            *_how_read(step.evidence for step in steps),
        ),
        days=_days(*periods),
        reports=_reports(record),
        words=_words(record, _items(lines), (*commitment.provider, *commitment.recipient)),
        moments=moments_of(record),
        ties=ties_of(record),
    )


def _how_read(evidence: Iterable[tuple[Evidence, ...]]) -> tuple[tuple[str, str], ...]:
    """Give the facet of what was read with little certainty: what stands first of one of the findings says it."""
    return ((OF_SCORE, BADLY),) if any(cited and cited[0].score < LOW for cited in evidence) else ()


def root_of(code: str) -> str:
    """Give the state, organisation or group that a code begins with.

    >>> root_of("NRL.GOV.MFA"), root_of("NRL")
    ('NRL', 'NRL')
    """
    return code.partition(".")[0]


def roots_of(parties: Iterable[tuple[str, Party]]) -> tuple[str, ...]:
    """Give the roots of the codes that stand in a record, each once; what has no code has no root."""
    return tuple(sorted({root_of(party.code) for _, party in parties if party.code != NO_CODE}))


def facing(parties: Iterable[tuple[str, Party]]) -> tuple[tuple[str, str], ...]:
    """Give the pairs of roots that stand on the sides of a record as two parties, each pair in order and once."""
    roots = [root_of(party.code) for part, party in parties if part in SIDES and party.code != NO_CODE]
    return tuple(sorted({(min(pair), max(pair)) for pair in combinations(roots, 2)}))


def _actor(record: ActorRecord) -> Filing:
    filing = file_actor(record, (one.quote for one in evidence_of(record)))
    return replace(filing, reports=tuple(dict.fromkeys(one.report for one in evidence_of(record))))


def names_of(record: ActorRecord) -> tuple[str, ...]:
    """Give the names and titles of an actor, by which its page is found."""
    actor = record.content
    return tuple(dict.fromkeys((actor.name, *actor.aliases, *(role.title for role in actor.roles))))


def file_actor(record: ActorRecord, quotes: Iterable[str] = ()) -> Filing:
    """Give the filing of an actor, without the reports that name it.

    Args:
        record: The actor; its evidence is not asked for.
        quotes: The words of the evidence, each once or more, in any order.
    """
    actor = record.content
    itself = Party(actor=actor.id, code=actor.code, name=actor.name, text=actor.name)
    also = tuple(Party(actor=actor.id, code=actor.code, name=alias, text=alias) for alias in actor.aliases)
    return Filing(
        record=actor.id,
        members=record.members,
        parties=_parts(itself=(itself, *also)),
        facets=_facets(type=(actor.kind,), country=(actor.country,)),
        words="\n".join(dict.fromkeys((*names_of(record), *sorted(set(quotes))))),
    )


def _plain(value: Shown) -> Filing:
    """Give the filing of what has few fields."""
    match value:
        case ActorMention():
            return Filing(value.id, facets=_facets(type=(value.kind,)), reports=(value.report,), words=value.quote)
        case TimeExpression():
            facets = _facets(type=(value.use,))
            return Filing(value.id, facets=facets, days=_days(value.when), reports=(value.report,), words=value.quote)
        case Label():
            return Filing(
                record=value.id,
                parties=_parts(labelled=(value.actor,), labeller=(value.by,)),
                facets=_facets(type=(value.kind,)),
                reports=_reports(value),
                words=_words(value, (value.label,), (value.actor, value.by)),
            )
        case Disagreement():
            said_by = tuple(party for disputed in value.values for party in disputed.said_by)
            return Filing(
                record=value.id,
                parties=_parts(witness=said_by),
                facets=_facets(type=(value.kind,), field=(value.field,)),
                reports=_reports(value),
                words=_words(value, tuple(disputed.value for disputed in value.values), said_by),
            )
        case Link():
            return Filing(value.id, facets=_facets(type=(value.kind,)), words=value.why)
        case Origin():
            # By its reports, too: from a report to its origin is one step, however much quotes the report.
            copies = ((OF_COPY, report) for report in value.reports if report != value.root)
            facets = (*_facets(type=(value.method,)), *((OF_REPORT, report) for report in value.reports), *copies)
            return Filing(value.id, facets=facets, reports=value.reports)
        case _:
            raise TypeError(f"{type(value).__name__} is no derived record")


def _days(*periods: Period) -> tuple[Days, ...]:
    """Give the bounds of each period; of none, unknown bounds."""
    bounds = (Days(_iso(period.earliest), _iso(period.latest)) for period in periods)
    return tuple(dict.fromkeys(bounds)) or (Days(),)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _parts(**parties: tuple[Party | None, ...]) -> tuple[tuple[str, Party], ...]:
    """Give each party once in each of its parts."""
    pairs = ((part, party) for part, several in parties.items() for party in several if party is not None)
    return tuple(dict.fromkeys(pairs))


def _facets(**values: Iterable[str | None]) -> tuple[tuple[str, str], ...]:
    """Give each value of each field once, folded."""
    pairs = ((facet, fold(value)) for facet, several in values.items() for value in several if value)
    return tuple(dict.fromkeys(pairs))


def _reports(value: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited.report for cited in evidence_of(value)))


def _items(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield line.item


def _words(value: Shown, said: Iterable[str], parties: Iterable[Party | None]) -> str:
    """Give all that a record says, each piece once: its own words, its parties' names, its quotes."""
    names = (word for party in parties if party is not None for word in (party.name, party.text))
    pieces = (*said, *names, *(cited.quote for cited in evidence_of(value)))
    return "\n".join(dict.fromkeys(pieces))
