"""Papers that a report points back to: "delivered 40 tents to Chad under a contract signed in March".

Invariant: only a paper with a printed day that has passed, in the sentence of the step that stands under it.
Source: field notes on commitments, section 3: a back-reference is evidence of the step before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.near import within
from servanda.coding.steps.parties.sides import SCORE_OF_STATEMENT
from servanda.model import (
    CommitmentKind,
    FindingId,
    Instrument,
    Period,
    Scope,
    Span,
    Step,
    StepKind,
    TimeMark,
    TimeUse,
    cite,
    content_id,
)

_UNDER = re.compile(
    r"\b(?:under|as part of|in line with|in keeping with|pursuant to) (?:the|an?|its|their) (?:[\w$’'-]+ ){0,4}?"
    r"(?P<paper>agreement|contract|deal|accord|pact|memorandum(?: of understanding)?|treaty)"
    r"(?: with [A-Z]\w+)?,? (?:(?:that|which) (?:was|were|had been) )?"
    r"(?:(?:(?:that|which) )?(?:they|it|(?:the )?(?:two|both)(?: (?:sides|countries|states|governments|neighbou?rs))?) "
    r"(?:had )?)?"
    r"(?P<done>signed|concluded|reached|struck|sealed|made|agreed|initialled)\b",
    re.IGNORECASE,
)
_OF_A_DEAL = frozenset(
    {
        CommitmentKind.GOODS,
        CommitmentKind.MONEY,
        CommitmentKind.TRAINING,
        CommitmentKind.DEPLOYMENT,
        CommitmentKind.WITHDRAWAL,
        CommitmentKind.POLICY,
    }
)
_GOES_ON = frozenset({"They", "It", "These", "Those"})
_BEHIND = 60
"""Characters behind "signed" in which its day stands: "signed in the capital last March"."""


def pointed_to(reading: ReportReading, steps: Sequence[Step]) -> list[Step]:
    """Give the signing of each paper that a sentence names as what its step stands under.

    Args:
        reading: The report and its marks.
        steps: The steps of the report so far.
    """
    found: list[Step] = []
    for span, match, mark in _papers(reading):
        near = Span(_reach(reading, span), match.start)
        before = [one for one in steps if one.kind in _OF_A_DEAL and _starts(one, near)]
        if not before:
            continue
        base = max(before, key=lambda one: (max(_starts(one, near)), one.id))
        found.append(_signed(reading, base, Span(match.start, mark.span.end), mark.period))
    return found


def _papers(reading: ReportReading) -> Iterator[tuple[Span, Span, TimeMark]]:
    """Give sentence, words and day of each paper; a day to come is no signing."""
    published = reading.report.published.latest
    for sentence in reading.marks.sentences:
        for match in _UNDER.finditer(sentence.span.of(reading.report.text)):
            words = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            behind = Span(words.end, min(words.end + _BEHIND, sentence.span.end))
            mark = next((one for one in within(reading.marks.times, behind) if one.use is TimeUse.EVENT), None)
            latest = mark.period.latest if mark is not None else None
            if mark is not None and latest is not None and (published is None or latest <= published):
                yield sentence.span, words, mark


def _starts(step: Step, span: Span) -> list[int]:
    return [one.span.start for one in step.evidence if span.start <= one.span.start < span.end]


def _reach(reading: ReportReading, sentence: Span) -> int:
    """Give where a step may begin: one sentence before where "They were delivered" goes on with it."""
    sentences = reading.marks.sentences
    at = bisect_left(sentences, sentence.start, key=lambda one: one.span.start)
    goes_on = sentence.of(reading.report.text).split(maxsplit=1)[0] in _GOES_ON
    return sentences[at - 1].span.start if at and goes_on else sentence.start


def _signed(reading: ReportReading, base: Step, span: Span, when: Period) -> Step:
    is_memorandum = "memorandum" in span.of(reading.report.text).lower()
    kind = StepKind.PLEDGED if is_memorandum else StepKind.SIGNED
    return replace(
        base,
        id=FindingId(content_id("c", reading.report.id, span.start, span.end, kind.value)),
        step=kind,
        when=when,
        scope=Scope.UNKNOWN,
        lines=tuple(replace(line, quantity=None, value=None) for line in base.lines),
        instrument=Instrument.MEMORANDUM if is_memorandum else Instrument.AGREEMENT,
        due=None,
        event=None,
        evidence=(cite(reading.report.id, reading.report.text, span, rule="step.paper", score=SCORE_OF_STATEMENT),),
    )
