"""The ledger: the one place where reports, findings and records are kept, and the only room that knows the database.

Evidence (pages, readings, sightings, findings, judgements) is appended by the one `Writer` and never changed; what
linking makes of it is derived and rewritten whole. Everybody else sees a `View`: one moment of the ledger, read only.
The database library costs half a second to import, so it is loaded when a ledger is opened, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from servanda.ledger.evidence import check
from servanda.ledger.kinds import Kind, Shown, kind_of
from servanda.ledger.query import Query
from servanda.ledger.readers import ReadBy, read_by

if TYPE_CHECKING:
    from servanda.ledger.auditing import Audit
    from servanda.ledger.view import View
    from servanda.ledger.writer import Writer

__all__ = [
    "Kind",
    "Query",
    "ReadBy",
    "Shown",
    "audit",
    "check",
    "kind_of",
    "mark",
    "open_view",
    "open_writer",
    "read_by",
]


def open_writer(place: str | Path, *, wait: float = 5.0) -> Writer:
    """Open the ledger for appending, making it if there is none; there is one writer at a time.

    An older ledger is brought to this version's schema. Use it as a context manager.

    Args:
        place: A path, or `sqlite:///path`.
        wait: Seconds to wait for another writer to end.

    Raises:
        LedgerBusyError: Another process is still writing.
        NotALedgerError: The file is something else.
        NewerLedgerError: A later Servanda wrote it.
        LedgerError: The place cannot hold a ledger: a network file system, another database, no right to write.
    """
    from servanda.ledger import writer  # noqa: PLC0415 - costs half a second, see above

    return writer.open_writer(place, wait=wait)


def open_view(place: str | Path) -> View:
    """Open the ledger as it is now, for reading; what is appended later is not seen.

    A ledger of an older schema is refused, since a view changes nothing: any `servanda add` brings it up to date.

    Args:
        place: A path, or `sqlite:///path`.

    Raises:
        NoLedgerError: There is no ledger at this place.
        NotALedgerError: The file is something else.
        NewerLedgerError: A later Servanda wrote it.
        LedgerError: The schema is older than this version's, or the file cannot be read.
    """
    from servanda.ledger import view  # noqa: PLC0415 - costs half a second, see above

    return view.open_view(place)


def mark(place: str | Path) -> str:
    """Give a mark of a ledger that is another one as soon as anything was written into it.

    Args:
        place: A path, or `sqlite:///path`.

    Raises:
        NoLedgerError: There is no ledger at this place.
    """
    from servanda.ledger import place as places  # noqa: PLC0415 - costs half a second, see above

    return places.mark(places.path_of(place))


def audit(view: View) -> Audit:
    """Hold every quote of a ledger against its archived page; see `servanda.ledger.auditing`."""
    from servanda.ledger import auditing  # noqa: PLC0415 - costs half a second, see above

    return auditing.audit(view)
