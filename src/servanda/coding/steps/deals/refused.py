"""Offers that whoever was to receive them turns down where only "the offer" calls them: "Ghana turned the offer down".

Invariant: the offer was told in the same sentence or shortly before, by another state, to the one who declines or to
nobody named; what a state rejects that nobody has offered it is no step here.
Source: field notes on commitments, section 4: withdrawn is what "the receiver declines".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.acts.types import Telling
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    NO_CODE,
    OF_THE_STATE,
    Party,
    Scope,
    Span,
    Status,
    Step,
    StepKind,
    by_publication,
)

_DECLINES = frozenset({"decline", "reject", "refuse", "spurn", "rebuff"})
_OFFERED = frozenset("offer gift donation loan aid help assistance proposal".split())
"""Nouns that call what was offered before."""

_OFFERS = frozenset({"offer", "propose", "promise", "pledge"})
_DEFINITE = frozenset({"the", "this", "that", "their", "its"})
_SPELLED = frozenset({"of", "for", "to", "on", "that"})
"""Words behind an offer that say which: it need not be the one told before."""

_AFTER_ALL = frozenset({"took", "accepted", "accept", "later"})
_REACH = 3
"""Sentences behind an offer in which it is turned down."""

_DOWN = 5
"""Tokens behind "turn" in which "down" belongs to it: "turned the second offer down"."""


class RefusedSteps(CarriedSteps):
    """Gives the ends of offers that their receiver turns down."""

    def of_refused(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with those of offers turned down; the offer takes who declines as its receiver."""
        steps = list(made)
        for at, telling in self._tellings():
            for place, clause in enumerate(telling.clauses):
                if (ended := self._turned_down(steps, telling, place)) is not None:
                    steps.append(ended)
                    continue
                taker = self._refuser(telling, place, clause)
                offer = self._offer(steps, at, taker) if taker is not None else None
                if taker is None or offer is None:
                    continue
                told = replace(steps[offer], recipient=(taker,))
                span = self.parties.span(clause.first, clause.last)
                when = self._day(telling, place) or by_publication(self.report.published)
                ended = self._again(told, span, StepKind.WITHDRAWN, when=when, scope=Scope.UNKNOWN, lines=told.lines)
                if any(one.id == ended.id for one in steps):
                    continue
                steps[offer] = told
                steps.append(ended)
        return steps

    def _turned_down(self, steps: Sequence[Step], telling: Telling, at: int) -> Step | None:
        """Give the end of what its own sentence calls offered: "A hospital that Peru offered Togo was turned down"."""
        clause = telling.clauses[at]
        if clause.subject is None or not clause.verb.passive or not self._is_declining(telling, clause):
            return None
        noun = range(clause.subject.first, clause.subject.span_last)
        offers = [one for one in telling.clauses if one.noun in noun and one.verb.lemma in _OFFERS]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        if not offers or self.modality.of(telling.clauses, at, words=words) is not Status.ACTUAL:
            return None
        span = self.parties.span(offers[0].first, offers[0].last)
        told = [
            one
            for one in steps
            if one.step is StepKind.PLEDGED and one.recipient and any(each.span.overlaps(span) for each in one.evidence)
        ]
        if len(told) != 1 or self.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        own = self.parties.span(clause.verb.first, clause.last)
        when = self._day(telling, at) or by_publication(self.report.published)
        return self._again(told[0], own, StepKind.WITHDRAWN, when=when, scope=Scope.UNKNOWN, lines=told[0].lines)

    def _is_declining(self, telling: Telling, clause: Clause) -> bool:
        behind = self.reading.marks.tokens[clause.verb.main : min(clause.verb.main + _DOWN, telling.sentence.last)]
        is_down = clause.verb.lemma == "turn" and any(token.text == "down" for token in behind)
        return clause.verb.lemma in _DECLINES or is_down

    def _refuser(self, telling: Telling, at: int, clause: Clause) -> Party | None:
        """Give the state that turns down what was offered to it; None where that is doubted, denied or asked for."""
        tokens = self.reading.marks.tokens
        if clause.subject is None or clause.verb.passive or not self._is_declining(telling, clause):
            return None
        if not any(
            tokens[phrase.head].lemma.lower() in _OFFERED and tokens[phrase.first].text.lower() in _DEFINITE
            for phrase in clause.objects
        ):
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        last = max(phrase.last for phrase in clause.objects)
        goes_on = tokens[last].text.lower() if last < telling.sentence.last else ""
        rest = {word.lower() for word in words[max(0, last - telling.sentence.first) :]}
        if goes_on in _SPELLED or words[-1] == "?" or _AFTER_ALL & rest:
            return None  # "rejected the proposal of a single currency", "refused the offer at first, but took it"
        is_told = self.modality.of(telling.clauses, at, words=words) is Status.ACTUAL
        start = self.parties.span(clause.first, clause.last).start
        is_open = any(one.stance in NO_DEED for one in self.speech.holding(start))
        if not is_told or is_open or self.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        told = self.parties.of_range(clause.subject.first, clause.subject.span_last)
        if any(party.sector and party.sector not in OF_THE_STATE for party in told):
            return None  # what the opposition rejects its state may still take
        named = self.sides.states(told)
        return named[0] if len(named) == 1 and named[0].country != NO_CODE else None

    def _offer(self, steps: Sequence[Step], at: int, taker: Party) -> int | None:
        """Give the place of the last promise to a state, or to nobody named, told in the sentences up to one."""
        near = Span(self.starts[max(0, at - _REACH)].start, self.starts[at].end)
        for place in reversed(range(len(steps))):
            step = steps[place]
            is_near = any(one.span.overlaps(near) for one in step.evidence)
            is_others = all(party.country not in {taker.country, NO_CODE} for party in step.provider)
            is_to = not step.recipient or {party.country for party in step.recipient} == {taker.country}
            if is_near and step.step is StepKind.PLEDGED and len(step.provider) == 1 and is_others and is_to:
                return place
            if is_near and step.step is StepKind.WITHDRAWN and is_to:
                return None
        return None
