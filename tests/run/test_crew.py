from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from pathlib import Path

import pytest

from run.readers import read, read_wickedly, sources
from servanda import codebook
from servanda.errors import ServandaError
from servanda.model import Problem, ReadReport
from servanda.run.crew import FEW, Result, Task, _Hand, _serve, attempt, cores, results


def by_name(found: list[Result]) -> dict[str, ReadReport | Problem]:
    """Give each source's result under its name."""
    return {result.source.name: result.gave for result in found if result.source}


@pytest.mark.slow
def test_wicked_pages_cost_themselves_only(tmp_path: Path) -> None:
    """A page that raises, one that kills its reader, one that hangs and one that lies are problems; all others are read."""
    pages = sources(FEW + 5)
    noise = Problem("not_a_page", "a picture", source="a.png")
    task = Task(read_wickedly, None, 1.5)
    found = list(results([noise, *pages], task, codebook.load(), workers=2))
    assert len(found) == len(pages) + 1
    gave = by_name(found)
    problems = {name: each.code for name, each in gave.items() if isinstance(each, Problem) and each.code != "empty"}
    assert problems == {
        "news/003.txt": "reader_failed",
        "news/005.txt": "reader_died",
        "news/008.txt": "reader_too_slow",
        "news/010.txt": "reader_failed",
    }
    assert sum(isinstance(each, ReadReport) for each in gave.values()) == len(pages) - len(problems) - 4


def test_a_page_that_hangs_costs_itself_only_in_this_process_too() -> None:
    """Of few pages, which are read here, a hanging one is given up, and the one after it is read."""
    handler = signal.getsignal(signal.SIGALRM)
    found = results(sources(10)[8:], Task(read_wickedly, None, 0.2), codebook.load(), workers=2)
    gave = by_name(list(found))
    late, fine = gave["news/008.txt"], gave["news/009.txt"]
    assert isinstance(late, Problem)
    assert (late.code, late.source) == ("reader_too_slow", "news/008.txt")
    assert isinstance(fine, ReadReport)
    assert signal.getsignal(signal.SIGALRM) is handler
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_in_a_thread_pages_are_read_without_an_alarm() -> None:
    """Only the main thread may set one."""
    found: list[Result] = []
    pages = results(sources(3)[1:], Task(read, None, 1), codebook.load(), workers=1)
    reading = threading.Thread(target=lambda: found.extend(pages))
    reading.start()
    reading.join()
    assert [type(result.gave) for result in found] == [ReadReport, ReadReport]


def test_a_page_that_raises_names_the_error() -> None:
    """The problem of a page that broke its reader says which error it was."""
    (gave,) = [attempt(Task(read_wickedly, None, 1), sources(4)[3], codebook.load())]
    assert isinstance(gave, Problem)
    assert "RecursionError: too deep" in gave.message


def test_a_page_whose_quotes_lie_is_refused() -> None:
    """A quote that is not in the text is caught before it reaches the ledger's batch."""
    gave = attempt(Task(read_wickedly, None, 1), sources(11)[10], codebook.load())
    assert isinstance(gave, Problem)
    assert "EvidenceError" in gave.message


def test_a_reading_process_serves_until_it_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading process says when it is ready, reads what it is given, and ends with the pipe."""
    ours, theirs = multiprocessing.Pipe()
    monkeypatch.setattr("signal.signal", lambda *_: None)  # only the main thread may set signals
    serving = threading.Thread(target=_serve, args=(theirs, Task(read, None, 1)))
    serving.start()
    assert ours.recv() is None
    ours.send(sources(2)[1])
    assert isinstance(ours.recv(), ReadReport)
    ours.close()
    serving.join(timeout=5)
    assert not serving.is_alive()


def test_without_processes_everything_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started, this one reads all pages and loses none."""
    monkeypatch.setattr(_Hand, "is_ready", lambda _: False)
    found = list(results(sources(FEW + 3), Task(read, None, 1), codebook.load(), workers=1 + 1))
    assert len(by_name(found)) == FEW + 3


def test_a_process_that_cannot_load_is_not_ready(tmp_path: Path) -> None:
    """A reading process that ends before it is ready is noticed, and a successor that fails too is an error."""
    hand = _Hand(Task(read, tmp_path / "nowhere", 1))
    assert not hand.is_ready()
    with pytest.raises(ServandaError, match="no other could be started"):
        hand.succeed()


def test_there_is_at_least_one_core() -> None:
    """The number of cores is that which this process may use."""
    assert 1 <= cores() <= 4096
    assert sys.platform != "linux" or cores() == len(__import__("os").sched_getaffinity(0))
