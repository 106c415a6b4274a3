"""`servanda evaluate`: the ledger against reports that people read."""

from __future__ import annotations

from pathlib import Path

import click

from servanda import export, ledger, scoring
from servanda.cli import terminal
from servanda.cli.adding import tell_codebooks
from servanda.errors import CallError, NoSuchPathError


def evaluate(
    gold: Path, *, place: str, as_json: bool, misses: bool, floors: Path | None, raise_floors: bool, slack: float = 0.0
) -> int:
    """Print how the ledger compares with gold; give 1 when a figure is below its floor."""
    if not gold.is_dir():
        raise NoSuchPathError(str(gold))
    if raise_floors and floors is None:
        raise CallError("--raise-floors needs the file to write: name it with --floors FILE")
    with ledger.open_view(place) as view:
        tell_codebooks(view)
        found = scoring.rows(export.rows_of(view))
    evaluation = scoring.evaluate(found, scoring.load(gold))
    if as_json:
        terminal.write_data(scoring.to_json(evaluation))
    else:
        click.echo(scoring.table(evaluation), nl=False)
    if misses:
        click.echo(terminal.plain(scoring.misses(evaluation)), nl=False, err=as_json)
    if floors is None:
        return 0
    if raise_floors:
        known = scoring.read_floors(floors) if floors.exists() else ()
        scoring.write_floors(floors, scoring.raised(evaluation, known))
    return _hold(evaluation, floors, slack)


def _hold(evaluation: scoring.Evaluation, floors: Path, slack: float) -> int:
    known = scoring.read_floors(floors)
    if scoring.floor_of(evaluation, known) is None:
        # A gate that holds nothing would always be passed.
        click.echo(f"{floors} has no floor for gold {evaluation.name!r}; --raise-floors sets one", err=True)
        return 1
    broken = scoring.check(evaluation, known, slack=slack)
    for each in broken:
        click.echo(f"below the floor: {each}", err=True)
    if not broken:
        click.echo(f"every floor of {floors} holds", err=True)
    return 1 if broken else 0
