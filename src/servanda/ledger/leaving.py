"""Taking one report out of the ledger, so that it never had it.

Invariant: in one transaction all of a report goes (its bytes, its names, every reading of it, its findings, its words
in the index) or nothing; what people judged stays, since it is theirs.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, Select, delete, insert, select

from servanda.errors import NoSuchRecordError, SeveralReportsError
from servanda.ledger.schema import carriers, current, findings, leaving, pages, pending, readings, sightings, texts
from servanda.model import ReportId

_BEGUN = re.compile(r"(?:r-)?([0-9a-f]{4,16})")
"""The least of an id that names a report: four signs, so that no slip of a key names one."""


def take_out(connection: Connection, begun: str) -> ReportId:
    """Delete all that belongs to a report; the caller holds the transaction.

    Args:
        connection: The writer's.
        begun: The report's id, or its beginning.

    Raises:
        NoSuchRecordError: No report's id begins so.
        SeveralReportsError: Several do.
    """
    page, report = _page(connection, begun)
    connection.execute(insert(leaving), {"page": page})
    read = select(readings.c.id).where(readings.c.page == page)
    _forget_words(connection, read)
    # Whoever carries the report is counted by what is current, so that goes first.
    connection.execute(delete(current).where(current.c.page == page))
    for table in (carriers, findings):
        connection.execute(delete(table).where(table.c.reading.in_(read)))
    for table in (readings, sightings):
        connection.execute(delete(table).where(table.c.page == page))
    connection.execute(delete(pages).where(pages.c.id == page))
    connection.execute(delete(leaving))
    connection.execute(insert(pending).prefix_with("OR IGNORE"), {"report": report})
    return report


def _page(connection: Connection, begun: str) -> tuple[int, ReportId]:
    found = _BEGUN.fullmatch(begun)
    if not found:
        raise NoSuchRecordError(begun)
    # "g" follows every hexadecimal sign: all ids that begin so, by the index on them
    first, last = f"r-{found[1]}", f"r-{found[1]}g"
    fitting = connection.execute(
        select(pages.c.id, pages.c.report).where(pages.c.report >= first, pages.c.report < last).order_by("report")
    ).all()
    if not fitting:
        raise NoSuchRecordError(begun)
    if len(fitting) > 1:
        raise SeveralReportsError(begun, [row.report for row in fitting])
    return fitting[0].id, ReportId(fitting[0].report)


def _forget_words(connection: Connection, read: Select[tuple[int]]) -> None:
    """Take texts out of the full-text index, which has to be told what stood there, and write it anew without them."""
    stood = connection.execute(select(readings.c.id, readings.c.text).where(readings.c.id.in_(read))).all()
    rows = [{"texts": "delete", "rowid": row.id, "text": row.text} for row in stood]
    connection.execute(insert(texts), rows)
    connection.execute(insert(texts), {"texts": "optimize"})
