"""What is computed of a commitment for a day: overdue, late, stale, disputed, one-sided, of one source, open.

Invariant: the day is that of the latest report, never that of the clock; silence is never a breach.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from servanda.linking.attestations import Attestation
from servanda.linking.context import side, sides
from servanda.linking.threads import DEEDS
from servanda.linking.totals import amounts_equal
from servanda.model import Commitment, CommitmentKind, Flag, SpeakerRole, StepKind, Terms

STALE = 365
"""Days without a step after which an open commitment is stale."""
_COUNTED = frozenset({CommitmentKind.GOODS, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
"""Kinds of which one asks how many; of money one asks how much, which `value_open` says."""

_PRICED = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY})
_OPEN = frozenset(
    {
        StepKind.MENTIONED,
        StepKind.PLEDGED,
        StepKind.SIGNED,
        StepKind.IN_FORCE,
        StepKind.PARTLY_DELIVERED,
        StepKind.SUSPENDED,
    }
)
_PRINCIPALS = (SpeakerRole.PROVIDER, SpeakerRole.RECIPIENT)


def flags(
    commitment: Commitment, steps: Sequence[Attestation], *, is_of_one_source: bool, today: date | None
) -> tuple[Flag, ...]:
    """Give the flags of a commitment on a day, in the order of the vocabulary; without a day none that needs one."""
    raised = {
        Flag.OVERDUE: _is_overdue(commitment, today),
        Flag.LATE: _is_late(commitment),
        Flag.STALE: _is_stale(commitment, steps, today),
        Flag.DISPUTED: _is_disputed(steps),
        Flag.ONE_SIDED: _is_one_sided(steps),
        Flag.SINGLE_SOURCE: is_of_one_source,
        Flag.VALUE_OPEN: commitment.kind in _PRICED and not any(line.value for step in steps for line in step.lines),
        Flag.QUANTITY_OPEN: commitment.kind in _COUNTED and not any(step.is_counted for step in steps),
    }
    return tuple(flag for flag in Flag if raised[flag])


def on_day(commitment: Commitment, today: date) -> tuple[Flag, ...]:
    """Give the flags of a commitment on another day: those that hang on the day anew, the others as they are."""
    days = [day for step in commitment.steps if (day := step.when.latest or step.when.earliest) is not None]
    of_the_day = {
        Flag.OVERDUE: _is_overdue(commitment, today),
        Flag.LATE: _is_late(commitment),
        Flag.STALE: _is_silent(commitment, days, today),
    }
    return tuple(flag for flag in Flag if of_the_day.get(flag, flag in commitment.flags))


def _is_overdue(commitment: Commitment, today: date | None) -> bool:
    due = commitment.due.latest if commitment.due else None
    return due is not None and today is not None and due < today and commitment.state in _OPEN


def _is_late(commitment: Commitment) -> bool:
    due = commitment.due.latest if commitment.due else None
    done = commitment.state_since.earliest
    return commitment.state is StepKind.FULFILLED and due is not None and done is not None and due < done


def _is_stale(commitment: Commitment, steps: Sequence[Attestation], today: date | None) -> bool:
    return _is_silent(commitment, [step.day for step in steps if step.day < date.max], today)


def _is_silent(commitment: Commitment, days: Sequence[date], today: date | None) -> bool:
    """Say whether an open commitment has had no step for long."""
    is_open = commitment.state in _OPEN and not _runs(commitment)
    return is_open and today is not None and bool(days) and (today - max(days)).days > STALE


def _runs(commitment: Commitment) -> bool:
    """Say whether a paper between several sides is in force: it runs, and nobody need tell of it for that."""
    is_paper = commitment.kind in {CommitmentKind.TREATY, CommitmentKind.POLICY} and not commitment.lines
    return is_paper and commitment.state is StepKind.IN_FORCE and len(commitment.provider) > 1


def _is_disputed(steps: Sequence[Attestation]) -> bool:
    """Say whether one says kept and another not kept, a side denies a deed, or two name different terms."""
    terms = {row.terms for step in steps for row in step.rows} - {Terms.UNKNOWN}
    missed = [step for step in steps if step.kind is StepKind.NOT_FULFILLED]
    is_denied = any(_denies(one, deed) for one in missed for deed in steps if deed.kind in DEEDS)
    return is_denied or any(step.is_denied for step in steps) or len(terms) > 1


def _denies(missed: Attestation, deed: Attestation) -> bool:
    """Say whether one says that what another tells as come did not: what came later was late, what was less a part."""
    are_counted = missed.is_counted and deed.is_counted
    return deed.day <= missed.day and (not are_counted or amounts_equal(missed.lines, deed.lines))


def _is_one_sided(steps: Sequence[Attestation]) -> bool:
    """Say whether only one principal's side tells of it; a newsroom in its own voice is no side.

    What was done of a plan is an event, which says for itself who tells of it.
    """
    if any(step.plans for step in steps):
        return False
    principals = frozenset[str]().union(*(sides((*step.provider, *step.recipient)) for step in steps))
    heard = [(row.by, row.role_of_speaker) for step in steps for row in step.rows]
    voices = {side(by) for by, role in heard if by and (role in _PRINCIPALS or side(by) in principals)}
    return len(voices) == 1 and all(by is not None and side(by) in voices for by, _ in heard)
