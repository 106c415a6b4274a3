"""Queries as SQL: one statement for each question, every condition answered by an index.

A condition is a set of record numbers; the statement asks for the records that are in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, false, func, literal_column, or_, select

from servanda.codebook.names import fold
from servanda.ledger.filing import GIVING, RECEIVING
from servanda.ledger.kinds import Kind
from servanda.ledger.query import Query
from servanda.ledger.schema import (
    carriers,
    current,
    facets,
    members,
    pages,
    parties,
    periods,
    quoted,
    readings,
    records,
    texts,
    words,
)

_CITED: ColumnElement[str] = literal_column(
    "(SELECT group_concat(CAST(piece AS TEXT), ',') FROM"
    " (SELECT body AS piece FROM cited WHERE cited.record = records.id ORDER BY report))"
).label("cited")
SHOWN = (records.c.kind, records.c.body, _CITED)
"""What `servanda.ledger.actor_pages.shown` makes a record of."""
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_FACETS = ("type", "step", "state", "status")
_SIDES = (*GIVING, *RECEIVING)


def phrases(sought: str) -> str:
    """Give words as a full-text expression: all of them, those between quotation marks in their order.

    >>> phrases('grain "Black Sea" NOT')
    '"grain" "Black Sea" "NOT"'
    """
    # The database takes a zero character for the end of the expression.
    found = (inside or alone.replace('"', "") for inside, alone in _PHRASE.findall(sought.replace("\0", " ")))
    return " ".join(f'"{phrase}"' for phrase in found if phrase)


def records_of(query: Query) -> Select[Any]:
    """Give the statement for derived records: kind and body, by first day, unknown days last, then by id."""
    first = func.coalesce(records.c.earliest, records.c.latest)
    conditions = (
        *_in_time(query),
        *(records.c.id.in_(chosen) for chosen in _chosen(query)),
    )
    found = select(*SHOWN).where(records.c.kind == query.kind, *conditions)
    return found.order_by(first.is_(None), first, records.c.record).limit(query.limit)


def reports_of(query: Query, stored: Select[Any]) -> Select[Any]:
    """Narrow a statement for reports, by day of publication, unknown days last, then by id.

    Filters that no report can meet (parties, types, steps) leave nothing.

    Args:
        query: What is asked for.
        stored: A selection from pages and their current readings.
    """
    first = func.coalesce(readings.c.earliest, readings.c.latest)
    found = stored.where(*_overlap(query, readings))
    for sought in (query.about, query.text):
        if sought and phrases(sought):
            found = found.where(readings.c.id.in_(_texts_with(sought)))
    if query.outlet:
        found = found.where(readings.c.id.in_(_carried_by(query.outlet)))
    if any(True for _ in _sides_of(query)) or any(getattr(query, facet) for facet in _FACETS):
        found = found.where(false())
    return found.order_by(first.is_(None), first, pages.c.report).limit(query.limit)


def last_of(kind: Kind, number: int) -> Select[Any]:
    """Give the statement for the last derived records of a kind by first day; those of unknown days are left out."""
    first = func.coalesce(records.c.earliest, records.c.latest)
    found = select(*SHOWN).where(records.c.kind == kind, first.is_not(None))
    return found.order_by(first.desc(), records.c.record.desc()).limit(number)


def last_reports(number: int, stored: Select[Any]) -> Select[Any]:
    """Narrow a statement for reports to those published last."""
    first = func.coalesce(readings.c.earliest, readings.c.latest)
    return stored.where(first.is_not(None)).order_by(first.desc(), pages.c.report.desc()).limit(number)


def _chosen(query: Query) -> Iterator[Select[Any]]:
    """Give, for each condition of a query but time, the numbers of the records that meet it."""
    yield from _sides_of(query)
    for facet in _FACETS:
        if value := getattr(query, facet):
            yield select(facets.c.record).where(facets.c.facet == facet, facets.c.value == fold(value))
    if query.about and phrases(query.about):
        yield select(words.c.rowid).where(words.c.words.match(phrases(query.about)))
    if query.outlet:
        yield _quoting(_carried_by(query.outlet))
    if query.text and phrases(query.text):
        yield _quoting(_texts_with(query.text))


def _sides_of(query: Query) -> Iterator[Select[Any]]:
    if query.provider:
        yield select(parties.c.record).where(parties.c.part.in_(GIVING), _is_party(parties, query.provider))
    if query.recipient:
        yield select(parties.c.record).where(parties.c.part.in_(RECEIVING), _is_party(parties, query.recipient))
    if query.actor:
        yield select(parties.c.record).where(_is_party(parties, query.actor))
    if query.between:
        yield _between(*query.between)


def _between(one: str, other: str) -> Select[Any]:
    """Give the records on whose sides both stand, as two parties; witnesses and carriers are no side."""
    first, second = parties.alias("first"), parties.alias("second")
    return select(first.c.record).where(
        first.c.record == second.c.record,
        first.c.id != second.c.id,
        first.c.part.in_(_SIDES),
        second.c.part.in_(_SIDES),
        _is_party(first, one),
        _is_party(second, other),
    )


def _is_party(table: FromClause, sought: str) -> ColumnElement[bool]:
    """Say of a row of parties whether it is the one sought: by id, by code or a code below it, or by name."""
    code = sought.upper()
    merged = (
        select(records.c.record)
        .join(members, members.c.record == records.c.id)
        .where(members.c.member == sought, records.c.kind == "actors")
    )
    return or_(
        table.c.actor == sought,
        table.c.actor.in_(merged),
        table.c.code == code,
        # "/" follows "." in every collation of bytes: all codes that begin with "RUS." and an index that finds them
        and_(table.c.code >= f"{code}.", table.c.code < f"{code}/"),
        table.c.name == fold(sought),
    )


def _in_time(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.since or query.until:
        yield exists().where(periods.c.record == records.c.id, *_overlap(query, periods))


def _overlap(query: Query, table: FromClause) -> Iterator[ColumnElement[bool]]:
    if query.since:
        yield or_(table.c.latest.is_(None), table.c.latest >= query.since.isoformat())
    if query.until:
        yield or_(table.c.earliest.is_(None), table.c.earliest <= query.until.isoformat())


def _quoting(chosen: Select[Any]) -> Select[Any]:
    """Give the records that quote a report of the chosen readings."""
    return (
        select(quoted.c.record)
        .join(pages, pages.c.report == quoted.c.report)
        .join(current, current.c.page == pages.c.id)
        .where(current.c.reading.in_(chosen))
    )


def _carried_by(outlet: str) -> Select[Any]:
    return select(carriers.c.reading).where(carriers.c.name == fold(outlet))


def _texts_with(sought: str) -> Select[Any]:
    return select(texts.c.rowid).where(texts.c.texts.match(phrases(sought)))
