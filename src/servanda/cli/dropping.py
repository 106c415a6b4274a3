"""`servanda drop`: one report taken out, and the ledger that never had it."""

from __future__ import annotations

from pathlib import Path

import click

from servanda import ledger, run
from servanda.ledger import Kind
from servanda.web import wording


def drop(begun: str, *, place: str, additions: Path | None) -> int:
    """Take a report out and say what is left."""
    report = run.drop(begun, place, additions=additions)
    with ledger.open_view(place) as view:
        left = view.counts()[Kind.REPORTS]
    click.echo(f"{report} is out; the ledger now holds {wording.counted(left, 'report')}")
    return 0
