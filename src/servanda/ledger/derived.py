"""Filing what linking made: the tables by which queries find records, rewritten block by block.

Invariant: nothing here is evidence; all of it can be made again from findings. A record whose body and filing are what
they were keeps its rows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

import msgspec
from sqlalchemy import Connection

from servanda.codebook.names import fold
from servanda.ledger.actor_pages import parted, quote_as_written, quotes_in
from servanda.ledger.evidence import evidence_of
from servanda.ledger.filing import Days, Filing, facing, file_actor, file_record, names_of, roots_of
from servanda.ledger.kinds import RECORDS, Kind, kind_of_record
from servanda.ledger.moments import Moment, Tie
from servanda.ledger.wholesale import empty_words, wholesale
from servanda.model import ActorRecord, Disagreement, Label, Made, ReportId

_AT_ONCE = 500
"""Records that are filed together, and values in one list of a statement: few round trips, flat memory."""
_DATED = "kind, type, status, is_alleged, month, first, earliest, latest, origins"
_COLUMNS = {
    "records": "id, kind, record, earliest, latest, body, block, filed, opens, closes",
    "words": "rowid, said, kind",
    "members": "member, record",
    "parties": "record, part, actor, code, name",
    "facets": "facet, value, record",
    "periods": "record, earliest, latest",
    "quoted": "report, record",
    "cited": "record, report, body",
    "moments": f"record, number, face, {_DATED}",
    "ties": f"record, source, target, {_DATED}",
    "appearances": f"record, number, face, root, {_DATED}",
    "facing": "one, other, record",
}
"""The tables in which a record is filed, and what stands in them."""
_OWNER = {**dict.fromkeys(_COLUMNS, "record"), "records": "id", "words": "rowid"}
_KEYED = frozenset({"members", "facets", "quoted", "cited"})
"""Tables whose rows can be taken out one by one, by all that stands in them."""
_MONTH = len("2031-03")
_OF_FACES = ("records", "members", "parties", "facets", "periods")
"""The tables in which an actor is filed whatever its evidence."""
_FILED_UNDER_MORE = (Label, Disagreement)
"""What is found under more than it says itself: the days of its reports, or all that it is about."""
_INSERTS = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({','.join('?' * len(columns.split(',')))})"  # noqa: S608
    for table, columns in _COLUMNS.items()
}
_PRINTED = (
    "SELECT report, earliest, latest FROM pages JOIN current ON current.page = pages.id"
    " JOIN readings ON readings.id = current.reading"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A record as it is filed."""

    block: int
    kind: Kind
    body: bytes
    filing: Filing
    filed: int
    cited: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Written:
    """A record as it is written: the body, of an actor its evidence by report too."""

    made: Made
    body: bytes
    cited: Mapping[str, bytes]

    def number(self, filing: Filing | None = None) -> int:
        """Give a number for all of it and, where it alone does not say it, the filing: equal numbers, equal rows."""
        return _summed(_number(self.made.block, self.body, filing), *(_weight(*one) for one in self.cited.items()))


def _number(block: int, body: bytes, filing: Filing | None = None) -> int:
    """Give a number for block, body and filing."""
    total = hashlib.blake2b(body, digest_size=8)
    total.update(msgspec.msgpack.encode((block, filing)))
    return int.from_bytes(total.digest(), "big", signed=True)


def _weight(report: str, body: bytes) -> int:
    """Give a number for an actor's evidence in one report; those of all reports are added up."""
    return int.from_bytes(hashlib.blake2b(body, digest_size=8, key=report.encode()).digest(), "big")


def _summed(*numbers: int) -> int:
    """Add numbers up as the ledger holds them: signed, of 64 bits."""
    return (sum(numbers) + (1 << 63)) % (1 << 64) - (1 << 63)


def _written(one: Made) -> _Written:
    if isinstance(one.value, ActorRecord):
        return _Written(one, *parted(one.value))
    return _Written(one, msgspec.json.encode(one.value), {})


def clear(connection: Connection) -> None:
    """Empty all derived tables; the caller holds the transaction."""
    with wholesale(connection, _COLUMNS):
        for table in _COLUMNS.keys() - {"words"}:
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names from above
        empty_words(connection)


def rewrite(connection: Connection, blocks: Iterable[int], made: Iterable[Made], *, but: Iterable[str] = ()) -> None:
    """Replace what was made of some blocks, but records with these ids; the caller holds the transaction.

    What disagreements are about is filed before them, since they are found under it too.
    """
    number = int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM records").scalar_one())
    rest = iter(made)
    first = list(islice(rest, _AT_ONCE))
    # Into empty tables so much is written that it is worth to make the indexes and to count once, at the end.
    is_wholesale = number == 0 and len(first) == _AT_ONCE
    with wholesale(connection, _COLUMNS) if is_wholesale else nullcontext():
        _rewrite(connection, number, _of_blocks(connection, blocks, but=but), chain(first, rest))


def _rewrite(connection: Connection, number: int, was: dict[str, tuple[int, int]], made: Iterable[Made]) -> None:
    """Write records from a number on, or over those that were; what is left of these is removed."""
    disputes: list[Made] = []
    new: list[tuple[int, _Row]] = []
    for source in (_but_disputes(made, disputes), disputes):
        rest = iter(source)
        while some := list(islice(rest, _AT_ONCE)):
            for row in _filed(connection, list(_changed(some, was))):
                before, filed = was.pop(row.filing.record, (None, None))
                if before is None:
                    number += 1
                    new.append((number, row))
                elif filed != row.filed:
                    _change(connection, before, row)
            _insert(connection, new)
            new.clear()
    _remove(connection, [before for before, _ in was.values()])


def amend(connection: Connection, page: Made, reports: Collection[ReportId]) -> None:
    """Change the page of an actor, and its evidence in some reports; the caller holds the transaction.

    Args:
        connection: The writer's.
        page: The actor with its evidence in these reports.
        reports: All other evidence stays as it is.
    """
    record, now = page.value, _written(page)
    assert isinstance(record, ActorRecord)  # noqa: S101 - only actors have pages that are changed in part
    number, body, filed = connection.exec_driver_sql(
        "SELECT id, body, filed FROM records WHERE record = ?", (record.content.id,)
    ).one()
    before: ActorRecord = RECORDS[Kind.ACTORS].decode(body)
    was = _cited_in(connection, number, reports)
    lost = (-_weight(report, piece) for report, piece in was.items())
    filed = _summed(filed, now.number(), -_number(page.block, body), *lost)
    row = _Row(page.block, Kind.ACTORS, now.body, file_actor(record), filed)
    _change(connection, number, row, _OF_FACES)
    _cite_anew(connection, number, was, now.cited)
    # Offices are quoted on the page itself.
    bare = replace(record, content=replace(record.content, evidence=()))
    old, new = set(evidence_of(before)), set(evidence_of(bare))
    _quote_anew(connection, number, {*reports, *(one.report for one in old ^ new)}, {one.report for one in new})
    mine, theirs = ({one.quote for one in several} for several in (old, new))
    other = ((quotes_in(was) ^ quotes_in(now.cited)) | (mine ^ theirs)) - (mine & theirs)
    if names_of(before) != names_of(record) or not _is_quoted(connection, number, other, reports):
        every = connection.exec_driver_sql("SELECT report, body FROM cited WHERE record = ?", (number,))
        quotes = quotes_in(dict(iter(every))) | theirs
        _change(connection, number, replace(row, filing=file_actor(record, quotes)), ("words",))


def _cited_in(connection: Connection, number: int, reports: Collection[ReportId]) -> dict[str, bytes]:
    """Give the evidence of an actor in some reports."""
    return {
        report: piece
        for some in listed(reports)
        for report, piece in connection.exec_driver_sql(
            f"SELECT report, body FROM cited WHERE record = ? AND report IN ({marks(some)})",  # noqa: S608 - only marks
            (number, *some),
        )
    }


def _cite_anew(connection: Connection, number: int, was: Mapping[str, bytes], now: Mapping[str, bytes]) -> None:
    """Change the evidence of an actor."""
    gone, come = was.items() - now.items(), now.items() - was.items()
    _take(connection, "cited", [(number, *piece) for piece in gone])
    _put(connection, "cited", [(number, *piece) for piece in come])


def _quote_anew(connection: Connection, number: int, reports: Collection[str], on_page: Collection[str]) -> None:
    """Change which of some reports an actor quotes: those of its evidence, and those that are quoted on its page."""
    was = _rows_in(connection, "quoted", number, reports)
    now = _rows_in(connection, "cited", number, reports) | {report for report in reports if report in on_page}
    _take(connection, "quoted", [(report, number) for report in was - now])
    _put(connection, "quoted", [(report, number) for report in now - was])


def _rows_in(connection: Connection, table: str, number: int, reports: Collection[str]) -> set[str]:
    """Give those of some reports that a table has for a record."""
    return {
        report
        for some in listed(reports)
        for (report,) in connection.exec_driver_sql(
            f"SELECT report FROM {table} WHERE record = ? AND report IN ({marks(some)})",  # noqa: S608 - only marks
            (number, *some),
        )
    }


def _is_quoted(connection: Connection, number: int, quotes: Iterable[str], reports: Collection[ReportId]) -> bool:
    """Say whether other reports quote an actor with all of some words, so that they stand in its full text anyway."""
    but = msgspec.json.encode(sorted(reports)).decode()
    asked = (
        "SELECT EXISTS (SELECT 1 FROM cited WHERE record = ? AND instr(body, ?) > 0"
        " AND report NOT IN (SELECT value FROM json_each(?)))"
    )
    return all(
        connection.exec_driver_sql(asked, (number, quote_as_written(quote), but)).scalar_one()
        for quote in sorted(quotes)
    )


def _changed(made: Iterable[Made], was: dict[str, tuple[int, int]]) -> Iterator[_Written]:
    """Give what has to be filed, as it is written; what is as it was keeps its rows and is taken from `was`."""
    for one in map(_written, made):
        value = one.made.value
        id_ = value.content.id if isinstance(value, ActorRecord) else value.id
        if id_ in was and not isinstance(value, _FILED_UNDER_MORE) and was[id_][1] == one.number():
            del was[id_]
        else:
            yield one


def _but_disputes(made: Iterable[Made], disputes: list[Made]) -> Iterator[Made]:
    """Give what is no disagreement, and put disagreements aside."""
    for one in made:
        if isinstance(one.value, Disagreement):
            disputes.append(one)
        else:
            yield one


def _of_blocks(connection: Connection, blocks: Iterable[int], *, but: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Give number and filing of the records that were made of blocks, but those with some ids."""
    found: dict[str, tuple[int, int]] = {}
    for some in listed(blocks):
        rows = connection.exec_driver_sql(
            f"SELECT record, id, filed FROM records WHERE block IN ({marks(some)})",  # noqa: S608 - only marks
            some,
        )
        found |= {row.record: (row.id, row.filed) for row in rows}
    for id_ in but:
        found.pop(id_, None)
    return found


def _filed(connection: Connection, written: Sequence[_Written]) -> Iterator[_Row]:
    """Give records with their filing.

    A label is found by the days on which it was printed; a disagreement also by all under which the record that it
    is about is filed.
    """
    made = [one.made for one in written]
    filings = [file_record(one.value) for one in made]
    labels = {
        report
        for one, filing in zip(made, filings, strict=True)
        if isinstance(one.value, Label)
        for report in filing.reports
    }
    printed = _published(connection, labels)
    about = _about(connection, {one.value.record for one in made if isinstance(one.value, Disagreement)})
    for one, filing in zip(written, filings, strict=True):
        value, whole = one.made.value, filing
        if isinstance(value, Label):
            whole = replace(filing, days=tuple(printed[report] for report in filing.reports))
        if isinstance(value, Disagreement) and value.record in about:
            whole = _with(filing, about[value.record])
        number = one.number(whole if isinstance(value, _FILED_UNDER_MORE) else None)
        yield _Row(one.made.block, kind_of_record(value), one.body, whole, number, one.cited)


def _with(filing: Filing, about: Filing) -> Filing:
    return replace(
        filing,
        parties=(*filing.parties, *about.parties),
        days=about.days,
        reports=tuple(dict.fromkeys((*filing.reports, *about.reports))),
        words=f"{filing.words}\n{about.words}",
    )


def _about(connection: Connection, sought: Iterable[str]) -> Mapping[str, Filing]:
    """Give the filing of records."""
    found = {}
    for some in listed(sought):
        rows = connection.exec_driver_sql(
            f"SELECT kind, record, body FROM records WHERE record IN ({marks(some)})",  # noqa: S608 - only marks
            some,
        )
        found.update({row.record: file_record(RECORDS[Kind(row.kind)].decode(row.body)) for row in rows})
    return found


def _published(connection: Connection, reports: Iterable[str]) -> Mapping[str, Days]:
    """Give the days of publication of reports."""
    found = {}
    for some in listed(reports):
        rows = connection.exec_driver_sql(f"{_PRINTED} WHERE report IN ({marks(some)})", some)
        found.update({row.report: Days(row.earliest, row.latest) for row in rows})
    return found


def _remove(connection: Connection, numbers: Iterable[int]) -> None:
    for some in listed(numbers):
        for table, owner in _OWNER.items():
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {owner} IN ({marks(some)})", some)  # noqa: S608


def _change(connection: Connection, number: int, row: _Row, tables: Collection[str] = tuple(_COLUMNS)) -> None:
    """Change the rows of a record in some tables where they differ."""
    cursor = connection.connection.cursor()
    new = _rows(number, row)
    for table in tables:
        columns, now = _COLUMNS[table], new[table]
        rows = cursor.execute(f"SELECT {columns} FROM {table} WHERE {_OWNER[table]} = ?", (number,)).fetchall()  # noqa: S608
        if rows == now:
            continue
        if table == "records":
            _correct(connection, rows[0], now[0])
            continue
        was = Counter(rows)
        gone, come = was - Counter(now), Counter(now) - was
        if gone and table not in _KEYED:
            cursor.execute(f"DELETE FROM {table} WHERE {_OWNER[table]} = ?", (number,))  # noqa: S608
            come = Counter(now)
        elif gone:
            _take(connection, table, list(gone))
        _put(connection, table, list(come.elements()))


def _correct(connection: Connection, was: Sequence[Any], now: Sequence[Any]) -> None:
    """Change what differs in a record's own row: what stays has its place in every index, and is counted already."""
    columns = _COLUMNS["records"].split(", ")
    other = [(column, value) for column, old, value in zip(columns, was, now, strict=True) if old != value]
    setting = ", ".join(f"{column} = ?" for column, _ in other)
    values = (*(value for _, value in other), now[0])
    connection.connection.cursor().execute(f"UPDATE records SET {setting} WHERE id = ?", values)  # noqa: S608


def _take(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Take rows out of a table whose rows are found by all that stands in them."""
    which = " AND ".join(f"{column} = ?" for column in _COLUMNS[table].split(", "))
    connection.connection.cursor().executemany(f"DELETE FROM {table} WHERE {which}", rows)  # noqa: S608


def _put(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows into a table."""
    connection.connection.cursor().executemany(_INSERTS[table], rows)


def _insert(connection: Connection, several: Iterable[tuple[int, _Row]]) -> None:
    """Insert the rows of records."""
    new: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERTS}
    for number, row in several:
        for table, rows in _rows(number, row).items():
            new[table] += rows
    for table, rows in new.items():
        _put(connection, table, rows)


def _rows(number: int, row: _Row) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of a record in every table."""
    filing = row.filing
    earliest = min((days.earliest for days in filing.days if days.earliest), default=None)
    latest = min((days.latest for days in filing.days if days.latest), default=None)
    face = (number, str(row.kind), filing.record, earliest, latest, row.body, row.block, row.filed)
    # Open and unknown bounds sort before and behind all days, so that a list by days needs to look at nothing else.
    opens, closes = min(days.earliest or "" for days in filing.days), max(days.latest or "~" for days in filing.days)
    return {
        "records": [(*face, opens, closes)],
        "words": [(number, filing.words, str(row.kind))],
        "members": [(member, number) for member in dict.fromkeys(filing.members)],
        "quoted": [(report, number) for report in filing.reports],
        "facets": [(facet, value, number) for facet, value in filing.facets],
        "periods": [(number, days.earliest, days.latest) for days in filing.days],
        "parties": [(number, part, party.actor, party.code, fold(party.name)) for part, party in filing.parties],
        "cited": [(number, report, piece) for report, piece in row.cited.items()],
        "moments": [(number, one.number, filing.record, *_dated(one)) for one in filing.moments],
        "ties": [(number, one.source, one.target, *_dated(one)) for one in filing.ties],
        "appearances": [
            (number, one.number, filing.record, root, *_dated(one))
            for root in roots_of(filing.parties)
            for one in filing.moments
        ],
        "facing": [(one, other, number) for one, other in facing(filing.parties)],
    }


def _dated(one: Moment | Tie) -> tuple[Any, ...]:
    """Give what moments and ties have in common, as plain values."""
    told = (str(one.kind), str(one.type), str(one.status), one.is_alleged)
    return (*told, (one.first or "")[:_MONTH], one.first, one.earliest, one.latest, one.origins)


def listed(values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Give values in lists that a statement can hold, each once and in order."""
    rest = iter(sorted(set(values)))
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some


def marks(values: Sequence[Any]) -> str:
    """Give the question marks for a list of values."""
    return ",".join("?" * len(values))
