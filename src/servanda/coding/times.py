"""Time expressions of a report as findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.codebook.calendar import printed_days
from servanda.coding.actors.cast import ReportReading
from servanda.model import FindingId, Report, Span, TimeExpression, TimeMark, TimeUse, content_id


def times_of(reading: ReportReading) -> tuple[TimeExpression, ...]:
    """Give every time expression of the prose, and the printed day of publication, in the order of the text."""
    found = [_expression(reading, mark) for mark in (*reading.marks.times, *_publication(reading.report))]
    return tuple(sorted(found, key=lambda one: one.span))


def _publication(report: Report) -> Iterator[TimeMark]:
    """Give the day of publication where the page prints it outside its prose, without the label before it."""
    credit = next((one for one in report.credits if one.field == "published"), None)
    if credit is None or credit.span is None or any(block.span.overlaps(credit.span) for block in report.prose):
        return
    printed = credit.span.of(report.text)
    day = next(iter(printed_days(printed)), None)
    if day is not None and report.published.edtf == credit.value:
        span = Span(credit.span.start + day.start, credit.span.end)
        period = replace(report.published, text=span.of(report.text))
        yield TimeMark(span, period, TimeUse.PUBLICATION, credit.rule, _SCORE)


_SCORE = 0.9


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
