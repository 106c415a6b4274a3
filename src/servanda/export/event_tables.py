"""What the tables of other event data share: cells without tabs and line ends, parties with their codes, days.

Invariant: a cell holds one value on one line, nothing that a spreadsheet runs, and nothing that is not known.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.export.citations import clean
from servanda.export.sheets import harmless

if TYPE_CHECKING:
    from servanda.codebook import Codebook
    from servanda.model import Party, Period


def cell(value: object) -> str:
    """Give a value as a cell; None is empty."""
    if value is None:
        return ""
    return harmless(clean(value)) if isinstance(value, str) else str(value)


def write_table(path: Path, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows parted by tabs, nothing quoted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        for row in rows:
            table.writerow([cell(value) for value in row])


def day_of(period: Period) -> str | None:
    """Give the day of a period as eight figures; None where it is not one day."""
    return period.earliest.strftime("%Y%m%d") if period.is_day and period.earliest else None


def state_of(party: Party, codebook: Codebook) -> str | None:
    """Give the three letters of the state that a party belongs to; None where it belongs to none."""
    return party.country if codebook.countries.get(party.country) else None
