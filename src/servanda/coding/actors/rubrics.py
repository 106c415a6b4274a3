"""Lines that open with a state as their topic: "* Peru: the army ...", "Togo. The rulers ...", a heading "Chad".

Invariant: only a state's own name at the start of a line makes a rubric, and only until the line, or the stretch under
its heading, ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from servanda.codebook.listing import ITEM_SIGN
from servanda.codebook.names import split
from servanda.coding.actors.cast import ReportReading
from servanda.model import ActorKind, BlockKind, MentionKind, NameMark, Span


@dataclass(frozen=True, slots=True)
class Rubric:
    """A stretch of a report that is about one state."""

    span: Span
    state: str


def rubrics(reading: ReportReading) -> tuple[Rubric, ...]:
    """Give the stretches of a report's body that open with their state, in the order of the text.

    A heading of a state rules until the next heading of any kind, where the report has two of states at least.
    """
    text = reading.report.text
    opening = [(mark, end) for mark in reading.marks.names if (end := _line_end(reading, mark)) is not None]
    headings = [
        *_first_heading(reading),
        *(
            Rubric(mark.span, mark.readings[0].code)
            for mark, end in opening
            if not text[mark.span.end : end].strip(": \t\r")
        ),
    ]
    found = [Rubric(Span(mark.span.end, end), mark.readings[0].code) for mark, end in _labelled(reading, opening)]
    found += _under(headings, _other_headings(text), len(text)) if len(headings) >= _LEAST_HEADINGS else []
    return tuple(sorted(found, key=lambda one: one.span.start))


def _labelled(reading: ReportReading, opening: Sequence[tuple[NameMark, int]]) -> Iterator[tuple[NameMark, int]]:
    """Give the lines that a label opens, each with its end.

    Behind a full stop without the sign of an item there must be two: one may be a line that only wraps there.
    """
    text = reading.report.text
    states = {mark.span.start for mark, _ in opening} | _state_places(reading)
    labels = {
        mark.span: label for mark, end in opening if (label := _LABEL.match(text, mark.span.end, end)) is not None
    }
    lines = [(mark, end) for mark, end in opening if mark.span in labels]
    begins = {text.rfind("\n", 0, mark.span.start) + 1 for mark, _ in lines}
    bare = {mark.span for mark, _ in lines if labels[mark.span]["stop"] and not _is_item(text, mark)}
    for mark, end in lines:
        label = labels[mark.span]
        if mark.span in bare and (len(bare) < _LEAST_HEADINGS or not _is_open(text, mark, frozenset())):
            continue
        if not _is_item(text, mark) and not _is_open(text, mark, begins):
            continue
        if label["dash"] and label.end() in states and ":" in text[label.end() : label.end() + _LONGEST_STATE]:
            continue  # the minister of "Togo - France: the minister" is of either
        yield mark, end


def _state_places(reading: ReportReading) -> set[int]:
    """Give where the names of states begin."""
    return {
        one.span.start for one in reading.marks.names if one.readings and one.readings[0].actor_kind is ActorKind.STATE
    }


def _is_item(text: str, mark: NameMark) -> bool:
    """Say whether the sign of an item or a heading stands before a line's state."""
    start = _START.match(text, text.rfind("\n", 0, mark.span.start) + 1)
    return start is not None and bool(start["sign"].strip())


def _is_open(text: str, mark: NameMark, labelled: AbstractSet[int]) -> bool:
    """Say whether a line goes on with nothing that the line before it began.

    The line before is empty, ends a sentence, or, before a label that is no full stop, is labelled itself or short.
    """
    begin = text.rfind("\n", 0, mark.span.start) + 1
    before = text.rfind("\n", 0, max(0, begin - 1)) + 1
    line = text[before : max(before, begin - 1)].strip()
    if not line or line.rstrip("\"'”’")[-1:] in _SENTENCE_ENDS:
        return True
    return bool(labelled) and (before in labelled or len(line) < _SHORT_LINE)


_SENTENCE_ENDS = frozenset(".!?:…")
_SHORT_LINE = 40
"""Characters of a line that is short for its own sake: wrapped lines are longer."""
_LONGEST_STATE = 40
"""Characters in which a second state before a colon ends."""


def _other_headings(text: str) -> list[int]:
    """Give where short lines between empty lines stand: "Sport", "Other news"."""
    return [one.start("line") for one in _HEADING.finditer(text)]


_HEADING = re.compile(
    r"(?:\A|\n[ \t\r]*\n)[ \t]*(?:#+[ \t]*)?(?P<line>[A-Z]\S*(?:[ \t]+\S+){0,4})(?<![.!?:;,…\"”])"
    r"[ \t\r]*(?=\n[ \t\r]*\n)"
)
"""Five words at most: a longer line without a full stop is news."""


def _under(headings: Sequence[Rubric], others: Sequence[int], last: int) -> Iterator[Rubric]:
    """Give the stretch under each heading, up to the next one of any kind."""
    ends = sorted({*(one.span.start for one in headings), *others, last})
    for mark in headings:
        end = ends[bisect_right(ends, mark.span.end)] if mark.span.end < last else last
        if mark.span.end < end:
            yield Rubric(Span(mark.span.end, end), mark.state)


_LABEL = re.compile(r"(?:(?P<stop>[.])|:|(?P<dash>\s+[-–—]))\s+(?=\S)")
"""What parts a line's state from what the line tells."""
_START = re.compile(rf"(?P<sign>[ \t]*(?:{ITEM_SIGN}[ \t]*|#+[ \t]*)?)(?:The )?")
"""What stands before a line's state; the article is part of a name: "- The Gambia: ..."."""
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
    end = text.find("\n", mark.span.end)
    return end if end >= 0 else len(text)


def _first_heading(reading: ReportReading) -> Iterator[Rubric]:
    """Give the state that is all of the line right above the body: a page's first heading is no part of its text."""
    text = reading.report.text
    body = next((one.span.start for one in reading.report.blocks if one.kind is BlockKind.BODY), 0)
    end = len(text[:body].rstrip(": \t\r\n"))
    begin = text.rfind("\n", 0, end) + 1
    if not end or reading.report.block_at(begin).kind not in _BELOW_TITLE:
        return
    words = split(text[begin:end].lstrip("# \t"))
    match = reading.book.names.longest(words, 0)
    if match is None or match.length < len(words) or match.entries[0].kind != "name":
        return
    known = reading.book.actor(match.code) if match.code is not None else None
    if known is not None and known.kind is ActorKind.STATE:
        yield Rubric(Span(begin, end), known.code)


_BELOW_TITLE = frozenset({BlockKind.STANDFIRST, BlockKind.FURNITURE})
"""What the first heading is taken for, right below the title."""


def state_at(found: Sequence[Rubric], at: int) -> str | None:
    """Give the state whose rubric holds a place, the innermost where a heading's stretch holds a line; else None."""
    last = bisect_right(found, at, key=lambda one: one.span.start)
    return next((one.state for one in _before(found, last) if at < one.span.end), None)


def _before(found: Sequence[Rubric], last: int) -> Iterator[Rubric]:
    yield from reversed(found[max(0, last - _MOST_OPEN) : last])


_MOST_OPEN = 40
"""Lines under one heading that are looked past."""
