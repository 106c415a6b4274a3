"""Origins linked anew: only the families that a report joins, leaves or holds together.

Invariant: what is kept equals what tracing all reports gives, whatever came and went in whatever order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    is_joined,
    is_worth,
    overlap,
    sketch_of,
    wording,
)
from servanda.linking.store import Store
from servanda.model import Kept, Made, OriginId, Report, ReportId, Shelf, key_of

_SKETCH = msgspec.msgpack.Decoder(tuple[int, int, frozenset[int]])
_OVERLAP = msgspec.msgpack.Decoder(tuple[Overlap, bool])
Pair = tuple[ReportId, ReportId]


def shelve(lineage: Lineage, reports: Mapping[ReportId, Report]) -> Iterator[Kept]:
    """Give what is kept of the origins of all reports."""
    yield from map(_sketch_row, lineage.sketches)
    for one in lineage.overlaps:
        yield from _overlap_rows(one, is_same=is_joined(one, reports))
    for report, origin in lineage.of.items():
        yield _origin_row(report, origin)
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
    moved = changed | _crowded(store, (*gone.values(), *here.values()))
    left = store.owned(Shelf.OVERLAP, moved)
    store.forget([*left, *(_mirrored(row) for row in left)])
    store.keep(_overlaps(store, moved))
    ends = {ReportId(row.item) for row in (*left, *store.owned(Shelf.OVERLAP, moved))}
    edges, family = _around(store, moved | ends)
    return Traced(changed | _families(store, edges, family), family)


def _crowded(store: Store, sketches: Iterable[Sketch]) -> frozenset[ReportId]:
    """Give the reports that fall out of, or come into, the crowd of a run when others come and go."""
    times = Counter(run for sketch in sketches for run in runs_of(sketch))
    found: set[ReportId] = set()
    for run, number in times.items():
        here = store.holders(run, CROWD + number)
        found.update(here[max(CROWD - number, 0) :] if len(here) + number > CROWD else ())
    return frozenset(found)


def _overlaps(store: Store, moved: Iterable[ReportId]) -> Iterator[Kept]:
    """Give what reports have in common with all others."""
    pairs = sorted(_pairs(store, {ReportId(row.owner): _sketch(row) for row in store.owned(Shelf.SKETCH, moved)}))
    reports = store.reports({id_ for pair in pairs for id_ in pair})
    wordings = {id_: wording(report) for id_, report in reports.items()}
    for one, other in pairs:
        common = overlap(wordings[one], wordings[other])
        yield from _overlap_rows(common, is_same=is_joined(common, reports))


def _pairs(store: Store, sketches: Mapping[ReportId, Sketch]) -> set[Pair]:
    """Give the pairs that are worth aligning and hold one of some reports."""
    shared: dict[ReportId, Counter[ReportId]] = defaultdict(Counter)
    for id_, sketch in sketches.items():
        for run in runs_of(sketch):
            here = store.holders(run, CROWD)
            if id_ in here:
                # All words in common are enough, however few.
                weight = CANDIDATE_SHARED + len(sketch.runs) if run == sketch.whole else 1
                shared[id_].update(dict.fromkeys(here, weight))
    near = {
        other
        for id_, counts in shared.items()
        for other, count in counts.items()
        if other != id_ and count >= CANDIDATE_SHARED
    }
    known = {ReportId(row.owner): _sketch(row) for row in store.owned(Shelf.SKETCH, near)}
    return {
        (min(id_, other), max(id_, other))
        for id_, counts in shared.items()
        for other, count in counts.items()
        if other != id_
        and count >= CANDIDATE_SHARED
        and is_worth(count, sketches[id_], known[other])
        and are_near(sketches[id_], known[other])
    }


def _families(store: Store, edges: Iterable[tuple[Overlap, bool]], family: frozenset[ReportId]) -> frozenset[ReportId]:
    """Group reports that hang together anew; give those whose origin, or its doubts, changed."""
    reports = store.reports(family)
    inside = {(one.shorter, one.longer): one for one, _ in edges if {one.shorter, one.longer} <= family}
    ordered = sorted(inside.values(), key=lambda one: tuple(sorted((one.shorter, one.longer))))
    lineage = families(reports, ordered)
    before = store.owned(Shelf.ORIGIN, family)
    store.forget(before)
    store.keep(_origin_row(report, origin) for report, origin in lineage.of.items())
    old = {ReportId(row.owner): OriginId(row.item) for row in before}
    met = {*old.values(), *lineage.of.values()}
    store.replace(map(key_of, met), (Made(key_of(origin.id), origin) for origin in lineage.origins))
    ends = {id_ for one, _ in edges for id_ in (one.shorter, one.longer)}
    beyond = {OriginId(row.item) for row in store.owned(Shelf.ORIGIN, ends)}
    moved = {id_ for id_ in family if old.get(id_) != lineage.of.get(id_)}
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
        ends = {row.item for row in store.owned(Shelf.OVERLAP, of_it)}
        now = {row.item for row in store.owned(Shelf.ORIGIN, ends)} - {origin}
        before = store.owned(Shelf.UNSURE, [origin])
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


def _mirrored(row: Kept) -> Kept:
    return Kept(row.shelf, row.key, row.item, row.owner, row.body)


def _origin_row(report: ReportId, origin: OriginId) -> Kept:
    return Kept(Shelf.ORIGIN, key_of(origin), report, origin)
