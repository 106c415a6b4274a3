"""Works and their costs that no other rule of steps has read: "was financed by Peru", "is a gift from Peru".

Invariant: one side pays for or makes works, the other's land has them; a base or work for pay is no help.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from servanda.coding.acts.goods import goods_class, lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.plain_sides import PlainSides, Told
from servanda.coding.steps.parties.sides import stands_apart
from servanda.coding.steps.sums.graded import DEEDS
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import ItemClass, Line, Party, StepKind

_FROM = frozenset({"from", "of", "by"})
_IS = frozenset({"be"})


class PlainWorks(PlainSides):
    """Reads works that one state pays for or makes in another."""

    def _paid_for(self, telling: Telling, at: int) -> Told | None:
        """Read who pays for works or people's work: "The embassy funded the trip of", "was financed by China"."""
        clause = telling.clauses[at]
        thing = next(iter(self._things(telling, clause)), None)
        step = self._deed(telling, at) if clause.verb.lemma in self.lists.paying and thing is not None else None
        if step is None or thing is None or not self._is_payable(telling, thing):
            return None
        provider = self._by(clause) if clause.verb.passive else self._doer(telling, at)
        recipient = self._land(telling, at, provider)
        if not recipient and clause.verb.passive and provider:
            recipient = self._other({party.country for party in provider})
        lines = self._cost(telling, thing) or lines_of(self.reading, telling.pieces, (thing,))[:1]
        return Told(step, provider, recipient, lines) if recipient and lines else None

    def _is_payable(self, telling: Telling, thing: NounPhrase) -> bool:
        """Say whether somebody may pay for a thing in another state: works, help, a cost; not his own broadcaster."""
        head = self.reading.marks.tokens[thing.head].lemma.lower()
        lines = lines_of(self.reading, telling.pieces, (thing,))
        return (
            self._is_work(thing)
            or head in self.lists.gifts | self.lists.costs
            or any(line.value is not None for line in lines)
        )

    def _cost(self, telling: Telling, thing: NounPhrase) -> tuple[Line, ...]:
        """Give the one sum of a sentence whose subject is a cost: "The cost is $3 million, financed by Peru"."""
        sums = [one for one in within(self.reading.marks.quantities, telling.sentence.span) if one.value is not None]
        is_cost = self.reading.marks.tokens[thing.head].lemma.lower() in self.lists.costs
        return (Line("money", ItemClass.MONEY, None, sums[0].value),) if is_cost and len(sums) == 1 else ()

    def _built(self, telling: Telling, at: int) -> Told | None:
        """Read civil works that a state or its agency makes in another: "Norway completed 30 houses in Chad"."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in self.lists.making or clause.verb.passive or not clause.objects:
            return None
        provider = self._doer(telling, at)
        step = self._deed(telling, at) if provider and not any(map(self._is_private, provider)) else None
        thing = clause.objects[0]
        if step is None or not self._is_work(thing):
            return None
        taken = {party.country for party in provider}
        found = self.receivers.receiver(telling, at)
        if (
            clause.verb.lemma not in self.lists.opening
        ):  # a host opens at home what the other built: "opened a Norwegian-built port"
            found = found or self.receivers.only_other(telling, taken, at)
        printed = self._states(found)
        printed = tuple(one for one in printed if one.country not in taken and self._is_state(one))
        lines = lines_of(self.reading, telling.pieces, (thing,))[:1]
        step = StepKind.FULFILLED if step in DEEDS and clause.verb.lemma in self.lists.completing else step
        return Told(step, provider, printed, lines) if printed and lines else None

    def _is_work(self, phrase: NounPhrase) -> bool:
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        is_listed = goods_class(self.reading, phrase) is ItemClass.INFRASTRUCTURE or head in self.lists.works
        return is_listed and head not in self.lists.own_works

    def _helped_by(self, telling: Telling, at: int) -> Told | None:
        """Read works whose help is told: "was built with a Chinese grant", "is a gift from the government of Peru"."""
        clause = telling.clauses[at]
        thing = clause.subject if clause.verb.passive or not clause.objects else clause.objects[0]
        is_work = clause.verb.lemma in self.lists.making | self.lists.paying
        is_gift = clause.verb.lemma in _IS and clause.predicate is not None
        if thing is None or not (is_work or is_gift):
            return None
        provider, lines = self._helper(telling, clause)
        step = self._deed(telling, at) if provider else None
        if step is None or stands_apart(provider[0]):
            return None
        step = StepKind.FULFILLED if step in DEEDS and clause.verb.lemma in self.lists.completing else step
        recipient = self._land(telling, at, provider)
        lines = lines or lines_of(self.reading, telling.pieces, (clause.subject or thing,))[:1]
        return Told(step, provider, recipient, lines) if recipient and lines else None

    def _helper(self, telling: Telling, clause: Clause) -> tuple[tuple[Party, ...], tuple[Line, ...]]:
        """Give whose help stands behind a verb, with what it is."""
        tokens = self.reading.marks.tokens
        phrases = [piece.phrase for piece in telling.pieces]
        for number, phrase in enumerate(phrases):
            if (
                phrase is None
                or phrase.first < clause.verb.main
                or tokens[phrase.head].lemma.lower() not in self.lists.help
            ):
                continue
            owner = self._states(self.parties.possessor(phrase, phrase.head))
            before = telling.pieces[number + 1 : number + 2]
            behind = phrases[number + 2] if number + 2 < len(phrases) else None
            if not owner and behind is not None and before and before[0].word in _FROM:
                owner = self._states(self.receivers.named(behind))
            if owner:
                return self.sides.givers(owner), lines_of(self.reading, telling.pieces, (phrase,))[:1]
        return (), ()
