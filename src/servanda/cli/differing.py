"""`servanda difference`: what changed between two days, each as known then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click
import msgspec
from rich.text import Text

from servanda import ledger
from servanda.cli import terminal
from servanda.cli.moments import placed
from servanda.errors import CallError
from servanda.web import asking, wording
from servanda.web.difference import Change, Difference, Section, as_row, difference
from servanda.web.entry import Entry

_LISTED = 10
"""New records of a kind that are printed; the others are counted."""


def tell(since: str, until: str | None, *, place: str, additions: Path | None, form: str) -> int:
    """Compare the ledger as known on two days, the later one today where none is named."""
    first, last = asking.last_day("SINCE", since), asking.last_day("--until", until) if until else None
    if last and last < first:
        raise CallError(f"--until cannot be {last}; expected a day after {first}, from which the difference is asked")
    with ExitStack() as held:
        places = [held.enter_context(placed(place, known_on=day, additions=additions)) for day in (since, until)]
        before, after = (held.enter_context(ledger.open_view(each)) for each in places)
        found = difference(before, after)
    if form == "json":
        terminal.write_data(msgspec.json.format(msgspec.json.encode(as_row(found)), indent=2) + b"\n")
        return 0
    _print(found)
    return 0


def _print(found: Difference) -> None:
    console = terminal.output()
    came = found.reports
    terminal.write(console, Text(f"{wording.counted(came.count, 'report')} came", "heading"))
    terminal.write(console, *_lines("new", came.first, came.count))
    for section in found.sections:
        if section.is_equal:
            continue
        terminal.write(
            console, "", Text(f"{section.kind}: {section.before:,} before, {section.after:,} after", "heading")
        )
        terminal.write(console, *_told(section))
    click.echo("ids of what was are told by `servanda trace ID --as-known-on DAY`", err=True)


def _told(section: Section) -> Iterator[Text]:
    for each in section.changed.first:
        yield from _changed(each)
    yield from _rest("changed", len(section.changed.first), section.changed.count)
    went = "ended" if section.kind is ledger.Kind.DISAGREEMENTS else "gone"
    yield from _lines(went, section.went.first, section.went.count)
    yield from _lines("new", section.came.first, section.came.count)


def _changed(each: Change) -> Iterator[Text]:
    yield Text(f"  changed  {each.now.id}  {each.now.heading}")
    for was, now in each.parts:
        yield Text(f"           {was or 'nothing'} -> {now or 'nothing'}", "standing")
    if each.fields:
        yield Text(f"           {wording.listed(each.fields)} changed", "place")


def _lines(mark: str, some: Iterable[Entry], count: int) -> Iterator[Text]:
    shown = list(some)[:_LISTED]
    for each in shown:
        yield Text(f"  {mark:<7}  {each.id}  {each.heading}")
        if each.standing:
            yield Text(f"           {each.standing}", "standing")
    yield from _rest(mark, len(shown), count)


def _rest(mark: str, shown: int, count: int) -> Iterator[Text]:
    if count > shown:
        yield Text(f"  and {count - shown:,} more {mark}; --format json lists the first hundred", "place")
