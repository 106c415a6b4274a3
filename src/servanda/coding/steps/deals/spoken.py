"""Deals that a side tells of in its own words: "We have agreed to open a consulate", said after talks with the other.

Invariant: the other side is the one state that the words name, or the one that the text told of beside the speaker
just before; "we" of nobody known, or of many, is no deal.
Source: field notes on commitments, section 3, "Words to steps"; rulings 56 and 58.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.steps.parties.partners import Partners
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, day_of_talks, role_of, stands_apart, unique
from servanda.model import (
    NO_CODE,
    PRIVATE,
    CommitmentKind,
    Event,
    FindingId,
    Party,
    Period,
    Scope,
    Span,
    Statement,
    Step,
    StepKind,
    Terms,
    WhenBasis,
    by_publication,
    cite,
    content_id,
)

RULE = "step.spoken"

_AGREED = re.compile(r"\bwe (?:have |had |also |both |all )*agreed (?:to (?!disagree|differ)\w+|on )", re.IGNORECASE)
_INVITED = re.compile(
    r"\b(?:invited (?:me|us) to (?:visit|come|travel|pay)\b|(?:I|we) (?:have |gladly |happily |warmly )*accept(?:ed)? "
    r"(?:this|the|his|her|their|your|an|that)(?: \w+)? invitation\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\bour (?:common |shared |mutual |firm |strong )*"
    r"(?:desire|wish|will|willingness|readiness|determination|intention) "
    r"to (?:strengthen|deepen|develop|expand|boost|improve|widen|broaden|consolidate|intensify|enhance|reinforce) "
    r"[^.;]{0,80}\b(?:relations?|relationship|cooperation|ties|partnership|links)\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(r"\baccept", re.IGNORECASE)


class SpokenDeals:
    """Gives the steps that speakers tell of in the first person, which nothing else has read."""

    def __init__(
        self, reading: ReportReading, sides: Sides, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self.report = reading.report
        self.sides = sides
        self.statements = statements
        self.events = events
        self.partners = Partners(sides, events)

    def of_speakers(self, made: Sequence[Step]) -> list[Step]:
        """Give what was agreed, wished or accepted in a speaker's own words, where no step tells it."""
        found: list[Step] = []
        for statement in self.statements:
            speaker = statement.speaker
            if speaker is None or speaker.country == NO_CODE or speaker.sector in PRIVATE or stands_apart(speaker):
                continue
            for part in statement.content_parts:
                step = self._told(statement, self.sides.givers((speaker,)), part, made)
                if step is not None and not any(_tells(one, step) for one in (*made, *found)):
                    found.append(step)
        return found

    def _told(self, statement: Statement, own: tuple[Party, ...], part: Span, made: Sequence[Step]) -> Step | None:
        words = part.of(self.report.text)
        agreed, invited, wished = _AGREED.search(words), _INVITED.search(words), _WISHES.search(words)
        match = agreed or invited or wished
        if match is None or not own:
            return None
        span = self._sentence(part, part.start + match.start())
        other = self._other(span, own[0].country, made)
        if not other:
            return None
        both = unique((*own, *other))
        if agreed is not None:
            again = any(_is_agreed(one, both, before=span.start) for one in made)
            step = self._step(statement, span, CommitmentKind.POLICY, StepKind.PLEDGED, both, both)
            return replace(step, scope=Scope.RESTATEMENT) if again else step
        if invited is not None:
            if _ACCEPTS.search(match.group()):
                return self._step(statement, span, CommitmentKind.MEETING, StepKind.PLEDGED, own, other)
            step = self._step(statement, span, CommitmentKind.MEETING, StepKind.MENTIONED, own, other)
            host = self._host(span, other)
            return replace(step, by=host, role_of_speaker=role_of(host, own, other))
        step = self._step(statement, span, CommitmentKind.POLICY, StepKind.MENTIONED, own, other)
        return replace(step, scope=Scope.RESTATEMENT)  # a wish adds nothing to what is there

    def _host(self, span: Span, other: Sequence[Party]) -> Party | None:
        """Give who invites: the last one named of the other side; the guest only tells of it."""
        lands = {party.country for party in other}
        named = (self.sides.cast.party(one) for one in self.sides.cast.outermost(Span(0, span.start)))
        hosts = [party for party in named if party is not None and party.country in lands and party.sector == "GOV"]
        return hosts[-1] if hosts else next(iter(other), None)

    def _sentence(self, part: Span, place: int) -> Span:
        """Give the sentence of what is said that holds a place."""
        sentence = self.partners.sentences[self.partners.place(place)].span
        return Span(max(part.start, sentence.start), min(part.end, sentence.end))

    def _other(self, span: Span, own: str, made: Sequence[Step]) -> tuple[Party, ...]:
        """Give the other side: the one state that the words name, else the one that was told of just before."""
        parties = (self.sides.cast.party(one) for one in self.sides.cast.outermost(span))
        named = {
            party.country: self.sides.cast.state_of(party)
            for party in parties
            if party is not None and party.country not in {own, NO_CODE} and not stands_apart(party)
        }
        if named:
            return tuple(named.values()) if len(named) == 1 else ()
        return self.partners.other(self.partners.place(span.start), own, made)

    def _step(
        self,
        statement: Statement,
        span: Span,
        kind: CommitmentKind,
        step: StepKind,
        provider: tuple[Party, ...],
        recipient: tuple[Party, ...],
    ) -> Step:
        by = statement.speaker
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, kind.value, step.value, "spoken")),
            report=self.report.id,
            kind=kind,
            provider=provider,
            recipient=recipient,
            via=(),
            step=step,
            when=self._when(statement, unique((*provider, *recipient))),
            scope=Scope.UNKNOWN,
            lines=(),
            terms=Terms.UNKNOWN,
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=statement.id,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=SCORE_OF_STATEMENT),),
        )

    def _when(self, statement: Statement, both: tuple[Party, ...]) -> Period:
        talked = day_of_talks(self.events, both)
        if talked is not None:
            return talked
        if statement.said.is_day:
            return statement.said
        told = {one.said.edtf: one.said for one in self.statements if one.said.is_day}
        if len(told) == 1:  # all that the report dates was said on one day: "both sides reported on Wednesday"
            return replace(next(iter(told.values())), basis=WhenBasis.INFERRED)
        return statement.said if statement.said.is_known else by_publication(self.report.published)


def _is_agreed(one: Step, both: Sequence[Party], *, before: int) -> bool:
    """Say whether a step tells, before a place, that both sides have agreed."""
    sides = {party.country for party in both}
    return (
        one.kind is CommitmentKind.POLICY
        and one.step is StepKind.PLEDGED
        and {party.country for party in one.provider} == sides == {party.country for party in one.recipient}
        and one.evidence[0].span.start < before
    )


def _tells(one: Step, other: Step) -> bool:
    """Say whether a step is read from the same words: of the same kind, or with goods of its own."""
    is_here = any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
    return is_here and (one.kind is other.kind or bool(one.lines))
