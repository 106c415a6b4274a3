"""One report as a page: its head, its text with the findings in place, and the list of what was read out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import CallError
from servanda.export.fragments import is_live, live_link
from servanda.ledger import Kind
from servanda.model import Evidence, Findings, Report, ReportId, Span
from servanda.web import wording
from servanda.web.citation import citation
from servanda.web.entry import Entry
from servanda.web.marks import Mark, Part, only_around, parts
from servanda.web.story import Fact, tell

if TYPE_CHECKING:
    from servanda.ledger.view import View

SHOWN = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS)
"""The kinds that are marked in a text; names and days would leave no word unmarked."""

AROUND = 200
"""Characters on either side of a quote where the whole text may not be handed on."""

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
    head: str
    facts: tuple[Fact, ...]
    problems: tuple[tuple[str, str, Span | None], ...]
    parts: tuple[Part, ...]
    is_whole: bool
    found: tuple[tuple[Kind, tuple[Found, ...]], ...]
    origin: tuple[str, int] | None
    quoted: tuple[Quoted, ...]
    live: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that was asked for: its citation, and the record it belongs to with the quotes beside it elsewhere.

    `before` and `after` are quotes of the same record in the reports before and behind this one; `record` is None
    where the span is no quote of any record.
    """

    span: Span
    words: str
    citation: str
    live: str | None
    record: Entry | None
    before: Evidence | None
    after: Evidence | None


def report_page(
    view: View, report_id: str, *, asked_for: Iterable[str] = (), ledger: str = "", is_whole: bool = True
) -> ReportPage:
    """Give the page of a report.

    Args:
        view: The ledger.
        report_id: The report.
        asked_for: Spans to point out, as `120-164`.
        ledger: The ledger's name, for citations.
        is_whole: Whether the whole text may be shown; else the quotes with what stands around them.

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
    asked = [_asked(words, len(report.text)) for words in asked_for]
    marks += [Mark(span, None, "asked", "the quote asked for") for span in asked]
    origin = next(iter(view.origins_behind([report_id])), None)
    drawn = parts(report, marks, places=(span for each in found for span in each.spans))
    return ReportPage(
        id=report.id,
        title=report.title or "(no title)",
        standing=told.standing,
        head=_head(report),
        facts=told.facts,
        problems=tuple((problem.code, problem.message, problem.span) for problem in report.problems),
        parts=drawn if is_whole else only_around(drawn, around=AROUND),
        is_whole=is_whole,
        found=tuple((kind, tuple(each for each in found if each.entry.kind is kind)) for kind in SHOWN),
        origin=(str(origin.id), len(origin.reports)) if origin else None,
        quoted=tuple(_quoted(report, span, found, ledger) for span in asked),
        live=report.url if is_live(report.url) else None,
    )


def _head(report: Report) -> str:
    """Give day with its basis, language and the beginning of the hash: what a reader checks first."""
    dated = wording.when_with_basis(report.published) if report.published.is_known else "no day on the page"
    return f"{dated} · {report.language or 'language unknown'} · sha256 {report.sha256[:8]}…"


def _quoted(report: Report, span: Span, found: Iterable[Found], ledger: str) -> Quoted:
    """Give a quote that was asked for, with the record that most reports tell of those that quote these words."""
    owners = [each.entry for each in found if span in each.spans]
    owner = max(owners, key=lambda line: (len({piece.report for piece in line.evidence}), line.id), default=None)
    elsewhere = [piece for piece in owner.evidence if piece.report != report.id] if owner else []
    piece = Evidence(report.id, span, span.of(report.text), "asked for", 1.0)
    return Quoted(
        span=span,
        words=span.of(report.text),
        citation=citation(piece, report, record=owner.id if owner else "none", ledger=ledger),
        live=live_link(report, span),
        record=owner,
        before=max((piece for piece in elsewhere if piece.report < report.id), default=None),
        after=min((piece for piece in elsewhere if piece.report > report.id), default=None),
    )


def _found(line: Entry, report: str) -> Found:
    return Found(line, tuple(piece.span for piece in line.evidence if piece.report == ReportId(report)))


def _mark(role: str, finding: str, span: Span, of_finding: Mapping[str, Entry]) -> Mark:
    """Give the mark of a finding; before linking no record quotes it."""
    line = of_finding.get(finding)
    return (
        Mark(span, line.id, role, wording.cut(f"{role}: {line.heading}", 300)) if line else Mark(span, None, role, role)
    )


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
