"""Lands that head an item or a section of a digest: "- Georgia: Police held 14 people", a line with "Chad" alone.

Invariant: only the plain name of one state at the start of a line is a label, with a colon behind it or alone on its
line; a lone name heads what follows only where the report prints several such lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from servanda.coding.cast import ReportReading
from servanda.coding.near import within
from servanda.model import ActorKind, BlockKind, MentionKind, Span

_OPENING = re.compile(r"[\s\-–—*•·▪►>#\d.)(]*")
"""Bullets and numbers before a label."""
_LEAST_HEADINGS = 2


class LabelledLands:
    """Tells under which land's label a place of the text stands."""

    def __init__(self, reading: ReportReading) -> None:
        self._found = sorted(_labels(reading), key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._found]

    def at(self, place: int) -> str | None:
        """Give the state whose label heads the line or the section of a place."""
        before = bisect_right(self._starts, place) - 1
        if before < 0 or place >= self._found[before][0].end:
            return None
        return self._found[before][1]


def _labels(reading: ReportReading) -> Iterator[tuple[Span, str]]:
    """Give what each label heads, with its state: its own line, or what stands up to the next heading."""
    text = reading.report.text
    lines = [(line, label) for line in _lines(reading) if (label := _label(reading, line)) is not None]
    headings = [(line, code) for line, (code, is_heading) in lines if is_heading]
    yield from ((line, code) for line, (code, is_heading) in lines if not is_heading)
    if len({code for _, code in headings}) >= _LEAST_HEADINGS:
        ends = [*(line.start for line, _ in headings[1:]), len(text)]
        yield from ((Span(line.start, end), code) for (line, code), end in zip(headings, ends, strict=True))


def _lines(reading: ReportReading) -> Iterator[Span]:
    """Give the lines of a report that are not its title."""
    text, start = reading.report.text, 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start and reading.report.block_at(start).kind is not BlockKind.TITLE:
            yield Span(start, end)
        start += len(line)


def _label(reading: ReportReading, line: Span) -> tuple[str, bool] | None:
    """Give the state that opens a line as its label, and whether it is the whole line; None for any other line."""
    text = reading.report.text
    opening = _OPENING.match(text, line.start, line.end)
    start = opening.end() if opening is not None else line.start
    for mark in within(reading.marks.names, Span(start, start + 1)):
        states = {one.code for one in mark.readings if one.actor_kind is ActorKind.STATE}
        if mark.kind is not MentionKind.NAME or len(states) != 1:
            continue
        behind = text[mark.span.end : line.end].strip()
        if behind in {"", ":"}:
            return states.pop(), True
        if behind.startswith(":"):
            return states.pop(), False
    return None
