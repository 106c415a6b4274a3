"""Parts of a printed whole that are told as fractions: "half of the 20,000 tonnes", "two thirds of the 30 buses".

Invariant: a fraction with a number gives that much of the whole; "most" and "some" give no number.
Source: field notes on commitments, section 7: what is vague is never summed as a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil, floor

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.model import Line, QuantityMark, Span

_SHARES = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}

_PART = re.compile(
    r"\b(?:(?:(?P<times>a|one|two|three|four) )?(?P<share>half|third|quarter|fifth|tenth)s?|most|much|part|some|many)"
    r"(?: of)? (?:the|its|their|his|her|these|those) [$€£]?$",
    re.IGNORECASE,
)
"""What stands right before the whole of which a fraction is told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: where it is printed, the whole's mark, and how much of it; None where no number tells."""

    span: Span
    whole: QuantityMark
    share: float | None

    def of(self, line: Line, text: str) -> Line:
        """Give what a whole is of in the number of its part."""
        words = self.span.of(text)
        if self.share is None:
            return replace(line, quantity=None, value=None)
        if line.quantity is not None:
            low, high = self._scaled(line.quantity.low), self._scaled(line.quantity.high)
            low, high = low and float(floor(low)), high and float(ceil(high))  # a third of 20 boats: six or seven
            return replace(line, quantity=replace(line.quantity, low=low, high=high, text=words))
        if line.value is not None:
            low, high = self._scaled(line.value.low), self._scaled(line.value.high)
            return replace(line, value=replace(line.value, low=low, high=high))
        return line

    def _scaled(self, bound: float | None) -> float | None:
        return None if bound is None or self.share is None else round(bound * self.share, 2)


def part_in(reading: ReportReading, span: Span) -> Part | None:
    """Give the part that some words tell of a printed whole, if they tell one."""
    marks = within(reading.marks.quantities, span)
    return next((part for mark in marks if (part := part_before(reading, mark, span.start)) is not None), None)


def part_before(reading: ReportReading, mark: QuantityMark, start: int) -> Part | None:
    """Give the part that the words between a place and a whole tell of it, if they tell one."""
    found = _PART.search(reading.report.text[start : mark.span.start])
    if found is None or mark.whole is not None:
        return None
    named = found["share"]
    share = _SHARES[named.lower()] * _TIMES[(found["times"] or "a").lower()] if named else None
    return Part(Span(start + found.start(), mark.span.end), mark, share)
