"""Exports: a view of the ledger as files for others, one file per kind of record.

Every form is made from the same rows (`servanda.export.rows`), so no two surfaces can disagree. A folder is written
beside its place and then renamed, and equal ledgers give equal bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from servanda.export.columns import COLUMNS, Column
from servanda.export.rows import Row, row, rows, rows_of
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View

__all__ = ["COLUMNS", "FORMS", "Column", "Row", "csv", "forms_in", "jsonl", "parquet", "row", "rows", "rows_of"]

FORMS = ("jsonl", "csv", "parquet")
"""The forms, which are also the endings of their files."""


def forms_in(folder: Path) -> tuple[str, ...]:
    """Give the forms in which a whole ledger stands in a folder: those with a file of every kind.

    Forms stand side by side: writing one leaves the files of the others as they are, so they may tell of an older
    ledger.
    """
    return tuple(form for form in FORMS if all((folder / f"{kind}.{form}").is_file() for kind in Kind))


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
