"""What acts of giving, teaching and sending make of a commitment: delivered, ordered, promised, not kept.

Invariant: what is only offered, bought or ordered has not been delivered.
Source: field notes on commitments, section 3; rulings 47, 57.
"""

from __future__ import annotations

from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.near import within
from servanda.coding.steps.moves.words import HELPERS, KIND_OF_CLASS, Move, MoveWords
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import NO_CODE, CommitmentKind, Event, Instrument, ItemClass, Line, Status, StepKind, WordClass

NO_GOODS = frozenset(
    "powers body bodies hostage hostages prisoner prisoners ambassador ambassadors envoy envoys animal animals money "
    "funds cargo".split()
)
"""Listed nouns that may change hands without being given as help."""
_ORDERS = frozenset({"buy", "purchase", "acquire", "procure"})
"""Verbs of a deal of which they do not say whether the goods have come."""
_OFFERS = frozenset({"offer", "announce", "pledge", "promise", "propose", "unveil"})
"""Verbs whose object is not given yet."""
_MAY_COME = frozenset({"yet", "still", "far"})
_PROMISED = frozenset({"promise", "promised", "pledge", "pledged", "agree", "agreed", "vow", "commitment"})
_STOPS = {
    "stop": StepKind.SUSPENDED,
    "halt": StepKind.SUSPENDED,
    "suspend": StepKind.SUSPENDED,
    "pause": StepKind.SUSPENDED,
    "cease": StepKind.TERMINATED,
    "discontinue": StepKind.TERMINATED,
    "end": StepKind.TERMINATED,
}
"""Verbs by which a running supply stops; what is stopped may begin again."""

_AT_ONCE = frozenset({StepKind.FULFILLED, StepKind.CANCELLED, StepKind.TERMINATED})
"""Steps of words that give at once what they give: a debt that is cancelled is forgiven."""


_IN_PARTS = frozenset({"first", "second", "third", "last", "final", "another", "additional", "more", "further"})
"""Words by which those who arrive are some of those who were to be sent."""


class Givings(MoveWords):
    """Reads what is given, sent or taught, done or ahead."""

    def _training(self, event: Event, act: Act) -> Move | None:
        """Read people whom one state trains for another: their number is how much training there is."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        people = lines_of(self.reading, act.telling.pieces, clause.objects) if clause is not None else ()
        number = next((line.quantity for line in people if line.quantity is not None), None)
        lines = (Line("training", ItemClass.TRAINING, number, None),)
        if event.status is Status.ACTUAL:
            return Move(CommitmentKind.TRAINING, StepKind.PARTLY_DELIVERED, "step.training", None, lines)
        if event.status is not Status.PLANNED or self._is_purpose(act):
            return None
        return Move(CommitmentKind.TRAINING, self._promised(event, act), "step.training", Instrument.STATEMENT, lines)

    def _transfer(self, event: Event, act: Act) -> Move | None:
        plain = all(one.item_class is ItemClass.OTHER and not (one.quantity or one.value) for one in event.lines)
        if not event.lines or (plain and not self._are_listed(event.lines[0])):
            return None
        if event.lines[0].item.lower().endswith("powers"):
            return None  # "gives the government powers"
        kind = next((KIND_OF_CLASS[one.item_class] for one in event.lines if one.item_class in KIND_OF_CLASS), None)
        kind = kind or CommitmentKind.GOODS
        if (stopped := self._stopped(act)) is not None and event.status in {Status.ACTUAL, Status.NEGATED}:
            return Move(kind, stopped, "step.transfer", None, event.lines)
        if event.status is Status.ACTUAL:
            return self._done(event, act, kind)
        if event.status is Status.NEGATED and self._is_broken(act):
            return Move(kind, StepKind.NOT_FULFILLED, "step.broken", None, event.lines)
        is_ahead = event.status is Status.PLANNED and not self._is_purpose(act)
        if is_ahead or (event.status is Status.CONDITIONAL and self._is_on_condition(act)):
            return Move(kind, self._promised(event, act), "step.promise", Instrument.STATEMENT, event.lines)
        return None

    def _done(self, event: Event, act: Act, kind: CommitmentKind) -> Move:
        """Read what was given, wholly or in part; what is bought, allowed or offered has not come by that."""
        entry = self._entry(act)
        if entry is not None and entry.resumes:
            return Move(kind, StepKind.IN_FORCE, "step.transfer", None, event.lines)
        if self._is_still_to_come(act):
            return Move(kind, StepKind.PLEDGED, "step.promise", Instrument.STATEMENT, event.lines)
        is_whole = (entry is not None and entry.step in _AT_ONCE) or self._carrying(act) is StepKind.FULFILLED
        step = StepKind.FULFILLED if is_whole else StepKind.PARTLY_DELIVERED
        if entry is not None and entry.step in {StepKind.IN_FORCE, StepKind.PLEDGED, StepKind.SUSPENDED}:
            step = entry.step
        step = StepKind.PARTLY_DELIVERED if self._is_thanked(act) else step
        step = StepKind.SIGNED if self._is_ordered(event, act) else step
        return Move(kind, step, "step.transfer", entry.instrument if entry else None, event.lines)

    def _stopped(self, act: Act) -> StepKind | None:
        """Give the end of what went on: "has stopped supplying Chad with ammunition", "ceased sending aid"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        above = act.telling.clauses[clause.governor] if clause is not None and clause.governor is not None else None
        is_told = above is not None and above.verb.is_finite and above.verb.modal is None and not above.verb.negated
        if clause is None or above is None or not clause.verb.participle or not is_told:
            return None
        return _STOPS.get(above.verb.lemma)

    def _is_still_to_come(self, act: Act) -> bool:
        """Say whether what names a gift is only promised: "offered a grant", "will see Oslo extending funds"."""
        clauses = act.telling.clauses
        if act.is_noun:
            tokens = self.reading.marks.tokens
            return any(
                clause.verb.lemma in _OFFERS and any(tokens[phrase.head].span in act.at for phrase in clause.objects)
                for clause in clauses
            )
        clause = clauses[act.clause] if act.clause is not None else None
        above = clauses[clause.governor] if clause is not None and clause.governor is not None else None
        is_seen = above is not None and above.verb.lemma == "see" and above.verb.modal in {"will", "would", "shall"}
        return is_seen and clause is not None and clause.verb.participle

    def _is_thanked(self, act: Act) -> bool:
        """Say whether somebody is thanked for what a noun names: "thanked Oslo for a grant" tells that it came."""
        return act.is_noun and act.clause is not None and act.telling.clauses[act.clause].verb.lemma == "thank"

    def _is_ordered(self, event: Event, act: Act) -> bool:
        """Say whether so many goods were bought: a deal is made by that, and nothing says that they have come."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.verb.lemma not in _ORDERS or clause.relation is ClauseRelation.RELATIVE:
            return False
        return any(line.quantity is not None for line in event.lines)

    def _are_listed(self, line: Line) -> bool:
        """Say whether goods of no class are such as the codebook lists, or aid: "equipment", "food aid"."""
        words = line.item.split()
        if {"aid", "assistance"} & {word.lower() for word in words}:
            return True
        found = ((at, self.book.items.item(words, at)) for at in range(len(words)))
        is_known = any(one is not None and at + one.length == len(words) for at, one in found)
        return is_known and words[-1].lower() not in NO_GOODS

    def _is_broken(self, act: Act) -> bool:
        """Say whether goods that were promised did not come: "failed to deliver the tents that it had promised"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None:
            return False
        governor = act.telling.clauses[clause.governor] if clause.governor is not None else None
        is_failed = governor is not None and governor.verb.lemma == "fail"
        first, last = act.telling.sentence.first, act.telling.sentence.last
        lemmas = {token.lemma.lower() for token in self.reading.marks.tokens[first:last]}
        is_past = clause.verb.tense == "past" and not clause.verb.perfect and clause.verb.modal is None
        is_over = clause.verb.perfect and not lemmas & _MAY_COME
        is_due = "admit" in lemmas or any(
            self.reading.report.text[max(0, one.span.start - 3) : one.span.end].lower().find("by ") >= 0
            for one in within(self.reading.marks.times, act.telling.sentence.span)
        )
        is_not_done = is_failed or is_past or is_over or "fail" in lemmas
        return is_not_done and (bool(lemmas & _PROMISED) or (is_due and (is_failed or "fail" in lemmas)))

    def _is_on_condition(self, act: Act) -> bool:
        """Say whether a promise has a condition: "will send ten buses if parliament agrees"; "would send" has none."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        is_main = clause is not None and clause.marker not in {"if", "unless", "whether"} and not clause.verb.negated
        return is_main and clause is not None and clause.verb.modal in {"will", "shall"}

    def _deployment(self, event: Event, act: Act) -> Move | None:
        """Read people sent to help another state; soldiers sent somewhere may be sent against it."""
        sides = [{party.country for party in parties} - {NO_CODE} for parties in (event.source, event.target)]
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if event.mode != "troops" or clause is None or not all(sides) or sides[0] & sides[1]:
            return None
        phrases = act.item or clause.objects
        tokens = self.reading.marks.tokens
        if clause.verb.lemma == "arrive" and clause.subject is not None:
            told = {one.text.lower() for one in tokens[clause.subject.first : clause.subject.head]}
            phrases = (clause.subject,) if told & _IN_PARTS else ()  # "two officers arrived to question a suspect"
        if not {tokens[phrase.head].lemma.lower() for phrase in phrases} & HELPERS:
            return None
        # "will send Chile 20 advisers" sends no Chile
        phrases = tuple(one for one in phrases if tokens[one.head].word_class is not WordClass.PROPN)
        lines = lines_of(self.reading, act.telling.pieces, phrases)
        kind = next((KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), None)
        if kind is not None and event.status is Status.NEGATED and self._is_broken(act):
            return Move(kind, StepKind.NOT_FULFILLED, "step.broken", None, lines)
        if kind is None or event.status not in {Status.ACTUAL, Status.PLANNED}:
            return None
        is_done = event.status is Status.ACTUAL
        step = StepKind.PARTLY_DELIVERED if is_done else self._promised(event, act)
        return Move(kind, step, "step.deployment", None if is_done else Instrument.STATEMENT, lines)
