"""Deliveries of goods that are known, told for the first time: "Japan delivered the 30 trucks".

Invariant: known are the goods that were promised, not that they came. It is the delivery where no report tells of one
that it can mean, and where it has a day of its own or is of just as many as one open promise; else it says again.
Source: field notes on commitments, section 3, the table of scopes; ruling 57.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.linking.attestations import Attestation
from servanda.linking.periods import Precision, can_meet, precision
from servanda.linking.threads import CLOSED, DEEDS, PROMISES, Thread, says_again
from servanda.linking.totals import amounts_equal
from servanda.model import Scope


def first_told(one: Attestation, threads: Sequence[Thread], block: Sequence[Attestation]) -> Attestation:
    """Give a delivery of known goods as the delivery that it is, where no report tells of that before; else as it is.

    Args:
        one: A step.
        threads: The commitments that it fits, with the steps of the days before.
        block: All steps between the two sides.
    """
    if one.kind not in DEEDS or one.scope is not Scope.RESTATEMENT or not one.is_counted or one.is_alleged:
        return one
    open_ones = [thread for thread in threads if _is_open(thread, one)]
    promised = [thread for thread in open_ones if _promises_as_many(thread, one)]
    has_day = precision(one.when) is Precision.NARROW
    is_placed = bool(promised) or (has_day and (len(open_ones) == 1 or not threads))
    told = (step for thread in promised or open_ones for step, _ in thread.steps)
    has_come = any(step.kind in DEEDS and step.is_counted for step in told)
    is_first = is_placed and not has_come and not any(_may_be(one, other) for other in block)
    return replace(one, scope=Scope.UNKNOWN) if is_first else one


def _is_open(thread: Thread, one: Attestation) -> bool:
    return thread.has_promise and thread.promised_by <= one.day and thread.state not in CLOSED


def _promises_as_many(thread: Thread, one: Attestation) -> bool:
    return any(step.kind in PROMISES and amounts_equal(step.lines, one.lines) for step, _ in thread.steps)


def _may_be(one: Attestation, other: Attestation) -> bool:
    """Say whether a delivery that is told as new may be the one that is told as known."""
    if other.kind not in DEEDS or says_again(other.kind, other.scope) or not can_meet(one.when, other.when):
        return False
    return one.classes == other.classes and (not other.is_counted or amounts_equal(one.lines, other.lines))
