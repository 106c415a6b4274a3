"""CSV: flat tables for spreadsheets and statistics, one file per kind, and a README that lists the columns.

What is nested is laid flat: a party becomes its code and its name, a period its bounds, evidence its first quote and
how many there are. Lists stand in one cell, joined by "; ". The steps of commitments also have a file of their own,
one row per step, since most counting is done on steps. The whole truth is in JSON Lines and Parquet.

A cell whose text would start a formula in a spreadsheet gets an apostrophe in front: a page may print anything.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.errors import CallError
from servanda.export.columns import COLUMNS, EVIDENCE, LINE, PARTY, SPAN, WHEN, Column, Group, Many, Scalar, Shape
from servanda.export.folder import appearing
from servanda.export.rows import Row, rows
from servanda.ledger import Kind

if TYPE_CHECKING:
    from servanda.ledger.view import View

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CODES = re.compile(r"---(; (---|[A-Z0-9.]+))*")
"""Codes of actors that nothing identifies begin with a hyphen and are no formula."""

_STEPS = next(column for column in COLUMNS[Kind.COMMITMENTS] if column.name == "steps")
_DEAL = tuple(column for column in COLUMNS[Kind.COMMITMENTS] if column.name in {"kind", "provider", "recipient"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a flat table: its name, what it means, and how its text is read from a field of a row."""

    name: str
    says: str
    read: Callable[[Any], str]


def write(view: View, folder: Path) -> tuple[Path, ...]:
    """Write one file per kind, `steps.csv` and `README.md`; a kind without records gives a file with its header.

    Returns:
        The files of the kinds in their order, then steps and README.

    Raises:
        CallError: The folder has a README.md that no export wrote.
    """
    _refuse_foreign(folder / "README.md")
    with appearing(folder) as part:
        for kind in Kind:
            write_sheet(part / f"{kind}.csv", COLUMNS[kind], rows(view, kind))
        write_sheet(part / "steps.csv", _step_columns(), _steps(rows(view, Kind.COMMITMENTS)))
        (part / "README.md").write_text(readme(), encoding="utf-8")
    return tuple(folder / name for name in (*(f"{kind}.csv" for kind in Kind), "steps.csv", "README.md"))


def _refuse_foreign(path: Path) -> None:
    """Leave a README.md of the user's alone: an export may be written into a folder that holds other work."""
    if path.is_file() and not path.read_bytes().startswith(_TITLE.encode()):
        raise CallError(
            f"expected no README.md of another kind at {str(path)!r}, where the list of columns goes; found one; name"
            " another folder"
        )


def readme() -> str:
    """Give the list of all files and columns, in Markdown."""
    sheets = {f"{kind}.csv": COLUMNS[kind] for kind in Kind} | {"steps.csv": _step_columns()}
    return "\n".join((_PREFACE, *(_chapter(name, columns) for name, columns in sheets.items())))


_TITLE = "# Tables of this ledger\n"
_PREFACE = f"""{_TITLE}
UTF-8, commas, a header in the first line. Several values in one cell are joined by "; ". `start` and `end` count code
points in the report's `text`, from 0, the end excluded. An empty cell is unknown, or there is nothing to say. Of the
evidence the first quote is shown, `quotes` says how many there are; all of them are in JSON Lines and Parquet.
A text that a spreadsheet would take for a formula has an apostrophe in front.
"""


def _chapter(name: str, columns: tuple[Column, ...]) -> str:
    lines = (f"| `{cell.name}` | {cell.says} |" for _, cell in _cells(columns))
    return "\n".join((f"## {name}", "", "| column | meaning |", "|---|---|", *lines, ""))


def write_sheet(path: Path, columns: tuple[Column, ...], found: Iterator[Row]) -> None:
    """Write rows as one CSV file."""
    cells = tuple(_cells(columns))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([cell.name for _, cell in cells])
        for row in found:
            writer.writerow([_harmless(cell.read(row[field])) for field, cell in cells])


def _harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula; numbers and codes stay as they are."""
    if not text.startswith(_FORMULA) or _CODES.fullmatch(text) or _is_number(text):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _step_columns() -> tuple[Column, ...]:
    step = _STEPS.shape.item.columns  # type: ignore[union-attr]  # steps are a list of groups
    return (
        Column("commitment", Scalar.TEXT, "id of the commitment"),
        Column("number", Scalar.WHOLE, "number of the step in the commitment, from 0"),
        *_DEAL,
        *step,
    )


def _steps(commitments: Iterable[Row]) -> Iterator[Row]:
    for commitment in commitments:
        deal = {column.name: commitment[column.name] for column in _DEAL}
        for number, step in enumerate(commitment["steps"]):
            yield {"commitment": commitment["id"], "number": number, **deal, **step}


def _cells(columns: tuple[Column, ...]) -> Iterator[tuple[str, Cell]]:
    """Give the flat columns, each with the field of the row that it is read from."""
    for column in columns:
        for cell in _flat(column.name, column.shape, column.says):
            yield column.name, cell


def _flat(name: str, shape: Shape, says: str) -> tuple[Cell, ...]:
    if shape == Many(EVIDENCE):
        return _first_quote()
    if shape == SPAN:
        return (Cell(name, f"{says}: start-end", _range),)
    match shape:
        case Many(item):
            return tuple(Cell(cell.name, cell.says, _joined(cell.read)) for cell in _flat(name, _brief(item), says))
        case Group():
            return tuple(_of_group(name, shape, says))
        case _:
            return (Cell(name, says, _text),)


def _of_group(name: str, group: Group, says: str) -> Iterator[Cell]:
    """Give the cells of a group; the first of a party (its code) or period (its EDTF) has the group's own name."""
    columns, heads = group.columns, set()
    if group == PARTY:
        columns, heads = tuple(column for column in columns if column.name in {"code", "name"}), {"code"}
    elif group == WHEN:
        heads = {"edtf"}
    for column in columns:
        inner = name if column.name in heads else f"{name}_{column.name}"
        for cell in _flat(inner, column.shape, f"{says}: {column.says}"):
            yield Cell(cell.name, cell.says, _within(column.name, cell.read))


def _brief(item: Shape) -> Shape:
    """Give what a list shows of each item: lists in lists and quotes in lists are left to the other forms."""
    if not isinstance(item, Group):
        return item
    kept = (column for column in item.columns if column.shape not in {EVIDENCE, Many(EVIDENCE), Many(LINE)})
    return Group(tuple(kept)) if item not in {PARTY, WHEN} else item


def _first_quote() -> tuple[Cell, ...]:
    first = tuple(
        Cell(column.name, f"first quote: {column.says}", _of_first(column.name)) for column in EVIDENCE.columns
    )
    return (*first, Cell("quotes", "how many quotes there are", lambda evidence: str(len(evidence))))


def _of_first(field: str) -> Callable[[Any], str]:
    return lambda evidence: _text(evidence[0][field]) if evidence else ""


def _within(field: str, read: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value is None else read(value[field])


def _joined(read: Callable[[Any], str]) -> Callable[[Any], str]:
    """Give the texts of a list's items in one cell; empty if all of them are, so that columns stay aligned."""

    def join(values: list[Any]) -> str:
        texts = [read(value) for value in values]
        return "; ".join(texts) if any(texts) else ""

    return join


def _range(span: list[int] | None) -> str:
    return f"{span[0]}-{span[1]}" if span else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
