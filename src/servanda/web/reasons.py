"""Why a record says what it says: the rule behind each quote, and the marks that the ledger keeps of what it used.

Invariant: only what is stored is shown. A mark is a stored span (speaker, cue, content) or a stored mention or time
that the finding names as a party or as its day, the nearest to the quote; the words of an act inside a quote have no
span of their own and get none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from servanda import codebook
from servanda.ledger import Shown
from servanda.ledger.actor_pages import quote_as_written
from servanda.ledger.evidence import evidence_of
from servanda.ledger.kinds import FINDINGS
from servanda.ledger.view import View
from servanda.model import (
    ActorId,
    ActorMention,
    ActorRecord,
    Commitment,
    Event,
    Evidence,
    Finding,
    Label,
    Party,
    Period,
    Place,
    Record,
    Span,
    Statement,
    Step,
    TimeExpression,
)
from servanda.web import wording

_KINDS = {Statement: "statements", Event: "events", Step: "steps", Label: "labels"}
_TELLING = tuple(_KINDS.values())
"""The findings that tell something; the others are marks that they use."""
_Told = Statement | Event | Step | Label


@dataclass(frozen=True, slots=True)
class Used:
    """A mark that a rule used: the part that it plays, its characters, what they mean, and the rule that marked them.

    `rule`, `reads` and `score` are None for spans that the finding itself keeps: its own rule found them.
    """

    part: str
    span: Span
    quote: str
    means: str | None = None
    rule: str | None = None
    reads: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A quote with its rule, what the rule reads (None for a rule that this Servanda does not list), and its marks."""

    evidence: Evidence
    reads: str | None
    marks: tuple[Used, ...]


class Reasons:
    """Finds the reasons of records; keeps the findings of the reports that it has opened.

    Of a report's thousands of findings only those are read that can be meant: their kept form holds what is sought.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._forms: dict[str, tuple[tuple[str, bytes], ...]] = {}
        self._texts: dict[str, str] = {}

    def of(self, shown: Shown | Finding, *, pieces: Iterable[Evidence] | None = None) -> tuple[Reason, ...]:
        """Give a reason for each quote of a record, by report and place; a place read by two rules has two.

        Args:
            shown: The record.
            pieces: Those of its quotes that are asked for, None for all; each opens its report's findings.
        """
        members = _members(shown)
        asked = sorted(evidence_of(shown) if pieces is None else pieces)
        return tuple(self._reason(piece, members) for piece in dict.fromkeys(asked))

    def _reason(self, piece: Evidence, members: frozenset[str] | None) -> Reason:
        found = self._holding(piece.report, _TELLING, b'"start":%d,' % piece.span.start)
        told = [one for one in found if piece in one.evidence and (not members or one.id in members)]
        told.sort(key=lambda one: _TELLING.index(_KINDS[type(one)]))
        marks = dict.fromkeys(mark for one in told[:1] for mark in self._marks(one, piece))
        ordered = sorted(marks, key=lambda mark: (mark.span, mark.part))
        return Reason(piece, codebook.rules().reads(piece.rule), tuple(ordered))

    def _holding(self, report: str, kinds: Collection[str], words: bytes) -> list[Any]:
        """Give the findings of a report of some kinds whose form holds some words, in their order."""
        if report not in self._forms:
            self._forms[report] = self._view.forms_of(report)
        return [FINDINGS[kind].decode(form) for kind, form in self._forms[report] if kind in kinds and words in form]

    def _mentions(self, report: str, actor: ActorId) -> list[ActorMention]:
        """Give the mentions of an actor in a report."""
        found = self._holding(report, ("mentions",), actor.encode())
        return [mention for mention in found if mention.actor == actor]

    def _text(self, report: str) -> str:
        if report not in self._texts:
            self._texts[report] = self._view.text(report)
        return self._texts[report]

    # ---- the marks of one finding

    def _marks(self, one: _Told, piece: Evidence) -> Iterator[Used]:
        match one:
            case Statement():
                yield from self._kept(one)
                yield from self._parties(one.report, piece.span, (("hearer", one.hearer), ("target", one.target)))
                yield from self._day(one.report, piece.span, "said", one.said)
            case Event():
                listed = (*(("source", party) for party in one.source), *(("target", party) for party in one.target))
                yield from self._parties(one.report, piece.span, listed)
                yield from self._day(one.report, piece.span, "when", one.when)
                yield from _where(one.place)
            case Step():
                listed = (
                    *(("provider", each) for each in one.provider),
                    *(("recipient", each) for each in one.recipient),
                )
                yield from self._parties(one.report, piece.span, listed)
                yield from self._day(one.report, piece.span, "when", one.when)
                if one.due:
                    yield from self._day(one.report, piece.span, "due", one.due)
            case Label():
                yield from self._parties(one.report, piece.span, (("labelled", one.actor), ("by", one.by)))

    def _kept(self, one: Statement) -> Iterator[Used]:
        """Give the spans that a statement keeps of its own, the speaker with whom the mention in it means."""
        text = self._text(one.report)
        if one.source_span:
            speakers = dict.fromkeys(party.actor for party in (*one.speakers, *([one.speaker] if one.speaker else [])))
            named = (mention for actor in speakers for mention in self._mentions(one.report, actor))
            meant = [_mention("speaker", mention, one.speaker) for mention in named if mention.span in one.source_span]
            yield from meant or [Used("speaker", one.source_span, one.source_span.of(text))]
        if one.cue_span:
            yield Used("cue", one.cue_span, one.cue_span.of(text), f"by itself it {one.cue_act.value}")
        for span in one.content_parts:
            yield Used("content", span, span.of(text), f"the statement {one.stance.value}")

    def _parties(self, report: str, near: Span, parties: Iterable[tuple[str, Party | None]]) -> Iterator[Used]:
        """Give for each party the mention that names it as the finding prints it, the nearest to the quote."""
        for part, party in parties:
            if party is None:
                continue
            named = self._mentions(report, party.actor)
            printed = [mention for mention in named if mention.quote == party.text] or named
            if printed:
                nearest = min(printed, key=lambda mention: (_away(mention.span, near), mention.span))
                yield _mention(part, nearest, party)

    def _day(self, report: str, near: Span, part: str, period: Period) -> Iterator[Used]:
        """Give the printed time that a period was read from, the nearest to the quote; none when none is printed."""
        times = self._holding(report, ("times",), quote_as_written(period.text)) if period.text else []
        same = [time for time in times if time.quote == period.text]
        if same:
            yield _time(part, min(same, key=lambda time: (_away(time.span, near), time.span)))


def _members(shown: Shown | Finding) -> frozenset[str] | None:
    """Give the findings that went into a record; None where every finding at its quotes counts."""
    match shown:
        case Record(content=Commitment() as commitment):
            return frozenset(step.finding for step in commitment.steps)
        case Record() | ActorRecord():
            return frozenset(shown.members)
        case Statement() | Event() | Step() | Label():
            return frozenset((shown.id,))
        case _:
            return None


def _away(span: Span, near: Span) -> int:
    """Give how many characters lie between two spans; none when they touch or overlap."""
    return max(0, span.start - near.end, near.start - span.end)


def _where(place: Place | None) -> Iterator[Used]:
    """Give the printed place of an act, with what it was taken for."""
    if place is not None and place.evidence is not None:
        told = place.evidence
        reads = codebook.rules().reads(told.rule)
        yield Used("where", told.span, told.quote, wording.place(place), told.rule, reads, told.score)


def _mention(part: str, mention: ActorMention, party: Party | None) -> Used:
    who = f"{party.name} [{party.code}]" if party else None
    return Used(
        part, mention.span, mention.quote, who, mention.rule, codebook.rules().reads(mention.rule), mention.score
    )


def _time(part: str, time: TimeExpression) -> Used:
    means = wording.when_with_basis(time.when)
    return Used(part, time.span, time.quote, means, time.rule, codebook.rules().reads(time.rule), time.score)
