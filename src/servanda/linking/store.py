"""What linking asks of the ledger when it links anew only what reports touch.

Invariant: what is kept and made here is seen by the next question at once; all of it stands or falls with one
transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from servanda.model import (
    Actor,
    ActorId,
    ActorRecord,
    Event,
    Finding,
    Findings,
    Imprint,
    Judgement,
    Kept,
    Label,
    Made,
    Report,
    ReportId,
    Shelf,
    Statement,
    Step,
)

Judged = TypeVar("Judged", bound=Finding)


class Left(Protocol):
    """Gives findings as people left them: without those that are wrong, with the values that were put right."""

    def __call__(self, rows: Sequence[Judged]) -> Sequence[Judged]:
        """Give them in their order."""


class Store(Protocol):
    """The reports and findings of a ledger, and what linking kept and made of them."""

    def changed(self) -> Sequence[ReportId]:
        """Give the reports that came, went or were read anew since the records were made."""

    def everything(self) -> Iterator[tuple[Report, Findings]]:
        """Stream all reports with their findings, in the order of ids."""

    def reports(self, ids: Iterable[ReportId]) -> Mapping[ReportId, Report]:
        """Give those of the reports that are here."""

    def read(self, ids: Iterable[ReportId]) -> Sequence[tuple[Report, Findings]]:
        """Give those of the reports that are here, with their findings, in the order of ids."""

    def judgements(self) -> Iterable[Judgement]:
        """Give all that people judged."""

    def reports_with(self, findings: Iterable[str]) -> Mapping[str, Sequence[ReportId]]:
        """Give the reports in which findings stand, sorted; an actor of the codebook stands in many."""

    def hear(self, left: Left) -> None:
        """Give findings from now on as people left them, also those that are asked for alone."""

    def imprints(self, ids: Iterable[ReportId]) -> Mapping[ReportId, Imprint]:
        """Give when and by which outlet reports were published, and whom they credit."""

    def latest(self) -> date | None:
        """Give the last day of publication of any report."""

    def actors(self, holders: Iterable[Kept]) -> Sequence[Actor]:
        """Give actors of single reports: `owner` is the report, `item` the actor."""

    def statements(self, rows: Iterable[Kept]) -> Sequence[Statement]:
        """Give statements of reports: `owner` is the report, `item` the finding."""

    def events(self, rows: Iterable[Kept]) -> Sequence[Event]:
        """Give events; see `statements`."""

    def steps(self, rows: Iterable[Kept]) -> Sequence[Step]:
        """Give steps; see `statements`."""

    def steps_in(self, ids: Iterable[ReportId]) -> Sequence[Step]:
        """Give all steps of reports."""

    def labels(self, rows: Iterable[Kept]) -> Sequence[Label]:
        """Give labels; see `statements`."""

    def records_of(self, members: Iterable[str]) -> Mapping[str, str]:
        """Give the record that holds each of some findings."""

    def cited_by(self, records: Iterable[str]) -> set[ReportId]:
        """Give the reports that records quote."""

    def face(self, id_: ActorId) -> ActorRecord | None:
        """Give an actor of the ledger without its evidence."""

    def made(self, blocks: Iterable[int]) -> set[int]:
        """Give those of some blocks of which anything was made."""

    def kept(self, shelf: Shelf, keys: Iterable[int]) -> Sequence[Kept]:
        """Give what is kept under keys."""

    def between(self, shelf: Shelf, first: int, last: int) -> Sequence[Kept]:
        """Give what is kept under keys from the first to the last, which is not one of them."""

    def owned(self, shelf: Shelf, owners: Iterable[str]) -> Sequence[Kept]:
        """Give what owners have."""

    def places(self, shelf: Shelf, owners: Iterable[str]) -> Sequence[Kept]:
        """Give what owners have, without its bodies: enough to say where it is, and to forget it."""

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep rows."""

    def forget(self, rows: Iterable[Kept]) -> None:
        """Keep rows no longer."""

    def holders(self, run: int, most: int, *, past: int = 0) -> Sequence[ReportId]:
        """Give the reports with a run of words, the least ids first, but the first `past` of them."""

    def post(self, report: ReportId, runs: Iterable[int]) -> None:
        """Enter a report under its runs of words."""

    def unpost(self, report: ReportId, runs: Iterable[int]) -> None:
        """Take a report out from under its runs of words."""

    def replace(self, blocks: Iterable[int], made: Iterable[Made], *, but: Iterable[str] = ()) -> None:
        """Replace all that was made of some blocks, but records with these ids, which are what they were."""

    def amend(self, page: Made, reports: Collection[ReportId]) -> None:
        """Change the page of an actor that is shown in its block alone.

        Args:
            page: The actor with its evidence in these reports.
            reports: All other evidence stays as it is.
        """

    def clear(self) -> None:
        """Forget everything that was kept or made."""
