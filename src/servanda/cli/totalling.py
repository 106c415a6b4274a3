"""`servanda totals`: what was promised and delivered, what was added up, what was not, and why."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda import codebook
from servanda.cli import moments, terminal
from servanda.cli.showing import absent_parties, tell_absent
from servanda.export.balances import FLAT, balance_rows, flat_rows
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.linking.balances import Balance, Entry, balances
from servanda.linking.standing import as_of
from servanda.model import Amount, Commitment, Record
from servanda.web import asking, wording
from servanda.web.passage import Passages


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
        answer = asking.answer(view, asked, additions=additions)
        absent = [] if answer else absent_parties(view, asked, additions=additions)
        records: list[Record[Commitment]] = [
            record for record in answer if isinstance(record, Record) and isinstance(record.content, Commitment)
        ]
        shown = as_of(records, day, codebook.load(additions)) if day else records
        found = balances(shown)
        match form:
            case "table":
                _print(view, found, shown, day)
            case "json":
                terminal.write_data(msgspec.json.format(msgspec.json.encode(balance_rows(found)), indent=2) + b"\n")
            case "jsonl":
                terminal.write_data(b"".join(msgspec.json.encode(row) + b"\n" for row in balance_rows(found)))
            case _:
                terminal.write_data(_sheet(found))
    _tell_rest(shown, found)
    tell_absent(absent)
    return 0


def _tell_rest(shown: Sequence[Record[Commitment]], found: Iterable[Balance]) -> None:
    """Say on standard error what is in no balance, so that nothing seems to be left out in silence."""
    told = {entry.record for one in found for entry in (*one.counted, *one.not_counted)}
    rest = Counter(record.content.kind.value for record in shown if record.id not in told)
    words = f"{wording.counted(len(shown), 'commitment')}, {len(told)} of them name goods or sums"
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(rest.items()))
    click.echo(words + (f"; the others: {kinds}" if kinds else ""), err=True)


def _sheet(found: Iterable[Balance]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, FLAT, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat_rows(found))
    return out.getvalue().encode()


# ---- for people


def _print(view: View, found: Sequence[Balance], shown: Sequence[Record[Commitment]], day: date | None) -> None:
    console = terminal.output()
    pages = Passages(view)
    states: dict[str, str] = {record.id: wording.state(record.content.state) for record in shown}
    heads = [wording.sides(one.provider, one.recipient) for one in found]
    for number, one in enumerate(found):
        if number == 0 or heads[number] != heads[number - 1]:
            asked = f", as it stood on {wording.day(day)}" if day else ""
            terminal.write(console, Text(f"{heads[number]}{asked}", "heading"))
        terminal.write(console, Padding(_head(one), (0, 0, 0, 2)), Padding(_sums(one), (0, 0, 0, 4)))
        for title, entries in (("added", one.counted), ("not added", one.not_counted)):
            if entries:
                terminal.write(console, Padding(Text(title, "around"), (0, 0, 0, 4)))
                terminal.write(console, Padding(_entries(entries, pages, states), (0, 0, 0, 6)))
        for check in one.checks:
            terminal.write(console, Padding(Text(_checked(check.entry, check.reckoned, fits=check.fits)), (0, 0, 0, 4)))
        terminal.write(console, Text())


def _head(one: Balance) -> Text:
    head = Text(one.item_class.value, "heading")
    flags = ", ".join(flag.value.replace("_", " ") for flag in one.flags)
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
            steps = {
                entry.step.finding
                for entry in one.counted
                if entry.is_delivery == is_delivery and entry.amount and entry.amount.unit == each.unit
            }
            table.add_row(name, wording.amount(amount), f"{wording.counted(len(steps), 'step')} added" if steps else "")
    if not one.sums:
        table.add_row("nothing to add up", "", "")
    return table


def _entries(entries: Iterable[Entry], pages: Passages, states: Mapping[str, str]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=16, style="when", overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        told = f"{wording.amount(entry.amount)}: " if entry.amount else ""
        body = Text(f"{wording.state(entry.step.step)}  {told}{wording.items((entry.line,))}")
        if entry.is_disputed:
            body.append("  reports differ; the interval holds all of them", "bad")
        if entry.why:
            body.append(f"\n{entry.why}", "standing")
        piece = entry.step.evidence[0]
        body.append(f"\n{wording.quoted(piece.quote)}", "quote")
        body.append(f"\n{pages.where(piece)}  {entry.record}, {states[entry.record]}", "place")
        table.add_row(wording.stamp(entry.step.when) if entry.step.when.is_known else "day unknown", body)
    return table


def _checked(entry: Entry, reckoned: Amount | None, *, fits: bool) -> str:
    told = f"{entry.step.scope.value} amount told: {wording.amount(entry.amount)}"
    if reckoned is None:
        return f"{told}; nothing here to hold it against"
    verdict = "fits" if fits else "does NOT fit"
    return f"{told}; {verdict} what these reports add up to by then: {wording.amount(reckoned)}"
