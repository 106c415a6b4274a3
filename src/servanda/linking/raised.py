"""Promised sums that became others: "raised its pledge from 100 to 150 million euros".

Invariant: from that day the new sum is all of the one promise that it can be of; the old one is no longer added, and
was until then. Where two promises are open nobody says which one became it, and it is a check of what was promised.
Source: field notes on commitments, section 3, words to steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.linking.attestations import Attestation
from servanda.linking.threads import CLOSED, PROMISES, Thread
from servanda.linking.totals import RAISED, amounts_equal, is_new_sum
from servanda.model import Scope


def raised(
    one: Attestation, threads: Sequence[Thread], block: Sequence[Attestation]
) -> tuple[Attestation, Thread | None]:
    """Give a step with the promise whose sum it makes another; None for one that is not known, and for other steps.

    Args:
        one: A step.
        threads: The commitments that it fits, with the steps of the days before.
        block: All steps between the two sides.
    """
    if not is_new_sum(one) or one.scope is not Scope.CUMULATIVE:
        return one, None
    promised = [thread for thread in threads if thread.is_counted]
    before = [other for other in block if _is_sum_before(other, one)]
    meant = [thread for thread in promised if any(_promises(thread, other) for other in before)] or promised
    if not meant:
        return replace(one, scope=Scope.UNKNOWN), None
    if len(meant) > 1 or meant[0].state in CLOSED:
        return one, None
    return replace(one, scope=Scope.UNKNOWN), meant[0]


def _is_sum_before(other: Attestation, one: Attestation) -> bool:
    """Say whether a step is what a promise was before it became another, as a report of the change tells it."""
    reports = {row.report for row in one.rows}
    is_read_so = other.scope is Scope.RESTATEMENT and any(piece.rule == RAISED for piece in other.evidence)
    return is_read_so and any(row.report in reports for row in other.rows)


def _promises(thread: Thread, before: Attestation) -> bool:
    return any(step.kind in PROMISES and amounts_equal(step.lines, before.lines) for step, _ in thread.steps)
