"""What is reckoned aside, and kept as long as the ledger is what it was."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from servanda import ledger
from servanda.ledger import Kind, timeline
from servanda.ledger.view import View
from servanda.model import Problem
from servanda.web import network
from servanda.web import timeline as lines
from servanda.web.reckonings import Reckonings
from servanda.web.visit import Hall
from servanda.web.workshop import BeingMadeError


@pytest.mark.parametrize(
    "filters",
    [{"about": "grain"}, {"outlet": "Radio Sudria"}, {"text": "grain", "lanes": "done"}, {"from": "SDR"}],
)
@pytest.mark.parametrize("is_folder", [False, True])
def test_what_is_looked_up_aside_is_what_looking_up_gives(view: View, filters: dict[str, str], is_folder: bool) -> None:
    """The same records and the same counts, the second time as the first."""
    wanted, hall = lines.asked(filters), Hall(str(view.path), None, is_folder=is_folder)
    plain = timeline.narrowed(view, wanted)
    for _ in range(2):
        found = lines.understood(view, wanted, None, narrowed=hall.narrowed)
        assert found == plain
        assert timeline.heaps(view, found) == timeline.heaps(view, plain) != ()
        assert timeline.records_of(view, found) == timeline.records_of(view, plain) != 0


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_network_that_is_kept_is_what_counting_gives(view: View, is_folder: bool) -> None:
    """Table, drawing and counts."""
    asked, hall = network.asked({"since": "2031"}), Hall(str(view.path), None, is_folder=is_folder)
    for _ in range(2):
        assert hall.network(view, asked) == network.sheet(view, asked, None)


def test_what_is_kept_is_of_the_ledger_as_it_is(tmp_path: Path) -> None:
    """After a change it is reckoned anew, and equal questions before it are not."""
    place, asked = tmp_path / "new.db", []

    def count(view: View) -> int:
        asked.append(view.path)
        return len(view.problems())

    reckonings: Reckonings[int] = Reckonings(kept=2, wait=5)
    with ledger.open_writer(place):
        pass
    for _ in range(2):
        with ledger.open_view(place) as view:
            assert reckonings.of(view, "problems", count) == 0
    with ledger.open_writer(place) as writer:
        writer.append([], [Problem(code="not_text", message="the bytes are no text", source="a.bin")])
    with ledger.open_view(place) as view:
        assert reckonings.of(view, "problems", count) == 1
    assert len(asked) == 2


def test_a_page_does_not_wait_for_what_takes_long(view: View) -> None:
    """It says that it is being made; the work goes on, and the next who asks has it."""
    may_end = threading.Event()

    def slowly(view: View) -> int:
        may_end.wait(5)
        return view.counts()[Kind.EVENTS]

    reckonings: Reckonings[int] = Reckonings(kept=1, wait=0.01)
    with pytest.raises(BeingMadeError):
        reckonings.of(view, "events", slowly)
    may_end.set()
    found = None
    while found is None:
        try:
            found = reckonings.of(view, "events", slowly)
        except BeingMadeError:
            continue
    assert found == view.counts()[Kind.EVENTS]


def test_a_page_of_a_small_ledger_waits_where_the_machine_is_held_up(view: View) -> None:
    """There is little to reckon: it is there in a moment, and a reader sees it instead of a page that says to come again."""

    def held_up(view: View) -> int:
        time.sleep(0.6)
        return view.counts()[Kind.EVENTS]

    assert Reckonings[int](kept=1).of(view, "events", held_up) == view.counts()[Kind.EVENTS]
