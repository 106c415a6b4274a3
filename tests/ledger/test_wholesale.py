"""Derived tables that are written whole say what they say when every row is written for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

from ledger.values import read_main, read_other, records_of
from servanda import ledger
from servanda.ledger.derived import _COLUMNS
from servanda.ledger.kinds import DERIVED
from servanda.ledger.schema import counts
from servanda.ledger.shelves import Shelves
from servanda.model import FindingId, Kept, Made, Shelf

MADE = records_of(read_main(), read_other())
MENTIONS = [replace(MADE.mentions[0], id=FindingId(f"m-{number:016x}")) for number in range(600)]
MANY = [Made(7, value) for kind in DERIVED if kind != "mentions" for value in getattr(MADE, kind)]
MANY += [Made(8, mention) for mention in MENTIONS]
KEPT = [Kept(Shelf.BLOCK, number % 11, f"b-{number % 7}", f"s-{number}", b"statements") for number in range(900)]


def at_once(shelves: Shelves) -> None:
    """Write everything into empty tables."""
    shelves.keep(KEPT)
    shelves.replace((), MANY)


def one_by_one(shelves: Shelves) -> None:
    """Write most where something is already."""
    for some in (KEPT[:1], KEPT[1:]):
        shelves.keep(some)
    for made in (MANY[:1], MANY[1:]):
        shelves.replace((), made)


def twice(shelves: Shelves) -> None:
    """Write everything, forget it and write it again."""
    at_once(shelves)
    shelves.clear()
    at_once(shelves)


def emptied(shelves: Shelves) -> None:
    """Forget everything that was written."""
    at_once(shelves)
    shelves.clear()


def told(place: Path, write: Callable[[Shelves], None]) -> dict[str, list[tuple[object, ...]]]:
    """Give the schema and all rows of a ledger that was written so, each list in order."""
    with ledger.open_writer(place) as writer:
        writer.append([read_main(), read_other()])
        with writer.linking("one") as shelves:
            write(shelves)
    return dict(rows_of(place))


def rows_of(place: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    with closing(connect(place)) as opened:
        yield "schema", sorted(opened.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL"))
        for table in ("kept", *(name for name, _, _ in counts())):
            yield table, sorted(opened.execute(f"SELECT * FROM {table}"))  # noqa: S608 - names from the schema
        for table, columns in _COLUMNS.items():
            yield table, sorted(opened.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608
        yield "found", sorted(opened.execute("SELECT rowid FROM words WHERE words MATCH 'norland'"))
        yield "odd", opened.execute("PRAGMA integrity_check").fetchall()


def statements_of(shelves: Shelves, write: Callable[[Shelves], None]) -> list[str]:
    """Give what the database is asked, in order."""
    asked: list[str] = []
    connection = shelves._connection.connection.dbapi_connection
    connection.set_trace_callback(asked.append)
    write(shelves)
    connection.set_trace_callback(None)
    return asked


@pytest.mark.parametrize("other", [one_by_one, twice])
def test_tables_say_the_same_however_they_are_written(tmp_path: Path, other: Callable[[Shelves], None]) -> None:
    """Rows, counts, indexes and triggers are the same."""
    whole = told(tmp_path / "a.db", at_once)
    assert len(whole["records"]) > 600
    assert all(whole[name] for name in ("found", "pairs", "sorts", "tallies", "months_of_states"))
    assert whole["odd"] == [("ok",)]
    assert whole == told(tmp_path / "b.db", other)


def test_what_is_forgotten_leaves_no_count(tmp_path: Path) -> None:
    """Emptied tables are those of a ledger to which nothing was ever written."""
    assert told(tmp_path / "a.db", emptied) == told(tmp_path / "b.db", lambda _: None)


def test_rows_are_indexed_when_all_are_there(tmp_path: Path) -> None:
    """An index that is made once costs less than one that grows with each row."""
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_main(), read_other()])
        with writer.linking("one") as shelves:
            asked = statements_of(shelves, at_once)
    for table in ("kept", "moments"):
        written = [at for at, told in enumerate(asked) if told.startswith(f"INSERT INTO {table} ")]
        written += [at for at, told in enumerate(asked) if told.startswith(f"INSERT OR REPLACE INTO {table} ")]
        indexed = [at for at, told in enumerate(asked) if told.startswith("CREATE INDEX") and f" ON {table} " in told]
        assert max(written) < min(indexed)
