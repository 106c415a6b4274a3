"""`servanda show`: rows of one kind, as a table for people or as data for programs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda import ledger
from servanda.cli import terminal
from servanda.export import row
from servanda.export.rows import Row, origins_by_report
from servanda.ledger import Kind, Shown
from servanda.ledger.view import View
from servanda.model import Evidence, Period, Report
from servanda.web import asking, wording
from servanda.web.entry import Entry, entry
from servanda.web.passage import Passages


def show(
    kind_word: str, filters: Mapping[str, str], *, place: str, additions: Path | None, form: str, why: bool
) -> int:
    """List the records of a kind that filters ask for."""
    kind = ledger.kind_of(kind_word)
    asked = asking.query(kind, filters)
    with ledger.open_view(place) as view:
        found = asking.answer(view, asked, additions=additions)
        if form == "table":
            _print_table(view, kind, found, why=why)
        else:
            _write_rows(view, kind, found, form)
        if not found:
            click.echo(_nothing(kind, view.counts()[kind]), err=True)
            for party in asking.strangers(view, asked, additions=additions):
                click.echo(f"this ledger has no actor {party!r}; `servanda show actors` lists them", err=True)
    return 0


def _nothing(kind: Kind, in_all: int) -> str:
    if in_all:
        return f"no {kind} match; without filters there are {in_all}"
    return f"this ledger has no {kind}"


# ---- for programs


def _write_rows(view: View, kind: Kind, found: Iterable[Shown], form: str) -> None:
    made = list(_rows(view, kind, found))
    match form:
        case "json":
            terminal.write_data(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
        case "jsonl":
            terminal.write_data(b"".join(msgspec.json.encode(each) + b"\n" for each in made))
        case _:
            terminal.write_data(_sheet(kind, made))


def _sheet(kind: Kind, made: Iterable[Row]) -> bytes:
    """Give rows as the same flat table that the export writes."""
    from servanda.export import COLUMNS  # noqa: PLC0415 - only for this form
    from servanda.export.sheets import write_sheet  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sheet.csv")
        write_sheet(path, COLUMNS[kind], iter(made))
        return path.read_bytes()


def _rows(view: View, kind: Kind, found: Iterable[Shown]) -> Iterator[Row]:
    origins = origins_by_report(view) if kind is Kind.REPORTS else {}
    for each in found:
        yield row(each, origin=origins.get(each.id) if isinstance(each, Report) else None)


# ---- for people


def _print_table(view: View, kind: Kind, found: Iterable[Shown], *, why: bool) -> None:
    console = terminal.output()
    pages = Passages(view)
    number = 0
    for each in found:
        terminal.write(console, row_of(entry(each), pages, why=why))
        number += 1
    if number:
        click.echo(f"{wording.counted(number, kind.value[:-1])}; `servanda trace ID` tells one", err=True)


def row_of(line: Entry, pages: Passages, *, why: bool = False) -> Table | Padding:
    """Give one entry as two columns, or as one when its kind has no time."""
    body = Text()
    body.append(line.heading, "heading")
    if line.standing or line.sources:
        body.append("\n" + " · ".join(part for part in (line.standing, line.sources) if part), "standing")
    for piece in line.evidence if why else line.evidence[:1]:
        body.append(f"\n{wording.quoted(piece.quote)}", "quote")
        body.append(f"\n{_place(piece, pages, why=why)}", "place")
    more = len(line.evidence) - 1
    others = f"  and {wording.counted(more, 'more quote')}" if more > 0 and not why else ""
    body.append(f"\n{line.id}{others}\n", "place")
    if line.when is None:
        return Padding(body, (0, 0))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=16, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(when_of(line.when), body)
    return table


def when_of(period: Period) -> Text:
    """Give a period for the first column, with its basis where it is not printed on the page."""
    if not period.is_known:
        return Text("day unknown", "unknown")
    shown = Text(wording.stamp(period), "when")
    if period.basis not in {"stated", "relative"}:
        shown.append(f"\n{period.basis}", "unknown")
    return shown


def _place(piece: Evidence, pages: Passages, *, why: bool) -> str:
    where = pages.where(piece)
    return f"{where}  rule {piece.rule}, score {piece.score:.2f}" if why else where
