"""A time expression that a report prints, as a finding."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.model.ids import FindingId, ReportId
from servanda.model.marks import TimeUse
from servanda.model.period import Period
from servanda.model.span import Span


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A printed time with the period that it means (a finding)."""

    id: FindingId
    report: ReportId
    span: Span
    quote: str
    when: Period
    use: TimeUse
    rule: str
    score: float
