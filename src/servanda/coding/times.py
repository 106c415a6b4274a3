"""Time expressions of a report as findings."""

from __future__ import annotations

from servanda.coding.cast import ReportReading
from servanda.model import FindingId, TimeExpression, TimeMark, content_id


def times_of(reading: ReportReading) -> tuple[TimeExpression, ...]:
    """Give every time expression that the report prints in its prose, in the order of the text."""
    return tuple(_expression(reading, mark) for mark in reading.marks.times)


def _expression(reading: ReportReading, mark: TimeMark) -> TimeExpression:
    report = reading.report
    return TimeExpression(
        id=FindingId(content_id("t", report.id, mark.span.start, mark.span.end)),
        report=report.id,
        span=mark.span,
        quote=mark.span.of(report.text),
        when=mark.period,
        use=mark.use,
        rule=mark.rule,
        score=round(mark.score, 4),
    )
