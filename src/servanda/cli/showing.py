"""`servanda show`: rows of one kind, as a table for people or as data for programs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda import ledger
from servanda.cli import terminal
from servanda.cli.moments import opened
from servanda.cli.reasoning import data, told_why
from servanda.errors import CallError
from servanda.export import row
from servanda.export.rows import Row, origins_by_report
from servanda.ledger import Kind, Query, Shown
from servanda.ledger.view import View
from servanda.linking.answers import Silence
from servanda.model import Period, Report
from servanda.web import asking, wording
from servanda.web.entry import Entry, entry
from servanda.web.passage import Passages
from servanda.web.reasons import Reason, Reasons
from servanda.web.silences import SILENCES, how_many, missing, silence_row, silences


def show(
    kind_word: str,
    filters: Mapping[str, str],
    *,
    ids: Sequence[str] = (),
    place: str,
    additions: Path | None,
    form: str,
    why: bool,
    known_on: str | None = None,
) -> int:
    """List the records of a kind that filters ask for, or those that answer to ids."""
    kind = ledger.kind_of(kind_word, beside=tuple(SILENCES))
    if why and form == "csv":
        raise CallError(
            "--why cannot be written as csv, which has one line a row; expected --format table, json or jsonl"
        )
    if ids and filters:
        raise CallError(f"name records by their id or filter all {kind}, not both")
    asked = asking.query(kind, filters)
    with opened(place, known_on=known_on, additions=additions) as view:
        found = _named(view, kind, ids) if ids else asking.answer(view, asked, additions=additions)
        absent = [] if found else absent_parties(view, asked, additions=additions)
        if form == "table":
            _print_table(view, kind, found, why=why)
        else:
            _write_rows(view, kind, found, form, why=why)
        if not found:
            click.echo(_nothing(kind, view.counts()[kind]), err=True)
            tell_absent(absent)
            if asked.outlet and not view.count(Query(kind=Kind.REPORTS, outlet=asked.outlet)):
                click.echo(
                    f"no report here was carried by {asked.outlet!r}; `servanda show reports` names outlets", err=True
                )
    return 0


def absent_parties(view: View, asked: Query, *, additions: Path | None) -> list[str]:
    """Give the parties asked for that are in no record here; one that nobody knows is refused."""
    from servanda.web.strangers import refuse_unknown  # noqa: PLC0415 - loads the codebook, and few calls need it

    return [one.written for one in refuse_unknown(view, asked, additions=additions)]


def tell_absent(parties: Iterable[str]) -> None:
    """Say on standard error whom no record of this ledger names."""
    for party in parties:
        click.echo(f"this ledger has no actor {party!r}; `servanda show actors` lists them", err=True)


def show_silences(
    which: str, *, place: str, additions: Path | None, form: str, limit: str | None, known_on: str | None
) -> int:
    """List the accusations that nobody answers here, or what one side alone tells."""
    if form == "csv":
        raise CallError(f"{which} cannot be written as csv; expected --format table, json or jsonl")
    most = asking.query(Kind.EVENTS, {"limit": limit or ""}).limit
    with opened(place, known_on=known_on, additions=additions) as view:
        found = silences(view, which)
        shown = found[:most]
        if form == "table":
            _print_silences(view, shown)
        else:
            made = [silence_row(one) for one in shown]
            as_json = msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"
            lines = b"".join(msgspec.json.encode(each) + b"\n" for each in made)
            terminal.write_data(as_json if form == "json" else lines)
    click.echo(how_many(which, len(found)), err=True)
    return 0


def _print_silences(view: View, shown: Iterable[Silence]) -> None:
    console = terminal.output()
    pages = Passages(view)
    for one in shown:
        terminal.write(console, row_of(entry(one.record), pages, note=missing(one)))


def _named(view: View, kind: Kind, ids: Iterable[str]) -> tuple[Shown, ...]:
    """Give the records that answer to ids, each once, in the order asked."""
    found: dict[str, Shown] = {}
    for asked in ids:
        shown = view.record(asked)
        line = entry(shown)
        if line.kind is not kind:
            raise CallError(
                f"{asked!r} is one of the {line.kind}, not of the {kind}; try `servanda show {line.kind} {asked}`"
            )
        found[line.id] = shown
    return tuple(found.values())


def _nothing(kind: Kind, in_all: int) -> str:
    if in_all:
        return f"no {kind} match; without filters there are {in_all}"
    return f"this ledger has no {kind}"


# ---- for programs


def _write_rows(view: View, kind: Kind, found: Sequence[Shown], form: str, *, why: bool) -> None:
    made = list(_rows(view, kind, found))
    if why:
        reasons = Reasons(view)
        made = [{**each, "why": data(reasons.of(shown))} for each, shown in zip(made, found, strict=True)]
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
    reasons = Reasons(view)
    number = 0
    for each in found:
        terminal.write(console, row_of(entry(each), pages, why=reasons.of(each) if why else None))
        number += 1
    if number:
        click.echo(f"{wording.counted(number, kind.value[:-1])}; `servanda trace ID` tells one", err=True)


def row_of(line: Entry, pages: Passages, *, why: Sequence[Reason] | None = None, note: str = "") -> Table | Padding:
    """Give one entry as two columns, or as one when its kind has no time; with the reasons of every quote if asked."""
    body = Text()
    body.append(line.heading, "heading")
    if line.standing or line.sources:
        body.append("\n" + " · ".join(part for part in (line.standing, line.sources) if part), "standing")
    if note:
        body.append(f"\n{note}", "bad")
    if why is None:
        if line.cited:
            body.append(f"\n{wording.quoted(line.cited.quote)}", "quote")
            body.append(f"\n{pages.where(line.cited)}", "place")
        more = len(line.evidence) - 1
        others = f"  and {wording.counted(more, 'more quote')}" if more > 0 else ""
        body.append(f"\n{line.id}{others}\n", "place")
        parts: RenderableType = body
    else:
        told = [part for reason in why for part in told_why(reason, pages)]
        parts = Group(body, *told, Text(f"{line.id}\n", "place"))
    if line.when is None:
        return Padding(parts, (0, 0))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=16, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    when = when_of(line.when)
    if line.is_due:
        when.append("\ndue", "unknown")
    table.add_row(when, parts)
    return table


def when_of(period: Period) -> Text:
    """Give a period for the first column, with its basis where it is not printed on the page."""
    if not period.is_known:
        return Text("day unknown", "unknown")
    shown = Text(wording.stamp(period), "when")
    if period.basis not in {"stated", "relative"}:
        shown.append(f"\n{period.basis}", "unknown")
    return shown
