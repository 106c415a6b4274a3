"""JSON Lines: the public form of the records, one file per kind, one object per line, sorted by id, in UTF-8."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from servanda.export.folder import appearing
from servanda.export.rows import rows
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View


def write(view: View, folder: Path) -> tuple[Path, ...]:
    """Write one file per kind, `reports.jsonl` and so on; a kind without records gives an empty file.

    Returns:
        The files, in the order of the kinds.
    """
    names = tuple(f"{kind}.jsonl" for kind in Kind)
    with appearing(folder) as part:
        for kind, name in zip(Kind, names, strict=True):
            with (part / name).open("wb") as file:
                for row in rows(view, kind):
                    file.write(msgspec.json.encode(row) + b"\n")
    return tuple(folder / name for name in names)
