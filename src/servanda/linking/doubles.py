"""Commitments that may be one and that linking left apart: questions for a person, never merges.

Invariant: all that both tell agrees but for one thing that one of them leaves out or tells otherwise; what one report
tells beside another is two. Who is like many others is not asked about: a habit is no double.

Source: field notes on linking, sections 2 and 3; field notes on commitments, section 5.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from servanda.linking.attestations import telling
from servanda.linking.context import content_words, coverage, item_words, sides
from servanda.linking.periods import Precision, can_meet, precision
from servanda.linking.threads import DEEDS, PROMISES
from servanda.linking.totals import bounds, bounds_meet, is_numbered, units
from servanda.model import Commitment, CommitmentKind, ItemClass, LinkedStep, Party, Period, Record, Scope, StepKind

ALIKE = 0.5
"""Share of content words of what is promised from which two are about one thing."""
MOST = 3
"""Most commitments that one may be for a question to be asked: what has more likes is one of a series."""
CROWD = 40
"""Commitments of one matter and its parties within a window, above which none is compared."""
_KEPT = timedelta(days=366)
"""After a promise: how long a delivery is asked about as the one that keeps it."""
_NEWS = timedelta(days=62)
"""Between two reports, one of which tells no day."""
_PROMISED, _DONE = timedelta(days=31), timedelta(days=7)
"""By how much days may differ that are printed for one promise, and for one deed."""
_ON_TOP = frozenset({Scope.INCREMENT, Scope.CEILING})
_TELLING = 2
"""Agreements in the matter, the amount and the day without which nothing is asked."""
_BARE = content_words("money")
"""What a sum of money is called that is for nothing named."""


@dataclass(frozen=True, slots=True)
class Doubles:
    """Two commitments that may be one, how likely that is, and what keeps them apart."""

    one: Record[Commitment]
    other: Record[Commitment]
    score: float
    why: str


def doubles(records: Iterable[Record[Commitment]]) -> list[Doubles]:
    """Give the pairs of commitments that could be one, the likeliest first, equals by their ids."""
    known = [_Known(record) for record in sorted(records, key=lambda record: record.id)]
    found: dict[tuple[str, str], Doubles] = {}
    for one, other in _pairs(known):
        ids = (one.record.id, other.record.id)
        if ids not in found and (asked := _compare(one, other)):
            found[ids] = asked
    likes = Counter(id_ for ids in found for id_ in ids)
    kept = (pair for ids, pair in found.items() if all(likes[id_] <= MOST for id_ in ids))
    return sorted(kept, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


class _Known:
    """A commitment with what is compared of it."""

    __slots__ = ("classes", "content", "day", "givers", "purpose", "record", "reports", "takers", "words")

    def __init__(self, record: Record[Commitment]) -> None:
        content = record.content
        self.record, self.content = record, content
        self.givers, self.takers = sides(content.provider), sides(content.recipient)
        lines = [line for step in content.steps for line in step.lines]
        self.classes = frozenset(line.item_class for line in lines) - {ItemClass.OTHER}
        quotes = [piece.quote for step in content.steps for piece in step.evidence]
        self.purpose = _without_names((quote.partition(" for ")[2] for quote in quotes), content)
        told = item_words(lines) - _BARE
        self.words = telling(told) if lines else telling(_without_names(quotes, content))
        if content.kind is CommitmentKind.MONEY:
            self.words = self.purpose
        self.reports = {piece.report for step in content.steps for piece in step.evidence}
        self.day = min((_last(step.when) for step in content.steps), default=date.max)

    def places(self) -> Iterator[tuple[object, ...]]:
        """Give under what it meets others: its two sides and its matter, or the one side that is told."""
        for matter in self.classes or {"act"}:
            yield "both", tuple(sorted(self.givers | self.takers)), matter
            yield "from", tuple(sorted(self.givers)), matter
            yield "to", tuple(sorted(self.takers)), matter

    @property
    def is_whole(self) -> bool:
        """Say whether giver and receiver are told."""
        return bool(self.givers and self.takers)

    @property
    def is_promised(self) -> bool:
        """Say whether somebody promised it; else it only came."""
        return bool(self.told_in(PROMISES))

    def told_in(self, kinds: frozenset[StepKind]) -> list[LinkedStep]:
        """Give the steps of some kinds."""
        return [step for step in self.content.steps if step.step in kinds]


def _without_names(texts: Iterable[str], content: Commitment) -> frozenset[str]:
    parties: tuple[Party, ...] = (*content.provider, *content.recipient)
    names = frozenset[str]().union(*(content_words(f"{party.text} {party.name}") for party in parties))
    words = frozenset[str]().union(*map(content_words, texts))
    return frozenset(word for word in words - names if not word.isdigit())


def _last(period: Period) -> date:
    return period.latest or period.earliest or date.max


def _pairs(known: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Give the pairs that share a matter and a side, within a year; of a crowd none."""
    meeting: dict[tuple[object, ...], list[_Known]] = defaultdict(list)
    for one in known:
        for key in one.places():
            if key[1]:
                meeting[key].append(one)
    for (how, *_), several in meeting.items():
        ordered = sorted(several, key=lambda one: (one.day, one.record.id))
        for place, one in enumerate(ordered):
            near = []
            for other in ordered[place + 1 :]:
                if other.day - one.day > _KEPT:
                    break
                near.append(other)
            if len(near) <= CROWD:
                pairs = (sorted((one, other), key=lambda each: each.record.id) for other in near)
                yield from ((mine, theirs) for mine, theirs in pairs if how == "both" or _lacks_one(mine, theirs))


def _lacks_one(one: _Known, other: _Known) -> bool:
    return not (one.is_whole and other.is_whole)


class _Sign(NamedTuple):
    """Whether two agree in something, and what is missing or differs in it."""

    agrees: bool
    gap: str | None = None


_APART = _Sign(agrees=False, gap="cannot be one")
"""The sign of two that are two."""


def _compare(one: _Known, other: _Known) -> Doubles | None:
    """Say what keeps two commitments apart, when it is one thing; None where it is more, or nothing tells."""
    if one.reports & other.reports:
        return None
    parties, *others = signs = (_parties(one, other), _matter(one, other), _amount(one, other), _time(one, other))
    gaps = [sign.gap for sign in signs if sign.gap]
    agreed = sum(sign.agrees for sign in others)
    if _APART in signs or len(gaps) > 1 or agreed < _TELLING or (gaps and not parties.gap and _is_on_top(one, other)):
        return None
    score = round(0.25 + 0.15 * agreed + 0.1 * parties.agrees, 4)
    return Doubles(one.record, other.record, score, gaps[0] if gaps else "all that both tell agrees")


def _is_on_top(one: _Known, other: _Known) -> bool:
    """Say whether one is promised as something new, on top of what was; each delivery is new."""
    return any(each.is_promised and each.content.steps[0].scope in _ON_TOP for each in (one, other))


def _parties(one: _Known, other: _Known) -> _Sign:
    if (one.givers, one.takers) == (other.givers, other.takers):
        return _Sign(agrees=True) if one.is_whole else _Sign(agrees=False, gap="neither says who the other side is")
    if one.is_whole and other.is_whole:
        is_joint = one.givers == one.takers or other.givers == other.takers
        are_they = one.givers | one.takers == other.givers | other.takers
        told = "one tells what both sides agreed, the other who gives"
        return _Sign(agrees=False, gap=told) if is_joint and are_they else _APART
    if one.givers == other.givers and one.givers and not (one.takers and other.takers):
        return _Sign(agrees=False, gap="one does not say to whom")
    if one.takers == other.takers and one.takers and not (one.givers and other.givers):
        return _Sign(agrees=False, gap="one does not say by whom")
    return _APART


def _matter(one: _Known, other: _Known) -> _Sign:
    shared, share = one.words & other.words, coverage(one.words, other.words)
    if one.content.kind is not other.content.kind:
        told = " and as ".join(sorted({one.content.kind.value, other.content.kind.value}))
        return _Sign(agrees=True, gap=f"told as {told}") if share >= ALIKE and len(shared) > 1 else _APART
    if one.content.kind is CommitmentKind.MONEY:  # a sum is told by what it is for, if at all
        is_known = bool(one.words and other.words)
        return _APART if is_known and share < ALIKE else _Sign(agrees=is_known)
    if share >= ALIKE and (one.classes or len(shared) > 1):
        return _Sign(agrees=True)
    return _Sign(agrees=False, gap="the goods are told in other words") if one.classes & other.classes else _APART


def _amount(one: _Known, other: _Known) -> _Sign:
    """Compare what is promised, or what came; what came may be a part of what was promised."""
    pairs = [
        (bounds(mine), bounds(theirs))
        for mine in one.content.lines
        for theirs in other.content.lines
        if is_numbered(mine) and is_numbered(theirs) and set(units(mine)) & set(units(theirs))
    ]
    if any(mine == theirs for mine, theirs in pairs):
        return _Sign(agrees=True)
    differ = pairs and not any(bounds_meet(*pair) for pair in pairs)
    return _Sign(agrees=False, gap="the amounts differ" if differ and one.is_promised is other.is_promised else None)


def _time(one: _Known, other: _Known) -> _Sign:
    if one.is_promised is not other.is_promised:
        promise, deed = (one, other) if one.is_promised else (other, one)
        is_kept = deed.told_in(DEEDS) and not promise.told_in(DEEDS)
        return _Sign(agrees=True) if is_kept and promise.day <= deed.day else _APART
    stage, limit = (PROMISES, _PROMISED) if one.is_promised else (DEEDS, _DONE)
    mine, theirs = (next(iter(each.told_in(stage)), each.content.steps[0]).when for each in (one, other))
    apart = abs(_last(mine) - _last(theirs))
    if Precision.NONE in (precision(mine), precision(theirs)):
        is_near = apart <= _NEWS and can_meet(mine, theirs)
        return _Sign(agrees=False, gap="the day is not told") if is_near else _APART
    if can_meet(mine, theirs):
        return _Sign(agrees=True)
    return _Sign(agrees=False, gap=f"the days are {apart.days} apart") if apart <= limit else _APART
