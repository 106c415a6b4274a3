"""How far several people agree about the same things, beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

_TWO = 2


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Give Krippendorff's alpha for values without an order; what nobody else judged does not count.

    1 is agreement, 0 what chance alone would give, less than 0 more disagreement than that. None where nothing was
    judged twice, or where all values are one: then chance cannot be told from agreement.

    >>> alpha([("right", "right"), ("wrong", "wrong"), ("right", "wrong"), ("right",)])
    0.4444444444444444

    Args:
        units: For each thing the values that people gave it, in any order.

    Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), sections A to C.
    """
    paired = [Counter(values) for values in units if len(values) >= _TWO]
    values = sum(paired, Counter[str]())
    number = values.total()
    apart = sum(_apart(unit) / (unit.total() - 1) for unit in paired)
    by_chance = _apart(values)
    return 1 - (number - 1) * apart / by_chance if by_chance else None


def _apart(counted: Counter[str]) -> int:
    """Give how many ordered pairs of values differ."""
    return counted.total() ** 2 - sum(number**2 for number in counted.values())
