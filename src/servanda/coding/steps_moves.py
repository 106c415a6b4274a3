"""What the words of an act make of a commitment: its kind, its step, its paper and its lines.

Source: field notes on commitments, section 3; rulings 47, 55 to 58.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from servanda.codebook.events import FrameReading
from servanda.codebook.steps import StepEntry
from servanda.coding.acts import Act
from servanda.coding.cast import ReportReading
from servanda.coding.goods import lines_of, measured, whole_of
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    Basis,
    CommitmentKind,
    Event,
    EventType,
    Instrument,
    ItemClass,
    Line,
    Span,
    Status,
    StepKind,
    WordClass,
)

KIND_OF_CLASS = {
    ItemClass.MONEY: CommitmentKind.MONEY,
    ItemClass.TRAINING: CommitmentKind.TRAINING,
    ItemClass.TROOPS: CommitmentKind.DEPLOYMENT,
}
_FAVOURS = frozenset({EventType.AID, EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT})
"""Types of acts that somebody has from a promise; who promises to do none of them promises nothing to anybody."""
_TREATY_WORDS = frozenset(
    "agreement agreements treaty treaties pact pacts accord accords convention cooperation alliance deal "
    "deals contract contracts memorandum charter protocol partnership".split()
)
NO_GOODS = frozenset("body bodies hostage hostages prisoner prisoners animal animals money funds cargo".split())
"""Listed nouns that may change hands without being given as help."""

_BUYS = frozenset({"buy", "purchase", "import", "procure", "acquire", "receive", "obtain"})
_PAUSES = frozenset("suspend freeze halt pause postpone hold".split())
_CONSIDERS = frozenset({"consider", "examine", "study", "explore", "review", "assess", "discuss"})
_DECIDED = frozenset({"decision", "commitment", "promise", "pledge", "vow", "undertaking"})
"""Nouns whose infinitive is decided or promised, whoever tells of it."""
_OPENS_UP = frozenset({"access", "release"})
"""Modes of giving way that another state profits from: visas lifted, a border opened, prisoners to be freed."""
_LEAVES = frozenset({"withdraw", "leave", "quit", "exit", "pull", "denounce", "abandon"})
"""Verbs whose object is the paper or the body that is left, whoever else is in it."""
_TELLS_END = frozenset({"announce", "declare", "notify"})
"""Verbs by which a state ends its part in a treaty (ruling 14)."""
_SOME = frozenset({"first", "some", "part", "half", "most", "third", "quarter"})
"""Words of a phrase that leave the rest of the forces where they are."""
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

_FORCES = frozenset(
    "troop troops force forces soldier soldiers army military mission missions peacekeeper peacekeepers "
    "contingent contingents presence base bases trainer trainers instructor instructors adviser advisers advisor "
    "advisors mercenary mercenaries fighter fighters unit units garrison personnel staff diplomat diplomats "
    "ambassador observer observers navy ship ships warship warships tank tanks weapon weapons missile missiles "
    "battalion battalions brigade police guard guards operation artillery armour armor "
    "vehicles helicopters jets".split()
)
"""What a state withdraws; who leaves an office or a place withdraws nothing."""


_PROMISED = frozenset({"promise", "promised", "pledge", "pledged", "agree", "agreed", "vow", "commitment"})

_POSTS = frozenset({"embassy", "consulate", "ambassador", "envoy", "relation"})
"""What one state keeps in another: "pledged to reopen its embassy in Beirut"."""
_PLAYERS = frozenset("team squad club band orchestra choir troupe player athlete ensemble".split())
_KEEPS = frozenset({"deliver", "renege", "backtrack", "campaign"})
"""Verbs under which a promise is only named: "lauded for delivering on his promise"."""

_AT_ONCE = frozenset({StepKind.FULFILLED, StepKind.CANCELLED, StepKind.TERMINATED})
"""Steps of words that give at once what they give: a debt that is cancelled is forgiven."""

_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.MENTIONED})
_CLOSING = frozenset({StepKind.FULFILLED, StepKind.IN_FORCE})
"""Steps that a verb makes of the deal or delivery that its subject or object names."""

_BEGINS = frozenset({"begin", "start", "commence", "initiate", "launch"})
HELPERS = frozenset(
    "police officer policeman peacekeeper trainer instructor adviser advisor doctor nurse medic paramedic engineer "
    "firefighter observer expert rescuer technician teacher".split()
)
"""People whom one state sends to help another."""


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


class Moves:
    """Reads what the events of a report do to commitments."""

    def __init__(self, reading: ReportReading) -> None:
        self.reading = reading
        self.report = reading.report
        self.book = reading.book

    def of_event(self, event: Event, act: Act) -> Move | None:
        """Give what an event does to a commitment by its first act outside the title, None where it does nothing."""
        if act.frame.text.startswith(("export", "import")) and event.status is not Status.PLANNED:
            return None  # trade that went on; what a state says it will sell is a promise
        if act.frame.text == "train" and event.type is EventType.AID:
            return self._training(event, act)
        if act.frame.is_transfer or (event.lines and event.type in {EventType.AID, EventType.COOPERATE}):
            return self._transfer(event, act)
        if event.type is EventType.SANCTION:
            return self._ending(event, act)
        if event.type is EventType.RETREAT:
            return self._left(event, act) or self._withdrawal(event, act) or self._opening(event, act)
        if event.type is EventType.MOBILIZE:
            return self._deployment(event, act)
        if event.type in {EventType.AGREE, EventType.SUPPORT}:
            return self._agreed(event, act)
        return self._ahead(event, act)

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
        if clause is not None and clause.relation is ClauseRelation.PARTICIPIAL and clause.verb.participle:
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
        kind = next((KIND_OF_CLASS[one.item_class] for one in event.lines if one.item_class in KIND_OF_CLASS), None)
        kind = kind or CommitmentKind.GOODS
        if event.status is Status.ACTUAL:
            entry = self._entry(act)
            done = (entry is not None and entry.step in _AT_ONCE) or self._carrying(act) is StepKind.FULFILLED
            step = StepKind.FULFILLED if done else StepKind.PARTLY_DELIVERED
            if entry is not None and entry.resumes:
                return Move(kind, StepKind.IN_FORCE, "step.transfer", None, event.lines)
            if entry is not None and entry.step in {StepKind.IN_FORCE, StepKind.PLEDGED, StepKind.SUSPENDED}:
                step = entry.step
            return Move(kind, step, "step.transfer", entry.instrument if entry else None, event.lines)
        if event.status is Status.NEGATED and self._is_broken(act):
            return Move(kind, StepKind.NOT_FULFILLED, "step.broken", None, event.lines)
        is_ahead = event.status is Status.PLANNED and not self._is_purpose(act)
        if is_ahead or (event.status is Status.CONDITIONAL and self._is_on_condition(act)):
            return Move(kind, self._promised(event, act), "step.promise", Instrument.STATEMENT, event.lines)
        return None

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
        is_past = clause.verb.tense == "past" and not clause.verb.perfect
        return bool(lemmas & _PROMISED) and (is_failed or is_past or "fail" in lemmas)

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
        if not {tokens[phrase.head].lemma.lower() for phrase in phrases} & HELPERS:
            return None
        lines = lines_of(self.reading, act.telling.pieces, phrases)
        kind = next((KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), None)
        if kind is None or event.status not in {Status.ACTUAL, Status.PLANNED}:
            return None
        is_done = event.status is Status.ACTUAL
        step = StepKind.PARTLY_DELIVERED if is_done else self._promised(event, act)
        return Move(kind, step, "step.deployment", None if is_done else Instrument.STATEMENT, lines)

    def _ending(self, event: Event, act: Act) -> Move | None:
        words = {word.lower() for word in act.words}
        if event.mode == "convict" or not event.source or not event.target:
            return None
        is_left = lemma_of(act) in _LEAVES and self._is_paper_left(act)
        if not words & _TREATY_WORDS or any(party.country == NO_CODE for party in event.source):
            return None
        if not is_left and any(party.country == NO_CODE for party in event.target):
            return None
        if event.status is Status.NEGATED:
            paper = self._paper(act) or Instrument.AGREEMENT
            return Move(CommitmentKind.TREATY, StepKind.IN_FORCE, "step.ending", paper, is_joint=True)
        if event.status not in {Status.ACTUAL, Status.PLANNED} or self._hangs_on_noun(act):
            return None
        is_of_many = any(party.country == NO_CODE for party in event.target)
        paper = self._paper(act) or Instrument.AGREEMENT
        return Move(CommitmentKind.TREATY, self._end_of(event, act), "step.ending", paper, is_joint=not is_of_many)

    def _is_paper_left(self, act: Act) -> bool:
        """Say whether the object of leaving is a paper: "will withdraw from the Andean Pact", not "with a treaty"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None:
            return False
        tokens = self.reading.marks.tokens
        from_ = (
            one.phrase
            for one in clause.adjuncts
            if one.preposition in {"from", "out of"} or (one.preposition == "of" and tokens[one.at - 1].text == "out")
        )
        return any(tokens[phrase.head].text.lower() in _TREATY_WORDS for phrase in (*clause.objects, *from_))

    def _end_of(self, event: Event, act: Act) -> StepKind:
        """Give how a treaty ends; what a state will end is only pledged until it is done."""
        if event.status is Status.PLANNED:
            return self._promised(event, act)
        entry = self._entry(act)
        if entry is not None and entry.step in {StepKind.SUSPENDED, StepKind.TERMINATED, StepKind.CANCELLED}:
            return entry.step
        return StepKind.SUSPENDED if lemma_of(act) in _PAUSES else StepKind.TERMINATED

    def _left(self, event: Event, act: Act) -> Move | None:
        """Read a treaty that a state leaves by a noun: "announced its withdrawal from the fisheries treaty"."""
        words = {word.lower() for word in act.words}
        if event.mode != "withdraw" or not act.is_noun or not words & _TREATY_WORDS or words & _FORCES:
            return None
        if event.status not in {Status.ACTUAL, Status.PLANNED} or act.clause is None:
            return None
        is_told = act.telling.clauses[act.clause].verb.lemma in _TELLS_END
        step = StepKind.TERMINATED if is_told or event.status is Status.ACTUAL else self._promised(event, act)
        is_of_two = bool(event.target) and all(party.country != NO_CODE for party in event.target)
        paper = self._paper(act) or Instrument.AGREEMENT
        return Move(CommitmentKind.TREATY, step, "step.ending", paper, is_joint=is_of_two)

    def _opening(self, event: Event, act: Act) -> Move | None:
        """Read what a state says it will open or let go for another: visas, a border, a market, prisoners."""
        if event.mode not in _OPENS_UP or event.status is not Status.PLANNED or event.basis is Basis.UNNAMED:
            return None
        if self._is_purpose(act):
            return None
        return Move(CommitmentKind.POLICY, self._promised(event, act), "step.opening")

    def _hangs_on_noun(self, act: Act) -> bool:
        """Say whether an infinitive only spells out a noun: "after its decision to break the treaty"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        return clause is not None and clause.verb.infinitive and clause.noun is not None

    def _withdrawal(self, event: Event, act: Act) -> Move | None:
        if event.mode != "withdraw" or event.status in {Status.NEGATED, Status.CONDITIONAL}:
            return None
        if not {word.lower() for word in act.words} & _FORCES and not self._is_of_land(event, act):
            return None
        step = StepKind.FULFILLED if event.status is Status.ACTUAL else self._promised(event, act)
        if step is StepKind.FULFILLED and (self._is_begun(act) or self._is_of_some(act)):
            step = StepKind.PARTLY_DELIVERED
        if event.status is Status.HYPOTHETICAL:
            step = StepKind.MENTIONED
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        phrases = act.item or (clause.objects if clause is not None else ())
        lines = lines_of(self.reading, act.telling.pieces, phrases)
        if not lines:  # "the withdrawal of French forces" names no more than the act does
            counted = lines_of(self.reading, act.telling.pieces, self._of_noun(act))
            lines = tuple(line for line in counted if line.quantity is not None)
        forces = tuple(line for line in lines if line.item_class is not ItemClass.OTHER)
        return Move(CommitmentKind.WITHDRAWAL, step, "step.withdrawal", lines=forces)

    def _of_noun(self, act: Act) -> tuple[NounPhrase, ...]:
        """Give what a noun is of: "the withdrawal of its 1,000 soldiers"."""
        pieces = act.telling.pieces
        for before, piece in pairwise(pieces):
            opens = before.kind == "preposition" and before.word == "of" and piece.phrase is not None
            if opens and 0 <= self.reading.marks.tokens[before.first].span.start - act.at.end <= 1:
                return (piece.phrase,) if piece.phrase is not None else ()
        return ()

    def _is_of_land(self, event: Event, act: Act) -> bool:
        """Say whether a state's withdrawal by a noun is from a place: "completed its withdrawal from the town"."""
        words = {word.lower() for word in act.words}
        is_told = act.is_noun and event.place is not None and event.status is Status.ACTUAL
        return is_told and self._carrying(act) is StepKind.FULFILLED and not words & _TREATY_WORDS

    def _is_of_some(self, act: Act) -> bool:
        """Say whether only some of the forces leave: "withdrew 60 of its 180 trainers", "part of its troops"."""
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        phrases = act.item or (clause.objects if clause is not None else ())
        if clause is not None and clause.subject is not None and clause.verb.lemma in {"leave", "depart"}:
            phrases = (clause.subject,)
        spans = [Span(tokens[one.first].span.start, tokens[one.span_last - 1].span.end) for one in phrases]
        marks = within(self.reading.marks.quantities, act.telling.sentence.span)
        if any(mark.whole is not None and mark.span.overlaps(span) for mark in marks for span in spans):
            return True
        return any(tokens[at].text.lower() in _SOME for one in phrases for at in range(one.first, one.span_last))

    def _is_begun(self, act: Act) -> bool:
        """Say whether an act has only begun: "began withdrawing its troops", "is pulling out its soldiers"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None:
            return False
        above = act.telling.clauses[clause.governor] if clause.governor is not None and not act.is_noun else clause
        is_going_on = clause.verb.progressive and clause.verb.tense == "present"
        return above.verb.lemma in _BEGINS or (is_going_on and not act.is_noun)

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
        if event.status is not Status.ACTUAL or (event.type is EventType.SUPPORT and paper is None):
            return None
        step = self._carrying(act) or (entry.step if entry is not None else StepKind.PLEDGED)
        step = StepKind.MENTIONED if self._only_considers(act) else step
        if step not in _SAID | {StepKind.FULFILLED}:
            return None
        if step is StepKind.SIGNED and paper is Instrument.MEMORANDUM:
            step = StepKind.PLEDGED
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
        is_joint = (joint and not buys) or len(event.source) > 1
        return Move(kind, step, "step.agreement", instrument, lines, is_joint=is_joint, is_turned=buys)

    def _is_no_deal(self, act: Act) -> bool:
        """Say whether an act only invites, accepts, names a promise that is kept, or promises to give nothing."""
        is_kept = act.is_noun and act.clause is not None and act.telling.clauses[act.clause].verb.lemma in _KEEPS
        is_invitation = lemma_of(act) in {"invite", "accept"} or act.at.of(self.report.text).lower().startswith("invit")
        return is_kept or is_invitation or self._is_refusal(act)

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
        """Say whether the one who agrees is to receive: "signed a deal to buy grain"."""
        clauses = act.telling.clauses
        return any(one.governor == act.clause and one.verb.lemma in _BUYS and one.verb.infinitive for one in clauses)

    def _content(self, act: Act) -> tuple[CommitmentKind, tuple[Line, ...]]:
        """Give what an agreement is about, by the act that its infinitive names."""
        if act.clause is None:
            return CommitmentKind.POLICY, ()
        for clause in act.telling.clauses:
            if clause.governor == act.clause and clause.verb.infinitive:
                return self._of_infinitive(act, clause)
        objects = self._promised_things(act)
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
        if found.frame.is_transfer:
            lines = lines_of(self.reading, act.telling.pieces, clause.objects)
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


def lemma_of(act: Act) -> str:
    """Give the lemma of the verb that tells an act; empty for nouns."""
    return act.telling.clauses[act.clause].verb.lemma if act.clause is not None and not act.is_noun else ""
