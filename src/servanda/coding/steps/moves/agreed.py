"""What agreements and promises make of a commitment: its step, its paper, and the goods or acts that it is about.

Source: field notes on commitments, section 3; rulings 55 to 59.
"""

from __future__ import annotations

from itertools import pairwise

from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of, measured, whole_of
from servanda.coding.steps.moves.words import KIND_OF_CLASS, Move, MoveWords, lemma_of
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    Event,
    EventType,
    Instrument,
    ItemClass,
    Line,
    Status,
    StepKind,
    WordClass,
)

_FAVOURS = frozenset({EventType.AID, EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT})
"""Types of acts that somebody has from a promise; who promises to do none of them promises nothing to anybody."""
_AT_COURT = frozenset({"forfeit", "plead", "testify", "surrender"})
"""Verbs of what somebody agrees to before a court."""
_BUYS = frozenset({"buy", "purchase", "import", "procure", "acquire", "receive", "obtain"})
_LENT = frozenset({"loan", "grant", "credit", "aid", "assistance", "funding", "money"})
"""Nouns of money with which whoever gets it buys something: "offered Togo a loan to buy a boat"."""
_PURCHASES = frozenset({"purchase", "acquisition", "import", "procurement"})
_CONSIDERS = frozenset({"consider", "examine", "study", "explore", "review", "assess", "discuss"})
_POSTS = frozenset({"embassy", "consulate", "ambassador", "envoy", "relation"})
"""What one state keeps in another: "pledged to reopen its embassy in Beirut"."""
_HOUSES = frozenset({"embassy", "consulate"})
_OPENS_POST = frozenset({"open", "reopen", "inaugurate", "establish"})
_CONTRACTS = frozenset({Instrument.AGREEMENT, Instrument.TREATY})
_KEEPS = frozenset({"deliver", "renege", "backtrack", "campaign"})
"""Verbs under which a promise is only named: "lauded for delivering on his promise"."""
_VIEWS = frozenset({"position", "stance", "view", "difference", "dispute", "misunderstanding", "wrinkle"})
"""What two share or settle without a promise."""
_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
_OFFERS = frozenset({"offer", "pledge", "promise", "vow", "contribute"})
"""Verbs by which several promise somebody else the same: "Fiji and Tonga, which offered 50 soldiers"."""

_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.MENTIONED})


def _named(event: Event) -> bool:
    return any(one.country != NO_CODE for one in event.target)


class Agreements(MoveWords):
    """Reads agreements, promises and what they are about."""

    def _agreed(self, event: Event, act: Act) -> Move | None:
        """Read an agreement or a promise: signed or said, and of what; an invitation or its acceptance is none."""
        if lemma_of(act) == "invite" and self._invites_over(act):
            return Move(CommitmentKind.MEETING, StepKind.MENTIONED, "step.meeting", is_turned=True)
        if self._is_no_deal(act):
            return None
        entry = self._entry(act)
        paper = self._paper(act)
        if event.type is EventType.SUPPORT and event.status is Status.PLANNED:
            step = self._promised(event, act)
            backs = Move(CommitmentKind.DIPLOMATIC, step, "step.support", Instrument.STATEMENT)
            return None if self._is_purpose(act) else backs
        known = self._carrying(act) or (entry.step if entry is not None else None)
        is_praise = event.type is EventType.SUPPORT and (paper is None or known is None)  # "welcomed the agreement"
        if event.status is not Status.ACTUAL or is_praise:
            return None
        step = self._step_of(act, known or StepKind.PLEDGED, paper)
        if step not in _SAID | {StepKind.FULFILLED}:
            return None
        kind, lines = self._content(act)
        if len(event.source) > 1 and not event.target and kind is CommitmentKind.GOODS:
            kind, lines = CommitmentKind.POLICY, ()
        buys = self._buys(act)
        if kind is CommitmentKind.POLICY and paper in {Instrument.TREATY, Instrument.AGREEMENT} and not lines:
            kind = CommitmentKind.TREATY if paper is Instrument.TREATY else CommitmentKind.POLICY
        joint = kind is not CommitmentKind.GOODS and not (
            event.type is EventType.AGREE and event.target and len(event.source) == 1 and paper is None
        )
        instrument = paper or (Instrument.STATEMENT if step is StepKind.PLEDGED else None)
        if kind in {CommitmentKind.POLICY, CommitmentKind.MEETING} and instrument is Instrument.STATEMENT:
            instrument = None
        is_given = kind in _GIFTS and lemma_of(act) in _OFFERS and not _named(event)
        is_joint = ((joint and not buys) or len(event.source) > 1) and not is_given
        return Move(kind, step, "step.agreement", instrument, lines, is_joint=is_joint, is_turned=buys)

    def _step_of(self, act: Act, step: StepKind, paper: Instrument | None) -> StepKind:
        """Give the step of a paper; what is agreed only to be looked at is mentioned, a memorandum is no contract."""
        if step is StepKind.SIGNED:
            return StepKind.PLEDGED if paper is Instrument.MEMORANDUM else step
        if step is StepKind.PLEDGED and paper in _CONTRACTS and lemma_of(act) == "sign":
            return StepKind.SIGNED  # "signed an agreement on visas and a memorandum"
        return StepKind.MENTIONED if step is StepKind.PLEDGED and self._only_considers(act) else step

    def _post(self, event: Event, act: Act) -> Move | None:
        """Read an embassy or consulate that a state opened in another."""
        is_open = event.type is EventType.SUPPORT and self._opens_post(event, act)
        return Move(CommitmentKind.DIPLOMATIC, StepKind.FULFILLED, "step.post") if is_open else None

    def _opens_post(self, event: Event, act: Act) -> bool:
        """Say whether a state opened an embassy or consulate: "Peru opened its embassy in Chad"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or event.status is not Status.ACTUAL or clause.verb.lemma not in _OPENS_POST:
            return False
        phrases = (clause.subject,) if clause.verb.passive else clause.objects
        return any(one is not None and self.reading.marks.tokens[one.head].lemma in _HOUSES for one in phrases)

    def _is_no_deal(self, act: Act) -> bool:
        """Say whether an act only invites, accepts, names a promise that is kept, or promises to give nothing."""
        is_kept = act.is_noun and act.clause is not None and act.telling.clauses[act.clause].verb.lemma in _KEEPS
        is_invitation = lemma_of(act) in {"invite", "accept"} or act.at.of(self.report.text).lower().startswith("invit")
        clauses = act.telling.clauses
        is_at_court = any(one.governor == act.clause and one.verb.lemma in _AT_COURT for one in clauses)
        return is_kept or is_invitation or is_at_court or self._is_only_view(act) or self._is_refusal(act)

    def _is_only_view(self, act: Act) -> bool:
        """Say whether two only come to think alike: "worked out a common position", "ironed out differences"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        things = clause.objects if clause is not None else ()
        return bool(things) and all(self.reading.marks.tokens[one.head].lemma.lower() in _VIEWS for one in things)

    def _is_refusal(self, act: Act) -> bool:
        """Say whether what is promised is to give nothing: "promised to send no more weapons", "vowed not to pay"."""
        tokens = self.reading.marks.tokens
        for clause in act.telling.clauses:
            if clause.governor != act.clause or not clause.verb.infinitive:
                continue
            opens = {tokens[phrase.first].text.lower() for phrase in clause.objects}
            if clause.verb.negated or "no" in opens or tokens[clause.verb.first - 1].text.lower() in {"not", "never"}:
                found = self._frame_of(act, clause)
                is_favour = found is not None and found.frame.type in _FAVOURS
                return is_favour or clause.verb.lemma in {"recognise", "recognize"}
        return False

    def _only_considers(self, act: Act) -> bool:
        """Say whether what is agreed is only to look at something: "agreed to consider the request"."""
        clauses = act.telling.clauses
        return any(one.governor == act.clause and one.verb.lemma in _CONSIDERS for one in clauses)

    def _invites_over(self, act: Act) -> bool:
        """Say whether an invitation is to a visit: what is asked for is only mentioned (ruling 58)."""
        clauses = act.telling.clauses
        return any(one.governor == act.clause and one.verb.lemma in {"visit", "come"} for one in clauses)

    def _buys(self, act: Act) -> bool:
        """Say whether the one who agrees is to receive: "signed a deal to buy grain", "for the purchase of grain"."""
        clauses = act.telling.clauses
        is_told = any(
            one.governor == act.clause
            and one.verb.lemma in _BUYS
            and (one.verb.infinitive or self.reading.marks.tokens[one.verb.first - 1].text.lower() == "for")
            and not (one.noun is not None and self.reading.marks.tokens[one.noun].lemma.lower() in _LENT)
            for one in clauses
        )
        return is_told or bool(self._bought(act))

    def _bought(self, act: Act) -> tuple[NounPhrase, ...]:
        """Give what a noun of buying is of: "a deal with Iran for the import of gas" is of gas."""
        if act.clause is None or act.is_noun:
            return ()
        adjuncts = act.telling.clauses[act.clause].adjuncts
        tokens = self.reading.marks.tokens
        for before, adjunct in pairwise(adjuncts):
            is_bought = before.preposition == "for" and tokens[before.phrase.head].lemma.lower() in _PURCHASES
            if is_bought and adjunct.preposition == "of":
                return (adjunct.phrase,)
        return ()

    def _content(self, act: Act) -> tuple[CommitmentKind, tuple[Line, ...]]:
        """Give what an agreement is about, by the act that its infinitive names."""
        if act.clause is None:
            return CommitmentKind.POLICY, ()
        for clause in act.telling.clauses:
            is_gerund = clause.verb.participle and clause.verb.lemma in _BUYS
            if clause.governor == act.clause and (clause.verb.infinitive or (is_gerund and self._buys(act))):
                return self._of_infinitive(act, clause)
        objects = self._bought(act) or self._promised_things(act)
        lines = whole_of(self.reading, lines_of(self.reading, act.telling.pieces, objects), objects)
        plain = {ItemClass.OTHER, ItemClass.DIPLOMATIC}
        goods = tuple(line for line in lines if line.item_class not in plain or line.value is not None)
        if goods:
            kind = next((KIND_OF_CLASS[one.item_class] for one in goods if one.item_class in KIND_OF_CLASS), None)
            return kind or CommitmentKind.GOODS, goods
        return CommitmentKind.POLICY, ()

    def _promised_things(self, act: Act) -> tuple[NounPhrase, ...]:
        """Give the objects of an act's verb, first the noun that it hangs on: "the 18 boats it promised Chad"."""
        if act.clause is None or act.is_noun:
            return ()
        clause = act.telling.clauses[act.clause]
        phrases = [piece.phrase for piece in act.telling.pieces if piece.phrase is not None]
        hung_on = [
            phrase for phrase in phrases if clause.relation is ClauseRelation.RELATIVE and clause.noun == phrase.head
        ]
        return (*hung_on, *clause.objects)

    def _of_infinitive(self, act: Act, clause: Clause) -> tuple[CommitmentKind, tuple[Line, ...]]:
        tokens, found = self.reading.marks.tokens, self._frame_of(act, clause)
        if found is None:
            held = {tokens[phrase.head].lemma for phrase in clause.objects}
            if held & _POSTS:
                return CommitmentKind.DIPLOMATIC, ()
            is_meeting = bool(held & {"meeting", "talk", "summit", "round", "consultation", "negotiation"})
            return (CommitmentKind.MEETING if is_meeting else CommitmentKind.POLICY), ()
        if found.frame.text == "train":
            people = lines_of(self.reading, act.telling.pieces, clause.objects)
            number = next((line.quantity for line in people if line.quantity is not None), None)
            return CommitmentKind.TRAINING, (Line("training", ItemClass.TRAINING, number, None),)
        if found.frame.is_transfer:
            given = clause.objects
            if len(given) > 1 and tokens[given[0].head].word_class is WordClass.PROPN:
                given = given[1:]  # "to sell [Togo] six boats"
            lines = lines_of(self.reading, act.telling.pieces, given)
            lines = lines or measured(self.reading, clause.objects)
            kind = next((KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), None)
            return kind or CommitmentKind.GOODS, lines
        if found.frame.type is EventType.CONSULT:
            return CommitmentKind.MEETING, ()
        if {tokens[phrase.head].lemma for phrase in clause.objects} & _POSTS:
            return CommitmentKind.DIPLOMATIC, ()
        if found.frame.type is EventType.RETREAT and found.frame.mode == "withdraw":
            return CommitmentKind.WITHDRAWAL, ()
        return CommitmentKind.POLICY, ()
