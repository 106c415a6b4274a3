"""`servanda totals`: what was promised and delivered, what was added up, what was not, and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda.cli import moments, terminal
from servanda.cli.showing import absent_parties, tell_absent
from servanda.export.balances import FLAT, balance_rows, flat_rows
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.linking.balances import Balance, Entry
from servanda.web import asking, wording
from servanda.web.passage import Passages
from servanda.web.totals import Totals, added, checked, step_words
from servanda.web.totals import totals as totals_of


def totals(
    filters: Mapping[str, str],
    *,
    place: str,
    additions: Path | None,
    as_of_day: str | None,
    form: str,
    known_on: str | None = None,
) -> int:
    """Print the balances of the commitments that filters ask for, as they stand or as they stood on a day."""
    asked = asking.query(Kind.COMMITMENTS, filters)
    day = asking.day_of("as-of", as_of_day, at_end=True)
    with moments.opened(place, known_on=known_on, additions=additions) as view:
        found = totals_of(view, asked, day=day, additions=additions)
        absent = [] if found.commitments else absent_parties(view, asked, additions=additions)
        match form:
            case "table":
                _print(view, found)
            case "json":
                terminal.write_data(
                    msgspec.json.format(msgspec.json.encode(list(balance_rows(found.balances))), indent=2) + b"\n"
                )
            case "jsonl":
                terminal.write_data(b"".join(msgspec.json.encode(row) + b"\n" for row in balance_rows(found.balances)))
            case _:
                terminal.write_data(_sheet(found.balances))
    click.echo(found.rest, err=True)
    tell_absent(absent)
    return 0


def _sheet(found: Iterable[Balance]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, FLAT, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat_rows(found))
    return out.getvalue().encode()


# ---- for people


def _print(view: View, found: Totals) -> None:
    console = terminal.output()
    pages = Passages(view)
    heads = [wording.sides(one.provider, one.recipient) for one in found.balances]
    for number, one in enumerate(found.balances):
        if number == 0 or heads[number] != heads[number - 1]:
            asked = f", as it stood on {wording.day(found.day)}" if found.day else ""
            terminal.write(console, Text(f"{heads[number]}{asked}", "heading"))
        terminal.write(console, Padding(_head(one), (0, 0, 0, 2)), Padding(_sums(one), (0, 0, 0, 4)))
        for title, entries in (("added", one.counted), ("not added", one.not_counted)):
            if entries:
                terminal.write(console, Padding(Text(title, "around"), (0, 0, 0, 4)))
                terminal.write(console, Padding(_entries(entries, pages, found.states), (0, 0, 0, 6)))
        for check in one.checks:
            terminal.write(console, Padding(Text(checked(check)), (0, 0, 0, 4)))
        terminal.write(console, Text())


def _head(one: Balance) -> Text:
    head = Text(one.item_class.value, "heading")
    flags = ", ".join(map(wording.flag, one.flags))
    return head.append(f"  {flags}", "standing") if flags else head


def _sums(one: Balance) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="around", no_wrap=True)
    table.add_column()
    table.add_column(style="place")
    for each in one.sums:
        for name, amount, is_delivery in (
            ("promised", each.promised, False),
            ("delivered", each.delivered, True),
            ("outstanding", each.outstanding, None),
        ):
            steps = 0 if is_delivery is None else added(one.counted, each.unit, is_delivery=is_delivery)
            table.add_row(name, wording.amount(amount), f"{wording.counted(steps, 'step')} added" if steps else "")
    if not one.sums:
        table.add_row("nothing to add up", "", "")
    return table


def _entries(entries: Iterable[Entry], pages: Passages, states: Mapping[str, str]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=16, style="when", overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        body = Text(step_words(entry))
        if entry.is_disputed:
            body.append("  reports differ; the interval holds all of them", "bad")
        if entry.why:
            body.append(f"\n{entry.why}", "standing")
        piece = entry.step.evidence[0]
        body.append(f"\n{wording.quoted(piece.quote)}", "quote")
        body.append(f"\n{pages.where(piece)}  {entry.record}, {states[entry.record]}", "place")
        table.add_row(wording.stamp(entry.step.when) if entry.step.when.is_known else "day unknown", body)
    return table
