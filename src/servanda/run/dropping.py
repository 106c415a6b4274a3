"""Taking a report out: the ledger that never had it.

Invariant: stopped at any moment, the report is either all there or all gone, and the next run links what is left.
"""

from __future__ import annotations

from pathlib import Path

from servanda import codebook, ledger
from servanda.model import ReportId
from servanda.run.relinking import LinkAll, relink


def drop(
    begun: str,
    place: str | Path,
    *,
    additions: Path | None = None,
    link: LinkAll | None = None,
    wait_seconds: float = 5.0,
) -> ReportId:
    """Take a report out of a ledger and link what is left; give its whole id.

    Args:
        begun: The report's id, or at least four signs of its beginning.
        place: Path of the ledger.
        additions: Folder of the user's codebook entries; the same as when the reports were added.
        link: What makes records, if not linking.
        wait_seconds: How long to wait for another writer.

    Raises:
        NoSuchRecordError: No report's id begins so.
        SeveralReportsError: Several do; nothing was taken out.
        NoLedgerError: There is no ledger at this place.
        LedgerBusyError: Another process is writing.
        CodebookError: The user's entries cannot be read.
    """
    book = codebook.load(additions)
    with ledger.open_view(place):
        pass  # a writer would make a ledger where there is none
    with ledger.open_writer(place, wait=wait_seconds) as writer:
        report = writer.drop(begun)
        relink(writer, book, link=link)
    return report
