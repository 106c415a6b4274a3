"""Which step a verb makes of an amount, and whether it gives, promises or only asks for it.

Invariant: what is asked for, priced, doubted or only possible is no step.
Source: field notes on commitments, section 3, "Words to steps"; requests and prices are no promises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.codebook.steps import StepEntry
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.modality_nouns import NounModality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.events.doubts import Doubts
from servanda.coding.events.own_matters import gives_nobody
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.syntax.shape import Clause, ClauseRelation, governors
from servanda.model import Instrument, ItemClass, Line, QuantityMark, Span, Stance, Status, StepKind

DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
STOPS = frozenset({StepKind.SUSPENDED, StepKind.CANCELLED, StepKind.WITHDRAWN})
NO_DEED = frozenset({Stance.ACCUSES, Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS})
"""Stances of statements that make what they tell no step: a demand, a wish, a warning, a charge."""

_GIVES = frozenset(
    {"disburse", "release", "extend", "roll", "award", "accord", "inject", "invest", "allocate", "finance"}
)
"""Verbs of giving that no frame of a transfer has."""

_PAYS = frozenset({"pay", "transfer"})
"""Verbs that give only where they tell a part of a sum known before; else they may tell a price or a fine."""

OWED = frozenset({"debt", "arrears", "liability"})
_PRICES = frozenset({"pay"})
_HANDS = frozenset({"give", "hand", "send", "ship"})
_HELP = frozenset({"aid", "relief", "assistance", "help"})
_AS_HELP = frozenset({"for", "in", "as"})
_DUE = frozenset({"arrears"})
"""Objects of the frames of settling what is owed, which make no verb of giving of "pay" or "clear"."""

_TERMS = frozenset({"repayment", "maturity", "deadline", "term", "period", "moratorium"})
"""What is extended where a debtor is given time, and no money."""

_TRADE = frozenset({"export", "import", "sell", "buy", "purchase", "trade", "earn", "spend"})
"""Verbs whose sums are figures of trade or prices unless an event has read more in them."""

_POWERS = frozenset({"authority", "authorization", "authorisation", "permission", "power"})
_BEFORE = 16
"""Tokens before an infinitive that no verb governs in which its authority is looked for."""

ARRIVES = frozenset({"arrive", "reach", "land", "dock"})
"""Verbs whose subject is what was given: "Thirty Swedish ambulances arrived in Chad"."""

_ONLY_AHEAD = frozenset({"invest"})
"""Verbs of business that make a commitment only where they are promised."""

OFFERS = frozenset({"offer", "grant"})
"""Verbs that promise what they name, now or ahead: "will offer Togo a loan"."""

_DECIDES = frozenset({"grant"})
"""Verbs by which money is decided on and things are given: "granted 5 million euros", "granted 15 licences"."""

_ORDERS = frozenset({"directive", "order", "decree", "instruction", "bill", "plan", "proposal", "agreement", "deal"})
"""Nouns of papers whose participle tells what is to be done."""

_NOUN_REACH = 40
"""Characters between a sum and the noun that a relative clause hangs on: "$4 million in humanitarian aid that"."""

OPENED = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL, ClauseRelation.RELATIVE})
"""Clauses whose doer may be that of the clause above."""

_SIGNED = frozenset({Instrument.MEMORANDUM, Instrument.AGREEMENT})
"""Papers that both sides sign."""

_MOST_GOVERNORS = 4


@dataclass(frozen=True, slots=True)
class Find:
    """An amount with the clause and the step word that stand over it."""

    mark: QuantityMark
    telling: Telling
    clause: int
    step: StepKind
    status: Status
    instrument: Instrument | None
    lines: tuple[Line, ...]
    listed: tuple[Span, ...] = ()
    """The items of the list in which the goods stand, where the verb's sentence only opens it."""

    @property
    def is_bare(self) -> bool:
        """Say whether goods are told without a number."""
        return self.mark.value is None and self.mark.quantity is None


class Grades:
    """Gives the step that a verb makes of an amount."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.doubts = Doubts(reading)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.nouns = NounModality(reading.book.modality)
        self.report = reading.report

    def _entry(self, telling: Telling, at: int) -> StepEntry | None:
        first = telling.sentence.first
        clause = telling.clauses[at]
        words = self.parties.words(first, telling.sentence.last)
        match = self.reading.book.steps.at(words, clause.verb.main - first)
        if match is None:
            return self._of_noun(clause, words, first) if self.nouns.is_light(clause.verb.lemma) else None
        places = self.parties.of_clause(clause, clause.verb.main + match.length)
        found = match.choose((*self.parties.nouns(places.get("object", ())), "million", "money", "funding"))
        return found.entry if found is not None else None

    def _of_noun(self, clause: Clause, words: Sequence[str], first: int) -> StepEntry | None:
        """Give the step of the noun that a light verb carries: "made a 5 million dollar pledge"."""
        for phrase in clause.objects:
            match = self.reading.book.steps.at(words, phrase.head - first)
            found = match.choose(()) if match is not None else None
            if found is not None and found.entry.step is StepKind.PLEDGED:
                return replace(found.entry, part="verb")
        return None

    def _graded(
        self, mark: QuantityMark, telling: Telling, at: int, entry: StepEntry, lines: tuple[Line, ...]
    ) -> Find | None:
        """Give the step that a verb makes of an amount; None for a request, a price and what is only possible."""
        clause = telling.clauses[at]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        entry = _of_things(entry, clause, mark, lines)
        if entry.part != "verb" or entry.resumes or self._is_open(telling, at):
            return self._heard(mark, telling, at, entry, lines)
        gives = entry.step in DEEDS and self._moves(telling, at, mark) and not self._is_habit(clause, mark)
        if gives and self._is_doer(clause, mark):
            return None
        is_ahead = self._is_committed(telling, at) or self._is_ahead(telling, at) or self.is_ordered(clause)
        if status is Status.ACTUAL and gives and is_ahead:
            status = Status.PLANNED
        if status is Status.ACTUAL and clause.verb.lemma in _ONLY_AHEAD:
            return None
        if status is Status.PLANNED and (gives or clause.verb.lemma in OFFERS):
            step, paper = self._paper_over(telling, at) or (StepKind.PLEDGED, Instrument.STATEMENT)
            return Find(mark, telling, at, step, status, paper, lines)
        if status is not Status.ACTUAL and not self._is_empowered(telling, clause, entry):
            return None
        if gives:
            return Find(mark, telling, at, StepKind.PARTLY_DELIVERED, status, None, lines)
        if entry.step in STOPS and status is Status.ACTUAL and self._is_debt(clause, lines):
            return Find(mark, telling, at, StepKind.FULFILLED, status, None, lines)
        if entry.step in SAID | STOPS and self._is_own(clause, mark):
            return Find(mark, telling, at, entry.step, status, entry.instrument, lines)
        return None

    def _moves(self, telling: Telling, at: int, mark: QuantityMark) -> bool:
        """Say whether a clause gives an amount away: a debt that it pays, a part of a promise, or as its verb tells."""
        clause = telling.clauses[at]
        is_share = mark.whole is not None and mark.value is not None and clause.verb.lemma in _PAYS
        if is_share or self.is_debt_paid(telling, at):
            return True
        return self.gives(telling, at) and not gives_nobody(self.reading.marks.tokens, clause)

    def _heard(
        self, mark: QuantityMark, telling: Telling, at: int, entry: StepEntry, lines: tuple[Line, ...]
    ) -> Find | None:
        """Give what only nameless reports tell as promised, as a mention: "It was reported that Peru pledged"."""
        doubt = self.doubts.at(telling.sentence, telling.clauses, at)
        is_said = entry.part == "verb" and not entry.resumes and entry.step in SAID
        if not is_said or not self.doubts.is_report(doubt, telling.sentence) or self._is_left_open(telling, at):
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        if status is not Status.ACTUAL or not self._is_own(telling.clauses[at], mark):
            return None
        return Find(mark, telling, at, StepKind.MENTIONED, status, None, lines)

    def _paper_over(self, telling: Telling, at: int) -> tuple[StepKind, Instrument] | None:
        """Give the step and paper that were signed for what is to be given: "signed a memorandum to finance"."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        governor = telling.clauses[at].governor
        if governor is None or not telling.clauses[at].verb.infinitive:
            return None
        entry = self._entry(telling, governor)
        if entry is None or entry.instrument not in _SIGNED:
            return None
        if self.modality.of(telling.clauses, governor, words=words) is not Status.ACTUAL:
            return None
        return (entry.step, entry.instrument) if entry.step in SAID and entry.instrument is not None else None

    def _is_habit(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether a verb in the plain present tells what somebody always does: "the firm that supplies power"."""
        is_plain = clause.verb.tense == "present" and not (clause.verb.perfect or clause.verb.progressive)
        is_bare = mark.value is None and mark.quantity is None
        return is_plain and is_bare and not clause.verb.passive and clause.verb.lemma in {"supply", "sell", "produce"}

    def is_debt_paid(self, telling: Telling, at: int) -> bool:
        """Say whether a sentence tells of a debt that is paid: "had paid 5 million dollars in arrears"."""
        sentence = telling.sentence
        lemmas = {token.lemma.lower() for token in self.reading.marks.tokens[sentence.first : sentence.last]}
        return telling.clauses[at].verb.lemma in _PAYS and bool(lemmas & OWED)

    def _is_open(self, telling: Telling, at: int) -> bool:
        """Say whether an act is only asked for, left open by "whether", or doubted by what stands over it."""
        return self._is_left_open(telling, at) or self.doubts.at(telling.sentence, telling.clauses, at) is not None

    def _is_left_open(self, telling: Telling, at: int) -> bool:
        """Say whether an act is only asked for or left open by "whether"."""
        over = (telling.clauses[at], *governors(telling.clauses, at))
        return self._is_asked(telling, at) or any(clause.marker == "whether" for clause in over)

    def _is_doer(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether what an amount counts does the giving: "five vessels delivered coal" gives no vessel."""
        subject = clause.subject
        if subject is None or clause.verb.passive or clause.verb.participle or clause.verb.lemma in ARRIVES:
            return False
        return bool(clause.objects) and mark.span.overlaps(self.parties.span(subject.first, subject.span_last))

    def _is_debt(self, clause: Clause, lines: Sequence[Line]) -> bool:
        """Say whether what is cancelled is owed: relief from a debt is given when it is told."""
        heads = {self.reading.marks.tokens[phrase.head].lemma for phrase in clause.objects}
        return bool(heads & OWED) or any(line.item in OWED for line in lines)

    def _is_empowered(self, telling: Telling, clause: Clause, entry: StepEntry) -> bool:
        """Say whether an authority is given for an act: "delegate the authority to direct the drawdown"."""
        if entry.instrument is not Instrument.AUTHORISATION or not clause.verb.infinitive:
            return False
        governor = telling.clauses[clause.governor] if clause.governor is not None else None
        first = governor.verb.main if governor is not None else max(telling.sentence.first, clause.verb.main - _BEFORE)
        between = self.reading.marks.tokens[first : clause.verb.main]
        is_refused = governor is not None and governor.verb.negated
        return not is_refused and any(token.lemma in _POWERS for token in between)

    def _is_committed(self, telling: Telling, at: int) -> bool:
        """Say whether a gerund only tells what a promise is of: "is committed to investing 5 million dollars"."""
        clause = telling.clauses[at]
        governor = telling.clauses[clause.governor] if clause.governor is not None else None
        if governor is None or not clause.verb.participle or clause.verb.passive:
            return False
        tokens = self.reading.marks.tokens
        opened = {governor.verb.lemma}
        if governor.predicate is not None:
            opened.add(tokens[governor.predicate].lemma)
        return bool(opened & PLEDGING)

    def _is_ahead(self, telling: Telling, at: int) -> bool:
        """Say whether a form without a verb of its own shares what is to come: "to be built and financed by"."""
        clause = telling.clauses[at]
        governor = telling.clauses[clause.governor] if clause.governor is not None else None
        shares = clause.relation is ClauseRelation.COORDINATED and not clause.verb.is_finite
        return governor is not None and shares and governor.verb.infinitive

    def is_ordered(self, clause: Clause) -> bool:
        """Say whether a participle only tells what a paper orders: "a directive sending rescue teams to Togo"."""
        is_bare = clause.verb.participle and not clause.verb.passive and clause.noun is not None
        return is_bare and self.reading.marks.tokens[clause.noun or 0].lemma.lower() in _ORDERS

    def _is_own(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether an amount stands behind its verb, and in the verb's own clause or one that opens a purpose."""
        verb = self.reading.marks.tokens[clause.verb.main].span
        subject = clause.subject
        if clause.verb.passive and subject is not None:
            return mark.span in self.parties.span(subject.first, subject.span_last) or mark.span.start > verb.end
        tokens = self.reading.marks.tokens
        is_noun_of = clause.noun is not None and tokens[clause.noun].span.start - mark.span.end < _NOUN_REACH
        is_relative = clause.relation is ClauseRelation.RELATIVE and is_noun_of
        return mark.span.start > verb.end or (is_relative and mark.span.end <= verb.start)

    def gives(self, telling: Telling, at: int) -> bool:
        """Say whether a clause's verb moves something from one side to another."""
        clause = telling.clauses[at]
        if clause.verb.lemma in ARRIVES and not clause.verb.passive:
            return clause.subject is not None
        heads = {self.reading.marks.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
        if self._gives_back(clause):
            return True
        if clause.verb.lemma == "extend" and heads & _TERMS:
            return False  # "extended the repayment of a loan"
        if clause.verb.lemma in _GIVES or clause.verb.lemma in _TRADE:
            return clause.verb.lemma in _GIVES
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        match = self.reading.book.events.at(words, clause.verb.main - telling.sentence.first)
        if match is not None and match.length == 1 and clause.verb.lemma in _PRICES:
            return self._is_help(clause)
        frames = (one.frame for one in match.readings) if match is not None else ()
        return any(frame.is_transfer and not _DUE & frame.objects for frame in frames)

    def _gives_back(self, clause: Clause) -> bool:
        """Say whether a verb returns something: "gave back to Togo one of the radars"."""
        behind = self.parties.words(clause.verb.main + 1, clause.verb.main + 2)
        is_to = (
            clause.verb.passive or len(clause.objects) > 1 or any(one.preposition == "to" for one in clause.adjuncts)
        )
        is_returned = clause.verb.lemma == "return" and is_to
        return is_returned or (clause.verb.lemma in _HANDS and list(behind) == ["back"])

    def _is_help(self, clause: Clause) -> bool:
        """Say whether a sum is paid as help: "paid Chad $2 million for flood relief"; else it may be a price."""
        behind = (one.phrase for one in clause.adjuncts if one.preposition in _AS_HELP)
        return any(self.reading.marks.tokens[one.head].lemma.lower() in _HELP for one in behind)

    def _is_asked(self, telling: Telling, at: int) -> bool:
        """Say whether a clause hangs on one that only asks or talks: "asked the bank to lend", "discussed giving"."""
        seen = {at}
        clause = telling.clauses[at]
        while clause.governor is not None and clause.governor not in seen and len(seen) < _MOST_GOVERNORS:
            seen.add(clause.governor)
            above = self._entry(telling, clause.governor)
            if above is not None and above.step is StepKind.MENTIONED and clause.relation in OPENED:
                return True
            clause = telling.clauses[clause.governor]
        return False


def _of_things(entry: StepEntry, clause: Clause, mark: QuantityMark, lines: Sequence[Line]) -> StepEntry:
    """Give the step word of a verb that decides on money as one of giving, where things are what is granted."""
    is_money = mark.value is not None or lines[0].item_class is ItemClass.MONEY
    if is_money or clause.verb.lemma not in _DECIDES:
        return entry
    return replace(entry, step=StepKind.PARTLY_DELIVERED, instrument=None)
