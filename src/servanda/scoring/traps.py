"""Traps: places where something must not be produced, and the found rows that are there all the same.

Invariant: the bar is zero, so gold itself falls into none. A row falls when it is of the kind in `never`, has all
properties in `with`, and one of its evidence spans shares a character with the trap's span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from servanda.errors import EvaluationError
from servanda.scoring import trapped_marks, trapped_records, trapped_reports
from servanda.scoring.actors import MentionPair
from servanda.scoring.figures import Fall
from servanda.scoring.ground import Ground
from servanda.scoring.relations import Matches
from servanda.scoring.rows import Commitment, Event, Never, Statement, Trap
from servanda.scoring.sides import Sides


def fall_into(sides: Sides, matches: Matches, mentions: Sequence[MentionPair]) -> list[Fall]:
    """Give every found row that a trap forbids, once for each trap.

    Raises:
        EvaluationError: A trap forbids a kind of row, or a property of it, that nothing here can judge.
    """
    ground = Ground(sides, matches, mentions)
    falls: dict[tuple[str, str, str], Fall] = {}
    for trap in sides.gold.traps:
        for never in trap.never:
            _expect_known(trap, never)
            for row in RULES[never.kind](ground, trap, never):
                fall = Fall(trap.id, trap.tier, never.kind, row, trap.report, trap.quote or "", trap.reason or "")
                falls[trap.id, never.kind, row] = fall
    return [falls[key] for key in sorted(falls)]


def _expect_known(trap: Trap, never: Never) -> None:
    # A trap that nothing can judge would always pass.
    if never.kind not in RULES:
        raise EvaluationError(f"trap {trap.id} forbids {never.kind!r}; expected one of {', '.join(sorted(RULES))}")
    if unknown := sorted(set(never.properties) - PROPERTIES[never.kind]):
        known = ", ".join(sorted(PROPERTIES[never.kind])) or "none"
        raise EvaluationError(f"trap {trap.id} forbids a {never.kind} with {', '.join(unknown)}; known are: {known}")


RULES: Mapping[str, Callable[[Ground, Trap, Never], Iterable[str]]] = {
    "statement": trapped_records.records,
    "event": trapped_records.records,
    "commitment": trapped_records.records,
    "origin": trapped_records.origins,
    "mention": trapped_marks.mentions,
    "actor": trapped_marks.actors,
    "label": trapped_marks.labels,
    "time": trapped_marks.times,
    "quantity": trapped_records.quantities,
    "block": trapped_reports.blocks,
    "published": trapped_reports.published,
    "agency": trapped_reports.agencies,
    "merge": trapped_records.merges,
}

_OF_RECORDS = frozenset({"second", "count"})
PROPERTIES: Mapping[str, frozenset[str]] = {
    "statement": frozenset(Statement.__struct_fields__) | _OF_RECORDS,
    "event": frozenset(Event.__struct_fields__) | _OF_RECORDS,
    "commitment": frozenset(Commitment.__struct_fields__) | _OF_RECORDS,
    "origin": frozenset({"second"}),
    "mention": frozenset({"actor", "kind"}),
    "actor": frozenset({"code", "country", "kind", "name", "named"}),
    "label": frozenset({"by"}),
    "time": frozenset({"granularity", "value"}),
    "quantity": frozenset(),
    "block": frozenset({"kind"}),
    "published": frozenset({"granularity"}),
    "agency": frozenset(),
    "merge": frozenset({"actors", "events"}),
}
