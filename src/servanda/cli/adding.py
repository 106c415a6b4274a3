"""`servanda add`: reads reports into the ledger, and says what came of it and what did not."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from servanda import intake, ledger, run
from servanda.cli import terminal
from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import Problem, Source
from servanda.web import wording

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PLAIN_SECONDS = 10.0
"""Where nobody watches a bar, a line comes this often."""
_EXAMPLES = 3
_BESIDE = ("", "-wal", "-shm", "-journal", "-writer")
"""What the names of a ledger's files end in."""
_COUNTED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.ACTORS, Kind.LABELS, Kind.DISAGREEMENTS, Kind.ORIGINS)


def add(
    paths: Sequence[str], *, place: str, additions: Path | None, reader: str, workers: int | None, strict: bool
) -> int:
    """Read what stands at the paths; give 1 when strict and something could not be read."""
    for path in paths:
        if _ADDRESS.match(path):
            raise CallError(
                f"{path!r} is an address, and this Servanda fetches nothing: save the page and add the file"
            )
    done = read([Path(path) for path in paths], place=place, additions=additions, workers=workers, reader=reader)
    unread = summarise(done, place=place)
    if not (done.new or done.renewed or done.known or unread):
        known = ", ".join(intake.PAGES)
        click.echo(f"nothing to read at {', '.join(paths)}: expected files ending in {known}, found none", err=True)
    return 1 if strict and unread else 0


def read(
    paths: Sequence[Path], *, place: str, additions: Path | None, workers: int | None, reader: str = "english"
) -> run.AddReport:
    """Read what stands at the paths into a ledger, telling on standard error how far it is."""
    sources = _without(place, intake.sources(paths, stdin=sys.stdin.buffer))
    with _telling(paths) as tell:
        return run.add(sources, place, workers=workers, additions=additions, reader=reader, progress=tell)


def _without(place: str, found: Iterable[Source | Problem]) -> Iterator[Source | Problem]:
    """Leave out the ledger's own files, which lie in the folder that is read when it is the working folder."""
    own = {f"{Path(place).resolve()}{ending}" for ending in _BESIDE}
    for each in found:
        if not (isinstance(each, Problem) and each.source and str(Path(each.source).resolve()) in own):
            yield each


# ---- while it runs


@contextmanager
def _telling(paths: Sequence[Path]) -> Iterator[Callable[[run.Progress], None]]:
    """Give what is told of progress: a bar in a terminal, else a plain line now and then."""
    if sys.stderr.isatty():
        with _bar(paths) as tell:
            yield tell
    else:
        yield _Lines().tell


class _Lines:
    """Tells in plain lines, not more often than every few seconds."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, progress: run.Progress) -> None:
        """Print a line if the last is old."""
        if time.monotonic() - self._last >= _PLAIN_SECONDS:
            self._last = time.monotonic()
            click.echo(_so_far(progress), err=True)


@contextmanager
def _bar(paths: Sequence[Path]) -> Iterator[Callable[[run.Progress], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[problems]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=terminal.messages(), transient=True) as bar:
        task: TaskID = bar.add_task("reading", total=_how_many(paths), problems="")

        def tell(progress: run.Progress) -> None:
            problems = wording.counted(progress.problems, "problem") if progress.problems else ""
            bar.update(task, description=progress.stage, completed=progress.done, problems=problems)

        yield tell


def _how_many(paths: Sequence[Path]) -> int | None:
    """Count the pages at the paths; None for standard input, which can be read only once."""
    if any(str(path) == "-" for path in paths):
        return None
    return sum(1 for _ in intake.sources(paths))


def _so_far(progress: run.Progress) -> str:
    return f"{progress.stage}: {progress.done:,} done, {progress.new:,} new, {progress.problems:,} problems"


# ---- at the end


def summarise(done: run.AddReport, *, place: str) -> int:
    """Print what came of it, the problems on standard error; give how many inputs could not be read."""
    with ledger.open_view(place) as view:
        counts = view.counts()
        unread = tell_unread(view, done)
        tell_codebooks(view)
        crowded = view.crowded()
    _print_problems("merged of very many findings", crowded)
    _print_problems("odd in what was read", [problem for problem in done.problems if problem not in unread])
    renewed = f", {done.renewed:,} read anew" if done.renewed else ""
    console = terminal.output()
    terminal.write(
        console,
        Text(f"{wording.counted(done.new, 'new report')}{renewed}, {done.known:,} known, {len(unread):,} not read"),
        Text("the ledger now holds " + _holds(counts)),
        f"it lies in {place}",
    )
    if counts[Kind.REPORTS]:
        terminal.write(console, Text("next: servanda show commitments, servanda show events, servanda serve", "place"))
    return len(unread)


def tell_unread(view: View, done: run.AddReport) -> list[Problem]:
    """Print the problems of inputs that gave no report, and give them."""
    refused = {(problem.source, problem.code) for problem in view.problems()}
    unread = [problem for problem in done.problems if (problem.source, problem.code) in refused]
    _print_problems("not read", unread)
    return unread


def tell_codebooks(view: View) -> None:
    """Say on standard error when the reports of a ledger were not all read with one codebook."""
    read: Counter[str] = Counter()
    for by, reports in view.readers().items():
        read[by.codebook or wording.UNKNOWN] += reports
    if len(read) < 2:  # noqa: PLR2004 - one codebook needs no words
        return
    listed = wording.listed([f"{mark} ({wording.counted(number, 'report')})" for mark, number in sorted(read.items())])
    click.echo(
        f"read with {len(read)} codebooks: {listed}; add all of them again with one --codebook to read them alike",
        err=True,
    )


def _holds(counts: Mapping[Kind, int]) -> str:
    parts = [_number(counts[kind], kind) for kind in (Kind.REPORTS, *_COUNTED)]
    return wording.listed(parts)


def _number(count: int, kind: Kind) -> str:
    return wording.counted(count, kind.value[:-1])


def _print_problems(heading: str, problems: Iterable[Problem]) -> None:
    """Print problems by code: how many, what it means, and up to three examples."""
    by_code: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_code[problem.code].append(problem)
    if not by_code:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right", style="standing")
    table.add_column(ratio=1, overflow="fold")
    for code, several in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        table.add_row(f"{len(several):,}", _told(code, several))
    terminal.write(terminal.messages(), Text(f"{heading}:", "heading"), table)


def _told(code: str, several: Sequence[Problem]) -> Text:
    """Give problems of one code: what they say where all say the same, else what each of the examples says."""
    text = Text(code.replace("_", " "), "heading")
    names = dict.fromkeys(problem.source or "?" for problem in several)
    more = f" and {len(names) - _EXAMPLES:,} more" if len(names) > _EXAMPLES else ""
    if len({problem.message for problem in several}) == 1:
        text.append(f": {several[0].message}", "default")
        text.append(f"\n{', '.join([*names][:_EXAMPLES])}{more}", "place")
        return text
    for problem in several[:_EXAMPLES]:
        text.append(f"\n{problem.source or '?'}: ", "place")
        text.append(problem.message, "default")
    if len(several) > _EXAMPLES:
        text.append(f"\nand {len(several) - _EXAMPLES:,} more", "place")
    return text
