"""Reading the codebook's files: one row a line, every broken row named, none skipped in silence.

Two formats, chosen so that a political scientist can edit them: JSON Lines where a row holds lists of lists, and
tables with a header and tabs where it does not. In tables a list is written with commas, yes means true and an empty
cell takes the column's default.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, get_origin, get_type_hints

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
    decoder = msgspec.json.Decoder(row)
    lines = _numbered(text)
    try:
        return decoder.decode_lines("\n".join(line for _, line in lines)), []
    except msgspec.MsgspecError:
        return _one_by_one(lines, decoder.decode, name)


def _table(text: str, row: type[RowType], name: str) -> tuple[list[RowType], list[Problem]]:
    lines = _numbered(text)
    if not lines:
        return [], []
    header = lines[0][1].split("\t")
    columns = _columns(row)
    if unknown := [column for column in header if column not in columns]:
        known = ", ".join(columns)
        return [], [bad_row(name, lines[0][0], f"unknown columns {', '.join(unknown)}; expected some of: {known}")]
    kinds = [columns[column] for column in header]

    def values(line: str) -> dict[str, object]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise msgspec.ValidationError(f"{len(cells)} cells, expected {len(header)} as in the header")
        return {
            column: cell if kind is object else _cell(cell, kind)
            for column, cell, kind in zip(header, cells, kinds, strict=False)
            if cell
        }

    try:
        return msgspec.convert([values(line) for _, line in lines[1:]], list[row], strict=False), []  # type: ignore[valid-type]
    except msgspec.ValidationError:
        return _one_by_one(lines[1:], lambda line: msgspec.convert(values(line), row, strict=False), name)


def _numbered(text: str) -> list[tuple[int, str]]:
    """Give the lines that hold rows with their numbers; comments begin with a hash.

    Only a line feed ends a line: `str.splitlines` would also cut at U+2028 inside a name.
    """
    return [
        (number, line.rstrip("\r"))
        for number, line in enumerate(text.split("\n"), start=1)
        if line and not line.isspace() and not line.startswith("#")
    ]


def _one_by_one(
    lines: Iterable[tuple[int, str]], read: Callable[[str], RowType], name: str
) -> tuple[list[RowType], list[Problem]]:
    rows: list[RowType] = []
    problems: list[Problem] = []
    for number, line in lines:
        try:
            rows.append(read(line))
        except msgspec.MsgspecError as error:
            problems.append(bad_row(name, number, str(error)))
    return rows, problems


@lru_cache(maxsize=64)
def _columns(row: type[Row]) -> dict[str, type]:
    """Give the columns of a row type; the value is tuple for a list, bool for a claim, else object."""
    hints = get_type_hints(row)
    return {
        column: tuple if get_origin(hints[column]) is tuple else bool if hints[column] is bool else object
        for column in row.__struct_fields__
    }


def _cell(cell: str, kind: type) -> object:
    if kind is tuple:
        return tuple(part.strip() for part in cell.split(","))
    return {"yes": True, "no": False}.get(cell, cell)
