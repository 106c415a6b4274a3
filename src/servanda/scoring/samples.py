"""A random sample of findings, and what the errors in it say of all of them.

Invariant: a sample depends on its seed and on what it is drawn from, never on an order, a clock or a machine; whoever
has the same ledger and the seed draws the same findings.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SURE = 0.95
"""How often an interval holds the true rate."""
_STEPS = 60
"""Halvings with which a bound is found: more than a float can tell apart."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of those judged are wrong, and the interval that holds the rate among all: `low` to `high`, 0 to 1."""

    wrong: int
    judged: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        """Give the share that is wrong; None where nobody judged any."""
        return self.wrong / self.judged if self.judged else None


def drawn(ids: Iterable[str], number: int, *, seed: int) -> list[str]:
    """Draw findings by chance, each as likely as any other.

    A larger sample of one seed begins with the smaller one, and what is added to a ledger leaves most of it in place.

    Args:
        ids: Of all findings, each once, in any order.
        number: How many; all of them where there are fewer.
        seed: Names the sample.
    """
    return heapq.nsmallest(number, ids, key=lambda id_: (hashlib.sha256(f"{seed} {id_}".encode()).digest(), id_))


def rate(wrong: int, judged: int) -> Rate:
    """Give the error rate with its exact interval at 95 %.

    The interval is that of a sample from endlessly many; of a small whole it is wider than need be, never narrower.

    >>> found = rate(1, 20)
    >>> round(found.low, 4), round(found.high, 4)
    (0.0013, 0.2487)

    Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
    """
    if not 0 <= wrong <= judged:
        raise ValueError(f"expected between 0 and {judged} wrong ones, found {wrong}")
    tail = (1 - SURE) / 2
    low = _bound(lambda share: 1 - _at_most(wrong - 1, judged, share) < tail) if wrong else 0.0
    high = _bound(lambda share: _at_most(wrong, judged, share) > tail) if wrong < judged else 1.0
    return Rate(wrong, judged, low, high)


def _bound(is_below: Callable[[float], bool]) -> float:
    """Give the share up to which something holds."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return (low + high) / 2


def _at_most(most: int, number: int, share: float) -> float:
    """Give how likely it is that at most so many of a number are wrong, at a share of wrong ones."""
    if share <= 0 or most >= number:
        return 1.0
    if share >= 1:
        return 0.0
    return math.fsum(_just(many, number, share) for many in range(most + 1))


def _just(many: int, number: int, share: float) -> float:
    """Give how likely it is that just so many are wrong."""
    ways = math.lgamma(number + 1) - math.lgamma(many + 1) - math.lgamma(number - many + 1)
    return math.exp(ways + many * math.log(share) + (number - many) * math.log1p(-share))
