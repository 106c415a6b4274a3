"""What stopping makes of help that runs: "suspended aid to Chad", "froze its budget support for Uganda".

Invariant: only help and payments of who stops them; what somebody else's help is kept from is none.
Source: field notes on commitments, section 3, "Words to steps"; section 4.
"""

from __future__ import annotations

from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.steps.moves.words import KIND_OF_CLASS, Move, MoveWords
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import NO_CODE, CommitmentKind, Event, ItemClass, Line, Status, StepKind, WordClass

_STOPS = frozenset({StepKind.SUSPENDED, StepKind.CANCELLED, StepKind.TERMINATED})
_BLOCKS = frozenset({"block", "prevent", "obstruct", "intercept", "ban", "prohibit"})
"""Verbs of keeping others from helping."""

_WITH_KIND = frozenset({"support", "cooperation"})
"""Nouns that are help only with a word that says of which kind: "budget support", not "its support"."""


class StoppedHelp(MoveWords):
    """Reads help and payments that one side stops."""

    def _stopped_help(self, event: Event, act: Act) -> Move | None:
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or event.status is not Status.ACTUAL or clause.verb.lemma in _BLOCKS:
            return None
        sides = (*event.source, *event.target)
        if not event.source or not event.target or any(party.country == NO_CODE for party in sides):
            return None
        entry = self._entry(act)
        phrases = (clause.subject,) if clause.verb.passive else clause.objects
        phrase = next((one for one in phrases if one is not None and self._is_help(one)), None)
        if phrase is None or entry is None or entry.step not in _STOPS:
            return None
        lines = lines_of(self.reading, act.telling.pieces, (phrase,))[:1] or (self._line(phrase),)
        kind = KIND_OF_CLASS.get(lines[0].item_class, CommitmentKind.GOODS)
        return Move(kind, entry.step, "step.stopped", lines=lines)

    def _is_help(self, phrase: NounPhrase) -> bool:
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        is_of_kind = (
            tokens[phrase.head - 1].word_class in {WordClass.ADJ, WordClass.NOUN} and phrase.head > phrase.first
        )
        return head in self.book.words.listed("running_help") and (head not in _WITH_KIND or is_of_kind)

    def _line(self, phrase: NounPhrase) -> Line:
        """Give help or payments by the words that name them."""
        tokens = self.reading.marks.tokens
        first = next(
            (at for at in range(phrase.first, phrase.head) if tokens[at].word_class in {WordClass.ADJ, WordClass.NOUN}),
            phrase.head,
        )
        words = " ".join(token.text for token in tokens[first : phrase.head + 1])
        is_money = tokens[phrase.head].lemma.lower() in self.book.words.listed("running_money")
        return Line(words, ItemClass.MONEY if is_money else ItemClass.OTHER, None, None)
