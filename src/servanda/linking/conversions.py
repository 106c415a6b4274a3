"""What accounts of one thing say that its sum is in other currencies.

Invariant: nothing is reckoned; one sum only, since of several nobody says which is which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from servanda.model import Line


def in_all_currencies(lines: tuple[Line, ...], told: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Give the one sum of a list with what other lists for the same thing say that it is in other money.

    Of two sums in one other currency the first that is told is taken.
    """
    if len(lines) != 1 or lines[0].value is None:
        return lines
    known = {lines[0].value.currency: lines[0].value}
    for others in ((lines[0],), *told):
        sums = [(line.value, *line.conversions) for line in others if line.value is not None]
        for value in sums[0] if len(sums) == 1 else ():
            known.setdefault(value.currency, value)
    return (replace(lines[0], conversions=tuple(known.values())[1:]),)
