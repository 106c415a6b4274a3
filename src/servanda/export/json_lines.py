"""JSON Lines: the public form of the records, one file per kind, one object per line, sorted by id, in UTF-8."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from servanda.export.account import Form
from servanda.export.tables import Texts, given, tables
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View

FORM = Form(
    "jsonl",
    tuple(f"{kind}.jsonl" for kind in Kind),
    """Every record in full, one file per kind, one object a line, sorted by id, in UTF-8. All fields are told in
    docs/columns.md of Servanda. "start" and "end" count code points in the "text" of the report, from 0, the end
    excluded: text[start:end] is the quote.

    A kind without records has an empty file. Status and basis of an act stand beside it: without them a row is not
    what the report says.""",
)


def write(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write one file per kind, `reports.jsonl` and so on; a kind without records gives an empty file.

    Returns:
        The files, in the order of the kinds, and their README.

    Raises:
        CallError: The folder has a file of one of these names that no export wrote.
    """
    with tables(view, folder, FORM, texts=texts, known_on=known_on) as part:
        for kind, name in zip(Kind, FORM.files, strict=True):
            with (part / name).open("wb") as file:
                for row in given(view, kind, texts=texts):
                    file.write(msgspec.json.encode(row) + b"\n")
    return tuple(folder / name for name in (*FORM.files, FORM.readme))
