"""Promises that are taken back: "withdrew its offer to host the talks", "cancelled plans to send engineers to Chad".

Invariant: only the promisor takes a promise back, and only words that name the promise say so.
Source: field notes on commitments, "Words to steps" and section 4: withdrawn, cancelled, suspended are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.codebook.steps import StepEntry
from servanda.coding.acts_parties import Parties
from servanda.coding.acts_types import Telling
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.modality import Modality
from servanda.coding.near import Speech
from servanda.coding.steps_receivers import Receivers
from servanda.coding.steps_sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.syntax import pieces
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    FindingId,
    Scope,
    Span,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    by_publication,
    cite,
    content_id,
)

_PROMISES = frozenset({"offer", "promise", "pledge", "plan", "commitment", "vow", "undertaking"})
_OWN = frozenset({"its", "their", "his", "her", "our"})
_ENDS = frozenset({StepKind.WITHDRAWN, StepKind.CANCELLED, StepKind.SUSPENDED, StepKind.NOT_FULFILLED})
_NO_DEED = frozenset({Stance.ACCUSES, Stance.DENIES, Stance.DEMANDS, Stance.REQUESTS, Stance.HOPES, Stance.WARNS})
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
        for telling, at, entry in self._ends():
            ended = self._ended(telling, at, entry)
            if ended is None:
                continue
            span = Span(ended.evidence[0].span.start, telling.sentence.span.end)
            own = [place for place, step in enumerate(steps) if _is_promise_in(step, ended, span)]
            for place in own:
                steps[place] = replace(steps[place], step=entry.step, due=None, instrument=None)
            if not own and not any(_is_told(step, ended, span) for step in steps):
                steps.append(ended)
        return steps

    def _ends(self) -> Iterator[tuple[Telling, int, StepEntry]]:
        """Give the clauses that end a promise named as their object, with the step that they make."""
        tokens = self.reading.marks.tokens
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            if not any(tokens[one.head].lemma in _PROMISES for clause in clauses for one in clause.objects):
                continue
            telling = Telling(sentence, clauses, pieces(self.reading.marks, sentence))
            words = self.parties.words(sentence.first, sentence.last)
            for at, clause in enumerate(clauses):
                named = [one for one in clause.objects if tokens[one.head].lemma in _PROMISES]
                match = self.reading.book.steps.at(words, clause.verb.main - sentence.first) if named else None
                found = match.choose(self.parties.nouns(named)) if match is not None else None
                is_own = bool(named) and (
                    tokens[named[0].first].text.lower() in _OWN or named[0].first == named[0].head
                )
                status = self.modality.of(clauses, at, words=words)
                if found is not None and found.entry.step in _ENDS and is_own and status is Status.ACTUAL:
                    yield telling, at, found.entry

    def _ended(self, telling: Telling, at: int, entry: StepEntry) -> Step | None:
        clause = telling.clauses[at]
        provider = self.sides.givers(self.receivers.named(clause.subject)) if clause.subject is not None else ()
        own = {party.country for party in provider}
        span = self.parties.span(clause.first, clause.last)
        holding = self.speech.holding(span.start)
        if not provider or NO_CODE in own or any(one.stance in _NO_DEED for one in holding):
            return None
        found = self.sides.states(self.receivers.receiver(telling, at))
        recipient = tuple(party for party in found if party.country not in own)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, entry.step.value)),
            report=self.report.id,
            kind=CommitmentKind.POLICY,
            provider=provider,
            recipient=recipient,
            via=(),
            step=entry.step,
            when=by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.taken", score=SCORE_OF_STATEMENT),),
        )


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
