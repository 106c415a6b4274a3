"""Exports: a view of the ledger as files for others, one file per kind of record.

Every form is made from the same rows (`servanda.export.rows`), so no two surfaces can disagree. A folder is written
beside its place and then renamed, and equal ledgers give equal bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from servanda.export.columns import COLUMNS, Column
from servanda.export.rows import Row, row, rows, rows_of

if TYPE_CHECKING:
    from servanda.ledger.view import View

__all__ = ["COLUMNS", "Column", "Row", "csv", "jsonl", "parquet", "row", "rows", "rows_of"]


def jsonl(view: View, folder: Path) -> tuple[Path, ...]:
    """Write JSON Lines, the public form of the records; see `servanda.export.json_lines`."""
    from servanda.export import json_lines  # noqa: PLC0415 - each form is loaded when it is asked for

    return json_lines.write(view, folder)


def csv(view: View, folder: Path) -> tuple[Path, ...]:
    """Write flat tables with a README; see `servanda.export.sheets`."""
    from servanda.export import sheets  # noqa: PLC0415 - as above

    return sheets.write(view, folder)


def parquet(view: View, folder: Path) -> tuple[Path, ...]:
    """Write nested, typed tables; see `servanda.export.arrow`."""
    from servanda.export import arrow  # noqa: PLC0415 - as above; pyarrow is large

    return arrow.write(view, folder)
