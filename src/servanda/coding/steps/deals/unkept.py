"""Promises that are only named because they were not kept: "did not deliver the rice that it promised to Togo".

Invariant: who says that a promise was not kept makes none by that; what was promised is said again, never anew.
Source: field notes on commitments, section 3, the table of scopes; ruling 56.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.model import Scope, Span, Step, StepKind

_BROKEN = frozenset({StepKind.NOT_FULFILLED, StepKind.WITHDRAWN, StepKind.CANCELLED, StepKind.SUSPENDED})
_PROMISED = frozenset({StepKind.PLEDGED, StepKind.SIGNED})


def without_ghosts(steps: Sequence[Step], reading: ReportReading) -> list[Step]:
    """Give steps, the promise among them that its own sentence says was not kept as told again."""
    ended = [step for step in steps if step.step in _BROKEN]
    if not ended:
        return list(steps)
    sentences = [sentence.span for sentence in reading.marks.sentences]
    return [_told_again(step) if _is_ghost(step, ended, sentences) else step for step in steps]


def _told_again(step: Step) -> Step:
    return replace(step, scope=Scope.RESTATEMENT)


def _is_ghost(step: Step, ended: Sequence[Step], sentences: Sequence[Span]) -> bool:
    """Say whether a promise stands behind the words by which one of the same giver and goods ended."""
    if step.step not in _PROMISED:
        return False
    own = next((span for span in sentences if step.evidence[0].span in span), None)
    givers = {party.country for party in step.provider}
    return own is not None and any(
        end.evidence[0].span in own
        and end.evidence[0].span.start < step.evidence[0].span.start
        and end.kind is step.kind
        and {party.country for party in end.provider} == givers
        for end in ended
    )
