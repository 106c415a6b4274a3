"""One report as a page: its head, its text with the findings in place, and the list of what was read out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.errors import CallError
from servanda.export.fragments import is_live, live_link
from servanda.ledger import Kind, Shown
from servanda.ledger.evidence import evidence_of
from servanda.model import Evidence, Findings, Report, ReportId, Span
from servanda.web import wording
from servanda.web.citation import citation
from servanda.web.entry import Entry, entry
from servanda.web.marks import Mark, Part, only_around, parts
from servanda.web.story import Fact, tell

if TYPE_CHECKING:
    from servanda.ledger.view import View

SHOWN = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS)
"""The kinds that are marked in a text; names and days would leave no word unmarked."""

AROUND = 200
"""Characters on either side of a quote where the whole text may not be handed on."""
PART = 40_000
"""Characters of a text on one page: with what is marked in more, drawing it takes longer than a reader waits."""
_SEEK = 2_000
"""Characters before its end in which a part ends with a line rather than inside one."""

_MARKED = ("statements", "events", "steps", "labels")
"""The findings that are marked in a text."""
_DIGITS = 6
_LAST = Span(2**31, 2**31 + 1)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Found:
    """A record that quotes the report, and the anchors of its quotes here, in the order of the text."""

    entry: Entry
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page of one report shows.

    Of a long text it is one part: `windows` are all of them, `part` counts from 1. `found` is what has a quote in the
    part, `in_all` how many records of these kinds quote the report.
    """

    id: str
    title: str
    standing: str
    head: str
    facts: tuple[Fact, ...]
    problems: tuple[tuple[str, str, Span | None], ...]
    parts: tuple[Part, ...]
    is_whole: bool
    part: int
    windows: tuple[Span, ...]
    found: tuple[tuple[Kind, tuple[Found, ...]], ...]
    in_all: int
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
    view: View,
    report_id: str,
    *,
    asked_for: Iterable[str] = (),
    ledger: str = "",
    is_whole: bool = True,
    part: str | None = None,
    most: int | None = PART,
) -> ReportPage:
    """Give the page of a report.

    Args:
        view: The ledger.
        report_id: The report.
        asked_for: Spans to point out, as `120-164`.
        ledger: The ledger's name, for citations.
        is_whole: Whether the whole text may be shown; else the quotes with what stands around them.
        part: Which part of a long text, as the address has it; if none, that of the first span asked for.
        most: Characters of a part, None for the whole text.

    Raises:
        NoSuchRecordError: No report has this id.
        CallError: A span or a part is not one of this report.
    """
    report = view.report(report_id)
    told = tell(view, report_id, with_others=False)
    asked = [_asked(words, len(report.text)) for words in asked_for]
    windows = windows_of(report.text, most)
    number = _part(part, windows, asked)
    within = windows[number - 1]
    quoting = view.quoting(report_id, kinds=SHOWN)
    here = quoting if len(windows) == 1 else [one for one in quoting if _is_quoted_in(one, report_id, within)]
    shown = [_found(entry(one), report_id) for one in here]
    found = sorted(shown, key=lambda each: (min(each.spans), each.entry.id) if each.spans else (_LAST, each.entry.id))
    of_finding = {finding: each.entry for each in found for finding in (each.entry.id, *each.entry.members)}
    read = _spans(view.findings_of(report_id, kinds=_MARKED))
    marks = [_mark(role, finding, span, of_finding) for role, finding, span in read if span.overlaps(within)]
    marks += [Mark(span, None, "asked", "the quote asked for") for span in asked]
    origin = next(iter(view.origins_behind([report_id])), None)
    drawn = parts(report, marks, places=(span for each in found for span in each.spans), within=within)
    return ReportPage(
        id=report.id,
        title=report.title or "(no title)",
        standing=told.standing,
        head=_head(report),
        facts=told.facts,
        problems=tuple((problem.code, problem.message, problem.span) for problem in report.problems),
        parts=drawn if is_whole else only_around(drawn, around=AROUND),
        is_whole=is_whole,
        part=number,
        windows=windows,
        found=tuple((kind, tuple(each for each in found if each.entry.kind is kind)) for kind in SHOWN),
        in_all=len(quoting),
        origin=(str(origin.id), len(origin.reports)) if origin else None,
        quoted=tuple(_quoted(report, span, found, ledger) for span in asked),
        live=report.url if is_live(report.url) else None,
    )


def windows_of(text: str, most: int | None) -> tuple[Span, ...]:
    r"""Give the parts of a text, one after the other; each ends with a line where one ends near.

    >>> windows_of("One line.\nAnother.", 12)
    (Span(start=0, end=10), Span(start=10, end=18))
    """
    windows, start = [], 0
    while most is not None and len(text) - start > most:
        end = start + most
        line = text.rfind("\n", max(start, end - min(_SEEK, most // 2)), end)
        end = line + 1 if line >= 0 else end
        windows.append(Span(start, end))
        start = end
    return (*windows, Span(start, len(text)))


def _part(written: str | None, windows: Sequence[Span], asked: Sequence[Span]) -> int:
    """Give the number of the part that is meant.

    Raises:
        CallError: There is no such part.
    """
    if written:
        if not (written.isdecimal() and len(written) <= _DIGITS and 0 < int(written) <= len(windows)):
            raise CallError(f"part cannot be {written!r}; expected a number from 1 to {len(windows)}")
        return int(written)
    sought = asked[0].start if asked else 0
    return next((number for number, each in enumerate(windows, 1) if sought in each), 1)


def _is_quoted_in(record: Shown, report: str, within: Span) -> bool:
    """Say whether a record has a quote in a part of a report."""
    return any(piece.report == report and piece.span.overlaps(within) for piece in evidence_of(record))


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
