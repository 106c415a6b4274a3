"""A report's text with its findings marked in place.

Invariant: the words of the segments, joined, are the report's text. Spans that nest or cross are cut at every end, so
a segment carries all the records that quote it and no mark is ever opened in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.model import PROSE, BlockKind, Report, Span

_FOLDED_FROM = 240
"""Characters from which unread text is folded: about three lines stay open."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a report that is pointed out; `title` says in a few words what was read there.

    `record` is the record that quotes it, None where there is none: a place that was asked for, or reports that are
    not linked yet.
    """

    span: Span
    record: str | None
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with the marks that cover it, the narrowest first.

    `anchors` are the spans that begin here, as `q120-164`: what a link to a quote points at.
    """

    words: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]

    @property
    def record(self) -> str | None:
        """Give the record of the narrowest mark that has one: where these words lead."""
        return next((mark.record for mark in self.marks if mark.record), None)


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring blocks of one kind; `is_read` says whether findings may come from it."""

    kind: BlockKind
    is_read: bool
    is_folded: bool
    characters: int
    segments: tuple[Segment, ...]


def parts(report: Report, marks: Iterable[Mark]) -> tuple[Part, ...]:
    """Give the blocks of a report in order, cut into segments; marks that reach over blocks are cut at their ends."""
    ordered = sorted(set(marks), key=_order)
    found = []
    for kind, span in _runs(report):
        segments = _segments(report.text, span, [mark for mark in ordered if mark.span.overlaps(span)])
        is_read = kind in PROSE
        is_marked = any(segment.marks for segment in segments)
        is_folded = not is_read and not is_marked and len(span) >= _FOLDED_FROM
        found.append(Part(kind, is_read, is_folded, len(span), segments))
    return tuple(found)


def _order(mark: Mark) -> tuple[Span, str, str]:
    return mark.span, mark.kind, mark.record or ""


def _runs(report: Report) -> list[tuple[BlockKind, Span]]:
    """Give the blocks, neighbours of one kind joined."""
    runs: list[tuple[BlockKind, Span]] = []
    for block in report.blocks:
        if runs and runs[-1][0] is block.kind:
            runs[-1] = (block.kind, Span(runs[-1][1].start, block.span.end))
        else:
            runs.append((block.kind, block.span))
    return runs


def _segments(text: str, whole: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    ends = {whole.start, whole.end}
    for mark in marks:
        ends |= {max(whole.start, mark.span.start), min(whole.end, mark.span.end)}
    cuts = sorted(ends)
    return tuple(_segment(text, Span(start, end), marks) for start, end in pairwise(cuts))


def _segment(text: str, span: Span, marks: Sequence[Mark]) -> Segment:
    over = sorted(
        (mark for mark in marks if mark.span.overlaps(span)), key=lambda mark: (len(mark.span), *_order(mark))
    )
    begun = (mark.span for mark in over if mark.span.start == span.start)
    anchors = tuple(dict.fromkeys(anchor(each) for each in begun))
    return Segment(span.of(text), tuple(over), anchors)


def anchor(span: Span) -> str:
    """Give the name of a quote's place on its page.

    >>> anchor(Span(120, 164))
    'q120-164'
    """
    return f"q{span.start}-{span.end}"
