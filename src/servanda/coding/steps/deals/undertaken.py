"""Acts that the narrator tells one of two states to do under what they agreed: "Peru will pay for most of the line".

Invariant: the two deal with each other in the same passage, which names no third; a future of anything that their deal
is not tied to is no promise.
Source: field notes on commitments, section 3: "announce that ... will", told by whoever reports the deal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.events.doubts import Doubts
from servanda.coding.near import Speech
from servanda.coding.steps.parties.pairs import Pairs
from servanda.coding.steps.parties.partners import Partners
from servanda.coding.steps.parties.sides import Sides, counted_from, is_itself, role_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.model import (
    NO_CODE,
    PRIVATE,
    BlockKind,
    CommitmentKind,
    Event,
    FindingId,
    Instrument,
    Party,
    Scope,
    Span,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    by_publication,
    cite,
    content_id,
)

RULE = "step.undertaken"
_SCORE = 0.5
"""How sure a step is one side of which is understood."""

_DOES = frozenset(
    "pay finance fund build rebuild repair supply provide allow let permit open reopen grant give send deliver "
    "host accept return release free lift ease cut lower reduce waive scrap drop exempt resume restore connect share "
    "buy import sell lease lend cover contribute complete finish extend operate maintain recognise recognize".split()
)
"""Verbs of what one state does for another under a deal."""

_TOLD = frozenset({StepKind.PLEDGED, StepKind.SIGNED, StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})

_THE_DEALS = re.compile(
    r"\b(?:its (?:part|side|share|half|section|stretch)|the (?:\w+ ){0,2}?"
    r"(?:line|link|pipeline|bridge|dam|railway|road|tunnel|canal|cable|grid|project|scheme|station|terminal|port|plant|"
    r"field|centre|center|work|works|costs?|deal|agreement|accord|pact|contract))\b|"
    r"\b(?:there|border|crossings?|transit|customs|tariffs?|dut(?:y|ies)|visas?|airspace|fees?|prisoners|fishermen|"
    r"sailors|imports?|exports?|electricity|gas|oil|fuel|grain|wheat|training|trainers|spare parts|crews?)\b",
    re.IGNORECASE,
)
"""Words of what two states deal in."""


class UndertakenSteps:
    """Gives the pledges that a report tells in its own voice of two states that agreed."""

    def __init__(
        self,
        reading: ReportReading,
        cast: Cast,
        sides: Sides,
        statements: Sequence[Statement],
        events: Sequence[Event],
    ) -> None:
        self.reading = reading
        self.report = reading.report
        self.sides = sides
        self.partners = Partners(sides, events)
        self.pairs = Pairs(self.partners)
        self.parties = Parties(reading, cast)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.doubts = Doubts(reading)
        self.speech = Speech(statements)

    def of_undertakings(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and what each of two that agreed is to do."""
        steps = list(made)
        for place, telling in self._tellings():
            for at in range(len(telling.clauses)):
                span = self._words(telling, at)
                is_told = any(one.span.overlaps(span) for step in steps for one in step.evidence)
                found = None if is_told else self._undertaken(telling, at, place, steps)
                steps += [found] if found is not None else []
        return steps

    def _tellings(self) -> Iterator[tuple[int, Telling]]:
        for place, (sentence, clauses) in enumerate(
            zip(self.reading.marks.sentences, self.reading.clauses, strict=True)
        ):
            if sentence.block.kind is not BlockKind.TITLE and any(one.verb.lemma in _DOES for one in clauses):
                yield place, Telling(sentence, clauses, self.reading.pieces(sentence))

    def _words(self, telling: Telling, at: int) -> Span:
        clause = telling.clauses[at]
        first = clause.subject.first if clause.subject is not None else clause.first
        return self.parties.span(min(first, clause.first), clause.last)

    def _undertaken(self, telling: Telling, at: int, place: int, made: Sequence[Step]) -> Step | None:
        clause, span = telling.clauses[at], self._words(telling, at)
        is_plain = clause.verb.is_finite and not (clause.verb.passive or clause.verb.negated or clause.verb.perfect)
        if clause.verb.lemma not in _DOES or clause.subject is None or not is_plain:
            return None
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        is_ahead = self.modality.of(telling.clauses, at, words=words) is Status.PLANNED
        is_doubted = self.doubts.at(telling.sentence, telling.clauses, at) is not None
        doer = self.sides.givers(self.parties.of_phrase(clause.subject)) if is_ahead and not is_doubted else ()
        if len(doer) != 1 or doer[0].country == NO_CODE or is_itself(doer[0]) or doer[0].sector in PRIVATE:
            return None
        behind = Span(self.reading.marks.tokens[clause.verb.main].span.end, span.end)
        pair = self.pairs.at(place, made) if _THE_DEALS.search(behind.of(self.report.text)) else {}
        other = tuple(party for code, party in pair.items() if code != doer[0].country)
        holding = self.speech.holding(span.start)
        is_agreed = doer[0].country in pair and self._agreed(set(pair), place, made)
        if not is_agreed or any(one.stance in NO_DEED for one in holding):
            return None
        return self._step(telling, span, doer, self.sides.states(other), holding)

    def _agreed(self, both: set[str], place: int, made: Sequence[Step]) -> bool:
        """Say whether a step before tells what two states promised, signed or gave."""
        start = self.reading.marks.sentences[place].span.start
        said = (one for one in made if one.step in _TOLD and any(piece.span.start < start for piece in one.evidence))
        return any({party.country for party in (*one.provider, *one.recipient)} == both for one in said)

    def _step(
        self,
        telling: Telling,
        span: Span,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
        holding: Sequence[Statement],
    ) -> Step:
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        when = by_publication(self.report.published)
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, "undertaken")),
            report=self.report.id,
            kind=CommitmentKind.POLICY,
            provider=provider,
            recipient=recipient,
            via=(),
            step=StepKind.PLEDGED,
            when=when,
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=Instrument.STATEMENT,
            due=counted_from(self.sides.ahead(telling.sentence.span, span), when, self.report.published),
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=_SCORE),),
        )
