"""Running totals of what was given before a promise and beside it: "on top of 40 million already given this year".

Invariant: such a total is none of the promise's deliveries. It is one where it was told by the day on which the promise
was made, or so soon after that, and of a time that began before it. Where no report tells the day of the promise
nothing shows what came before it.
Source: field notes on commitments, section 4: a delivery dated before the promise keeps none of it (ruling 61).
"""

from __future__ import annotations

from datetime import date, timedelta

from servanda.linking.attestations import Attestation
from servanda.linking.periods import Precision, precision
from servanda.linking.threads import DEEDS, PROMISES, Thread
from servanda.model import Scope

SOON = timedelta(days=7)
"""After a promise, in which what was given "this year" was given before it."""


def is_beside(thread: Thread, one: Attestation) -> bool:
    """Say whether a running total is of what was given before a commitment was promised."""
    if one.kind not in DEEDS or one.scope is not Scope.CUMULATIVE or not one.is_counted:
        return False
    made, begun = _made(thread), one.when.earliest
    return made is not None and begun is not None and begun < made and one.day <= made + SOON


def _made(thread: Thread) -> date | None:
    """Give the first day on which a promise of an amount can have been made; None where one has no day of its own."""
    promises = [step.when for step, _ in thread.steps if step.kind in PROMISES and step.is_counted]
    days = [when.earliest for when in promises if when.earliest and precision(when) is Precision.NARROW]
    return min(days) if days and len(days) == len(promises) else None
