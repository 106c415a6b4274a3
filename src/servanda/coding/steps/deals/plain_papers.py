"""Papers of two states that no other rule of steps has read: "the Agency of Peru and Togo's union signed a loan".

Invariant: both sides are states or their bodies; a paper called before, a player's contract or a firm's deal is none.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.plain_sides import PlainSides, Told
from servanda.coding.steps.sums.graded import SAID
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import Instrument, ItemClass, Line, Party, Sentence, StepKind

_CALLED = 3
"""Words of a phrase that only calls a paper again: "the three agreements"."""


class PlainPapers(PlainSides):
    """Reads papers of two states."""

    def _signed(self, telling: Telling, at: int) -> Told | None:
        """Read a paper between the two states of its sentence, or of the report where it names one of them."""
        clause = telling.clauses[at]
        if clause.verb.lemma not in self.lists.signing or self._deed(telling, at) is not StepKind.PARTLY_DELIVERED:
            return None
        phrase = clause.subject if clause.verb.passive else next(iter(clause.objects), None)
        paper = self._paper(phrase) if phrase is not None else None
        if paper is None or phrase is None or self._is_called_again(phrase):
            return None
        sides = self._both(telling)
        is_lent = bool(self.lists.help & {word.lower().removesuffix("s") for word in self._words_of(telling.sentence)})
        is_between_firms = self._is_trade(phrase) or any(map(self._is_private, sides))
        if not all(map(self._is_state, sides)) or (not is_lent and is_between_firms):
            return None
        sums = [one for one in within(self.reading.marks.quantities, telling.sentence.span) if one.value is not None]
        sums = [one for one in sums if not self.report.text[: one.span.start].rstrip().endswith(("(", "["))]
        lines = (Line("money", ItemClass.MONEY, None, sums[0].value),) if len(sums) == 1 else ()
        return Told(paper[0], sides, sides, lines, paper[1]) if sides else None

    def _is_called_again(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase calls a paper told before: "The agreement was signed by"."""
        first = self.reading.marks.tokens[phrase.first].text.lower()
        return first in {"the", "this", "these", "that", "those", "both"} and phrase.span_last - phrase.first <= _CALLED

    def _is_trade(self, phrase: NounPhrase) -> bool:
        """Say whether a paper may be one of a firm or a player: "a two-year contract"."""
        return self.reading.marks.tokens[phrase.head].lemma.lower() in {"contract", "deal"}

    def _words_of(self, sentence: Sentence) -> Sequence[str]:
        return self.parties.words(sentence.first, sentence.last)

    def _paper(self, phrase: NounPhrase) -> tuple[StepKind, Instrument] | None:
        """Give the step that signing the paper of a phrase makes, with the paper."""
        words = self.parties.words(phrase.first, phrase.span_last)
        for place in range(len(words)):
            found, step = self.reading.book.steps.instrument(words, place), self.reading.book.steps.signed(words, place)
            if found is not None and step in SAID:
                return step, found[0]
        return None

    def _both(self, telling: Telling) -> tuple[Party, ...]:
        """Give the two states of a sentence; with one of them the only other that the report names."""
        found: dict[str, Party] = {}
        for mention in self.cast.outermost(telling.sentence.span):
            party = self.cast.party(mention)
            for one in self._states((party,) if party is not None else ()):
                found.setdefault(one.country, one)
        if len(found) == 1:
            found |= {one.country: one for one in self._states(self.receivers.in_report(set(found)))}
        return tuple(found.values()) if len(found) == len(("one", "other")) else ()
