"""Which sentence of a report a character stands in, counted as reading counts them.

Invariant: the sentences are those that the reader marked, whatever engine tagged them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.codebook import Codebook
from servanda.codebook.wrapping import soft_breaks
from servanda.model import Report
from servanda.reading import sentences, tokens


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where the sentences of a report begin, in code points, in their order."""

    starts: tuple[int, ...]

    def at(self, character: int) -> int | None:
        """Give the number of the sentence that holds a character, from 1; None before the first one."""
        return bisect_right(self.starts, character) or None


def numbering(report: Report, book: Codebook) -> Numbering:
    """Give the numbering of a report with its pieces; only its prose has sentences."""
    return Numbering(tuple(sorted(_starts(report, book))))


def _starts(report: Report, book: Codebook) -> Iterator[int]:
    surnames = tokens.surnames(report.text, [block.span for block in report.prose])
    soft = soft_breaks(report.text)
    for block in report.prose:
        for span in sentences.paragraphs(report.text, block.span, kind=block.kind, soft=soft):
            words = tokens.words(report.text, span, surnames=surnames)
            yield from (words[first].span.start for first, _ in sentences.split(words, book))
