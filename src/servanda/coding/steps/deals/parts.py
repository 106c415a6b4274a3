"""Parts and totals of money that a text goes on telling: "This includes $5 million for seed", "bringing the total to".

Invariant: a part or a total is told of the last sum between the same two sides; neither adds anything.
Source: field notes on commitments, section 3, the table of scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    CommitmentKind,
    ItemClass,
    Line,
    Party,
    QuantityMark,
    Scope,
    Span,
    Step,
    StepKind,
    WordClass,
)

_INCLUDES = frozenset({"include", "comprise", "contain", "cover"})
_DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "which"})
_MONEYS = frozenset(
    "package assistance aid funding fund grant loan support announcement commitment pledge donation contribution sum "
    "amount money help tranche programme program number figure total investment".split()
)
_TOTAL = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ing)) (?:[\w’'.-]+ ){0,8}?(?:to|at) "
    r"(?:(?:over|about|around|nearly|almost|roughly|approximately|some|more|than|at|least|a|an|total|of) )*$",
    re.IGNORECASE,
)
_PART_AHEAD = re.compile(
    r"\b(?:the|its|their) first (?:\d|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
"""Words that make goods a part of those told before: "the first two boats"."""
_OPENS_PARTS = re.compile(
    r"\b(?:includ(?:es?|ing)|(?P<of>of which)|compris(?:es?|ing)|consist(?:s|ing) of|made up of)\b", re.IGNORECASE
)
"""What stands between a sum and its parts; a part may be followed by others."""

_OF_IT = re.compile(
    r"\W*(?:of (?:this|that|these|it|them|the (?:total|sum|money|amount|funds?|funding|package|loan|grant)|"
    r"(?:the |this |that )?(?:(?-i:[A-Z]{1,3}) ?)?[$€£]?\d[\w.,]*(?: [mb]illion)?(?: \w+){0,2})|"
    r"(?:also )?included (?:in|are|is)\b[^,$€£\d]{0,40})\b[^;.]{0,60}",
    re.IGNORECASE,
)
"""What opens a sentence on a part of the sum told before: "Of this, $5 million will go to"."""

_AND_OF_IT = re.compile(
    r"\bof (?:this|that|these|those|the) (?:total|sum|money|amount|funds?|funding|package|loan|grant|assistance|aid)\b"
    r"[^.;:]*(?:,|\band) (?:(?:another|a further|the other|some|about|over|nearly|almost|around|roughly) )*$",
    re.IGNORECASE,
)
"""What stands before a further part in a sentence on parts: "$4 million of the funds will buy seed, and another"."""

_IS_IT = re.compile(
    rf"\W*(?:it|this|that|these|they|(?:the|this|that|its|their) (?:[\w-]+ ){{0,3}}(?:{'|'.join(sorted(_MONEYS))})s?)"
    r"(?: is| are| was| were)? ?",
    re.IGNORECASE,
)
"""What a sentence opens with that goes on about the sum told before: "The money is made up of"."""

_LISTS_PARTS = re.compile(
    r"\b(?:includ\w+|compris\w+|consist\w+ of|contain\w*|made up of|broken down)\b[^.]{0,40}$|\bas follows\W*$",
    re.IGNORECASE,
)
"""How a sentence ends that opens a list of parts."""

_NO_PART = frozenset({Scope.COMPONENT, Scope.RESTATEMENT, Scope.REMAINDER, Scope.CUMULATIVE})
"""What a step keeps that its own words say already."""
_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED})
_REACH = 2
"""Sentences behind a sum in which its parts are told."""

_NEW = frozenset({Scope.INCREMENT, Scope.UNKNOWN})
_SEVERAL = 2
_ROUNDED = 0.01
"""By what share of a whole printed parts may miss it."""

_MOST_SUMS = 24
"""Amounts of one sentence that are looked at; one with more is a table."""

_BEFORE = 100
"""Characters before a total in which its words stand."""


def without_parts_ahead(steps: Sequence[Step]) -> list[Step]:
    """Leave out promises of a part of what the same two states have promised: "will hand over the first two boats".

    The whole is promised already, and a part that is due earlier is no second promise.
    """
    deals = [(_sides(one), one.kind) for one in steps if not _is_part_ahead(one)]
    return [one for one in steps if not _is_part_ahead(one) or (_sides(one), one.kind) not in deals]


def _is_part_ahead(step: Step) -> bool:
    is_promise = step.step is StepKind.PLEDGED and step.kind is CommitmentKind.GOODS
    return is_promise and any(_PART_AHEAD.search(one.quote) is not None for one in step.evidence)


def _sides(step: Step) -> frozenset[str]:
    return frozenset(one.country for one in (*step.provider, *step.recipient))


class PartSteps(CarriedSteps):
    """Gives the parts of sums, and the totals that they make, which nothing else has read."""

    def of_parts(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the parts and totals told of them."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, sentence in enumerate(self.reading.marks.sentences):
            telling = Telling(sentence, self.reading.clauses[at], self.reading.pieces(sentence))
            for mark in self._sums(sentence.span):
                whole = self._whole(steps, at, telling, mark)
                if whole is not None:
                    self._add(steps, whole, mark, Scope.COMPONENT, telling)
            told = self._last_sum(steps, at)
            if told is None:
                continue
            for mark, scope in (*self._parts(telling), *self._totals(telling)):
                self._add(steps, told, mark, scope, telling)
        return _added_up(steps)

    def _add(self, steps: list[Step], whole: Step, mark: QuantityMark, scope: Scope, telling: Telling) -> None:
        """Add a part or total of a sum; a step that tells it already becomes one where its words leave that open."""
        told = next((place for place, one in enumerate(steps) if _tells(one, mark, telling.sentence.span)), None)
        if told is None:
            steps.append(self._told_of(whole, mark, scope, telling))
        elif scope is Scope.COMPONENT and steps[told] != whole and steps[told].scope not in _NO_PART:
            steps[told] = replace(steps[told], scope=scope)

    def _whole(self, steps: Sequence[Step], at: int, telling: Telling, mark: QuantityMark) -> Step | None:
        """Give the step of the sum that a sum is told to be a part of."""
        sentence, text = telling.sentence.span, self.report.text
        before = text[sentence.start : mark.span.start]
        opened = max(_OPENS_PARTS.finditer(before), key=re.Match.start, default=None)
        if opened is not None:
            ahead = Span(sentence.start, sentence.start + opened.start())
            between = Span(sentence.start + opened.end(), mark.span.start)
            is_open = ";" not in between.of(text) and opened["of"]
            is_of_it = is_open or not self._goes_on(telling, between)
            if not is_of_it:
                return None
            is_it = _IS_IT.fullmatch(ahead.of(text)) is not None
            earlier = _if_wider(self._last_sum(steps, at, until=sentence.start), mark) if is_it else None
            return earlier or self._of_sum(steps, ahead, sentence, mark)
        if _OF_IT.fullmatch(before) or _AND_OF_IT.search(before):
            return _if_wider(self._last_sum(steps, at, until=sentence.start), mark)
        opener = self.reading.openers.get(at)
        if opener is None or self._goes_on(telling, Span(sentence.start, mark.span.start)):
            return None
        opens = self.reading.marks.sentences[opener].span
        if not _LISTS_PARTS.search(opens.of(text).rstrip(" :\n*")):
            return None
        return self._of_sum(steps, opens, opens, mark) or _if_wider(self._last_sum(steps, opener), mark)

    def _goes_on(self, telling: Telling, span: Span) -> bool:
        """Say whether a clause of its own begins before a sum: "including food, and will give $5 million"."""
        tokens = self.reading.marks.tokens
        return any(
            clause.verb.is_finite and span.start <= tokens[clause.verb.main].span.start < span.end
            for clause in telling.clauses
        )

    def _of_sum(self, steps: Sequence[Step], ahead: Span, sentence: Span, part: QuantityMark) -> Step | None:
        """Give the step of the last sum in some words of a sentence that is no less than a part."""
        for mark in reversed(list(self._sums(ahead))):
            found = next((one for one in steps if _tells(one, mark, sentence)), None)
            if found is not None and found.scope is not Scope.COMPONENT:
                return _if_wider(found, part)
        return None

    def _last_sum(self, steps: Sequence[Step], at: int, *, until: int | None = None) -> Step | None:
        """Give the last sum told in a sentence or shortly before it that is itself no part."""
        first, end = self.starts[max(0, at - _REACH)].start, self.starts[at].end if until is None else until
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
        for mark in within(self.reading.marks.quantities, span)[:_MOST_SUMS]:
            is_open = any(one.stance in NO_DEED for one in self.speech.holding(mark.span.start))
            if mark.value is not None and not is_open:
                yield mark

    def _told_of(self, whole: Step, mark: QuantityMark, scope: Scope, telling: Telling) -> Step:
        line = Line("money", ItemClass.MONEY, None, mark.value)
        span = Span(telling.sentence.span.start, mark.span.end)
        return self._again(whole, span, whole.step, when=whole.when, scope=scope, lines=(line,))


def _added_up(steps: Sequence[Step]) -> list[Step]:
    """Give the sums that, told one after the other behind a sum of the same sides, add up to it, as its parts.

    Where the first of them is told as a part, the text counts up whatever it calls each: "This includes $5 million for
    seed. Oslo is also announcing $3 million in military assistance".
    """
    found = sorted(steps, key=lambda step: (step.evidence[0].span, step.id))
    for place, whole in enumerate(found):
        behind = [at for at in range(place + 1, len(found)) if _is_less(found[at], whole)]
        is_counted = bool(behind) and found[behind[0]].scope is Scope.COMPONENT
        later = behind if is_counted else [at for at in behind if _is_alike(found[at], whole)]
        wanted, told = _worth_of(whole), 0.0
        for number, at in enumerate(later[:_MOST_SUMS], start=1):
            told += _worth_of(found[at])
            if number >= _SEVERAL and wanted and abs(told - wanted) <= wanted * _ROUNDED:
                for part in later[:number]:
                    found[part] = replace(found[part], scope=Scope.COMPONENT)
                break
    return found


def _is_less(step: Step, whole: Step) -> bool:
    """Say whether a sum is less than another of the same two sides, and told as new or as a part."""
    return (
        step.scope in _NEW | {Scope.COMPONENT}
        and whole.scope in _NEW
        and step.step in _SAID
        and (_codes(step.provider), _codes(step.recipient)) == (_codes(whole.provider), _codes(whole.recipient))
        and {step.kind, whole.kind} <= _PAID
        and 0.0 < _worth_of(step) < _worth_of(whole)
        and step.lines[0].value is not None
        and whole.lines[0].value is not None
        and step.lines[0].value.currency == whole.lines[0].value.currency
    )


def _is_alike(step: Step, whole: Step) -> bool:
    """Say whether a sum is told as new by the very names of another's sides and for the same kind of thing."""
    mine, theirs = (step.provider, step.recipient, step.kind), (whole.provider, whole.recipient, whole.kind)
    return step.scope in _NEW and mine == theirs


_PAID = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS})
"""Kinds of what a sum may be told of: "$5 million, of it $2 million in military assistance"."""


def _codes(parties: Sequence[Party]) -> set[str]:
    return {one.country for one in parties}


def _worth_of(step: Step) -> float:
    """Give the one sum of a step, nothing where it has none or several."""
    values = [line.value for line in step.lines if line.value is not None]
    return (values[0].high or values[0].low or 0.0) if len(values) == len(step.lines) == 1 else 0.0


def _if_wider(whole: Step | None, part: QuantityMark) -> Step | None:
    """Give the step of a whole, None where its sum cannot hold the part: another currency, or less."""
    if whole is None or part.value is None:
        return None
    least = part.value.low or part.value.high or 0.0
    fits = any(
        line.value.currency == part.value.currency and (line.value.high is None or line.value.high > least)
        for line in whole.lines
        if line.value is not None
    )
    return whole if fits else None


def _tells(step: Step, mark: QuantityMark, sentence: Span) -> bool:
    """Say whether a step of a sentence has a sum already."""
    near = any(one.span.overlaps(sentence) for one in step.evidence)
    return near and any(line.value == mark.value for line in step.lines)
