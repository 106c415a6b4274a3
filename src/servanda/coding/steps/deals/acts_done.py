"""Promised acts that a later sentence tells as done: "pledged to free 12 fishermen. Nine of them were released".

Invariant: the same act by the promisor or by nobody named, on what was promised; a share of it is a part. What was not
promised in the report is no step here.
Source: field notes on commitments, section 4: a one-off act that took place fulfils; ruling 57.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from servanda.coding.acts.types import Telling
from servanda.coding.steps.deals.carried import CarriedSteps
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import (
    NO_CODE,
    BlockKind,
    CommitmentKind,
    MentionKind,
    Scope,
    Span,
    Status,
    Step,
    StepKind,
    WordClass,
    by_publication,
)

_ACTS = tuple(
    frozenset(words.split())
    for words in (
        "free release liberate return repatriate hand",
        "withdraw leave pull depart quit",
        "open reopen",
        "ratify approve endorse",
        "lift scrap drop end ease abolish",
        "resume restart restore reinstate",
        "close shut",
    )
)
"""Verbs of one act each."""

_KINDS = frozenset({CommitmentKind.POLICY, CommitmentKind.WITHDRAWAL, CommitmentKind.DIPLOMATIC, CommitmentKind.TREATY})
_ENDS = frozenset({StepKind.FULFILLED, StepKind.PARTLY_DELIVERED})
_AGAIN = frozenset({"them", "they", "these", "those", "it"})
_SOME = frozenset("some first half most several third quarter more".split())
"""Words of a phrase that leave the rest of what was promised to come."""

_FORCES = frozenset("troop soldier force contingent".split())
"""Nouns for the same men."""

_REACH = 8
"""Sentences behind a promise in which what became of it is told."""


class DoneActs(CarriedSteps):
    """Gives the steps by which promised acts were done."""

    def of_acts(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of promised acts that were done."""
        steps = list(made)
        promises = sorted(((self._place(one), one) for one in steps if _is_promise(one)), key=_by_place)
        for at, telling in self._tellings() if promises else ():
            if telling.sentence.block.kind is BlockKind.TITLE:
                continue
            near = [one for place, one in promises if 0 < at - place <= _REACH]
            for clause in range(len(telling.clauses)):
                made_now = (self._done(one, telling, clause) for one in near)
                done = next((one for one in made_now if one is not None), None)
                if done is not None and not any(_is_told(one, done) for one in steps):
                    steps.append(done)
        return steps

    def _place(self, step: Step) -> int:
        return max(0, bisect_right(self.starts, step.evidence[0].span.start, key=lambda one: one.start) - 1)

    def _done(self, promise: Step, telling: Telling, at: int) -> Step | None:
        """Give the deed of a promise that a clause tells."""
        clause, tokens = telling.clauses[at], self.reading.marks.tokens
        group = next((one for one in _ACTS if clause.verb.lemma in one), None)
        if group is None or clause.subject is None or clause.verb.negated or not clause.verb.is_finite:
            return None
        sentence = self.reading.marks.sentences[self._place(promise)]
        promised = [
            one for one in tokens[sentence.first : sentence.last] if one.span.start >= promise.evidence[0].span.start
        ]
        verbs = {one.lemma.lower() for one in promised} & group
        nouns = [one for one in promised if one.word_class is WordClass.NOUN]
        things = {form.lower() for one in nouns for form in (one.lemma, one.text)}
        phrases = (clause.subject,) if _is_itself(clause) else clause.objects
        words = {word for one in phrases for word in self._lemmas(one)}
        if not verbs or not (words & things or words & _AGAIN) or not self._is_by_promisor(promise, clause):
            return None
        said = self.parties.words(telling.sentence.first, telling.sentence.last)
        if self.modality.of(telling.clauses, at, words=said) is not Status.ACTUAL:
            return None
        span = self.parties.span(min(clause.subject.first, clause.first), clause.last)
        if self.doubts.at(telling.sentence, telling.clauses, at) is not None or self._names_third(promise, span):
            return None
        if any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return None
        kind = StepKind.PARTLY_DELIVERED if self._is_share(phrases) else StepKind.FULFILLED
        when = self._day(telling, at) or by_publication(self.report.published)
        return self._again(promise, span, kind, when=when, scope=Scope.UNKNOWN, lines=promise.lines)

    def _lemmas(self, phrase: NounPhrase) -> set[str]:
        within = self.reading.marks.tokens[phrase.first : phrase.span_last]
        found = {one.lemma.lower() for one in within} | {one.text.lower() for one in within}
        return found | _FORCES if found & _FORCES else found

    def _is_share(self, phrases: Sequence[NounPhrase]) -> bool:
        """Say whether only a part of what was promised is done: "nine of them", "the first soldiers"."""
        return any(
            self._lemmas(one) & _SOME
            or (
                self.reading.marks.tokens[one.first].word_class is WordClass.NUM
                and "of" in self._lemmas(one)
                and self._lemmas(one) & _AGAIN
            )
            for one in phrases
        )

    def _is_by_promisor(self, promise: Step, clause: Clause) -> bool:
        """Say whether the promisor does it, or what is promised does it itself: "the last soldiers left"."""
        subject = clause.subject
        if subject is None:
            return False
        doers = {one.country for one in self.parties.of_range(subject.first, subject.span_last)} - {NO_CODE}
        own = {one.country for one in promise.provider}
        both = own | {one.country for one in promise.recipient}  # whose fishermen were freed
        return doers <= both if _is_itself(clause) else bool(doers) and doers <= own

    def _names_third(self, promise: Step, span: Span) -> bool:
        cast = self.parties.cast
        sides = {NO_CODE, *(one.country for one in (*promise.provider, *promise.recipient))}
        named = (cast.party(one) for one in cast.outermost(span) if one.kind is not MentionKind.PRONOUN)
        return any(one is not None and one.country not in sides for one in named)


def _is_itself(clause: Clause) -> bool:
    """Say whether what is promised is the subject: "were released", "the crossing reopened", "the soldiers left"."""
    return clause.verb.passive or not clause.objects or clause.verb.lemma in {"leave", "depart", "quit"}


def _is_promise(step: Step) -> bool:
    """Say whether a step promises an act of one side to another."""
    return step.step is StepKind.PLEDGED and step.kind in _KINDS and len(step.provider) == 1 and bool(step.recipient)


def _by_place(one: tuple[int, Step]) -> tuple[int, str]:
    """Order promises by where they stand, the last first."""
    return -one[0], one[1].id


def _is_told(one: Step, other: Step) -> bool:
    """Say whether a step tells a deed in the same words already."""
    is_near = any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
    return is_near and one.step in _ENDS
