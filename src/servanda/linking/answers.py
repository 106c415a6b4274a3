"""Whose word is missing: accusations that nobody answers here, and accounts that one side alone gives.

Invariant: silence is told as "no report found" and as nothing else; a newsroom in its own voice is no side. Whether an
accusation is answered is a matter of the reports at hand, and another report may change it.

Source: field notes on users, section 5.4; field notes on commitments, section 4.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, product
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
"""Share of content words from which an answer is about the accusation."""
AT_ONCE, SOON, LATEST = timedelta(days=14), timedelta(days=28), timedelta(days=366)
"""After an accusation: while a counter-charge to the accuser answers it, a denial to the accuser, its own words."""
_QUARREL = content_words(
    "accuse accusation allege allegation blame charge claim condemn criticize denounce deny denial dismiss reject"
)
"""Words that stand in accusations and answers about anything."""
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
class _Reply:
    """What can be an answer: where it is told, of what, and the days between which it was; `denies` means no charge."""

    reports: frozenset[str]
    words: frozenset[str]
    earliest: date
    latest: date
    denies: bool


@dataclass(frozen=True, slots=True)
class _Charge:
    """An accusation to which an answer is looked for."""

    reports: frozenset[str]
    words: frozenset[str]
    earliest: date
    latest: date


class Answers:
    """What was answered, found by who answers: of hundreds of thousands of statements few can answer one accusation.

    Two states that quarrel accuse each other over and over, so that what one of them says of the other years later is
    about the next matter. What is said to the accuser is therefore an answer only soon, or in words of the accusation
    within a year: a denial or rejection within four weeks, which is what a ministry needs, for it can hardly be of
    anything else; a counter-charge, which names a matter of its own, within two. A denial to nobody needs the words, or
    the report of the accusation itself. What has no day can be of any.
    """

    def __init__(self, events: Iterable[Done], statements: Iterable[Said]) -> None:
        """Take the events and statements among which answers are; those that answer nothing are passed over."""
        self._towards: dict[tuple[str, str], list[_Reply]] = defaultdict(list)
        self._denials: dict[str, list[_Reply]] = defaultdict(list)
        for one in statements:
            if one.content.stance in ANSWERS:
                self._hear(one.content)
        for act in events:
            if act.content.type in REPLIES:
                self._see(act.content)
        for replies in (*self._towards.values(), *self._denials.values()):
            replies.sort(key=_last)

    def missing(self, act: Done) -> tuple[str, ...]:
        """Give the sides that an accusation accuses and that give no answer to it here, sorted."""
        content = act.content
        if content.type is not EventType.ACCUSE or content.status is not Status.ACTUAL:
            return ()
        accusers, charge = sides(content.source), _charge(content)
        return tuple(
            who for who in sorted(sides(content.target) - accusers) if not self._is_answered(charge, who, accusers)
        )

    def _hear(self, said: Statement) -> None:
        others = [party for party in (said.hearer, said.target) if party]
        reply = _Reply(
            frozenset(piece.report for piece in said.evidence),
            _matter(content_words(said.content), (*_speakers(said), *others)),
            *_between(said.said),
            denies=said.stance is Stance.DENIES,
        )
        speakers = sides(_speakers(said))
        self._meet(speakers, sides(others), reply)
        for who in speakers if reply.denies else ():
            self._denials[who].append(reply)

    def _see(self, act: Event) -> None:
        words = _matter(quoted_words(act.evidence), (*act.source, *act.target))
        reply = _Reply(frozenset(), words, *_between(act.when), denies=act.type is EventType.REJECT)
        self._meet(sides(act.source), sides(act.target), reply)

    def _meet(self, speakers: Iterable[str], others: Iterable[str], reply: _Reply) -> None:
        for pair in product(speakers, others):
            self._towards[pair].append(reply)

    def _is_answered(self, charge: _Charge, who: str, accusers: frozenset[str]) -> bool:
        towards = chain.from_iterable(_not_before(charge, self._towards.get((who, other), ())) for other in accusers)
        if any(_is_soon(reply, charge) or _is_of_one_matter(reply, charge) for reply in towards):
            return True
        denials = _not_before(charge, self._denials.get(who, ()))
        return any(charge.reports & denial.reports or _is_of_one_matter(denial, charge) for denial in denials)


def _charge(act: Event) -> _Charge:
    reports = frozenset(piece.report for piece in act.evidence)
    first, last = act.when.earliest, act.when.latest
    if first is None and last is not None:  # told without a day: it is news
        first = last - SOON
    words = _matter(quoted_words(act.evidence), (*act.source, *act.target))
    return _Charge(reports, words, first or date.min, last or date.max)


def _between(when: Period) -> tuple[date, date]:
    return when.earliest or when.latest or date.min, when.latest or date.max


def _matter(words: frozenset[str], parties: Iterable[Party]) -> frozenset[str]:
    """Give the words that tell what an accusation or its answer is about: neither who, nor that it is one, nor when."""
    names = frozenset[str]().union(*(content_words(f"{party.text} {party.name}") for party in parties))
    return frozenset(word for word in words - names - _QUARREL if not word.isdigit())


def _last(reply: _Reply) -> date:
    return reply.latest


def _not_before(charge: _Charge, replies: Sequence[_Reply]) -> Iterable[_Reply]:
    """Give what is not older than an accusation, of replies in the order of their last days."""
    first = bisect_left(replies, charge.earliest, key=_last)
    return (replies[place] for place in range(first, len(replies)))


def _is_soon(reply: _Reply, charge: _Charge) -> bool:
    return _is_within(reply, charge, SOON if reply.denies else AT_ONCE)


def _is_of_one_matter(reply: _Reply, charge: _Charge) -> bool:
    return _is_within(reply, charge, LATEST) and coverage(reply.words, charge.words) >= SHARED


def _is_within(reply: _Reply, charge: _Charge, limit: timedelta) -> bool:
    return reply.earliest <= charge.latest or reply.earliest - charge.latest <= limit


def unanswered(events: Iterable[Done], statements: Iterable[Said]) -> list[Silence]:
    """Give the accusations to which no report here gives an answer of the accused, by their first day.

    An answer is a denial or a counter-charge of the accused's own side that is not older: in a report of the
    accusation, soon towards the accuser, or within a year in words that the accusation has too (see `Answers`).
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
