"""Amounts whose other side is that of the whole report: "Peru gave Togo 20 tents. ... Chile donated 10 last month".

Invariant: one side is printed in the words of the amount; the other is the only one with which the rest of the report
has that side deal, or the only one to which all gifts of the report go. A third state in the sentence, what a state
may give at home and what the text gives to others leave it open.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.near import within
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.steps.parties.partners import is_price
from servanda.coding.steps.sums.graded import NO_DEED, Find
from servanda.coding.steps.sums.understood import GIFTS, IN_A_DEAL, UnderstoodSteps
from servanda.model import (
    NO_CODE,
    BlockKind,
    CommitmentKind,
    ItemClass,
    Line,
    Party,
    QuantityMark,
    Span,
    Step,
    StepKind,
)
from servanda.model.sectors import APART

RULE = "step.common"

_SPENDS = frozenset(
    "spend provide give invest pay contribute allocate donate lend grant transfer disburse release".split()
)
"""Verbs whose promised object is a sum."""


class CommonSteps(UnderstoodSteps):
    """Gives the steps of amounts one side of which only the rest of the report tells."""

    rule = RULE

    def of_common(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of amounts whose other side is the one that the report has for all."""
        if not made:
            return []  # nobody deals with anybody
        steps = [self._with_sum(step, made) for step in made]
        own = [*self.payments.found(), *self.people.found()]
        for find in sorted((*self.amounts.found(), *own), key=lambda one: one.mark.span):
            told = self._as_promised(find)
            is_body = find.telling.sentence.block.kind is not BlockKind.TITLE
            is_open = find.is_bare or self.payments.is_without_payer(find)
            if told is None or is_open or not is_body or self._is_told(find, steps):
                continue
            sides = self._common(told, steps)
            step = self._with_sides(told, self.sides.givers(sides[0]), sides[1]) if sides is not None else None
            if step is not None:
                steps = [*(one for one in steps if not _is_only_said(one, step)), self._dated(step, steps)]
        return steps

    def _with_sum(self, step: Step, made: Sequence[Step]) -> Step:
        """Give a promise the one sum that it is of, where the land that it is for is named behind it.

        "Norway pledged $5 million for a radio network in Togo."
        """
        is_open = not step.lines or (step.kind is CommitmentKind.MONEY and not step.recipient)
        is_bare = step.step is StepKind.PLEDGED and is_open and len(step.provider) == 1
        if not is_bare or step.kind is CommitmentKind.DIPLOMATIC or len(step.evidence) != 1:
            return step
        own, span = step.provider[0].country, step.evidence[0].span
        place = self.partners.place(span.start)
        sentence = self.reading.marks.sentences[place]
        marks = [mark for mark in within(self.reading.marks.quantities, sentence.span) if mark.value is not None]
        if len(marks) != 1 or marks[0].span.start < span.start or not self._is_of_sum(place, marks[0]):
            return step
        if any(line.value == marks[0].value for one in made if one is not step for line in one.lines):
            return step  # another step tells it already
        behind = Span(marks[0].span.end, sentence.span.end)
        named = self.sides.states(
            party
            for one in self.cast.outermost(behind)
            if (party := self.cast.party(one)) is not None and party.country not in {own, NO_CODE}
        )
        partner = () if self.partners.named(sentence.span) - {own} else _receiver_of(own, made)
        recipient = step.recipient or named or partner
        if len(recipient) != 1 or not _is_state(step.provider[0]):
            return step
        line = Line("money", ItemClass.MONEY, None, marks[0].value)
        return replace(step, kind=CommitmentKind.MONEY, recipient=recipient, lines=step.lines or (line,))

    def _is_of_sum(self, place: int, mark: QuantityMark) -> bool:
        """Say whether a sum is what a verb of promising has for object, or one of giving under it."""
        for clause in self.reading.clauses[place]:
            spans = [self.parties.span(one.first, one.span_last) for one in clause.objects]
            if any(span.overlaps(mark.span) for span in spans):
                is_ahead = clause.verb.infinitive or clause.verb.modal in {"will", "would"}
                return clause.verb.lemma in PLEDGING or (is_ahead and clause.verb.lemma in _SPENDS)
        return False

    def _dated(self, step: Step, steps: Sequence[Step]) -> Step:
        """Give a promise the deadline that its bare telling had."""
        due = next((one.due for one in steps if _is_only_said(one, step) and one.due is not None), None)
        return replace(step, due=step.due or due)

    def _common(self, find: Find, steps: Sequence[Step]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give both sides of an amount, one of them from the rest of the report; None where it is open."""
        provider, recipient = self._printed(find)
        sides = {one.country: one for one in (*provider, *recipient)}
        if len(sides) != 1 or NO_CODE in sides or bool(provider) is bool(recipient):
            return None
        if any(one.stance in NO_DEED for one in self.speech.holding(find.mark.span.start)):
            return None
        own = next(iter(sides))
        if self.partners.named(find.telling.sentence.span) - {own} - self._tellers(find):
            return None
        if provider:
            other = self._common_receiver(find, provider[0], steps)
            return (provider, other) if other else None
        if self.lending.is_of_speaker(find.mark.span):
            return None
        giver = _one_of([step.provider for step in steps if _goes_to(step, own)])
        return (giver, recipient) if giver else None

    def _common_receiver(self, find: Find, giver: Party, steps: Sequence[Step]) -> tuple[Party, ...]:
        own = giver.country
        if self._brings_in(find, own) or self._is_to_many(find) or self._is_before(find) or not _is_state(giver):
            return ()
        partner = _receiver_of(own, steps)
        if find.telling.clauses[find.clause].verb.lemma in IN_A_DEAL:
            lent = [step.provider for step in steps if _goes_to(step, own)]
            return _one_of([*lent, *([partner] if partner else [])]) or _partner_of(own, steps)
        if self._is_at_home(find, own):
            return ()
        gifts = [step for step in steps if _is_gift(step) and not is_price(step, steps)]
        if any(_goes_to(step, own) for step in gifts):
            return partner
        return partner or _one_of([step.recipient for step in gifts])


def _is_state(party: Party) -> bool:
    return party.country != NO_CODE and party.sector not in APART


def _is_gift(step: Step) -> bool:
    """Say whether a step is of something that goes to somebody; what was only talked of goes nowhere."""
    return step.kind in GIFTS and step.step is not StepKind.MENTIONED


def _goes_to(step: Step, country: str) -> bool:
    return _is_gift(step) and {party.country for party in step.recipient} == {country}


def _comes_from(step: Step, country: str) -> bool:
    return _is_gift(step) and {party.country for party in step.provider} == {country}


def _partner_of(country: str, steps: Sequence[Step]) -> tuple[Party, ...]:
    """Give the one other state of all the steps in which a state is a side."""
    sides = [(*step.provider, *step.recipient) for step in steps]
    own = [both for both in sides if country in {party.country for party in both}]
    return _one_of([[party for party in both if party.country != country] for both in own])


def _receiver_of(country: str, steps: Sequence[Step]) -> tuple[Party, ...]:
    """Give the one state to which all goes that a state gives in a report."""
    return _one_of([step.recipient for step in steps if _comes_from(step, country)])


def _one_of(sides: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    """Give the one party that stands on this side of all the steps that have one there."""
    found = {party.country: party for parties in sides for party in parties}
    return tuple(found.values()) if len(found) == 1 and NO_CODE not in found else ()


def _is_only_said(one: Step, step: Step) -> bool:
    """Say whether a promise of nothing to nobody is told in the words of one with its amount."""
    is_bare = one.kind is CommitmentKind.POLICY and one.step is StepKind.PLEDGED and not (one.lines or one.recipient)
    givers = {party.country for party in step.provider} == {party.country for party in one.provider}
    words = any(mine.span.overlaps(own.span) for mine in one.evidence for own in step.evidence)
    return is_bare and givers and words and step.step is StepKind.PLEDGED
