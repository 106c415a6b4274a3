"""Sums that a report tells again: "The $5 million will be paid in May", once the promise of $5 million was told.

Invariant: what is told again stands behind the first telling, has the same sides and the same value, and is pointed at
by its article; it adds nothing. A sum that was only asked for stays asked for when it is told again.
Source: field notes on commitments, section 3, the table of scopes; section 1, equal amount alone is not identity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.model import QuantityMark, Scope, Span, Step, StepKind, Value, WhenBasis

_POINTS = re.compile(
    r"\b(?:the|this|that|these|its|their|his|her|our)"
    r"(?: (?:new|latest|same|promised|pledged|announced|full|whole|entire))?"
    r"(?: (?:over|about|around|some|nearly|almost|roughly|approximately))? \W?$",
    re.IGNORECASE,
)
"""What stands before a sum that is known: "the", "the new"."""

_SAID = frozenset({StepKind.PLEDGED, StepKind.IN_FORCE, StepKind.SIGNED})
_MONTH = 31
"""Days of the longest period that dates a single vote."""

_OPEN = frozenset({Scope.INCREMENT, Scope.COMPONENT, Scope.UNKNOWN})
_ASKED = 120
"""Characters before a sum in which a word asks for it."""


class SumsAgain:
    """Tells sums that a report says again from new ones and from parts."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.text = reading.report.text
        self.words = reading.book.scopes

    def without_asked(self, steps: Sequence[Step]) -> list[Step]:
        """Leave out the promises of sums that the report pointed at as the ones it told as asked for."""
        asked = self._asked()
        if not asked:
            return list(steps)
        return [step for step in steps if not self._is_asked(step, steps, asked)]

    def told_again(self, steps: Sequence[Step]) -> list[Step]:
        """Give the steps; a sum that was promised before, or voted in a year gone by, is a restatement."""
        return [
            replace(step, scope=Scope.RESTATEMENT) if self._is_again(step, steps) or self._is_old(step) else step
            for step in steps
        ]

    def _is_old(self, step: Step) -> bool:
        """Say whether a law on a sum is dated by a year only: "In 2021 Oslo's parliament voted $5 million for Togo".

        News of a vote tell its day; what is told by its year stands behind what the report is about. A promise of a
        year may be told by it for the first time: "has pledged $5 million in 2021".
        """
        when = step.when
        if step.step is not StepKind.IN_FORCE or step.scope is not Scope.INCREMENT or _value(step) is None:
            return False
        if self.reading.report.published.earliest is None or when.earliest is None or when.latest is None:
            return False
        return when.basis is WhenBasis.STATED and (when.latest - when.earliest).days > _MONTH

    def _is_again(self, step: Step, steps: Sequence[Step]) -> bool:
        mark = self._pointed(step)
        if mark is None or step.scope not in _OPEN:
            return False
        return any(
            other.step in _SAID
            and other.scope is Scope.INCREMENT
            and _value(other) == _value(step)
            and _sides(other) == _sides(step)
            and other.evidence[0].span.end <= mark.span.start
            for other in steps
        )

    def _is_asked(self, step: Step, steps: Sequence[Step], asked: Sequence[QuantityMark]) -> bool:
        mark = self._pointed(step)
        value = _value(step)
        if mark is None or not any(self._holds(one, mark) for one in asked if one.span.end <= mark.span.start):
            return False
        return not any(_value(other) == value and self._pointed(other) is None for other in steps)

    def _holds(self, asked: QuantityMark, mark: QuantityMark) -> bool:
        """Say whether a sum is the one asked for, or a part of what a parliament is asked to vote."""
        whole, part = asked.value, mark.value
        if whole is None or part is None or whole == part:
            return whole is not None and whole == part
        is_less = (part.high or part.low or 0) < (whole.low or whole.high or 0) and whole.currency == part.currency
        sentence = next(one for one in self.reading.marks.sentences if asked.span in one.span)
        named = (self.cast.party(one) for one in self.cast.outermost(sentence.span))
        return is_less and any("LEG" in party.code.split(".") for party in named if party is not None)

    def _pointed(self, step: Step) -> QuantityMark | None:
        """Give the sum of a promise where its article points at it; None of any other step."""
        value = _value(step)
        if step.step not in _SAID or value is None:
            return None
        own = step.evidence[0].span
        marks = [mark for mark in within(self.reading.marks.quantities, own) if mark.value == value]
        before = self.text[max(0, marks[0].span.start - _ASKED) : marks[0].span.start] if marks else ""
        return marks[0] if _POINTS.search(before) else None

    def _asked(self) -> list[QuantityMark]:
        """Give the sums that the report tells as asked for: "requested $5 million for wells"."""
        found: list[QuantityMark] = []
        for sentence in self.reading.marks.sentences:
            for mark in within(self.reading.marks.quantities, sentence.span):
                before = Span(max(sentence.span.start, mark.span.start - _ASKED), mark.span.start)
                if mark.value is not None and self.words.show("requested", before.of(self.text)):
                    found.append(mark)
        return found


def _value(step: Step) -> Value | None:
    """Give the sum of a step that has one line; None of any other."""
    return step.lines[0].value if len(step.lines) == 1 else None


def _sides(step: Step) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(party.country for party in side)) for side in (step.provider, step.recipient))
