"""Who may lend a side to an amount: "Oman gave Chad $4 million. It released $6 million to its nurses".

Invariant: a side that the sentence of a sum or of goods does not name is lent only where it says nothing else of it:
what goes to people, firms and bodies such as every land has goes to no state told of before, and what a bank, a
party or a province gives is no gift of the state. Those who fled or were hurt may be another land's. Every rule that
makes a step of an amount asks here before it makes one.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.steps.parties.aside import is_aside
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    ActorKind,
    ActorMention,
    CommitmentKind,
    MentionKind,
    Party,
    Scope,
    Sentence,
    Span,
    Step,
    WordClass,
)

_OPENS_RECEIVER = frozenset({"to", "for", "among"})
_SPENDS = frozenset({"spend", "invest"})
_OF_A_WHOLE = frozenset({Scope.COMPONENT, Scope.REMAINDER})
_COUNTED = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS})
_MOST_GOVERNORS = 4
_FIRST_PERSON = frozenset({"we", "i", "us"})
_PLACES = frozenset({MentionKind.NAME, MentionKind.METONYM})
_INSIDE = re.compile(r"\b(?:in|across|inside|throughout|around) (?:the )?$", re.IGNORECASE)
"""What stands before a land in which something is for somebody."""

_ATTACKED = re.compile(
    r"\b(?:war|invasion|aggression|attacks?|assaults?|onslaught|offensive) against (?:the )?$", re.IGNORECASE
)
"""What stands before a land that another one attacks."""

_NEAR = 40
"""Characters before a land in which such words stand."""


class Lending:
    """Tells which sums and goods may have sides that their own words do not print."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.starts = [sentence.span.start for sentence in reading.marks.sentences]
        self.people = reading.book.words.listed("home_people")
        self.bodies = reading.book.words.listed("home_body")
        self.others = reading.book.words.listed("other_giver")

    def lends(self, step: Step, at: Span) -> bool:
        """Say whether the amount at a place may have the sides of a step, printed beside it or told elsewhere."""
        if step.kind not in _COUNTED or not step.provider or not step.recipient:
            return True
        if step.scope in _OF_A_WHOLE:
            return True  # a part has the sides of its whole, whoever it is for
        place = bisect_right(self.starts, at.start) - 1
        sentence, clause = self.reading.marks.sentences[place], self._clause(place, at)
        if self._is_only_aside(sentence.span, step.recipient[0]):
            return False
        if not any(self._names(sentence.span, one) for one in step.recipient):
            is_given_here = any(self._names(sentence.span, one) for one in step.provider)
            is_bare = self._is_bare(place, clause) and not is_given_here
            goes = self.people | self.bodies if is_bare else self.people
            is_towns = any(self._is_to_town(sentence, at, one) for one in step.recipient)
            if (
                (self._goes_to(sentence, at, goes) and not is_towns)
                or self._is_spent(clause)
                or self._is_at_home(sentence, at, step)
            ):
                return False
        return clause is None or not self._is_from_others(place, clause, step)

    def is_of_speaker(self, at: Span) -> bool:
        """Say whether an amount is what "we" gave, whoever speaks: the report's other givers are not meant."""
        place = bisect_right(self.starts, at.start) - 1
        clause = self._clause(place, at)
        subject = self._subject(self.reading.clauses[place], clause) if clause is not None else None
        head = self.reading.marks.tokens[subject.head] if subject is not None else None
        return head is not None and head.lemma.lower() in _FIRST_PERSON and self.cast.mention_of(head.span) is None

    def _names(self, sentence: Span, party: Party) -> bool:
        return any(self._is_of(one, party) for one in self.cast.outermost(sentence))

    def _is_bare(self, place: int, clause: Clause | None) -> bool:
        """Say whether a sentence is no item of a list and takes up no gift: "The grant paid for schools"."""
        if clause is None or place in self.reading.openers:
            return False
        subject = self._subject(self.reading.clauses[place], clause)
        return subject is None or self.reading.marks.tokens[subject.head].lemma.lower() not in _OF_HELP

    def _is_only_aside(self, sentence: Span, party: Party) -> bool:
        """Say whether a sentence names a receiver only beside what an amount is for: "the defence against Peru".

        Who is attacked is no such land: "aid for those displaced by the war against Peru".
        """
        text = self.reading.report.text
        named = [one.span.start for one in self.cast.outermost(sentence) if self._is_of(one, party)]
        return bool(named) and all(
            is_aside(text, at) and not _ATTACKED.search(text[max(sentence.start, at - _NEAR) : at]) for at in named
        )

    def _is_of(self, one: ActorMention, party: Party) -> bool:
        found = self.cast.party(one)
        return found is not None and found.country == party.country != NO_CODE

    def _clause(self, place: int, amount: Span) -> Clause | None:
        """Give the clause of the last verb before a sum."""
        tokens = self.reading.marks.tokens
        before = [one for one in self.reading.clauses[place] if tokens[one.verb.main].span.end <= amount.start]
        return before[-1] if before else None

    def _goes_to(self, sentence: Sentence, amount: Span, heads: frozenset[str]) -> bool:
        """Say whether a sum is to or for such as stand in a list: "to striking nurses"."""
        tokens = self.reading.marks.tokens
        behind = [one for one in self.reading.pieces(sentence) if tokens[one.first].span.start >= amount.end]
        return any(
            piece.kind == "preposition"
            and piece.word in _OPENS_RECEIVER
            and following.phrase is not None
            and not heads.isdisjoint(_forms(tokens[following.phrase.head].lemma.lower()))
            for piece, following in pairwise(behind)
        )

    def _is_to_town(self, sentence: Sentence, amount: Span, party: Party) -> bool:
        """Say whether an amount goes to a body named by a town of its receiver: "to the Lusaka City Council"."""
        tokens = self.reading.marks.tokens
        behind = [one for one in self.reading.pieces(sentence) if tokens[one.first].span.start >= amount.end]
        phrases = (
            two.phrase for one, two in pairwise(behind) if one.word in _OPENS_RECEIVER and two.phrase is not None
        )
        spans = (Span(tokens[one.first].span.start, tokens[one.last - 1].span.end) for one in phrases)
        return any(self._is_of(one, party) for span in spans for one in self.cast.in_span(span))

    def _is_at_home(self, sentence: Sentence, amount: Span, step: Step) -> bool:
        """Say whether an amount is for a place in its giver's own land: "aid to flooded villages in Assam"."""
        behind = Span(amount.end, sentence.span.end)
        named = [one for one in self.cast.outermost(behind) if any(self._is_of(one, own) for own in step.provider)]
        text = self.reading.report.text
        return any(
            one.kind in _PLACES
            and _INSIDE.search(text[behind.start : one.span.start]) is not None
            and not is_aside(text, one.span.start)
            for one in named
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
        givers, head = step.provider, tokens[subject.head]
        words = [tokens[at].text for at in range(subject.first, subject.span_last)]
        if not self.others.isdisjoint(_forms(head.lemma.lower())):
            is_bare = words[0].lower() in {"the", "a", "an"} and all(word.islower() for word in words[1:])
            is_own = any(one.country != NO_CODE and head.lemma.lower() in one.name.lower() for one in givers)
            return (is_bare and not is_own) or self._is_part_of_state(subject)
        if len(words) > 1 or any(self._names(self.reading.marks.sentences[place].span, one) for one in givers):
            return False
        named = self.cast.mention_of(head.span)
        party = self.cast.party(named) if named is not None else None
        is_name = head.word_class is WordClass.PROPN and not head.text.isupper()
        return is_name and head.lemma.lower() not in _OF_STATE and not self._is_state_or_person(party)

    def _is_part_of_state(self, subject: NounPhrase) -> bool:
        """Say whether a subject is a part of a land by its own name: "the state of Bihar", "the city of Oslo"."""
        tokens = self.reading.marks.tokens
        span = Span(tokens[subject.head].span.end, tokens[subject.span_last - 1].span.end)
        named = self.cast.outermost(span) if span.start < span.end else ()
        return bool(named) and all(one.kind is MentionKind.METONYM for one in named)

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
