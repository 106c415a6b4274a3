"""Steps whose sides are the two states of their passage: "Peru sold Togo six boats. Half of the price has been paid".

Invariant: the passage names two states only, and they deal with each other; which of them gives is printed, or all
goods of the report run one way. What a state may do at home stays open.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.steps.parties.helped import Helped
from servanda.coding.steps.parties.pairs import Pairs
from servanda.coding.steps.parties.sides import Sides, is_itself
from servanda.coding.steps.sums.common import CommonSteps
from servanda.coding.steps.sums.graded import ARRIVES, DEEDS, NO_DEED, STOPS, Find
from servanda.coding.steps.sums.understood import GIFTS, IN_A_DEAL, is_own_work
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    NO_CODE,
    PRIVATE,
    BlockKind,
    CommitmentKind,
    Event,
    ItemClass,
    Party,
    Span,
    Statement,
    Step,
    StepKind,
    WordClass,
)

RULE = "step.paired"

_MOVED = GIFTS | {CommitmentKind.DEPLOYMENT}

_MOVES = frozenset(
    "deliver hand ship send transfer supply disburse pay donate dispatch release transport invite train make".split()
)
"""Verbs whose passive tells that something went from one side to the other."""

_PAID = frozenset({"transfer", "disburse", "release"})
"""Verbs by which what is due under a deal is paid; see also `IN_A_DEAL`."""

_HELPS_BY = frozenset("announce allocate approve commit fly airlift release earmark transfer disburse".split())
"""Verbs by which something is for the land in need, on a page that is about nothing else."""

_UNDER = re.compile(
    r"\bunder (?:a|an|the|its|their|this|that) (?:[\w$.,-]+ ){0,4}?(?:contract|deal|agreement|accord|pact)\b|"
    r"\b(?:its|their) neighbou?r\b|\bfor (?:its|their) part\b",
    re.IGNORECASE,
)
"""Words by which what is told is of a deal with another state."""

_THANKS = re.compile(r"\b(?:thank(?:s|ed)?|gratitude|grateful|appreciation)\b", re.IGNORECASE)

_MANY = re.compile(r"\b(?:africa|asia|america|europe|countries|nations|states|region|continent|world)\b", re.IGNORECASE)
"""Words of many receivers, of whom the other state of a passage may be one."""

_TIED = re.compile(
    r"\b(?:there|them|both|each other|mutual\w*|jointly|bilateral\w*|neighbou?r\w*|the other side|in return|"
    r"in exchange|"
    r"unpaid|owed|debts?|arrears|overdue|repay\w*|"
    r"border|crossings?|transit|customs|tariffs?|dut(?:y|ies)|visas?|airspace|overflights?|ports?|imports?|exports?|"
    r"embass(?:y|ies)|consulates?|ambassadors?|extradit\w+|repatriat\w+|fishermen|sailors|prisoners|"
    r"the (?:deal|agreement|accord|pact|treaty|contract|line|pipeline|bridge|dam|railway|project|station|port|"
    r"plant))\b",
    re.IGNORECASE,
)
"""Words that tie what one state promises to the other of two that deal with each other."""


class PairedSteps(CommonSteps):
    """Gives the steps of amounts and promises whose other side only the passage around them tells."""

    rule = RULE

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        super().__init__(reading, cast, sides, statements, events)
        self.pairs = Pairs(self.partners)
        self.helped = Helped(self.partners)

    def of_works(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, works promised to nobody with the other side, or they would be one's own."""
        return [self._answered(step, made) if is_own_work(step) else step for step in made]

    def of_pairs(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with those of amounts and promises between the two states of a passage."""
        steps = [self._answered(step, made) for step in made]
        own = [*self.payments.found(), *self.people.found()]
        for find in sorted((*self.amounts.found(), *own), key=lambda one: one.mark.span):
            is_body = find.telling.sentence.block.kind is not BlockKind.TITLE
            if not is_body or not self._is_certain(find) or self._is_told(find, steps) or self._is_in(find, steps):
                continue
            sides = self._between_two(find, steps) or self._to_the_helped(find)
            step = self._with_sides(find, sides[0], sides[1]) if sides is not None else None
            if step is not None:
                steps.append(step)
        return steps

    def _is_in(self, find: Find, steps: Sequence[Step]) -> bool:
        """Say whether a step tells of the clause of an amount already: of what else, the amount is the worth."""
        clause = find.telling.clauses[find.clause]
        span = self.parties.span(clause.first, clause.last)
        return any(one.span.overlaps(span) for step in steps for one in step.evidence)

    def _is_certain(self, find: Find) -> bool:
        """Say whether an amount has a number, or is a payment that was made: "has transferred the advance"."""
        return not find.is_bare or (find.lines[0].item_class is ItemClass.MONEY and find.step in DEEDS)

    def _between_two(self, find: Find, steps: Sequence[Step]) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give both sides of an amount by the pair of its passage; None where the text leaves one open."""
        if any(one.stance in NO_DEED for one in self.speech.holding(find.mark.span.start)):
            return None
        provider, recipient = self._printed(find)
        is_ours = bool(recipient) and self._is_ours(find)
        is_dealt = is_ours or _UNDER.search(find.telling.sentence.span.of(self.report.text)) is not None
        is_dealt = is_dealt or self._is_thanked_for(find) or self.helped.issuer is not None or self._is_to_us(find)
        pair = self.pairs.at(self._place(find), steps, is_dealt=is_dealt) or self._of_embassy(find)
        sides = {one.country for one in (*provider, *recipient)}
        if is_ours and provider and len(sides) > 1 and NO_CODE not in sides:
            return provider, recipient
        if not pair or (provider and recipient) or len(sides) > 1 or not sides <= set(pair):
            return None
        verb = find.telling.clauses[find.clause].verb
        way = self.pairs.run(pair, find.lines, steps)
        if not sides or verb.lemma == "sign":
            is_moved = verb.lemma in ARRIVES | {"sign"} or (verb.passive and verb.lemma in _MOVES)
            is_unsigned = verb.lemma == "sign" and (not provider or self._is_we(find.telling.clauses[find.clause]))
            is_moved = is_moved and not is_unsigned and not self._is_to_named(find)
            is_moved = is_moved and not self._is_in_other_money(find, steps)
            return ((pair[way[0]],), (pair[way[1]],)) if way is not None and is_moved else None
        own = sides.pop()
        other = (next(party for code, party in pair.items() if code != own),)
        if not provider:
            is_given = way == (other[0].country, own) and not self.lending.is_of_speaker(find.mark.span)
            is_given = is_given or self._is_issuers(find, other[0]) or self._is_thanked_for(find)
            return (self.sides.givers(other), recipient) if is_given or is_ours else None
        is_past = self._is_before(find) and other[0].country not in self._tellers(find)
        if provider[0].sector in PRIVATE or is_itself(provider[0]) or self._is_to_many(find) or is_past:
            return None
        is_dealt = verb.lemma in ARRIVES | IN_A_DEAL | _PAID or find.step in STOPS or self._is_to_us(find)
        return (provider, other) if is_dealt or not self._is_at_home(find, own) else None

    def _of_embassy(self, find: Find) -> dict[str, Party]:
        """Give the two states of an embassy's page, where the sentence names no third."""
        named = self.partners.named(find.telling.sentence.span)
        return self.helped.embassy if named <= set(self.helped.embassy) else {}

    def _is_to_us(self, find: Find) -> bool:
        """Say whether something is promised to whoever speaks: "Peru promised us two boats"."""
        tokens = self.reading.marks.tokens
        objects = find.telling.clauses[find.clause].objects
        return any(tokens[one.head].text.lower() == "us" for one in objects if one.last - one.first == 1)

    def _is_issuers(self, find: Find, giver: Party) -> bool:
        """Say whether whoever gives on the page of a ministry or embassy is left out, or is its envoy."""
        clause = find.telling.clauses[find.clause]
        return self.helped.issuer == giver.country and (clause.verb.passive or clause.verb.lemma in _MOVES)

    def _is_thanked_for(self, find: Find) -> bool:
        """Say whether what was received is told with thanks: "expressed gratitude for the 40 tents received"."""
        verb = find.telling.clauses[find.clause].verb
        return verb.lemma == "receive" and _THANKS.search(find.telling.sentence.span.of(self.report.text)) is not None

    def _is_ours(self, find: Find) -> bool:
        """Say whether whoever speaks gives what is told: "the helicopters that we promised to Cyprus"."""
        clause = find.telling.clauses[find.clause]
        return self._is_we(clause) and clause.verb.lemma != "sign"

    def _is_we(self, clause: Clause) -> bool:
        return clause.subject is not None and self.reading.marks.tokens[clause.subject.head].text.lower() == "we"

    def _is_to_named(self, find: Find) -> bool:
        """Say whether something goes to whom a name of no known side tells: "will be given to the Sahel Fund"."""
        clause, tokens = find.telling.clauses[find.clause], self.reading.marks.tokens
        behind = (one.phrase for one in clause.adjuncts if one.preposition in {"to", "for"})
        return any(tokens[phrase.head].word_class is WordClass.PROPN for phrase in behind)

    def _is_in_other_money(self, find: Find, steps: Sequence[Step]) -> bool:
        """Say whether a sum is in money in which the report tells of no deal: that of a loan in dollars is no euros."""
        deals = {line.value.currency for step in steps for line in step.lines if line.value is not None}
        own = {line.value.currency for line in find.lines if line.value is not None}
        return bool(own and deals) and not own & deals

    def _to_the_helped(self, find: Find) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give who gives, and the land that its line is headed with or that the page is to help."""
        if any(one.stance in NO_DEED for one in self.speech.holding(find.mark.span.start)):
            return None
        provider, recipient = self._printed(find)
        heading, page = self.helped.under_heading(find.mark.span.start), self.helped.of_page
        is_givers = bool(heading and page) and heading != page and not self._is_of_third(find, heading, page)
        if is_givers:
            provider = provider or self.sides.givers(heading)  # "Aid for Togo", and below it "* Peru: 40 tents came"
            heading = ()
        helped = heading or page
        own = {one.country for one in provider}
        verb = find.telling.clauses[find.clause].verb.lemma
        is_open = bool(helped) and len(own) == 1 and {one.country for one in recipient} <= {NO_CODE}
        if not is_open or own & {NO_CODE, helped[0].country} or provider[0].sector in PRIVATE or verb == "sign":
            return None
        is_elsewhere = self.partners.named(find.telling.sentence.span) - own - {helped[0].country} - self._tellers(find)
        is_past = self._is_before(find) or self._is_to_many(find)
        is_helping = (is_givers or (not heading and verb in _HELPS_BY)) and not self._is_for_own(find)
        is_at_home = not is_helping and self._is_at_home(find, own.copy().pop())
        return None if is_elsewhere or is_past or is_at_home else (provider, helped)

    def _is_of_third(self, find: Find, giver: tuple[Party, ...], taker: tuple[Party, ...]) -> bool:
        """Say whether a sentence names anybody beside the state that heads it and the one that its page is of."""
        named = self.partners.named(find.telling.sentence.span) - self._tellers(find)
        return bool(named - {one.country for one in (*giver, *taker)})

    def _answered(self, step: Step, made: Sequence[Step]) -> Step:
        """Give a promise to nobody the other state of its passage, where its words tie it to that one."""
        is_open = not step.recipient and step.step is StepKind.PLEDGED
        is_gift = step.kind in _MOVED and step.step in DEEDS | {StepKind.PLEDGED}
        is_lost = is_gift and {one.country for one in step.recipient} <= {NO_CODE}
        if len(step.provider) != 1 or not (is_open or is_lost):
            return step
        giver = step.provider[0]
        if giver.country == NO_CODE or giver.sector in PRIVATE or is_itself(giver):
            return step
        place = self.partners.place(step.evidence[0].span.start)
        sentence = self.reading.marks.sentences[place]
        behind = _to_stop(Span(step.evidence[0].span.start, sentence.span.end), self.report.text)
        if _MANY.search(behind.of(self.report.text)):
            return step
        own = step.provider[0].country
        is_named = bool(self.partners.named(sentence.span) - {own})  # the pair of the passage has only one other
        is_tied = is_named or _TIED.search(behind.of(self.report.text)) is not None
        is_tied = step.kind in _MOVED or (step.kind is CommitmentKind.POLICY and is_tied)
        if not is_tied or sentence.block.kind is BlockKind.TITLE or (is_gift and self._names_again(behind, own)):
            return step
        helped = (self.helped.under_heading(behind.start) or self.helped.of_page) if is_lost else ()
        if helped and own != helped[0].country and not self.partners.named(sentence.span) - {own, helped[0].country}:
            return replace(step, recipient=helped)
        is_dealt = _UNDER.search(sentence.span.of(self.report.text)) is not None
        pair = self.pairs.at(place, made, is_dealt=is_dealt) if is_open else {}
        other = [party for code, party in pair.items() if code != own] if own in pair else []
        return replace(step, recipient=self.sides.states(other)) if other else step


def _to_stop(span: Span, text: str) -> Span:
    """Give words up to the semicolon behind which something else is told."""
    stop = text.find(";", span.start, span.end)
    return Span(span.start, stop) if stop >= 0 else span
