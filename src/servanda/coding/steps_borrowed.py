"""Sums whose side the rest of the report lends: "Oman gave Chad $4 million. It released $6 million to its nurses".

Invariant: a side that the sentence of a sum does not name is borrowed only where it says nothing else of it: a
sum that goes to people, firms and bodies such as every land has goes to no state told of before, and what a bank, a
party or a province gives is no gift of the state. Those who fled or were hurt may be another land's.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from servanda.coding.cast import Cast, ReportReading
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    ActorKind,
    ActorMention,
    CommitmentKind,
    Party,
    QuantityMark,
    Scope,
    Sentence,
    Span,
    Step,
    WordClass,
)

_OPENS_RECEIVER = frozenset({"to", "for", "among"})
_ASIDE = re.compile(
    r"\b(?:(?:against|about|near|versus) (?:the )?|(?:its|their|his|her|our) \w+ in (?:the )?"
    r"|(?:travel|travell?ing|flying) to (?:the )?)$",
    re.IGNORECASE,
)
"""What stands before a land that only says where, of what or against whom a sum is."""
_SPENDS = frozenset({"spend", "invest"})
_NEAR = "step.announced"
"""The rule that may borrow both sides; what "released $4 million for schools" means is then anybody's."""

_OF_A_WHOLE = frozenset({Scope.COMPONENT, Scope.REMAINDER})
_MOST_GOVERNORS = 4


def without_borrowed(steps: Iterable[Step], reading: ReportReading, cast: Cast) -> list[Step]:
    """Leave out the sums one side of which is lent by the report, where their own words tell of another."""
    borrowed = BorrowedSides(reading, cast)
    return [step for step in steps if not borrowed.is_wrong(step)]


class BorrowedSides:
    """Tells which sums have sides that their own words contradict."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.people = reading.book.words.listed("home_people")
        self.bodies = reading.book.words.listed("home_body")
        self.others = reading.book.words.listed("other_giver")

    def is_wrong(self, step: Step) -> bool:
        """Say whether every telling of a sum has a side that its sentence neither names nor leaves open."""
        if step.kind is not CommitmentKind.MONEY or len(step.provider) != 1 or len(step.recipient) != 1:
            return False
        if step.scope in _OF_A_WHOLE:
            return False  # a part has the sides of its whole, whoever it is for
        return all(self._is_wrong_at(step, piece.span, piece.rule) for piece in step.evidence)

    def _is_wrong_at(self, step: Step, span: Span, rule: str) -> bool:
        values = {line.value for line in step.lines if line.value is not None}
        for place, sentence in enumerate(self.reading.marks.sentences):
            if not sentence.span.overlaps(span):
                continue
            mark = next(
                (one for one in within(self.reading.marks.quantities, sentence.span) if one.value in values), None
            )
            if mark is None:
                continue
            clause = self._clause(place, mark)
            if self._is_aside(sentence.span, step.recipient[0]):
                return True
            is_given_here = self._names(sentence.span, step.provider[0])
            if not self._names(sentence.span, step.recipient[0]):
                is_bare = rule == _NEAR and not is_given_here and place not in self.reading.openers
                goes = self.people | self.bodies if is_bare else self.people
                if self._goes_to(sentence, mark, goes) or self._is_spent(clause):
                    return True
            return clause is not None and self._is_from_others(place, clause, step)
        return False

    def _names(self, sentence: Span, party: Party) -> bool:
        return any(self._is_of(one, party) for one in self.cast.outermost(sentence))

    def _is_aside(self, sentence: Span, party: Party) -> bool:
        """Say whether a sentence names a receiver only beside what the sum is for: "the defence against Peru"."""
        text = self.reading.report.text
        named = [one for one in self.cast.outermost(sentence) if self._is_of(one, party)]
        return bool(named) and all(_ASIDE.search(text[sentence.start : one.span.start]) for one in named)

    def _is_of(self, one: ActorMention, party: Party) -> bool:
        found = self.cast.party(one)
        return found is not None and found.country == party.country != NO_CODE

    def _clause(self, place: int, mark: QuantityMark) -> Clause | None:
        """Give the clause of the last verb before a sum."""
        tokens = self.reading.marks.tokens
        before = [one for one in self.reading.clauses[place] if tokens[one.verb.main].span.end <= mark.span.start]
        return before[-1] if before else None

    def _goes_to(self, sentence: Sentence, mark: QuantityMark, heads: frozenset[str]) -> bool:
        """Say whether a sum is to or for such as stand in a list: "to striking nurses"."""
        tokens = self.reading.marks.tokens
        behind = [one for one in self.reading.pieces(sentence) if tokens[one.first].span.start >= mark.span.end]
        return any(
            piece.kind == "preposition"
            and piece.word in _OPENS_RECEIVER
            and following.phrase is not None
            and not heads.isdisjoint(_forms(tokens[following.phrase.head].lemma.lower()))
            for piece, following in pairwise(behind)
        )

    def _is_spent(self, clause: Clause | None) -> bool:
        """Say whether a sum is spent on something that no word calls help: "spent $4 million on road repairs"."""
        if clause is None or clause.verb.lemma not in _SPENDS:
            return False
        tokens = self.reading.marks.tokens
        words = {tokens[at].lemma.lower() for at in range(clause.verb.main, clause.last)}
        is_on = any(one.preposition in {"on", "in"} for one in clause.adjuncts)
        return is_on and not words & _OF_HELP

    def _is_from_others(self, place: int, clause: Clause, step: Step) -> bool:
        """Say whether who gives a sum is somebody of whom the report tells nothing: "The bank provided a loan"."""
        subject = self._subject(self.reading.clauses[place], clause)
        if subject is None:
            return False
        tokens = self.reading.marks.tokens
        giver, head = step.provider[0], tokens[subject.head]
        words = [tokens[at].text for at in range(subject.first, subject.span_last)]
        if not self.others.isdisjoint(_forms(head.lemma.lower())):
            is_bare = words[0].lower() in {"the", "a", "an"} and all(word.islower() for word in words[1:])
            return is_bare and (giver.country == NO_CODE or head.lemma.lower() not in giver.name.lower())
        if len(words) > 1 or self._names(self.reading.marks.sentences[place].span, giver):
            return False
        named = self.cast.mention_of(head.span)
        party = self.cast.party(named) if named is not None else None
        is_name = head.word_class is WordClass.PROPN and not head.text.isupper()
        return is_name and head.lemma.lower() not in _OF_STATE and not self._is_state_or_person(party)

    def _is_state_or_person(self, party: Party | None) -> bool:
        """Say whether a name is that of a state or of somebody who may act for one."""
        actor = self.cast.actor(party.actor) if party is not None else None
        return actor is not None and (actor.kind is ActorKind.PERSON or actor.code != NO_CODE)

    def _subject(self, clauses: Sequence[Clause], clause: Clause) -> NounPhrase | None:
        """Give who does what a verb tells; of a passive nobody."""
        for _ in range(_MOST_GOVERNORS):
            if clause.verb.passive:
                return None
            if clause.subject is not None:
                return clause.subject
            if clause.governor is None or clause.relation is not ClauseRelation.COORDINATED:
                return None
            clause = clauses[clause.governor]
        return None


def _forms(noun: str) -> set[str]:
    """Give a noun with and without the sign of many, where no lemma was known."""
    return {noun, noun.removesuffix("s")}


_OF_STATE = frozenset(
    "parliament congress senate treasury cabinet government lawmaker official minister president".split()
)
_OF_HELP = frozenset("aid assistance help relief support abroad grant loan donation".split())
"""Words by which what is spent is spent on others."""
