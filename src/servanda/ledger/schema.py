"""The tables of the ledger, how they came to be, and how an older file is brought up to date.

Invariant: the tables of evidence refuse UPDATE, and DELETE too unless the page is named in `leaving`, which only
dropping a report does; the version is the number of migrations applied.
Integer keys inside, content ids in unique columns (measured: a quarter faster to fill than text keys).
"""

from __future__ import annotations

from collections.abc import Iterator
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

_COUNTED = {
    "months": ("moments", {name: f"{{row}}.{name}" for name in ("month", "kind", "type", "status")}),
    "dyads": (
        "ties",
        {name: f"{{row}}.{name}" for name in ("source", "target", "kind", "type", "status", "is_alleged")},
    ),
    "pairs": ("ties", {"one": "min({row}.source, {row}.target)", "other": "max({row}.source, {row}.target)"}),
    "months_of_states": (
        "appearances",
        {name: f"{{row}}.{name}" for name in ("root", "month", "kind", "type", "status")},
    ),
}
"""Tables of counts, the table whose rows each counts, and by what of a row."""


def _counting(table: str) -> tuple[str, ...]:
    """Give what keeps a table of counts: to count a million rows for every page would take too long."""
    counted, by = _COUNTED[table]
    columns, new = ", ".join(by), ", ".join(value.format(row="NEW") for value in by.values())
    is_old = " AND ".join(f"{column} = {value.format(row='OLD')}" for column, value in by.items())
    types = ", ".join(f"{column} {'INTEGER' if column.startswith('is_') else 'TEXT'} NOT NULL" for column in by)
    return (
        f"CREATE TABLE {table} ({types}, number INTEGER NOT NULL, PRIMARY KEY ({columns})) WITHOUT ROWID",
        f"""CREATE TRIGGER {table}_count_what_comes AFTER INSERT ON {counted} BEGIN
            INSERT INTO {table} VALUES ({new}, 1) ON CONFLICT ({columns}) DO UPDATE SET number = number + 1; END""",  # noqa: S608
        f"""CREATE TRIGGER {table}_count_what_goes AFTER DELETE ON {counted} BEGIN
            UPDATE {table} SET number = number - 1 WHERE {is_old};
            DELETE FROM {table} WHERE number = 0 AND {is_old}; END""",  # noqa: S608 - names from above
    )


def counts() -> Iterator[tuple[str, str, str]]:
    """Give each table of counts of derived rows, the table with whose rows it grows, and what its rows are."""
    for table, (counted, by) in _COUNTED.items():
        columns = ", ".join(value.format(row=counted) for value in by.values())
        groups = ", ".join(map(str, range(1, len(by) + 1)))
        yield table, counted, f"SELECT {columns}, count(*) FROM {counted} GROUP BY {groups}"  # noqa: S608
    yield "tallies", "records", "SELECT kind, count(*) FROM records GROUP BY kind"
    sorts = "SELECT kind, value, count(*) FROM facets JOIN records ON records.id = facets.record WHERE facet = 'type'"
    yield "sorts", "facets", f"{sorts} GROUP BY kind, value"


_DATED_COLUMNS = """kind TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, is_alleged INTEGER NOT NULL,
    month TEXT NOT NULL, first TEXT, earliest TEXT, latest TEXT, origins INTEGER NOT NULL"""

_IN_TIME = (
    # What a time line and a network show is kept beside the records: all of it is made anew by the next `add`.
    f"""CREATE TABLE moments (record INTEGER NOT NULL, number INTEGER NOT NULL, face TEXT NOT NULL, {_DATED_COLUMNS},
        PRIMARY KEY (record, number)) WITHOUT ROWID""",
    "CREATE INDEX moments_by_month ON moments (month, kind, type, status, earliest, latest, origins)",
    "CREATE INDEX moments_by_day ON moments (first, face, number, kind, type, status, earliest, latest, origins)",
    f"""CREATE TABLE ties (record INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, {_DATED_COLUMNS},
        PRIMARY KEY (record, source, target)) WITHOUT ROWID""",
    """CREATE INDEX ties_by_side ON ties (source, target, kind, type, status, is_alleged, first, earliest, latest,
        origins)""",
    *_counting("months"),
    *_counting("dyads"),
    # A side is sought among hundreds of thousands of rows: each index alone says which records they belong to.
    *(f"DROP INDEX parties_by_{column}" for column in ("actor", "code", "name")),
    *(f"CREATE INDEX parties_by_{column} ON parties ({column}, part, record)" for column in ("actor", "code", "name")),
    "DELETE FROM state",
)

_ODD = (
    "json_extract(value, '$.code'), json_extract(value, '$.message'), json_extract(value, '$.span.start'),"
    " json_extract(value, '$.span.end')"
)
_IN_LEAVES = (
    # Lists are read leaf by leaf from here on: in the order that people see, and no further than the leaf.
    "ALTER TABLE records ADD COLUMN opens TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE records ADD COLUMN closes TEXT NOT NULL DEFAULT '~'",
    """UPDATE records SET
        opens = coalesce((SELECT min(coalesce(earliest, '')) FROM periods WHERE record = records.id), ''),
        closes = coalesce((SELECT max(coalesce(latest, '~')) FROM periods WHERE record = records.id), '~')""",
    "CREATE INDEX records_by_day ON records (kind, coalesce(earliest, latest, '~'), record, opens, closes)",
    "CREATE INDEX readings_by_first_day ON readings (coalesce(earliest, latest, '~'), page, earliest, latest)",
    # With the kind beside the words a search for words of one kind looks at no other.
    "ALTER TABLE words RENAME TO words_of_old",
    "CREATE VIRTUAL TABLE words USING fts5 (said, kind, tokenize='unicode61 remove_diacritics 2')",
    """INSERT INTO words (rowid, said, kind) SELECT words_of_old.rowid, said, records.kind FROM words_of_old
        JOIN records ON records.id = words_of_old.rowid""",
    "DROP TABLE words_of_old",
    # Counted as they come and go: counting a million rows for every page would take longer than the page.
    "CREATE TABLE tallies (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO tallies SELECT kind, count(*) FROM records GROUP BY kind",
    """CREATE TRIGGER records_come AFTER INSERT ON records
        BEGIN INSERT INTO tallies VALUES (NEW.kind, 1) ON CONFLICT (kind) DO UPDATE SET number = number + 1; END""",
    """CREATE TRIGGER records_go AFTER DELETE ON records
        BEGIN UPDATE tallies SET number = number - 1 WHERE kind = OLD.kind; END""",
    # What is odd in a reading, met while reading its page or while coding it, each once.
    """CREATE TABLE oddities (reading INTEGER NOT NULL, report TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
        start INTEGER, stop INTEGER)""",
    "CREATE INDEX oddities_by_code ON oddities (code, report, start)",
    "CREATE INDEX oddities_by_reading ON oddities (reading)",
    f"""INSERT INTO oddities
        SELECT readings.id, report, {_ODD} FROM readings JOIN pages ON pages.id = page,
            json_each(CAST(body AS TEXT), '$.problems')
        UNION SELECT readings.id, report, {_ODD} FROM readings JOIN pages ON pages.id = page,
            json_each(CAST(problems AS TEXT))""",  # noqa: S608 - columns from above
    f"""CREATE TRIGGER readings_come AFTER INSERT ON readings BEGIN
        INSERT INTO oddities
        SELECT NEW.id, report, {_ODD} FROM pages, json_each(CAST(NEW.body AS TEXT), '$.problems')
            WHERE pages.id = NEW.page
        UNION SELECT NEW.id, report, {_ODD} FROM pages, json_each(CAST(NEW.problems AS TEXT))
            WHERE pages.id = NEW.page; END""",  # noqa: S608 - columns from above
    "CREATE TRIGGER readings_go AFTER DELETE ON readings BEGIN DELETE FROM oddities WHERE reading = OLD.id; END",
)

_STRONGEST = (
    # The most is found without counting; origins are filed under their reports, which the next `add` does.
    *_counting("pairs"),
    "INSERT INTO pairs SELECT min(source, target), max(source, target), count(*) FROM ties GROUP BY 1, 2",
    "CREATE INDEX pairs_by_number ON pairs (number DESC, one, other)",
    "CREATE INDEX dyads_by_number ON dyads (status, is_alleged, number DESC, source, target, kind, type)",
    "DELETE FROM state",
)

_ROOT = "CASE instr({code}, '.') WHEN 0 THEN {code} ELSE substr({code}, 1, instr({code}, '.') - 1) END"
_DATED_NAMES = "kind, type, status, is_alleged, month, first, earliest, latest, origins"
_OF_SIDES = "'provider', 'source', 'speaker', 'labeller', 'recipient', 'target', 'hearer', 'labelled'"
_AT_A_GLANCE = (
    # The moments of a state with all whose codes begin with its own, and the records between two such.
    f"""CREATE TABLE appearances (record INTEGER NOT NULL, number INTEGER NOT NULL, face TEXT NOT NULL,
        root TEXT NOT NULL, {_DATED_COLUMNS}, PRIMARY KEY (record, root, number)) WITHOUT ROWID""",
    *_counting("months_of_states"),
    f"""INSERT INTO appearances (record, number, face, root, {_DATED_NAMES})
        SELECT moments.record, number, face, root, {_DATED_NAMES} FROM moments JOIN
        (SELECT DISTINCT record, {_ROOT.format(code="code")} AS root FROM parties WHERE code != '---') AS standing
        ON standing.record = moments.record""",  # noqa: S608 - names from above
    """CREATE INDEX appearances_by_day ON appearances (root, first, face, number, kind, type, status, month, earliest,
        latest, origins)""",
    """CREATE TABLE facing (one TEXT NOT NULL, other TEXT NOT NULL, record INTEGER NOT NULL,
        PRIMARY KEY (one, other, record)) WITHOUT ROWID""",
    f"""INSERT INTO facing SELECT DISTINCT min(one, other), max(one, other), record FROM (
        SELECT {_ROOT.format(code="first.code")} AS one, {_ROOT.format(code="second.code")} AS other,
            first.record AS record
        FROM parties AS first JOIN parties AS second ON second.record = first.record AND second.id > first.id
        WHERE first.part IN ({_OF_SIDES}) AND second.part IN ({_OF_SIDES}) AND first.code != '---'
            AND second.code != '---')""",  # noqa: S608 - names from above
    "CREATE INDEX facing_by_record ON facing (record)",
    # How many records there are of each type, without looking at any.
    "CREATE TABLE sorts (kind TEXT NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, type))",
    """INSERT INTO sorts SELECT kind, value, count(*) FROM facets JOIN records ON records.id = facets.record
        WHERE facet = 'type' GROUP BY kind, value""",
    """CREATE TRIGGER sorts_count_records_that_come AFTER INSERT ON records BEGIN
        INSERT INTO sorts SELECT NEW.kind, value, 1 FROM facets WHERE record = NEW.id AND facet = 'type'
        ON CONFLICT (kind, type) DO UPDATE SET number = number + 1; END""",
    """CREATE TRIGGER sorts_count_records_that_go AFTER DELETE ON records BEGIN
        UPDATE sorts SET number = number - 1 WHERE kind = OLD.kind
            AND type IN (SELECT value FROM facets WHERE record = OLD.id AND facet = 'type'); END""",
    """CREATE TRIGGER sorts_count_types_that_come AFTER INSERT ON facets WHEN NEW.facet = 'type' BEGIN
        INSERT INTO sorts SELECT kind, NEW.value, 1 FROM records WHERE id = NEW.record
        ON CONFLICT (kind, type) DO UPDATE SET number = number + 1; END""",
    """CREATE TRIGGER sorts_count_types_that_go AFTER DELETE ON facets WHEN OLD.facet = 'type' BEGIN
        UPDATE sorts SET number = number - 1 WHERE type = OLD.value
            AND kind = (SELECT kind FROM records WHERE id = OLD.record); END""",
    # The actors that are named most are read in this order, none of the others is looked at.
    """CREATE INDEX actors_by_mentions ON records (json_extract(CAST(body AS TEXT), '$.mention_count') DESC, record)
        WHERE kind = 'actors'""",
    # Who carries how many reports; the empty name counts those that nobody is known to carry.
    "CREATE INDEX carriers_by_reading ON carriers (reading)",
    "CREATE TABLE carried (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    """INSERT INTO carried SELECT coalesce(name, ''), count(*) FROM current
        LEFT JOIN carriers ON carriers.reading = current.reading GROUP BY 1""",
    """CREATE TRIGGER carried_count_what_comes AFTER INSERT ON current BEGIN
        INSERT INTO carried SELECT coalesce(name, ''), 1 FROM (SELECT NEW.reading AS reading) AS new
            LEFT JOIN carriers ON carriers.reading = new.reading WHERE true
        ON CONFLICT (name) DO UPDATE SET number = number + 1; END""",
    """CREATE TRIGGER carried_count_what_goes AFTER DELETE ON current BEGIN
        UPDATE carried SET number = number - 1 WHERE name IN (SELECT coalesce(name, '')
            FROM (SELECT OLD.reading AS reading) AS old LEFT JOIN carriers ON carriers.reading = old.reading);
        DELETE FROM carried WHERE number = 0; END""",
    # The reports that go back to another's text.
    """INSERT OR IGNORE INTO facets SELECT 'copy', quoted.report, records.id FROM records
        JOIN quoted ON quoted.record = records.id
        WHERE kind = 'origins' AND quoted.report != json_extract(CAST(body AS TEXT), '$.root')""",
)

_DOUBTED = (
    # What was read with little certainty is asked about: found without reading all records.
    """INSERT OR IGNORE INTO facets SELECT 'read', 'badly', id FROM records WHERE kind IN ('statements', 'events')
        AND json_extract(CAST(body AS TEXT), '$.content.evidence[0].score') < 0.5""",
    """INSERT OR IGNORE INTO facets SELECT DISTINCT 'read', 'badly', records.id FROM records,
        json_each(CAST(records.body AS TEXT), '$.content.steps') AS step
        WHERE records.kind = 'commitments' AND json_extract(step.value, '$.evidence[0].score') < 0.5""",
)

_SEVERAL = (
    # The moments with several origins are few, and are asked for alone.
    """CREATE INDEX moments_of_several ON moments (month, kind, type, first, face, number, status, earliest, latest,
        origins) WHERE origins > 1""",
    # The parts of a promise are found without reading all promises of its giver.
    """CREATE INDEX commitments_by_parent ON records (json_extract(CAST(body AS TEXT), '$.content.parent'))
        WHERE kind = 'commitments' AND json_extract(CAST(body AS TEXT), '$.content.parent') IS NOT NULL""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _TABLES,
    _LEAVING,
    _IN_PARTS,
    _BY_ID,
    _CITED,
    _IN_TIME,
    _IN_LEAVES,
    _STRONGEST,
    _AT_A_GLANCE,
    _DOUBTED,
    _SEVERAL,
)
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
    *("id", "kind", "record", "earliest", "latest", "body", "block", "filed", "opens", "closes"),
    blobs=("body",),
    numbers=("id", "block", "filed"),
)
members = _table("members", "member", "record", numbers=("record",))
parties = _table("parties", "id", "record", "part", "actor", "code", "name", numbers=("id", "record"))
facets = _table("facets", "facet", "value", "record", numbers=("record",))
periods = _table("periods", "record", "earliest", "latest", numbers=("record",))
quoted = _table("quoted", "report", "record", numbers=("record",))
words = _table("words", "rowid", "words", "said", "kind", numbers=("rowid",))
_DATED = ("kind", "type", "status", "is_alleged", "month", "first", "earliest", "latest", "origins")
moments = _table("moments", "record", "number", "face", *_DATED, numbers=("record", "number", "is_alleged", "origins"))
ties = _table("ties", "record", "source", "target", *_DATED, numbers=("record", "is_alleged", "origins"))
appearances = _table(
    "appearances", "record", "number", "face", "root", *_DATED, numbers=("record", "number", "is_alleged", "origins")
)
facing = _table("facing", "one", "other", "record", numbers=("record",))
months, dyads, pairs, months_of_states = (
    _table(name, *by, "number", numbers=("is_alleged", "number")) for name, (_, by) in _COUNTED.items()
)
cited = _table("cited", "record", "report", "body", blobs=("body",), numbers=("record",))
tallies = _table("tallies", "kind", "number", numbers=("number",))
sorts = _table("sorts", "kind", "type", "number", numbers=("number",))
carried = _table("carried", "name", "number", numbers=("number",))
oddities = _table(
    "oddities", "reading", "report", "code", "message", "start", "stop", numbers=("reading", "start", "stop")
)


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
