"""Steps of a deal that the text goes on telling of: "The bridge was finished in May", "The loan is worth $5 million".

Invariant: only a definite noun of a deal told shortly before is carried on, with that deal's own sides.
Source: field notes on commitments, section 3, "Words to steps"; completion, suspension and cancellation are said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from servanda.codebook.steps import StepEntry
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.goods import as_promised, lines_of
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.events.doubts import Doubts
from servanda.coding.near import Speech, within
from servanda.coding.steps.deals.called import AHEAD, SHARE_OF, WHOLE, CalledDeals
from servanda.coding.steps.deals.deals import MOVED, ORDINALS, Deals
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of, unique
from servanda.coding.steps.sums.counts import bare_number, is_rest
from servanda.coding.steps.sums.graded import ARRIVES, NO_DEED
from servanda.coding.steps.sums.scopes import Scopes
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    CommitmentKind,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Party,
    Period,
    Quantity,
    QuantityMark,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    TimeUse,
    WordClass,
    by_publication,
    cite,
    content_id,
)

_PAPERS = frozenset(
    "loan grant deal agreement contract accord treaty pact memorandum convention protocol programme program".split()
)
"""What is signed; goods that were signed for are not."""

_ANOTHER = frozenset({"current", "existing", "previous", "old", "former", "earlier", "original"})
"""Words before a paper that make it not the one just told of."""

_DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})

_TREATIES = frozenset({"treaty", "accord", "pact", "convention"})
"""Papers that stand for themselves beside what is given under them."""

_CARRIES = frozenset(
    {
        StepKind.FULFILLED,
        StepKind.PARTLY_DELIVERED,
        StepKind.SUSPENDED,
        StepKind.CANCELLED,
        StepKind.WITHDRAWN,
        StepKind.TERMINATED,
        StepKind.IN_FORCE,
        StepKind.NOT_FULFILLED,
    }
)
"""Steps that are told of a deal that is known already; what is signed or promised names its sides itself."""

_NOT_YET = frozenset({"once", "if", "until", "unless", "before", "when", "whether", "that"})
"""Words that open a clause of what has not happened, or that somebody else tells."""

_ACTIVE = frozenset("take enter come go fall collapse lapse expire arrive reach begin start".split())
"""Verbs that tell of a deal as their subject without being passive."""

_MAKES = frozenset({"build", "construct", "assemble", "produce", "manufacture", "make"})
_COMES = frozenset("follow arrive come reach sail land dock depart".split())
_SIZES = frozenset("be total amount worth value reach stand".split())
_PARTS = frozenset("include comprise contain consist".split())
_PUTS_UP = frozenset({"set", "install", "open", "launch", "erect", "commission"})
"""Verbs by which a number of what was promised has come into use."""

_OF_ACTS = frozenset({TimeUse.EVENT})
_STILL_OPEN = frozenset({"yet", "still"})
"""Words of a denial that is only of today."""

_UNTIL = 8
"""Tokens behind a verb in which "until" belongs to it."""

_BESIDE = 5
"""Tokens behind a verb in which its own sum begins: "is worth about $5 million"."""


class CarriedSteps(CalledDeals):
    """Gives the steps that later sentences tell of the deals of earlier ones."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.report = reading.report
        self.parties = Parties(reading, cast)
        self.sides = Sides(reading, cast)
        self.doubts = Doubts(reading)
        self.deals = Deals(reading, self.parties)
        self.scopes = Scopes(reading.book.scopes)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.speech = Speech(statements)
        self.starts = [sentence.span for sentence in reading.marks.sentences]

    def carried(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the sums told later, and the further steps of the same deals."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, telling in self._tellings():
            for clause, phrase in self._told(telling):
                before = self.deals.last(steps, at, phrase)
                if before is None or self._is_other_count(steps[before], telling.clauses[clause], phrase):
                    continue
                sized = self._sized(steps[before], telling, clause)
                if sized is not None:
                    steps[before] = sized
                    continue
                step = (
                    self._part(steps[before], telling, clause)
                    or self._moved(steps[before], telling, clause, phrase)
                    or self._rest(steps[before], telling, clause, phrase)
                )
                if step is not None and (way := self._way(steps[before], telling.clauses[clause])) is not None:
                    steps[before], step = (
                        replace(one, provider=way[0], recipient=way[1]) for one in (steps[before], step)
                    )
                part_of = steps[before] if self.deals.is_of_which(phrase) else None
                if step is not None and not any(_is_near(one, step) for one in steps if one is not part_of):
                    steps.append(step)
            for clause in range(len(telling.clauses)):
                promised = self._promised_before(steps, telling, clause)
                if promised is not None and not any(
                    _is_near(one, promised) or _has_amount(one, promised, telling.sentence.span) for one in steps
                ):
                    steps.append(promised)
        return steps

    def _way(self, step: Step, clause: Clause) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Give the sides of goods that two signed for, where they come to one of them: "The first reached Lome"."""
        both = {one.country: one for one in step.provider}
        is_open = len(both) == len(["giver", "receiver"]) and set(both) == {one.country for one in step.recipient}
        if not is_open or step.kind is not CommitmentKind.GOODS or clause.verb.lemma not in ARRIVES:
            return None
        places = (*clause.objects, *(one.phrase for one in clause.adjuncts if one.preposition in {"in", "at", "to"}))
        reached = {one.country for phrase in places for one in self.parties.of_phrase(phrase)} & set(both)
        if len(reached) != 1:
            return None
        taker = both.pop(reached.pop())
        return tuple(both.values()), (taker,)

    def carried_on(self, made: Sequence[Step], known: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, with what later sentences tell of those that were not known before."""
        told_now = {step.id for step in made} - {step.id for step in known}
        return self.carried(made) if told_now else list(made)

    def _promised_before(self, steps: Sequence[Step], telling: Telling, at: int) -> Step | None:
        """Give what the giver of a deal had promised, to whom it need not say: "It had promised 50 ambulances"."""
        clause = telling.clauses[at]
        if clause.subject is None or clause.verb.passive or clause.verb.lemma not in PLEDGING:
            return None
        told = lines_of(self.reading, telling.pieces, clause.objects)
        lines = tuple(line for line in told if line.quantity is not None or line.value is not None)
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        is_told = self.modality.of(telling.clauses, at, words=words) is Status.ACTUAL
        number = bare_number(self._tokens(clause.objects[0])) if clause.objects and not told else None
        if not (lines or number) or not is_told or self.doubts.at(telling.sentence, telling.clauses, at):
            return None
        givers = {party.country for party in self.parties.of_range(clause.subject.first, clause.subject.span_last)}
        named = {party.country for party in self.parties.of_range(clause.verb.main, telling.sentence.last)}
        span = self.parties.span(clause.first, clause.last)
        deal = self._only_deal(steps, givers, {line.item_class for line in lines})
        lines = lines or _as_many(deal, number)
        if (
            deal is None
            or not lines
            or named - givers
            or any(one.stance in NO_DEED for one in self._over(span, clause))
        ):
            return None
        day = self._day(telling, at, uses=frozenset({TimeUse.EVENT, TimeUse.STATEMENT}))
        when = day or by_publication(self.report.published)
        step = self._again(deal, span, StepKind.PLEDGED, when=when, scope=Scope.UNKNOWN, lines=lines)
        return replace(step, instrument=Instrument.STATEMENT)

    def _only_deal(self, steps: Sequence[Step], givers: set[str], classes: set[ItemClass]) -> Step | None:
        """Give a deal in such goods by these givers, where all that they give goes to one side."""
        deals = [one for one in steps if one.recipient and {party.country for party in one.provider} == givers]
        receivers = {tuple(sorted(party.country for party in one.recipient)) for one in deals}
        fitting = [one for one in deals if not classes or {line.item_class for line in one.lines} & classes]
        return fitting[0] if fitting and len(receivers) == 1 else None

    def _over(self, span: Span, clause: Clause) -> Sequence[Statement]:
        """Give the statements that tell a clause."""
        return self.speech.holding(min(span.start, self.reading.marks.tokens[clause.verb.main].span.start))

    def _tellings(self) -> Iterator[tuple[int, Telling]]:
        for at, (sentence, clauses) in enumerate(zip(self.reading.marks.sentences, self.reading.clauses, strict=True)):
            if clauses:
                yield at, Telling(sentence, clauses, self.reading.pieces(sentence))

    def _sized(self, step: Step, telling: Telling, at: int) -> Step | None:
        """Give a deal with the sum that "the loan is worth" tells, where it had none."""
        clause = telling.clauses[at]
        mark = self._amount(telling, clause)
        counted = any(line.value is not None for line in step.lines)
        if mark is None or mark.value is None or counted or clause.verb.lemma not in _SIZES:
            return None
        span = Span(self.parties.span(clause.first, clause.last).start, mark.span.end)
        told = cite(self.report.id, self.report.text, span, rule=step.evidence[0].rule, score=step.evidence[0].score)
        first = step.lines[0] if step.lines else Line("money", ItemClass.MONEY, None, None)
        lines = (replace(first, value=mark.value), *step.lines[1:])
        return replace(step, lines=lines, evidence=(*step.evidence, told))

    def _amount(self, telling: Telling, clause: Clause) -> QuantityMark | None:
        tokens, verb = self.reading.marks.tokens, clause.verb.main
        near = tokens[min(verb + _BESIDE, telling.sentence.last - 1)].span
        marks = within(self.reading.marks.quantities, Span(tokens[verb].span.end, near.end))
        return next((mark for mark in marks if mark.value is not None), None)

    def _part(self, step: Step, telling: Telling, at: int) -> Step | None:
        """Give a part of a sum that was told: "The package includes $3 million for seed"."""
        clause = telling.clauses[at]
        mark = self._amount(telling, clause)
        if clause.verb.lemma not in _PARTS or mark is None or step.kind is not CommitmentKind.MONEY:
            return None
        line = Line("money", ItemClass.MONEY, None, mark.value)
        span = Span(self.parties.span(clause.first, clause.last).start, mark.span.end)
        return self._again(step, span, step.step, when=step.when, scope=Scope.COMPONENT, lines=(line,))

    def _moved(self, step: Step, telling: Telling, at: int, phrase: NounPhrase) -> Step | None:
        """Give what became of a deal: finished, paid out, suspended, cancelled, in force."""
        clause = telling.clauses[at]
        is_active = clause.verb.lemma in _ACTIVE or self._is_on_way(clause) or self._sets_out(step, clause)
        if (not clause.verb.passive and not is_active) or clause.marker in _NOT_YET:
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        made = self._in_full(self._made(step, self._entry(telling, clause, words), clause), telling, clause, phrase)
        status = self.modality.of(telling.clauses, at, words=words)
        is_none = phrase.first > telling.sentence.first and self._is_not(phrase)
        status = Status.NEGATED if is_none else status  # "of which not one arrived"
        if made is None:
            return None
        if self.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        is_late = status is Status.NEGATED and self.is_only_late(telling, clause)
        kind = made if is_late else self._kept(made, status, clause)
        day = None if is_late else self._day(telling, at)
        if self._is_of_another(phrase) or (kind is StepKind.TERMINATED and self._is_to_come(day)):
            return None
        if kind is None or (kind is StepKind.SIGNED is step.step and day is None):
            return None
        shares = clause.relation is ClauseRelation.COORDINATED and clause.first < clause.verb.first
        first = clause.verb.first if shares else min(phrase.first, clause.first)
        span = self.parties.span(first, clause.last)
        if any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = day or by_publication(self.report.published)
        scope = self._scope(telling, clause, kind)
        lines = step.lines if is_none else self._counted(step, clause, phrase)
        if kind is step.step and day is None and lines == step.lines:
            return None  # "The shipment was donated by Oman" tells of what has come who gave it
        again = self._again(step, span, kind, when=when, scope=scope, lines=lines)
        again = self._as_taught(again, phrase)
        return self._paper(again, clause) if kind in {StepKind.IN_FORCE, StepKind.SIGNED} else again

    def _as_taught(self, step: Step, phrase: NounPhrase) -> Step:
        """Give what became of training that was promised beside goods without those goods: "The training is done"."""
        if self.reading.marks.tokens[phrase.head].text.lower() != "training" or step.kind is not CommitmentKind.GOODS:
            return step
        taught = Line("training", ItemClass.TRAINING, None, None)
        return replace(step, kind=CommitmentKind.TRAINING, lines=(taught,))

    def _is_not(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is "not one": "whether or not this money was paid" denies nothing."""
        words = [token.text.lower() for token in self.reading.marks.tokens[phrase.first - 1 : phrase.first + 1]]
        return words == ["not", "one"]

    def _in_full(self, made: StepKind | None, telling: Telling, clause: Clause, phrase: NounPhrase) -> StepKind | None:
        """Give a deed as the whole of its deal where the words say so: "the full amount was paid", "paid in full"."""
        called = {word.lower() for word in self.parties.words(phrase.first, phrase.span_last)}
        tokens = self.parties.words(clause.verb.main + 1, min(clause.verb.main + 3, telling.sentence.last))
        is_whole = bool(called & WHOLE) or [word.lower() for word in tokens] == ["in", "full"]
        return StepKind.FULFILLED if made is StepKind.PARTLY_DELIVERED and is_whole else made

    def _is_of_another(self, phrase: NounPhrase) -> bool:
        """Say whether a paper is not the one just told of: "The current agreement expires in May"."""
        return bool(_ANOTHER & {word.lower() for word in self.parties.words(phrase.first, phrase.head)})

    def _is_to_come(self, day: Period | None) -> bool:
        """Say whether an end is still ahead: "expires in September"."""
        published = self.report.published.latest
        return day is not None and day.earliest is not None and published is not None and day.earliest > published

    def _made(self, step: Step, entry: StepEntry | None, clause: Clause) -> StepKind | None:
        """Give the step that a verb makes of a deal; craft that are commissioned were handed over, not ordered."""
        if clause.verb.lemma == "commission" and step.kind is CommitmentKind.GOODS and clause.verb.passive:
            return StepKind.PARTLY_DELIVERED
        if self._is_on_way(clause) or self._sets_out(step, clause) or self._is_put_up(step, clause):
            return StepKind.PARTLY_DELIVERED
        if self._reaches(step, clause) or (clause.subject is not None and self._is_paid(clause, clause.subject)):
            return StepKind.PARTLY_DELIVERED
        if entry is None or entry.resumes or (clause.verb.lemma in _MAKES and _are_made(step)):
            return None
        if entry.step is StepKind.SIGNED:
            is_paper = clause.subject is not None and self._lemma(clause.subject) in _PAPERS
            is_told = clause.verb.is_finite and clause.relation is not ClauseRelation.RELATIVE
            return entry.step if is_paper and is_told and clause.verb.passive else None
        return entry.step if entry.step in _CARRIES else None

    def _is_put_up(self, step: Step, clause: Clause) -> bool:
        """Say whether so many of what was promised stand where they are to be: "eleven clinics have been set up"."""
        is_counted = clause.subject is not None and self._tokens(clause.subject)[0].word_class is WordClass.NUM
        return is_counted and clause.verb.passive and clause.verb.lemma in _PUTS_UP and step.step in AHEAD

    def _reaches(self, step: Step, clause: Clause) -> bool:
        """Say whether goods come to a place: "400 reached the capital"; papers and sums that are reached are none."""
        if clause.verb.lemma != "reach" or clause.verb.passive or step.kind is not CommitmentKind.GOODS:
            return False
        head = self.reading.marks.tokens[clause.objects[0].head] if clause.objects else None
        is_paper = head is not None and self.reading.book.steps.instrument((head.text,), 0) is not None
        return head is not None and head.word_class is not WordClass.NUM and not is_paper

    def _scope(self, telling: Telling, clause: Clause, kind: StepKind) -> Scope:
        """Give what a sum that was paid does to the total; without one only what is said again matters."""
        phrase = clause.subject
        amount = self.parties.span(phrase.first, phrase.last) if phrase and self._is_paid(clause, phrase) else None
        sentence = telling.sentence.span
        return self.scopes.of(
            self.report.text, sentence=sentence, amount=amount, is_day_told=False, is_delivered=kind in _DEEDS
        )

    def _paper(self, step: Step, clause: Clause) -> Step:
        """Give a treaty for itself, not the goods that were promised under it: "the pact took effect in May"."""
        tokens = self.reading.marks.tokens
        word = tokens[clause.subject.head].lemma.lower() if clause.subject is not None else ""
        if step.kind not in MOVED or word not in _TREATIES:
            return step
        both = unique((*step.provider, *step.recipient))
        paper = Instrument.TREATY if word in {"treaty", "convention"} else Instrument.AGREEMENT
        return replace(
            step,
            kind=CommitmentKind.TREATY,
            provider=both,
            recipient=both,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=paper,
        )

    def _counted(self, step: Step, clause: Clause, phrase: NounPhrase) -> tuple[Line, ...]:
        """Give a deal's goods in the number that came of them: "The first 15 generators arrived"."""
        tokens = self.reading.marks.tokens[phrase.first : phrase.span_last]
        called = {token.text.lower() for token in tokens} | {token.lemma.lower() for token in tokens}
        if self._is_paid(clause, phrase):
            return (Line("money", ItemClass.MONEY, None, self._sum_of(phrase)),)
        own = tuple(line for line in step.lines if called & set(line.item.lower().split()))
        lines = own or step.lines  # "The shells have not come" tells nothing of the boats beside them
        if len(lines) != 1:
            return lines
        marks = within(self.reading.marks.quantities, self.parties.span(phrase.first, phrase.span_last))
        told = next((mark.quantity for mark in marks if mark.quantity is not None), None)
        if told is not None and tokens[0].text.lower() == "half":
            low, high = (bound / 2 if bound is not None else None for bound in (told.low, told.high))
            told = replace(told, low=low, high=high, text=self._words(phrase))
        if told is None and tokens[0].text.lower() == "half" and (worth := lines[0].value) is not None:
            low, high = (bound / 2 if bound is not None else None for bound in (worth.low, worth.high))
            return (replace(lines[0], value=replace(worth, low=low, high=high)),)
        number = bare_number(self._tokens(phrase))
        if number is not None and lines[0].quantity is not None:
            told = Quantity(number, number, lines[0].quantity.unit, approx=False, text=self._words(phrase))
        if told is None and _is_numbered(step) and self._is_one(phrase):
            told = lines[0].quantity and replace(lines[0].quantity, low=1.0, high=1.0)
        if is_rest(self._tokens(phrase)):
            return (replace(lines[0], quantity=None, value=None),)
        if self._lemma(phrase) in ORDINALS:
            unit = lines[0].quantity.unit if lines[0].quantity is not None else None
            told = Quantity(1.0, 1.0, unit, approx=False, text=self._lemma(phrase))
        if told is None and self._lemma(phrase) in SHARE_OF:
            return (replace(lines[0], quantity=None, value=None),)  # how much a tranche is, it does not say
        is_share = told is None and self._is_part(phrase)  # "six of them" are not all
        return (replace(lines[0], quantity=told),) if told is not None or is_share else lines

    def _is_due(self, clause: Clause) -> bool:
        """Say whether something is due: "the rest are due by December"."""
        tokens = self.reading.marks.tokens
        return clause.verb.lemma == "be" and clause.predicate is not None and tokens[clause.predicate].text == "due"

    def _rest(self, step: Step, telling: Telling, at: int, phrase: NounPhrase) -> Step | None:
        """Give what is still to come of a counted deal: "A further 25 are to follow by June"."""
        clause = telling.clauses[at]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        is_due = self._is_due(clause) and status is Status.ACTUAL
        is_coming = (clause.verb.lemma in _COMES or clause.verb.passive or is_due) and clause.verb.lemma != "repay"
        lines = self._counted(step, clause, phrase)
        is_ahead = (status is Status.PLANNED or is_due) and is_coming
        if not is_ahead or step.kind not in MOVED or lines == step.lines:
            return None
        span = self.parties.span(min(phrase.first, clause.first), clause.last)
        if any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = by_publication(self.report.published)
        is_new = (self._lemma(phrase) in ORDINALS and not _is_numbered(step)) or "more" in self.parties.words(
            clause.first, clause.last
        )
        is_more = step.step in _DEEDS and is_new
        is_whole = {line.value for line in lines} == {line.value for line in step.lines} != {None}
        scope = Scope.RESTATEMENT if is_whole else _of_rest(span.of(self.report.text), lines)
        scope = Scope.INCREMENT if is_more else scope
        rest = self._again(step, span, StepKind.PLEDGED, when=when, scope=scope, lines=lines)
        return replace(rest, due=self.sides.ahead(telling.sentence.span, span))

    def _kept(self, step: StepKind, status: Status, clause: Clause) -> StepKind | None:
        """Give what became of a deal, or that it was not kept: "was never delivered", "was not paid"."""
        if status is Status.ACTUAL:
            return step
        is_denied = status is Status.NEGATED and step in {StepKind.FULFILLED, StepKind.PARTLY_DELIVERED}
        return StepKind.NOT_FULFILLED if is_denied and self.is_over(clause) else None

    def is_over(self, clause: Clause) -> bool:
        """Say whether a denial is for good: "never arrived", "was not paid"; what "has not arrived" may still come."""
        words = {word.lower() for word in self.parties.words(clause.verb.first, clause.last)}
        if clause.verb.modal is not None or words & _STILL_OPEN:
            return False
        return "never" in words or (clause.verb.tense == "past" and not clause.verb.perfect)

    def is_only_late(self, telling: Telling, clause: Clause) -> bool:
        """Say whether a denial is only up to a day: "did not open until May" tells that it opened."""
        words = self.parties.words(clause.verb.main + 1, min(clause.verb.main + _UNTIL, telling.sentence.last))
        is_past = clause.verb.tense == "past" and not clause.verb.perfect
        return is_past and bool({"until", "till"} & {word.lower() for word in words})

    def _entry(self, telling: Telling, clause: Clause, words: Sequence[str]) -> StepEntry | None:
        match = self.reading.book.steps.at(words, clause.verb.main - telling.sentence.first)
        if match is None:
            return None
        found = match.choose(self.parties.nouns((clause.subject,)) if clause.subject is not None else ())
        return found.entry if found is not None and found.entry.part == "verb" else None

    def _day(self, telling: Telling, at: int, *, uses: AbstractSet[TimeUse] = _OF_ACTS) -> Period | None:
        """Give the day that stands with a clause: "was signed in May and ratified in June" has two."""
        tokens = self.reading.marks.tokens
        verbs = [tokens[clause.verb.main].span.start for clause in telling.clauses]
        for mark in within(self.reading.marks.times, telling.sentence.span):
            begun = [place for place, start in enumerate(verbs) if start <= mark.span.start]
            owner = max(begun, key=lambda place: verbs[place], default=verbs.index(min(verbs)))
            if owner == at and mark.use in uses and mark.period.is_known:
                return mark.period
        return None

    def _again(
        self, step: Step, span: Span, kind: StepKind, *, when: Period, scope: Scope, lines: tuple[Line, ...]
    ) -> Step:
        holding = self.speech.holding(span.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        return replace(
            step,
            id=FindingId(content_id("c", self.report.id, span.start, span.end, kind.value, scope.value)),
            step=kind,
            when=when,
            scope=scope,
            lines=as_promised(self.reading, lines) if kind is StepKind.PLEDGED else lines,
            due=None,
            instrument=None,
            by=by,
            role_of_speaker=role_of(by, step.provider, step.recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.carried", score=SCORE_OF_STATEMENT),),
        )


def _are_made(step: Step) -> bool:
    """Say whether goods are made before they are handed over: a jet that was built has not come; a bridge has."""
    return any(line.item_class not in {ItemClass.INFRASTRUCTURE, ItemClass.ENERGY} for line in step.lines)


def _has_amount(step: Step, other: Step, sentence: Span) -> bool:
    """Say whether a step tells the amount of another in the same sentence: "the $5 million it pledged"."""
    told = {(line.quantity, line.value) for line in step.lines}
    is_here = any(sentence.start <= one.span.start < sentence.end for one in step.evidence)
    return is_here and bool(told & {(line.quantity, line.value) for line in other.lines})


def _as_many(deal: Step | None, number: float | None) -> tuple[Line, ...]:
    """Give the goods of a deal in a number that stands alone: "had shipped 400 pumps. It pledged 1,000"."""
    line = deal.lines[0] if deal is not None and len(deal.lines) == 1 else None
    if line is None or line.quantity is None or number is None:
        return ()
    return (replace(line, quantity=replace(line.quantity, low=number, high=number, text=f"{number:.0f}")),)


def _is_near(one: Step, other: Step) -> bool:
    """Say whether a step already tells of the words of another."""
    return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)


_NUMBERED = re.compile(r"\b(?:first|second|third|fourth|last) of (?:the )?\w+", re.IGNORECASE)


def _is_numbered(step: Step) -> bool:
    """Say whether a step tells of one of a known number: "the first of two boats"; the second is no more than these."""
    return any(line.quantity is not None and _NUMBERED.search(line.quantity.text) for line in step.lines)


def _of_rest(words: str, lines: Sequence[Line]) -> Scope:
    """Give what is still to come of a deal: what is left, or a sum of it: "of which $5 million will be spent"."""
    is_sum = any(line.value is not None for line in lines)
    return Scope.COMPONENT if is_sum and _LEFT.search(words) is None else Scope.REMAINDER


_LEFT = re.compile(r"\b(?:rest|remain\w*|other|balance|outstanding)\b", re.IGNORECASE)
"""Words of what is left of a deal."""
