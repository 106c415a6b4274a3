from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledger.values import judgement, read_main
from servanda import ledger
from servanda.errors import LedgerBusyError, LedgerError, NoLedgerError, NotALedgerError
from servanda.ledger import place
from servanda.ledger.place import explained, network_of, path_of, sole_writer

MOUNTS = """
/dev/root / ext4 rw 0 0
files:/homes /home nfs4 rw 0 0
/dev/sdb /home/ana/scratch xfs rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("named", "path"),
    [("a.db", "a.db"), ("sqlite:///a.db", "a.db"), ("sqlite:////news/a.db", "/news/a.db"), (Path("b.db"), "b.db")],
)
def test_a_place_is_a_path_or_an_address(named: str | Path, path: str) -> None:
    """A ledger is named by a path or by an SQLite address."""
    assert path_of(named) == Path(path)


def test_other_databases_are_refused() -> None:
    """Servers are refused by name."""
    with pytest.raises(LedgerError, match="a postgresql database"):
        path_of("postgresql://host/ledger")


@pytest.mark.parametrize(
    ("path", "kind"), [("/home/ana/a.db", "nfs4"), ("/home/ana/scratch/a.db", None), ("/var/a.db", None)]
)
def test_the_nearest_mount_decides(path: str, kind: str | None) -> None:
    """A local disk inside a network folder is local, and the other way round."""
    assert network_of(Path(path), MOUNTS) == kind


def test_nothing_is_known_without_a_list_of_mounts() -> None:
    """A system without such a list is taken as local."""
    assert network_of(Path("/home/ana/a.db"), "") is None


def test_a_ledger_on_a_network_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place on a network file system is refused with the way out."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"files:/x {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    with pytest.raises(LedgerError, match="keep it on a local disk"):
        path_of(tmp_path / "a.db")


def test_a_system_without_mounts_is_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no list of mounts exists, every place is good."""
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "none")
    assert path_of(tmp_path / "a.db") == tmp_path / "a.db"


def test_there_is_one_writer(tmp_path: Path) -> None:
    """A second writer waits and is then told, in words, that nothing is lost."""
    path = tmp_path / "a.db"
    with (
        sole_writer(path, wait=0),
        pytest.raises(LedgerBusyError, match="nothing is lost"),
        explained(path),
        sole_writer(path, wait=0.01),
    ):
        pass


def test_the_right_to_write_comes_back(tmp_path: Path) -> None:
    """While one writer holds the right no other has it; after it ended, well or badly, the next may write."""
    path = tmp_path / "a.db"

    def is_free() -> bool:
        try:
            with explained(path), sole_writer(path, wait=0):
                return True
        except LedgerBusyError:
            return False

    with sole_writer(path, wait=0):
        assert not is_free()
    assert is_free()
    with pytest.raises(KeyError), sole_writer(path, wait=0):
        raise KeyError
    assert is_free()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """A text file in the ledger's place is named as such."""
    path = tmp_path / "a.db"
    path.write_text("This is a letter, not a database. " * 40)
    with pytest.raises(NotALedgerError, match="not an SQLite file"), explained(path):
        sqlite3.connect(path).execute("PRAGMA user_version").fetchone()


@pytest.mark.parametrize(
    ("name", "words"),
    [("SQLITE_FULL", "no room left"), ("SQLITE_CORRUPT_INDEX", "is damaged"), ("SQLITE_IOERR", "cannot be used")],
)
def test_the_database_s_troubles_are_explained(tmp_path: Path, name: str, words: str) -> None:
    """A full disk, a damaged file and anything else each have their sentence."""
    error = sqlite3.OperationalError("trouble")
    error.sqlite_errorname = name
    with pytest.raises(LedgerError, match=words), explained(tmp_path / "a.db"):
        raise error


def test_a_mark_differs_as_soon_as_something_is_written(tmp_path: Path) -> None:
    """Reports and judgements give another mark at once, while the writer is still open; opening to read gives none."""
    path = tmp_path / "a.db"
    marks = []
    with ledger.open_writer(path) as writer:
        for write in (lambda: writer.append([read_main()]), lambda: writer.judge([judgement()])):
            marks.append(ledger.mark(path))
            write()
        marks.append(ledger.mark(path))
    assert len(set(marks)) == 3
    closed = ledger.mark(path)
    with ledger.open_view(path) as view:
        assert list(view.reports())
        assert ledger.mark(f"sqlite:///{path}") == closed
    assert ledger.mark(path) == closed


def test_what_is_not_there_has_no_mark(tmp_path: Path) -> None:
    """The sentence says how to make a ledger."""
    with pytest.raises(NoLedgerError, match="servanda add"):
        ledger.mark(tmp_path / "a.db")
