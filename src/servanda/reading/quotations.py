"""Quotation marks: where quoted words begin and end.

Invariant: quotations do not overlap, and none crosses the end of its paragraph; an open one ends with the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.model import Problem, Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”", "‘": "’"}  # marks as pages print them
_STRAIGHT = '"'
_LEAST_SINGLE = 2
_DOUBLED = ("''", "’’")
"""Two apostrophes with which some pages close what another mark opened."""
_BEFORE_CLOSING = frozenset(",.!?…")


def find(text: str, paragraph: Span) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """Give the quotations of a paragraph, their marks included, and a problem for one that is never closed.

    A paragraph may leave its last quotation open when the speech goes on in the next one, as newspapers do; the
    problem then says so and the quotation ends with the paragraph.
    """
    found: list[Span] = []
    problems: list[Problem] = []
    at = paragraph.start
    while at < paragraph.end:
        closers = _opens(text, at, paragraph)
        if closers is None:
            at += 1
            continue
        end = _closing(text, at, closers, paragraph)
        if end is None:
            if closers == "’":  # an apostrophe that only looks like an opening mark
                at += 1
                continue
            stop = paragraph.end
            while stop > at + 1 and text[stop - 1].isspace():
                stop -= 1
            found.append(Span(at, stop))
            problems.append(
                Problem("open_quotation", "a quotation is opened and not closed in its paragraph", Span(at, at + 1))
            )
            break
        found.append(Span(at, end))
        at = end
    return tuple(found), tuple(problems)


def _opens(text: str, at: int, paragraph: Span) -> str | None:
    """Give the marks that close what opens here, None when nothing opens."""
    mark = text[at]
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if mark == _STRAIGHT:
        return _STRAIGHT if not after.isspace() else None
    if mark == "'" and text[at : at + 2] == "''":
        return "''"
    if mark == "‘":
        return "’" if not before.isalnum() and not after.isspace() else None
    return _PAIRS.get(mark)


def _closing(text: str, at: int, closers: str, paragraph: Span) -> int | None:
    """Give the end of a quotation that opens at a place, its closing mark included."""
    if closers == "''":
        end = text.find("''", at + 2, paragraph.end)
        return end + 2 if end >= 0 else None
    for place in range(at + 1, paragraph.end):
        is_whole = place + 2 <= paragraph.end and closers != "’"
        if is_whole and text[place : place + 2] in _DOUBLED and text[place - 1] in _BEFORE_CLOSING:
            return place + 2  # '"We left,'' she said'
        if text[place] not in closers:
            continue
        if closers == "’" and not _closes_single(text, place, at, paragraph):
            continue
        return place + 1
    return None


def _closes_single(text: str, place: int, at: int, paragraph: Span) -> bool:
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return place - at >= _LEAST_SINGLE and not after.isalnum()


def inside(quotations: Sequence[Span], place: int) -> Span | None:
    """Give the quotation that holds a character, None when it is not quoted."""
    for quotation in quotations:
        if quotation.start <= place < quotation.end:
            return quotation
    return None
