"""Whose word is missing: accusations that nobody answers here, and accounts that one side alone gives.

Invariant: silence is told as "no report found" and as nothing else; a newsroom in its own voice is no side. Whether an
accusation is answered is a matter of the reports at hand, and another report may change it.

Source: field notes on users, section 5.4; field notes on commitments, section 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
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
ANSWERS = (Stance.ACCUSES, Stance.DENIES)
"""The stances of statements that can answer an accusation."""
REPLIES = (EventType.ACCUSE, EventType.REJECT)
"""The types of events that can."""
ONE_PARTY = (Basis.ONE_PARTY, Basis.ALLEGED)
"""The bases of events that one side alone can tell of."""

Said: TypeAlias = Record[Statement]
Done: TypeAlias = Record[Event]


@dataclass(frozen=True, slots=True)
class Silence:
    """A record of which only some are heard: `heard` tell of it, of `silent` no report is found."""

    record: Done | Record[Commitment]
    heard: tuple[Party, ...]
    silent: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial: the reports that tell it, its words, and the last day on which it can have been made."""

    reports: frozenset[str]
    words: frozenset[str]
    latest: date


class Answers:
    """What was answered, found by who answers: of hundreds of thousands of statements few can answer one accusation."""

    def __init__(self, events: Iterable[Done], statements: Iterable[Said]) -> None:
        """Take the events and statements among which answers are; those that answer nothing are passed over."""
        self._towards: dict[tuple[str, str], date] = {}
        self._denials: dict[str, list[_Denial]] = defaultdict(list)
        for one in statements:
            if one.content.stance in ANSWERS:
                self._hear(one.content)
        for act in events:
            if act.content.type in REPLIES:
                self._meet(sides(act.content.source), sides(act.content.target), act.content.when)

    def missing(self, act: Done) -> tuple[str, ...]:
        """Give the sides that an accusation accuses and that give no answer to it here, sorted."""
        content = act.content
        if content.type is not EventType.ACCUSE or content.status is not Status.ACTUAL:
            return ()
        accusers = sides(content.source)
        return tuple(
            who for who in sorted(sides(content.target) - accusers) if not self._is_answered(act, who, accusers)
        )

    def _hear(self, said: Statement) -> None:
        speakers = sides(_speakers(said))
        self._meet(speakers, sides(party for party in (said.hearer, said.target) if party), said.said)
        if said.stance is Stance.DENIES:
            reports = frozenset(piece.report for piece in said.evidence)
            denial = _Denial(reports, content_words(said.content), said.said.latest or date.max)
            for who in speakers:
                self._denials[who].append(denial)

    def _meet(self, speakers: Iterable[str], others: Iterable[str], when: Period) -> None:
        """Keep the last day on which one side spoke or acted against another: a later one answers all that it can."""
        for pair in product(speakers, others):
            self._towards[pair] = max(self._towards.get(pair, date.min), when.latest or date.max)

    def _is_answered(self, act: Done, who: str, accusers: frozenset[str]) -> bool:
        earliest = act.content.when.earliest or date.min
        later = (self._towards.get((who, accuser)) for accuser in accusers)
        if any(latest is not None and latest >= earliest for latest in later):
            return True
        reports = {piece.report for piece in act.content.evidence}
        words = quoted_words(act.content.evidence)
        return any(
            denial.latest >= earliest and (reports & denial.reports or coverage(denial.words, words) >= SHARED)
            for denial in self._denials.get(who, ())
        )


def unanswered(events: Iterable[Done], statements: Iterable[Said]) -> list[Silence]:
    """Give the accusations to which no report here gives an answer of the accused, by their first day.

    An answer is a denial or a counter-charge of the accused's own side that is not older: in a report of the
    accusation, towards the accuser, or in words that the accusation has too.
    """
    acts = list(events)
    answers = Answers(acts, statements)
    return sorted((of_charge(act, missing) for act in acts if (missing := answers.missing(act))), key=order)


def of_charge(act: Done, missing: Collection[str]) -> Silence:
    """Give the silence about an accusation of the sides of which no answer is found."""
    return Silence(act, act.content.source, tuple(party for party in act.content.target if side(party) in missing))


def _speakers(said: Statement) -> tuple[Party, ...]:
    return said.speakers or ((said.speaker,) if said.speaker else ())


def one_sided(events: Iterable[Done], commitments: Iterable[Record[Commitment]]) -> list[Silence]:
    """Give the acts and commitments between two sides of which one side alone tells, by their first day."""
    found = (of_account(record) for several in (events, commitments) for record in several)
    return sorted((silence for silence in found if silence), key=order)


def of_account(record: Done | Record[Commitment]) -> Silence | None:
    """Give the silence about an act or a commitment of which one side alone tells; None of any other."""
    content = record.content
    if isinstance(content, Event):
        return _of_event(record, content)
    if Flag.ONE_SIDED not in content.flags:
        return None
    heard = tuple(dict.fromkeys(step.by for step in content.steps if step.by))
    silent = tuple(party for party in (*content.provider, *content.recipient) if side(party) not in sides(heard))
    # A promise to nobody has no other side that could tell.
    return Silence(record, heard, tuple(dict.fromkeys(silent))) if silent else None


def order(one: Silence) -> tuple[bool, date, str]:
    """Order as every list of records: by first day, those of unknown day last, then by id."""
    content = one.record.content
    period = content.when if isinstance(content, Event) else content.state_since
    first = period.earliest or period.latest
    return first is None, first or date.max, one.record.id


def _of_event(act: Done | Record[Commitment], content: Event) -> Silence | None:
    """Give the silence about an act between two sides that one of them tells."""
    if content.basis not in ONE_PARTY:
        return None
    parties = (*content.source, *content.target)
    heard = tuple(party for party in content.attested_by if side(party) in sides(parties))
    silent = tuple(party for party in parties if side(party) not in sides(heard))
    return Silence(act, heard, silent) if heard and silent and len(sides(heard)) == 1 else None
