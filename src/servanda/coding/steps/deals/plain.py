"""Help and papers between two states that no other rule has read: "financed the trip", "gave the school a piano".

Invariant: the last rule to read, and only in sentences of which no step is told. One verb or noun of giving, paying for
or signing is printed with whose it is; the other side is printed in the sentence, or is the only other state that the
report names. What is doubted, asked for or done at home is no step.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.coding.acts.types import Telling
from servanda.coding.near import within
from servanda.coding.steps.deals.plain_gifts import PlainGifts
from servanda.coding.steps.deals.plain_papers import PlainPapers
from servanda.coding.steps.deals.plain_people import PlainPeople
from servanda.coding.steps.deals.plain_sides import Told
from servanda.coding.steps.deals.plain_works import PlainWorks
from servanda.coding.steps.moves.words import KIND_OF_CLASS
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, role_of
from servanda.coding.steps.sums.graded import DEEDS, NO_DEED
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    BlockKind,
    CommitmentKind,
    FindingId,
    Period,
    Scope,
    Sentence,
    Span,
    Step,
    TimeUse,
    by_publication,
    cite,
    content_id,
)

RULE = "step.plain"
_MOST_CLAUSES = 12


class PlainSteps(PlainGifts, PlainWorks, PlainPapers, PlainPeople):
    """Gives the steps of sentences that no other rule has read."""

    def of_plain(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of the sentences of which none of them is told."""
        steps = list(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            is_told = any(one.span.overlaps(sentence.span) for step in steps for one in step.evidence)
            if is_told or not clauses or sentence.block.kind is BlockKind.TITLE:
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            found = next(self._told(telling), None)
            steps += [found] if found is not None else []
        return steps

    def _told(self, telling: Telling) -> Iterator[Step]:
        """Give the steps that the clauses of a sentence tell, one for each clause at most."""
        for at, clause in enumerate(telling.clauses[:_MOST_CLAUSES]):
            if any(one.stance in NO_DEED for one in self.speech.holding(self._at(clause).start)):
                continue
            told = self._given(telling, at) or self._paid_for(telling, at) or self._built(telling, at)
            told = told or self._helped_by(telling, at)
            told = told or self._signed(telling, at) or self._come(telling, at) or self._taught(telling, at)
            is_paper = told is not None and told.provider == told.recipient
            if told is not None and (is_paper or not any(map(self._is_private, told.provider))):
                yield self._step(telling, at, told)

    def _step(self, telling: Telling, at: int, told: Told) -> Step:
        clause = telling.clauses[at]
        span = self._words(telling, clause)
        holding = self.speech.holding(span.start)
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        day = self._day(telling.sentence)
        is_new = day is not None and told.step in DEEDS
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, told.step.value)),
            report=self.report.id,
            kind=self._kind(told),
            provider=told.provider,
            recipient=told.recipient,
            via=(),
            step=told.step,
            when=day or by_publication(self.report.published),
            scope=Scope.INCREMENT if is_new else Scope.UNKNOWN,
            lines=told.lines,
            terms=self.reading.book.words.terms(span.of(self.report.text).split()),
            instrument=told.instrument,
            due=None,
            by=by,
            role_of_speaker=role_of(by, told.provider, told.recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule=RULE, score=SCORE_OF_STATEMENT),),
        )

    def _kind(self, told: Told) -> CommitmentKind:
        if not told.lines:
            return CommitmentKind.POLICY
        return KIND_OF_CLASS.get(told.lines[0].item_class, CommitmentKind.GOODS)

    def _words(self, telling: Telling, clause: Clause) -> Span:
        """Give the words of a clause with its subject."""
        subject = clause.subject
        is_near = subject is not None and telling.sentence.first <= subject.first < clause.first
        first = subject.first if subject is not None and is_near else clause.first
        last = max([clause.last, *(one.span_last for one in clause.objects)])
        return self.parties.span(first, min(last, telling.sentence.last))

    def _day(self, sentence: Sentence) -> Period | None:
        """Give the one day or period that a sentence prints for what happened."""
        told = [one.period for one in within(self.reading.marks.times, sentence.span) if one.use is TimeUse.EVENT]
        return told[0] if len(told) == 1 and told[0].is_known else None
