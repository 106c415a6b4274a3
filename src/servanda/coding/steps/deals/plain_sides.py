"""Who gives and who receives in sentences that no other rule of steps has read, and whether they tell a deed.

Invariant: a side is printed in the clause, in its sentence, or is the only other state that the report names.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from servanda.codebook.words import WordLists
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.near import Speech
from servanda.coding.steps.moves.words import HELPERS, PLEDGING, TEAMS
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import Sides, stands_apart
from servanda.coding.steps.sums.graded import Grades
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase, VerbGroup
from servanda.model import (
    NO_CODE,
    PRIVATE,
    ActorKind,
    Instrument,
    Line,
    Party,
    Span,
    Statement,
    Status,
    StepKind,
)

_OVER = frozenset({"over", "out"})
_HANDS = frozenset({"hand", "give"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause tells: the step, by whom, its goods, and the paper where two signed one."""

    step: StepKind
    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    lines: tuple[Line, ...]
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True)
class HelpWords:
    """The lists of the codebook that tell help, works, papers and people sent; lemmas, in lower case."""

    paying: frozenset[str]
    donating: frozenset[str]
    receiving: frozenset[str]
    signing: frozenset[str]
    making: frozenset[str]
    opening: frozenset[str]
    completing: frozenset[str]
    handing: frozenset[str]
    sending: frozenset[str]
    gifts: frozenset[str]
    help: frozenset[str]
    moneys: frozenset[str]
    asked: frozenset[str]
    works: frozenset[str]
    own_works: frozenset[str]
    costs: frozenset[str]
    helpers: frozenset[str]
    helping: frozenset[str]
    teaching: frozenset[str]

    @classmethod
    def of(cls, words: WordLists) -> HelpWords:
        """Give the lists of a codebook."""
        return cls(
            paying=words.listed("paying_verb"),
            donating=words.listed("donating_verb"),
            receiving=words.listed("receiving_verb"),
            signing=words.listed("signing_verb"),
            making=words.listed("making_verb"),
            opening=words.listed("opening_verb"),
            completing=words.listed("completing_verb"),
            handing=words.listed("handing_verb"),
            sending=words.listed("sending_verb"),
            gifts=words.listed("gift_noun"),
            help=words.listed("help_noun"),
            moneys=words.money_nouns,
            asked=words.listed("asked_noun"),
            works=words.listed("works_noun"),
            own_works=words.listed("own_works_noun"),
            costs=words.listed("cost_noun"),
            helpers=HELPERS - _POLICE | words.listed("helper_noun"),
            helping=words.listed("helping_word"),
            teaching=words.listed("teaching_word"),
        )


_POLICE = frozenset({"police", "officer", "policeman"})
"""Helpers whom a state may also send for itself."""


class PlainSides(Grades):
    """Finds the sides of what a clause tells."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        super().__init__(reading, Parties(reading, cast))
        self.cast = cast
        self.sides = Sides(reading, cast)
        self.receivers = Receivers(reading, self.parties)
        self.speech = Speech(statements)
        self.lists = HelpWords.of(reading.book.words)

    def _at(self, clause: Clause) -> Span:
        return self.parties.span(clause.verb.main, clause.verb.main + 1)

    def _things(self, telling: Telling, clause: Clause) -> tuple[NounPhrase, ...]:
        """Give what a clause is about: its objects, what is handed "over", the subject or noun of a passive."""
        over = tuple(one.phrase for one in clause.adjuncts if one.preposition in _OVER and clause.verb.lemma in _HANDS)
        if not clause.verb.passive:
            return clause.objects or over
        if clause.subject is not None:
            return (clause.subject,)
        phrases = (piece.phrase for piece in telling.pieces if piece.phrase is not None)
        return tuple(one for one in phrases if clause.noun is not None and one.first <= clause.noun < one.last)

    def _are_helpers(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of helpers, alone or as a team: "a medical team", "the fifth volunteer team"."""
        tokens = self.reading.marks.tokens
        head = tokens[phrase.head].lemma.lower()
        words = {token.lemma.lower() for token in tokens[phrase.first : phrase.span_last]}
        return head in self.lists.helpers or (head in TEAMS and bool(words & self.lists.helping))

    def _is_private(self, party: Party) -> bool:
        """Say whether a party builds for itself or for pay."""
        return party.sector in PRIVATE | {"BUS"} or stands_apart(party)

    def _deed(self, telling: Telling, at: int) -> StepKind | None:
        """Give whether what a clause tells is done or promised; None for what is neither."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        if self._is_open(telling, at):
            return None
        status, verb = self.modality.of(telling.clauses, at, words=words), telling.clauses[at].verb
        if verb.infinitive and not self._is_promised(telling, at):
            return None  # "was expected to complete" promises nothing
        if status is Status.PLANNED:
            return StepKind.PLEDGED
        return StepKind.PARTLY_DELIVERED if status is Status.ACTUAL and is_told(verb) else None

    def _is_promised(self, telling: Telling, at: int) -> bool:
        """Say whether an infinitive hangs on a verb by which its doer promises."""
        governor = telling.clauses[at].governor
        verb = telling.clauses[governor].verb if governor is not None else None
        return verb is not None and not verb.passive and verb.lemma in PLEDGING | {"offer", "plan", "decide"}

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(one for one in self.sides.states(parties) if one.country != NO_CODE and not stands_apart(one))

    def _doer(self, telling: Telling, at: int) -> tuple[Party, ...]:
        """Give who does what a clause tells; one that shares the verb of another has its subject."""
        clause = telling.clauses[at]
        if clause.subject is None and clause.relation is ClauseRelation.COORDINATED and clause.governor is not None:
            clause = telling.clauses[clause.governor]
        named = self.receivers.named(clause.subject) if clause.subject is not None else ()
        return tuple(one for one in self.sides.givers(named) if one.country != NO_CODE)

    def _by(self, clause: Clause) -> tuple[Party, ...]:
        """Give who does what a passive tells, behind "by"."""
        told = (one.phrase for one in clause.adjuncts if one.preposition == "by")
        return next((found for one in told if (found := self._states(self.receivers.named(one)))), ())

    def _land(self, telling: Telling, at: int, provider: Sequence[Party], *, is_open: bool = True) -> tuple[Party, ...]:
        """Give the other side: whom the clause prints, the one other state of the sentence, or of the report."""
        taken = {party.country for party in provider}
        if not taken or NO_CODE in taken:
            return ()
        printed = self._states(self.receivers.receiver(telling, at))
        printed = tuple(one for one in printed if one.country not in taken)
        if printed:
            return printed
        found = self.receivers.only_other(telling, taken, at) or self.receivers.host(telling, taken)
        found = found or self._teller(telling, at, taken)
        if (
            not found and is_open and not self.receivers.names_another(telling, taken)
        ):  # a gift may be for people at home
            found = self.receivers.in_report(taken)
        return tuple(one for one in self._states(found) if self._is_state(one))

    def _other(self, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the other of the two states that a report is about."""
        return tuple(one for one in self._states(self.receivers.other_of_two(taken)) if self._is_state(one))

    def _teller(self, telling: Telling, at: int, taken: AbstractSet[str]) -> tuple[Party, ...]:
        """Give the state that tells of what another gave: "Togo said that Norway had provided a loan"."""
        told = self.speech.holding(self._at(telling.clauses[at]).start)
        speakers = [one.speaker for one in told if one.speaker is not None]
        return tuple(one for one in self._states(speakers) if one.country not in taken)[:1]

    def _is_state(self, party: Party) -> bool:
        actor = self.reading.book.actor(party.country)
        return actor is not None and actor.kind is ActorKind.STATE


def is_told(verb: VerbGroup) -> bool:
    """Say whether a verb tells what happened; a purpose is no deed: "had the vision to build"."""
    return verb.is_finite or (verb.participle and verb.passive)


def lands(parties: Sequence[Party]) -> set[str]:
    """Give the countries of parties."""
    return {party.country for party in parties}
