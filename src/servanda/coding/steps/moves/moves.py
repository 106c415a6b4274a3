"""What the words of an act make of a commitment: its kind, its step, its paper and its lines.

Source: field notes on commitments, section 3; rulings 47, 55 to 58.
"""

from __future__ import annotations

from servanda.coding.acts.acts import Act
from servanda.coding.steps.moves.agreed import Agreements
from servanda.coding.steps.moves.ended import Endings
from servanda.coding.steps.moves.given import Givings
from servanda.coding.steps.moves.stopped import StoppedHelp
from servanda.coding.steps.moves.words import Move, lemma_of
from servanda.model import Basis, CommitmentKind, Event, EventType, Instrument, Status, StepKind

_TRADES = frozenset({"sell", "buy", "purchase", "supply", "export", "import"})
"""Verbs of trade, which may go on for years: in the present, without a number, they tell of no delivery."""
_PLAYERS = frozenset("team squad club band orchestra choir troupe player athlete ensemble".split())


class Moves(Givings, Endings, StoppedHelp, Agreements):
    """Reads what the events of a report do to commitments."""

    def of_event(self, event: Event, act: Act) -> Move | None:
        """Give what an event does to a commitment by its first act outside the title, None where it does nothing."""
        if act.frame.text.startswith(("export", "import")) and event.status is not Status.PLANNED:
            return None  # trade that went on; what a state says it will sell is a promise
        if self._goes_on(event, act):
            return None
        if lemma_of(act) == "exchange" and self._are_notes(act) and event.status is Status.ACTUAL:
            return Move(CommitmentKind.POLICY, StepKind.SIGNED, "step.agreement", Instrument.AGREEMENT, is_joint=True)
        if act.frame.text == "train" and event.type is EventType.AID:
            return self._training(event, act)
        if act.frame.is_transfer or (event.lines and event.type in {EventType.AID, EventType.COOPERATE}):
            return self._transfer(event, act)
        if event.type is EventType.SANCTION:
            return self._ending(event, act) or self._stopped_help(event, act)
        if event.type is EventType.RETREAT:
            return self._left(event, act) or self._withdrawal(event, act) or self._opening(event, act)
        if event.type is EventType.MOBILIZE:
            return self._deployment(event, act)
        if event.type in {EventType.AGREE, EventType.SUPPORT}:
            return self._post(event, act) or self._agreed(event, act)
        return self._ahead(event, act)

    def _are_notes(self, act: Act) -> bool:
        """Say whether what is exchanged are notes or letters: two states agree by them."""
        objects = act.telling.clauses[act.clause].objects if act.clause is not None else ()
        heads = {self.reading.marks.tokens[one.head].lemma.lower() for one in (*act.item, *objects)}
        return bool(heads & {"note", "letter"})

    def _goes_on(self, event: Event, act: Act) -> bool:
        """Say whether goods are only traded as a habit: "Chad, which is selling Togo oil", "supplies it with gas"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or event.status is not Status.ACTUAL or clause.verb.lemma not in _TRADES:
            return False
        is_counted = any(line.quantity is not None or line.value is not None for line in event.lines)
        return clause.verb.tense == "present" and not clause.verb.perfect and not clause.verb.passive and not is_counted

    def _ahead(self, event: Event, act: Act) -> Move | None:
        """Read a visit or cooperation that is to come."""
        if event.status is not Status.PLANNED or event.basis is Basis.UNNAMED or self._is_purpose(act):
            return None
        if event.type is EventType.CONSULT:
            step = self._promised(event, act)
            return None if self._is_of_players(act) else Move(CommitmentKind.MEETING, step, "step.meeting")
        if event.type in {EventType.COOPERATE, EventType.AID}:
            return Move(CommitmentKind.POLICY, self._promised(event, act), "step.cooperation")
        return None

    def _is_of_players(self, act: Act) -> bool:
        """Say whether a team or a band comes, whatever nationality it has: no state has promised that."""
        subject = act.telling.clauses[act.clause].subject if act.clause is not None else None
        return subject is not None and self.reading.marks.tokens[subject.head].lemma.lower() in _PLAYERS
