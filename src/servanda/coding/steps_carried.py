"""Steps of a deal that the text goes on telling of: "The bridge was finished in May", "The loan is worth $5 million".

Invariant: only a definite noun of a deal told shortly before is carried on, with that deal's own sides.
Source: field notes on commitments, section 3, "Words to steps"; completion, suspension and cancellation are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from servanda.codebook.steps import StepEntry
from servanda.coding.acts_parties import Parties
from servanda.coding.acts_types import Telling
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.doubts import Doubts
from servanda.coding.modality import Modality
from servanda.coding.near import Speech, within
from servanda.coding.steps_scopes import Scopes
from servanda.coding.steps_sides import SCORE_OF_STATEMENT, Sides, role_of, unique
from servanda.coding.syntax import Clause, NounPhrase, pieces
from servanda.model import (
    CommitmentKind,
    FindingId,
    Instrument,
    ItemClass,
    Line,
    Period,
    QuantityMark,
    Scope,
    Span,
    Stance,
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

_DEALS = frozenset(
    "loan grant deal agreement contract package project donation gift aid assistance fund funding funds money credit "
    "facility shipment consignment delivery construction work building programme program purchase order sale payment "
    "tranche financing support accord treaty pact batch plan scheme promise pledge offer commitment".split()
)
"""Nouns that call a deal again, whatever it is about."""

_CRAFTS = tuple(
    frozenset(words.split())
    for words in (
        "boat ship vessel ferry frigate corvette cutter trawler tanker craft",
        "aircraft plane jet airplane aeroplane",
        "helicopter chopper aircraft",
        "truck lorry vehicle car van bus",
    )
)
"""Words that call one craft: a boat that is told of again is a vessel."""

_TREATIES = frozenset({"treaty", "accord", "pact", "convention"})
"""Papers that stand for themselves beside what is given under them."""

_CARRIES = frozenset(
    {
        StepKind.FULFILLED,
        StepKind.PARTLY_DELIVERED,
        StepKind.SUSPENDED,
        StepKind.CANCELLED,
        StepKind.TERMINATED,
        StepKind.IN_FORCE,
        StepKind.NOT_FULFILLED,
    }
)
"""Steps that are told of a deal that is known already; what is signed or promised names its sides itself."""

_NOT_YET = frozenset({"once", "if", "until", "unless", "before", "when", "whether", "that"})
"""Words that open a clause of what has not happened, or that somebody else tells."""

_ACTIVE = frozenset("take enter come go fall collapse lapse expire arrive begin start".split())
"""Verbs that tell of a deal as their subject without being passive."""

_COMES = frozenset("follow arrive come reach".split())
_SIZES = frozenset("be total amount worth value reach stand".split())
_PARTS = frozenset("include comprise contain consist".split())
_SHARES = frozenset((("of", "the"), ("of", "them"), ("of", "these"), ("of", "those"), ("of", "its"), ("of", "which")))
_JUST = frozenset({"only", "just", "about", "nearly", "almost"})
_DEFINITE = frozenset("the this that these those its their both".split())
_REACH = 3
"""Sentences over which a deal is carried on by a word for any deal."""

_FAR = 10
"""Sentences over which a deal is carried on by a word of its own goods."""

_NO_DEED = frozenset({Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS, Stance.ACCUSES})
_MOVED = frozenset({CommitmentKind.MONEY, CommitmentKind.GOODS, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
_STEM = 5
_NO_ITEM = 4
"""Letters from which a word of an item calls it again."""


class CarriedSteps:
    """Gives the steps that later sentences tell of the deals of earlier ones."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.report = reading.report
        self.parties = Parties(reading, cast)
        self.sides = Sides(reading, cast)
        self.doubts = Doubts(reading)
        self.scopes = Scopes(reading.book.scopes)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.speech = Speech(statements)
        self.starts = [sentence.span for sentence in reading.marks.sentences]

    def carried(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far with the sums told later, and the further steps of the same deals."""
        steps = sorted(made, key=lambda step: (step.evidence[0].span, step.id))
        for at, telling in self._tellings():
            for clause, phrase in self._told(telling):
                before = self._deal(steps, at, phrase)
                if before is None:
                    continue
                sized = self._sized(steps[before], telling, clause)
                if sized is not None:
                    steps[before] = sized
                    continue
                step = (
                    self._part(steps[before], telling, clause)
                    or self._moved(steps[before], telling, clause)
                    or self._rest(steps[before], telling, clause)
                )
                if step is not None and not any(_is_near(one, step) for one in steps):
                    steps.append(step)
        return steps

    def _tellings(self) -> Iterator[tuple[int, Telling]]:
        for at, (sentence, clauses) in enumerate(zip(self.reading.marks.sentences, self.reading.clauses, strict=True)):
            if clauses:
                yield at, Telling(sentence, clauses, pieces(self.reading.marks, sentence))

    def _told(self, telling: Telling) -> Iterator[tuple[int, NounPhrase]]:
        """Give the clauses whose subject is a definite noun."""
        tokens = self.reading.marks.tokens
        for at, clause in enumerate(telling.clauses):
            phrase = clause.subject
            if phrase is None:
                continue
            first = tokens[phrase.first].text.lower()
            if first in _DEFINITE or self._is_part(phrase) or tokens[phrase.head].lemma in {"construction", "work"}:
                yield at, phrase

    def _is_part(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase is of things told before: "another 25 tents", "five of the boats", "six of them"."""
        words = [token.text.lower() for token in self.reading.marks.tokens[phrase.first : phrase.span_last]]
        first = phrase.first + (words[0] in _JUST and len(words) > 1)
        is_number = self.reading.marks.tokens[first].word_class is WordClass.NUM
        is_share = is_number and any(pair in _SHARES for pair in pairwise(words))
        return is_share or words[0] == "another" or "further" in words

    def _deal(self, steps: Sequence[Step], at: int, phrase: NounPhrase) -> int | None:
        """Give the last deal told in the sentences before that a phrase calls again."""
        tokens = self.reading.marks.tokens
        within_phrase = tokens[phrase.first : phrase.span_last]
        words = {token.lemma.lower() for token in within_phrase if len(token.lemma) >= _NO_ITEM}
        head = tokens[phrase.head].lemma.lower()
        named = self.parties.of_range(phrase.first, phrase.span_last)
        first = self.starts[max(0, at - _FAR)].start
        recent = self.starts[max(0, at - _REACH)].start
        is_pronoun = tokens[phrase.span_last - 1].text.lower() in {"them", "these", "those"}
        is_named = not is_pronoun and any(
            len(token.lemma) >= _NO_ITEM for token in tokens[phrase.last : phrase.span_last]
        )
        called: int | None = None
        for place in reversed(range(len(steps))):
            step = steps[place]
            if step.kind not in _MOVED | {CommitmentKind.TREATY, CommitmentKind.POLICY}:
                continue
            near = [one.span for one in step.evidence if first <= one.span.start < self.starts[at].start]
            if not near:
                continue
            sides = {party.country for party in (*step.provider, *step.recipient)}
            if any(party.country not in sides for party in named):
                continue
            items = {word for line in step.lines for word in line.item.lower().split() if len(word) >= _NO_ITEM}
            items |= {
                word for one in near for word in one.of(self.report.text).lower().split() if len(word) >= _NO_ITEM
            }
            if head in items or any(item.startswith(word[:_STEM]) for word in words - _DEALS for item in items):
                return place
            is_recent = any(one.start >= recent for one in near)
            if is_recent and self._is_vehicle_of(phrase, step):
                return place
            is_any = (head in _DEALS and not is_named) or is_pronoun
            if called is None and is_recent and is_any and step.kind in _MOVED:
                called = place
        return called

    def _is_vehicle_of(self, phrase: NounPhrase, step: Step) -> bool:
        """Say whether a phrase calls a craft by another word: "the vessel" for a boat, "the jets" for aircraft."""
        word = self.reading.marks.tokens[phrase.head].lemma.lower()
        crafts = [craft for craft in _CRAFTS if word in craft]
        return any(
            part.lower().removesuffix("s") in craft
            for craft in crafts
            for line in step.lines
            for part in line.item.split()[-1:]
        )

    def _sized(self, step: Step, telling: Telling, at: int) -> Step | None:
        """Give a deal with the sum that "the loan is worth" tells, where it had none."""
        clause = telling.clauses[at]
        mark = self._amount(telling, clause)
        counted = any(line.value is not None for line in step.lines)
        if mark is None or mark.value is None or counted or clause.verb.lemma not in _SIZES:
            return None
        if step.lines:
            return replace(step, lines=(replace(step.lines[0], value=mark.value), *step.lines[1:]))
        return replace(step, lines=(Line("money", ItemClass.MONEY, None, mark.value),))

    def _amount(self, telling: Telling, clause: Clause) -> QuantityMark | None:
        verb = self.reading.marks.tokens[clause.verb.main].span
        marks = within(self.reading.marks.quantities, Span(verb.end, telling.sentence.span.end))
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

    def _moved(self, step: Step, telling: Telling, at: int) -> Step | None:
        """Give what became of a deal: finished, paid out, suspended, cancelled, in force."""
        clause = telling.clauses[at]
        if (not clause.verb.passive and clause.verb.lemma not in _ACTIVE) or clause.marker in _NOT_YET:
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        entry = self._entry(telling, clause, words)
        status = self.modality.of(telling.clauses, at, words=words)
        if entry is None or entry.step not in _CARRIES or entry.resumes:
            return None
        if self.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        kind = self._kept(entry.step, status, clause)
        if kind is None:
            return None
        span = self.parties.span(clause.first, clause.last)
        if any(one.stance in _NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = self._day(telling.sentence.span) or by_publication(self.report.published)
        scope = self.scopes.of(self.report.text, sentence=telling.sentence.span, amount=None, is_day_told=False)
        again = self._again(step, span, kind, when=when, scope=scope, lines=self._counted(step, clause))
        return self._paper(again, clause) if kind is StepKind.IN_FORCE else again

    def _paper(self, step: Step, clause: Clause) -> Step:
        """Give a treaty for itself, not the goods that were promised under it: "the pact took effect in May"."""
        tokens = self.reading.marks.tokens
        word = tokens[clause.subject.head].lemma.lower() if clause.subject is not None else ""
        if step.kind not in _MOVED or word not in _TREATIES:
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

    def _counted(self, step: Step, clause: Clause) -> tuple[Line, ...]:
        """Give a deal's goods in the number that came of them: "The first 15 generators arrived"."""
        phrase = clause.subject
        if phrase is None:
            return step.lines
        tokens = self.reading.marks.tokens[phrase.first : phrase.span_last]
        called = {token.text.lower() for token in tokens} | {token.lemma.lower() for token in tokens}
        own = tuple(line for line in step.lines if called & set(line.item.lower().split()))
        lines = own or step.lines  # "The shells have not come" tells nothing of the boats beside them
        if len(lines) != 1:
            return lines
        marks = within(self.reading.marks.quantities, self.parties.span(phrase.first, phrase.span_last))
        told = next((mark.quantity for mark in marks if mark.quantity is not None), None)
        is_share = told is None and self._is_part(phrase)  # "six of them" are not all
        return (replace(lines[0], quantity=told),) if told is not None or is_share else lines

    def _rest(self, step: Step, telling: Telling, at: int) -> Step | None:
        """Give what is still to come of a counted deal: "A further 25 are to follow by June"."""
        clause = telling.clauses[at]
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = self.modality.of(telling.clauses, at, words=words)
        is_coming = clause.verb.lemma in _COMES or clause.verb.passive
        lines = self._counted(step, clause)
        if status is not Status.PLANNED or not is_coming or step.kind not in _MOVED or lines == step.lines:
            return None
        span = self.parties.span(clause.first, clause.last)
        if any(one.stance in _NO_DEED for one in self.speech.holding(span.start)):
            return None
        when = by_publication(self.report.published)
        rest = self._again(step, span, StepKind.PLEDGED, when=when, scope=Scope.REMAINDER, lines=lines)
        return replace(rest, due=self.sides.ahead(telling.sentence.span, span))

    def _kept(self, step: StepKind, status: Status, clause: Clause) -> StepKind | None:
        """Give what became of a deal, or that it was not kept: "was never delivered", "has not been paid"."""
        if status is Status.ACTUAL:
            return step
        is_told = (clause.verb.tense == "past" or clause.verb.perfect) and clause.verb.modal is None
        if status is Status.NEGATED and is_told and step in {StepKind.FULFILLED, StepKind.PARTLY_DELIVERED}:
            return StepKind.NOT_FULFILLED
        return None

    def _entry(self, telling: Telling, clause: Clause, words: Sequence[str]) -> StepEntry | None:
        match = self.reading.book.steps.at(words, clause.verb.main - telling.sentence.first)
        if match is None:
            return None
        found = match.choose(self.parties.nouns((clause.subject,)) if clause.subject is not None else ())
        return found.entry if found is not None and found.entry.part == "verb" else None

    def _day(self, span: Span) -> Period | None:
        marks = within(self.reading.marks.times, span)
        return next((mark.period for mark in marks if mark.use is TimeUse.EVENT and mark.period.is_known), None)

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
            lines=lines,
            due=None,
            instrument=None,
            by=by,
            role_of_speaker=role_of(by, step.provider, step.recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.carried", score=SCORE_OF_STATEMENT),),
        )


def _is_near(one: Step, other: Step) -> bool:
    """Say whether a step already tells of the words of another."""
    return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
