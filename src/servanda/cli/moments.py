"""The ledger that a command asks: the whole one, or what was known on a day (`--as-known-on`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from servanda import ledger, run
from servanda.ledger.view import View
from servanda.web import asking, wording


@contextmanager
def placed(place: str, *, known_on: str | None, additions: Path | None) -> Iterator[str]:
    """Give the place of the ledger that is asked, and say on standard error what of it was known on the day."""
    if known_on is None:
        yield place
        return
    day = asking.last_day("--as-known-on", known_on)
    with run.known_on(day, place, additions=additions) as moment:
        click.echo(f"as known on {day}: {wording.known_by(moment.counted)}", err=True)
        yield str(moment.place)


@contextmanager
def opened(place: str, *, known_on: str | None = None, additions: Path | None = None) -> Iterator[View]:
    """Open the ledger that is asked; see `placed`."""
    with placed(place, known_on=known_on, additions=additions) as here, ledger.open_view(here) as view:
        tell_unlinked(view)
        yield view


def tell_unlinked(view: View) -> None:
    """Say on standard error that reports or judgements came in of which no records were made yet."""
    if not view.is_linked:
        click.echo(
            "the records are not up to date: `servanda add` or `servanda review` is still at work or was interrupted;"
            " run it again and it goes on from there",
            err=True,
        )
