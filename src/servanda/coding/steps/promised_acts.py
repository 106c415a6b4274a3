"""Acts to come that only a promise tells: "Canada will provide $15 million" is aid that is planned (ruling 42).

Invariant: an act comes from a promise only where no frame has read one between the same sides in the same words; it is
planned, and whoever promised it attests it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.events.contexts import contexts_of_words
from servanda.coding.events.vouching import voucher
from servanda.coding.near import Speech
from servanda.coding.steps.sums.known import RULE as KNOWN
from servanda.model import (
    NO_CODE,
    UNKNOWN,
    CommitmentKind,
    Event,
    EventType,
    FindingId,
    Party,
    Scope,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    content_id,
)

_GIVEN = (EventType.AID, None)
_ACTS: Mapping[CommitmentKind, tuple[EventType, str | None]] = {
    CommitmentKind.GOODS: _GIVEN,
    CommitmentKind.MONEY: _GIVEN,
    CommitmentKind.TRAINING: _GIVEN,
    CommitmentKind.POLICY: (EventType.COOPERATE, None),
    CommitmentKind.MEETING: (EventType.CONSULT, "visit"),
    CommitmentKind.WITHDRAWAL: (EventType.RETREAT, "withdraw"),
}
"""What is done when a promise of a kind is kept; support in councils and treaties are acts when they are told."""

_SCORE = 0.6


def promised_acts(
    reading: ReportReading, statements: Sequence[Statement], events: Sequence[Event], steps: Iterable[Step]
) -> tuple[Event, ...]:
    """Give the acts that the pledges of a report say are to come, the first of those between the same sides.

    Args:
        reading: The report and its marks.
        statements: What its speakers say.
        events: The events that are read already.
        steps: The steps of its commitments.
    """
    speech = Speech(statements)
    found: list[Event] = []
    for step in sorted(steps, key=lambda one: one.scope is Scope.RESTATEMENT):
        act = _ACTS.get(step.kind)
        if act is None or step.step is not StepKind.PLEDGED or step.event is not None or not _has_sides(step):
            continue
        if step.evidence[0].rule == KNOWN or not _NOT_TO_DO.isdisjoint(_words(reading, step)[:_OPENING]):
            continue  # "building on the $9 million of 2023" promises nothing more, "would not let Chad build" no port
        if not any(_tells(one, step, act[0]) for one in (*events, *found)):
            found.append(_event(reading, speech, step, act))
    return tuple(found)


def without_bare_pledges(
    events: Sequence[Event], promised: Sequence[Event], steps: Iterable[Step]
) -> tuple[Event, ...]:
    """Leave out a pledge to nobody where the act that it promises is told with its receiver (ruling 42).

    "Norway has committed to paying $5 million for the port" is the aid that is planned, no agreement beside it.
    """
    kept = {step.event for step in steps}
    return tuple(one for one in events if one.id in kept or not any(_is_bare_pledge(one, act) for act in promised))


def _is_bare_pledge(event: Event, act: Event) -> bool:
    is_bare = event.type is EventType.AGREE and event.status is Status.ACTUAL and not event.target
    givers = _states(event.source)
    is_near = any(mine.span.overlaps(own.span) for mine in event.evidence for own in act.evidence)
    return is_bare and len(givers) == 1 and givers == _states(act.source) and is_near


def _has_sides(step: Step) -> bool:
    """Say whether a state promises something to another one."""
    givers, receivers = _states(step.provider), _states(step.recipient)
    return bool(givers) and bool(receivers) and givers.isdisjoint(receivers)


def _states(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties} - {NO_CODE}


def _tells(event: Event, step: Step, kind: EventType) -> bool:
    """Say whether an event is what a step promises, or stands in its words between its sides."""
    sides = _states((*event.source, *event.target))
    if not sides >= _states((*step.provider, *step.recipient)):
        return False
    is_near = any(mine.span.overlaps(own.span) for mine in event.evidence for own in step.evidence)
    return is_near or (event.type is kind and kind is not EventType.COOPERATE)  # two states cooperate in many things


def _event(reading: ReportReading, speech: Speech, step: Step, act: tuple[EventType, str | None]) -> Event:
    kind, mode = act
    kind = EventType.COOPERATE if kind is EventType.AID and step.terms is Terms.SALE else kind
    found = voucher(
        speech.holding(step.evidence[0].span.start),
        blamed=step.provider,
        others=step.recipient,
        is_blame=False,
        hedges=(),
        rumours=frozenset(),
    )
    return Event(
        id=FindingId(content_id("e", reading.report.id, step.id, kind.value)),
        report=reading.report.id,
        type=kind,
        mode=mode,
        contexts=contexts_of_words(step.lines, _words(reading, step), reading.book.contexts),
        source=step.provider,
        target=step.recipient,
        when=step.due or UNKNOWN,
        place=None,
        status=Status.PLANNED,
        basis=found.basis,
        attested_by=found.attested_by,
        lines=step.lines,
        terms=step.terms if kind is EventType.AID else None,
        casualties=None,
        statement=found.statement.id if found.statement is not None else None,
        evidence=tuple(replace(one, rule="event.promise", score=_SCORE) for one in step.evidence),
    )


_NOT_TO_DO = frozenset({"not", "n't", "never", "nothing", "no"})
_OPENING = 6
"""Words of a pledge in which its own verb is negated: "the minister would not"."""


def _words(reading: ReportReading, step: Step) -> list[str]:
    """Give the words of a step's evidence."""
    tokens = reading.marks.tokens
    found: list[str] = []
    for span in (one.span for one in step.evidence):
        first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
        last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
        found += [token.text for token in tokens[first:last]]
    return found
