"""Pieces joined to clauses: what stands left and right of each verb, and what it hangs on.

Invariant: a part that is not plain is None, never a guess across a clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.syntax.forms import OBJECT_CONTROL, TAKES_CLAUSE, shape_of
from servanda.coding.syntax.left import Left, LeftReader
from servanda.coding.syntax.right import RightReader
from servanda.coding.syntax.settling import left_of, verb_at
from servanda.coding.syntax.types import Adjunct, Clause, ClauseRelation, NounPhrase, Piece, VerbGroup
from servanda.model import Sentence, Token

_TAKES_BARE = frozenset({"let", "help"})
"""Verbs whose object does what a bare form behind it tells: "let the boats pass"."""
_CALLS_IN = frozenset({"summon"})
_COMPLAINS = frozenset({"protest", "complain", "condemn", "denounce", "object", "demand", "lodge", "express", "convey"})
"""Who calls an envoy in does himself what it is for: "summoned the consul | to protest"."""


class Joiner:
    """A walk over the pieces of one sentence that joins them; made for one call of `clauses`."""

    def __init__(self, found: Sequence[Piece], sentence: Sentence, tokens: Sequence[Token]) -> None:
        self.found = found
        self.sentence = sentence
        self.tokens = tokens
        self.verbs = [at for at, piece in enumerate(found) if piece.kind == "verb"]
        self.clause_of = {at: index for index, at in enumerate(self.verbs)}
        self.made: list[Clause] = []
        self.left = LeftReader(found, self.verbs, tokens, self.made)
        self.right = RightReader(found, tokens)

    def clauses(self) -> tuple[Clause, ...]:
        """Give the clauses in the order of their verbs."""
        for index, at in enumerate(self.verbs):
            self.made.append(self._clause(index, at))
        return tuple(self._with_fronted(index) for index in range(len(self.made)))

    def _clause(self, index: int, at: int) -> Clause:
        verb = verb_at(self.found, at)
        verb = self._bare(self._inherited(verb, at), at)
        left = self.left.context(verb, at)
        governor = self._governor(index, left)
        right = self.right.complements(at)
        subject, objects = left.subject, right.objects
        if subject is None and verb.is_finite and left.relation is ClauseRelation.ROOT and self._is_inverted(at):
            subject, objects = objects[0] if objects else None, objects[1:]
        if not objects and left.antecedent is not None and not verb.passive:
            objects = (left.antecedent,)
        if left.relation in {ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL} and subject is None:
            subject = self._controller(verb, governor, left)
        first = min(
            verb.first, subject.span_first if subject is not None and subject.first < verb.first else verb.first
        )
        return Clause(
            verb=verb,
            subject=subject,
            objects=objects,
            adjuncts=right.adjuncts,
            first=first if left.relation is not ClauseRelation.INFINITIVE else verb.first,
            last=right.last,
            governor=governor,
            relation=left.relation,
            marker=left.marker,
            noun=left.noun,
            predicate=right.predicate,
        )

    def _inherited(self, verb: VerbGroup, at: int) -> VerbGroup:
        """Give a verb after "and" the auxiliaries of the verb before: "was seized and sold", "will come and sign"."""
        before = left_of(self.found, at)
        if before is None or self.found[before].kind != "and" or verb.first != verb.main:
            return verb
        place = self.clause_of[at] - 1
        if place < 0:
            return verb
        elder = self.made[place].verb
        if verb.tense == "past" and elder.infinitive:
            return verb
        shape = shape_of(self.tokens[verb.main])
        if "base" in shape and "past" not in shape and (elder.modal is not None or elder.infinitive):
            return replace(
                verb, modal=elder.modal, tense=elder.tense, infinitive=elder.infinitive, negated=elder.negated
            )
        if "participle" in shape and (elder.passive or elder.perfect) and not self._takes_object(at):
            return replace(
                verb, passive=elder.passive, perfect=elder.perfect, tense=elder.tense, modal=elder.modal,
                participle=elder.participle, infinitive=elder.infinitive,
            )  # fmt: skip
        if "gerund" in shape and elder.progressive:
            return replace(verb, progressive=True, tense=elder.tense, participle=False)
        return verb

    def _bare(self, verb: VerbGroup, at: int) -> VerbGroup:
        """Give a bare form behind the object of "let" as the infinitive that it is: "will not let Peru | build"."""
        above = self.clause_of[at] - 1
        is_plain = verb.is_finite and verb.tense == "present" and verb.first == verb.main and not verb.passive
        if above < 0 or not is_plain or self.found[at - 1].phrase is None:
            return verb
        elder = self.made[above]
        is_behind = bool(elder.objects) and elder.objects[-1] == self.found[at - 1].phrase
        is_base = "Inf" in self.tokens[verb.main].features or self.tokens[verb.main].text.lower() == verb.lemma
        if elder.verb.lemma not in _TAKES_BARE or not is_behind or not is_base:
            return verb
        return replace(verb, infinitive=True, tense="none")

    def _takes_object(self, at: int) -> bool:
        return at + 1 < len(self.found) and self.found[at + 1].kind == "phrase"

    def _governor(self, index: int, left: Left) -> int | None:
        if left.elder is not None:
            return left.elder
        if left.relation is ClauseRelation.ROOT:
            return None
        if left.relation is ClauseRelation.RELATIVE:
            return self._clause_before(left.at, index)
        if left.relation is ClauseRelation.ADVERBIAL and self._clause_before(left.at, index) is None:
            return index + 1 if index + 1 < len(self.verbs) else None
        if left.relation is ClauseRelation.PARTICIPIAL and index == 0:
            return 1 if len(self.verbs) > 1 else None
        return self._clause_before(left.at + 1, index)

    def _clause_before(self, at: int, index: int) -> int | None:
        place = bisect_left(self.verbs, at) - 1
        return min(place, index - 1) if place >= 0 and index > 0 else None

    def _controller(self, verb: VerbGroup, governor: int | None, left: Left) -> NounPhrase | None:
        """Give who does what an infinitive or participle tells: the one called on, else the subject."""
        above = self.made[governor].verb.lemma if governor is not None and governor < len(self.made) else ""
        is_own = above in _CALLS_IN and verb.lemma in _COMPLAINS
        owner = self._owner(left) if not is_own else None
        if owner is not None:
            return owner
        if governor is None or governor >= len(self.made):
            return None
        clause = self.made[governor]
        if left.relation is ClauseRelation.INFINITIVE and clause.verb.lemma in OBJECT_CONTROL and not is_own:
            if clause.verb.passive:
                return clause.subject
            called = [one.phrase for one in clause.adjuncts if one.preposition in {"on", "upon", "for", "to"}]
            if clause.objects and clause.verb.lemma != "call":
                return clause.objects[0]
            if called:
                return called[0]
        if left.marker in {"of", "from", "for"} and clause.objects:
            return clause.objects[0]
        return clause.subject

    def _owner(self, left: Left) -> NounPhrase | None:
        """Give whose plan, offer or promise an infinitive hangs on: "Peru's decision to leave"."""
        phrase = self.found[left.at].phrase if left.noun is not None and 0 <= left.at < len(self.found) else None
        if phrase is None or phrase.possessor is None or left.relation is not ClauseRelation.INFINITIVE:
            return None
        first, last = phrase.possessor
        return NounPhrase(first, last, last - 1, first, last)

    def _is_inverted(self, at: int) -> bool:
        """Say whether a reporting verb stands before its subject: '"...," said the mayor'."""
        verb = verb_at(self.found, at)
        if verb.lemma not in TAKES_CLAUSE or at + 1 >= len(self.found):
            return False
        before = left_of(self.found, at)
        return before is None or self.found[before].kind in {"comma", "stop", "verb", "phrase"}

    def _with_fronted(self, index: int) -> Clause:
        """Add the phrases that stand before the subject: "In March, the army received"."""
        clause = self.made[index]
        if not clause.verb.is_finite or clause.relation is ClauseRelation.COORDINATED:
            return clause
        fronted: list[Adjunct] = []
        place = next((at for at, piece in enumerate(self.found) if piece.last > clause.first), 0) - 1
        floor = self.verbs[index - 1] if index > 0 else -1
        while place > floor and self.found[place].kind in {"comma", "preposition", "phrase", "adverb", "and"}:
            piece, behind = self.found[place], self.found[place + 1]
            if piece.kind == "preposition" and behind.phrase is not None and behind.phrase.last <= clause.first:
                fronted.append(Adjunct(piece.word, behind.phrase, piece.first))
            place -= 1
        if not fronted or (floor >= 0 and self.found[place].kind == "verb"):
            return clause
        return replace(clause, adjuncts=(*reversed(fronted), *clause.adjuncts))
