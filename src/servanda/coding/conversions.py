"""Sums that are printed in two kinds of money: "30 billion yen ($195 million)", "46 million euros, or $50 million,".

Invariant: the first sum is the one that counts, the second the same as printed; no rate is ever used or reckoned.
Source: field notes on commitments, section 7: "36 billion CFA ($61m)" is two values of one line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.model import Event, Evidence, Line, QuantityMark, Span, Step, Value

Moved = TypeVar("Moved", Event, Step)

_REACH = 80
"""Characters between a sum and the same in other money."""
_IN_BRACKETS = r"(?: {help})? ?[(\[] ?(?:(?:{words}) )*(?:US )?"
_BESIDE = (
    r"(?:,| [-–—])? (?:or|i\.e\.|that is|equivalent to|equal to|the equivalent of|equalling)(?: (?:{words}))* (?:US )?"
)
_NEAR_BY = r"(?:,| [-–—]) (?:(?:{words}) )+(?:US )?"
_CLOSED = re.compile(
    r" ?[)\]]|,? or |,? at (?:the )?(?:current|official|today's|prevailing) (?:exchange )?rates?", re.IGNORECASE
)
_ENDED = re.compile(r"[,.;:)]| [-–—]|$")

_FIGURE = re.compile(r"\d|[$€£¥]")


class Conversions:
    """Puts what a sum is in other money, as printed behind it, into the lines that have the sum."""

    def __init__(self, reading: ReportReading) -> None:
        scopes = reading.book.scopes
        words = {"words": scopes.pattern("converted"), "help": scopes.pattern("help")}
        self._text = reading.report.text
        self._marks = [mark for mark in reading.marks.quantities if mark.value is not None]
        self._sentences = [sentence.span for sentence in reading.marks.sentences]
        self._patterns = [
            (re.compile(told.format(**words), re.IGNORECASE), end)
            for told, end in ((_IN_BRACKETS, _CLOSED), (_BESIDE, None), (_NEAR_BY, _ENDED))
        ]

    def told(self, found: Iterable[Moved]) -> tuple[Moved, ...]:
        """Give acts or steps, each sum with what it is in other money."""
        return tuple(replace(one, lines=self._lines(one.lines, one.evidence)) for one in found)

    def _lines(self, lines: Sequence[Line], evidence: Sequence[Evidence]) -> tuple[Line, ...]:
        if all(line.value is None for line in lines):
            return tuple(lines)
        marks = [mark for piece in evidence for mark in within(self._marks, self._sentence(piece.span))]
        return tuple(replace(line, conversions=self._of(line.value, marks)) for line in lines)

    def _sentence(self, words: Span) -> Span:
        """Give the sentence in which words begin, up to their own end."""
        at = bisect_right(self._sentences, words.start, key=lambda span: span.start) - 1
        whole = self._sentences[max(at, 0)] if self._sentences else words
        return Span(min(whole.start, words.start), max(whole.end, words.end))

    def _of(self, value: Value | None, marks: Sequence[QuantityMark]) -> tuple[Value, ...]:
        """Give what the first sum that says a value is in other money."""
        for at, mark in enumerate(marks):
            if value is not None and mark.value is not None and _is_one(mark.value, value):
                return tuple(dict.fromkeys(self._behind(mark, marks[at + 1 :])))
        return ()

    def _behind(self, mark: QuantityMark, others: Iterable[QuantityMark]) -> Iterator[Value]:
        for other in others:
            if mark.value is None or other.value is None or mark.value.currency == other.value.currency:
                return
            if not self._says_the_same(mark.span, other.span):
                return
            yield other.value
            mark = other

    def _says_the_same(self, first: Span, second: Span) -> bool:
        if second.start - first.end > _REACH:
            return False
        behind = self._text[second.end : second.end + _REACH]
        figure = _FIGURE.search(self._text, second.start, second.end)  # "about 8 million" may be one amount
        starts = {second.start, figure.start() if figure is not None else second.start}
        return any(
            told.fullmatch(self._text, first.end, start) is not None and (end is None or end.match(behind) is not None)
            for told, end in self._patterns
            for start in starts
        )


def _is_one(printed: Value, told: Value) -> bool:
    """Say whether a printed sum is that of a line, whose "francs" may have become those of a country."""
    is_settled = printed.currency.islower() and not told.currency.islower()
    return (printed.low, printed.high) == (told.low, told.high) and (is_settled or printed.currency == told.currency)
