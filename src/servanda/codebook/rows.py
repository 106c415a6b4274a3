"""Reading the codebook's files: one row a line, every broken row named, none skipped in silence.

Two formats, chosen so that a political scientist can edit them: JSON Lines where a row holds lists of lists, and
tables with a header and tabs where it does not. In tables a list is written with commas, yes means true and an empty
cell takes the column's default.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

import msgspec

from servanda.codebook.columns import Column, columns
from servanda.codebook.faults import Fault, nearest, of_row, shown
from servanda.errors import CodebookError

GAZETTEER = "gazetteer.zip"
"""The name of a gazetteer in a folder of the codebook, the shipped one and a user's own."""

SHIPPED = Path(__file__).parent / "data"
"""The folder of the files that are shipped."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of a codebook file; a field that the file may not have is an error, not a surprise.

    `KEY` names the columns that tell one row from another: a later row with the same key takes the place of an earlier
    one. Files without a key (the actors) add up: each row gives its actor more forms.
    """

    KEY: ClassVar[tuple[str, ...]] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Give the values of the key's columns as text, folded; empty for rows that add up."""
        return tuple(_folded(getattr(self, column)) for column in self.KEY)


def _folded(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_folded, value))
    return "" if value is None else str(value).casefold()


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
        faults: list[Fault] = []
        for path in self.paths(name):
            good, bad = parse(path.read_bytes(), row, name=str(path) if path.parent != self.shipped else name)
            rows += good
            faults += bad
        if faults:
            raise refused(faults)
        return tuple(rows)

    def fingerprint(self) -> str:
        """Give the SHA-256 over the names and bytes of all files, in hex."""
        total = hashlib.sha256()
        for folder in (self.shipped, self.additions):
            for path in sorted(folder.iterdir()) if folder else ():
                if path.suffix in (".jsonl", ".tsv") or path.name == GAZETTEER:
                    total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()


def refused(faults: Iterable[Fault]) -> CodebookError:
    """Give the error that names all faults."""
    return CodebookError([f"{fault.source}: {fault.message}" for fault in faults])


def parse(data: bytes, row: type[RowType], *, name: str) -> tuple[list[RowType], list[Fault]]:
    """Give the rows of one file's bytes, and the faults of the lines that are none.

    Args:
        data: UTF-8, with or without a byte order mark; lines end in LF or CR LF.
        row: What a line must be.
        name: How to name the file to people; a name that ends in .tsv is read as a table.

    Returns:
        The rows in the order of the file, and every bad cell with its line.
    """
    rows, faults = numbered(data, row, name=name)
    return [each for _, each in rows], faults


def numbered(data: bytes, row: type[RowType], *, name: str) -> tuple[list[tuple[int, RowType]], list[Fault]]:
    """Give the rows of one file's bytes with their lines, and the faults; see `parse`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [_no_text(data, name, error.start)]
    if b"\0" in data or data.startswith(_ZIP):
        return [], [_no_text(data, name, max(data.find(b"\0"), 0))]
    if "\r" in text and "\n" not in text:
        return [], [Fault(name, 0, None, "lines that end in a line feed", "carriage returns only", _SAVE)]
    return _table(text, row, name) if name.endswith(".tsv") else _json_lines(text, row, name)


_ZIP = b"PK\3\4"
"""How a workbook begins."""
_SAVE = "save the file as plain text in UTF-8, with the line ends of Unix or Windows"


def _no_text(data: bytes, name: str, at: int) -> Fault:
    """Give the fault of bytes that are no UTF-8: a workbook, another encoding, or no text at all."""
    line = data.count(b"\n", 0, at) + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(name, 0, None, "UTF-8", "UTF-16", _SAVE)
    if data.startswith(_ZIP):
        return Fault(
            name, 0, None, "plain text", "a workbook or zip file", "save the sheet as text with tabs, in UTF-8"
        )
    if b"\0" in data:
        return Fault(name, line, None, "plain text", "binary data", _SAVE)
    return Fault(name, line, None, "UTF-8", f"the byte 0x{data[at]:02X}", _SAVE)


def _json_lines(text: str, row: type[RowType], name: str) -> tuple[list[tuple[int, RowType]], list[Fault]]:
    decoder = msgspec.json.Decoder(row)
    lines = _lines(text)
    try:
        rows = decoder.decode_lines("\n".join(line for _, line in lines))
    except (msgspec.MsgspecError, RecursionError):
        return _one_by_one(name, lines, decoder.decode, lambda number, line: _of_json(name, number, line, row))
    return [(number, each) for (number, _), each in zip(lines, rows, strict=True)], []


def _of_json(name: str, number: int, line: str, row: type[Row]) -> list[Fault]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        at = f" at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return [Fault(name, number, None, "one JSON object on one line", shown(line), f"{said}{at}")]
    if not isinstance(values, dict):
        return [Fault(name, number, None, 'a JSON object such as {"text": "…"}', shown(line))]
    return of_row(name, number, values, row, strict=True)


def _table(text: str, row: type[RowType], name: str) -> tuple[list[tuple[int, RowType]], list[Fault]]:
    lines = _lines(text)
    if not lines:
        return [], []
    header = [cell.strip() for cell in lines[0][1].split("\t")]
    by_name = {column.name: column for column in columns(row)}
    if faults := _of_header(name, lines[0][0], header, by_name):
        return [], faults
    listed = [by_name[column] for column in header]

    def values(line: str) -> dict[str, object]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            raise msgspec.ValidationError(f"{len(cells)} cells")
        return {column.name: _cell(cell, column) for column, cell in zip(listed, cells, strict=False) if cell}

    def read(line: str) -> RowType:
        return msgspec.convert(values(line), row, strict=False)

    def faults_of(number: int, line: str) -> list[Fault]:
        if len(line.split("\t")) > len(header):
            got = f"{len(line.split(chr(9)))} cells"
            return [Fault(name, number, None, f"{len(header)} cells as in the header", got, "take out a tab")]
        return of_row(name, number, values(line), row, strict=False)

    return _one_by_one(name, lines[1:], read, faults_of)


def _of_header(name: str, line: int, header: list[str], known: Mapping[str, Column]) -> list[Fault]:
    """Give the faults of a table's first row: columns that no row has, or twice, or left out though they must stand."""
    unknown = [column for column in header if column not in known]
    if unknown and len(unknown) == len(header):
        separator = next((sign for sign in (",", ";") if set(header[0].split(sign)) & known.keys()), None)
        mend = (
            f"set the cells apart by tabs, not by {separator!r}" if separator else "name the columns in the first row"
        )
        return [
            Fault(name, line, None, f"a row of column names out of: {', '.join(known)}", shown(" ".join(header)), mend)
        ]
    faults = [
        Fault(name, line, column, f"one of: {', '.join(known)}", "no such column", nearest(column, known))
        for column in unknown
    ]
    twice = [column for column in dict.fromkeys(header) if header.count(column) > 1 and column in known]
    faults += [
        Fault(name, line, column, "each column once", f"{header.count(column)} of this name") for column in twice
    ]
    missing = [column.name for column in known.values() if column.left_out is None and column.name not in header]
    if not unknown:
        faults += [
            Fault(name, line, column, "a column of this name", "none", "add it to the first row") for column in missing
        ]
    return faults


def _lines(text: str) -> list[tuple[int, str]]:
    """Give the lines that hold rows with their numbers; comments begin with a hash.

    Only a line feed ends a line: `str.splitlines` would also cut at U+2028 inside a name.
    """
    return [
        (number, line.rstrip("\r"))
        for number, line in enumerate(text.split("\n"), start=1)
        if line and not line.isspace() and not line.startswith("#")
    ]


def _one_by_one(
    name: str,
    lines: Iterable[tuple[int, str]],
    read: Callable[[str], RowType],
    faults_of: Callable[[int, str], list[Fault]],
) -> tuple[list[tuple[int, RowType]], list[Fault]]:
    rows: list[tuple[int, RowType]] = []
    faults: list[Fault] = []
    for number, line in lines:
        try:
            rows.append((number, read(line)))
        except (msgspec.MsgspecError, RecursionError) as error:
            # What Python's own reader of JSON takes and ours does not (NaN, half a character) has no bad cell.
            faults += faults_of(number, line) or [Fault(name, number, None, "a row", shown(line), str(error))]
    return rows, faults


def _cell(cell: str, column: Column) -> object:
    """Give what a cell says; what is no yes or no, or no number, is left as it is and refused by its type."""
    if column.is_list:
        return tuple(part.strip() for part in cell.split(","))
    return {"yes": True, "no": False}.get(cell, cell) if column.hint is bool else cell
