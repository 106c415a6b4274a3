"""The reasons of a record in the terminal and for programs: `show --why` and `trace --why` say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda.web import wording
from servanda.web.passage import Passages
from servanda.web.reasons import Reason, Used


def told_why(reason: Reason, pages: Passages) -> Iterator[RenderableType]:
    """Give a quote, where it stands, its rule with what it reads and its score, and the marks that it used."""
    piece = reason.evidence
    yield Text(wording.quoted(piece.quote), "quote")
    yield Text(f"{pages.where(piece)}  rule {piece.rule}, score {piece.score:.2f}", "place")
    yield from behind(reason)


def behind(reason: Reason) -> Iterator[RenderableType]:
    """Give what a rule reads, and the marks that it used, one a line."""
    if reason.reads:
        yield Text(f"reads {reason.reads}", "around")
    if reason.marks:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True, style="when")
        table.add_column(ratio=1, overflow="fold")
        for mark in reason.marks:
            table.add_row(mark.part, _mark(mark))
        yield Padding(table, (0, 0, 0, 2))


def _mark(mark: Used) -> Text:
    text = Text(wording.quoted(mark.quote), "quote")
    text.append(f" {mark.span.start}-{mark.span.end}", "place")
    if mark.means:
        text.append(f"  {mark.means}", "standing")
    if mark.rule and mark.score is not None:
        reads = f": {mark.reads}" if mark.reads else ""
        text.append(f"\nrule {mark.rule}, score {mark.score:.2f}{reads}", "around")
    return text


def data(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    """Give reasons as programs read them; empty is null, never a missing key."""
    return [
        {
            "report": reason.evidence.report,
            "start": reason.evidence.span.start,
            "end": reason.evidence.span.end,
            "quote": reason.evidence.quote,
            "rule": reason.evidence.rule,
            "reads": reason.reads,
            "score": reason.evidence.score,
            "marks": [_mark_data(mark) for mark in reason.marks],
        }
        for reason in reasons
    ]


def _mark_data(mark: Used) -> dict[str, object]:
    return {
        "part": mark.part,
        "start": mark.span.start,
        "end": mark.span.end,
        "quote": mark.quote,
        "means": mark.means,
        "rule": mark.rule,
        "reads": mark.reads,
        "score": mark.score,
    }
