"""Gifts that no other rule of steps has read: "gave the school a piano", "will donate books".

Invariant: what is given is of a class that nobody moves about as his own, has a sum, or is handed to a named receiver.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from servanda.coding.acts.goods import goods_class, lines_of
from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.plain_sides import PlainSides, Told, is_told
from servanda.coding.steps.moves.given import NO_GOODS
from servanda.coding.steps.sums.graded import DEEDS
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import ItemClass, Line, QuantityMark, StepKind, WordClass

_NOT_THINGS = frozenset({WordClass.PRON, WordClass.PROPN})
_CERTAIN = frozenset(ItemClass) - {
    ItemClass.OTHER,
    ItemClass.ARMS,
    ItemClass.AIRCRAFT,
    ItemClass.VEHICLES,
    ItemClass.AMMUNITION,
    ItemClass.TROOPS,
    ItemClass.DIPLOMATIC,
    ItemClass.INFORMATION,
}
"""Classes of goods that nobody moves about as his own force."""


class PlainGifts(PlainSides):
    """Reads gifts."""

    def _given(self, telling: Telling, at: int) -> Told | None:
        """Read what a clause of giving or promising moves: "gave the school a piano", "will donate books"."""
        clause = telling.clauses[at]
        entry = self._entry(telling, at)
        is_description = clause.relation is ClauseRelation.RELATIVE  # "a country that has provided boats"
        if entry is None or is_description or clause.verb.lemma in self.lists.paying | self.lists.receiving:
            return None
        for phrase in self._things(telling, clause):
            lines = self._gift(telling, clause, phrase)
            find = self._graded(self._mark(phrase), telling, at, entry, lines) if lines else None
            if find is None or find.step not in DEEDS | {StepKind.PLEDGED}:
                continue
            if find.step in DEEDS and not is_told(clause.verb):
                continue
            provider = self._by(clause) if clause.verb.passive else self._doer(telling, at)
            recipient = self._land(telling, at, provider, is_open=False)
            if recipient:
                return Told(find.step, provider, recipient, lines, find.instrument)
        return None

    def _gift(self, telling: Telling, clause: Clause, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give the line of what may be given away; none for persons, for names and for what only words can give."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head]
        is_asked = head.lemma.lower() in self.lists.asked
        if (
            is_asked
            or head.word_class in _NOT_THINGS
            or head.lemma.lower() in NO_GOODS
            or self.parties.of_phrase(phrase)
        ):
            return ()
        lines = lines_of(self.reading, telling.pieces, (phrase,))
        if not lines and head.lemma.lower() in self.lists.help:
            lines = (
                Line(
                    head.text.lower(),
                    ItemClass.MONEY if head.lemma.lower() in self.lists.moneys else ItemClass.OTHER,
                    None,
                    None,
                ),
            )
        known = goods_class(self.reading, phrase)
        listed = self.reading.book.items.item((head.lemma,), 0) or self.reading.book.items.item((head.text,), 0)
        is_gift = (
            clause.verb.lemma in self.lists.donating or head.lemma.lower() in self.lists.gifts or known in _CERTAIN
        )
        is_gift = is_gift or (listed is not None and listed.item_class in _CERTAIN | {ItemClass.OTHER})
        is_gift = is_gift or any(line.value is not None for line in lines) or self._are_helpers(phrase)
        is_gift = is_gift or (known is not ItemClass.OTHER and self._is_handed(clause))
        return lines[:1] if is_gift else ()

    def _is_handed(self, clause: Clause) -> bool:
        """Say whether a clause prints to whom goods go, so that no state moves its own: "gave rifles to the army"."""
        is_second = len(clause.objects) > 1 and clause.verb.lemma in self.lists.handing
        behind = (
            one.phrase for one in clause.adjuncts if one.preposition == "to" and clause.verb.lemma in self.lists.handing
        )
        return is_second or any(self.receivers.named(one) for one in behind)

    def _mark(self, phrase: NounPhrase) -> QuantityMark:
        """Give the amount in a phrase, or the phrase as one without a number."""
        span = self.parties.span(phrase.first, phrase.span_last)
        marks = within(self.reading.marks.quantities, span)
        return marks[0] if marks else QuantityMark(span, None, None, span, "", 0.0)
