"""A commitment as it stood on a day: the steps that had come by then, the state they led to, the flags of that day.

Invariant: a pure function of the record, the day and the table of moves. A step of unknown day is kept, since it may
have come before; what the ledger knows is not cut by publication, only by the days of the steps themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from servanda.codebook import Codebook
from servanda.linking.attestations import has_number
from servanda.linking.flags import on_day
from servanda.linking.threads import (
    COUNTABLE,
    PROMISES,
    is_resumption,
    is_so_far,
    known_before,
    moved,
    tells_no_news,
)
from servanda.linking.totals import completed, is_in_full, not_counted, totals
from servanda.model import Commitment, Evidence, Line, LinkedStep, Period, Record, Relation, Scope, StepKind


def as_of(records: Iterable[Record[Commitment]], day: date, book: Codebook) -> list[Record[Commitment]]:
    """Give commitments as they stood on a day; those of which no step had come by then are left out."""
    found = []
    for record in records:
        steps = tuple(step for step in record.content.steps if (first := _from(step)) is None or first <= day)
        if steps:
            content = _at(replace(record.content, steps=steps), book)
            found.append(replace(record, content=replace(content, flags=on_day(content, day))))
    return found


def _from(step: LinkedStep) -> date | None:
    """Give the first day on which a step may have been; what came since July by November had not come in August."""
    is_so_far = step.scope is Scope.CUMULATIVE and step.when.relation is Relation.SINCE
    return (step.when.latest if is_so_far else None) or step.when.earliest


def _at(commitment: Commitment, book: Codebook) -> Commitment:
    """Give a commitment with the state that its steps lead to."""
    state, since, before = None, commitment.steps[0].when, None
    for number, step in enumerate(commitment.steps, start=1):
        if step.is_alleged:
            continue
        is_counted = _is_counted(step)
        if state is StepKind.SUSPENDED and is_so_far(step.step, step.scope, is_counted=is_counted):
            before = known_before(before)
            continue
        if state is not None and tells_no_news(step.step, step.scope, is_counted=is_counted):
            continue
        if is_resumption(step.step, step.evidence, book) and state is not None:
            if state is StepKind.SUSPENDED and before is not None:
                state, since = before, step.when
            continue
        promises = [one for one in commitment.steps[:number] if one.step in PROMISES and not one.is_alleged]
        is_open_ended = (
            commitment.kind in COUNTABLE and bool(promises) and not any(_is_counted(one) for one in promises)
        )
        to = moved(state, step.step, book, is_open_ended=is_open_ended, scope=step.scope)
        if to is not None:
            before = state if to is StepKind.SUSPENDED else None
            state, since = to, step.when
    moves = [_Move.of(step) for step in commitment.steps]
    sums = totals(moves)
    if state is StepKind.PARTLY_DELIVERED and is_in_full(moves, sums):
        state, since = StepKind.FULFILLED, completed(moves).when
    left = not_counted(moves)
    return replace(commitment, state=state or StepKind.MENTIONED, state_since=since, totals=sums, not_counted=left)


@dataclass(frozen=True, slots=True)
class _Move:
    """A step of a record as it is added up; one of an unknown day comes last."""

    kind: StepKind
    when: Period
    day: date
    scope: Scope
    lines: tuple[Line, ...]
    also: tuple[tuple[Line, ...], ...]
    evidence: tuple[Evidence, ...]
    is_alleged: bool
    is_counted: bool

    @classmethod
    def of(cls, step: LinkedStep) -> _Move:
        """Give a step of a record as a move."""
        return cls(
            kind=step.step,
            when=step.when,
            day=step.when.latest or step.when.earliest or date.max,
            scope=step.scope,
            lines=step.lines,
            also=step.also,
            evidence=step.evidence,
            is_alleged=step.is_alleged,
            is_counted=_is_counted(step),
        )


def _is_counted(step: LinkedStep) -> bool:
    return any(has_number(line) for line in step.lines)
