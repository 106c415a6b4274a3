"""The ledger as it was known on a day: that of the reports which were published by then.

Invariant: equal, byte for byte, to a fresh ledger of just these reports and of all judgements, whenever they were made.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from servanda import codebook, ledger
from servanda.run.relinking import LinkAll, relink

if TYPE_CHECKING:
    from servanda.ledger.copying import KnownBy


@dataclass(frozen=True, slots=True)
class Moment:
    """A passing ledger of what was known on a day, and how many reports of the whole one are in it and why not."""

    place: Path
    counted: KnownBy


@contextmanager
def known_on(
    day: date, place: str | Path, *, additions: Path | None = None, link: LinkAll | None = None
) -> Iterator[Moment]:
    """Make a ledger of the reports that were published by a day, and delete it at the end.

    A report whose day of publication is unknown, or may be later than the day, is left out and counted.

    Args:
        day: The last day that counts.
        place: Path of the whole ledger, which is only read.
        additions: Folder of the user's codebook entries; the same as when the reports were added.
        link: What makes records, if not linking.

    Raises:
        NoLedgerError: There is no ledger at this place.
        CodebookError: The user's entries cannot be read.
    """
    book = codebook.load(additions)
    with ledger.open_view(place) as view, tempfile.TemporaryDirectory(prefix="servanda-") as folder:
        passing = Path(folder, "known.db")
        with ledger.open_writer(passing) as writer:
            counted = writer.take_until(view.path, day)
            relink(writer, book, link=link)
        yield Moment(passing, counted)
