"""Steps that printed amounts make: who gives how much to whom, in words that no frame of an event has read.

Invariant: an amount alone is no step; a verb of the codebook's steps stands over it, and two sides are printed.
Source: field notes on commitments, section 3, "Words to steps"; requests and prices are no promises.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.codebook.events import Frame
from servanda.codebook.steps import StepEntry
from servanda.coding.acts import Act, Telling
from servanda.coding.acts_parties import Parties
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.dating import Dating
from servanda.coding.doubts import Doubts
from servanda.coding.goods import lines_of
from servanda.coding.modality import Voucher, is_light, status_of
from servanda.coding.near import Speech, within
from servanda.coding.steps_moves import KIND_OF_CLASS, PLEDGING
from servanda.coding.steps_receivers import Receivers
from servanda.coding.steps_scopes import scope_of
from servanda.coding.steps_sides import SCORE_OF_STATEMENT, Sides, counted_from, role_of
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase, governors, pieces
from servanda.model import (
    NO_CODE,
    Basis,
    CommitmentKind,
    EventType,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Party,
    Period,
    QuantityMark,
    Scope,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

_NO_GIFT = frozenset({Stance.ACCUSES, Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS})
"""Statements in which nothing is promised or given by their speaker's word."""

_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
_SAID = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
_STOPS = frozenset({StepKind.SUSPENDED, StepKind.CANCELLED, StepKind.WITHDRAWN})
_GIVES = frozenset({"disburse", "release", "extend", "award", "accord", "inject", "invest", "allocate", "finance"})
"""Verbs of giving that no frame of a transfer has."""

_PAYS = frozenset({"pay", "transfer"})
"""Verbs that give only where they tell a part of a sum known before; else they may tell a price or a fine."""

_OWED = frozenset({"debt", "arrears", "liability"})
_TRADE = frozenset({"export", "import", "sell", "buy", "purchase", "trade", "earn", "spend"})
"""Verbs whose sums are figures of trade or prices unless an event has read more in them."""

_POWERS = frozenset({"authority", "authorization", "authorisation", "permission", "power"})
_BEFORE = 16
"""Tokens before an infinitive that no verb governs in which its authority is looked for."""

_ARRIVES = frozenset({"arrive", "reach"})
"""Verbs whose subject is what was given: "Thirty Swedish ambulances arrived in Chad"."""

_NO_FORCE = frozenset({ItemClass.ARMS, ItemClass.AIRCRAFT, ItemClass.VEHICLES, ItemClass.AMMUNITION, ItemClass.TROOPS})
"""What may arrive as a state's own force, unless it comes "from" there."""

_ONLY_AHEAD = frozenset({"invest"})
"""Verbs of business that make a commitment only where they are promised."""

_TURNS = frozenset("order receive buy purchase import procure acquire obtain secure get win".split())
"""Verbs whose subject is the one who receives."""

_MEASURES = frozenset("total value cost amount worth price estimate include comprise".split())
"""Verbs that hang a sum on what is given: "loans totalling $5 million"."""

_WORTH_REACH = 40
_OPENED = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL, ClauseRelation.RELATIVE})
_PAIR = 2
_MOST_AMOUNTS = 24
"""Amounts of one sentence that are looked at; a sentence with more of them is a table, and each would be weighed
against all words of it."""

_MOST_GOVERNORS = 4
_MOST_HEADS = 12


def _frame(kind: EventType) -> Frame:
    """Give the plain frame by which an amount's clause is dated."""
    return Frame("", "verb", kind, None, (), (), (), (), frozenset(), None, None, needs_state=False, is_planned=False)


@dataclass(frozen=True, slots=True)
class _Find:
    """An amount with the clause and the step word that stand over it."""

    mark: QuantityMark
    telling: Telling
    clause: int
    step: StepKind
    status: Status
    instrument: Instrument | None
    lines: tuple[Line, ...]


class SumSteps:
    """Gives the steps of amounts that no event has taken up, and puts amounts into steps that lack them."""

    def __init__(self, reading: ReportReading, cast: Cast, sides: Sides, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.cast = cast
        self.sides = sides
        self.parties = Parties(reading, cast)
        self.receivers = Receivers(reading, self.parties)
        self.speech = Speech(statements)
        self.dating = Dating(reading)
        self.doubts = Doubts(reading)
        self.report = reading.report

    def with_sums(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with amounts where they lacked them, and those that amounts make."""
        steps = list(made)
        for find in self._finds():
            place = _owner(steps, find)
            if place is not None:
                steps[place] = self._filled(steps[place], find)
                continue
            step = self._step(find)
            if step is not None and not any(_tells(one, step, find) for one in steps):
                steps = [_without(one, step) if _differ(one, step) else one for one in steps]
                steps.append(step)
        return steps

    # what stands over an amount

    def _finds(self) -> Iterator[_Find]:
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            marks = within(self.reading.marks.quantities, sentence.span)
            if not marks or not clauses:
                continue
            telling = Telling(sentence, clauses, pieces(self.reading.marks, sentence))
            for mark in marks[:_MOST_AMOUNTS]:
                find = self._find(mark, telling) if not self._is_converted(mark, marks) else None
                if find is not None:
                    yield find

    def _is_converted(self, mark: QuantityMark, marks: Sequence[QuantityMark]) -> bool:
        """Say whether a sum only tells another in other money: "36 billion francs ($61 million)"."""
        before = self.report.text[: mark.span.start].rstrip()
        return (
            mark.value is not None
            and before.endswith("(")
            and any(
                one.value is not None and one.span.end <= mark.span.start and mark.span.start - one.span.end <= _PAIR
                for one in marks
            )
        )

    def _find(self, mark: QuantityMark, telling: Telling) -> _Find | None:
        phrase = self._phrase(mark, telling)
        if phrase is None:
            return None
        lines = self._lines(mark, telling, phrase)
        at = self._clause(phrase, telling)
        if not lines or at is None:
            return None
        for place in self._upwards(telling, at):
            entry = self._entry(telling, place)
            if entry is not None:
                return self._graded(mark, telling, place, entry, lines)
        return None

    def _phrase(self, mark: QuantityMark, telling: Telling) -> NounPhrase | None:
        span = mark.item if mark.item is not None and mark.value is None else mark.span
        phrases = (piece.phrase for piece in telling.pieces if piece.phrase is not None)
        return next((one for one in phrases if self.parties.span(one.first, one.last).overlaps(span)), None)

    def _lines(self, mark: QuantityMark, telling: Telling, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give the goods that an amount counts, or the thing that it is the worth of."""
        priced = self._priced(mark, telling)
        if priced is not None:
            lines = lines_of(self.reading, telling.pieces, (priced,))
            return tuple(replace(line, value=mark.value) for line in lines[:1])
        lines = lines_of(self.reading, telling.pieces, (phrase,))
        kept = tuple(line for line in lines if (line.value if mark.value is not None else line.quantity) is not None)
        if mark.value is not None:
            return kept
        return tuple(line for line in kept if line.item_class not in {ItemClass.OTHER, ItemClass.TROOPS})

    def _priced(self, mark: QuantityMark, telling: Telling) -> NounPhrase | None:
        """Give the thing whose worth a sum tells: "three scanners worth $10 million"."""
        before = self.report.text[max(telling.sentence.span.start, mark.span.start - _WORTH_REACH) : mark.span.start]
        if mark.value is None or not set(before.lower().split()[-2:]) & {"worth", "valued"}:
            return None
        ahead = [piece.phrase for piece in telling.pieces if piece.phrase is not None]
        ends = self.reading.marks.tokens
        return next((one for one in reversed(ahead) if ends[one.head].span.end <= mark.span.start - _PAIR), None)

    def _clause(self, phrase: NounPhrase, telling: Telling) -> int | None:
        """Give the clause of a phrase by the tree where the reader made one, else by the phrase's place."""
        tokens = self.reading.marks.tokens
        verbs = {clause.verb.main: at for at, clause in enumerate(telling.clauses)}
        head: int | None = tokens[phrase.head].head
        for _ in range(_MOST_HEADS):
            if head is None:
                break
            if head in verbs:
                return verbs[head]
            head = tokens[head].head
        if phrase.head in telling.heads:
            return telling.heads[phrase.head]
        inside = [at for at, clause in enumerate(telling.clauses) if clause.first <= phrase.first < clause.last]
        before = [at for at, clause in enumerate(telling.clauses) if clause.verb.main < phrase.first]
        return inside[-1] if inside else (before[-1] if before else None)

    def _upwards(self, telling: Telling, at: int) -> Iterator[int]:
        """Give a clause and those that it hangs on by its verb: "worth", "totalling" hang on what is given."""
        yield at
        clause = telling.clauses[at]
        if clause.verb.lemma in _MEASURES and clause.governor is not None:
            yield clause.governor

    def _entry(self, telling: Telling, at: int) -> StepEntry | None:
        first = telling.sentence.first
        clause = telling.clauses[at]
        words = self.parties.words(first, telling.sentence.last)
        match = self.reading.book.steps.at(words, clause.verb.main - first)
        if match is None:
            return self._of_noun(clause, words, first) if is_light(clause.verb.lemma) else None
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
    ) -> _Find | None:
        """Give the step that a verb makes of an amount; None for a request, a price and what is only possible."""
        clause = telling.clauses[at]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = status_of(self.reading.marks.tokens, telling.clauses, at, words=words)
        if entry.part != "verb" or entry.resumes or self._is_open(telling, at):
            return None
        is_share = mark.whole is not None and mark.value is not None and clause.verb.lemma in _PAYS
        gives = entry.step in _DEEDS and (is_share or self._gives(telling, at))
        if gives and self._is_doer(clause, mark):
            return None
        if status is Status.ACTUAL and gives and self._is_committed(telling, at):
            status = Status.PLANNED
        if status is Status.ACTUAL and clause.verb.lemma in _ONLY_AHEAD:
            return None
        if status is Status.PLANNED and gives:
            return _Find(mark, telling, at, StepKind.PLEDGED, status, Instrument.STATEMENT, lines)
        if status is not Status.ACTUAL and not self._is_empowered(telling, clause, entry):
            return None
        if gives:
            return _Find(mark, telling, at, StepKind.PARTLY_DELIVERED, status, None, lines)
        if entry.step in _STOPS and status is Status.ACTUAL and self._is_debt(clause, lines):
            return _Find(mark, telling, at, StepKind.FULFILLED, status, None, lines)
        if entry.step in _SAID | _STOPS and self._is_own(clause, mark):
            return _Find(mark, telling, at, entry.step, status, entry.instrument, lines)
        return None

    def _is_open(self, telling: Telling, at: int) -> bool:
        """Say whether an act is only asked for, left open by "whether", or doubted by what stands over it."""
        over = (telling.clauses[at], *governors(telling.clauses, at))
        is_asked = self._is_asked(telling, at) or any(clause.marker == "whether" for clause in over)
        return is_asked or self.doubts.at(telling.sentence, telling.clauses, at) is not None

    def _is_doer(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether what an amount counts does the giving: "five vessels delivered coal" gives no vessel."""
        subject = clause.subject
        if subject is None or clause.verb.passive or clause.verb.participle or clause.verb.lemma in _ARRIVES:
            return False
        return bool(clause.objects) and mark.span.overlaps(self.parties.span(subject.first, subject.span_last))

    def _is_debt(self, clause: Clause, lines: Sequence[Line]) -> bool:
        """Say whether what is cancelled is owed: relief from a debt is given when it is told."""
        heads = {self.reading.marks.tokens[phrase.head].lemma for phrase in clause.objects}
        return bool(heads & _OWED) or any(line.item in _OWED for line in lines)

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

    def _is_own(self, clause: Clause, mark: QuantityMark) -> bool:
        """Say whether an amount stands behind its verb, and in the verb's own clause or one that opens a purpose."""
        verb = self.reading.marks.tokens[clause.verb.main].span
        subject = clause.subject
        if clause.verb.passive and subject is not None:
            return mark.span in self.parties.span(subject.first, subject.span_last) or mark.span.start > verb.end
        return mark.span.start > verb.end

    def _gives(self, telling: Telling, at: int) -> bool:
        """Say whether a clause's verb moves something from one side to another."""
        clause = telling.clauses[at]
        if clause.verb.lemma in _ARRIVES and not clause.verb.passive:
            return clause.subject is not None
        if clause.verb.lemma in _GIVES or clause.verb.lemma in _TRADE:
            return clause.verb.lemma in _GIVES
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        match = self.reading.book.events.at(words, clause.verb.main - telling.sentence.first)
        return match is not None and any(one.frame.is_transfer for one in match.readings)

    def _is_asked(self, telling: Telling, at: int) -> bool:
        """Say whether a clause hangs on one that only asks or talks: "asked the bank to lend", "discussed giving"."""
        seen = {at}
        clause = telling.clauses[at]
        while clause.governor is not None and clause.governor not in seen and len(seen) < _MOST_GOVERNORS:
            seen.add(clause.governor)
            above = self._entry(telling, clause.governor)
            if above is not None and above.step is StepKind.MENTIONED and clause.relation in _OPENED:
                return True
            clause = telling.clauses[clause.governor]
        return False

    # who gives to whom

    def _sides(self, find: _Find) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        subject = self._subject(find)
        giver = self.receivers.giver(find.telling, find.mark)
        clause = find.telling.clauses[find.clause]
        if clause.verb.lemma in _TURNS and not clause.verb.passive:
            return self.sides.states(giver), self.sides.states(subject)
        receiver = self.receivers.receiver(find.telling, find.clause)
        if clause.verb.lemma in _ARRIVES:
            return self._arrived(find, giver, receiver)
        provider = self.sides.states(subject or giver)
        if not provider and clause.verb.infinitive:
            provider = self._lawgiver(find.telling, receiver)
        if len(_countries(provider)) >= _PAIR:
            return self._of_two(provider, self.sides.states(giver))
        taken = _countries(provider)
        recipient = tuple(one for one in self.sides.states(receiver) if one.country not in taken)
        if not provider and self._opener(find.telling) is not None:
            return provider, recipient  # the list's opening sentence tells both
        return provider, recipient or self.sides.states(self.receivers.only_other(find.telling, taken))

    def _arrived(
        self, find: _Find, giver: tuple[Party, ...], receiver: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides of goods that come: whose they are or where from, and where to."""
        clause = find.telling.clauses[find.clause]
        words = self.parties.words(clause.subject.first, clause.verb.main) if clause.subject is not None else ()
        is_force = any(line.item_class in _NO_FORCE for line in find.lines)
        if is_force and not {"from", "donated", "supplied", "provided"} & {word.lower() for word in words}:
            return (), ()
        provider = self.sides.states(giver)
        places = () if receiver or not clause.objects else self.receivers.named(clause.objects[0])
        taken = _countries(provider)
        return provider, tuple(one for one in self.sides.states(receiver or places) if one.country not in taken)

    def _lawgiver(self, telling: Telling, receiver: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give the state whose law a paper in the first person names: "by the laws of Peru, I delegate"."""
        words = set(self.parties.words(telling.sentence.first, telling.sentence.last))
        if "I" not in words or not receiver:
            return ()
        return self.sides.states(self.receivers.only_other(telling, _countries(self.sides.states(receiver))))

    def _with_opener(
        self, find: _Find, provider: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides, those that an item of a list leaves open by the sentence that opens the list."""
        opener = self._opener(find.telling)
        if opener is None or (provider and recipient):
            return provider, recipient
        given = _countries(provider)
        for at in range(len(opener.clauses) if not recipient else 0):
            if self._gives(opener, at):
                receiver = self.sides.states(self.receivers.receiver(opener, at))
                recipient = recipient or tuple(one for one in receiver if one.country not in given)
        return provider or self._lawgiver(opener, recipient), recipient

    def _opener(self, telling: Telling) -> Telling | None:
        """Give the sentence that opens the list which a sentence is an item of."""
        sentences = self.reading.marks.sentences
        place = bisect_left(sentences, telling.sentence.first, key=lambda one: one.first)
        number = self.reading.openers.get(place)
        if number is None:
            return None
        opener = sentences[number]
        return Telling(opener, self.reading.clauses[number], pieces(self.reading.marks, opener))

    def _of_two(self, both: tuple[Party, ...], giver: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides of what two agree on: the one that the amount is from gives, else each to the other."""
        named = _countries(giver) & _countries(both)
        if len(named) == 1:
            return (
                tuple(one for one in both if one.country in named),
                tuple(one for one in both if one.country not in named),
            )
        return both, both

    def _subject(self, find: _Find) -> tuple[Party, ...]:
        """Give who does what the verb over an amount tells, from the clauses above where its own names nobody."""
        clause = find.telling.clauses[find.clause]
        for _ in range(_MOST_GOVERNORS):
            if clause.verb.passive and not clause.verb.participle:
                places = self.parties.of_clause(clause, clause.verb.last)
                return self.parties.in_places(("by",), places)
            if clause.subject is not None and (found := self.receivers.named(clause.subject)):
                return (*self._before_comma(find, clause.subject), *found)
            if clause.governor is None or clause.relation not in _OPENED | {ClauseRelation.COORDINATED}:
                return ()
            clause = find.telling.clauses[clause.governor]
        return ()

    def _before_comma(self, find: _Find, subject: NounPhrase) -> tuple[Party, ...]:
        """Give the other side of a headline that joins two by a comma: "Peru, Chile sign a deal on six boats"."""
        tokens, first = self.reading.marks.tokens, find.telling.sentence.first
        if subject.first - 2 < first or tokens[subject.first - 1].text != ",":
            return ()
        before = Span(tokens[first].span.start, tokens[subject.first - 2].span.end)
        mention = next((one for one in self.cast.outermost(before) if one.span == before), None)
        party = self.cast.party(mention) if mention is not None else None
        return (party,) if party is not None else ()

    def _organisation(self, find: _Find) -> tuple[Party, ...]:
        """Give the body without a code that is printed as who gives."""
        verb = find.telling.clauses[find.clause].verb
        subject = find.telling.clauses[find.clause].subject
        is_giver = subject is not None and not verb.passive and verb.lemma not in _TURNS
        return self.receivers.organisation(subject) if subject is not None and is_giver else ()

    # the step

    def _step(self, find: _Find) -> Step | None:
        holding = self.speech.holding(find.mark.span.start)
        if any(one.stance in _NO_GIFT for one in holding):
            return None
        provider, recipient = self._with_opener(find, *self._sides(find))
        provider = provider or self._organisation(find)
        if not provider or not recipient or NO_CODE in _countries(recipient):
            return None
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        span = self._evidence(find)
        act = self._act(find, provider, recipient, span)
        when = self._when(act, teller)
        return Step(
            id=FindingId(content_id("c", self.report.id, find.mark.span.start, find.mark.span.end, find.step.value)),
            report=self.report.id,
            kind=kind_of(find.lines),
            provider=provider,
            recipient=recipient,
            via=(),
            step=find.step,
            when=when,
            scope=self._scope(find, is_day_told=when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}),
            lines=find.lines,
            terms=self.reading.book.words.terms(act.words),
            instrument=find.instrument,
            due=self._due(find, span, when),
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.amount", score=SCORE_OF_STATEMENT),),
        )

    def _due(self, find: _Find, span: Span, when: Period) -> Period | None:
        due = self.sides.ahead(find.telling.sentence.span, span) if find.step in _SAID else None
        return counted_from(due, when, self.report.published)

    def _evidence(self, find: _Find) -> Span:
        """Give the words from the verb's clause to the amount."""
        clause = find.telling.clauses[find.clause]
        tokens = self.reading.marks.tokens
        is_near = clause.subject is not None and clause.subject.first >= find.telling.sentence.first
        start = tokens[clause.subject.first if clause.subject is not None and is_near else clause.first].span.start
        return Span(min(start, find.mark.span.start), max(find.mark.span.end, tokens[clause.last - 1].span.end))

    def _act(self, find: _Find, provider: tuple[Party, ...], recipient: tuple[Party, ...], span: Span) -> Act:
        clause = find.telling.clauses[find.clause]
        kind = EventType.AID if find.step in _DEEDS else EventType.AGREE
        return Act(
            telling=find.telling,
            frame=_frame(kind),
            at=self.parties.span(clause.verb.main, clause.verb.main + 1),
            span=span,
            clause=find.clause,
            source=provider,
            target=recipient,
            item=(),
            status=Status.ACTUAL if find.status is Status.ACTUAL else find.status,
            words=tuple(span.of(self.report.text).split()),
        )

    def _when(self, act: Act, teller: Statement | None) -> Period:
        if act.status is Status.ACTUAL:
            days = self.dating.days(act, Voucher(Basis.NARRATOR, (), None))
            return days[0] if days else by_publication(self.report.published)
        if teller is not None and teller.said.is_known:
            return teller.said
        return by_publication(self.report.published)

    def _scope(self, find: _Find, *, is_day_told: bool) -> Scope:
        return scope_of(
            self.report.text,
            sentence=find.telling.sentence.span,
            amount=find.mark.span,
            is_day_told=is_day_told,
            is_promised=find.step in _SAID and not find.telling.clauses[find.clause].verb.perfect,
        )

    def _filled(self, step: Step, find: _Find) -> Step:
        """Give a step the amount that its sentence prints."""
        dated = step.when.basis in {WhenBasis.STATED, WhenBasis.RELATIVE}
        return replace(step, lines=find.lines, kind=kind_of(find.lines), scope=self._scope(find, is_day_told=dated))


def kind_of(lines: Sequence[Line]) -> CommitmentKind:
    """Give the kind of commitment by the class of its goods."""
    return next(
        (KIND_OF_CLASS[one.item_class] for one in lines if one.item_class in KIND_OF_CLASS), CommitmentKind.GOODS
    )


def _countries(parties: Sequence[Party]) -> set[str]:
    return {party.country for party in parties}


def _owner(steps: Sequence[Step], find: _Find) -> int | None:
    """Give the step of an amount's sentence that lacks every amount: the paper signed, the aid sent."""
    clause = find.telling.clauses[find.clause]
    for place, step in enumerate(steps):
        same = any(evidence.span in find.telling.sentence.span for evidence in step.evidence)
        counted = any(line.value is not None or line.quantity is not None for line in step.lines)
        if not same or counted or step.kind not in _OPEN_KINDS:
            continue
        if step.step is find.step or (step.step in _SAID and find.step in _SAID) or clause.verb.participle:
            return place
    return None


def _tells(one: Step, other: Step, find: _Find) -> bool:
    """Say whether a step tells of the same amount already, or counts the same words by its own unit."""
    near = any(evidence.span.overlaps(find.telling.sentence.span) for evidence in one.evidence)
    values = {(line.value, line.quantity) for line in one.lines}
    if near and any((line.value, line.quantity) in values for line in other.lines):
        return True
    inside = any(find.mark.span in evidence.span for evidence in one.evidence) and not _differ(one, other)
    return inside and any(line.item_class in {mine.item_class for mine in other.lines} for line in one.lines)


def _differ(one: Step, other: Step) -> bool:
    """Say whether two sums of one currency cannot be one: told in two sentences, they are two gifts."""
    if len(one.evidence) == 1:
        return False  # a sentence that prints two sums counts them itself
    mine, theirs = ([line.value for line in step.lines if line.value is not None] for step in (one, other))
    return any(
        ours.currency == value.currency and ours.high is not None and value.low is not None and ours.high < value.low
        for first, second in ((mine, theirs), (theirs, mine))
        for ours in first
        for value in second
    )


def _without(step: Step, other: Step) -> Step:
    """Give a step without the sentence that tells another one."""
    own = other.evidence[0].span
    kept = tuple(one for one in step.evidence if not one.span.overlaps(own))
    return replace(step, evidence=kept) if kept else step


_OPEN_KINDS = frozenset({CommitmentKind.POLICY, CommitmentKind.TREATY, CommitmentKind.MONEY, CommitmentKind.GOODS})
"""Kinds whose lines an amount of the same sentence may fill."""
