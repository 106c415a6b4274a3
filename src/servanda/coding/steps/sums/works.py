"""Works that one state pays for in another, by the word that stands before them: "a Swedish-funded hospital in Chad".

Invariant: only what is said to have been begun, finished, opened or handed over is a step; the word for who pays is
printed, and so is the land. Who only built something may have been paid for it.
Source: field notes on commitments, section 3, "Words to steps".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.goods import goods_class, lines_of
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.events.doubts import Doubts
from servanda.coding.near import Speech
from servanda.coding.steps.parties.receivers import Receivers
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT, Sides, role_of
from servanda.coding.steps.sums.graded import NO_DEED
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import (
    NO_CODE,
    CommitmentKind,
    FindingId,
    ItemClass,
    Line,
    Party,
    Scope,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    by_publication,
    cite,
    content_id,
)

_PAID = ("-funded", "-financed", "-donated", "-sponsored", "-aided")
"""What behind a nationality makes it the giver's."""

_DONE = frozenset({"inaugurate", "open", "complete", "finish", "commission", "unveil"})
_OPENS = frozenset({"inaugurate", "open", "unveil", "commission"})
_ENVOY = re.compile(
    r"\b(?:ambassador|embassy|consul|consulate|charity|red crescent|foundation|fund|aid agency|"
    r"(?:development|cooperation) agency)\b",
    re.IGNORECASE,
)
"""Those of a state who open abroad what it paid for."""

_CARRIES_OUT = frozenset({"implement", "launch", "begin", "start"})
"""Verbs of a charity or agency of one state that works in another."""

_HANDED = frozenset({"hand", "deliver", "transfer"})
_BEGUN = frozenset({"begin", "start", "launch", "commence"})
_WORKS = frozenset(
    "project programme program construction expansion extension renovation rehabilitation terminal plant complex "
    "upgrade reconstruction".split()
)
"""Nouns of works that no list of goods has."""


class WorkSteps:
    """Gives the steps of works that a nationality before them tells who pays for."""

    def __init__(self, reading: ReportReading, cast: Cast, statements: Sequence[Statement]) -> None:
        self.reading = reading
        self.report = reading.report
        self.parties = Parties(reading, cast)
        self.sides = Sides(reading, cast)
        self.receivers = Receivers(reading, self.parties)
        self.doubts = Doubts(reading)
        self.modality = Modality(reading.marks.tokens, reading.book.modality)
        self.speech = Speech(statements)

    def with_works(self, made: Sequence[Step]) -> list[Step]:
        """Give the steps made so far, and those of paid works that none of them tells."""
        steps = list(made)
        for sentence, clauses in zip(self.reading.marks.sentences, self.reading.clauses, strict=True):
            words = sentence.span.of(self.report.text)
            if not any(paid in words for paid in _PAID) and _ENVOY.search(words) is None:
                continue
            telling = Telling(sentence, clauses, self.reading.pieces(sentence))
            for at, clause in enumerate(clauses):
                for phrase in (clause.subject, *clause.objects):
                    step = self._step(telling, at, phrase) if phrase is not None else None
                    if step is not None and not any(_overlap(one, step) for one in steps):
                        steps.append(step)
        return steps

    def _step(self, telling: Telling, at: int, phrase: NounPhrase) -> Step | None:
        clause = telling.clauses[at]
        kind = _kind(clause, is_subject=phrase == clause.subject)
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        is_told = self.modality.of(telling.clauses, at, words=words) is Status.ACTUAL
        if kind is None or not is_told or self.doubts.at(telling.sentence, telling.clauses, at) is not None:
            return None
        span = self.parties.span(min(phrase.first, clause.first), max(phrase.span_last, clause.last))
        holding = self.speech.holding(span.start)
        provider, line = self._payer(phrase) or self._opener(clause, phrase), self._work(telling, phrase)
        if not provider or line is None or any(one.stance in NO_DEED for one in holding):
            return None
        recipient = self._land(telling, at, provider)
        if not recipient:
            return None
        teller = min(holding, key=lambda one: (sum(map(len, one.content_parts)), one.id), default=None)
        by = teller.speaker if teller is not None else None
        return Step(
            id=FindingId(content_id("c", self.report.id, span.start, span.end, kind.value)),
            report=self.report.id,
            kind=CommitmentKind.GOODS,
            provider=provider,
            recipient=recipient,
            via=(),
            step=kind,
            when=by_publication(self.report.published),
            scope=Scope.UNKNOWN,
            lines=(line,),
            terms=Terms.UNKNOWN,
            instrument=None,
            due=None,
            by=by,
            role_of_speaker=role_of(by, provider, recipient),
            statement=teller.id if teller is not None else None,
            event=None,
            evidence=(cite(self.report.id, self.report.text, span, rule="step.works", score=SCORE_OF_STATEMENT),),
        )

    def _payer(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the state whose name a word for paying follows in a phrase: "the Swedish-funded hospital"."""
        span = self.parties.span(phrase.first, phrase.span_last)
        for mention in self.parties.cast.outermost(span):
            behind = self.report.text[mention.span.end : mention.span.end + max(map(len, _PAID))].lower()
            party = self.parties.cast.party(mention)
            if party is not None and party.country != NO_CODE and behind.startswith(_PAID):
                return self.sides.states((party,))
        return ()

    def _opener(self, clause: Clause, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the state whose envoy or agency opens a work: "the Swedish ambassador inaugurated a clinic in Togo"."""
        subject = clause.subject
        if subject is None or phrase == subject or clause.verb.passive:
            return ()
        named = self.parties.span(subject.first, subject.span_last).of(self.report.text)
        if clause.verb.lemma not in _OPENS | _CARRIES_OUT or _ENVOY.search(named) is None:
            return ()
        return self.sides.states(self.receivers.named(subject))

    def _work(self, telling: Telling, phrase: NounPhrase) -> Line | None:
        """Give the work that a phrase names, without its nationality; None for what is no work: "a radio station"."""
        lines = lines_of(self.reading, telling.pieces, (phrase,))[:1]
        head = self.reading.marks.tokens[phrase.head].lemma.lower()
        is_work = head in _WORKS or goods_class(self.reading, phrase) is ItemClass.INFRASTRUCTURE
        if not lines or not is_work:
            return None
        return replace(lines[0], item=" ".join(word for word in lines[0].item.split() if not word.endswith(_PAID)))

    def _land(self, telling: Telling, at: int, provider: tuple[Party, ...]) -> tuple[Party, ...]:
        taken = {party.country for party in provider}
        found = self.sides.states(self.receivers.receiver(telling, at))
        recipient = tuple(one for one in found if one.country not in {*taken, NO_CODE})
        clause = telling.clauses[at]
        doer = self.receivers.named(clause.subject) if clause.subject is not None else ()
        recipient = recipient or tuple(one for one in self.sides.states(doer) if one.country not in {*taken, NO_CODE})
        beside = self.receivers.only_other(telling, taken) or self.receivers.host(telling, taken)
        return recipient or self.sides.states(beside or self.receivers.in_passage(telling, taken))


def _kind(clause: Clause, *, is_subject: bool) -> StepKind | None:
    """Give what a verb makes of a work that is its object, or its subject where it is passive or opens itself."""
    lemma = clause.verb.lemma
    if lemma in _BEGUN | _CARRIES_OUT:
        return StepKind.PARTLY_DELIVERED
    if lemma in _DONE or (lemma in _HANDED and clause.verb.passive is is_subject):
        return StepKind.FULFILLED
    return None


def _overlap(one: Step, other: Step) -> bool:
    return any(mine.span.overlaps(own.span) for mine in one.evidence for own in other.evidence)
