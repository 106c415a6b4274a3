"""A ledger of some of another one's reports: those that were published by a day.

Invariant: what is copied is evidence, byte for byte; nothing that linking made of more reports comes along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from servanda.ledger.place import beside

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

_KNOWN = """CREATE TEMP TABLE known AS SELECT now.page, now.reading FROM whole.current AS now
    JOIN whole.readings AS read ON read.id = now.reading WHERE read.latest <= ?"""
_COUNTED = """SELECT (SELECT count(*) FROM known), coalesce(sum(read.latest > ?), 0),
    coalesce(sum(read.latest IS NULL), 0)
    FROM whole.current AS now JOIN whole.readings AS read ON read.id = now.reading"""


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
        connection.exec_driver_sql(_KNOWN, (day.isoformat(),))
        for statement in _COPIED:
            connection.exec_driver_sql(statement)
        reports, later, undated = connection.exec_driver_sql(_COUNTED, (day.isoformat(),)).one()
        connection.exec_driver_sql("DROP TABLE known")
    return KnownBy(reports=reports, later=later, undated=undated)
