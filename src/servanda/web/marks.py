"""A report's text with its findings marked in place.

Invariant: the words of the segments, joined, are the report's text. Spans that nest or cross are cut at every end, so
a segment carries all the records that quote it and no mark is ever opened in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from servanda.model import PROSE, BlockKind, Report, Span

_LEFT_OUT = " […] "
"""What stands for words that may not be handed on."""
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


def parts(
    report: Report, marks: Iterable[Mark], *, places: Iterable[Span] = (), within: Span | None = None
) -> tuple[Part, ...]:
    """Give the blocks of a report in order, cut into segments; marks that reach over blocks are cut at their ends.

    Args:
        report: The report.
        marks: What is pointed out.
        places: Spans that links lead to, whether a mark has them or not.
        within: What of the text is wanted, all of it if nothing is said.
    """
    ordered = sorted(set(marks), key=_order)
    led_to = sorted(set(places))
    found = []
    for kind, run in _runs(report):
        if within is not None and not run.overlaps(within):
            continue
        span = run if within is None else Span(max(run.start, within.start), min(run.end, within.end))
        here = [mark for mark in ordered if mark.span.overlaps(span)]
        cut = segments(report.text, span, here, places=[place for place in led_to if place.start in span])
        is_read = kind in PROSE
        is_marked = any(segment.marks for segment in cut)
        is_folded = not is_read and not is_marked and len(span) >= _FOLDED_FROM
        found.append(Part(kind, is_read, is_folded, len(span), cut))
    return tuple(found)


def only_around(found: Iterable[Part], *, around: int) -> tuple[Part, ...]:
    """Give parts in which marked words stand with so many characters on either side; what is cut out is said to be.

    Titles stay whole: they name the report.
    """
    return tuple(
        part if part.kind is BlockKind.TITLE else replace(part, segments=tuple(_cut(part.segments, around)))
        for part in found
    )


def _cut(segments: Sequence[Segment], around: int) -> Iterator[Segment]:
    marked = [number for number, segment in enumerate(segments) if segment.marks]
    for number, segment in enumerate(segments):
        behind, before = bool(marked and marked[0] < number), bool(marked and marked[-1] > number)
        if segment.marks or len(segment.words) <= around * (behind + before):
            yield segment
            continue
        words = f"{segment.words[:around] if behind else ''}{_LEFT_OUT}{segment.words[-around:] if before else ''}"
        yield replace(segment, words=words)


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


def segments(text: str, whole: Span, marks: Sequence[Mark], *, places: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """Give a run of a text cut at every end of the marks that overlap it, and where places begin that it holds."""
    ends = {whole.start, whole.end, *(place.start for place in places)}
    for mark in marks:
        ends |= {max(whole.start, mark.span.start), min(whole.end, mark.span.end)}
    cuts = sorted(ends)
    begun: dict[int, list[Span]] = {}
    for span in (*(mark.span for mark in sorted(marks, key=_narrowest) if mark.span), *places):
        begun.setdefault(span.start, []).append(span)
    return tuple(
        Segment(Span(start, end).of(text), over, tuple(dict.fromkeys(map(anchor, begun.get(start, ())))))
        for (start, end), over in zip(pairwise(cuts), _over(cuts, marks), strict=True)
    )


def _narrowest(mark: Mark) -> tuple[int, Span, str, str]:
    return len(mark.span), *_order(mark)


def _over(cuts: Sequence[int], marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Give the marks over each run between two cuts, the narrowest first.

    Marks open and close on the way through the text: a long one has thousands, of which few lie over one place.
    """
    waiting = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].span.start < end:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.span.end > start]
        yield tuple(sorted((mark for mark in over if mark.span.overlaps(Span(start, end))), key=_narrowest))


def anchor(span: Span) -> str:
    """Give the name of a quote's place on its page.

    >>> anchor(Span(120, 164))
    'q120-164'
    """
    return f"q{span.start}-{span.end}"
