"""What an outlet told and later put right: the later amount counts, the earlier one is kept as taken back.

Invariant: only the outlet's own text takes back what it told, and only a later one that says so; copies of the text
that is taken back go with it, and what others found out for themselves stands.

Source: field notes on linking, section 3; ruling 65.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import permutations

from servanda.linking.context import Context, coverage, item_words
from servanda.linking.groups import Groups
from servanda.linking.periods import can_meet
from servanda.model import Event, FindingId, ItemClass, Line, Step

SOON = timedelta(days=62)
"""After a report, in which its outlet puts right what it told."""
_ALIKE = 0.5


def taken_back(rows: Sequence[Step | Event], context: Context) -> frozenset[FindingId]:
    """Give the accounts of one thing whose amount their own outlet put right later, and the copies of these."""
    if len(rows) < 2:  # noqa: PLR2004
        return frozenset()
    gone = [early for late, early in permutations(rows, 2) if puts_right(late, early, context)]
    if not gone:
        return frozenset()
    copied = {(context.origin(row.report), row.lines) for row in gone}
    late = {row.report for row in rows if context.told.amends(row.report)}
    return frozenset(
        row.id
        for row in rows
        if row in gone or ((context.origin(row.report), row.lines) in copied and row.report not in late)
    )


def puts_right(late: Step | Event, early: Step | Event, context: Context) -> bool:
    """Say whether a text corrects the amount that an earlier text of its outlet tells."""
    outlet = context.outlets.get(late.report)
    if outlet is None or outlet != context.outlets.get(early.report) or late.report == early.report:
        return False
    is_later = context.came(early.report) < context.came(late.report)
    return is_later and _differ(late, early) and context.told.amends(late.report)


def _differ(one: Step | Event, other: Step | Event) -> bool:
    """Say whether two accounts tell amounts in a unit that both have, which cannot both be true."""
    told = [[_amount(line) for line in row.lines] for row in (one, other)]
    pairs = [(mine, theirs) for mine in told[0] for theirs in told[1] if mine and theirs and mine[2] == theirs[2]]
    return bool(pairs) and all(low > most or least > high for (low, high, _), (least, most, _) in pairs)


def _amount(line: Line) -> tuple[float, float, str] | None:
    """Give the bounds and the unit of an amount; None where none is told in numbers."""
    if line.value is not None and (line.quantity is None or line.item_class is ItemClass.MONEY):
        low, high, unit = line.value.low, line.value.high, line.value.currency
    elif line.quantity is not None and line.quantity.high is not None:
        low, high, unit = line.quantity.low, line.quantity.high, line.quantity.unit or str(line.item_class)
    else:
        return None
    return low or 0.0, math.inf if high is None else high, unit


def amended(
    block: Sequence[Step], groups: Groups[FindingId], context: Context
) -> Iterator[tuple[FindingId, FindingId]]:
    """Give the steps whose amount is put right in a later text of their outlet, each with the one step that does it.

    A correction that fits two earlier steps joins neither.

    Args:
        block: Steps of one giver, receiver, kind and move.
        groups: Which of them are one already.
        context: Outlets, days and words of the reports.
    """
    by_outlet: dict[str, list[Step]] = {}
    for row in block:
        if outlet := context.outlets.get(row.report):
            by_outlet.setdefault(outlet, []).append(row)
    for several in by_outlet.values():
        if len(several) > 1:
            yield from _fits(several, groups, context)


def _fits(rows: Sequence[Step], groups: Groups[FindingId], context: Context) -> Iterator[tuple[FindingId, FindingId]]:
    ordered = sorted(rows, key=lambda row: (context.came(row.report), row.id))
    days = [context.came(row.report)[0] for row in ordered]
    for place, late in enumerate(ordered):
        fits: dict[FindingId, FindingId] = {}
        for early in ordered[bisect_left(days, days[place] - SOON) : place]:
            if _is_near(late, early, context) and puts_right(late, early, context):
                fits[groups.leader(early.id)] = early.id
        if len(fits) == 1 and groups.leader(late.id) not in fits:
            yield late.id, next(iter(fits.values()))


def _is_near(late: Step, early: Step, context: Context) -> bool:
    """Say whether two steps can be one by their days, the days of their reports and their goods."""
    last, first = (context.published[row.report].latest for row in (late, early))
    if last is None or first is None or not timedelta() <= last - first <= SOON or not can_meet(late.when, early.when):
        return False
    classes, others = ({line.item_class for line in row.lines} - {ItemClass.OTHER} for row in (late, early))
    return bool(classes & others) or coverage(item_words(late.lines), item_words(early.lines)) >= _ALIKE


def standing(rows: Iterable[Step], gone: frozenset[FindingId]) -> list[Step]:
    """Give the accounts that were not taken back."""
    return [row for row in rows if row.id not in gone]
