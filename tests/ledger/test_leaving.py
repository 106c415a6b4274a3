"""What a dropped report leaves behind: nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.values import fill
from servanda import ledger
from servanda.ledger import Kind
from servanda.ledger.leaving import take_out


def test_the_bytes_are_gone_from_the_file(tmp_path: Path) -> None:
    """No word that only this report has can be found in the ledger's files, archived, indexed or freed."""
    place = fill(tmp_path / "a.db")
    with ledger.open_writer(place) as writer:
        with writer.view() as view:
            leaving = next(report for report in view.reports() if "thanks" in report.text)
            stays = next(report for report in view.reports() if report.id != leaving.id)
            archived = view.data(leaving.id)
        assert view_finds(place, "thanks")
        writer.drop(leaving.id)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert leaving.id not in evidence_of(place)
    assert archived not in kept
    assert not view_finds(place, "thanks")
    with ledger.open_view(place) as view:
        assert [report.id for report in view.reports()] == [stays.id]
        assert view.counts()[Kind.JUDGEMENTS] == 1


def view_finds(place: Path, words: str) -> bool:
    """Say whether the full-text index knows words."""
    with ledger.open_view(place) as view:
        return bool(view.search(words))


def evidence_of(place: Path) -> str:
    """Give all rows of evidence as one text."""
    with closing(sqlite3.connect(place)) as connection:
        rows = [
            row
            for table in ("pages", "sightings", "readings", "carriers", "findings", "current", "leaving")
            for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from above
        ]
    return repr(rows)


def test_a_drop_that_is_cut_short_changes_nothing(tmp_path: Path) -> None:
    """A copy of the files in the middle of a drop, as `kill -9` leaves them, still has the whole report."""
    place = fill(tmp_path / "a.db")
    with ledger.open_writer(place) as writer, writer.view() as view:
        report = next(view.reports())
        with writer._connection.begin() as transaction:
            take_out(writer._connection, report.id)
            (tmp_path / "killed").mkdir()
            for path in tmp_path.glob("a.db*"):
                shutil.copy(path, tmp_path / "killed" / path.name)
            transaction.rollback()
    with ledger.open_view(tmp_path / "killed" / "a.db") as view:
        assert report in list(view.reports())
        assert ledger.audit(view).is_clean


def test_only_the_page_that_leaves_may_go(tmp_path: Path) -> None:
    """Evidence of every other page stays guarded while one leaves."""
    place = fill(tmp_path / "a.db")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("INSERT INTO leaving VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError, match="evidence is never changed"):
            connection.execute("DELETE FROM findings WHERE reading = 2")
        with pytest.raises(sqlite3.IntegrityError, match="evidence is never changed"):
            connection.execute("UPDATE findings SET body = 'x' WHERE reading = 1")
        connection.execute("DELETE FROM findings WHERE reading = 1")
