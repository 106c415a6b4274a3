"""Many reports: read on this machine's cores, appended in batches, then linked.

Invariants: what was reported as read is on the disk, and a run that was stopped at any moment (`kill -9` included) and
started again leaves the ledger that an undisturbed run leaves. A page that breaks its reader costs that page only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from servanda import codebook, ledger
from servanda.model import Problem, ReadReport, Source
from servanda.run.crew import ReadPage, Result, Task, cores, results
from servanda.run.relinking import LinkAll, relink
from servanda.run.versions import called, version

if TYPE_CHECKING:
    from servanda.ledger.writer import Writer

_BATCH_SECONDS = 2.0
_READING_ROOMS = ("intake", "reading", "coding", "codebook", "model", "pipeline.py")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: sources done, reports new, read anew and known, and problems met, all of it on the disk."""

    stage: Literal["reading", "linking"]
    done: int = 0
    new: int = 0
    renewed: int = 0
    known: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class AddReport:
    """What a run did. `problems` are those of this run: of inputs that gave no report, and inside new reports.

    Each problem's `source` names its input.
    """

    new: int
    renewed: int
    known: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Tally:
    """What is on the disk so far, and by what version it is read."""

    tell: Callable[[Progress], None]
    reader: str
    new: int = 0
    renewed: int = 0
    known: int = 0
    done: int = 0
    problems: list[Problem] = field(default_factory=list)

    def report(self, stage: Literal["reading", "linking"]) -> None:
        self.tell(Progress(stage, self.done, self.new, self.renewed, self.known, len(self.problems)))


def add(
    sources: Iterable[Source | Problem],
    place: str | Path,
    *,
    workers: int | None = None,
    additions: Path | None = None,
    reader: str = "english",
    progress: Callable[[Progress], None] | None = None,
    read: ReadPage | None = None,
    link: LinkAll | None = None,
    batch: int = 50,
    page_seconds: float = 120.0,
    wait_seconds: float = 5.0,
) -> AddReport:
    """Read sources into the ledger and link it.

    Sources that the ledger knows, read by the same code and codebook, are only noted. More than `FEW` pages are read
    by several processes; a script that calls this needs the usual `if __name__ == "__main__"`.

    Args:
        sources: What intake gives: pages, and problems of inputs that are none.
        place: Path of the ledger.
        workers: How many processes read; None for one per core.
        additions: Folder of the user's codebook entries.
        reader: The engine that marks the text; see `servanda.reading.reader_named`.
        progress: Called after each batch is on the disk.
        read: What reads one page, if not the pipeline.
        link: What makes records, if not linking.
        batch: Reports in one commit, at most; a commit comes after two seconds too.
        page_seconds: How long one page may take; what is read in this process knows no limit in a thread, and on
            systems without an alarm.
        wait_seconds: How long to wait for another writer.

    Raises:
        LedgerBusyError: Another process is writing; nothing is lost.
        CodebookError: The user's entries cannot be read.
        NoSuchValueError: There is no reader of this name.
        MissingPartError: What the reader needs is not installed.
    """
    pipeline, made_by = (read, called(read)) if read else _pipeline(reader)
    task = Task(pipeline, additions, page_seconds)
    book = codebook.load(additions)
    tally = _Tally(tell=progress or (lambda _: None), reader=version(made_by, _READING_ROOMS, book))
    with ledger.open_writer(place, wait=wait_seconds) as writer:
        unread = _unread(sources, writer, tally, batch)
        found = results(unread, task, book, workers=cores() if workers is None else workers)
        for group in _grouped(found, batch):
            _append(group, writer, tally)
        tally.problems += relink(writer, book, link=link, tell=lambda: tally.report("linking"))
    return AddReport(tally.new, tally.renewed, tally.known, tuple(tally.problems))


def _unread(
    sources: Iterable[Source | Problem], writer: Writer, tally: _Tally, batch: int
) -> Iterator[Source | Problem]:
    """Give what has to be read, and the problems of inputs, noting what the ledger knows."""
    incoming = iter(sources)
    while group := list(islice(incoming, batch)):
        pages = [each for each in group if isinstance(each, Source)]
        unread = writer.recognise(pages, reader=tally.reader)
        if len(unread) < len(pages):
            tally.known += len(pages) - len(unread)
            tally.done += len(pages) - len(unread)
            tally.report("reading")
        yield from (each for each in group if isinstance(each, Problem))
        yield from unread


def _grouped(found: Iterable[Result], batch: int) -> Iterator[list[Result]]:
    """Cut results into commits: so many, or so many seconds."""
    group: list[Result] = []
    since = time.monotonic()
    for result in found:
        group.append(result)
        if len(group) >= batch or time.monotonic() - since >= _BATCH_SECONDS:
            yield group
            group, since = [], time.monotonic()
    if group:
        yield group


def _append(group: Sequence[Result], writer: Writer, tally: _Tally) -> None:
    read = [(result.source, result.gave) for result in group if result.source and isinstance(result.gave, ReadReport)]
    problems = [_named(result.gave, result.source) for result in group if isinstance(result.gave, Problem)]
    appended = writer.append(
        [gave for _, gave in read],
        problems,
        sources=[source for source, _ in read],
        reader=tally.reader,
    )
    tally.new += appended.new
    tally.renewed += appended.renewed
    tally.known += appended.known
    tally.done += len(group)
    tally.problems += problems
    for source, gave in read:
        tally.problems += [_named(problem, source) for problem in (*gave.report.problems, *gave.findings.problems)]
    tally.report("reading")


def _named(problem: Problem, source: Source | None) -> Problem:
    return problem if problem.source or source is None else replace(problem, source=source.name)


def _pipeline(reader: str) -> tuple[ReadPage, str]:
    """Give what reads pages with a reader, and the reader's full name: an engine that is missing is told here, once."""
    from servanda.pipeline import ReadWith  # noqa: PLC0415 - the reading rooms are loaded when something is read
    from servanda.reading import reader_named  # noqa: PLC0415 - as above

    engine = reader_named(reader)
    return ReadWith(engine), engine.name
