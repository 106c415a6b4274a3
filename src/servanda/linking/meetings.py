"""Meetings and diplomatic acts that took place as they were promised: what was done is the last step of the promise.

Invariant: only what is told as done keeps a promise to act; the words are those of the act, and no finding is made.
Source: field notes on commitments, section 4; ruling 60.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.linking.attestations import Attestation
from servanda.linking.context import Context
from servanda.linking.foreseen import Deed
from servanda.linking.periods import anchor
from servanda.linking.threads import PROMISES
from servanda.model import UNKNOWN, CommitmentKind, FindingId, ReportId, Scope, SpeakerRole, Step, StepKind

_ACTS = frozenset({CommitmentKind.MEETING, CommitmentKind.DIPLOMATIC})
"""Promises of one act, which keeps them: a visit, an embassy that is opened."""


def met(block: Sequence[Attestation], deeds: Iterable[Deed], context: Context) -> Iterable[Attestation]:
    """Give the last steps of promises of one act: each act that kept some of them, once.

    Args:
        block: The steps of one giver, receiver and kind.
        deeds: What was done of the plans of their reports.
        context: Origins of the reports.
    """
    if not any(_is_promise(one) for one in block):
        return
    told: dict[ReportId, list[Deed]] = defaultdict(list)
    for deed in deeds:
        told[deed.report].append(deed)
    plans: dict[FindingId, list[Attestation]] = defaultdict(list)
    done: dict[FindingId, Deed] = {}
    for one in block if told else ():
        kept = [deed for row in one.rows for deed in told.get(row.report, ()) if _is_of(row, deed)]
        for deed in kept if _is_promise(one) else ():
            done[deed.act] = deed
            plans[deed.act].append(one)
    for act, promises in sorted(plans.items()):
        yield _done(done[act], promises, context)


def _is_promise(one: Attestation) -> bool:
    return one.commitment_kind in _ACTS and one.kind in PROMISES


def _is_of(row: Step, deed: Deed) -> bool:
    """Say whether a step promises what a plan is about: it tells of that event, or the plan in the same words."""
    return row.event == deed.plan or any(
        mine.span.overlaps(theirs.span) for mine in row.evidence for theirs in deed.told if mine.report == theirs.report
    )


def _done(deed: Deed, promises: Sequence[Attestation], context: Context) -> Attestation:
    return replace(
        promises[0],
        id=deed.act,
        rows=(),
        origins=tuple(sorted({context.origin(cited.report) for cited in deed.evidence})),
        kind=StepKind.FULFILLED,
        when=deed.when,
        day=anchor(deed.when, UNKNOWN),
        scope=Scope.UNKNOWN,
        lines=(),
        instrument=None,
        by=None,
        role_of_speaker=SpeakerRole.UNKNOWN,
        evidence=deed.evidence,
        also=(),
        plans=frozenset(member for one in promises for member in one.members),
    )
