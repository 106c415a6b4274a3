"""A ledger of some of another one's reports: those that were published by a day.

Invariant: what stays is evidence, byte for byte, of just these reports. What linking made of more of them comes along
only with a note of each report that left, so that linking anew, which must follow, gives what it gives without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from servanda.ledger.place import beside, connect_reader

_FEW = 0.1
"""Share of the reports up to which taking some out, and linking anew what they touched, is less work than linking the
rest: 0.06 seconds of linking for one that goes, 0.005 for one of all, and the file has to be copied."""
_COPIED = (
    "INSERT INTO pages SELECT * FROM whole.pages WHERE id IN (SELECT page FROM known)",
    "INSERT INTO sightings SELECT * FROM whole.sightings WHERE page IN (SELECT page FROM known)",
    "INSERT INTO readings SELECT * FROM whole.readings WHERE id IN (SELECT reading FROM known)",
    "INSERT INTO carriers SELECT * FROM whole.carriers WHERE reading IN (SELECT reading FROM known)",
    "INSERT INTO findings SELECT * FROM whole.findings WHERE reading IN (SELECT reading FROM known)",
    "INSERT INTO current SELECT * FROM known",
    "INSERT INTO pending SELECT report FROM pages",
    "INSERT INTO judgements SELECT * FROM whole.judgements",
    "INSERT INTO texts (texts) VALUES ('rebuild')",
)

_KNOWN = """CREATE TEMP TABLE known AS SELECT now.page, now.reading FROM {whole}.current AS now
    JOIN {whole}.readings AS read ON read.id = now.reading WHERE read.latest <= ?"""
_COUNTED = """SELECT (SELECT count(*) FROM known), coalesce(sum(read.latest > ?), 0),
    coalesce(sum(read.latest IS NULL), 0)
    FROM {whole}.current AS now JOIN {whole}.readings AS read ON read.id = now.reading"""
_TAKEN_OUT = (
    "CREATE TEMP TABLE gone AS SELECT id AS page, report FROM pages WHERE id NOT IN (SELECT page FROM known)",
    "CREATE TEMP TABLE unread AS SELECT id AS reading, text FROM readings WHERE id NOT IN (SELECT reading FROM known)",
    # Former readings go, too, of pages that stay.
    "INSERT INTO leaving SELECT id FROM pages",
    "INSERT OR IGNORE INTO pending SELECT report FROM gone",
    "INSERT INTO texts (texts, rowid, text) SELECT 'delete', reading, text FROM unread",
    "DELETE FROM current WHERE page IN (SELECT page FROM gone)",
    "DELETE FROM carriers WHERE reading IN (SELECT reading FROM unread)",
    "DELETE FROM findings WHERE reading IN (SELECT reading FROM unread)",
    "DELETE FROM readings WHERE id IN (SELECT reading FROM unread)",
    "DELETE FROM sightings WHERE page IN (SELECT page FROM gone)",
    "DELETE FROM pages WHERE id IN (SELECT page FROM gone)",
    "DELETE FROM leaving",
    "DELETE FROM problems",
    "DROP TABLE gone",
    "DROP TABLE unread",
)


@dataclass(frozen=True, slots=True)
class KnownBy:
    """How many reports were published by a day, how many later, and of how many the day is not known."""

    reports: int
    later: int
    undated: int


def copy_until(connection: Connection, whole: Path, day: date) -> KnownBy:
    """Copy into an empty ledger what another had to read by a day: reports whose last day of publication is known.

    A report of unknown publication is left out: nothing says that it was there by the day. Judgements come along
    whole; those on findings that are not here decide nothing.

    Args:
        connection: That of the empty ledger.
        whole: The file of the other one, which is only read.
        day: The last day that counts.
    """
    with beside(connection, whole, "whole"), connection.begin():
        known = _know(connection, "whole", day)
        is_most = known.later + known.undated <= _FEW * known.reports
        for statement in () if is_most else _COPIED:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DROP TABLE known")
    return _copy_and_take_out(connection, whole, day) if is_most else known


def _copy_and_take_out(connection: Connection, whole: Path, day: date) -> KnownBy:
    """Copy everything, also what was made of it, and take out what was not known by a day."""
    with connect_reader(whole) as reader:
        reader.connection.dbapi_connection.backup(connection.connection.dbapi_connection)  # type: ignore[union-attr]
    with connection.begin():
        # Counted anew: the other ledger may have grown meanwhile.
        known = _know(connection, "main", day)
        for statement in _TAKEN_OUT:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DROP TABLE known")
    return known


def _know(connection: Connection, whole: str, day: date) -> KnownBy:
    """List what was known by a day in a table of its own; count it."""
    connection.exec_driver_sql(_KNOWN.format(whole=whole), (day.isoformat(),))
    reports, later, undated = connection.exec_driver_sql(_COUNTED.format(whole=whole), (day.isoformat(),)).one()
    return KnownBy(reports=reports, later=later, undated=undated)
