"""Lines that open with a state as their topic: "* Peru: the army ...", "Togo. The rulers ...", a heading "Chad".

Invariant: only a state's own name at the start of a line makes a rubric, and only until the line, or the stretch under
its heading, ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.codebook.listing import ITEM_SIGN
from servanda.coding.cast import ReportReading
from servanda.model import ActorKind, BlockKind, MentionKind, NameMark, Span


@dataclass(frozen=True, slots=True)
class Rubric:
    """A stretch of a report that is about one state."""

    span: Span
    state: str


def rubrics(reading: ReportReading) -> tuple[Rubric, ...]:
    """Give the stretches of a report's body that open with their state, in the order of the text.

    A heading rules until the next one, where the report has two at least.
    """
    text = reading.report.text
    opening = [(mark, end) for mark in reading.marks.names if (end := _line_end(reading, mark)) is not None]
    lines = [(mark, end) for mark, end in opening if mark.span.end < end and _LABEL.match(text, mark.span.end)]
    headings = [mark for mark, end in opening if not text[mark.span.end : end].strip(": \t\r")]
    found = [Rubric(Span(mark.span.end, end), mark.readings[0].code) for mark, end in lines]
    found += _under(headings, len(text)) if len(headings) >= _LEAST_HEADINGS else []
    return tuple(sorted(found, key=lambda one: one.span.start))


def _under(headings: Sequence[NameMark], last: int) -> Iterator[Rubric]:
    """Give the stretch under each heading, up to the next one."""
    for mark, end in zip(headings, [*(one.span.start for one in headings[1:]), last], strict=True):
        if mark.span.end < end:
            yield Rubric(Span(mark.span.end, end), mark.readings[0].code)


_LABEL = re.compile(r"(?:[:.]|\s+[-–—])\s+(?=\S)")
"""What parts a line's state from what the line tells."""
_START = re.compile(rf"[ \t]*(?:{ITEM_SIGN}[ \t]*|#+[ \t]*)?")
_LEAST_HEADINGS = 2


def _line_end(reading: ReportReading, mark: NameMark) -> int | None:
    """Give where the line ends that a state's own name opens in the body; None for any other name."""
    if mark.kind is not MentionKind.NAME or len({one.code for one in mark.readings}) != 1:
        return None
    if mark.readings[0].actor_kind is not ActorKind.STATE:
        return None
    text = reading.report.text
    begin = text.rfind("\n", 0, mark.span.start) + 1
    start = _START.match(text, begin)
    if start is None or start.end() != mark.span.start:
        return None
    if reading.report.block_at(mark.span.start).kind is not BlockKind.BODY:
        return None
    end = text.find("\n", mark.span.end)
    return end if end >= 0 else len(text)


def state_at(found: Sequence[Rubric], at: int) -> str | None:
    """Give the state whose rubric holds a place, the innermost where a heading's stretch holds a line; else None."""
    last = bisect_right(found, at, key=lambda one: one.span.start)
    return next((one.state for one in _before(found, last) if at < one.span.end), None)


def _before(found: Sequence[Rubric], last: int) -> Iterator[Rubric]:
    yield from reversed(found[max(0, last - _MOST_OPEN) : last])


_MOST_OPEN = 40
"""Lines under one heading that are looked past."""
