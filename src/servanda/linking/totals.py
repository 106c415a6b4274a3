"""What was promised and delivered in one commitment, and what was not added, and why.

Invariant: intervals all the way; an open end stays open; never across units or currencies; only what is new is added.
What was left and came is a delivery; what is left to come is a check.
A running total is never added, not even where no report tells a delivery: it is a check. It only bounds what is left,
since what has come so far is no longer to come.

Source: field notes on commitments, section 3, the table of scopes, and section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from servanda.linking.threads import is_rest
from servanda.model import (
    Amount,
    Evidence,
    ItemClass,
    Line,
    LinkedStep,
    NotCounted,
    Period,
    Quantity,
    Relation,
    Scope,
    StepKind,
    Totals,
    Value,
)

WHY = {
    Scope.RESTATEMENT: "says again what is counted",
    Scope.CUMULATIVE: "all so far: a check of the sum",
    Scope.REMAINDER: "what is left: a check of the sum",
    Scope.COMPONENT: "a part of a sum that is counted",
    Scope.CEILING: "a limit, not an amount",
}
LATER = "a later step of the promise that is counted"
REPLACED = "raised or cut since: the sum of that day counts"
RAISED = "step.raised"
"""The rule of a promised sum that became another."""
ALLEGED = "alleged, not shown to have happened"
Interval = tuple[float | None, float | None]
_SOLDIER = "soldier"
_SOLDIERS = frozenset({"soldier", "troop", "troops", "trooper", "serviceman", "servicewoman", "service member"})
"""Words for one soldier: "3,000 troops" are promised to leave, "1,200 soldiers" left."""
_PROMISES = (StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE)
_DEEDS = (StepKind.PARTLY_DELIVERED, StepKind.FULFILLED)


class Move(Protocol):
    """A step as it is added up: while steps are joined, or as it stands in a record."""

    @property
    def kind(self) -> StepKind:
        """Give what the step is."""

    @property
    def when(self) -> Period:
        """Give when it was."""

    @property
    def day(self) -> date:
        """Give the day by which it was."""

    @property
    def scope(self) -> Scope:
        """Give what it does to a total."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give its goods."""

    @property
    def also(self) -> tuple[tuple[Line, ...], ...]:
        """Give its goods as other origins tell them."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give its quotes."""

    @property
    def is_alleged(self) -> bool:
        """Say whether it is only alleged."""

    @property
    def is_counted(self) -> bool:
        """Say whether it tells an amount."""


Moved = TypeVar("Moved", bound=Move)


def totals(steps: Sequence[Move]) -> Totals:
    """Give the sums of a commitment's steps, in the one unit that its amounts have; None where they have several."""
    steps = _shown(steps)
    promised, delivered = _promised(steps), _delivered(steps)
    found = {unit for _, one in (*promised, *delivered) for line in one.lines for unit in units(line)}
    if len(found) != 1:
        return Totals(None, None, None)
    unit = found.pop()
    wanted, done = _sum(promised, unit), _sum(delivered, unit)
    here = [(place, step) for place, step in enumerate(steps) if step.kind in _DEEDS and step.is_counted]
    came = [
        Came(step.day, step.scope, interval(_sum([one], unit)), since(step.when)) for one in here for _, step in [one]
    ]
    come = come_by_now(came, most=wanted.high if wanted is not None else None)
    is_open = come is None and any(step.kind in _DEEDS for step in steps)
    left = None if is_open else rest(wanted, come)
    if left is not None and any(_may_be_any_part(step, unit) for step in steps):
        left = replace(left, low=0.0)
    return Totals(wanted, done, left)


def _may_be_any_part(step: Move, unit: str) -> bool:
    """Say whether a delivery cannot be held against the promise: without a number, or all so far in another unit."""
    is_in_another = step.scope is Scope.CUMULATIVE and all(unit not in units(line) for line in step.lines)
    return step.kind in _DEEDS and (not step.is_counted or is_in_another)


def not_counted(steps: Sequence[Move]) -> tuple[NotCounted, ...]:
    """Give the steps that were not added, by their place, with the reason."""
    kept = {place for kinds in (_PROMISES, _DEEDS) for place, _ in _counted(steps, kinds)}
    first = [place for place, _ in _promised(steps)]
    new = max((place for place in first if is_new_sum(steps[place])), default=0)
    found = []
    for place, step in enumerate(steps):
        if step.is_alleged:
            found.append(NotCounted(place, ALLEGED))
        elif (why := why_not(step.kind, step.scope)) and place not in first and not _is_vote(step):
            found.append(NotCounted(place, why))
        elif step.kind in _PROMISES and place in kept and place not in first:
            found.append(NotCounted(place, REPLACED if place < new else LATER))
        elif step.kind is StepKind.MENTIONED and place > 0:
            found.append(NotCounted(place, "talk is no promise"))
    return tuple(found)


def _is_vote(step: Move) -> bool:
    """Say whether a step is one side's part in a paper without goods: nothing in it could be added."""
    return step.scope is Scope.COMPONENT and step.kind is StepKind.IN_FORCE and not step.lines


def _shown(steps: Iterable[Moved]) -> list[Moved]:
    """Give the steps without the deeds that are only alleged."""
    return [step for step in steps if not step.is_alleged]


def why_not(kind: StepKind, scope: Scope) -> str | None:
    """Give why the amount of a step is never added; None where nothing in its scope forbids it."""
    return None if is_rest(kind, scope) else WHY.get(scope)


def amounts_meet(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether two lists of goods can mean the same amounts; what has no common unit forbids nothing."""
    listed = list(theirs)
    return all(
        bounds_meet(bounds(one), bounds(other))
        for one in mine
        for other in listed
        if set(units(one)) & set(units(other))
    )


def amounts_equal(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether two lists of goods have amounts in a common unit, and these can be the same."""
    first, second = list(mine), list(theirs)
    shared = {unit for line in first for unit in units(line)} & {unit for line in second for unit in units(line)}
    return bool(shared) and amounts_meet(first, second)


def tops(lines: Iterable[Line]) -> frozenset[tuple[str, float]]:
    """Give the most of each unit that lines tell of."""
    return frozenset((unit, high) for line in lines for unit in units(line) if (high := bounds(line)[1]) is not None)


def bounds_meet(one: Interval, other: Interval) -> bool:
    """Say whether some number lies in both intervals."""
    (low, high), (least, most) = one, other
    return (low is None or most is None or low <= most) and (least is None or high is None or least <= high)


def _counted(steps: Sequence[Moved], kinds: Sequence[StepKind]) -> list[tuple[int, Moved]]:
    return [
        (place, step)
        for place, step in enumerate(steps)
        if step.kind in kinds and why_not(step.kind, step.scope) is None and step.is_counted
    ]


def _delivered(steps: Sequence[Move]) -> list[tuple[int, Move]]:
    return _counted(steps, _DEEDS)


def interval(amount: Amount | None) -> Interval:
    """Give the bounds of an amount; open on both sides where there is none."""
    return (amount.low, amount.high) if amount is not None else (None, None)


class Came(NamedTuple):
    """A delivery: by which day, how it is told, how much, and for a running total since when it is one."""

    day: date
    scope: Scope
    amount: Interval
    since: date | None


def since(when: Period) -> date | None:
    """Give the first day of a period that is told as "since July"."""
    return when.earliest if when.relation is Relation.SINCE else None


def come_by_now(told: Sequence[Came], *, most: float | None) -> Interval | None:
    """Give how much has come by all that is told: the deliveries added up, and a running total and what it leaves out.

    It leaves out what came after it, and where it is one since July what came before July.

    Where the two cannot both be true the interval holds both, for deliveries may be in no report. Of several running
    totals the one that tells of most is asked; one of more than was promised tells of something else, too.

    Args:
        told: The deliveries.
        most: How much was promised; None where no one number says so, and no running total counts then.

    Returns:
        The interval; None where no delivery has an amount.
    """
    new = [one for one in told if one.scope is Scope.REMAINDER or one.scope not in WHY]
    reckoned = _added([one.amount for one in new]) if new else None
    totals_told = (one for one in told if one.scope is Scope.CUMULATIVE)
    running = [
        _added([total.amount, *(one.amount for one in new if one.day > total.day or _is_before(one.day, total.since))])
        for total in totals_told
        if most is not None and total.amount[1] is not None and total.amount[1] <= most
    ]
    so_far = max(running, key=lambda one: (one[0] or 0.0, one[1] or 0.0), default=None)
    if reckoned is None or so_far is None or bounds_meet(reckoned, so_far):
        return reckoned or so_far
    return _least(reckoned[0], so_far[0]), _most(reckoned[1], so_far[1])


def _is_before(day: date, since: date | None) -> bool:
    return since is not None and day < since


def _least(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else min(one, other)


def _most(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def _added(amounts: Sequence[Interval]) -> Interval:
    return add([low for low, _ in amounts]), add([high for _, high in amounts])


def _promised(steps: Sequence[Move]) -> list[tuple[int, Move]]:
    """Give the promise that is counted: the first, or what it last became.

    One told again only counts where no report tells the first word of it.
    """
    again = (
        (place, step)
        for place, step in enumerate(steps)
        if step.kind in _PROMISES and step.scope is Scope.RESTATEMENT and step.is_counted
    )
    counted = _counted(steps, _PROMISES)
    return [one for one in counted if is_new_sum(one[1])][-1:] or (counted or list(again))[:1]


def is_new_sum(step: Move | LinkedStep) -> bool:
    """Say whether a step tells what a promised sum became."""
    return step.scope is not Scope.RESTATEMENT and any(piece.rule == RAISED for piece in step.evidence)


def units(line: Line) -> Iterable[str]:
    """Give the unit or currency in which a line's amount is added up; none when it tells no amount."""
    amount = told(line)
    if isinstance(amount, Value):
        yield amount.currency
    elif amount:
        unit = amount.unit or line.item_class
        yield _SOLDIER if line.item_class is ItemClass.TROOPS and unit in _SOLDIERS else unit


def told(line: Line) -> Quantity | Value | None:
    """Give the amount that is added up: goods by their number, money and what has no number by its worth."""
    number = line.quantity
    is_number = number is not None and (number.low, number.high) != (None, None)
    return number if is_number and line.item_class is not ItemClass.MONEY else line.value or number


def is_in_full(steps: Iterable[Move], sums: Totals) -> bool:
    """Say whether all of a promise was delivered: by what is added up, or by what a report says has come by now.

    A running total of more than was promised tells of other promises, too.
    """
    if sums.promised is None or sums.promised.high is None:
        return False
    whole, unit = sums.promised.high, sums.promised.unit
    if sums.delivered is not None and sums.delivered.low is not None and sums.delivered.low >= whole:
        return True
    by_now = (step for step in _shown(steps) if step.kind in _DEEDS and step.scope is Scope.CUMULATIVE)
    return any(unit in units(line) and bounds(line) == (whole, whole) for step in by_now for line in step.lines)


def exceeds_rest(steps: Sequence[Move], one: Move) -> bool:
    """Say whether a delivery is of more than some steps leave open, so that it cannot be one more beside them."""
    left = totals(steps).outstanding
    if left is None or left.high is None:
        return False
    told_of = (bounds(line)[0] for line in one.lines if left.unit in units(line))
    return any(low is not None and low > left.high for low in told_of)


def completed(steps: Sequence[Moved]) -> Moved:
    """Give the deed with which all of a promise had come, for a promise that was delivered in full; by their days.

    What came after it, or is told of no day and no number, completed nothing.
    """
    others = [step for step in steps if step.kind not in _DEEDS]
    deeds = sorted((step for step in _shown(steps) if step.kind in _DEEDS), key=lambda step: step.day)
    for number, last in enumerate(deeds[:-1], start=1):
        known = [*others, *deeds[:number]]
        if is_in_full(known, totals(known)):
            return last
    return deeds[-1]


def _sum(steps: Iterable[tuple[int, Move]], unit: str) -> Amount | None:
    found = [_over_all_bounds(line, step) for _, step in steps for line in step.lines if unit in units(line)]
    return Amount(*_added(found), unit) if found else None


def _over_all_bounds(line: Line, step: Move) -> Interval:
    amount, _ = over_all(line, step.also)
    return interval(amount) if amount is not None else bounds(line)


def over_all(line: Line, also: Iterable[Iterable[Line]]) -> tuple[Amount | None, bool]:
    """Give the amount of a line over all that tell of its step, and whether they differ so that not all can be true.

    Where they meet, what all allow; else what holds all. Of an account with several such lines the one that agrees is
    meant, where there is one.

    Args:
        line: One line of a step.
        also: The goods of the step as other origins tell them.

    Returns:
        The amount, None where the line has no number; and whether it is disputed.
    """
    if not is_numbered(line):
        return None, False
    (unit,) = tuple(units(line))[:1]
    mine = bounds(line)
    found = [mine]
    for lines in also:
        alike = (one for one in lines if one.item_class is line.item_class and unit in units(one))
        theirs = [bounds(one) for one in alike if is_numbered(one)]
        found += [one for one in theirs if bounds_meet(mine, one)][:1] or theirs
    low, high = _common(found)
    if low is not None and high is not None and low > high:
        return Amount(*_whole(found), unit), True
    return Amount(low, high, unit), False


def _common(found: Sequence[Interval]) -> Interval:
    lows, highs = [low for low, _ in found if low is not None], [high for _, high in found if high is not None]
    return max(lows, default=None), min(highs, default=None)


def _whole(found: Sequence[Interval]) -> Interval:
    lows, highs = [low for low, _ in found], [high for _, high in found]
    low = None if None in lows else min(low for low in lows if low is not None)
    return low, None if None in highs else max(high for high in highs if high is not None)


def is_numbered(line: Line) -> bool:
    """Say whether a line has a number that can be added; it has none where it tells none at all, or "several"."""
    low, high = bounds(line)
    is_several = high is None and getattr(told(line), "approx", False)
    return (low, high) != (None, None) and not is_several


def bounds(line: Line) -> Interval:
    """Give the interval of a line's amount; open on both sides when it tells none."""
    amount = told(line)
    return (amount.low, amount.high) if amount else (None, None)


def add(numbers: Sequence[float | None]) -> float | None:
    """Give the sum of bounds; open when one of them is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def rest(promised: Amount | None, come: Interval | None) -> Amount | None:
    """Give what is left of a promise, never below nothing; all of it where nothing is told to have come."""
    if promised is None or come is None:
        return promised
    low = minus(promised.low, come[1])
    return Amount(0.0 if low is None else low, minus(promised.high, come[0]), promised.unit)


def minus(whole: float | None, part: float | None) -> float | None:
    """Give what is left of a whole, never below nothing; open when one bound is."""
    return None if whole is None or part is None else max(whole - part, 0.0)
