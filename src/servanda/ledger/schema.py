"""The tables of the ledger, how they came to be, and how an older file is brought up to date.

Invariant: the tables of evidence refuse UPDATE, and DELETE too unless the page is named in `leaving`, which only
dropping a report does; the version is the number of migrations applied.
Integer keys inside, content ids in unique columns (measured: a quarter faster to fill than text keys).
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import BLOB, Column, Connection, Integer, MetaData, Table, Text

from servanda.errors import LedgerError, NewerLedgerError, NoLedgerError, NotALedgerError
from servanda.ledger.place import connect_reader

APPLICATION = 0x53727664
"""What marks an SQLite file as a ledger: "Srvd"."""

_EVIDENCE = ("pages", "sightings", "readings", "carriers", "findings", "judgements")

_TABLES = (
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE pages (id INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL, data BLOB NOT NULL)""",
    """CREATE TABLE sightings (id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES pages, name TEXT NOT NULL,
        file TEXT, url TEXT)""",
    "CREATE UNIQUE INDEX one_sighting ON sightings (page, name, coalesce(file, ''), coalesce(url, ''))",
    """CREATE TABLE readings (id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES pages, reader TEXT NOT NULL,
        claims TEXT NOT NULL, earliest TEXT, latest TEXT, body BLOB NOT NULL, problems BLOB NOT NULL,
        text TEXT NOT NULL, pieces BLOB NOT NULL, UNIQUE (page, reader, claims))""",
    """CREATE TABLE carriers (reading INTEGER NOT NULL REFERENCES readings, name TEXT NOT NULL,
        PRIMARY KEY (name, reading)) WITHOUT ROWID""",
    """CREATE TABLE findings (id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings,
        kind TEXT NOT NULL, finding TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (reading, finding))""",
    "CREATE TABLE judgements (id INTEGER PRIMARY KEY, judgement TEXT NOT NULL UNIQUE, body BLOB NOT NULL)",
    "CREATE TABLE current (page INTEGER PRIMARY KEY REFERENCES pages, reading INTEGER NOT NULL REFERENCES readings)",
    "CREATE UNIQUE INDEX current_reading ON current (reading)",
    """CREATE TABLE problems (id INTEGER PRIMARY KEY, source TEXT NOT NULL, code TEXT NOT NULL,
        message TEXT NOT NULL, UNIQUE (source, code, message))""",
    """CREATE VIRTUAL TABLE texts USING fts5 (text, content='readings', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
    *(
        f"""CREATE TRIGGER {table}_stay_on_{act} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END"""
        for table in _EVIDENCE
        for act in ("UPDATE", "DELETE")
    ),
    """CREATE TABLE records (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL UNIQUE,
        earliest TEXT, latest TEXT, body BLOB NOT NULL)""",
    "CREATE INDEX records_of_kind ON records (kind, record)",
    "CREATE TABLE members (member TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (member, record)) WITHOUT ROWID",
    """CREATE TABLE parties (id INTEGER PRIMARY KEY, record INTEGER NOT NULL, part TEXT NOT NULL,
        actor TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL)""",
    "CREATE INDEX parties_by_record ON parties (record)",
    "CREATE INDEX parties_by_actor ON parties (actor)",
    "CREATE INDEX parties_by_code ON parties (code)",
    "CREATE INDEX parties_by_name ON parties (name)",
    """CREATE TABLE facets (facet TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
        PRIMARY KEY (facet, value, record)) WITHOUT ROWID""",
    "CREATE TABLE periods (record INTEGER NOT NULL, earliest TEXT, latest TEXT)",
    "CREATE INDEX periods_by_record ON periods (record)",
    """CREATE TABLE quoted (report TEXT NOT NULL, record INTEGER NOT NULL,
        PRIMARY KEY (report, record)) WITHOUT ROWID""",
    "CREATE INDEX quoted_by_record ON quoted (record)",
    "CREATE VIRTUAL TABLE words USING fts5 (said, content='', tokenize='unicode61 remove_diacritics 2')",
)

_OF_PAGES = {
    "pages": "OLD.id",
    "sightings": "OLD.page",
    "readings": "OLD.page",
    "carriers": "(SELECT page FROM readings WHERE id = OLD.reading)",
    "findings": "(SELECT page FROM readings WHERE id = OLD.reading)",
}
"""The tables of evidence whose rows belong to a page, and which page that is."""

_LEAVING = (
    # A report that is dropped is named here first, and its name is gone when the transaction ends.
    "CREATE TABLE leaving (page INTEGER PRIMARY KEY)",
    *(f"DROP TRIGGER {table}_stay_on_DELETE" for table in _OF_PAGES),
    *(
        f"""CREATE TRIGGER {table}_stay_on_DELETE BEFORE DELETE ON {table}
            WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE page = {page})
            BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END"""  # noqa: S608 - names from above
        for table, page in _OF_PAGES.items()
    ),
)

_IN_PARTS = (
    # Records are made block by block from here on: what was made before is made anew by the next `add`.
    *(f"DROP TABLE {table}" for table in ("records", "members", "parties", "facets", "periods", "quoted", "words")),
    "DELETE FROM state",
    "CREATE TABLE pending (report TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE INDEX readings_by_day ON readings (latest)",
    """CREATE TABLE kept (shelf INTEGER NOT NULL, key INTEGER NOT NULL, owner TEXT NOT NULL, item TEXT NOT NULL,
        body BLOB NOT NULL, PRIMARY KEY (shelf, key, owner, item)) WITHOUT ROWID""",
    "CREATE INDEX kept_by_owner ON kept (owner, shelf)",
    "CREATE TABLE runs (run INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (run, report)) WITHOUT ROWID",
    """CREATE TABLE records (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL UNIQUE,
        earliest TEXT, latest TEXT, body BLOB NOT NULL, block INTEGER NOT NULL, filed INTEGER NOT NULL)""",
    "CREATE INDEX records_of_kind ON records (kind, record)",
    "CREATE INDEX records_of_block ON records (block)",
    "CREATE TABLE members (member TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (member, record)) WITHOUT ROWID",
    "CREATE INDEX members_by_record ON members (record)",
    """CREATE TABLE parties (id INTEGER PRIMARY KEY, record INTEGER NOT NULL, part TEXT NOT NULL,
        actor TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL)""",
    "CREATE INDEX parties_by_record ON parties (record)",
    "CREATE INDEX parties_by_actor ON parties (actor)",
    "CREATE INDEX parties_by_code ON parties (code)",
    "CREATE INDEX parties_by_name ON parties (name)",
    """CREATE TABLE facets (facet TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
        PRIMARY KEY (facet, value, record)) WITHOUT ROWID""",
    "CREATE INDEX facets_by_record ON facets (record)",
    "CREATE TABLE periods (record INTEGER NOT NULL, earliest TEXT, latest TEXT)",
    "CREATE INDEX periods_by_record ON periods (record)",
    """CREATE TABLE quoted (report TEXT NOT NULL, record INTEGER NOT NULL,
        PRIMARY KEY (report, record)) WITHOUT ROWID""",
    "CREATE INDEX quoted_by_record ON quoted (record)",
    "CREATE VIRTUAL TABLE words USING fts5 (said, tokenize='unicode61 remove_diacritics 2')",
)

_BY_ID = (
    # What people judge is named by the ids of findings.
    "CREATE INDEX findings_by_id ON findings (finding)",
)

_CITED = (
    # The evidence of an actor is kept report by report from here on: pages are made anew by the next `add`.
    """CREATE TABLE cited (record INTEGER NOT NULL, report TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (record, report)) WITHOUT ROWID""",
    "DELETE FROM state",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_TABLES, _LEAVING, _IN_PARTS, _BY_ID, _CITED)
"""Statements that lead from each version to the next; a step that was released is never edited."""

_metadata = MetaData()


def _table(name: str, *columns: str, blobs: tuple[str, ...] = (), numbers: tuple[str, ...] = ()) -> Table:
    """Give a table for the query language: text columns, unless they are named as blobs or numbers."""
    types = {**dict.fromkeys(blobs, BLOB), **dict.fromkeys(numbers, Integer)}
    return Table(name, _metadata, *(Column(column, types.get(column, Text)) for column in columns))


state = _table("state", "name", "value")
pages = _table("pages", "id", "report", "sha256", "size", "data", blobs=("data",), numbers=("id", "size"))
sightings = _table("sightings", "id", "page", "name", "file", "url", numbers=("id", "page"))
readings = _table(
    "readings",
    *("id", "page", "reader", "claims", "earliest", "latest", "body", "problems", "text", "pieces"),
    blobs=("body", "problems", "pieces"),
    numbers=("id", "page"),
)
carriers = _table("carriers", "reading", "name", numbers=("reading",))
findings = _table("findings", "id", "reading", "kind", "finding", "body", blobs=("body",), numbers=("id", "reading"))
leaving = _table("leaving", "page", numbers=("page",))
judgements = _table("judgements", "id", "judgement", "body", blobs=("body",), numbers=("id",))
current = _table("current", "page", "reading", numbers=("page", "reading"))
problems = _table("problems", "id", "source", "code", "message", numbers=("id",))
texts = _table("texts", "rowid", "texts", "text", numbers=("rowid",))
pending = _table("pending", "report")
kept = _table("kept", "shelf", "key", "owner", "item", "body", blobs=("body",), numbers=("shelf", "key"))
runs = _table("runs", "run", "report", numbers=("run", "report"))
records = _table(
    "records",
    *("id", "kind", "record", "earliest", "latest", "body", "block", "filed"),
    blobs=("body",),
    numbers=("id", "block", "filed"),
)
members = _table("members", "member", "record", numbers=("record",))
parties = _table("parties", "id", "record", "part", "actor", "code", "name", numbers=("id", "record"))
facets = _table("facets", "facet", "value", "record", numbers=("record",))
periods = _table("periods", "record", "earliest", "latest", numbers=("record",))
quoted = _table("quoted", "report", "record", numbers=("record",))
words = _table("words", "rowid", "words", "said", numbers=("rowid",))
cited = _table("cited", "record", "report", "body", blobs=("body",), numbers=("record",))


def migrate(connection: Connection, path: Path, *, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring a file to the newest schema in one transaction; an empty file becomes a ledger.

    Raises:
        NotALedgerError: The file holds another database.
        NewerLedgerError: A later Servanda wrote it.
    """
    with connection.begin():
        version = _version(connection, path, known=len(migrations))
        for statements in migrations[version:]:
            for statement in statements:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={len(migrations)}")


def refuse_strangers(path: Path) -> None:
    """Refuse a file that is there and no ledger, without changing it.

    Raises:
        NotALedgerError: The file holds something else.
        NewerLedgerError: A later Servanda wrote it.
    """
    if path.exists() and path.stat().st_size:
        with connect_reader(path) as connection:
            _version(connection, path, known=len(MIGRATIONS))


def require_current(connection: Connection, path: Path, *, known: int = len(MIGRATIONS)) -> None:
    """Refuse a file that a view cannot show: no ledger, an older or a newer one.

    Raises:
        NoLedgerError: The file is empty.
        NotALedgerError: The file holds another database.
        NewerLedgerError: A later Servanda wrote it.
        LedgerError: An earlier Servanda wrote it.
    """
    version = _version(connection, path, known=known)
    if version == 0:
        raise NoLedgerError(str(path))
    if version < known:
        raise LedgerError(
            f"{str(path)!r} has schema version {version}, this Servanda reads {known};"
            " any `servanda add` brings it up to date"
        )


def _version(connection: Connection, path: Path, *, known: int) -> int:
    """Give the schema's version, 0 for an empty file."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    has_tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() > 0
    if application != APPLICATION and has_tables:
        raise NotALedgerError(str(path), "an SQLite file of another program")
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > known:
        raise NewerLedgerError(str(path), found=version, known=known)
    return version
