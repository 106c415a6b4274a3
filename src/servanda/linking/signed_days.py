"""Papers by the day on which they were signed: "an agreement signed in January" is the one that was signed then.

Invariant: two papers that were signed on two days are two; a day that is not told tells nothing apart.
Source: field notes on linking, section 3: periods that cannot overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.linking.attestations import Attestation
from servanda.linking.periods import Precision, can_meet, precision
from servanda.linking.threads import Thread
from servanda.model import StepKind


def signed_then(one: Attestation, threads: Sequence[Thread]) -> tuple[list[Thread], list[Thread]]:
    """Give the commitments that were signed when a signing of no amount was, the last first, and those signed else.

    Of goods and sums their amounts decide, wherever both tell one.

    Args:
        one: A step.
        threads: The commitments that it fits.
    """
    if one.kind is not StepKind.SIGNED or precision(one.when) is not Precision.NARROW or one.is_counted:
        return [], []
    signed = {id(thread): _signings(thread) for thread in threads}
    dated = [thread for thread in threads if signed[id(thread)]]
    then = [thread for thread in dated if any(can_meet(step.when, one.when) for step in signed[id(thread)])]
    return then[::-1], [thread for thread in dated if thread not in then]


def _signings(thread: Thread) -> list[Attestation]:
    """Give the steps of a commitment that tell the day on which it was signed."""
    return [
        step for step, _ in thread.steps if step.kind is StepKind.SIGNED and precision(step.when) is Precision.NARROW
    ]
