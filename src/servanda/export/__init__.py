"""Exports: a view of the ledger as files for others, one file per kind of record.

Every form is made from the same rows (`servanda.export.rows`), so no two surfaces can disagree. A folder is written
beside its place and then renamed, and equal ledgers give equal bytes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import CallError
from servanda.export import account
from servanda.export.columns import COLUMNS, Column
from servanda.export.rows import Row, row, rows, rows_of
from servanda.export.tables import Texts
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View

__all__ = [
    "COLUMNS",
    "FORMS",
    "TABLES",
    "Column",
    "Row",
    "Texts",
    "csv",
    "forms_in",
    "jsonl",
    "left_out",
    "parquet",
    "row",
    "rows",
    "rows_of",
    "write",
]

TABLES = ("jsonl", "csv", "parquet")
"""The forms with one file for each kind of record; they are also the endings of their files."""

_FILES = {
    **{form: tuple(f"{kind}.{form}" for kind in Kind) for form in TABLES},
    "bibtex": ("references.bib",),
    "csl": ("references.json",),
    "plover": ("plover.jsonl",),
    "polecat": ("polecat.tsv",),
    "gdelt": ("gdelt-events.tsv", "gdelt-mentions.tsv"),
    "iati": ("iati.xml",),
    "annotations": ("annotations.jsonl", "annotations-texts.csv"),
}

FORMS = tuple(_FILES)
"""The forms in which a ledger is written."""


def forms_in(folder: Path) -> tuple[str, ...]:
    """Give the forms in which a whole ledger stands in a folder: those with all their files.

    Forms stand side by side: writing one leaves the files of the others as they are, so they may tell of an older
    ledger.
    """
    return tuple(form for form in FORMS if all((folder / name).is_file() for name in _FILES[form]))


def write(
    view: View,
    folder: Path,
    form: str,
    *,
    additions: Path | None = None,
    known_on: date | None = None,
    reporting: str | None = None,
    texts: Texts = Texts.FULL,
) -> tuple[Path, ...]:
    """Write a ledger in one of `FORMS`.

    Args:
        view: The ledger, as it is shown.
        folder: Where the files go; it may hold other files.
        form: One of `FORMS`.
        additions: A user's own codebook folder, for the forms that ask the codebook.
        known_on: The day as of which the ledger is shown, for the files that say so.
        reporting: Who reports, as REF,TYPE,NAME; only IATI asks it, and demands it.
        texts: How much of the reports' words goes into the tables.

    Returns:
        The files.

    Raises:
        CallError: The place is a file, the folder has a file of such a name that no export wrote, or it holds pages
            that this ledger read.
    """
    _refuse_pages(view, folder)
    if form in TABLES:
        write_tables: Callable[..., tuple[Path, ...]] = {"jsonl": jsonl, "csv": csv, "parquet": parquet}[form]
        return write_tables(view, folder, texts=texts, known_on=known_on)
    from servanda import codebook  # noqa: PLC0415 - a third of a second, and the tables need none

    asked = {"reporting": reporting} if form == "iati" else {}
    return _writer(form)(view, folder, codebook=codebook.load(additions), known_on=known_on, **asked)


def left_out(folder: Path, form: str) -> Mapping[str, int]:
    """Give how many records a form in a folder left out, by reason; forms of tables leave out none."""
    if form in TABLES:
        return {}
    return account.left_out(folder, importlib.import_module(f"servanda.export.{form}").FORM)


def _writer(form: str) -> Callable[..., tuple[Path, ...]]:
    """Give what writes a form that has an account; each is loaded when it is asked for."""
    module = importlib.import_module(f"servanda.export.{form}")
    write: Callable[..., tuple[Path, ...]] = module.write
    return write


def _refuse_pages(view: View, folder: Path) -> None:
    """Leave a folder of reports alone: whoever adds it again would read the export too.

    Raises:
        CallError: The folder holds a page that this ledger read.
    """
    ours = {name for names in _FILES.values() for name in names}
    there = {path.name for path in folder.iterdir() if path.name not in ours} if folder.is_dir() else set()
    if read := sorted(view.files_among(there)):
        raise CallError(
            f"expected a folder for the export, found reports that this ledger read in {str(folder)!r} ({read[0]});"
            " `servanda add` would read the export there too: name another folder"
        )


def jsonl(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write JSON Lines, the public form of the records; see `servanda.export.json_lines`."""
    from servanda.export import json_lines  # noqa: PLC0415 - each form is loaded when it is asked for

    return json_lines.write(view, folder, texts=texts, known_on=known_on)


def csv(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write flat tables with a README; see `servanda.export.sheets`."""
    from servanda.export import sheets  # noqa: PLC0415 - as above

    return sheets.write(view, folder, texts=texts, known_on=known_on)


def parquet(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write nested, typed tables; see `servanda.export.arrow`."""
    from servanda.export import arrow  # noqa: PLC0415 - as above; pyarrow is large

    return arrow.write(view, folder, texts=texts, known_on=known_on)
