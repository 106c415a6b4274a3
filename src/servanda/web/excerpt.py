"""A quote where it stands, with the marks in it, and the ways on: its page, the live page, its citation, its rule.

Invariant: the words of the segments are characters of the archive, in their order; nothing is put between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.export.fragments import live_link
from servanda.model import PROSE, Evidence, Line, Report, Span, trim
from servanda.web import wording
from servanda.web.citation import citation
from servanda.web.marks import Mark, Segment, segments
from servanda.web.passage import credit, page
from servanda.web.reasons import Reason

AROUND = 200
"""Characters shown on either side of a quote (field notes on formats, section 1)."""
_LONGEST = 3000
"""Characters of a quote that are shown; a page can print a million without a full stop."""
QUOTED = "quoted"
_KINDS = {
    "speaker": "speaker",
    "cue": "cue",
    "content": "content",
    "said": "date",
    "when": "date",
    "due": "date",
    "where": "place",
}
_PARTY = "party"
"""Source, target, provider and the others: whoever takes part."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote on its page. `where` and `credit` as in a passage; `live` is None where there is no address to open.

    `copies` are the same words in other reports of the same origin.
    """

    evidence: Evidence
    reason: Reason
    segments: tuple[Segment, ...]
    is_cut_before: bool
    is_cut_after: bool
    title: str | None
    credit: str
    published: str
    where: str
    is_exact: bool
    live: str | None
    citation: str
    copies: tuple[Excerpt, ...] = ()


def excerpt(reason: Reason, report: Report, *, record: str, ledger: str, lines: Iterable[Line] = ()) -> Excerpt:
    """Give a quote with its surroundings and marks.

    Args:
        reason: The quote with what its rule used.
        report: The page that it stands on.
        record: The id of the record that rests on it.
        ledger: The name of the ledger.
        lines: Goods whose printed amounts are marked where the quote has them once.
    """
    piece = reason.evidence
    whole = _around(report, piece.span)
    marks = [mark for mark in (*_marks(reason), *_amounts(piece, lines)) if mark.span.overlaps(whole)]
    return Excerpt(
        evidence=piece,
        reason=reason,
        segments=segments(report.text, whole, sorted(marks, key=lambda mark: (mark.span, mark.kind))),
        is_cut_before=bool(report.text[: whole.start].strip()),
        is_cut_after=whole.end < len(report.text.rstrip()),
        title=report.title,
        credit=credit(report, piece.span),
        published=wording.when_with_basis(report.published),
        where=f"{page(report)}:{piece.span.start}-{piece.span.end}",
        is_exact=piece.span.of(report.text) == piece.quote,
        live=live_link(report, piece.span),
        citation=citation(piece, report, record=record, ledger=ledger),
    )


def _around(report: Report, span: Span) -> Span:
    """Give the span with its surroundings, cut at white space; what was not read is none of them."""
    text = report.text
    first, last = _prose(report, span)
    start, end = max(first, span.start - AROUND), min(last, min(span.end, span.start + _LONGEST) + AROUND)
    while first < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < last and not text[end].isspace():
        end -= 1
    return trim(Span(start, end), text)


def _prose(report: Report, span: Span) -> tuple[int, int]:
    """Give the run of blocks around a quote that may yield findings; the quote itself where it stands in none."""
    first, last = span.start, span.end
    for block in report.blocks:
        if block.kind in PROSE and block.span.start <= last and first <= block.span.end:
            first, last = min(first, block.span.start), max(last, block.span.end)
    for block in reversed(report.blocks):
        if block.kind in PROSE and block.span.end == first:
            first = block.span.start
    return first, last


def _marks(reason: Reason) -> Iterator[Mark]:
    """Give the quote and what its rule used; the words of a statement are marked as such and not once more."""
    contents = [mark.span for mark in reason.marks if mark.part == "content"]
    if reason.evidence.span not in contents:
        yield Mark(reason.evidence.span, None, QUOTED, "the quote")
    for mark in reason.marks:
        means = f": {mark.means}" if mark.means else ""
        yield Mark(mark.span, None, _KINDS.get(mark.part, _PARTY), f"{mark.part}{means}")


def _amounts(piece: Evidence, lines: Iterable[Line]) -> Iterator[Mark]:
    for line in lines:
        words = line.quantity.text if line.quantity else ""
        if words and piece.quote.count(words) == 1:
            start = piece.span.start + piece.quote.index(words)
            yield Mark(Span(start, start + len(words)), None, "quantity", f"quantity: {line.item}")
