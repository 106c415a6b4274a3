"""Where a ledger lies, and how SQLite is asked to keep it.

Invariant: a connection is either a writer's, whose commits are on the disk when they return, or a reader's, which
cannot change a byte.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from servanda.errors import LedgerBusyError, LedgerError, NoLedgerError, NotALedgerError

_MOUNTS = Path("/proc/mounts")
_CACHE = "cache_size=-65536"
"""Kilobytes of the file that a writer holds in memory: linking looks up rows all over it."""
_LOG = "wal_autocheckpoint=8000"
"""Pages of the write-ahead log (32 MB) before it is copied into the file: what linking rewrites again and again is
copied once. What was committed is on the disk all the same."""
_NETWORKED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs", "lustre", "gpfs", "beegfs", "ceph", "glusterfs"}
)
"""File systems on which a write-ahead log was reported to break (locks and shared memory do not reach other hosts)."""


def path_of(place: str | Path) -> Path:
    """Give the file that a place names.

    Raises:
        LedgerError: It names another database, or lies on a network file system.
    """
    words = str(place)
    scheme, found, rest = words.partition("://")
    if not found:
        path = Path(words)
    elif scheme == "sqlite":
        path = Path(rest.removeprefix("/"))
    else:
        raise LedgerError(f"{words!r} names a {scheme} database; this Servanda keeps ledgers in SQLite files only")
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    if kind := network_of(path.absolute(), mounts):
        raise LedgerError(
            f"{words!r} lies on a network file system ({kind}), where a ledger can be damaged;"
            " keep it on a local disk and copy exports instead"
        )
    return path


def network_of(path: Path, mounts: str) -> str | None:
    """Give the kind of network file system that a path lies on, None for a local disk.

    Args:
        path: Absolute.
        mounts: What the system's list of mounts says: device, folder and kind on each line.
    """
    fields = [line.split() for line in mounts.splitlines()]
    holding = [(len(folder), kind) for _, folder, kind, *_ in fields if path.is_relative_to(folder)]
    kind = max(holding, default=(0, ""))[1]
    return kind if kind in _NETWORKED else None


def mark(path: Path) -> str:
    """Give a mark of a ledger's file and its write-ahead log, which differs as soon as something is committed.

    It may differ without need, when the log is folded into the file; it never stays where rows came or went.

    Raises:
        NoLedgerError: There is no file.
    """
    try:
        parts = [path.stat()]
    except FileNotFoundError:
        raise NoLedgerError(str(path)) from None
    log = path.with_name(path.name + "-wal")
    with suppress(FileNotFoundError):
        # An empty log is what a reader leaves beside a file to which nobody wrote.
        parts += [log.stat()] if log.stat().st_size else []
    return " ".join(f"{each.st_ino}:{each.st_size}:{each.st_mtime_ns}" for each in parts)


def connect_writer(path: Path, *, wait: float) -> Connection:
    """Open the file to write, making it if need be; each transaction takes the write lock at its beginning."""
    # secure_delete: what is taken out is overwritten, not only no longer shown.
    # FULL: a commit that returned has reached the disk; "reported as read" is a promise even in a power cut.
    settings = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", _CACHE, _LOG)
    return _engine(path, "mode=rwc", settings=settings, begin="BEGIN IMMEDIATE", wait=wait).connect()


def wipe(connection: Connection) -> None:
    """Empty the write-ahead log, where what was overwritten in the file may still stand."""
    connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def connect_reader(path: Path) -> Connection:
    """Open the file to read; the moment it shows is that of the first statement."""
    return _engine(path, _to_read(path), settings=("query_only=ON",), begin="BEGIN", wait=5.0).connect()


@contextmanager
def beside(connection: Connection, path: Path, name: str) -> Iterator[None]:
    """Have another ledger beside the one that a connection writes, to read under a name."""
    raw = connection.connection.cursor()
    raw.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?{_to_read(path)}",))
    try:
        yield
    finally:
        raw.execute(f"DETACH {name}")


def _to_read(path: Path) -> str:
    """Give the options with which a file is opened to be read."""
    # A write-ahead log needs a place for its index even to be read; where none can be made, nobody can be writing.
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "mode=rw" if writable else "mode=ro&immutable=1"


@cache
def _engine(path: Path, options: str, *, settings: tuple[str, ...], begin: str, wait: float) -> Engine:
    """Give what opens a file; kept, since it keeps what it has learnt to say in SQL, and holds no file open."""

    def connect() -> sqlite3.Connection:
        address = f"{path.absolute().as_uri()}?{options}"
        # No implicit transactions: "begin" below says when one starts, and of what kind.
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's errors into ours, which say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(path, error.orig) from error
    except sqlite3.Error as error:
        raise _explain(path, error) from error


def _explain(path: Path, error: BaseException | None) -> LedgerError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusyError(str(path))
    if name == "SQLITE_NOTADB":
        return NotALedgerError(str(path), "not an SQLite file")
    if name.startswith("SQLITE_CORRUPT"):
        return LedgerError(f"the ledger at {str(path)!r} is damaged ({error}); restore a copy of the file")
    if name == "SQLITE_FULL":
        return LedgerError(f"no room left on the disk for {str(path)!r}; make room and run again: nothing is lost")
    return LedgerError(f"the ledger at {str(path)!r} cannot be used: {error}")


@contextmanager
def sole_writer(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the right to write, which only one process has at a time; the system takes it back when a process dies.

    The right is a lock on an empty file beside the ledger, so that it outlasts single transactions and never stands
    in the way of readers.

    Raises:
        LedgerBusyError: Another process holds it longer than `wait` seconds.
    """
    beside = path.with_name(path.name + "-writer")
    lock = sqlite3.connect(beside, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("PRAGMA journal_mode=OFF")  # nothing is ever written to it
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()
