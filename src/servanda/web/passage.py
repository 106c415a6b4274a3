"""A quote where it stands: the words around it, the page it is on, and whether the archive still says so."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.ledger.view import View
from servanda.model import TOLD_BY, Evidence, Report, Span
from servanda.web import wording

AROUND = 90
"""Characters shown on either side of a quote: about a line and a half of a terminal."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its surroundings; white space is squeezed in `before`, `quote` and `after`, for reading only.

    `where` is the file or address with the offsets; `credit` outlet, agencies and day of publication. `is_exact`
    says that the archived text has exactly the quoted characters at the span.
    """

    evidence: Evidence
    before: str
    quote: str
    after: str
    where: str
    credit: str
    is_exact: bool


class Passages:
    """Finds quotes on their pages; keeps the pages that it has opened."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._reports: dict[str, Report] = {}

    def report(self, report: str) -> Report:
        """Give a report, read from the ledger once."""
        if report not in self._reports:
            self._reports[report] = self._view.report(report)
        return self._reports[report]

    def where(self, evidence: Evidence) -> str:
        """Give the page and the offsets of a quote: `pledge.txt:120-164`."""
        return f"{page(self.report(evidence.report))}:{evidence.span.start}-{evidence.span.end}"

    def passage(self, evidence: Evidence, *, around: int = AROUND) -> Passage:
        """Give a quote with its surroundings, so many characters on either side."""
        report = self.report(evidence.report)
        text, span = report.text, evidence.span
        start, end = max(0, span.start - around), min(len(text), span.end + around)
        return Passage(
            evidence=evidence,
            before=_whole_words(text[start : span.start], cut_left=start > 0),
            quote=_squeezed(evidence.quote),
            after=_whole_words(text[span.end : end], cut_right=end < len(text)),
            where=self.where(evidence),
            credit=credit(report, span),
            is_exact=span.of(text) == evidence.quote,
        )


def page(report: Report) -> str:
    """Give the name that a report is known by: its file, else its address, else its id.

    A `.jsonl` file holds many pages: there the address goes first, and without one the id tells which it is.
    """
    if report.file and report.file.lower().endswith(".jsonl"):
        return report.url or f"{report.file} {report.id}"
    return report.file or report.url or report.id


def credit(report: Report, words: Span | None = None) -> str:
    """Give outlet, agencies and day of publication, saying what is unknown; of some words also whom they credit."""
    outlet = report.outlet or "outlet unknown"
    published = wording.when(report.published) if report.published.is_known else "day unknown"
    told_by = {
        one.value
        for one in report.credits
        if one.field == TOLD_BY and words is not None and one.span is not None and one.span.overlaps(words)
    }
    after = [f"after {wording.listed(sorted(told_by))}"] if told_by else []
    return ", ".join([outlet, *report.agencies, *after, published])


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _whole_words(words: str, *, cut_left: bool = False, cut_right: bool = False) -> str:
    """Give words without the halves at a cut end, and an ellipsis for what is left out."""
    # The space beside the quote is kept: "said.He" must not read as two words, nor "he said" as one.
    lead = " " if words[:1].isspace() and not cut_left else ""
    tail = " " if words[-1:].isspace() and not cut_right else ""
    parts = words.split()
    if cut_left and parts:
        parts = ["…", *parts[1:]]
    if cut_right and parts:
        parts = [*parts[:-1], "…"]
    return f"{lead}{' '.join(parts)}{tail}"
