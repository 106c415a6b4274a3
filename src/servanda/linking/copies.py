"""Origins linked anew: only the families that a report joins, leaves or holds together.

Invariant: what is kept equals what tracing all reports gives, whatever came and went in whatever order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from servanda.linking.origins import (
    CANDIDATE_SHARED,
    CROWD,
    Lineage,
    Overlap,
    Sketch,
    are_near,
    families,
    hubs,
    is_joined,
    is_worth,
    overlap,
    sketch_of,
    wording,
)
from servanda.linking.store import Store
from servanda.model import Kept, Made, OriginId, Report, ReportId, Shelf, key_of

_SKETCH = msgspec.msgpack.Decoder(tuple[int, int, frozenset[int]])
_AGENCIES = msgspec.msgpack.Decoder(tuple[str, ...])
_OVERLAP = msgspec.msgpack.Decoder(tuple[Overlap, bool])
Pair = tuple[ReportId, ReportId]
_ALL = 1 << 62
"""More than any run has."""


def shelve(lineage: Lineage, reports: Mapping[ReportId, Report]) -> Iterator[Kept]:
    """Give what is kept of the origins of all reports."""
    yield from map(_sketch_row, lineage.sketches)
    for one in lineage.overlaps:
        yield from _overlap_rows(one, is_same=is_joined(one, reports))
    yield from _origin_rows(lineage)
    for one_origin, other in lineage.undecided:
        yield Kept(Shelf.UNSURE, 0, one_origin, other)
        yield Kept(Shelf.UNSURE, 0, other, one_origin)


def runs_of(sketch: Sketch) -> Iterator[int]:
    """Give the numbers under which a report is entered: its runs of words, and all its words as one."""
    yield from sketch.runs
    if sketch.whole:
        yield sketch.whole


@dataclass(frozen=True, slots=True)
class Traced:
    """The reports whose origin, or what may be one with it, moved, the changed ones among them, also those gone.

    `kin` are all that share an origin with a changed report, or shared one.
    """

    moved: frozenset[ReportId]
    kin: frozenset[ReportId]


def relink(store: Store, changed: frozenset[ReportId]) -> Traced:
    """Trace the families of changed reports anew."""
    before = {row.owner: row for row in store.owned(Shelf.SKETCH, changed)}
    gone = {ReportId(id_): _sketch(row) for id_, row in before.items()}
    here = {id_: sketch_of(wording(report), report) for id_, report in store.reports(changed).items()}
    for id_, sketch in gone.items():
        store.unpost(id_, runs_of(sketch))
    for id_, sketch in here.items():
        store.post(id_, runs_of(sketch))
    store.forget(before.values())
    store.keep(map(_sketch_row, here.values()))
    # What is read again as it was moves nobody else.
    moved = {id_ for id_ in changed if gone.get(id_) != here.get(id_)}
    crowds = _Crowds(store)
    lost = _pushed_out(crowds, changed, [here[id_] for id_ in sorted(moved & here.keys())])
    new = _let_in(crowds, changed, [gone[id_] for id_ in sorted(moved & gone.keys())])
    left = [*store.places(Shelf.OVERLAP, changed), *lost]
    store.forget([*left, *(_mirrored(row) for row in left)])
    pairs = _pairs(crowds, here) | new
    store.keep(_overlaps(store, pairs))
    ends = {ReportId(row.item) for row in left} | {ReportId(row.owner) for row in left}
    edges, family = _around(store, changed.union(ends, *pairs))
    return Traced(changed | _families(store, edges, family), family)


class _Crowds:
    """Which reports are looked at together for a run of words, asked once; nothing may be entered meanwhile."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._of: dict[int, Mapping[ReportId, None]] = {}
        self._first: dict[int, Sequence[Sketch]] = {}
        self._sketches: dict[ReportId, Sketch] = {}

    def of(self, run: int) -> Mapping[ReportId, None]:
        """Give the reports with a run that are compared with each other: those with the least ids, in their order."""
        if run not in self._of:
            self._of[run] = dict.fromkeys(self.store.holders(run, CROWD))
        return self._of[run]

    def beyond(self, run: int, *, but: int = 0) -> Sequence[ReportId]:
        """Give the reports with a run that stand behind its crowd, and the last few of those in it."""
        return self.store.holders(run, _ALL, past=max(CROWD - but, 0))

    def sketches(self, ids: Iterable[ReportId]) -> Sequence[Sketch]:
        """Give the sketches of reports in their order."""
        listed = list(ids)
        lacking = {id_ for id_ in listed if id_ not in self._sketches}
        for row in self.store.owned(Shelf.SKETCH, lacking) if lacking else ():
            self._sketches[ReportId(row.owner)] = _sketch(row)
        return [self._sketches[id_] for id_ in listed]

    def hubs(self, run: int, of: ReportId) -> tuple[ReportId, ...]:
        """Give those with which a report behind the crowd of a run is compared."""
        if run not in self._first:
            self._first[run] = self.sketches(self.of(run))
        (one,) = self.sketches([of])
        return hubs(self._first[run], one)

    def around(self, run: int, of: ReportId) -> Iterable[ReportId]:
        """Give those with which a report that has a run may be compared for it, itself among them."""
        crowd = self.of(run)
        # Only of a full crowd can there be more.
        return (*crowd, *self.beyond(run)) if of in crowd and len(crowd) == CROWD else crowd

    def are_met(self, run: int, pair: Pair) -> bool:
        """Say whether two reports that have a run are compared for it; the second has the greater id."""
        crowd = self.of(run)
        return pair[1] in crowd or (pair[0] in crowd and pair[0] in self.hubs(run, pair[1]))


def _pushed_out(crowds: _Crowds, changed: frozenset[ReportId], come: Iterable[Sketch]) -> list[Kept]:
    """Give what others had in common that is not looked at any more.

    Where a run of words stands in many reports, one that comes among the first pushes another out of its crowd, and
    those of its days behind it are compared with it in another's place.
    """
    out: set[ReportId] = set()
    for run, those in _by_run(come).items():
        crowd = crowds.of(run)
        if len(crowd) == CROWD and (first := [one for one in those if one.report in crowd]):
            behind = crowds.sketches(crowds.beyond(run))
            out.update(one.report for one in behind[: len(those)])
            out.update(one.report for one in behind if any(are_near(one, other) for other in first))
    rows = [row for row in crowds.store.places(Shelf.OVERLAP, out - changed) if row.item not in changed]
    worth = _worth(crowds, {_pair(row.owner, row.item) for row in rows})
    return [row for row in rows if _pair(row.owner, row.item) not in worth]


def _let_in(crowds: _Crowds, changed: frozenset[ReportId], gone: Iterable[Sketch]) -> set[Pair]:
    """Give the pairs of others that were not looked at, since a run of words stood in too many reports."""
    pairs: set[Pair] = set()
    for run, those in _by_run(gone).items():
        # Most runs are in few reports: then none was left out. Who stood behind the crowd left nobody in.
        crowd, number = crowds.of(run), len(those)
        if len(crowd) + number <= CROWD or (len(crowd) == CROWD and those[0].report > max(crowd)):
            continue
        late = crowds.sketches(crowds.beyond(run, but=number))
        moved = [*those, *late[:number]]
        for one in late:
            if one.report in crowd:
                pairs.update(_pair(one.report, other) for other in crowd if other != one.report)
            elif any(are_near(one, other) for other in moved):
                pairs.update(_pair(one.report, hub) for hub in crowds.hubs(run, one.report))
    worth = _worth(crowds, (pair for pair in pairs if changed.isdisjoint(pair)))
    had = crowds.store.places(Shelf.OVERLAP, {id_ for pair in worth for id_ in pair})
    return worth - {_pair(row.owner, row.item) for row in had}


def _by_run(sketches: Iterable[Sketch]) -> Mapping[int, Sequence[Sketch]]:
    """Give those that have a run of words, by the runs and in their order."""
    found: dict[int, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        for run in runs_of(sketch):
            found[run].append(sketch)
    return found


def _worth(crowds: _Crowds, pairs: Iterable[Pair]) -> set[Pair]:
    """Give those of some pairs that are worth aligning."""
    listed = sorted(pairs)
    ids = sorted({id_ for two in listed for id_ in two})
    known = dict(zip(ids, crowds.sketches(ids), strict=True))
    found = set[Pair]()
    for pair in listed:
        mine, theirs = known[pair[0]], known[pair[1]]
        shared = mine.runs & theirs.runs
        is_whole = mine.whole == theirs.whole != 0
        if not are_near(mine, theirs) or not (is_whole or is_worth(len(shared), mine, theirs)):
            continue
        # Copies share a hundred runs: no more of them are looked up than it takes.
        met = (run for run in shared if crowds.are_met(run, pair))
        is_enough = any(is_worth(count, mine, theirs) for count, _ in enumerate(met, 1))
        if is_enough or (is_whole and crowds.are_met(mine.whole, pair)):
            found.add(pair)
    return found


def _overlaps(store: Store, pairs: Iterable[Pair]) -> Iterator[Kept]:
    """Give what the reports of pairs have in common."""
    ordered = sorted(pairs)
    reports = store.reports({id_ for pair in ordered for id_ in pair})
    wordings = {id_: wording(report) for id_, report in reports.items()}
    for one, other in ordered:
        common = overlap(wordings[one], wordings[other])
        yield from _overlap_rows(common, is_same=is_joined(common, reports))


def _pairs(crowds: _Crowds, sketches: Mapping[ReportId, Sketch]) -> set[Pair]:
    """Give the pairs that are worth aligning and hold one of some reports."""
    shared: dict[ReportId, Counter[ReportId]] = defaultdict(Counter)
    for id_, sketch in sketches.items():
        for run in runs_of(sketch):
            # All words in common are enough, however few.
            weight = CANDIDATE_SHARED if run == sketch.whole else 1
            shared[id_].update(dict.fromkeys(crowds.around(run, id_), weight))
    near = {
        _pair(id_, other)
        for id_, counts in shared.items()
        for other, count in counts.items()
        if other != id_ and count >= CANDIDATE_SHARED
    }
    return _worth(crowds, near)


def _families(store: Store, edges: Iterable[tuple[Overlap, bool]], family: frozenset[ReportId]) -> frozenset[ReportId]:
    """Group reports that hang together anew; give those whose origin, or its doubts, changed."""
    reports = store.reports(family)
    inside = {(one.shorter, one.longer): one for one, _ in edges if {one.shorter, one.longer} <= family}
    ordered = sorted(inside.values(), key=lambda one: tuple(sorted((one.shorter, one.longer))))
    lineage = families(reports, ordered)
    before, now = store.owned(Shelf.ORIGIN, family), list(_origin_rows(lineage))
    store.forget(before)
    store.keep(now)
    met = {OriginId(row.item) for row in (*before, *now)}
    store.replace(map(key_of, met), (Made(key_of(origin.id), origin) for origin in lineage.origins))
    ends = {id_ for one, _ in edges for id_ in (one.shorter, one.longer)}
    beyond = {OriginId(row.item) for row in store.places(Shelf.ORIGIN, ends)}
    # Also those of which only the agencies changed that their origin credits.
    moved = {ReportId(row.owner) for row in {*before} ^ {*now}}
    return frozenset(moved | _doubts(store, met | beyond))


def _around(store: Store, seeds: Iterable[ReportId]) -> tuple[list[tuple[Overlap, bool]], frozenset[ReportId]]:
    """Give the reports that hang together with some through common texts, and all they have in common with any."""
    family: set[ReportId] = set()
    edges: list[tuple[Overlap, bool]] = []
    at = set(seeds)
    while at:
        family |= at
        found = [_OVERLAP.decode(row.body) for row in store.owned(Shelf.OVERLAP, at)]
        edges += found
        at = {id_ for one, is_same in found if is_same for id_ in (one.shorter, one.longer)} - family
    return edges, frozenset(family)


def _doubts(store: Store, origins: Iterable[OriginId]) -> set[ReportId]:
    """Note anew which origins may be one with some; give the reports of those for which that changed."""
    touched: set[ReportId] = set()
    for origin in origins:
        of_it = {ReportId(row.owner) for row in store.kept(Shelf.ORIGIN, [key_of(origin)])}
        ends = {row.item for row in store.places(Shelf.OVERLAP, of_it)}
        now = {row.item for row in store.places(Shelf.ORIGIN, ends)} - {origin}
        before = store.places(Shelf.UNSURE, [origin])
        if now != {row.item for row in before}:
            store.forget(before)
            store.keep(Kept(Shelf.UNSURE, 0, origin, other) for other in now)
            touched |= of_it
    return touched


def _sketch_row(sketch: Sketch) -> Kept:
    body = msgspec.msgpack.encode((sketch.whole, sketch.day, sorted(sketch.runs)))
    return Kept(Shelf.SKETCH, 0, sketch.report, body=body)


def _sketch(row: Kept) -> Sketch:
    whole, day, runs = _SKETCH.decode(row.body)
    return Sketch(ReportId(row.owner), runs, whole, day)


def _overlap_rows(one: Overlap, *, is_same: bool) -> Iterator[Kept]:
    body = msgspec.msgpack.encode((one, is_same))
    yield Kept(Shelf.OVERLAP, 0, one.shorter, one.longer, body)
    yield Kept(Shelf.OVERLAP, 0, one.longer, one.shorter, body)


def _pair(one: str, other: str) -> Pair:
    return ReportId(min(one, other)), ReportId(max(one, other))


def _mirrored(row: Kept) -> Kept:
    return Kept(row.shelf, row.key, row.item, row.owner, row.body)


def _origin_rows(lineage: Lineage) -> Iterator[Kept]:
    for report, origin in lineage.of.items():
        agencies = lineage.agencies.get(origin, ())
        yield Kept(Shelf.ORIGIN, key_of(origin), report, origin, msgspec.msgpack.encode(agencies) if agencies else b"")


def origin_of(row: Kept) -> tuple[OriginId, tuple[str, ...]]:
    """Give an origin and the agencies that its reports credit, of the row that keeps it."""
    return OriginId(row.item), _AGENCIES.decode(row.body) if row.body else ()
