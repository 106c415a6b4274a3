from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from servanda import ledger
from servanda.errors import LedgerError, NewerLedgerError, NoLedgerError, NotALedgerError
from servanda.ledger import schema
from servanda.ledger.place import connect_reader, connect_writer
from servanda.ledger.schema import MIGRATIONS, migrate, require_current


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Give a ledger without reports."""
    with ledger.open_writer(tmp_path / "empty.db"):
        pass
    return tmp_path / "empty.db"


def ask(place: Path, statement: str) -> list[tuple[object, ...]]:
    """Ask the file itself, past the ledger."""
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute(statement).fetchall()


def test_the_tables_of_the_code_are_those_of_the_file(empty: Path) -> None:
    """Each table that queries speak of has these columns in the file, in this order."""
    for table in schema._metadata.tables.values():
        columns = [name for _, name, *_ in ask(empty, f"PRAGMA table_info({table.name})")]
        spoken = [column.name for column in table.columns if column.name != "rowid"]
        assert [name for name in spoken if name != table.name] == columns, table.name


@pytest.mark.parametrize("table", ["pages", "sightings", "readings", "carriers", "findings", "judgements"])
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_evidence_cannot_be_changed(filled: Path, table: str, change: str) -> None:
    """The file itself refuses to change or delete evidence, whoever asks."""
    if table == "carriers":
        change = change.replace("rowid = rowid", "name = name")
    with (
        closing(sqlite3.connect(filled)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="evidence is never changed"),
    ):
        connection.execute(change.format(table))


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """Another program's database is refused, and not a byte of it changes."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    before = path.read_bytes()
    for opening in (ledger.open_writer, ledger.open_view):
        with pytest.raises(NotALedgerError, match="another program"):
            opening(path)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other.db"]


@pytest.mark.parametrize("opening", [ledger.open_writer, ledger.open_view])
def test_a_ledger_from_the_future_is_refused(empty: Path, opening: object) -> None:
    """A ledger of a later Servanda says which version is needed."""
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(NewerLedgerError, match="schema version 99"):
        opening(empty)


def test_an_older_ledger_is_brought_up_to_date(empty: Path) -> None:
    """A writer applies the migrations that a ledger lacks, once, and keeps what is there."""
    later = (*MIGRATIONS, ("CREATE TABLE notes (words TEXT)", "INSERT INTO notes VALUES ('moved')"))
    for _ in range(2):
        with connect_writer(empty, wait=1) as connection:
            migrate(connection, empty, migrations=later)
    assert ask(empty, "SELECT words FROM notes") == [("moved",)]
    assert ask(empty, "PRAGMA user_version") == [(len(later),)]


def test_what_is_kept_is_made_of_an_older_ledger(filled: Path, tmp_path: Path) -> None:
    """A ledger of before gets the tables that are kept beside the records, as if it had them from the beginning."""
    place = Path(shutil.copy(filled, tmp_path / "older.db"))
    tables = ("appearances", "months_of_states", "facing", "sorts", "carried", "facets")
    every = {table: f"SELECT * FROM {table}" for table in tables}  # noqa: S608 - names from above
    kept = {table: sorted(ask(place, asked)) for table, asked in every.items()}
    with closing(sqlite3.connect(place)) as connection:
        gone = connection.execute(
            "SELECT type, name FROM sqlite_master WHERE name LIKE 'sorts%' OR name LIKE 'carried%' OR type = 'table'"
            " AND name IN ('appearances', 'months_of_states', 'facing') OR name IN ('actors_by_mentions',"
            " 'carriers_by_reading', 'moments_of_several', 'commitments_by_parent') ORDER BY type DESC"
        ).fetchall()
        for type_, name in gone:
            connection.execute(f"DROP {type_} {name}")
        connection.execute("DELETE FROM facets WHERE facet IN ('copy', 'read')")
        connection.execute(f"PRAGMA user_version = {MIGRATIONS.index(schema._AT_A_GLANCE)}")
        connection.commit()
    with ledger.open_writer(place):
        pass
    assert {table: sorted(ask(place, asked)) for table, asked in every.items()} == kept
    assert all(kept.values())


def test_a_broken_migration_changes_nothing(empty: Path) -> None:
    """A migration that fails leaves the ledger as it was: all of it or nothing."""
    later = (*MIGRATIONS, ("CREATE TABLE notes (words TEXT)", "no SQL at all"))
    with connect_writer(empty, wait=1) as connection, pytest.raises(Exception, match="syntax error"):
        migrate(connection, empty, migrations=later)
    assert ask(empty, "SELECT count(*) FROM sqlite_master WHERE name = 'notes'") == [(0,)]
    assert ask(empty, "PRAGMA user_version") == [(len(MIGRATIONS),)]


def test_a_view_asks_for_an_update(empty: Path) -> None:
    """A view changes nothing, so it names the command that brings an older ledger up to date."""
    with connect_reader(empty) as connection, pytest.raises(LedgerError, match="any `servanda add`"):
        require_current(connection, empty, known=len(MIGRATIONS) + 1)


def test_an_empty_file_is_no_ledger_yet(tmp_path: Path) -> None:
    """An empty file shows nothing, and a writer makes it a ledger."""
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(NoLedgerError):
        ledger.open_view(path)
    with ledger.open_writer(path) as writer:
        assert list(writer.findings()) == []
