"""`servanda export` and `servanda audit`: what leaves the house, and whether it holds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda import ledger
from servanda.cli.moments import opened
from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.web import asking, wording

if TYPE_CHECKING:
    from servanda.export import Texts

SITE = "site"
"""The form that is a folder of pages."""
_LIVE_SECONDS, _PLAIN_SECONDS = 0.2, 10.0
_OF_OTHERS = (
    "the reports stand in it with their whole texts, which belong to their publishers; --texts quotes leaves these out"
)
_SHOWN = 20
"""Faults printed one by one; a damaged archive can have a million."""


def export(
    out: Path,
    *,
    place: str,
    form: str,
    additions: Path | None = None,
    known_on: str | None = None,
    reporting: str | None = None,
    texts: str | None = None,
) -> int:
    """Write the whole ledger, or what of it was known on a day, as files."""
    if reporting and form != "iati":
        raise CallError("--reporting-org is asked by --format iati alone; leave it out")
    from servanda import export as exports  # noqa: PLC0415 - not needed by the others

    if texts and form not in (*exports.TABLES, SITE):
        raise CallError(f"--texts is asked by --format {', '.join(exports.TABLES)} and {SITE} alone; leave it out")
    words = exports.Texts(texts or exports.Texts.FULL)
    if form == SITE:
        return _site(out, place=place, additions=additions, known_on=known_on, texts=words)
    there = exports.forms_in(out)
    day = asking.last_day("--as-known-on", known_on) if known_on else None
    with opened(place, known_on=known_on, additions=additions) as view:
        files = exports.write(view, out, form, additions=additions, known_on=day, reporting=reporting, texts=words)
        counts = view.counts()
    for file in files:
        click.echo(str(file))
    full = ", ".join(wording.counted(number, kind.value[:-1]) for kind, number in counts.items() if number)
    if form in exports.TABLES:
        click.echo(f"written: {full or 'an empty ledger'}", err=True)
        if words is exports.Texts.FULL and counts[Kind.REPORTS]:
            click.echo(_OF_OTHERS, err=True)
    else:
        _tell_left_out(exports.left_out(out, form), files[-1])
    for other in there:
        if other != form:
            click.echo(
                f"the {other} files in {out} were left as they are and may tell of another ledger or day;"
                f" export with --format {other} writes them anew",
                err=True,
            )
    return 0


def _tell_left_out(reasons: Mapping[str, int], readme: Path) -> None:
    """Say how many records a form could not say, and why: a loss is told before a user finds it."""
    number = sum(reasons.values())
    click.echo(f"left out: {number:,}" if number else "nothing was left out", err=True)
    for reason, many in reasons.items():
        click.echo(f"{many:8,} {reason}", err=True)
    click.echo(f"what was written: {readme}", err=True)


def _site(out: Path, *, place: str, additions: Path | None, known_on: str | None, texts: Texts) -> int:
    """Write the pages as a folder."""
    from servanda.web import site  # noqa: PLC0415 - the web framework is loaded only where pages are drawn

    day = asking.last_day("--as-known-on", known_on) if known_on else None
    with opened(place, known_on=known_on, additions=additions) as view, _telling() as tell:
        made = site.write(view, out, additions=additions, known_on=day, texts=texts, tell=tell)
    click.echo(str(out / "index.html"))
    whole = ", files/ledger.sqlite is the ledger" if texts == "full" else ""
    if texts == "full":
        click.echo(_OF_OTHERS, err=True)
    search = "" if made.is_searched else f"; too many quotes to search in a browser{whole}"
    click.echo(f"{wording.counted(made.pages, 'page')}, {wording.counted(made.files, 'file')}{search}", err=True)
    return 0


@contextmanager
def _telling() -> Iterator[Callable[[int, int], None]]:
    """Give what is told of progress: one line that changes in a terminal, else a line now and then."""
    is_terminal, last = sys.stderr.isatty(), time.monotonic()

    def tell(done: int, known: int) -> None:
        nonlocal last
        if time.monotonic() - last >= (_LIVE_SECONDS if is_terminal else _PLAIN_SECONDS):
            last = time.monotonic()
            click.echo(
                f"{done:,} of {known:,} pages so far" + ("\r" if is_terminal else ""), err=True, nl=not is_terminal
            )

    yield tell
    if is_terminal:
        click.echo(" " * 40 + "\r", err=True, nl=False)


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
