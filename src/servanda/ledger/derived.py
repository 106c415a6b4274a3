"""Filing what linking made: the tables by which queries find records, rewritten whole.

Invariant: nothing here is evidence; all of it can be made again from findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from servanda.codebook.names import fold
from servanda.ledger.filing import Days, Filing, file_record
from servanda.ledger.kinds import DERIVED, Kind, Shown
from servanda.ledger.schema import (
    current,
    facets,
    members,
    pages,
    parties,
    periods,
    quoted,
    readings,
    records,
    state,
    words,
)
from servanda.model import Disagreement, Label, Records

_AT_ONCE = 500
"""Records whose rows are inserted together: few round trips, flat memory."""

_Rows = dict[str, list[dict[str, Any]]]
_TABLES: dict[str, Table] = {table.name: table for table in (records, members, parties, facets, periods, quoted, words)}


def rewrite(connection: Connection, made: Records) -> None:
    """Replace the derived tables; the caller holds the transaction."""
    for table in (records, members, parties, facets, periods, quoted, state):
        connection.execute(delete(table))
    connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")
    rows: _Rows = {name: [] for name in _TABLES}
    for number, (kind, value, filing) in enumerate(_filed(made, _published(connection)), start=1):
        _add(rows, number, kind, value, filing)
        if number % _AT_ONCE == 0:
            _flush(connection, rows)
    _flush(connection, rows)


def _filed(made: Records, published: dict[str, Days]) -> Iterator[tuple[Kind, Shown, Filing]]:
    """Give every record with its filing.

    A label is found by the days on which it was printed; a disagreement also by all under which the record that it
    is about is filed.
    """
    disputed = {disagreement.record for disagreement in made.disagreements}
    about: dict[str, Filing] = {}
    for kind in DERIVED:
        for value in getattr(made, kind):
            filing = file_record(value)
            if isinstance(value, Label):
                filing = replace(filing, days=tuple(published[report] for report in filing.reports))
            if isinstance(value, Disagreement) and value.record in about:
                filing = _with(filing, about[value.record])
            if filing.record in disputed:
                about[filing.record] = filing
            yield kind, value, filing


def _with(filing: Filing, about: Filing) -> Filing:
    return replace(
        filing,
        parties=(*filing.parties, *about.parties),
        days=about.days,
        reports=tuple(dict.fromkeys((*filing.reports, *about.reports))),
        words=f"{filing.words}\n{about.words}",
    )


def _published(connection: Connection) -> dict[str, Days]:
    """Give the days of publication of every report."""
    shown = (
        select(pages.c.report, readings.c.earliest, readings.c.latest)
        .join(current, current.c.page == pages.c.id)
        .join(readings, readings.c.id == current.c.reading)
    )
    return {row.report: Days(row.earliest, row.latest) for row in connection.execute(shown)}


def _add(rows: _Rows, number: int, kind: Kind, value: Shown, filing: Filing) -> None:
    """Add the rows of one record."""
    rows["records"].append(
        {
            "id": number,
            "kind": kind,
            "record": filing.record,
            "earliest": min((days.earliest for days in filing.days if days.earliest), default=None),
            "latest": min((days.latest for days in filing.days if days.latest), default=None),
            "body": msgspec.json.encode(value),
        }
    )
    rows["words"].append({"rowid": number, "said": filing.words})
    rows["members"] += [{"member": member, "record": number} for member in dict.fromkeys(filing.members)]
    rows["quoted"] += [{"report": report, "record": number} for report in filing.reports]
    rows["facets"] += [{"facet": facet, "value": value, "record": number} for facet, value in filing.facets]
    rows["periods"] += [{"record": number, "earliest": days.earliest, "latest": days.latest} for days in filing.days]
    rows["parties"] += [
        {"record": number, "part": part, "actor": party.actor, "code": party.code, "name": fold(party.name)}
        for part, party in filing.parties
    ]


def _flush(connection: Connection, rows: _Rows) -> None:
    for name, several in rows.items():
        if several:
            connection.execute(insert(_TABLES[name]), several)
            several.clear()
