"""CSV: flat tables for spreadsheets and statistics, one file per kind, and a README that lists the columns.

What is nested is laid flat: a party becomes its code and its name, a period its bounds, evidence its first quote and
how many there are. Lists stand in one cell, joined by "; ". The steps of commitments also have a file of their own,
one row per step, since most counting is done on steps. The whole truth is in JSON Lines and Parquet.

A cell whose text would start a formula in a spreadsheet gets an apostrophe in front: a page may print anything.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.export import data_package
from servanda.export.account import Form, refuse_foreign
from servanda.export.columns import COLUMNS, EVIDENCE, LINE, PARTY, SPAN, WHEN, Column, Group, Many, Scalar, Shape
from servanda.export.folder import appearing
from servanda.export.rows import Row
from servanda.export.tables import Texts, given, moment
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
    """A column of a flat table: its name, what it means, how its text is read from a field of a row, and its type."""

    name: str
    says: str
    read: Callable[[Any], str]
    type: Scalar = Scalar.TEXT


FORM = Form(
    "csv",
    (*(f"{kind}.csv" for kind in Kind), "steps.csv", "datapackage.json"),
    "",
    readme_name="README.md",
    first_line="# Tables of this ledger\n",
)


def write(view: View, folder: Path, *, texts: Texts = Texts.FULL, known_on: date | None = None) -> tuple[Path, ...]:
    """Write one file per kind, `steps.csv`, their description and README; a kind without records gives a header.

    Returns:
        The files of the kinds in their order, then steps, description and README.

    Raises:
        CallError: The folder has a file of one of these names that no export wrote.
    """
    refuse_foreign(folder, FORM)
    with appearing(folder) as part:
        for kind in Kind:
            write_sheet(part / f"{kind}.csv", COLUMNS[kind], given(view, kind, texts=texts))
        write_sheet(part / "steps.csv", _step_columns(), _steps(given(view, Kind.COMMITMENTS, texts=texts)))
        told = moment(view, texts=texts, known_on=known_on)
        (part / FORM.readme).write_text(readme(told), encoding="utf-8")
        described = data_package.described(part, _sheets(), version=f"sha256:{view.fingerprint()}")
        (part / "datapackage.json").write_bytes(described)
    return tuple(folder / name for name in (*FORM.files, FORM.readme))


def readme(moment: str) -> str:
    """Give the list of all files and columns, in Markdown.

    Args:
        moment: The lines that say of which ledger the tables are.
    """
    said = f"{FORM.title}\n```\n{moment}\n```\n\n{_PREFACE}"
    return "\n".join((said, *(_chapter(name, cells) for name, cells in _sheets().items())))


def _sheets() -> dict[str, tuple[Cell, ...]]:
    """Give the columns of every file."""
    columns = {f"{kind}.csv": COLUMNS[kind] for kind in Kind} | {"steps.csv": _step_columns()}
    return {name: tuple(cell for _, cell in _cells(each)) for name, each in columns.items()}


_PREFACE = """UTF-8, commas, a header in the first line. Several values in one cell are joined by "; ". `start` and
`end` count code points in the report's `text`, from 0, the end excluded. An empty cell is unknown, or there is nothing
to say. Of the evidence the first quote is shown, `quotes` says how many there are; all of them are in JSON Lines and
Parquet. A text that a spreadsheet would take for a formula has an apostrophe in front. `datapackage.json` tells
programs the types of all columns and how the sheets hang together.
"""


def _chapter(name: str, cells: tuple[Cell, ...]) -> str:
    lines = (f"| `{cell.name}` | {cell.says} |" for cell in cells)
    return "\n".join((f"## {name}", "", "| column | meaning |", "|---|---|", *lines, ""))


def write_sheet(path: Path, columns: tuple[Column, ...], found: Iterator[Row]) -> None:
    """Write rows as one CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(sheet(columns, found))


def sheet(columns: tuple[Column, ...], found: Iterable[Row]) -> Iterator[str]:
    """Give rows as the lines of a CSV file, its header first."""
    cells = tuple(_cells(columns))
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\n")
    names = [cell.name for _, cell in cells]
    for texts in itertools.chain(
        [names], ([harmless(cell.read(row[field])) for field, cell in cells] for row in found)
    ):
        writer.writerow(texts)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def harmless(text: str) -> str:
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
            return (Cell(name, says, _text, shape),)


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
            yield Cell(cell.name, cell.says, _within(column.name, cell.read), cell.type)


def _brief(item: Shape) -> Shape:
    """Give what a list shows of each item: lists in lists and quotes in lists are left to the other forms."""
    if not isinstance(item, Group):
        return item
    kept = (column for column in item.columns if column.shape not in {EVIDENCE, Many(EVIDENCE), Many(LINE)})
    return Group(tuple(kept)) if item not in {PARTY, WHEN} else item


def _first_quote() -> tuple[Cell, ...]:
    first = tuple(
        Cell(column.name, f"first quote: {column.says}", _of_first(column.name), _scalar(column))
        for column in EVIDENCE.columns
    )
    return (*first, Cell("quotes", "how many quotes there are", lambda evidence: str(len(evidence)), Scalar.WHOLE))


def _scalar(column: Column) -> Scalar:
    return column.shape if isinstance(column.shape, Scalar) else Scalar.TEXT


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
