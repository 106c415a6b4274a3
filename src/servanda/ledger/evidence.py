"""Every quote of a value, and the check that each is what its page says.

Invariant: nothing enters the ledger whose quote is not exactly the characters of its span.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.errors import EvidenceError, ModelError
from servanda.ledger.kinds import Shown
from servanda.model import (
    Actor,
    ActorMention,
    ActorRecord,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Finding,
    Findings,
    Label,
    ReadReport,
    Record,
    ReportId,
    Span,
    Statement,
    Step,
    TimeExpression,
)

_HALF = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which UTF-8 has no bytes for."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a finding or record takes from a report."""

    report: ReportId
    span: Span
    words: str

    def is_in(self, text: str) -> bool:
        """Say whether the report's text has exactly these words at the span."""
        return self.span.of(text) == self.words


def quotes(value: Finding | Shown) -> Iterator[Quote]:
    """Give every quote of a finding or record, in the order of its fields; reports, origins and links have none."""
    for evidence in (*evidence_of(value), *_of_place(value)):
        yield Quote(evidence.report, evidence.span, evidence.quote)


def evidence_of(value: Finding | Shown) -> Iterator[Evidence]:
    """Give the evidence of a finding or record, in the order of its fields; a mention or time is its own."""
    match value:
        case ActorMention() | TimeExpression():
            yield Evidence(value.report, value.span, value.quote, value.rule, value.score)
        case Record():
            yield from _evidence_of_content(value.content)
        case ActorRecord():
            yield from _evidence_of_actor(value.content)
        case Actor():
            yield from _evidence_of_actor(value)
        case Disagreement():
            for disputed in value.values:
                yield from disputed.evidence
        case Statement() | Event() | Step() | Label():
            yield from value.evidence
        case _:
            return


def _of_place(value: Finding | Shown) -> Iterator[Evidence]:
    """Give where an event's place is printed; it tells the place and not the act, so it is no evidence of the event."""
    event = value.content if isinstance(value, Record) else value
    if isinstance(event, Event) and event.place is not None and event.place.evidence is not None:
        yield event.place.evidence


def _evidence_of_content(content: Statement | Event | Commitment) -> Iterator[Evidence]:
    if isinstance(content, Commitment):
        for step in content.steps:
            yield from step.evidence
    else:
        yield from content.evidence


def _evidence_of_actor(actor: Actor) -> Iterator[Evidence]:
    yield from actor.evidence
    for role in actor.roles:
        yield role.evidence
    for claim in actor.same_as:
        yield claim.evidence


def all_findings(findings: Findings) -> Iterable[Finding]:
    """Give the findings of all kinds, kind by kind."""
    return (
        *findings.actors,
        *findings.mentions,
        *findings.times,
        *findings.statements,
        *findings.events,
        *findings.steps,
        *findings.labels,
    )


def check(read: ReadReport) -> None:
    """Refuse a read report whose bytes, ids or quotes do not hold; a guard against bugs of the rooms before.

    Raises:
        EvidenceError: A quote is not what the text says at its span.
        ModelError: The bytes are not those of the report's hash, the text cannot be written, a finding belongs to
            another report or has no evidence, or two findings have one id.
    """
    report = read.report
    digest = hashlib.sha256(read.data).hexdigest()
    if report.sha256 != digest or report.id != f"r-{digest[:16]}":
        raise ModelError(f"report {report.id} has hash {report.sha256}, its bytes have {digest}")
    if half := _HALF.search(report.text):
        raise ModelError(f"report {report.id} holds U+{ord(half[0]):04X}, half a character, which no file can keep")
    seen: set[str] = set()
    for finding in all_findings(read.findings):
        if finding.id in seen:
            raise ModelError(f"report {report.id} has two findings with id {finding.id}")
        seen.add(finding.id)
        _check_finding(finding, report.id, report.text)


def _check_finding(finding: Finding, report: ReportId, text: str) -> None:
    if finding.report != report:
        raise ModelError(f"finding {finding.id} of report {finding.report} came with report {report}")
    if isinstance(finding, Statement | Event | Step | Label) and not finding.evidence:
        raise ModelError(f"finding {finding.id} of report {report} has no evidence")
    for quote in quotes(finding):
        if quote.report != report:
            raise ModelError(f"finding {finding.id} of report {report} quotes report {quote.report}")
        if not quote.is_in(text):
            raise EvidenceError(report, quote.span.start, reads=quote.span.of(text), quotes=quote.words)
