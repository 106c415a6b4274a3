"""One sum in several currencies: what reports tell of it, and in which one a commitment is added up.

Invariant: nothing is ever converted; a sum stands in another currency only where a report tells it in that one. No sum
is added up in two.
Source: field notes on commitments, sections 6 and 7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.linking.attestations import Attestation
from servanda.linking.threads import PROMISES, Thread
from servanda.model import Line, Value


def add_up_in_one(thread: Thread) -> None:
    """Let the sums of a commitment stand in one currency, where reports tell each of them in it.

    "Promised 40 million francs ($45 million)" and "15 million dollars paid" leave 30 million dollars. Where no currency
    is told of all, that of the promise is taken as far as it goes.
    """
    lines = [line for one, _ in thread.steps for line in one.lines if line.value is not None]
    if len(_own(lines)) > 1 and (chosen := _chosen(thread, lines)) is not None:
        thread.steps = [(_in(one, chosen), link) for one, link in thread.steps]


def _chosen(thread: Thread, lines: Sequence[Line]) -> str | None:
    """Give the currency in which all sums are told, the one that most are told in first; else that of the promise."""
    own = _own(lines)
    shared = set.intersection(*(set(_told(line)) for line in lines))
    if shared:
        return min(shared, key=lambda code: (-own[code], code))
    promised = _own(line for one, _ in thread.steps if one.kind in PROMISES for line in one.lines)
    return next(iter(promised)) if len(promised) == 1 else None


def _own(lines: Iterable[Line]) -> Counter[str]:
    return Counter(line.value.currency for line in lines if line.value is not None)


def _told(line: Line) -> dict[str, Value]:
    """Give a sum by the currencies in which it is told."""
    sums = ([line.value] if line.value is not None else []) + list(line.conversions)
    return {value.currency: value for value in reversed(sums)}


def _in(one: Attestation, currency: str) -> Attestation:
    lines, *also = (tuple(_turned(line, currency) for line in lines) for lines in (one.lines, *one.also))
    return replace(one, lines=lines, also=tuple(also))


def _turned(line: Line, currency: str) -> Line:
    """Give a line with its sum as told in a currency, and its own beside; as it is where it is not told in that."""
    told = _told(line)
    if line.value is None or line.value.currency == currency or currency not in told:
        return line
    others = (value for value in (line.value, *line.conversions) if value.currency != currency)
    return replace(line, value=told[currency], conversions=tuple(others))
