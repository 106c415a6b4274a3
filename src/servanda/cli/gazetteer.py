"""`servanda codebook places`: a gazetteer of one's own, from dumps of GeoNames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from servanda import codebook
from servanda.codebook import Fault, gazetteer, geonames
from servanda.codebook.rows import GAZETTEER
from servanda.web import wording

_SHOWN = 20
"""Lines at fault that are printed one by one; a file of another kind has as many as lines."""


def make(dumps: Sequence[Path], *, into: Path) -> int:
    """Write the gazetteer of some dumps into a folder and name what could not be read; give 1 if there was some."""
    codes = codebook.load().gazetteer.countries()
    read = [geonames.read(path, codes=codes) for path in dumps]
    _print([fault for dump in read for fault in dump.faults])
    sites = [one for dump in read for one in dump.sites]
    if not sites:
        click.echo("nothing was written: no place could be read", err=True)
        return 1
    into.mkdir(parents=True, exist_ok=True)
    unfinished = into / f"{GAZETTEER}.part"
    count = gazetteer.write(unfinished, sites, countries=codes)
    unfinished.replace(into / GAZETTEER)
    click.echo(f"{into / GAZETTEER}: {wording.counted(count, 'place')}")
    click.echo(f"next: servanda add PATH --codebook {into}", err=True)
    return 1 if any(dump.faults for dump in read) else 0


def _print(faults: Sequence[Fault]) -> None:
    for fault in faults[:_SHOWN]:
        click.echo(f"{fault.source}: {fault.message}", err=True)
    if len(faults) > _SHOWN:
        click.echo(f"and {len(faults) - _SHOWN:,} more lines at fault", err=True)
