from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reading.sample_pipelines import trained
from run.readers import link, read, sources
from servanda import export, ledger, run
from servanda.errors import LedgerBusyError
from servanda.ledger import Kind
from servanda.model import Problem, Records
from servanda.reading import reader_named
from servanda.run import AddReport, Progress


def bytes_of(place: Path) -> tuple[bytes, ...]:
    """Give all that a ledger exports."""
    with ledger.open_view(place) as view:
        return tuple(path.read_bytes() for path in export.jsonl(view, place.with_suffix(".out")))


def test_sources_become_a_linked_ledger(tmp_path: Path) -> None:
    """Each page becomes a report, each statement a record, and the ledger is linked when the run ends."""
    place = tmp_path / "a.db"
    done = run.add(sources(10), place, read=read, link=link)
    assert (done.new, done.known) == (8, 0)
    with ledger.open_view(place) as view:
        assert view.is_linked
        assert (view.counts()[Kind.REPORTS], view.counts()[Kind.STATEMENTS]) == (8, 8)
        assert [problem.source for problem in view.problems()] == ["news/000.txt", "news/007.txt"]


def test_problems_are_told_with_their_source(tmp_path: Path) -> None:
    """Problems of inputs and of reports are given with the name of what they came from, those of intake too."""
    not_a_page = Problem("not_a_page", "a picture", source="a.png")
    done = run.add([not_a_page, *sources(2)], tmp_path / "a.db", read=read, link=link)
    assert [(problem.code, problem.source) for problem in done.problems] == [
        ("not_a_page", "a.png"),
        ("empty", "news/000.txt"),
        ("no_date", "news/001.txt"),
        ("odd", "news/001.txt"),
    ]


def test_a_second_run_reads_nothing(tmp_path: Path) -> None:
    """What is known is not read again, and what is linked is not linked again."""
    place = tmp_path / "a.db"
    run.add(sources(6), place, read=read, link=link)
    before = bytes_of(place)
    assert run.add(sources(6)[1:], place, read=read, link=refuse_to_link) == AddReport(0, 0, 5, ())
    assert bytes_of(place) == before


def refuse_to_link(reports: object, book: object, judgements: object) -> Records:
    """Fail when there is something to link."""
    raise AssertionError("linked again")


refuse_to_link.__module__, refuse_to_link.__qualname__ = link.__module__, link.__qualname__


def test_order_and_batches_change_no_byte(tmp_path: Path) -> None:
    """The same pages in any order, batch and number of runs give the same bytes."""
    exported = set()
    for number, batch in enumerate((1, 4, 50)):
        place = tmp_path / f"{number}.db"
        pages = sources(15)
        random.Random(number).shuffle(pages)  # noqa: S311 - any order will do
        for part in (pages[: 5 * number], pages[5 * number :]):
            run.add(part, place, read=read, link=link, batch=batch)
        exported.add(bytes_of(place))
    assert len(exported) == 1


def test_progress_is_what_is_on_the_disk(tmp_path: Path) -> None:
    """Each report of progress can be checked in the ledger at that moment."""
    place = tmp_path / "a.db"
    seen: list[tuple[Progress, int]] = []

    def look(progress: Progress) -> None:
        with ledger.open_view(place) as view:
            seen.append((progress, view.counts()[Kind.REPORTS]))

    run.add(sources(12), place, read=read, link=link, batch=5, progress=look)
    assert [(progress.stage, progress.done, progress.new) for progress, _ in seen] == [
        ("reading", 5, 4),
        ("reading", 10, 8),
        ("reading", 12, 10),
        ("linking", 12, 10),
    ]
    assert all(progress.new == reports for progress, reports in seen)


def test_many_pages_are_read_by_several_processes(tmp_path: Path) -> None:
    """More than a few pages are read by other processes, with the same bytes as the result."""
    for number, workers in enumerate((1, 2)):
        run.add(sources(run.FEW + 10), tmp_path / f"{number}.db", read=read, link=link, workers=workers, batch=7)
    assert bytes_of(tmp_path / "0.db") == bytes_of(tmp_path / "1.db")


@pytest.mark.slow
def test_a_named_reader_reads_in_every_process(tmp_path: Path) -> None:
    """Processes load it themselves; its full name stands in the version of each reading."""
    folder = trained(tmp_path / "tiny")
    for number, workers in enumerate((1, 2)):
        place = tmp_path / f"{number}.db"
        run.add(sources(run.FEW + 5), place, reader=f"spacy:{folder}", workers=workers)
        with closing(sqlite3.connect(place)) as connection:
            versions = {version for (version,) in connection.execute("SELECT DISTINCT reader FROM readings")}
        assert len(versions) == 1
        assert versions.pop().endswith(" " + reader_named(f"spacy:{folder}").name)
    assert bytes_of(tmp_path / "0.db") == bytes_of(tmp_path / "1.db")


def test_a_busy_ledger_is_said_so(tmp_path: Path) -> None:
    """While another writes, a run waits and is then told so."""
    place = tmp_path / "a.db"
    with ledger.open_writer(place), pytest.raises(LedgerBusyError):
        run.add(sources(2), place, read=read, link=link, wait_seconds=0.05)
