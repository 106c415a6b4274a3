"""Deliveries by whose own words nothing is left to come: "the last of 40 boats", "all 28 tanks that it promised".

Invariant: the words stand right before the amount or its goods; the last that came of late, "its last delivery in May",
completes nothing.
Source: field notes on commitments, section 3, "Words to steps": "last batch" and "in full" are fulfilled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.model import CommitmentKind, Span, Step, StepKind

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)"
_LAST = re.compile(
    rf"\b(?:the|its|their) (?:last|final) (?:(?:of|{_NUMBER} (?:[\w-]+ )?of|"
    rf"(?:batch|tranche|instal?ment|consignment|portion|lot) (?:of|in))\b)",
    re.IGNORECASE,
)
"""What stands before the goods or the number of a whole that is complete now."""

_ALL = re.compile(
    rf"\ball (?:of )?(?:the )?{_NUMBER} (?:of (?:the|its|their) )?(?:[\w-]+ ){{1,4}}?"
    r"(?:(?:that|which) )?(?:(?:(?:it|they|he|she|was|were)(?: had| has| have)?|[\w-]+ had) )?"
    r"(?:promised|pledged|ordered|bought|agreed)\b",
    re.IGNORECASE,
)
_NEAR = 24
"""Characters between such words and the amount that they are of."""

_GIVEN = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING})


def completed(steps: Sequence[Step], reading: ReportReading) -> list[Step]:
    """Give the steps, those of goods or money of which the last has come as fulfilled."""
    return [replace(step, step=StepKind.FULFILLED) if _is_last(step, reading) else step for step in steps]


def _is_last(step: Step, reading: ReportReading) -> bool:
    """Say whether a delivery is told as the last of what there was to come."""
    if step.step is not StepKind.PARTLY_DELIVERED or step.kind not in _GIVEN or len(step.lines) != 1:
        return False
    told = {step.lines[0].quantity, step.lines[0].value} - {None}
    for sentence in reading.marks.sentences:
        own = [one.span for one in step.evidence if one.span.overlaps(sentence.span)]
        marks = within(reading.marks.quantities, sentence.span) if own else ()
        amounts = [mark for mark in marks if {mark.quantity, mark.value} & told]
        words = sentence.span.of(reading.report.text)
        for found in (*_LAST.finditer(words), *_ALL.finditer(words)) if amounts else ():
            start = sentence.span.start
            if any(mark.span.overlaps(Span(start + found.start(), start + found.end() + _NEAR)) for mark in amounts):
                return True
    return False
