"""Promises that are taken back: "withdrew its offer to host the talks", "cancelled plans to send engineers to Chad".

Invariant: only the promisor takes a promise back, and only words that name the promise say so.
Source: field notes on commitments, "Words to steps" and section 4: withdrawn, cancelled, suspended are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.codebook.steps import StepEntry
from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.goods import lines_of
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.near import Speech, within
from servanda.coding.steps.moves.words import PLEDGING
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.steps.sums.sums import kind_of
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    FindingId,
    ItemClass,
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
    TimeUse,
    by_publication,
    cite,
    content_id,
)

_PROMISES = frozenset({"offer", "promise", "pledge", "plan", "commitment", "vow", "undertaking"})
_OWN = frozenset({"its", "their", "his", "her", "our"})
_ENDS = frozenset({StepKind.WITHDRAWN, StepKind.CANCELLED, StepKind.SUSPENDED, StepKind.NOT_FULFILLED})
_UNDOES = frozenset({"reverse", "renege", "break", "abandon", "drop", "withdraw", "reneg", "overturn"})
"""Verbs whose participle says that a promise no longer holds: "reversing a pledge"."""

_BUYS = frozenset({"buy", "purchase", "order", "import", "acquire", "procure", "lease", "borrow"})
"""Verbs of plans by which somebody was to receive, not to give."""

_DECIDES = frozenset({"decide", "choose", "opt", "announce", "resolve", "agree"})
_PROMISED = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE})
_OPEN = frozenset({StepKind.PLEDGED, StepKind.MENTIONED})


class EndedSteps:
    """Gives the steps of promises that their promisor takes back."""

    def __init__(self, reading: ReportReading, cast: Cast, sides: Sides, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.report = reading.report
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.sides = sides
        self.parties = Parties(reading, cast)
        self.receivers = Receivers(reading, self.parties)
        self.speech = Speech(statements)

    def with_endings(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, those of a promise taken back as ended, and the endings no step tells yet."""
        steps = list(made)
        for telling, at in self._refused():
            steps = self._not_to_come(telling, at, steps)
        for telling, at, entry in self._ends():
            ended = self._ended(telling, at, entry)
            if ended is None:
                continue
            span = Span(ended.evidence[0].span.start, telling.sentence.span.end)
            own = [step for step in steps if _is_promise_in(step, ended, span)]
            others = [step for step in steps if step not in own]
            is_told = any(_is_told(step, ended, span) for step in others)
            # What was broken is told by the words that say so, which may be a charge.
            before = ended.evidence if entry.step is StepKind.NOT_FULFILLED else ()
            taken = [
                replace(step, step=entry.step, due=None, instrument=None, evidence=(*before, *step.evidence))
                for step in own
            ]
            # "withdrew its offer of 15 tents" is one end; the offer that its noun names is no second one
            steps = [*others, *(step for step in taken if step.lines or not is_told)]
            if not own and not is_told:
                steps.append(ended)
        for promise, ended in list(self._promised_before(steps)):
            steps = [replace(one, scope=Scope.RESTATEMENT) if one is promise else one for one in steps]
            steps.append(ended)
        return steps

    def _promised_before(self, made: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
        """Give what a relative clause tells as promised and its end: "cancelled the 20 boats that it promised Togo"."""
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            here = [one for one in made if any(piece.span in sentence.span for piece in one.evidence)]
            promised = [one for one in here if one.step in _PROMISED]
            if len(promised) != 1 or any(one.step in _ENDS for one in here):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            words = self.parties.words(sentence.first, sentence.last)
            for at, clause in enumerate(clauses):
                entry = self._end_of_promised(telling, at, words)
                provider = self.sides.givers(self.receivers.named(clause.subject)) if entry and clause.subject else ()
                own = {party.country for party in provider}
                if entry is not None and own and own == {party.country for party in promised[0].provider}:
                    ended = self._step(telling, at, entry.step, provider, promised[0].recipient, promised[0].lines)
                    yield promised[0], replace(ended, when=self._day(ended.evidence[0].span) or ended.when)

    def _day(self, span: Span) -> Period | None:
        """Give the one day that the words of an end tell of it: "on Thursday cancelled"."""
        told = [one for one in within(self.reading.marks.times, span) if one.use is TimeUse.EVENT]
        return told[0].period if len(told) == 1 and told[0].period.is_known else None

    def _end_of_promised(self, telling: Telling, at: int, words: Sequence[str]) -> StepEntry | None:
        """Give the end that a clause makes of an object which a relative clause says was promised."""
        clause, clauses = telling.clauses[at], telling.clauses
        told = [one for one in clauses if one.relation is ClauseRelation.RELATIVE and one.noun is not None]
        objects = [one for one in clause.objects if any(one.first <= (rel.noun or 0) < one.span_last for rel in told)]
        match = self.reading.book.steps.at(words, clause.verb.main - telling.sentence.first) if objects else None
        found = match.choose(self.parties.nouns(objects)) if match is not None else None
        is_said = any(
            one.stance in NO_DEED for one in self.speech.holding(self.reading.marks.tokens[clause.verb.main].span.start)
        )
        if found is None or is_said or self.modality.of(clauses, at, words=words) is not Status.ACTUAL:
            return None
        return found.entry if found.entry.step in _ENDS else None

    def _not_to_come(self, telling: Telling, at: int, made: Sequence[Step]) -> list[Step]:
        """Give the steps with the goods that will not come after all as withdrawn."""
        clause = telling.clauses[at]
        provider = self.sides.givers(self.receivers.named(clause.subject)) if clause.subject is not None else ()
        own = {party.country for party in provider}
        span = telling.sentence.span
        if len(own) != 1 or NO_CODE in own or any(one.stance in NO_DEED for one in self.speech.holding(span.start)):
            return list(made)
        promised = [one for one in made if one.step in _OPEN and any(piece.span in span for piece in one.evidence)]
        promised = [one for one in promised if {party.country for party in one.provider} == own]
        if promised:
            return [replace(one, step=StepKind.WITHDRAWN, due=None) if one in promised else one for one in made]
        lines = lines_of(self.reading, telling.pieces, clause.objects[-1:])[:1]
        found = self.sides.states(self.receivers.receiver(telling, at))
        recipient = tuple(party for party in found if party.country not in own | {NO_CODE})
        if not lines or not recipient:
            return list(made)
        return [*made, self._step(telling, at, StepKind.WITHDRAWN, provider, recipient, lines)]

    def _ends(self) -> Iterator[tuple[Telling, int, StepEntry]]:
        """Give the clauses that end a promise named as their object, with the step that they make."""
        tokens = self.reading.marks.tokens
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if not any(tokens[one.head].lemma in _PROMISES for clause in clauses for one in _things(clause)):
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            words = self.parties.words(sentence.first, sentence.last)
            for at, clause in enumerate(clauses):
                named = [one for one in _things(clause) if tokens[one.head].lemma in _PROMISES]
                match = self.reading.book.steps.at(words, clause.verb.main - sentence.first) if named else None
                found = match.choose(self.parties.nouns(named)) if match is not None else None
                is_own = bool(named) and self._is_own(clauses, named[0])
                status = self.modality.of(clauses, at, words=words)
                if found is not None and found.entry.step in _ENDS and is_own and status is Status.ACTUAL:
                    yield telling, at, found.entry

    def _is_own(self, clauses: Sequence[Clause], phrase: NounPhrase) -> bool:
        """Say whether a promise is that of who takes it back: "its pledge", "plans", "a pledge to host the talks"."""
        first = self.reading.marks.tokens[phrase.first].text.lower()
        is_spelled_out = any(one.noun == phrase.head and one.verb.infinitive for one in clauses)
        return first in _OWN or phrase.first == phrase.head or (first in {"a", "an"} and is_spelled_out)

    def _refused(self) -> Iterator[tuple[Telling, int]]:
        """Give the clauses that say that what was promised will not be given: "will not send the tanks it promised"."""
        tokens = self.reading.marks.tokens
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            if not any(self._tells_promise(clauses, at) for at in range(len(clauses))):
                continue
            words = self.parties.words(sentence.first, sentence.last)
            for at, clause in enumerate(clauses):
                match = self.reading.book.events.at(words, clause.verb.main - sentence.first)
                gives = match is not None and any(one.frame.is_transfer for one in match.readings)
                above = clauses[clause.governor] if clause.governor is not None else None
                is_ahead = clause.verb.modal in {"will", "would", "wo"} or (
                    clause.verb.infinitive and above is not None and above.verb.lemma in _DECIDES
                )
                before = tokens[max(telling.sentence.first, clause.verb.first - 1)].text.lower()
                group = {token.text.lower() for token in tokens[clause.verb.first : clause.verb.main]}
                is_refused = clause.verb.negated or before == "not" or "longer" in group
                if gives and is_ahead and is_refused and not self._ends_something(words, clause, sentence.first):
                    yield telling, at

    def _ends_something(self, words: Sequence[str], clause: Clause, first: int) -> bool:
        """Say whether a verb ends what was promised: who will not cancel the boats will send them."""
        match = self.reading.book.steps.at(words, clause.verb.main - first)
        found = match.choose(self.parties.nouns(clause.objects)) if match is not None else None
        return found is not None and found.entry.step in _ENDS

    def _tells_promise(self, clauses: Sequence[Clause], at: int) -> bool:
        """Say whether a clause tells that something was promised, or that a promise is undone."""
        clause = clauses[at]
        tokens = self.reading.marks.tokens
        if clause.relation is ClauseRelation.RELATIVE:
            return clause.verb.lemma in PLEDGING
        is_undone = clause.verb.lemma in _UNDOES and clause.relation is ClauseRelation.PARTICIPIAL
        return is_undone and any(tokens[one.head].lemma in _PROMISES for one in clause.objects)

    def _ended(self, telling: Telling, at: int, entry: StepEntry) -> Step | None:
        clause = telling.clauses[at]
        provider = self.sides.givers(self.receivers.named(clause.subject)) if clause.subject is not None else ()
        own = {party.country for party in provider}
        span = self.parties.span(clause.first, clause.last)
        holding = self.speech.holding(span.start)
        if not provider or NO_CODE in own or any(one.stance in NO_DEED for one in holding):
            return None
        spelled = self._spelled_out(telling, at)
        found = self.sides.states(self.receivers.receiver(telling, spelled if spelled is not None else at))
        if spelled is not None and not found:
            found = self.sides.states(self.receivers.only_other(telling, own, at))
        recipient = tuple(party for party in found if party.country not in own | {NO_CODE})
        lines: tuple[Line, ...] = ()
        if spelled is not None and recipient:
            told = lines_of(self.reading, telling.pieces, telling.clauses[spelled].objects)
            lines = tuple(line for line in told if line.item_class is not ItemClass.OTHER)
        if spelled is None:
            of = [one.phrase for one in clause.adjuncts if one.preposition == "of"]
            told = lines_of(self.reading, telling.pieces, of[:1])
            lines = tuple(line for line in told if line.quantity is not None and line.item_class is not ItemClass.OTHER)
        if spelled is not None and telling.clauses[spelled].verb.lemma in _BUYS:
            maker = self.sides.states(self.receivers.only_other(telling, own, at))
            return self._step(telling, at, entry.step, maker, provider, lines) if maker else None
        return self._step(telling, at, entry.step, provider, recipient, lines)

    def _spelled_out(self, telling: Telling, at: int) -> int | None:
        """Give the infinitive that says what a promise was: "plans to sell Turkey six ships"."""
        tokens = self.reading.marks.tokens
        heads = {one.head for one in _things(telling.clauses[at]) if tokens[one.head].lemma in _PROMISES}
        clauses = enumerate(telling.clauses)
        return next((place for place, one in clauses if one.noun in heads and one.verb.infinitive), None)

    def _step(
        self,
        telling: Telling,
        at: int,
        kind: StepKind,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
        lines: tuple[Line, ...],
    ) -> Step:
        clause = telling.clauses[at]
        span = self.parties.span(clause.first, clause.last)
        holding = self.speech.holding(span.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, kind.value)),
            report=self.report.id,
            kind=kind_of(lines) if lines else CommitmentKind.POLICY,
            provider=provider,
            recipient=recipient,
            via=(),
            step=kind,
            when=by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=lines,
            terms=Terms.UNKNOWN,
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.taken", score=SCORE_OF_STATEMENT),),
        )


def _things(clause: Clause) -> tuple[NounPhrase, ...]:
    """Give the objects of a clause, and what stands behind the word of a verb like "go back on"."""
    behind = tuple(one.phrase for one in clause.adjuncts if one.preposition in {"on", "from", "of"})
    return (*clause.objects, *behind)


def _is_told(step: Step, ended: Step, span: Span) -> bool:
    """Say whether a step tells the same end already, with its amount: "withdrew its offer of 80 million"."""
    givers = {party.country for party in step.provider}
    own = {party.country for party in ended.provider}
    return step.step is ended.step and givers == own and any(one.span.overlaps(span) for one in step.evidence)


def _is_promise_in(step: Step, ended: Step, span: Span) -> bool:
    """Say whether a step only tells the promise that is taken back in these words."""
    givers = {party.country for party in step.provider}
    own = {party.country for party in ended.provider}
    return step.step in _OPEN and bool(givers & own) and any(one.span.overlaps(span) for one in step.evidence)
