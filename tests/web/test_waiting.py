"""The questions of a ledger, kept while it stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.values import read_main, read_other
from servanda import ledger
from servanda.ledger import filing
from servanda.model import JudgementKind
from servanda.run.judging import draft, judge
from servanda.web import doubt, waiting
from servanda.web.doubt import Queue
from servanda.web.waiting import Questions
from servanda.web.workshop import BeingMadeError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a ledger of two reports, of which everything is doubtful."""
    monkeypatch.setattr(filing, "LOW", 1.0)
    monkeypatch.setattr(doubt, "LOW", 1.0)
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_main(), read_other()])
    judge(tmp_path / "a.db", [])
    return tmp_path / "a.db"


def answer(place: Path, finding: str) -> None:
    """Let Ana say that a finding is right."""
    with ledger.open_view(place) as view:
        made = draft(view, JudgementKind.RIGHT, (finding,), who="Ana", at=datetime(2031, 5, 2, tzinfo=UTC))
    judge(place, [made])


def test_questions_are_found_once_and_anew_after_an_answer(place: Path) -> None:
    """Until the ledger changes, every page has the same ones; what was answered is not among the next."""
    kept = Questions(place)
    first = kept.now()
    assert kept.now() is first
    assert first.count(None) == len(first.questions) == first.count(Queue.READINGS) > 2
    answer(place, first.questions[0].ids[0])
    assert kept.now().questions == first.questions[1:]


def test_while_they_are_found_anew_nothing_judged_is_asked_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large ledger the pages go on with the questions of before, without what was judged, and count so."""
    kept = Questions(place)
    first = kept.now()
    kept._last = replace(first, seconds=100.0)
    let = threading.Event()
    found = waiting.each_doubt

    def slow(*given: object) -> Iterator[object]:
        assert let.wait(20)
        yield from found(*given)

    monkeypatch.setattr(waiting, "each_doubt", slow)
    answer(place, first.questions[1].ids[0])
    meanwhile = kept.now()
    assert meanwhile.questions == (first.questions[0], *first.questions[2:])
    assert meanwhile.count(None) == first.count(None) - 1
    let.set()


def test_the_first_time_a_page_says_that_they_are_being_found(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing of before to go on with."""
    let = threading.Event()
    monkeypatch.setattr(waiting, "patience", lambda *_: 0.01)
    monkeypatch.setattr(waiting, "each_doubt", lambda *_: [let.wait(20)][:0])
    kept = Questions(place)
    with pytest.raises(BeingMadeError):
        kept.now()
    let.set()


def test_only_the_most_doubtful_are_kept_and_all_are_counted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of millions has more questions than anybody answers."""
    every = Questions(place).now()
    monkeypatch.setattr(waiting, "MOST", 2)
    few = Questions(place).now()
    assert few.questions == every.questions[:2]
    assert few.counts == every.counts
