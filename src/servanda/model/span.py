"""Ranges of characters, and the evidence that every finding must carry.

Invariant: a quote is exactly the characters of its span.
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.errors import ModelError
from servanda.model.ids import ReportId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(f"a span needs 0 <= start <= end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Say whether a position or a whole span lies inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character; empty spans share none."""
        # Two comparisons settle it unless one is empty: asked for millions of pairs of a long report.
        return self.start < other.end and other.start < self.end and self.start < self.end and other.start < other.end

    def of(self, text: str) -> str:
        """Give the characters that the span covers."""
        return text[self.start : self.end]


def cover(first: Span, *others: Span) -> Span:
    """Give the least span that holds all of them."""
    spans = (first, *others)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trim(span: Span, text: str) -> Span:
    """Give the span without white space at its ends; empty at its start if nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else Span(span.start, span.start)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Exact characters of one archived report, and the rule that read something out of them.

    It refuses to be built without a quote, without a rule, or with a score outside 0 .. 1.
    """

    report: ReportId
    span: Span
    quote: str
    rule: str
    score: float

    def __post_init__(self) -> None:
        if not self.quote or len(self.quote) != len(self.span):
            raise ModelError(
                f"evidence at {self.span} quotes {len(self.quote)} characters, its span has {len(self.span)}"
            )
        if not self.rule:
            raise ModelError(f"evidence at {self.span} names no rule")
        if not 0.0 <= self.score <= 1.0:
            raise ModelError(f"evidence of rule {self.rule} has score {self.score}, expected 0 .. 1")


def cite(report: ReportId, text: str, span: Span, *, rule: str, score: float) -> Evidence:
    """Give the evidence that stands at a span of a report's text."""
    return Evidence(report=report, span=span, quote=span.of(text), rule=rule, score=round(score, 4))
