"""`servanda demo`: the bundled sample set, read into a ledger of its own and told as a short timeline."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from rich.table import Table
from rich.text import Text

from servanda import ledger
from servanda.cli import adding, terminal
from servanda.cli.showing import when_of
from servanda.errors import CallError
from servanda.export.rows import origins_by_report
from servanda.ledger import Kind, Query
from servanda.ledger.view import View
from servanda.model import Basis, Commitment, Event, Evidence, Flag, Period, Record, Span
from servanda.web import wording
from servanda.web.passage import Passages, credit

_MOST, _MOST_STEPS = 20, 12
"""Entries of the timeline, about two screens, and how many of them may be steps."""


@dataclass(frozen=True, slots=True)
class _Happening:
    """An entry of the timeline; `id` is that of the record to trace."""

    when: Period
    heading: str
    standing: str
    evidence: Evidence
    id: str
    is_step: bool
    is_disputed: bool
    origins: int

    @property
    def rank(self) -> tuple[bool, bool, int, tuple[bool, str, str, str]]:
        """Give what puts one before another when not all can be shown."""
        return not self.is_step, not self.is_disputed, -self.origins, self.order

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Give what sorts by time: unknown days last."""
        first = self.when.earliest or self.when.latest
        return first is None, str(first), str(self.when.latest), self.id


def demo(folder: Path, *, is_opened: bool) -> int:
    """Read the sample set and print a timeline."""
    if folder.exists() and not folder.is_dir():
        raise CallError(f"{str(folder)!r} is a file; name a folder for the demo's ledger")
    folder.mkdir(parents=True, exist_ok=True)
    sample = Path(str(files("servanda"))) / "data" / "demo"
    place = str(folder / "servanda.db")
    done = adding.read([sample / "reports"], place=place, additions=sample / "codebook", workers=None)
    with ledger.open_view(place) as view:
        unread = adding.tell_unread(view, done)
        _print(view, place)
    if unread:
        return 1
    if is_opened:
        from servanda.cli import serving  # noqa: PLC0415 - the web framework is loaded only to serve

        return serving.serve(place=place, additions=sample / "codebook", host="127.0.0.1", port=0, is_opened=True)
    return 0


def _print(view: View, place: str) -> None:
    console = terminal.output()
    counts = view.counts()
    pages = Passages(view)
    found = list(_happenings(view))
    head = Text(
        f"{wording.counted(counts[Kind.REPORTS], 'sample report')} read; half of them are about invented states"
    )
    terminal.write(console, head, Text())
    chosen = _chosen(found)
    for each in chosen:
        terminal.write(console, _line(each, pages))
    if left := len(found) - len(chosen):
        terminal.write(console, Text(f"and {left} more: servanda show events, servanda show commitments", "place"))
    held = ", ".join(f"{counts[kind]:,} {kind}" for kind in (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS))
    terminal.write(
        console,
        "",
        f"the ledger lies in {place}: {held}",
        f"  {_remember(place)}",
        "  servanda show commitments",
        *([f"  servanda trace {_told_best(view)}"] if counts[Kind.COMMITMENTS] else []),
        "  servanda show disagreements",
        "  servanda serve",
    )


def _remember(place: str) -> str:
    return f"set SERVANDA_LEDGER={place}" if os.name == "nt" else f"export SERVANDA_LEDGER={place}"


def _happenings(view: View) -> Iterator[_Happening]:
    """Give every step of a commitment and every event, each with its standing."""
    origin_of = origins_by_report(view)
    for record in view.select(Query(kind=Kind.COMMITMENTS)):
        if isinstance(record, Record) and isinstance(record.content, Commitment):
            yield from _steps(record.content, record.id, origin_of)
    for record in view.select(Query(kind=Kind.EVENTS)):
        if isinstance(record, Record) and isinstance(event := record.content, Event):
            standing = f"{wording.standing(event)} · {wording.support(record.support)}"
            yield _Happening(
                when=event.when,
                heading=f"{wording.sides(event.source, event.target)}  {wording.deed(event)}",
                standing=standing,
                evidence=min(event.evidence),
                id=record.id,
                is_step=False,
                is_disputed=event.basis in {Basis.ALLEGED, Basis.DENIED},
                origins=record.support.origins,
            )


def _steps(commitment: Commitment, record: str, origin_of: Mapping[str, str]) -> Iterator[_Happening]:
    """Give the steps of a commitment, each with the origins of its own quotes, which may be fewer than the whole's."""
    parties = wording.sides(commitment.provider, commitment.recipient)
    for step in commitment.steps:
        things = wording.thing(commitment.kind, step.lines or commitment.lines)
        origins = len({origin_of.get(piece.report, piece.report) for piece in step.evidence})
        standing = f"{wording.whose_word(step.role_of_speaker, step.by)} · {wording.counted(origins, 'origin')}"
        heading = f"{parties}  {wording.state(step.step)}: {things}"
        yield _Happening(
            when=step.when,
            heading=heading,
            standing=standing,
            evidence=min(step.evidence),
            id=record,
            is_step=True,
            is_disputed=Flag.DISPUTED in commitment.flags,
            origins=origins,
        )


def _chosen(found: Sequence[_Happening]) -> list[_Happening]:
    """Give the entries to print, in their order: the disputed first, then what more origins tell.

    What both a step and an event were read from is one happening for a reader.
    """
    by_place: dict[tuple[str, Span], _Happening] = {}
    for each in sorted(found, key=lambda each: each.rank):
        by_place.setdefault((each.evidence.report, each.evidence.span), each)
    steps = [each for each in by_place.values() if each.is_step][:_MOST_STEPS]
    events = [each for each in by_place.values() if not each.is_step][: _MOST - len(steps)]
    return sorted((*steps, *events), key=lambda each: each.order)


def _told_best(view: View) -> str:
    """Give the commitment with the most steps."""
    records = [record for record in view.select(Query(kind=Kind.COMMITMENTS)) if isinstance(record, Record)]
    return max(records, key=lambda record: (len(record.members), record.id)).id


def _line(each: _Happening, pages: Passages) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=16, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    body = Text(each.heading, "heading")
    body.append(f"\n{each.standing}", "standing")
    body.append(f"\n{wording.quoted(each.evidence.quote)}", "default")
    body.append(f"\n{pages.where(each.evidence)}  {credit(pages.report(each.evidence.report))}\n", "place")
    table.add_row(when_of(each.when), body)
    return table
