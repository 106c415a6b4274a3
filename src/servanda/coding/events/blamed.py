"""Who is blamed for a blow by the words that hang on its noun: "killed in a raid blamed on rebels".

Invariant: whoever is only blamed comes out as the doer of an alleged act, never of a plain one.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Act
from servanda.coding.syntax.shape import Clause
from servanda.model import EventType, Party

_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_DONE_IN = frozenset({"in", "during", "by", "after"})
"""Prepositions between what a blow did and the noun for it: "were killed in an attack"."""

_ON_WHOM = frozenset({"on", "upon", "to"})
_ASCRIBES = frozenset({"attribute", "ascribe"})


class Blamed:
    """Gives who is blamed for the blows of a report."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.faulting = reading.book.modality["faulting_verb"] | _ASCRIBES

    def of(self, act: Act) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give who is blamed for an act, and who blames; nobody where its noun carries no blame."""
        if act.frame.type not in _BLOWS:
            return (), ()
        for head in self._nouns(act):
            for clause in act.telling.on_noun(head):
                if clause.verb.lemma in self.faulting and not clause.verb.negated:
                    return self._doers(clause), self._accusers(clause)
        return (), ()

    def _nouns(self, act: Act) -> Iterator[int]:
        """Give the nouns that name the blow: that of the act itself, or of the attack in which it was done."""
        if act.is_noun:
            yield from (at for at, token in enumerate(self.tokens) if token.span.end == act.at.end)
        elif act.clause is not None:
            adjuncts = act.telling.clauses[act.clause].adjuncts
            yield from (one.phrase.head for one in adjuncts if one.preposition in _DONE_IN)

    def _doers(self, clause: Clause) -> tuple[Party, ...]:
        on = (one.phrase for one in clause.adjuncts if one.preposition in _ON_WHOM)
        owned = (self.parties.of_phrase(phrase) or self.parties.possessor(phrase, phrase.head) for phrase in on)
        return next((found for found in owned if found), ())

    def _accusers(self, clause: Clause) -> tuple[Party, ...]:
        by = tuple(one.phrase for one in clause.adjuncts if one.preposition == "by")
        told = by if clause.verb.passive or clause.subject is None else (clause.subject,)
        return self.parties.of_phrase(told[0]) if told else ()
