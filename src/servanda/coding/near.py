"""Marks near a place, found by bisection, so that a long report costs no more per sentence than a short one.

Invariant: what is looked through is sorted by where it starts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from servanda.model import Span, Statement

_MOST_OVERLAPPING = 64
"""How many parts that begin before a place are looked at: nested speech is not deeper than that."""


class Marked(Protocol):
    """Anything that lies at a span of the text."""

    @property
    def span(self) -> Span:
        """Give where it lies."""
        ...


MarkType = TypeVar("MarkType", bound=Marked)


def within(marks: Sequence[MarkType], span: Span) -> Sequence[MarkType]:
    """Give the marks that begin inside a span."""
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    return marks[first:last]


def overlapping(spans: Sequence[Span], parts: Iterable[Span]) -> list[Span]:
    """Give the spans that share a character with one of some parts, in order; `spans` is sorted."""
    found: set[Span] = set()
    for part in parts:
        first = bisect_left(spans, part.start, key=lambda span: span.start)
        last = bisect_left(spans, part.end, key=lambda span: span.start)
        found.update(span for span in spans[max(0, first - _MOST_OVERLAPPING) : last] if span.overlaps(part))
    return sorted(found)


class Speech:
    """The parts of all statements in the order of the text, to ask which of them hold a place."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        parts = [(part.start, part.end, at) for at, one in enumerate(statements) for part in one.content_parts]
        self._parts = sorted(parts)
        self._statements = statements

    def holding(self, place: int) -> tuple[Statement, ...]:
        """Give the statements one of whose parts holds a character, in the order of the statements."""
        last = bisect_right(self._parts, place, key=lambda part: part[0])
        near = self._parts[max(0, last - _MOST_OVERLAPPING) : last]
        return tuple(self._statements[at] for at in sorted({at for _, end, at in near if place < end}))
