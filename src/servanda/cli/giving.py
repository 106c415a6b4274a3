"""`servanda export` and `servanda audit`: what leaves the house, and whether it holds."""

from __future__ import annotations

from pathlib import Path

import click

from servanda import ledger
from servanda.cli.moments import opened
from servanda.web import wording

_SHOWN = 20
"""Faults printed one by one; a damaged archive can have a million."""


def export(out: Path, *, place: str, form: str, additions: Path | None = None, known_on: str | None = None) -> int:
    """Write the whole ledger, or what of it was known on a day, as files."""
    from servanda import export as exports  # noqa: PLC0415 - not needed by the others

    write = {"jsonl": exports.jsonl, "csv": exports.csv, "parquet": exports.parquet}[form]
    there = exports.forms_in(out)
    with opened(place, known_on=known_on, additions=additions) as view:
        files = write(view, out)
        counts = view.counts()
    for file in files:
        click.echo(str(file))
    full = ", ".join(wording.counted(number, kind.value[:-1]) for kind, number in counts.items() if number)
    click.echo(f"written: {full or 'an empty ledger'}", err=True)
    for other in there:
        if other != form:
            click.echo(
                f"the {other} files in {out} were left as they are and may tell of another ledger or day;"
                f" export with --format {other} writes them anew",
                err=True,
            )
    return 0


def audit(*, place: str) -> int:
    """Hold every quote against the archived bytes; give 1 if one fails."""
    with ledger.open_view(place) as view:
        done = ledger.audit(view)
    for fault in done.faults[:_SHOWN]:
        at = f" at {fault.span.start}-{fault.span.end}" if fault.span else ""
        where = " ".join(part for part in (fault.report, fault.record) if part)
        click.echo(f"{fault.code} {where}{at}: {fault.message}")
    if len(done.faults) > _SHOWN:
        click.echo(f"and {len(done.faults) - _SHOWN:,} more")
    click.echo(
        f"{wording.counted(done.pages, 'archived page')}, {wording.counted(done.checked, 'quote')}:"
        f" {_verdict(done.checked, len(done.faults))}"
    )
    return 0 if done.is_clean else 1


def _verdict(checked: int, faults: int) -> str:
    if faults:
        return wording.counted(faults, "fault")
    return "all of them hold" if checked else "nothing to check"
