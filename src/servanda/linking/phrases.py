"""Which statements of one speaker share enough words to be compared, told without reading them.

Invariant: statements that cannot be reached from each other through pairs that may be compared, now or before, are
grouped apart, whatever the rest of the ledger holds. Copies of one statement are one without being compared; where more
share a run of words than are compared, so are those that are worded much alike.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, combinations

import msgspec

from servanda.linking.clusters import Pair, pair
from servanda.linking.context import content_words, likeness
from servanda.linking.periods import Precision, precision
from servanda.model import FindingId, Period, Relation, SpeechMode, Statement

CROWD = 64
"""Statements that share a run of words and are compared: of more those with the least ids."""
FEW = 8
"""Families, and members of each, with which a statement is compared that shares a very common run with them."""
ALIKE = 0.6
"""Share of common words from which two renderings in one origin are one statement."""
_RUN = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What of a statement decides with which others it is compared.

    `day` is the one day on which it was said, where that is known; `runs` are numbers of its runs of words. Two runs
    that have one number cost a comparison and nothing else. `wording` stands for all that is asked of two statements
    of one origin: their words, when and how they were said; `frame` for the latter, `stems` for the words that say
    something.
    """

    id: FindingId
    origin: str
    day: int | None
    is_dated: bool
    is_quoted: bool
    runs: frozenset[int]
    wording: int
    frame: int = 0
    stems: bytes = b""
    report: str = ""


_TOLD = msgspec.msgpack.Decoder(tuple[str, int | None, bool, bool, frozenset[int], int, int, bytes])
_STEMS = msgspec.msgpack.Decoder(frozenset[int])


def phrasing(statement: Statement, origin: str) -> Phrasing:
    """Give how a statement is phrased, in a report of some origin."""
    said = statement.said
    is_dated = said.is_day and precision(said) is Precision.NARROW
    is_quoted = statement.mode is not SpeechMode.INDIRECT
    return Phrasing(
        id=statement.id,
        origin=origin,
        day=_day(said, is_dated=is_dated),
        is_dated=is_dated,
        is_quoted=is_quoted,
        runs=_runs(statement.content),
        wording=_number(f"{' '.join(words_of(statement.content))}\n{said}\n{is_quoted}"),
        frame=_number(f"{said}\n{is_quoted}"),
        stems=stemmed(zlib.crc32(word.encode()) for word in content_words(statement.content)),
        report=statement.report,
    )


def packed(one: Phrasing) -> bytes:
    """Give what is kept of a phrasing beside the statement's id."""
    told = one.origin, one.day, one.is_dated, one.is_quoted, sorted(one.runs), one.wording
    return msgspec.msgpack.encode((*told, one.frame, one.stems))


def unpacked(id_: FindingId, body: bytes, report: str) -> Phrasing:
    """Give a phrasing of a statement of a report back."""
    return Phrasing(id_, *_TOLD.decode(body), report)


def stemmed(words: Iterable[int]) -> bytes:
    """Give numbers of words as one value, which is seldom looked into."""
    return msgspec.msgpack.encode(sorted(words))


def words_of(content: str) -> tuple[str, ...]:
    """Give the words of a statement in their order."""
    return tuple(match.group().lower() for match in _WORD.finditer(content))


# Linking everything asks twice: for the pairs, and for what is kept.
@lru_cache(maxsize=65536)
def _runs(content: str) -> frozenset[int]:
    """Give numbers for the runs of words of a text; of fewer words for all of them."""
    words = words_of(content)
    runs = (words[at : at + _RUN] for at in range(max(len(words) - _RUN + 1, 1)))
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)


def _number(told: str) -> int:
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest(), "big")


def _day(said: Period, *, is_dated: bool) -> int | None:
    if said.earliest is None or said.relation is Relation.SINCE or not is_dated:
        return None
    return said.earliest.toordinal()


def copies(block: Iterable[Phrasing], alone: Container[str] = ()) -> Mapping[FindingId, FindingId]:
    """Give those of one speaker that are copies, each with the least of its origin that is worded alike.

    They are one with it, however many there are, and are compared with others through it alone. Where a run of words
    stands in more of them than are compared, those that are worded much alike are copies too.

    Args:
        block: Statements of the speaker.
        alone: Those that stand for themselves, since people judged them.
    """
    alike = _worded_alike(one for one in block if one.id not in alone)
    times = Counter(run for several in alike for run in several[0].runs)
    families = _families(alike, frozenset(run for run, number in times.items() if number > CROWD))
    return {one.id: several[0].id for several in families for one in several[1:]}


def _worded_alike(block: Iterable[Phrasing]) -> list[list[Phrasing]]:
    """Give the statements of one origin that are worded alike together, in the order of ids."""
    found: dict[tuple[str, int], list[Phrasing]] = {}
    for one in sorted(block, key=lambda one: one.id):
        found.setdefault((one.origin, one.wording), []).append(one)
    return list(found.values())


def _families(alike: Iterable[list[Phrasing]], crowded: frozenset[int]) -> list[list[Phrasing]]:
    """Give statements worded alike, together with those much alike that have a very common run of words in common.

    Each is compared with the first few of the first few families that have such a run: so the cost grows with the
    statements and not with their pairs.
    """
    found: list[list[Phrasing]] = []
    reports: list[set[str]] = []
    held: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for several in alike:
        first = several[0]
        keys = [(first.origin, first.frame, run) for run in first.runs & crowded] if crowded else []
        near = sorted({at for key in keys for at in held[key][:FEW]})
        telling = {one.report for one in several}
        # What one report tells in two wordings it tells twice.
        free = (at for at in near if reports[at].isdisjoint(telling))
        home = next((at for at in free if _is_variant(first, found[at])), None)
        if home is None:
            for key in keys:
                held[key].append(len(found))
            found.append(list(several))
            reports.append(telling)
        else:
            found[home] += several
            reports[home] |= telling
    return found


def _is_variant(one: Phrasing, family: Sequence[Phrasing]) -> bool:
    """Say whether words are much those of the first of a family, and of the first few in the mean."""
    words = _STEMS.decode(one.stems)
    alike = [likeness(words, _STEMS.decode(other.stems)) for other in family[:FEW]]
    return alike[0] >= ALIKE and sum(alike) / len(alike) >= ALIKE


def _leading(block: Sequence[Phrasing], alone: Container[str] = ()) -> list[Phrasing]:
    left_out = copies(block, alone)
    return [one for one in block if one.id not in left_out]


def candidates(
    block: Sequence[Phrasing], among: Collection[str] | None = None, *, alone: Container[str] = ()
) -> set[Pair]:
    """Give pairs of one speaker that share a run of words; of a very common run those with the least ids.

    Only those that can be one: of one origin, both quoted, or both of one day. Copies are left out.

    Args:
        block: All statements of the speaker, sorted by id.
        among: Those of which pairs are wanted; None for all.
        alone: See `copies`.
    """
    if len(block if among is None else among) < 2:  # noqa: PLR2004 - most are alone: the block is not looked at for them
        return set()
    leading = _leading(block, alone)
    some = leading if among is None else [one for one in leading if one.id in among]
    return set(_within(some) if len(leading) <= CROWD else _of_crowds(leading, some))


def _within(some: Sequence[Phrasing]) -> Iterator[Pair]:
    """Give the pairs of a block in which no run can be too common."""
    return (pair(one.id, other.id) for one, other in _comparable(some) if not one.runs.isdisjoint(other.runs))


def _of_crowds(block: Sequence[Phrasing], some: Sequence[Phrasing]) -> Iterator[Pair]:
    """Give the pairs of a block, of a very common run those with the least ids."""
    known = {one.id: one for one in some}
    wanted = frozenset[int]().union(*(one.runs for one in some))
    met: dict[int, list[FindingId]] = defaultdict(list)
    for one in block:
        for run in one.runs & wanted:
            met[run].append(one.id)
    # Runs of one phrase stand in the same statements: each such set is paired once.
    crowds = {tuple(id_ for id_ in several[:CROWD] if id_ in known) for several in met.values()}
    of = ([known[id_] for id_ in crowd] for crowd in crowds if len(crowd) > 1)
    return (pair(one.id, other.id) for crowd in of for one, other in _comparable(crowd))


def _comparable(crowd: Iterable[Phrasing]) -> Iterator[tuple[Phrasing, Phrasing]]:
    """Give the pairs of some statements that can be one.

    Most pairs of a speaker are of two days and two origins: they are not even made.
    """
    for several in _nearby(crowd).values():
        for one, other in combinations(several, 2):
            if _can_meet(one, other):
                yield one, other


def _nearby(crowd: Iterable[Phrasing]) -> Mapping[Hashable, list[Phrasing]]:
    nearby: dict[Hashable, list[Phrasing]] = defaultdict(list)
    for one in crowd:
        for place in _places(one):
            nearby[place].append(one)
    return nearby


def _places(one: Phrasing) -> Iterator[Hashable]:
    """Give where a statement meets those that it can be one with."""
    yield one.origin
    if one.is_quoted:
        yield "quoted"
    if one.day is not None:
        yield one.day
        yield one.day + 1
    elif one.is_dated:
        yield "since"


def _can_meet(one: Phrasing, other: Phrasing) -> bool:
    return one.day is None or other.day is None or -1 <= one.day - other.day <= 1


def reached(now: Sequence[Phrasing], before: Sequence[Phrasing], changed: Collection[str]) -> set[str]:
    """Give statements with all that can be grouped otherwise because they came, went or are told otherwise.

    Nobody judged any of them.

    Args:
        now: All statements of a speaker as they are told now.
        before: Those that changed as they were told before.
        changed: Those that came, went or are told otherwise.
    """
    # Who comes or goes may lead its copies, or have led them: it is looked at beside the one that leads the others.
    alike = _worded_alike(one for one in now if one.id not in changed)
    leading = [several[0] for several in alike]
    come = (_worded_alike(one for one in now if one.id in changed), _worded_alike(before))
    leading += (several[0] for told in come for several in told)
    crowds = _crowds(leading, changed) if len(leading) > CROWD else {}
    known = [_admitted(one, crowds) for one in leading] if crowds else leading
    nearby = _nearby(known)
    kin: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(leading):
        kin[one.origin].append(place)
    holders: defaultdict[tuple[str, int], list[int]] = defaultdict(list)

    def meets(one: Phrasing) -> Iterator[Phrasing]:
        others = chain.from_iterable(nearby[place] for place in _places(one) if place != one.origin)
        return (
            other
            for other in others
            if other.id != one.id and _can_meet(one, other) and not one.runs.isdisjoint(other.runs)
        )

    def of_origin(at: int) -> Iterator[int]:
        # All that share a run in one origin hang together: each run is looked at once, and of few origins any.
        origin = leading[at].origin
        for place in kin.pop(origin, ()):
            for run in leading[place].runs:
                holders[origin, run].append(place)
        return chain.from_iterable(holders.pop((origin, run), ()) for run in leading[at].runs)

    places = {id(one): place for place, one in enumerate(known)}
    # Who comes or goes lets another into a crowd, or pushes it out; of a run that is crowded through it, all.
    edge = {id_ for several in crowds.values() for id_ in several[CROWD:]}
    turned = _turned(leading, changed) if crowds else set[int]()
    copied = {(one.origin, one.wording) for one in leading if one.id in changed}
    at = [
        place
        for place, one in enumerate(leading)
        if (one.origin, one.wording) in copied or one.id in edge or not turned.isdisjoint(one.runs)
    ]
    found = set(at)
    while at:
        here = at.pop()
        for there in (*(places[id(other)] for other in meets(known[here])), *of_origin(here)):
            if there not in found:
                found.add(there)
                at.append(there)
    ids = {leading[place].id for place in found}
    return ids.union(changed, (one.id for several in alike if several[0].id in ids for one in several))


def _turned(block: Sequence[Phrasing], changed: Collection[str]) -> set[int]:
    """Give the runs of words that are too common with those that changed, and might not be without them."""
    moved = Counter(run for one in block if one.id in changed for run in one.runs)
    times = Counter(run for one in block for run in one.runs & moved.keys())
    return {run for run, number in moved.items() if times[run] > CROWD >= times[run] - number}


def _crowds(block: Sequence[Phrasing], changed: Collection[str]) -> dict[int, list[FindingId]]:
    """Give, for the runs that too many statements have, those that are compared for them now or were before.

    Each of those that changed moves the edge by one at most.
    """
    times = Counter(run for one in block for run in one.runs)
    holders: dict[int, set[FindingId]] = {run: set() for run, number in times.items() if number > CROWD}
    for one in block:
        for run in one.runs & holders.keys():
            holders[run].add(one.id)
    return {run: sorted(ids)[: CROWD + len(ids.intersection(changed))] for run, ids in holders.items()}


def _admitted(one: Phrasing, crowds: Mapping[int, Sequence[FindingId]]) -> Phrasing:
    """Give a phrasing without the runs for which it is never compared."""
    crowded = one.runs & crowds.keys()
    return replace(one, runs=one.runs - {run for run in crowded if one.id not in crowds[run]}) if crowded else one
