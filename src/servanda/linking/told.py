"""Accounts of acts as they are told: the quote, the word for the act in it, and what the report's page is about.

Pages are read when they are first asked for, which is seldom: only where no day decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from servanda.codebook.events import EventLexicon
from servanda.codebook.scopes import ScopeWords
from servanda.linking.tellings import NO_PAGE, Page, Telling, page_of, shipped, telling_of, words_of
from servanda.model import BlockKind, Event, FindingId, Report, ReportId


class Told:
    """The tellings of events, made once each."""

    def __init__(
        self,
        report: Callable[[ReportId], Report | None],
        acts: EventLexicon | None = None,
        scopes: ScopeWords | None = None,
    ) -> None:
        """Take what gives a report, None for one that is not here, and the codebook's words for acts and amounts."""
        self._report = report
        self._acts = acts
        self._scopes = scopes
        self._amending: dict[ReportId, bool] = {}
        self._pages: dict[ReportId, Page] = {}
        self._tellings: dict[FindingId, Telling | None] = {}

    def of(self, event: Event) -> Telling | None:
        """Give an event as the first of its quotes tells it; None where that has no word for the act."""
        if event.id not in self._tellings:
            words = words_of(event.evidence[0].quote)
            act = self._act(words, event)
            self._tellings[event.id] = act and telling_of(
                event.report, self.page(event.report), words, act, shipped().lexicon
            )
        return self._tellings[event.id]

    def page(self, report: ReportId) -> Page:
        """Give what the page of a report is about."""
        if report not in self._pages:
            here = self._report(report)
            self._pages[report] = _page(here) if here else NO_PAGE
        return self._pages[report]

    def amends(self, report: ReportId) -> bool:
        """Say whether a report says that it corrects what its outlet told before."""
        if report not in self._amending:
            here = self._report(report)
            texts = (here.title or "", *(block.span.of(here.text) for block in here.blocks)) if here else ()
            self._amending[report] = any(self._scopes and self._scopes.show("amends", text) for text in texts)
        return self._amending[report]

    def _act(self, words: Sequence[str], event: Event) -> tuple[int, int] | None:
        """Give where the first word for an act of this type stands."""
        for at in range(len(words)):
            match = self._acts.at(words, at) if self._acts else None
            if match and any(reading.frame.type is event.type for reading in match.readings):
                return at, at + match.length
        return None


def _page(report: Report) -> Page:
    """Give what a report is about: its body, and its title or else its first line."""
    body = "\n".join(block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.BODY)
    return page_of(body, report.title or body.partition("\n")[0], shipped().lexicon)
