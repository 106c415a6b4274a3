"""The ledger's promise under `kill -9`: a process really killed, at many moments, then the same command again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

import servanda
from run.readers import link, read_slowly, sources
from run.test_adding import bytes_of
from servanda import intake, ledger, run
from servanda.errors import NoLedgerError
from servanda.ledger import Kind
from servanda.run import Progress

PAGES = 16
KILLS = 9

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be forked and killed")


def add(place: Path, acknowledged: Path) -> None:
    """Run as `servanda add` does, noting outside the ledger what was reported as read."""

    def note(progress: Progress) -> None:
        acknowledged.write_text(str(progress.new + progress.known))

    run.add(sources(PAGES), place, read=read_slowly, link=link, batch=3, workers=1, progress=note, wait_seconds=10)


def start(place: Path, acknowledged: Path) -> int:
    """Start a run in a process of its own and give its number."""
    return in_a_process_of_its_own(lambda: add(place, acknowledged))


def in_a_process_of_its_own(work: Callable[[], None]) -> int:
    """Start some work in a process of its own and give its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def test_a_killed_run_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed at nine moments from start to end and run again, the ledger is that of an undisturbed run."""
    whole, note = tmp_path / "whole.db", tmp_path / "note"
    add(tmp_path / "warm.db", note)  # what is loaded once is not part of a run
    begun = time.monotonic()
    os.waitpid(start(whole, note), 0)
    lasts = time.monotonic() - begun
    undisturbed = bytes_of(whole)
    unfinished = 0
    for kill in range(KILLS):
        place, note = tmp_path / f"{kill}.db", tmp_path / f"note{kill}"
        note.write_text("0")
        child = start(place, note)
        time.sleep(lasts * (kill + 0.5) / KILLS)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        unfinished += was_cut_short(place, int(note.read_text() or 0))
        add(place, note)
        assert bytes_of(place) == undisturbed
    assert unfinished >= KILLS // 3


def was_cut_short(place: Path, acknowledged: int) -> bool:
    """Check that all that was reported as read is there, and say whether the kill came before the end."""
    try:
        with ledger.open_view(place) as view:
            assert view.counts()[Kind.REPORTS] >= acknowledged
            return not view.is_linked
    except NoLedgerError:  # killed before the ledger was made
        assert acknowledged == 0
        return True


def test_a_ledger_killed_many_times_over_still_ends_whole(tmp_path: Path) -> None:
    """Killed again and again on the same ledger, each run goes on where the last one was, until all is read."""
    place, note = tmp_path / "a.db", tmp_path / "note"
    for kill in range(8):
        child = start(place, note)
        time.sleep(0.03 + 0.01 * kill)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    add(place, note)
    add(tmp_path / "whole.db", note)
    assert bytes_of(place) == bytes_of(tmp_path / "whole.db")
    with ledger.open_view(place) as view:
        assert ledger.audit(view).is_clean


DEMO = Path(servanda.__file__).parent / "data" / "demo"


def add_demo(place: Path) -> None:
    """Read the bundled set with the real rooms."""
    pages = islice(intake.sources([DEMO / "reports"], stdin=None), 4)
    run.add(pages, place, additions=DEMO / "codebook", batch=1, workers=1)


@pytest.mark.slow
def test_the_real_rooms_survive_it_too(tmp_path: Path) -> None:
    """Pages of the bundled set, read by the real pipeline and killed on the way, ends as if nothing had been."""
    place, whole = tmp_path / "a.db", tmp_path / "whole.db"
    begun = time.monotonic()
    add_demo(whole)
    lasts = time.monotonic() - begun
    for kill in range(3):
        child = in_a_process_of_its_own(lambda: add_demo(place))
        time.sleep(lasts * (0.2 + 0.1 * kill))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    add_demo(place)
    assert bytes_of(place) == bytes_of(whole)


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two runs at once take turns: the second waits for the first, and the ledger is whole."""
    place, note = tmp_path / "a.db", tmp_path / "note"
    children = [start(place, note), start(place, note)]
    for child in children:
        os.waitpid(child, 0)
    add(tmp_path / "whole.db", note)
    assert bytes_of(place) == bytes_of(tmp_path / "whole.db")
