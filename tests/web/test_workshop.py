"""What takes long: made once, kept while it is used, and never waited for longer than a moment."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from servanda.web.workshop import BeingMadeError, Workshop


class Maker:
    """Makes pieces when it is let, and counts what it made and what went."""

    def __init__(self, *, is_let: bool = True) -> None:
        self.let = threading.Event()
        self.made: list[str] = []
        self.gone: list[str] = []
        if is_let:
            self.let.set()

    @contextmanager
    def make(self, name: str) -> Iterator[str]:
        assert self.let.wait(10)
        self.made.append(name)
        yield name
        self.gone.append(name)


def asked(workshop: Workshop[str], maker: Maker, name: str) -> str:
    with workshop.ask(name, lambda: maker.make(name)) as piece:
        return piece


def test_a_piece_is_made_once_for_all_who_ask() -> None:
    """Ten who ask at once get the one that was made."""
    maker, workshop = Maker(is_let=False), Workshop[str](kept=2, wait=10)
    got: list[str] = []
    asking = [threading.Thread(target=lambda: got.append(asked(workshop, maker, "a"))) for _ in range(10)]
    for each in asking:
        each.start()
    maker.let.set()
    for each in asking:
        each.join()
    assert (got, maker.made) == (["a"] * 10, ["a"])


def test_what_takes_long_is_told_and_goes_on() -> None:
    """Who asks waits a moment; the work outlives him, and the next one gets it."""
    maker, workshop = Maker(is_let=False), Workshop[str](kept=2, wait=0.01)
    for _ in range(2):
        with pytest.raises(BeingMadeError):
            asked(workshop, maker, "a")
    maker.let.set()
    patient = Workshop[str](kept=2, wait=10)
    patient._pieces = workshop._pieces
    assert asked(patient, maker, "a") == "a"
    assert maker.made == ["a"]


def test_who_asks_again_is_told_sooner() -> None:
    """A page waits from the beginning of the work: an hour later nobody waits another hour."""
    maker, workshop = Maker(is_let=False), Workshop[str](kept=2, wait=3600)
    with pytest.raises(BeingMadeError), workshop.ask("a", lambda: maker.make("a"), wait=0.0):
        pass
    workshop._pieces["a"].begun -= 3600
    with pytest.raises(BeingMadeError):
        asked(workshop, maker, "a")
    maker.let.set()


def test_only_so_many_are_under_way() -> None:
    """A visitor who asks for every day there is cannot fill the machine."""
    maker, workshop = Maker(is_let=False), Workshop[str](kept=2, wait=0.01)
    for name in "abcdef":
        with pytest.raises(BeingMadeError):
            asked(workshop, maker, name)
    assert list(workshop._pieces) == list("abcd")
    maker.let.set()


def test_the_last_few_are_kept_and_the_others_go() -> None:
    """What was asked for longest ago goes first; at the end all of them."""
    maker, workshop = Maker(), Workshop[str](kept=2, wait=10)
    for name in ("a", "b", "a", "c", "a"):
        asked(workshop, maker, name)
    assert (maker.made, maker.gone) == (["a", "b", "c"], ["b"])
    workshop.close()
    assert sorted(maker.gone) == ["a", "b", "c"]


def test_what_is_in_use_stays_until_it_is_left() -> None:
    """A page that is being drawn keeps its ledger, whatever is asked for meanwhile."""
    maker, workshop = Maker(), Workshop[str](kept=1, wait=10)
    with workshop.ask("a", lambda: maker.make("a")):
        asked(workshop, maker, "b")
        assert maker.gone == []
    assert maker.gone == ["a"]


def test_what_went_wrong_is_told_and_tried_again() -> None:
    """An error is that of the maker, and the next who asks tries anew."""
    maker, workshop = Maker(), Workshop[str](kept=2, wait=10)

    def fails() -> Iterator[str]:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"), workshop.ask("a", contextmanager(fails)):
        pass
    assert asked(workshop, maker, "a") == "a"
