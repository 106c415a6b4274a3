"""`servanda codebook check`: a user's own entries, row by row, before anything is read with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda import codebook
from servanda.cli import terminal
from servanda.codebook import Checked, CheckedFile, Fault
from servanda.web import wording


def check(paths: Sequence[Path], *, form: str) -> int:
    """Name every row that cannot be read and what is odd; give 1 if a row must be mended."""
    checked = codebook.check(paths)
    if form == "json":
        terminal.write_data(msgspec.json.format(msgspec.json.encode(_as_data(checked, paths)), indent=2) + b"\n")
    else:
        _print(checked, paths)
    return 1 if checked.faults else 0


def _as_data(checked: Checked, paths: Sequence[Path]) -> dict[str, object]:
    return {
        "files": checked.files,
        "faults": [_fault(fault) for fault in checked.faults],
        "remarks": [_fault(remark) for remark in checked.remarks],
        "fingerprint": _fingerprint(checked, paths),
    }


def _fault(fault: Fault) -> dict[str, object]:
    return {
        "file": fault.file,
        "line": fault.line or None,
        "field": fault.field,
        "expected": fault.expected,
        "got": fault.got,
        "mend": fault.mend,
    }


def _fingerprint(checked: Checked, paths: Sequence[Path]) -> str | None:
    """Give what a ledger read with one good folder will show; None for several paths, files and faults."""
    if checked.faults or len(paths) != 1 or not paths[0].is_dir():
        return None
    return codebook.load(paths[0]).mark


def _print(checked: Checked, paths: Sequence[Path]) -> None:
    console = terminal.output()
    for heading, style, found in (("to mend", "bad", checked.faults), ("worth a look", "standing", checked.remarks)):
        if found:
            terminal.write(console, Text(heading, style), *_places(found), Text())
    if checked.files:
        terminal.write(console, _accepted(checked.files))
    terminal.write(console, Text(_verdict(checked), "bad" if checked.faults else "good"))
    if mark := _fingerprint(checked, paths):
        terminal.write(console, f"a ledger read with it shows the codebook {mark}")
        click.echo(f"next: servanda add PATH --codebook {paths[0]}", err=True)


def _places(found: Iterable[Fault]) -> Iterable[Text | Padding]:
    """Give the faults file by file: line and field, what was expected, what came, how to mend it."""
    by_file: dict[str, list[Fault]] = {}
    for fault in found:
        by_file.setdefault(fault.file, []).append(fault)
    for file, faults in by_file.items():
        yield Text(file, "heading")
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(style="place", no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        for fault in faults:
            table.add_row(f"line {fault.line}" if fault.line else "file", _sentence(fault))
        yield Padding(table, (0, 0, 0, 2))


def _sentence(fault: Fault) -> Text:
    """Give what came and how to mend it on the first line, then what was expected, which may be long."""
    text = Text()
    if fault.field:
        text.append(f"{fault.field}: ", "heading")
    text.append(f"got {fault.got}", "standing")
    if fault.mend:
        text.append(f"; {fault.mend}", "default")
    text.append(f"\nexpected {fault.expected}", "place")
    return text


def _accepted(files: Iterable[CheckedFile]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for file in files:
        table.add_row(
            Text(file.file, "heading"),
            f"{wording.counted(file.accepted, 'row')} accepted",
            Text(f"{file.refused:,} refused", "bad") if file.refused else Text(""),
        )
    return table


def _verdict(checked: Checked) -> str:
    accepted = sum(file.accepted for file in checked.files)
    rows = f"{wording.counted(accepted, 'row')} accepted out of {wording.counted(len(checked.files), 'file')}"
    remarks = f", {wording.counted(len(checked.remarks), 'remark')}" if checked.remarks else ""
    if not checked.faults:
        return f"{rows}{remarks}: every row can be read"
    places = wording.counted(len({(fault.file, fault.line) for fault in checked.faults}), "line")
    return f"{rows}{remarks}; {places} to mend before the codebook can be used"
