"""Writing or emptying derived tables whole: indexes are made, and rows are counted, once at the end.

Invariant: the schema and all that the tables say are what they would be if each row had been written for itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from servanda.ledger.schema import counts


@contextmanager
def wholesale(connection: Connection, tables: Collection[str]) -> Iterator[None]:
    """Do without the indexes and triggers of tables for a while; the caller holds the transaction.

    Args:
        connection: The writer's.
        tables: Either `records` and `facets`, of which one count is of both, or neither.
    """
    apart = _apart(connection, tables)
    for kind, name, _ in apart:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    yield
    for table, counted, rows in counts():
        if counted in tables:
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names from the schema
            connection.exec_driver_sql(f"INSERT INTO {table} {rows}")
    for _, _, statement in apart:
        connection.exec_driver_sql(statement)


def empty_words(connection: Connection) -> None:
    """Empty the full text: made anew, since every row that is taken out is first taken apart into its words."""
    (statement,) = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'words'").one()
    connection.exec_driver_sql("DROP TABLE words")
    connection.exec_driver_sql(statement)


def _apart(connection: Connection, tables: Collection[str]) -> list[tuple[str, str, str]]:
    """Give kind, name and statement of the indexes and triggers that tables can do without, in the order made."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        " ORDER BY rowid"
    )
    return [(row.type, row.name, row.sql) for row in rows if row.tbl_name in tables]
