"""Things on a line stacked into rows, so that none covers another.

Invariant: two things that share a row do not touch; the order in which they are given decides who lies lowest, and
nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What a thing takes: from `start` to `end` on the line, and so many rows."""

    start: float
    end: float
    rows: int = 1


def stacked(things: Iterable[Taken], *, gap: float) -> tuple[int, ...]:
    """Give the lowest row of each thing: the lowest from which all its rows are free, a gap on both sides."""
    rows: list[list[Taken]] = []
    found = []
    for thing in things:
        row = next(row for row in range(len(rows) + 1) if _is_free(rows[row : row + thing.rows], thing, gap))
        rows.extend([] for _ in range(row + thing.rows - len(rows)))
        for taken in rows[row : row + thing.rows]:
            taken.append(thing)
        found.append(row)
    return tuple(found)


def height(things: Sequence[Taken], rows: Sequence[int]) -> int:
    """Give how many rows things take that begin in these rows."""
    return max((row + thing.rows for thing, row in zip(things, rows, strict=True)), default=0)


def _is_free(rows: Iterable[Sequence[Taken]], thing: Taken, gap: float) -> bool:
    return not any(other.start < thing.end + gap and thing.start < other.end + gap for row in rows for other in row)
