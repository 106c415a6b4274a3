"""Steps that printed amounts make: who gives how much to whom, in words that no frame of an event has read.

Invariant: an amount alone is no step; a verb of the codebook's steps stands over it, and two sides are printed.
Source: field notes on commitments, section 3, "Words to steps"; requests and prices are no promises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.events import Frame
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods_parts import part_before
from servanda.coding.acts.parties import Parties
from servanda.coding.events.dating import Dating
from servanda.coding.events.own_matters import is_business
from servanda.coding.events.vouching import Voucher
from servanda.coding.near import Speech, within
from servanda.coding.steps.moves.words import KIND_OF_CLASS
from servanda.coding.steps.parties.left import LeftSides
from servanda.coding.steps.parties.lending import Lending
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, counted_from, role_of
from servanda.coding.steps.sums.found import Amounts
from servanda.coding.steps.sums.graded import NO_DEED, Find
from servanda.coding.steps.sums.scopes import Scopes
from servanda.coding.steps.sums.sides import SumSides, countries
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import (
    NO_CODE,
    Basis,
    CommitmentKind,
    EventType,
    Evidence,
    FindingId,
    Line,
    Party,
    Period,
    Quantity,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Value,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
_FINANCES = frozenset({"fund", "finance", "sponsor"})
_MAKES = frozenset({"build", "construct", "erect", "land", "equip"})
"""Verbs of making, by which nobody unknown gives anything."""
_WORKS = _MAKES | frozenset("install drill dig sink bore renovate upgrade modernise modernize".split())
"""Verbs of works that firms do for pay."""

_PAPERS = frozenset({"agreement", "deal", "contract", "accord", "memorandum", "pact", "treaty"})


def _frame(kind: EventType) -> Frame:
    """Give the plain frame by which an amount's clause is dated."""
    return Frame("", "verb", kind, None, (), (), (), (), frozenset(), None, None, needs_state=False, is_planned=False)


_NEAR = 60
"""Characters before an amount in which one more giver stands."""

_NEXT = re.compile(r"(?:,|;|\band|\bwhile) (?:the )?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) $")
"""What stands before the amount of one more who shares a verb with another amount."""


class SumSteps:
    """Gives the steps of amounts that no event has taken up, and puts amounts into steps that lack them."""

    def __init__(self, reading: ReportReading, cast: Cast, sides: Sides, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.sides = sides
        self.parties = Parties(reading, cast)
        self.amounts = Amounts(reading, self.parties)
        self.of_sums = SumSides(reading, cast, sides, self.amounts)
        self.lending = Lending(reading, cast)
        self.left = LeftSides(reading)
        self.speech = Speech(statements)
        self.dating = Dating(reading)
        self.scopes = Scopes(reading.book.scopes)
        self.report = reading.report

    def with_sums(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with amounts where they lacked them, and those that amounts make."""
        steps = list(made)
        for find in self.amounts.found():
            if find.is_bare and any(_is_in(step, find) for step in steps):
                continue
            priced = _paper_of(steps, find)
            if priced is not None:
                steps[priced] = _worth(steps[priced], find)
                continue
            place = _owner(steps, find)
            if place is not None and not self._is_anothers(steps[place], find):
                steps[place] = self._filled(steps[place], find)
                continue
            step = self._step(find, steps)
            if step is not None and not any(_tells(one, step, find) for one in steps):
                steps = [_without(one, step) if _differ(one, step) else one for one in steps]
                steps.append(step)
        return steps

    def _is_anothers(self, step: Step, find: Find) -> bool:
        """Say whether who gives an amount is no side of a step: "Fiji promised help, and Samoa offered two ships"."""
        givers = countries(self.of_sums.of(find)[0]) - {NO_CODE}
        sides = countries((*step.provider, *step.recipient))
        return bool(givers) and bool(sides - {NO_CODE}) and givers.isdisjoint(sides)

    def _step(self, find: Find, made: Sequence[Step]) -> Step | None:
        holding = self.speech.holding(find.mark.span.start)
        if any(one.stance in NO_DEED for one in holding):
            return None
        if self._is_of_next(find):
            return None
        provider, recipient = self.of_sums.of(find)
        provider = tuple(one for one in provider if not self.left.is_guessed(one))
        if not recipient and self.amounts.is_debt_paid(find.telling, find.clause):
            recipient = _creditor(provider, made)
        return self._between(find, provider, recipient)

    def _is_of_next(self, find: Find) -> bool:
        """Say whether an amount is that of one more who shares a verb: "pledged 40 million, Sweden 15 million"."""
        verb = self.reading.marks.tokens[find.telling.clauses[find.clause].verb.main].span.end
        first = max(verb, find.mark.span.start - _NEAR)
        next_one = _NEXT.search(self.report.text[first : find.mark.span.start])
        if next_one is None or not within(self.reading.marks.quantities, Span(verb, first + next_one.start())):
            return False
        start = first + next_one.start("name")
        return any(one.span.start == start for one in self.sides.cast.outermost(Span(start, find.mark.span.start)))

    def _between(
        self, find: Find, provider: tuple[Party, ...], recipient: tuple[Party, ...], *, is_open: bool = False
    ) -> Step | None:
        """Give the step of an amount between two sides; one whose receivers no name tells apart has none."""
        if not provider or not (recipient or is_open) or NO_CODE in countries(recipient):
            return None
        if NO_CODE in countries(provider) and find.telling.clauses[find.clause].verb.lemma in _MAKES:
            return None  # whoever built it may have been paid, or have lived long ago
        if find.telling.clauses[find.clause].verb.lemma in _WORKS and is_business(
            self.reading, find.telling.sentence, provider
        ):
            return None
        holding = self.speech.holding(find.mark.span.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        if by is not None and NO_CODE in countries(provider) and by.country in countries(recipient):
            return None  # who tells of the gift of somebody unknown need not receive it
        span = self._evidence(find)
        act = self._act(find, provider, recipient, span)
        when = self._when(act, teller)
        step = Step(
            id=FindingId(content_id("c", self.report.id, find.mark.span.start, find.mark.span.end, find.step.value)),
            report=self.report.id,
            kind=CommitmentKind.MONEY if self._is_paid_for(find) else kind_of(find.lines),
            provider=provider,
            recipient=recipient,
            via=(),
            step=find.step,
            when=when,
            scope=self._scope(find, is_day_told=when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}),
            lines=find.lines,
            terms=self.reading.book.words.terms(act.words),
            instrument=find.instrument,
            due=self._due(find, span, when),
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=self._cited((span, *find.listed), "step.amount"),
        )
        return step if self.lending.lends(step, find.mark.span) else None

    def _is_paid_for(self, find: Find) -> bool:
        """Say whether money is given for goods that somebody else makes: "to finance the project"."""
        return find.is_bare and find.telling.clauses[find.clause].verb.lemma in _FINANCES

    def _due(self, find: Find, span: Span, when: Period) -> Period | None:
        due = self.sides.ahead(find.telling.sentence.span, span) if find.step in _SAID else None
        return counted_from(due, when, self.report.published)

    def _evidence(self, find: Find) -> Span:
        """Give the words from the verb's clause to the amount."""
        clause = find.telling.clauses[find.clause]
        tokens = self.reading.marks.tokens
        is_near = clause.subject is not None and clause.subject.first >= find.telling.sentence.first
        start = tokens[clause.subject.first if clause.subject is not None and is_near else clause.first].span.start
        end = tokens[clause.last - 1].span.end
        if find.listed:
            return Span(start, end)
        return Span(min(start, find.mark.span.start), max(find.mark.span.end, end))

    def _act(self, find: Find, provider: tuple[Party, ...], recipient: tuple[Party, ...], span: Span) -> Act:
        clause = find.telling.clauses[find.clause]
        kind = EventType.AID if find.step in _DEEDS else EventType.AGREE
        return Act(
            telling=find.telling,
            frame=_frame(kind),
            at=self.parties.span(clause.verb.main, clause.verb.main + 1),
            span=span,
            clause=find.clause,
            source=provider,
            target=recipient,
            item=(),
            status=Status.ACTUAL if find.status is Status.ACTUAL else find.status,
            words=tuple(span.of(self.report.text).split()),
        )

    def _when(self, act: Act, teller: Statement | None) -> Period:
        if act.status is Status.ACTUAL:
            days = self.dating.days(act, Voucher(Basis.NARRATOR, (), None))
            return days[0] if days else by_publication(self.report.published)
        if teller is not None and teller.said.is_known:
            return teller.said
        return by_publication(self.report.published)

    def _scope(self, find: Find, *, is_day_told: bool) -> Scope:
        if find.is_bare or find.listed:
            is_total = bool(find.listed) and find.mark.value is not None and self._is_over_time(find)
            is_new = is_day_told and find.step in _DEEDS
            return Scope.CUMULATIVE if is_total else Scope.INCREMENT if is_new else Scope.UNKNOWN
        if self._is_counted_up(find):
            return Scope.COMPONENT
        return self.scopes.of(
            self.report.text,
            sentence=find.telling.sentence.span,
            amount=find.mark.span,
            is_day_told=is_day_told,
            is_promised=find.step in _SAID and not find.telling.clauses[find.clause].verb.perfect,
            is_delivered=find.status is Status.ACTUAL and find.step in _DEEDS,
            is_share=self._is_share(find),
            is_pieces=find.mark.value is None,
        )

    def _is_share(self, find: Find) -> bool:
        """Say whether an amount is told as one of a whole: "four of the 12 boats", "half of the $20 million"."""
        part = part_before(self.reading, find.mark, find.telling.sentence.span.start)
        is_fraction = part is not None and part.share is not None
        return is_fraction or (find.mark.whole is not None and find.mark.quantity is not None)

    def _is_over_time(self, find: Find) -> bool:
        """Say whether the verb that opens a list of sums tells what was given up to now: "Norway has provided:"."""
        verb = find.telling.clauses[find.clause].verb
        return verb.perfect and find.step in _DEEDS

    def _is_counted_up(self, find: Find) -> bool:
        """Say whether a sum is a part that a colon opens: "$40 million: $25 million for food and $15 million ..."."""
        sentence, text = find.telling.sentence.span, self.report.text
        marks = [mark for mark in within(self.reading.marks.quantities, sentence) if mark.value is not None]
        colon = text.rfind(":", sentence.start, find.mark.span.start)
        ahead = [mark.value for mark in marks if mark.span.end <= colon and mark.value is not None]
        parts = [mark.value for mark in marks if mark.span.start > colon and mark.value is not None]
        if colon < 0 or len(ahead) != 1 or len({one.currency for one in (*ahead, *parts)}) != 1:
            return False
        whole = ahead[0].high or ahead[0].low
        return whole is not None and sum(one.low or 0 for one in parts) <= whole

    def _filled(self, step: Step, find: Find) -> Step:
        """Give a step the amount that its sentence prints."""
        dated = step.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        scope = self._scope(find, is_day_told=dated)
        evidence = (*step.evidence, *self._cited(find.listed, step.evidence[0].rule))
        step = self._directed(step, find)
        return replace(step, lines=find.lines, kind=kind_of(find.lines), scope=scope, evidence=evidence)

    def _directed(self, step: Step, find: Find) -> Step:
        """Give a paper of two the way of what it is about: "signed a deal under which Peru will lend Togo money"."""
        clause = find.telling.clauses[find.clause]
        sides = self.of_sums.of(find)
        both = countries(step.provider)
        is_one_way = [len(one) for one in sides] == [1, 1] and countries((*sides[0], *sides[1])) == both
        is_told = clause.verb.lemma != "sign" and clause.relation is ClauseRelation.RELATIVE
        if both != countries(step.recipient) or not is_one_way or not is_told:
            return step
        return replace(step, provider=sides[0], recipient=sides[1])

    def _cited(self, spans: Sequence[Span], rule: str) -> tuple[Evidence, ...]:
        text = self.report.text
        return tuple(cite(self.report.id, text, span, rule=rule, score=SCORE_OF_STATEMENT) for span in spans)


def kind_of(lines: Sequence[Line]) -> CommitmentKind:
    """Give the kind of commitment by the class of its goods."""
    return next(
        (KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), CommitmentKind.GOODS
    )


def _creditor(payer: Sequence[Party], made: Sequence[Step]) -> tuple[Party, ...]:
    """Give whom a debt is paid to where nothing says so: the only state that has given the payer anything."""
    owing = countries(payer)
    givers = [
        step.provider
        for step in made
        if step.step in _DEEDS | {StepKind.IN_FORCE, StepKind.SUSPENDED}
        and step.kind in {CommitmentKind.GOODS, CommitmentKind.MONEY}
        and len(step.provider) == 1
        and countries(step.recipient) == owing
        and not countries(step.provider) & (owing | {NO_CODE})
    ]
    return givers[0] if len({giver[0].country for giver in givers}) == 1 else ()


def _owner(steps: Sequence[Step], find: Find) -> int | None:
    """Give the step of an amount's sentence that lacks every amount: the paper signed, the aid sent.

    An amount that another step of the sentence has already is that one's: "Peru will sell gas, and Chile promised".
    """
    clause = find.telling.clauses[find.clause]
    amounts = {amount for line in find.lines for amount in (line.value, line.quantity) if amount is not None}
    if any(_is_in(step, find) and amounts & _amounts(step) for step in steps):
        return None
    for place, step in enumerate(steps):
        same = any(evidence.span in find.telling.sentence.span for evidence in step.evidence)
        counted = any(line.value is not None or line.quantity is not None for line in step.lines)
        if not same or counted or step.kind not in _OPEN_KINDS:
            continue
        if step.step is find.step or (step.step in _SAID and find.step in _SAID) or clause.verb.participle:
            return place
    return None


def _amounts(step: Step) -> set[Value | Quantity]:
    return {amount for line in step.lines for amount in (line.value, line.quantity) if amount is not None}


def _paper_of(steps: Sequence[Step], find: Find) -> int | None:
    """Give the step that a paper's worth belongs to: "an agreement worth $4 million to build two bridges"."""
    if not set(find.lines[0].item.lower().split()[-1:]) & _PAPERS or find.lines[0].value is None:
        return None
    for place, step in enumerate(steps):
        is_open = bool(step.lines) and all(line.value is None for line in step.lines)
        if is_open and step.step in _SAID and _is_in(step, find):
            return place
    return None


def _worth(step: Step, find: Find) -> Step:
    return replace(step, lines=(replace(step.lines[0], value=find.lines[0].value), *step.lines[1:]))


def _is_in(step: Step, find: Find) -> bool:
    """Say whether a step is told in the sentence of an amount."""
    return any(evidence.span.overlaps(find.telling.sentence.span) for evidence in step.evidence)


def _tells(one: Step, other: Step, find: Find) -> bool:
    """Say whether a step tells of the same amount already, or counts the same words by its own unit."""
    near = any(evidence.span.overlaps(find.telling.sentence.span) for evidence in one.evidence)
    told = {amount for line in one.lines for amount in (line.value, line.quantity) if amount is not None}
    if near and any({line.value, line.quantity} & told for line in other.lines):
        return True
    inside = any(find.mark.span in evidence.span for evidence in one.evidence) and not _differ(one, other)
    return inside and any(line.item_class in {mine.item_class for mine in other.lines} for line in one.lines)


def _differ(one: Step, other: Step) -> bool:
    """Say whether two sums of one currency cannot be one: told in two sentences, they are two gifts."""
    if len(one.evidence) == 1:
        return False  # a sentence that prints two sums counts them itself
    mine, theirs = ([line.value for line in step.lines if line.value is not None] for step in (one, other))
    return any(
        ours.currency == value.currency and ours.high is not None and value.low is not None and ours.high < value.low
        for first, second in ((mine, theirs), (theirs, mine))
        for ours in first
        for value in second
    )


def _without(step: Step, other: Step) -> Step:
    """Give a step without the sentence that tells another one."""
    own = other.evidence[0].span
    kept = tuple(one for one in step.evidence if not one.span.overlaps(own))
    return replace(step, evidence=kept) if kept else step


_OPEN_KINDS = frozenset({CommitmentKind.POLICY, CommitmentKind.TREATY, CommitmentKind.MONEY, CommitmentKind.GOODS})
"""Kinds whose lines an amount of the same sentence may fill."""
