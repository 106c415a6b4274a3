"""Reading pages in this process or in several, one page at a time in each.

Invariant: every source that comes in gives exactly one result, whatever its page does to its reader. A page that
raises, dies or hangs costs that page only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TypeAlias

from servanda import codebook, ledger
from servanda.codebook import Codebook
from servanda.errors import ServandaError
from servanda.model import Problem, ReadReport, Source

ReadPage: TypeAlias = Callable[[Source, Codebook], ReadReport | Problem]
"""What reads one page; a function of a module or a value that can be pickled, so that other processes can have it."""

FEW = 20
"""Up to so many pages are read in this process: starting others takes a second or two."""


@dataclass(frozen=True, slots=True)
class Task:
    """How pages are read, in this process or another."""

    read: ReadPage
    additions: Path | None
    page_seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a source gave; a problem of an input that is no page has no source."""

    source: Source | None
    gave: ReadReport | Problem


def cores() -> int:
    """Give how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def results(incoming: Iterable[Source | Problem], task: Task, book: Codebook, *, workers: int) -> Iterator[Result]:
    """Read what comes: few pages here, many in other processes, in whatever order they end."""
    sources = iter(incoming)
    first = list(islice(sources, FEW + 1))
    everything = chain(first, sources)
    if len(first) > FEW and workers > 1:
        yield from _Crew(task, workers).read(everything)
    for each in everything:
        yield Result(None, each) if isinstance(each, Problem) else Result(each, _attempt_here(task, each, book))


def attempt(task: Task, source: Source, book: Codebook) -> ReadReport | Problem:
    """Read one page; whatever goes wrong is a problem of that page, counted and shown."""
    try:
        gave = task.read(source, book)
        if isinstance(gave, ReadReport):
            ledger.check(gave)
    except Exception as error:  # noqa: BLE001 - the outermost loop: a page never stops the others
        message = f"reading broke off ({type(error).__name__}: {error}); please report it with the page"
        return Problem("reader_failed", message, source=source.name)
    return gave


class _TooSlowError(BaseException):
    """The alarm of a page; no room may take it for an error of its own."""


def _attempt_here(task: Task, source: Source, book: Codebook) -> ReadReport | Problem:
    """Read one page in this process, and give up when it takes too long, where the system has an alarm."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return attempt(task, source, book)

    def give_up(*_: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, give_up)
    try:
        signal.setitimer(signal.ITIMER_REAL, task.page_seconds)
        gave = attempt(task, source, book)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooSlowError:
        return _too_slow(task.page_seconds, source)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return gave


def _serve(pipe: Connection, task: Task) -> None:
    """Read pages in a process of its own until the other end of the pipe is closed, or its process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who holds the ledger
    try:
        book = codebook.load(task.additions)
        pipe.send(None)
        while True:
            pipe.send(attempt(task, pipe.recv(), book))
    except (EOFError, OSError):
        return


class _Hand:
    """One reading process and the page that it has in hand."""

    def __init__(self, task: Task) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, task), daemon=True)
        self._process.start()
        theirs.close()
        self._task = task
        self._since = 0.0
        self.source: Source | None = None
        self.is_second_try = False

    def is_ready(self) -> bool:
        """Wait until it has loaded what it needs; False when it could not start."""
        try:
            self.pipe.recv()
        except (EOFError, OSError):
            return False
        return True

    def give(self, source: Source, *, is_second_try: bool = False) -> None:
        """Hand it a page."""
        self.source, self.is_second_try, self._since = source, is_second_try, time.monotonic()
        with suppress(OSError):  # a process that died is noticed when it is asked for its result
            self.pipe.send(source)

    def take(self) -> ReadReport | Problem | None:
        """Take what it read, None when it died over the page."""
        try:
            gave: ReadReport | Problem = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.source = None
        return gave

    @property
    def is_late(self) -> bool:
        """Say whether the page takes longer than any page may."""
        return time.monotonic() - self._since > self._task.page_seconds

    def succeed(self) -> _Hand:
        """End it, whatever it does, and give a fresh one in its place."""
        self.dismiss()
        fresh = _Hand(self._task)
        if not fresh.is_ready():
            fresh.dismiss()
            raise ServandaError("a reading process died and no other could be started; run again with one worker")
        return fresh

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


class _Crew:
    """Several reading processes with one page in hand each, so that a death or a hang costs one page."""

    def __init__(self, task: Task, workers: int) -> None:
        self._seconds = task.page_seconds
        self._hands = [_Hand(task) for _ in range(workers)]

    def read(self, incoming: Iterator[Source | Problem]) -> Iterator[Result]:
        """Read everything; take nothing if the processes cannot be started."""
        try:
            if not all([hand.is_ready() for hand in self._hands]):  # noqa: C419 - every one of them is waited for
                return
            while True:
                yield from self._hand_out(incoming)
                busy = [at for at, hand in enumerate(self._hands) if hand.source]
                if not busy:
                    return
                wait([self._hands[at].pipe for at in busy], timeout=min(1.0, self._seconds))
                for at in busy:
                    yield from self._take(at)
        finally:
            for hand in self._hands:
                hand.dismiss()

    def _hand_out(self, incoming: Iterator[Source | Problem]) -> Iterator[Result]:
        for hand in self._hands:
            while hand.source is None:
                each = next(incoming, None)
                if each is None:
                    return
                if isinstance(each, Problem):
                    yield Result(None, each)
                else:
                    hand.give(each)

    def _take(self, at: int) -> Iterator[Result]:
        hand = self._hands[at]
        source = hand.source
        # Asked now, not remembered from `wait`: a page may have been read while another's process was replaced.
        is_ready = hand.pipe.poll()
        if source is None or not (is_ready or hand.is_late):
            return
        gave = hand.take() if is_ready else _too_slow(self._seconds, source)
        if gave is not None and is_ready:
            yield Result(source, gave)
            return
        self._hands[at] = hand.succeed()
        if gave is None and not hand.is_second_try:
            self._hands[at].give(source, is_second_try=True)
        else:
            yield Result(source, gave or _DIED)


_DIED = Problem("reader_died", "the reading process died over this page, twice; the page was left out")


def _too_slow(seconds: float, source: Source) -> Problem:
    message = f"the page was not read within {seconds:g} seconds; it was left out"
    return Problem("reader_too_slow", message, source=source.name)
