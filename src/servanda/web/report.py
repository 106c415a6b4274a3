"""One report as a page: its head, its text with the findings in place, and the list of what was read out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.model import Findings, ReportId, Span
from servanda.web.entry import Entry
from servanda.web.marks import Mark, Part, parts
from servanda.web.story import Fact, tell

if TYPE_CHECKING:
    from servanda.ledger.view import View

SHOWN = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS)
"""The kinds that are marked in a text; names and days would leave no word unmarked."""

_LAST = Span(2**31, 2**31 + 1)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Found:
    """A record that quotes the report, and the anchors of its quotes here, in the order of the text."""

    entry: Entry
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page of one report shows."""

    id: str
    title: str
    standing: str
    facts: tuple[Fact, ...]
    problems: tuple[tuple[str, str, Span | None], ...]
    parts: tuple[Part, ...]
    found: tuple[tuple[Kind, tuple[Found, ...]], ...]


def report_page(view: View, report_id: str, *, asked_for: Iterable[str] = ()) -> ReportPage:
    """Give the page of a report.

    Args:
        view: The ledger.
        report_id: The report.
        asked_for: Spans to point out, as `120-164`.

    Raises:
        NoSuchRecordError: No report has this id.
        CallError: A span is not one of this report.
    """
    report = view.report(report_id)
    told = tell(view, report_id)
    shown = [_found(line, report_id) for line in told.others if line.kind in SHOWN]
    found = sorted(shown, key=lambda each: (min(each.spans), each.entry.id) if each.spans else (_LAST, each.entry.id))
    of_finding = {finding: each.entry for each in found for finding in (each.entry.id, *each.entry.members)}
    marks = [_mark(role, finding, span, of_finding) for role, finding, span in _spans(view.findings_of(report_id))]
    marks += [Mark(_asked(words, len(report.text)), None, "asked", "the quote asked for") for words in asked_for]
    return ReportPage(
        id=report.id,
        title=report.title or "(no title)",
        standing=told.standing,
        facts=told.facts,
        problems=tuple((problem.code, problem.message, problem.span) for problem in report.problems),
        parts=parts(report, marks),
        found=tuple((kind, tuple(each for each in found if each.entry.kind is kind)) for kind in SHOWN),
    )


def _found(line: Entry, report: str) -> Found:
    return Found(line, tuple(piece.span for piece in line.evidence if piece.report == ReportId(report)))


def _mark(role: str, finding: str, span: Span, of_finding: Mapping[str, Entry]) -> Mark:
    """Give the mark of a finding; before linking no record quotes it."""
    line = of_finding.get(finding)
    return Mark(span, line.id, role, f"{role}: {line.heading}") if line else Mark(span, None, role, role)


def _spans(findings: Findings) -> Iterator[tuple[str, str, Span]]:
    """Give what is marked: the part that the words play, the finding, the span."""
    for statement in findings.statements:
        if statement.source_span:
            yield "speaker", statement.id, statement.source_span
        if statement.cue_span:
            yield "cue", statement.id, statement.cue_span
        for span in statement.content_parts:
            yield "content", statement.id, span
    cited = (("event", findings.events), ("step", findings.steps), ("label", findings.labels))
    for role, several in cited:
        for finding in several:
            for piece in finding.evidence:
                yield role, finding.id, piece.span


def _asked(words: str, length: int) -> Span:
    found = _SPAN.fullmatch(words)
    if not found or not int(found[1]) < int(found[2]) <= length:
        raise CallError(f"mark cannot be {words!r}; expected a range of this text such as 0-{length}")
    return Span(int(found[1]), int(found[2]))
