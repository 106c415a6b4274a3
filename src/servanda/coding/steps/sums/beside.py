"""What is told in one breath and is more than one step: goods beside money, and amounts each of its own day.

"800 pumps and a grant of 600 million yen" are two commitments, "20 boats in May and 8 tents in July" two deliveries.

Invariant: each part keeps the words of the whole as its evidence; nothing is lost between them. What goods are worth is
a line of the goods and stays there.
Source: field notes on commitments, section 6: totals are summed per class of goods and unit, or per currency.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.coding.steps.sums.sums import kind_of
from servanda.model import CommitmentKind, FindingId, ItemClass, Line, Period, Span, Step, StepKind, TimeUse, content_id

_SPLIT = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY})


def by_kind(step: Step) -> tuple[Step, ...]:
    """Give a step of goods and of money as two; any other as it is."""
    money = tuple(line for line in step.lines if _is_money(line))
    goods = tuple(line for line in step.lines if not _is_money(line))
    is_both = bool(money) and any(line.quantity is not None for line in goods)
    if step.kind not in _SPLIT or not is_both or kind_of(goods) is not CommitmentKind.GOODS:
        return (step,)
    return (
        replace(step, lines=goods, kind=CommitmentKind.GOODS),
        replace(
            step, id=FindingId(content_id("c", step.id, CommitmentKind.MONEY)), lines=money, kind=CommitmentKind.MONEY
        ),
    )


def by_day(step: Step, reading: ReportReading) -> tuple[Step, ...]:
    """Give deliveries whose amounts have each their own day as one step each; any other step as it is.

    Only where a day stands behind each amount: "20 boats and 8 tents in May" came on one.
    """
    if step.step not in _DEEDS or len(step.lines) < _SEVERAL or len(step.evidence) != 1:
        return (step,)
    days = _days(step, reading)
    if len(days) != len(step.lines) or len(set(days)) < _SEVERAL:
        return (step,)
    return tuple(
        replace(step, id=FindingId(content_id("c", step.id, str(number))), lines=(line,), when=day)
        for number, (line, day) in enumerate(zip(step.lines, days, strict=True))
    )


def _days(step: Step, reading: ReportReading) -> list[Period]:
    """Give the day behind each amount of a step, in its sentence and before the next amount."""
    words = step.evidence[0].span
    end = next((one.span.end for one in reading.marks.sentences if words.start in one.span), words.end)
    told = {one for line in step.lines for one in (line.quantity, line.value) if one is not None}
    marks = [one for one in within(reading.marks.quantities, words) if told & {one.quantity, one.value}]
    ends = [*(one.span.start for one in marks), end]
    found: list[Period] = []
    for first, last in pairwise(ends):
        days = [one.period for one in within(reading.marks.times, Span(first, last)) if one.use is TimeUse.EVENT]
        found += [one for one in days if one.is_known][:1]
    return found


_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_SEVERAL = 2


def _is_money(line: Line) -> bool:
    """Say whether a line is a sum and no goods that are worth one."""
    return line.item_class is ItemClass.MONEY and line.value is not None and line.quantity is None
