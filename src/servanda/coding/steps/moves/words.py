"""The words of an act that say what move it makes: promised or only expected, its step, its paper, its frame.

Source: field notes on commitments, section 3; rulings 47, 58.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.codebook.events import FrameReading
from servanda.codebook.steps import StepEntry
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, CommitmentKind, Event, Instrument, ItemClass, Line, StepKind, WordClass

KIND_OF_CLASS = {
    ItemClass.MONEY: CommitmentKind.MONEY,
    ItemClass.TRAINING: CommitmentKind.TRAINING,
    ItemClass.TROOPS: CommitmentKind.DEPLOYMENT,
}
_DECIDED = frozenset({"decision", "commitment", "promise", "pledge", "vow", "undertaking"})
"""Nouns whose infinitive is decided or promised, whoever tells of it."""
PLEDGING = frozenset({"pledge", "promise", "vow", "undertake", "commit", "committed", "agree"})
_GRANTS = frozenset(
    "announce approve pledge promise authorize authorise allocate plan propose agree sign offer confirm vow".split()
)
_OPENS = frozenset(
    "agree pledge promise vow commit undertake offer decide plan intend announce prepare resolve swear guarantee "
    "accept expect set due ready willing prepared committed determined poised scheduled likely slate schedule "
    "mean aim hope decision intention commitment agreement readiness willingness invitation approve authorize "
    "authorise sign deal say report continue start begin arrange invite allow help want go".split()
)
"""Words whose infinitive lies ahead of somebody; behind any other an infinitive is a purpose."""
_SIDE_CLAUSES = frozenset({ClauseRelation.PARTICIPIAL, ClauseRelation.COORDINATED})
"""Clauses whose bare participle is not to come: "plans to buy gas amid growing needs and developing ties"."""
_CLOSING = frozenset({StepKind.FULFILLED, StepKind.IN_FORCE})
"""Steps that a verb makes of the deal or delivery that its subject or object names."""
HELPERS = frozenset(
    "police officer policeman peacekeeper trainer instructor adviser advisor doctor nurse medic paramedic engineer "
    "firefighter observer expert rescuer technician teacher".split()
)
"""People whom one state sends to help another."""
TEAMS = frozenset({"team", "group", "mission", "brigade", "squad", "contingent"})
"""Nouns of helpers who are sent together: "a medical team"."""


@dataclass(frozen=True, slots=True)
class Move:
    """What the words of an act make of a commitment."""

    kind: CommitmentKind
    step: StepKind
    rule: str
    instrument: Instrument | None = None
    lines: tuple[Line, ...] = ()
    is_joint: bool = False
    is_turned: bool = False


class MoveWords:
    """Reads the words of acts that make moves."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.report = reading.report
        self.book = reading.book

    def _promised(self, event: Event, act: Act) -> StepKind:
        """Give pledged where the side that is to act says so, or the narrator; mentioned where others tell of it."""
        if self._is_expected(act) or (act.frame.is_transfer and self._is_bare_noun(act)):
            return StepKind.MENTIONED
        if self._is_pledged(act):
            return StepKind.PLEDGED
        own = {party.country for party in (*event.source, *event.target)}
        told = {party.country for party in event.attested_by} - {NO_CODE}
        return StepKind.PLEDGED if not told or own & told else StepKind.MENTIONED

    def _is_bare_noun(self, act: Act) -> bool:
        """Say whether only a noun names what is to be given, under no verb that promises it (ruling 47)."""
        if not act.is_noun:
            return False
        lemma = act.telling.clauses[act.clause].verb.lemma if act.clause is not None else ""
        return lemma not in _GRANTS

    def _is_pledged(self, act: Act) -> bool:
        """Say whether the side's own promise is told, by whomever: "Tokyo said Manila had pledged to pay"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or not clause.verb.infinitive:
            return False
        if clause.noun is not None and self.reading.marks.tokens[clause.noun].lemma in _DECIDED:
            return True
        return clause.governor is not None and act.telling.clauses[clause.governor].verb.lemma in PLEDGING

    def _is_expected(self, act: Act) -> bool:
        """Say whether an act is only expected: "is likely to visit"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or clause.governor is None or not clause.verb.infinitive:
            return False
        governor = act.telling.clauses[clause.governor]
        tokens = self.reading.marks.tokens
        if clause.noun is not None and tokens[clause.noun].lemma == "invitation":
            return True  # who is invited has promised nothing (ruling 58)
        word = tokens[governor.predicate].lemma if governor.predicate is not None else governor.verb.lemma
        return word in {"likely", "expect", "expected", "hope", "reported", "report", "say"}

    def _is_purpose(self, act: Act) -> bool:
        """Say whether an infinitive only tells what another act is for: "met the mayor to support the family"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is not None and clause.relation in _SIDE_CLAUSES and clause.verb.participle:
            return True
        if clause is None or not clause.verb.infinitive or clause.governor is None:
            return False
        governor = act.telling.clauses[clause.governor]
        tokens = self.reading.marks.tokens
        opened = {governor.verb.lemma}
        if governor.predicate is not None:
            opened.add(tokens[governor.predicate].lemma)
        if clause.noun is not None:
            opened.add(tokens[clause.noun].lemma)
        return not opened & _OPENS

    def _carrying(self, act: Act) -> StepKind | None:
        """Give the step of the verb that has a noun's act as subject or object: "completed the delivery"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and act.is_noun else None
        if clause is None:
            return None
        tokens, first = self.reading.marks.tokens, act.telling.sentence.first
        told = (*clause.objects, *((clause.subject,) if clause.subject is not None else ()))
        if not any(tokens[phrase.head].span in act.at for phrase in told):
            return None
        words = [token.text for token in tokens[first : act.telling.sentence.last]]
        match = self.book.steps.at(words, clause.verb.main - first)
        found = match.choose(act.words) if match is not None else None
        return found.entry.step if found is not None and found.entry.step in _CLOSING else None

    def _frame_of(self, act: Act, clause: Clause) -> FrameReading | None:
        """Give the frame of the verb of a clause in an act's sentence."""
        first = act.telling.sentence.first
        words = [token.text for token in self.reading.marks.tokens[first : act.telling.sentence.last]]
        match = self.book.events.at(words, clause.verb.main - first)
        nouns = [word for phrase in clause.objects for word in self._named(phrase)]
        return match.choose(nouns, part="verb") if match is not None else None

    def _named(self, phrase: NounPhrase) -> list[str]:
        """Give the head of an object; of a sum also the words for what it is of: "$5 million of its debt"."""
        tokens = self.reading.marks.tokens
        last = phrase.span_last if tokens[phrase.head].word_class is WordClass.NUM else phrase.head + 1
        return [token.text for token in tokens[phrase.head : last]]

    def _entry(self, act: Act) -> StepEntry | None:
        """Give the step that the act's own word makes."""
        tokens = self.reading.marks.tokens
        first = act.telling.sentence.first
        words = [token.text for token in tokens[first : act.telling.sentence.last]]
        at = next((place for place in range(len(words)) if tokens[first + place].span.start == act.at.start), None)
        match = self.book.steps.at(words, at) if at is not None else None
        found = match.choose(act.words) if match is not None else None
        return found.entry if found is not None else None

    def _paper(self, act: Act) -> Instrument | None:
        for at in range(len(act.words)):
            found = self.book.steps.instrument(act.words, at)
            if found is not None:
                return found[0]
        return None


def are_helpers(lines: Sequence[Line]) -> bool:
    """Say whether all that is sent are helpers and their teams, none of them soldiers."""
    heads = {line.item.lower().split()[-1].removesuffix("s") for line in lines if line.item}
    return bool(heads) and heads <= HELPERS | TEAMS


def lemma_of(act: Act) -> str:
    """Give the lemma of the verb that tells an act; empty for nouns."""
    return act.telling.clauses[act.clause].verb.lemma if act.clause is not None and not act.is_noun else ""
