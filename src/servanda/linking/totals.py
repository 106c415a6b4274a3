"""What was promised and delivered in one commitment, and what was not added, and why.

Invariant: intervals all the way; an open end stays open; never across units or currencies; only what is new is added.
A running total of what was delivered of a counted promise stands for deliveries that no report tells, not beside them.

Source: field notes on commitments, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.linking.attestations import Attestation
from servanda.model import Amount, ItemClass, Line, NotCounted, Quantity, Scope, StepKind, Totals, Value

WHY = {
    Scope.RESTATEMENT: "says again what is counted",
    Scope.CUMULATIVE: "all so far: a check of the sum",
    Scope.REMAINDER: "what is left: a check of the sum",
    Scope.COMPONENT: "a part of a sum that is counted",
    Scope.CEILING: "a limit, not an amount",
}
Interval = tuple[float | None, float | None]
_PROMISES = (StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE)
_DEEDS = (StepKind.PARTLY_DELIVERED, StepKind.FULFILLED)


def totals(steps: Sequence[Attestation]) -> Totals:
    """Give the sums of a commitment's steps, in the one unit that its amounts have; None where they have several."""
    promised, delivered = _promised(steps), _delivered(steps)
    found = {unit for _, one in (*promised, *delivered) for line in one.lines for unit in units(line)}
    if len(found) != 1:
        return Totals(None, None, None)
    unit = found.pop()
    wanted, done = _sum(promised, unit), _sum(delivered, unit)
    has_deed = any(step.kind in _DEEDS for step in steps)
    return Totals(wanted, done, _rest(wanted, done, has_deed=has_deed))


def not_counted(steps: Sequence[Attestation]) -> tuple[NotCounted, ...]:
    """Give the steps that were not added, by their place, with the reason."""
    kept = {place for kinds in (_PROMISES, _DEEDS) for place, _ in _counted(steps, kinds)}
    first = [place for place, _ in _promised(steps)]
    added = {place for place, _ in _delivered(steps)}
    found = []
    for place, step in enumerate(steps):
        if step.scope in WHY and place not in first and place not in added:
            found.append(NotCounted(place, WHY[step.scope]))
        elif step.kind in _PROMISES and place in kept and place not in first:
            found.append(NotCounted(place, "a later step of the promise that is counted"))
        elif step.kind is StepKind.MENTIONED and place > 0:
            found.append(NotCounted(place, "talk is no promise"))
    return tuple(found)


def amounts_meet(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether two lists of goods can mean the same amounts; what has no common unit forbids nothing."""
    listed = list(theirs)
    return all(
        _bounds_meet(bounds(one), bounds(other))
        for one in mine
        for other in listed
        if set(units(one)) & set(units(other))
    )


def amounts_equal(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether two lists of goods have amounts in a common unit, and these can be the same."""
    first, second = list(mine), list(theirs)
    shared = {unit for line in first for unit in units(line)} & {unit for line in second for unit in units(line)}
    return bool(shared) and amounts_meet(first, second)


def _bounds_meet(one: Interval, other: Interval) -> bool:
    (low, high), (least, most) = one, other
    return (low is None or most is None or low <= most) and (least is None or high is None or least <= high)


def _counted(steps: Sequence[Attestation], kinds: Sequence[StepKind]) -> list[tuple[int, Attestation]]:
    return [
        (place, step)
        for place, step in enumerate(steps)
        if step.kind in kinds and step.scope not in WHY and step.is_counted
    ]


def _delivered(steps: Sequence[Attestation]) -> list[tuple[int, Attestation]]:
    """Give the deliveries that are added, and a running total of those of a promise that no report tells."""
    deeds = [
        (place, step)
        for place, step in enumerate(steps)
        if step.kind in _DEEDS and step.is_counted and (step.scope not in WHY or step.scope is Scope.CUMULATIVE)
    ]
    found = {unit for _, one in (*_promised(steps), *deeds) for line in one.lines for unit in units(line)}
    wanted = _sum(_promised(steps), min(found)) if len(found) == 1 else None
    told = [(step.day, step.scope, _interval(_sum([(place, step)], min(found)))) for place, step in deeds]
    kept = standing(told, most=wanted.high if wanted is not None else None)
    return [deeds[at] for at in kept]


def _interval(amount: Amount | None) -> Interval:
    return (amount.low, amount.high) if amount is not None else (None, None)


def standing(told: Sequence[tuple[date, Scope, Interval]], *, most: float | None) -> list[int]:
    """Give the places of the deliveries that make up what was delivered.

    A running total counts where no report tells a delivery that it could hold, and it is no more than was promised; any
    other is only a check. What comes after it is added.

    Args:
        told: The day, the scope and the amount of each delivery.
        most: How much was promised; None where no one number says so, and no running total counts then.
    """
    kept: list[int] = []
    for at in sorted(range(len(told)), key=lambda place: (told[place][0], told[place][1] is Scope.CUMULATIVE, place)):
        _, scope, (_, high) = told[at]
        if scope is not Scope.CUMULATIVE or (not kept and most is not None and high is not None and high <= most):
            kept.append(at)
    return sorted(kept)


def _promised(steps: Sequence[Attestation]) -> list[tuple[int, Attestation]]:
    """Give the promise that is counted: the first; one told again only where no report tells the first word of it."""
    again = (
        (place, step)
        for place, step in enumerate(steps)
        if step.kind in _PROMISES and step.scope is Scope.RESTATEMENT and step.is_counted
    )
    return (_counted(steps, _PROMISES) or list(again))[:1]


def units(line: Line) -> Iterable[str]:
    """Give the unit or currency in which a line's amount is added up; none when it tells no amount."""
    amount = told(line)
    if isinstance(amount, Value):
        yield amount.currency
    elif amount:
        yield amount.unit or line.item_class


def told(line: Line) -> Quantity | Value | None:
    """Give the amount that is added up: goods by their number, money and what has no number by its worth."""
    number = line.quantity
    is_number = number is not None and (number.low, number.high) != (None, None)
    return number if is_number and line.item_class is not ItemClass.MONEY else line.value or number


def _sum(steps: Iterable[tuple[int, Attestation]], unit: str) -> Amount | None:
    found = [bounds(line) for _, step in steps for line in step.lines if unit in units(line)]
    if not found:
        return None
    lows, highs = [low for low, _ in found], [high for _, high in found]
    return Amount(add(lows), add(highs), unit)


def bounds(line: Line) -> Interval:
    """Give the interval of a line's amount; open on both sides when it tells none."""
    amount = told(line)
    return (amount.low, amount.high) if amount else (None, None)


def add(numbers: Sequence[float | None]) -> float | None:
    """Give the sum of bounds; open when one of them is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _rest(promised: Amount | None, delivered: Amount | None, *, has_deed: bool) -> Amount | None:
    """Subtract what was delivered; never below nothing. Deeds without a number leave it open."""
    if promised is None or (delivered is None and has_deed):
        return None
    if delivered is None:
        return promised
    low = minus(promised.low, delivered.high)
    return Amount(0.0 if low is None else low, minus(promised.high, delivered.low), promised.unit)


def minus(whole: float | None, part: float | None) -> float | None:
    """Give what is left of a whole, never below nothing; open when one bound is."""
    return None if whole is None or part is None else max(whole - part, 0.0)
