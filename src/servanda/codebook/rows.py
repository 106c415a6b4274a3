"""Reading the codebook's files: one row a line, every broken row named, none skipped in silence.

Two formats, chosen so that a political scientist can edit them: JSON Lines where a row holds lists of lists, and
tables with a header and tabs where it does not. In tables a list is written with commas, yes means true and an empty
cell takes the column's default.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from servanda.errors import CodebookError
from servanda.model import Problem

SHIPPED = Path(__file__).parent / "data"
"""The folder of the files that are shipped."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of a codebook file; a field that the file may not have is an error, not a surprise."""


RowType = TypeVar("RowType", bound=Row)


@dataclass(frozen=True, slots=True)
class Folders:
    """The shipped folder and, after it, a user's folder with files of the same names."""

    additions: Path | None = None
    shipped: Path = SHIPPED

    def paths(self, name: str) -> tuple[Path, ...]:
        """Give the files of one name, the shipped one first."""
        places = (self.shipped,) if self.additions is None else (self.shipped, self.additions)
        return tuple(place / name for place in places if (place / name).is_file())

    def read(self, name: str, row: type[RowType]) -> tuple[RowType, ...]:
        """Give all rows of one name, shipped rows first.

        Raises:
            CodebookError: Rows cannot be read; all of them are named.
        """
        rows: list[RowType] = []
        problems: list[Problem] = []
        for path in self.paths(name):
            good, bad = parse(path.read_bytes(), row, name=str(path) if path.parent != self.shipped else name)
            rows += good
            problems += bad
        if problems:
            raise CodebookError([f"{problem.source}: {problem.message}" for problem in problems])
        return tuple(rows)

    def fingerprint(self) -> str:
        """Give the SHA-256 over the names and bytes of all files, in hex."""
        total = hashlib.sha256()
        for folder in (self.shipped, self.additions):
            for path in sorted(folder.iterdir()) if folder else ():
                if path.suffix in (".jsonl", ".tsv"):
                    total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()


def parse(data: bytes, row: type[RowType], *, name: str) -> tuple[list[RowType], list[Problem]]:
    """Give the rows of one file's bytes, and a problem for each line that is none.

    Args:
        data: UTF-8, with or without a byte order mark.
        row: What a line must be.
        name: How to name the file to people; a name that ends in .tsv is read as a table.

    Returns:
        The rows in the order of the file; problems with code `bad_codebook_row` and `source` name:line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [bad_row(name, line, "expected UTF-8; save the file in that encoding")]
    return _table(text, row, name) if name.endswith(".tsv") else _json_lines(text, row, name)


def bad_row(name: str, line: int, message: str) -> Problem:
    """Give the problem of one line that cannot be read; lines count from 1."""
    return Problem(code="bad_codebook_row", message=message, source=f"{name}:{line}")


def _json_lines(text: str, row: type[RowType], name: str) -> tuple[list[RowType], list[Problem]]:
    rows: list[RowType] = []
    problems: list[Problem] = []
    decoder = msgspec.json.Decoder(row)
    # Only "\n" ends a line: str.splitlines would also cut at U+2028 inside a name.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            rows.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            problems.append(bad_row(name, number, str(error)))
    return rows, problems


def _table(text: str, row: type[RowType], name: str) -> tuple[list[RowType], list[Problem]]:
    lines = [(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), start=1)]
    lines = [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return [], []
    header = lines[0][1].split("\t")
    columns = _columns(row)
    unknown = [column for column in header if column not in columns]
    if unknown:
        known = ", ".join(columns)
        return [], [bad_row(name, lines[0][0], f"unknown columns {', '.join(unknown)}; expected some of: {known}")]
    rows: list[RowType] = []
    problems: list[Problem] = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            problems.append(bad_row(name, number, f"{len(cells)} cells, expected {len(header)} as in the header"))
            continue
        values = {column: _cell(cell, columns[column]) for column, cell in zip(header, cells, strict=False) if cell}
        try:
            rows.append(msgspec.convert(values, row, strict=False))
        except msgspec.ValidationError as error:
            problems.append(bad_row(name, number, str(error)))
    return rows, problems


def _columns(row: type[Row]) -> dict[str, Any]:
    """Give the columns of a row type; the value is tuple for a list, bool for a claim, else object."""
    hints = get_type_hints(row)
    kinds = {}
    for column in row.__struct_fields__:
        hint = hints[column]
        if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
            kinds[column] = tuple
        else:
            kinds[column] = bool if hint is bool else object
    return kinds


def _cell(cell: str, kind: Any) -> object:
    if kind is tuple:
        return tuple(part.strip() for part in cell.split(","))
    if kind is bool:
        return {"yes": True, "no": False}.get(cell, cell)
    return cell
