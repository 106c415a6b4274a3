"""Which of several promises of like goods a step is about: that of its very goods, then that whose number it prints.

Invariant: a choice among promises that fit, never a refusal; where nothing tells them apart, all are left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from servanda.linking.attestations import Attestation
from servanda.linking.context import quoted_words
from servanda.linking.goods import are_one_thing
from servanda.linking.threads import PROMISES, Thread
from servanda.linking.totals import bounds, units
from servanda.model import Line, Scope

_NUMBER = re.compile(r"\d[\d,]*")


def meant(one: Attestation, threads: Sequence[Thread]) -> Sequence[Thread]:
    """Give those of some commitments that a step names more closely than the others.

    Tanks that come are of the tanks that were promised, not of the trucks that were promised later. Of two promises of
    tanks "12 of the 30 tanks" are of that of thirty, and 20 tanks that came are not of that of ten. Of two grants that
    for the power grid is meant where the power grid is named, and not that for farms.
    """
    if len(threads) == 1 or not one.lines:
        return threads
    alike = [thread for thread in threads if _promised(thread, one)] or threads
    alike = [thread for thread in alike if not is_more(one, thread)] or alike
    alike = [thread for thread in alike if _prints_number(thread, one)] or alike
    return _named_for(alike, one) or alike


def _named_for(threads: Sequence[Thread], one: Attestation) -> list[Thread]:
    """Give the one commitment whose own words, which no other has, stand in those of a step; none where two fit."""
    told = [quoted_words(cited for step, _ in thread.steps for cited in step.evidence) for thread in threads]
    mine = quoted_words(one.evidence)
    fits = [
        thread
        for at, thread in enumerate(threads)
        if mine & told[at] - frozenset().union(*(words for other, words in enumerate(told) if other != at))
    ]
    return fits if len(fits) == 1 else []


def _promised(thread: Thread, one: Attestation) -> list[Line]:
    """Give what a commitment promised of the very goods of a step."""
    return [line for line in _sums(thread) if any(are_one_thing(line, mine) for mine in one.lines)]


def _sums(thread: Thread) -> list[Line]:
    """Give what a commitment promised; a running total, which is of other promises too, only where nothing else is."""
    promises = [step for step, _ in thread.steps if step.kind in PROMISES]
    own = [step for step in promises if step.scope is not Scope.CUMULATIVE and step.lines]
    return [line for step in own or promises for line in step.lines]


def _prints_number(thread: Thread, one: Attestation) -> bool:
    """Say whether the words of a step have the number of what was promised: all of it, or what it is a part of."""
    printed = {match.group().replace(",", "") for cited in one.evidence for match in _NUMBER.finditer(cited.quote)}
    numbers = (line.quantity.low for line in _promised(thread, one) if line.quantity and line.quantity.low is not None)
    return any(f"{number:.0f}" in printed for number in numbers)


def is_more(one: Attestation, thread: Thread) -> bool:
    """Say whether a step tells of more than a commitment ever promised, in one unit; no sum of several promises counts.

    Args:
        one: A step.
        thread: The commitment, with its steps so far.
    """
    most: dict[str, float] = {}
    for line in _sums(thread):
        high = bounds(line)[1]
        most |= {unit: max(most.get(unit, 0.0), math.inf if high is None else high) for unit in units(line)}
    told = ((unit, bounds(line)[0]) for line in one.lines for unit in units(line))
    return any(low is not None and low > most[unit] for unit, low in told if unit in most)
