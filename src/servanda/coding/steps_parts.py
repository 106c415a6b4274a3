"""Parts and totals of money that a text goes on telling: "This includes $5 million for seed", "bringing the total to".

Invariant: a part or a total is told of the last sum between the same two sides; neither adds anything.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.coding.acts_types import Telling
from servanda.coding.near import within
from servanda.coding.steps_carried import CarriedSteps
from servanda.coding.syntax import Clause
from servanda.model import (
    CommitmentKind,
    ItemClass,
    Line,
    QuantityMark,
    Scope,
    Span,
    Stance,
    Step,
    StepKind,
    WordClass,
)

_INCLUDES = frozenset({"include", "comprise", "contain", "cover"})
_DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "which"})
_MONEYS = frozenset(
    "package assistance aid funding fund grant loan support announcement commitment pledge donation contribution sum "
    "amount money help tranche programme program".split()
)
_TOTAL = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ing)) (?:[\w’'.-]+ ){0,8}?(?:to|at) "
    r"(?:(?:over|about|around|nearly|almost|roughly|approximately|some|more|than|at|least|a|an|total|of) )*$",
    re.IGNORECASE,
)
_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED})
_NO_DEED = frozenset({Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS, Stance.ACCUSES})
_REACH = 2
"""Sentences behind a sum in which its parts are told."""

_BEFORE = 100
"""Characters before a total in which its words stand."""


class PartSteps(CarriedSteps):
    """Gives the parts of sums, and the totals that they make, which nothing else has read."""

    def of_parts(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the parts and totals told of them."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, telling in self._tellings():
            whole = self._last_sum(steps, at)
            if whole is None:
                continue
            for mark, scope in (*self._parts(telling), *self._totals(telling)):
                if not any(_tells(step, mark, telling.sentence.span) for step in steps):
                    steps.append(self._told_of(whole, mark, scope, telling))
        return steps

    def _last_sum(self, steps: Sequence[Step], at: int) -> Step | None:
        """Give the last sum told in a sentence or shortly before it that is itself no part."""
        first, end = self.starts[max(0, at - _REACH)].start, self.starts[at].end
        near = [
            step
            for step in steps
            if step.kind is CommitmentKind.MONEY
            and step.step in _SAID
            and step.scope not in {Scope.COMPONENT, Scope.CUMULATIVE}
            and any(line.value is not None for line in step.lines)
            and any(first <= one.span.start < end for one in step.evidence)
        ]
        return max(near, key=lambda step: step.evidence[-1].span, default=None)

    def _parts(self, telling: Telling) -> Iterator[tuple[QuantityMark, Scope]]:
        """Give the sums that a verb of containing counts up, said of money told before."""
        tokens = self.reading.marks.tokens
        for clause in telling.clauses:
            if clause.verb.lemma not in _INCLUDES or clause.verb.negated or not self._is_of_money(clause):
                continue
            span = Span(tokens[clause.verb.main].span.end, telling.sentence.span.end)
            yield from ((mark, Scope.COMPONENT) for mark in self._sums(span))
            return

    def _is_of_money(self, clause: Clause) -> bool:
        phrase = clause.subject
        if phrase is None:
            return False
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head]
        is_pronoun = phrase.first == phrase.head and head.text.lower() in {"this", "it", "these", "which"}
        is_named = head.word_class is not WordClass.PROPN and head.lemma.lower() in _MONEYS
        return is_pronoun or (is_named and tokens[phrase.first].text.lower() in _DEFINITE)

    def _totals(self, telling: Telling) -> Iterator[tuple[QuantityMark, Scope]]:
        """Give the sums to which a new one brings what was given before."""
        text = self.report.text
        for mark in self._sums(telling.sentence.span):
            before = text[max(telling.sentence.span.start, mark.span.start - _BEFORE) : mark.span.start]
            if _TOTAL.search(before):
                yield mark, Scope.CUMULATIVE

    def _sums(self, span: Span) -> Iterator[QuantityMark]:
        for mark in within(self.reading.marks.quantities, span):
            is_open = any(one.stance in _NO_DEED for one in self.speech.holding(mark.span.start))
            if mark.value is not None and not is_open:
                yield mark

    def _told_of(self, whole: Step, mark: QuantityMark, scope: Scope, telling: Telling) -> Step:
        line = Line("money", ItemClass.MONEY, None, mark.value)
        span = Span(telling.sentence.span.start, mark.span.end)
        return self._again(whole, span, whole.step, when=whole.when, scope=scope, lines=(line,))


def _tells(step: Step, mark: QuantityMark, sentence: Span) -> bool:
    """Say whether a step of a sentence has a sum already."""
    near = any(one.span.overlaps(sentence) for one in step.evidence)
    return near and any(line.value == mark.value for line in step.lines)
