"""Make a ledger with a million findings, to ask its pages (`pages.py`).

    python benchmarks/million.py LEDGER [--reports 9000] [--copies 9] [--seed 1]

Reports and findings are made up (`made_up.py`), appended by the ledger's own writer and linked by `servanda.linking`.
Linking a million findings would take ten minutes and more memory than most machines have, so one ninth is linked, and
every row of it is then written eight times more, in the tables themselves, under other ids and other days. States stay
the same in all copies, so that the evidence of a state grows as it would; people and all else become others. What
linking keeps for itself is not copied: such a ledger can be read and asked, not added to.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec
from made_up import News

from linking import _findings
from servanda import codebook, ledger, linking
from servanda.model import Problem, ReadReport

_BATCH = 500
_ODD = 12
"""One report in so many has something odd, one in as many inputs could not be read."""
_LONG = 200_000
"""Characters of one report beside the others."""
_APART = 41
"""Days between a row and its copy."""
_ID = re.compile(rb"\b([acdeklmorst])-([0-9a-f]{16})\b")
_DAY = re.compile(rb"\b20\d\d-\d\d-\d\d\b")
_NUMBERED = ("pages", "readings", "records")
_TABLES = {
    "pages": "id report sha256 size data",
    "sightings": "page name file url",
    "readings": "id page reader claims earliest latest body problems text pieces",
    "carriers": "reading name",
    "current": "page reading",
    "findings": "reading kind finding body",
    "records": "id kind record earliest latest body block filed opens closes",
    "members": "member record",
    "parties": "record part actor code name",
    "facets": "facet value record",
    "periods": "record earliest latest",
    "quoted": "report record",
    "cited": "record report body",
    "words": "rowid said kind",
    "moments": "record number face kind type status is_alleged month first earliest latest origins",
    "ties": "record source target kind type status is_alleged month first earliest latest origins",
    "appearances": "record number face root kind type status is_alleged month first earliest latest origins",
    "facing": "one other record",
}
_POINTS_AT = {"page": "pages", "reading": "readings"}
_OF_RECORDS = ("members", "parties", "facets", "periods", "quoted", "cited", "moments", "ties", "appearances", "facing")
_SHARED_WITH_STATES = ("quoted", "cited")
"""What a state has once for each report: copied though the state is not."""


def main() -> None:
    """Make the ledger."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("ledger", type=Path)
    options.add_argument("--reports", type=int, default=9000, help="reports that are linked")
    options.add_argument("--copies", type=int, default=9, help="times that each stands in the ledger")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    number = link(given.ledger, given.reports, given.seed)
    print(f"{given.reports + 1:,} reports, {number:,} findings but mentions and times, linked")
    multiply(given.ledger, given.copies)
    print(f"{(given.reports + 1) * given.copies:,} reports, {number * given.copies:,} findings but mentions and times")


def link(place: Path, reports: int, seed: int) -> int:
    """Fill a ledger and link it; give how many findings it has."""
    findings = 0
    with ledger.open_writer(place) as writer:
        news = islice(News(seed), reports)
        while some := list(islice(news, _BATCH)):
            unread = [
                Problem(code="not_text", message="the bytes are no text", source=f"{read.report.id}.bin")
                for read in some[::_ODD]
            ]
            writer.append([_odd(read) if at % _ODD == 0 else read for at, read in enumerate(some)], unread, reader="x")
            findings += sum(map(_findings, some))
        long = News(seed).long(_LONG)
        writer.append([long], reader="x")
        findings += _findings(long)
        with writer.linking("benchmark") as shelves:
            linking.link_all(shelves, codebook.load())
    return findings


def _odd(read: ReadReport) -> ReadReport:
    """Give a report with something odd in it."""
    span = read.report.blocks[0].span
    problem = Problem(code="no_dateline", message="the page names no place", span=span)
    return replace(read, report=replace(read.report, problems=(problem,)))


@dataclass(frozen=True, slots=True)
class _Copy:
    """What makes a row another: other ids, other days, other numbers."""

    number: int
    states: frozenset[bytes]
    sizes: dict[str, int]

    def column(self, table: str, name: str, value: object) -> object:
        """Give a value of a column as the copy has it."""
        if name == "id":
            return int(str(value)) + self.sizes[table] * self.number
        if name in {"record", "rowid"} and isinstance(value, int):
            return value + self.sizes["records"] * self.number
        if name in _POINTS_AT:
            return int(str(value)) + self.sizes[_POINTS_AT[name]] * self.number
        if name == "sha256":
            return self._other_sign(str(value).encode()).decode()
        if name in {"data", "pieces", "text", "said"} or not isinstance(value, str | bytes):
            return value
        return self.words(value) if isinstance(value, bytes) else self.words(value.encode()).decode()

    def words(self, body: bytes) -> bytes:
        """Give a body with other ids and days."""
        return _DAY.sub(lambda day: _later(day[0], self.number), _ID.sub(self._other_id, body))

    def _other_id(self, found: re.Match[bytes]) -> bytes:
        if found[1] == b"a" and found[0] in self.states:
            return found[0]
        return found[1] + b"-" + self._other_sign(found[2])

    def _other_sign(self, digits: bytes) -> bytes:
        return b"%x" % (int(digits[:1], 16) ^ self.number) + digits[1:]


@cache
def _later(day: bytes, times: int) -> bytes:
    return (date.fromisoformat(day.decode()) + timedelta(days=_APART * times)).isoformat().encode()


def multiply(place: Path, copies: int) -> None:
    """Write every row of a linked ledger again, as often as there are copies."""
    connection = sqlite3.connect(place, isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {setting}")
    sizes = {table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for table in _NUMBERED}  # noqa: S608
    states = connection.execute(
        "SELECT id, records.record FROM records JOIN facets ON facets.record = records.id"
        " WHERE records.kind = 'actors' AND facet = 'type' AND value = 'state'"
    ).fetchall()
    for number in range(1, copies):
        copy = _Copy(number, frozenset(id_.encode() for _, id_ in states), sizes)
        connection.execute("BEGIN")
        for table, columns in _TABLES.items():
            _again(connection, table, columns.split(), copy, {number for number, _ in states})
        connection.execute("COMMIT")
        print(f"copy {number} stands after {time.process_time():.0f} s")
    connection.execute("INSERT INTO texts (texts) VALUES ('rebuild')")
    _count_mentions(connection, states, copies)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _again(connection: sqlite3.Connection, table: str, columns: list[str], copy: _Copy, states: set[int]) -> None:
    """Write the first rows of a table as a copy has them; those of states stand once."""
    write = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
    for rows in _batches(_first_rows(connection, table, columns, copy.sizes)):
        connection.executemany(write, _renamed(rows, table, columns, copy, states))


def _first_rows(
    connection: sqlite3.Connection, table: str, columns: list[str], sizes: dict[str, int]
) -> Iterator[tuple[object, ...]]:
    holder = {"record": "records", "rowid": "records", "page": "pages", "reading": "readings"}
    key = "id" if "id" in columns else next(name for name in columns if name in holder and name != table)
    most = sizes[table if key == "id" else holder[key]]
    # A state has evidence in the copies that stand already, too.
    first = f" AND report IN (SELECT report FROM pages WHERE id <= {sizes['pages']})" if "report" in columns[:2] else ""  # noqa: S608
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {key} <= {most}{first}")  # noqa: S608


def _renamed(
    rows: list[tuple[object, ...]], table: str, columns: list[str], copy: _Copy, states: set[int]
) -> Iterator[tuple[object, ...]]:
    owner = (
        columns.index("id" if table == "records" else "rowid" if table == "words" else "record")
        if (table in {"records", "words", *_OF_RECORDS})
        else None
    )
    for row in rows:
        is_state = owner is not None and row[owner] in states
        if is_state and table not in _SHARED_WITH_STATES:
            continue
        other = {
            name: value if is_state and name == "record" else copy.column(table, name, value)
            for name, value in zip(columns, row, strict=True)
        }
        if other.get("month"):
            # Of the copy's own first day.
            other["month"] = str(other["first"])[:7]
        yield tuple(other.values())


def _batches(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    everything: Callable[[], list[tuple[object, ...]]] = lambda: list(islice(rows, 5000))  # noqa: E731
    # All is read before anything is written: a table must not be read while it grows.
    return iter(list(iter(everything, [])))


def _count_mentions(connection: sqlite3.Connection, states: list[tuple[int, str]], copies: int) -> None:
    """Let a state be mentioned as often as all copies mention it."""
    for number, _ in states:
        (body,) = connection.execute("SELECT body FROM records WHERE id = ?", (number,)).fetchone()
        record = msgspec.json.decode(body)
        record["mention_count"] *= copies
        connection.execute("UPDATE records SET body = ? WHERE id = ?", (msgspec.json.encode(record), number))


if __name__ == "__main__":
    main()
