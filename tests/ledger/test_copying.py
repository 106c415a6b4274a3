"""A ledger of what was known by a day holds the evidence of just these reports, whichever way it was made."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import connect

import pytest

from ledger.values import judgement, on, read_main, read_of, read_other, records_of, report_of
from servanda import ledger
from servanda.ledger import open_view
from servanda.model import Problem, ReadReport

DAY = date(2031, 6, 1)
TABLES = (
    *("pages", "sightings", "readings", "carriers", "findings", "current", "judgements"),
    *("problems", "oddities", "carried", "leaving"),
)


def later() -> ReadReport:
    """Give a report that came out after the day."""
    words, outlet = "Norland counts its tractors.", "Norland Courier"
    return read_of(report_of(words, file="tractors.txt", outlet=outlet, published=on(date(2031, 7, 1))))


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Give a linked ledger: a report in two readings, one without a day, one that is later, a problem, a judgement."""
    place = tmp_path / "whole.db"
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()], reader="first")
        writer.append([read_main(), later()], [Problem("no_page", "gone", source="away")], reader="second")
        writer.judge([judgement()])
        writer.replace_records(records_of(read_main(), read_other()))
    return place


def taken(place: Path, whole: Path) -> tuple[tuple[int, int, int], dict[str, list[tuple[object, ...]]]]:
    """Give what is counted, and the rows of evidence, of a ledger as known by the day."""
    with ledger.open_writer(place) as writer:
        known = writer.take_until(whole, DAY)
    with closing(connect(place)) as opened:
        rows = {table: sorted(opened.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608
        found = opened.execute("SELECT rowid FROM texts WHERE texts MATCH 'tractors OR thanks'").fetchall()
    return (known.reports, known.later, known.undated), rows | {"found": found}


def test_reports_are_copied_or_others_taken_out(tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways leave the same rows: no former reading, no problem of what could not be read, no word of others."""
    monkeypatch.setattr("servanda.ledger.copying._FEW", 0.0)
    copied = taken(tmp_path / "copied.db", whole)
    monkeypatch.setattr("servanda.ledger.copying._FEW", 10.0)
    taken_out = taken(tmp_path / "taken-out.db", whole)
    assert copied == taken_out
    counted, rows = copied
    assert counted == (1, 1, 1)
    assert [len(rows[name]) for name in ("pages", "readings", "problems", "judgements")] == [1, 1, 0, 1]


def test_what_is_known_whole_comes_with_its_records(tmp_path: Path) -> None:
    """Where every report was known, nothing has to be linked again."""
    with ledger.open_writer(tmp_path / "whole.db") as writer:
        writer.append([read_main()])
        writer.replace_records(records_of(read_main(), read_other()), linker="one")
    with ledger.open_writer(tmp_path / "known.db") as writer:
        writer.take_until(tmp_path / "whole.db", DAY)
    with open_view(tmp_path / "known.db") as view:
        assert view.linked_with() == "one"
