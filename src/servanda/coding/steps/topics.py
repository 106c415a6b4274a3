"""Commitments that are only talked of: a topic is mentioned, never promised (ruling 59)."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.goods import lines_of
from servanda.coding.near import Speech
from servanda.coding.steps.moves.words import lemma_of
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, day_of_talks, role_of, unique
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    Event,
    FindingId,
    ItemClass,
    Line,
    Party,
    Period,
    Scope,
    Statement,
    Status,
    Step,
    StepKind,
    by_publication,
    cite,
    content_id,
)

_SHARED_WORK = frozenset({"cooperation", "partnership", "collaboration", "investment"})
_PAIR = 2


class TopicSteps:
    """Gives the steps of what is only talked of."""

    def __init__(
        self, reading: ReportReading, sides: Sides, statements: Sequence[Statement], events: Sequence[Event]
    ) -> None:
        self.reading = reading
        self.events = events
        self.sides = sides
        self.speech = Speech(statements)
        self.report = reading.report

    def of_topics(self, told: Sequence[Act], made: Sequence[Step]) -> list[Step]:
        """Give what is only talked of: "discussed the supply of rice from Peru to Togo" is mentioned (ruling 59)."""
        found = [self._named_transfer(act) for act in told] + [self._talked_over(act) for act in told]
        return [step for step in found if step is not None and not any(_tells(one, step) for one in made)]

    def _named_transfer(self, act: Act) -> Step | None:
        """Give a transfer that is a topic, with giver, receiver and goods printed."""
        if not (act.is_noun and act.frame.is_transfer and act.status is Status.HYPOTHETICAL):
            return None
        lines = lines_of(self.reading, act.telling.pieces, act.item)
        known = any(line.item_class is not ItemClass.OTHER for line in lines)
        return self._mentioned(act, CommitmentKind.GOODS, act.source, act.target, lines) if known else None

    def _talked_over(self, act: Act) -> Step | None:
        """Give the cooperation that two sides talk over: "discussed closer cooperation in mining"."""
        if act.is_noun or act.clause is None or act.status is not Status.ACTUAL or lemma_of(act) != "discuss":
            return None
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause]
        words = {token.lemma.lower() for token in tokens[clause.verb.last : act.telling.sentence.last]}
        both = unique((*act.source, *act.target))
        if not words & _SHARED_WORK or len({party.country for party in both}) != _PAIR:
            return None
        return self._mentioned(act, CommitmentKind.POLICY, both, both, (), when=day_of_talks(self.events, both))

    def _mentioned(
        self,
        act: Act,
        kind: CommitmentKind,
        source: Sequence[Party],
        target: Sequence[Party],
        lines: tuple[Line, ...],
        *,
        when: Period | None = None,
    ) -> Step | None:
        provider, recipient = self.sides.states(source), self.sides.states(target)
        if not provider or not recipient or any(party.country == NO_CODE for party in (*provider, *recipient)):
            return None
        speakers = [one for one in self.speech.holding(act.at.start) if one.speaker is not None]
        statement = min(speakers, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = statement.speaker if statement is not None else None
        said = statement.said if statement is not None and statement.said.is_known else None
        return Step(
            id=FindingId(content_id("c", self.report.id, act.at.start, act.at.end, "mentioned")),
            report=self.report.id,
            kind=kind,
            provider=provider,
            recipient=recipient,
            via=(),
            step=StepKind.MENTIONED,
            when=when or said or by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=lines,
            terms=self.reading.book.words.terms(act.words),
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=statement.id if statement is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, act.span, rule="step.topic", score=SCORE_OF_STATEMENT),),
        )


def _tells(one: Step, other: Step) -> bool:
    """Say whether a step already tells of the words of another."""
    return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
