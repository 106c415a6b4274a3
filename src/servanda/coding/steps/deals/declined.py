"""Gifts and loans that their receiver turns down, and treaties in which a state suspends its own part.

Invariant: who declines is the receiver, who takes back the giver, and the offer is withdrawn by that; what a parliament
or court rejects is cancelled. A request, a claim or a plan that is rejected was no offer.
Source: field notes on commitments, section 4: "the giver takes it back, the receiver declines".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.acts.parties import Parties
from servanda.coding.events.dating import Dating
from servanda.coding.events.doubts import Doubts
from servanda.coding.events.vouching import Voucher
from servanda.coding.near import Speech
from servanda.coding.steps.moves.words import KIND_OF_CLASS
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    NO_CODE,
    Basis,
    CommitmentKind,
    EventType,
    FindingId,
    Instrument,
    Line,
    Party,
    Period,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    cite,
    content_id,
)

_OFFERED = frozenset(
    "loan aid assistance grant offer help donation gift shipment package vaccine credit relief consignment "
    "funding".split()
)
_ORDERED = frozenset({"order", "purchase", "import", "acquisition"})
"""Nouns of what one state is to have from another."""

_STOPS = {
    "cancel": StepKind.CANCELLED,
    "scrap": StepKind.CANCELLED,
    "annul": StepKind.CANCELLED,
    "drop": StepKind.CANCELLED,
    "suspend": StepKind.SUSPENDED,
    "freeze": StepKind.SUSPENDED,
    "halt": StepKind.SUSPENDED,
    "postpone": StepKind.SUSPENDED,
}

_TAKES_BACK = frozenset({"withdraw", "rescind", "retract"})
"""Verbs by which who offered calls it off himself."""

_DECIDES_FOR_ALL = frozenset({"LEG", "JUD"})
_PARTS = frozenset({"participation", "membership", "involvement"})
_PAPERS = frozenset("treaty pact accord agreement deal convention initiative protocol arrangement".split())
_ENDS = {
    "suspend": StepKind.SUSPENDED,
    "freeze": StepKind.SUSPENDED,
    "pause": StepKind.SUSPENDED,
    "halt": StepKind.SUSPENDED,
    "end": StepKind.TERMINATED,
    "terminate": StepKind.TERMINATED,
    "cease": StepKind.TERMINATED,
}
_PAIR = 2
_OWN = frozenset({"its", "their", "his", "her", "our"})


class DeclinedSteps:
    """Gives the steps of offers turned down, and of a state's own part in a treaty that it suspends or ends."""

    def __init__(self, reading: ReportReading, cast: Cast, sides: Sides, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.report = reading.report
        self.sides = sides
        self.doubts = Doubts(reading)
        self.dating = Dating(reading)
        self.receivers = Receivers(reading, Parties(reading, cast))
        self.speech = Speech(statements)

    def declined(self, told: Iterable[Act], made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, those of what was turned down with their sides the right way round."""
        steps = list(made)
        for act in told:
            if act.clause is None or act.is_noun or act.is_title or act.status is not Status.ACTUAL:
                continue
            step = self._turned_down(act, steps) or self._own_part(act)
            if step is not None and not self._is_doubted(act):
                own = {party.country for party in (*step.provider, *step.recipient)}
                steps = [one for one in steps if not _is_of(one, act.telling.sentence.span, own)]
                steps.append(step)
        return steps

    def _is_doubted(self, act: Act) -> bool:
        is_open = any(one.stance in NO_DEED for one in self.speech.holding(act.at.start))
        return is_open or self.doubts.of(act) is not None

    def _turned_down(self, act: Act, made: Sequence[Step]) -> Step | None:
        """Give the end of what its receiver rejects or calls off: "rejected a loan", "cancelled an order"."""
        clause = act.telling.clauses[act.clause or 0]
        tokens = self.reading.marks.tokens
        heads = {tokens[phrase.head].lemma.lower() for phrase in clause.objects}
        is_taken_back = clause.verb.lemma in _TAKES_BACK
        ordered = _STOPS.get(clause.verb.lemma) if heads & _ORDERED else None
        # "cancelled an order for Finnish radars" is for goods, not for Finland
        is_own = is_taken_back or (ordered is None and self._is_for_target(act))
        giver, receiver = (act.source, act.target) if is_own else (act.target, act.source)
        provider, recipient = self.sides.givers(giver), self.sides.states(receiver)
        sides = {one.country for one in (*provider, *recipient)}
        is_declined = act.frame.type is EventType.REJECT and bool(heads & _OFFERED)
        if (not is_declined and ordered is None) or NO_CODE in sides or len(sides) != _PAIR:
            return None
        told = next((one for one in made if _is_of(one, act.telling.sentence.span, sides) and one.lines), None)
        if is_taken_back and told is not None:
            return None  # its giver's own words tell it already
        lines = told.lines if told is not None else lines_of(self.reading, act.telling.pieces, clause.objects)
        lines = (self._ordered(act, lines) if ordered is not None else self._offered(act)) or lines
        is_law = any(_DECIDES_FOR_ALL & set(party.code.split(".")) for party in act.source)
        kind = next((KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), None)
        return self._step(
            act,
            kind or CommitmentKind.GOODS,
            ordered or (StepKind.CANCELLED if is_law else StepKind.WITHDRAWN),
            provider,
            recipient,
            lines=tuple(line for line in lines if line.item.lower() not in {"offer", *_ORDERED}),
            terms=self.reading.book.words.terms(act.words),
        )

    def _ordered(self, act: Act, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Give the goods that an order is for, with what the order is worth: "an order for radars worth $4 million"."""
        clause = act.telling.clauses[act.clause or 0]
        goods = [one.phrase for one in clause.adjuncts if one.preposition == "for"]
        worth = next((line.value for line in lines if line.value is not None), None)
        told = lines_of(self.reading, act.telling.pieces, goods)[:1]
        return tuple(replace(line, value=line.value or worth) for line in told)

    def _offered(self, act: Act) -> tuple[Line, ...]:
        """Give the counted things that an offer is of: "withdrew its offer of 200 troops"."""
        clause = act.telling.clauses[act.clause or 0]
        things = [one.phrase for one in clause.adjuncts if one.preposition == "of"]
        told = lines_of(self.reading, act.telling.pieces, things[:1])
        return tuple(line for line in told if line.quantity is not None or line.value is not None)

    def _is_for_target(self, act: Act) -> bool:
        """Say whether what is turned down was for the other side: "Oslo's parliament vetoed a loan to Togo"."""
        taken = {party.country for party in self.receivers.receiver(act.telling, act.clause or 0)}
        return bool(taken) and taken == {party.country for party in act.target}

    def _day(self, act: Act) -> Period:
        return self.dating.days(act, Voucher(Basis.NARRATOR, (), None))[0]

    def _own_part(self, act: Act) -> Step | None:
        """Give the treaty in which a state stops taking part: "suspended its participation in the fisheries treaty"."""
        clause = act.telling.clauses[act.clause or 0]
        kind = _ENDS.get(clause.verb.lemma)
        if kind is None or clause.verb.passive or clause.subject is None or not self._is_part(clause):
            return None
        provider = self.sides.givers(self.receivers.named(clause.subject))
        own = {party.country for party in provider}
        if len(own) != 1 or NO_CODE in own:
            return None
        named = (one for adjunct in clause.adjuncts for one in self.receivers.named(adjunct.phrase))
        others = tuple(one for one in self.sides.states(named) if one.country not in own | {NO_CODE})
        both = (*provider, *others) if others else ()
        return self._step(act, CommitmentKind.TREATY, kind, both or provider, both, instrument=Instrument.TREATY)

    def _is_part(self, clause: Clause) -> bool:
        tokens = self.reading.marks.tokens
        is_part = any(
            tokens[phrase.head].lemma.lower() in _PARTS and tokens[phrase.first].text.lower() in _OWN
            for phrase in clause.objects
        )
        return is_part and any(
            one.preposition in {"in", "of"} and tokens[one.phrase.head].lemma.lower() in _PAPERS
            for one in clause.adjuncts
        )

    def _step(
        self,
        act: Act,
        kind: CommitmentKind,
        step: StepKind,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
        *,
        lines: tuple[Line, ...] = (),
        terms: Terms = Terms.UNKNOWN,
        instrument: Instrument | None = None,
    ) -> Step:
        holding = self.speech.holding(act.at.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        evidence = cite(self.report.id, self.report.text, act.span, rule="step.taken", score=SCORE_OF_STATEMENT)
        return Step(
            id=FindingId(content_id("c", self.report.id, act.span.start, act.span.end, step.value)),
            report=self.report.id,
            kind=kind,
            provider=provider,
            recipient=recipient,
            via=(),
            step=step,
            when=self._day(act),
            scope=Scope.UNKNOWN,
            lines=lines,
            terms=terms,
            instrument=instrument,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(evidence,),
        )


def _is_of(step: Step, sentence: Span, sides: set[str]) -> bool:
    """Say whether a step that only says what was stopped is told in a sentence, between these sides."""
    near = any(one.span.overlaps(sentence) for one in step.evidence)
    own = {party.country for party in (*step.provider, *step.recipient)}
    return near and own <= sides and step.step in {StepKind.CANCELLED, StepKind.WITHDRAWN, StepKind.SUSPENDED}
