"""The sum of the one deal that a report is about: "signed an accord with Togo. ... The loan is for 5 million dollars".

Invariant: all steps of the report are between the same two states and none has a sum; the first sum that words of worth
or of help call is put into the step told last before it. A sentence about a third state, about trade or about what is
owed has no such sum.
Source: field notes on commitments, section 3.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT
from servanda.coding.steps.sums.graded import DEEDS, SAID
from servanda.coding.steps.sums.worth import with_worth
from servanda.model import NO_CODE, BlockKind, CommitmentKind, QuantityMark, Sentence, Span, Step, StepKind, cite

_HELP = (
    r"(?:loans?|grants?|credits?|credit lines?|lines? of credit|donations?|gifts?|aid|assistance|financing|funding|"
    r"funds|facility|package)"
)
_FILL = (
    r"(?:\W+(?:a|an|the|total|of|about|around|some|over|more|than|nearly|almost|roughly|approximately|up|to|close|"
    r"estimated|at|least|reported|RMB|US|sum|is|was|be|would|will|for|in|yuan))*\W*$"
)
_CALLED = re.compile(
    rf"\b(?:{_HELP}|sum)(?: agreement)? (?:of|for|worth|totall?ing|is|was|in|amounting){_FILL}", re.IGNORECASE
)
"""What stands before a sum of help."""

_WORTH = re.compile(
    rf"\b(?:worth|valued|cost|costs|costing|price|priced|total(?:s|ed|led|ing|ling)?|am+ount(?:s|ed|ing)?|equal(?:s|ed|led)?|"
    rf"value|covers?|comes to|came to){_FILL}",
    re.IGNORECASE,
)
"""What stands before the worth of something."""

_OF_HELP = re.compile(rf"^(?:\W+(?!for\b|to\b|and\b|from\b)[\w’'.-]+){{0,4}}?\W+(?:{_HELP}|worth of)\b", re.IGNORECASE)
"""What stands behind a sum of help."""

_DEAL = re.compile(
    rf"\b(?:the|this|these|its|their|both|total|whole|entire)(?: [\w’'-]+){{0,3}}? (?:{_HELP}|agreements?|deals?|"
    r"contracts?|projects?|programmes?|programs?|works?|construction|buildings?|hospitals?|schools?|roads?|bridges?|"
    r"railways?|dams?|plants?|ports?|airports?|stadiums?|stations?|centres?|centers?|equipment|materials|supplies|shipment|operation|"
    r"vehicles|study|complex|clinics?|amount|sum|cost|value)\b",
    re.IGNORECASE,
)
"""Words that call what was agreed or given."""

_ELSEWHERE = re.compile(
    r"\b(?:trade|exports?|imports?|GDP|turnover|revenues?|profits?|deficit|damages?|owe[sd]?|arrears|debts?|taxe?s?|"
    r"(?:first|second|last|one|half) of|requests?|requested|(?:first|last) \d+ of|\d+ of (?:the )?\d+|"
    r"per year|per capita|annually|a year|interest rate|down ?payment|losses|other agreements?|previous\w*|earlier)\b",
    re.IGNORECASE,
)
_COST = re.compile(rf"\b(?:cost|costs|costing|price|priced|worth|valued){_FILL}", re.IGNORECASE)
_BEFORE = 70
_BEHIND = 60
_REACH = 4
"""Sentences behind a step in which its sum is told."""

_PAIR = 2


class PricedSteps:
    """Puts the sum of the one deal of a report into its step."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.report = reading.report
        self.text = reading.report.text

    def with_sum(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps, one of them with the sum that the report tells of their deal."""
        steps = list(made)
        countries = {party.country for step in steps for party in (*step.provider, *step.recipient)}
        is_priced = any(line.value is not None for step in steps for line in step.lines)
        if is_priced or len(countries) != _PAIR or NO_CODE in countries:
            return steps
        for sentence in self.reading.marks.sentences:
            is_title, is_own = sentence.block.kind is BlockKind.TITLE, _is_told(steps, sentence)
            mark = self._sum(sentence, countries, is_own=is_own) if not is_title else None
            place = self._owner(steps, sentence, mark) if mark is not None else None
            if mark is not None and place is not None and not self._is_only_cost(steps[place], sentence, mark):
                steps[place] = self._with(steps[place], sentence, mark)
                return steps
        return steps

    def _sum(self, sentence: Sentence, countries: set[str], *, is_own: bool) -> QuantityMark | None:
        """Give the first sum of a sentence that is told of the deal of two states, in its own words or later."""
        words = sentence.span.of(self.text)
        if _ELSEWHERE.search(words) or self._names_others(sentence, countries):
            return None
        is_called = is_own or _DEAL.search(words) is not None
        for mark in within(self.reading.marks.quantities, sentence.span):
            if mark.value is None or self.text[: mark.span.start].rstrip().endswith(("(", "[")):
                continue
            before = self.text[max(sentence.span.start, mark.span.start - _BEFORE) : mark.span.start]
            behind = self.text[mark.span.end : min(sentence.span.end, mark.span.end + _BEHIND)]
            if _CALLED.search(before) or _OF_HELP.search(behind) or (_WORTH.search(before) and is_called):
                return mark
        return None

    def _is_only_cost(self, step: Step, sentence: Sentence, mark: QuantityMark) -> bool:
        """Say whether a sum is what works cost of which a loan may cover a part."""
        before = self.text[max(sentence.span.start, mark.span.start - _BEFORE) : mark.span.start]
        is_money = step.kind is CommitmentKind.MONEY and bool(step.lines)
        return is_money and _CALLED.search(before) is None and _COST.search(before) is not None

    def _names_others(self, sentence: Sentence, countries: set[str]) -> bool:
        """Say whether a sentence names a state or an organisation that has no part in the deal."""
        parties = (self.cast.party(one) for one in self.cast.outermost(sentence.span))
        return any(party is not None and party.country not in {*countries, NO_CODE} for party in parties)

    def _owner(self, steps: Sequence[Step], sentence: Sentence, mark: QuantityMark) -> int | None:
        """Give the step of the same sentence, else the one told last within some sentences before."""
        sentences = self.reading.marks.sentences
        number = bisect_right(sentences, sentence.span.start, key=lambda one: one.span.start) - 1
        first = sentences[max(0, number - _REACH)].span.start
        told = [place for place, step in enumerate(steps) if _has_worth(step)]
        here = [place for place in told if any(one.span.overlaps(sentence.span) for one in steps[place].evidence)]
        near = [place for place in told if first <= steps[place].evidence[0].span.start < mark.span.start]
        near.sort(key=lambda place: steps[place].evidence[0].span.start)
        return next(iter(here), None) if here else (near[-1] if near else None)

    def _with(self, step: Step, sentence: Sentence, mark: QuantityMark) -> Step:
        if mark.value is None:
            return step
        told = cite(
            self.report.id,
            self.text,
            Span(sentence.span.start, mark.span.end),
            rule=step.evidence[0].rule,
            score=SCORE_OF_STATEMENT,
        )
        is_here = any(mark.span in one.span for one in step.evidence)
        evidence = step.evidence if is_here else (*step.evidence, told)
        return replace(with_worth(step, mark.value), evidence=evidence)


def _is_told(steps: Sequence[Step], sentence: Sentence) -> bool:
    """Say whether a sentence tells a step of goods or money."""
    given = (step for step in steps if step.kind in {CommitmentKind.GOODS, CommitmentKind.MONEY})
    return any(one.span.overlaps(sentence.span) for step in given for one in step.evidence)


def _has_worth(step: Step) -> bool:
    """Say whether a sum can be that of a step: none of people who are sent, of firms, or of what has ended."""
    is_told = step.step in DEEDS | SAID | {StepKind.MENTIONED} and step.kind in _PRICED
    return is_told and not any(party.sector == "BUS" for party in (*step.provider, *step.recipient))


_PRICED = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.POLICY, CommitmentKind.TRAINING})
