"""What acts of ending make of a commitment: treaties left, suspended or kept, forces withdrawn, borders opened.

Source: field notes on commitments, sections 3 and 4; ruling 14.
"""

from __future__ import annotations

import re
from itertools import pairwise

from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.near import within
from servanda.coding.steps.moves.words import PLEDGING, Move, MoveWords, lemma_of
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import NO_CODE, Basis, CommitmentKind, Event, Instrument, ItemClass, Span, Status, StepKind

_TREATY_WORDS = frozenset(
    "agreement agreements treaty treaties pact pacts accord accords convention cooperation alliance deal "
    "deals contract contracts memorandum charter protocol partnership".split()
)
_PAUSES = frozenset("suspend freeze halt pause postpone hold".split())
_OPENS_UP = frozenset({"access", "release"})
"""Modes of giving way that another state profits from: visas lifted, a border opened, prisoners to be freed."""
_LEAVES = frozenset({"withdraw", "leave", "quit", "exit", "pull", "denounce", "abandon"})
"""Verbs whose object is the paper or the body that is left, whoever else is in it."""
_TELLS_END = frozenset({"announce", "declare", "notify"})
"""Verbs by which a state ends its part in a treaty (ruling 14)."""
_SOME = frozenset({"first", "some", "part", "half", "most", "third", "quarter"})
"""Words of a phrase that leave the rest of the forces where they are."""
_FORCES = frozenset(
    "troop troops force forces soldier soldiers army military mission missions peacekeeper peacekeepers "
    "contingent contingents presence base bases trainer trainers instructor instructors adviser advisers advisor "
    "advisors mercenary mercenaries fighter fighters unit units garrison personnel staff diplomat diplomats "
    "ambassador observer observers navy ship ships warship warships tank tanks weapon weapons missile missiles "
    "battalion battalions brigade police guard guards operation artillery armour armor "
    "vehicles helicopters jets".split()
)
"""What a state withdraws; who leaves an office or a place withdraws nothing."""
_BUYS = frozenset({"buy", "purchase", "acquire", "import", "procure", "order"})
_SELLS = frozenset({"sell", "supply", "deliver", "export", "provide"})
"""Verbs by which a contract is of goods."""
_BROKEN_OFF = frozenset({StepKind.SUSPENDED, StepKind.CANCELLED})
_GOES = frozenset({"leave", "depart"})
"""Verbs whose subject are the forces that leave."""
_PHASE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|next|initial|another|one) (?:phase|stage|round|part|batch)\b", re.IGNORECASE
)
"""Words by which forces leave in parts, of which this is one."""
_BEGINS = frozenset({"begin", "start", "commence", "initiate", "launch"})


class Endings(MoveWords):
    """Reads treaties that end and forces that leave."""

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
        order = self._order(event, act)
        if order is not None:
            return order
        paper = self._paper(act) or Instrument.AGREEMENT
        return Move(CommitmentKind.TREATY, self._end_of(event, act), "step.ending", paper, is_joint=not is_of_many)

    def _order(self, event: Event, act: Act) -> Move | None:
        """Read the end of a contract for goods that it spells out: "cancelled a contract to buy six jets from Peru"."""
        clauses = act.telling.clauses
        own = clauses[act.clause] if act.clause is not None and not act.is_noun else None
        heads = {phrase.head for phrase in own.objects} if own is not None else set()
        spelled = next((one for one in clauses if one.noun in heads and one.verb.infinitive), None)
        if spelled is None or spelled.verb.lemma not in _BUYS | _SELLS or event.status is not Status.ACTUAL:
            return None
        lines = lines_of(self.reading, act.telling.pieces, spelled.objects)[:1]
        if not lines or (lines[0].item_class is ItemClass.OTHER and lines[0].quantity is None):
            return None
        end = self._end_of(event, act)
        step = StepKind.CANCELLED if end is StepKind.TERMINATED else end  # goods run no course like a treaty
        is_bought = spelled.verb.lemma in _BUYS
        return Move(CommitmentKind.GOODS, step, "step.ending", lines=lines, is_turned=is_bought)

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
        if event.mode in _OPENS_UP and event.status is Status.ACTUAL and self._is_as_promised(act):
            step = StepKind.PARTLY_DELIVERED if self._is_of_some(act) else StepKind.FULFILLED
            return Move(CommitmentKind.POLICY, step, "step.opening")
        if event.mode not in _OPENS_UP or event.status is not Status.PLANNED or event.basis is Basis.UNNAMED:
            return None
        if self._is_purpose(act):
            return None
        return Move(CommitmentKind.POLICY, self._promised(event, act), "step.opening")

    def _is_as_promised(self, act: Act) -> bool:
        """Say whether what is let go was promised to be: "freed four of the ten prisoners it promised to release"."""
        own = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        heads = {one for phrase in own.objects for one in range(phrase.first, phrase.span_last)} if own else set()
        return any(one.noun in heads and one.verb.lemma in PLEDGING for one in act.telling.clauses)

    def _hangs_on_noun(self, act: Act) -> bool:
        """Say whether an infinitive only spells out a noun: "after its decision to break the treaty"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        return clause is not None and clause.verb.infinitive and clause.noun is not None

    def _withdrawal(self, event: Event, act: Act) -> Move | None:
        if event.mode != "withdraw" or event.status in {Status.NEGATED, Status.CONDITIONAL}:
            return None
        if not {word.lower() for word in act.words} & _FORCES and not self._is_of_land(event, act):
            return None
        if (broken_off := self._broken_off(act)) is not None:
            return Move(CommitmentKind.WITHDRAWAL, broken_off, "step.withdrawal")
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
        if clause is not None and clause.subject is not None and clause.verb.lemma in _GOES:
            told = lines_of(self.reading, act.telling.pieces, (clause.subject,))
            lines = tuple(line for line in told if line.quantity is not None) or lines
        forces = tuple(line for line in lines if line.item_class is not ItemClass.OTHER)
        return Move(CommitmentKind.WITHDRAWAL, step, "step.withdrawal", lines=forces)

    def _broken_off(self, act: Act) -> StepKind | None:
        """Give what becomes of a withdrawal that is broken off or taken up again: "suspended the withdrawal"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and act.is_noun else None
        if clause is None or not any(self.reading.marks.tokens[one.head].span in act.at for one in clause.objects):
            return None
        words = [token.text for token in self.reading.marks.tokens[act.telling.sentence.first : clause.last]]
        match = self.book.steps.at(words, clause.verb.main - act.telling.sentence.first)
        found = match.choose(act.words) if match is not None else None
        if found is None or clause.verb.negated or found.entry.step not in _BROKEN_OFF:
            return None
        return StepKind.PARTLY_DELIVERED if found.entry.resumes else found.entry.step

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
        if _PHASE.search(act.telling.sentence.span.of(self.reading.report.text)):
            return True
        if clause is not None and clause.subject is not None and clause.verb.lemma in _GOES:
            phrases = (clause.subject,)
        spans = [Span(tokens[one.first].span.start, tokens[one.span_last - 1].span.end) for one in phrases]
        marks = within(self.reading.marks.quantities, act.telling.sentence.span)
        if any(mark.whole is not None and mark.span.overlaps(span) for mark in marks for span in spans):
            return True
        return any(self._is_share(at) for one in phrases for at in range(one.first, one.span_last))

    def _is_share(self, at: int) -> bool:
        """Say whether a word leaves the rest where it is; "some 300 soldiers" are about so many."""
        word, behind = self.reading.marks.tokens[at].text.lower(), self.reading.marks.tokens[at + 1].text
        return word in _SOME and not (word == "some" and behind[:1].isdigit())

    def _is_begun(self, act: Act) -> bool:
        """Say whether an act has only begun: "began withdrawing its troops", "is pulling out its soldiers"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None:
            return False
        above = act.telling.clauses[clause.governor] if clause.governor is not None and not act.is_noun else clause
        is_going_on = clause.verb.progressive and clause.verb.tense == "present"
        return above.verb.lemma in _BEGINS or (is_going_on and not act.is_noun)
