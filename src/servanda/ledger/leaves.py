"""Lists leaf by leaf: so many rows from a bookmark on, in the order that people see.

Invariant: a leaf costs what it shows, however long the list is. The same list cut into leaves of any size gives the
same rows in the same order, and what is appended meanwhile moves no row that a bookmark has passed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from sqlalchemy import ColumnElement, FromClause, Select, func, literal_column, select

from servanda.ledger.kinds import Kind, Shown
from servanda.ledger.query import Query
from servanda.ledger.schema import judgements, readings, records
from servanda.ledger.selection import (
    DAY,
    READ_DAY,
    REPORT,
    UNDATED,
    Condition,
    conditions_of,
    namesakes,
    opposed,
    readings_among,
    records_among,
    report_conditions_of,
)

if TYPE_CHECKING:
    from servanda.ledger.view import View

FEW = 10_000
"""Records up to which a condition is followed instead of the list: on a ledger of a million findings (81,000 reports)
both ways then look at about as many rows (benchmarks/pages.py)."""

LOOKED_AT = 10_000
"""Rows of a long list that are looked at to count those that are asked for: some tens of milliseconds."""
FEW_WITH_WORDS = 2000
"""The same for words: whether a record has them is looked up at once for all, so that walking is cheap."""
_NO_DAY: ColumnElement[str] = literal_column(f"'{UNDATED}'")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a list: that of the record with this first day (`~` when it is unknown) and id."""

    day: str
    record: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How many rows a list has at the least; `is_all` says that it has no more."""

    number: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some rows of a list, each with its place; `before` and `after` are where the leaves on either side begin."""

    shown: tuple[Shown, ...]
    before: Bookmark | None
    after: Bookmark | None
    marks: tuple[Bookmark, ...]


class _List(Protocol):
    """A list: the places of its rows, each with the number by which the row is found."""

    def beyond(self, mark: Bookmark | None, *, backwards: bool, most: int) -> list[_Row]:
        """Give the rows beyond a bookmark, nearest first."""

    def count(self, most: int) -> int:
        """Count the rows, up to so many."""

    def reckon(self, most: int) -> Reckoning:
        """Count the rows, up to so many and as far as it is cheap."""


_Row: TypeAlias = tuple[str, str, int]
"""Day and id of a row, by which it has its place, and its number: ten thousand of them are cheap to put in order."""


@dataclass(frozen=True, slots=True)
class _Held(_List):
    """A list of few rows, all of them known."""

    rows: tuple[_Row, ...]

    def beyond(self, mark: Bookmark | None, *, backwards: bool, most: int) -> list[_Row]:
        if backwards:
            end = bisect_left(self.rows, (mark.day, mark.record), key=_place) if mark else len(self.rows)
            return list(reversed(self.rows[max(0, end - most) : end]))
        start = bisect_right(self.rows, (mark.day, mark.record), key=_place) if mark else 0
        return list(self.rows[start : start + most])

    def count(self, most: int) -> int:
        return min(most, len(self.rows))

    def reckon(self, most: int) -> Reckoning:
        return Reckoning(self.count(most), len(self.rows) <= most)


@dataclass(frozen=True, slots=True)
class _Walked(_List):
    """A long list: the statement for its rows, the columns by which they are ordered, and that for the days of all."""

    view: View
    among: Select[Any]
    day: ColumnElement[str]
    id: ColumnElement[Any]
    days: Select[Any]

    def beyond(self, mark: Bookmark | None, *, backwards: bool, most: int) -> list[_Row]:
        order = (self.day.desc(), self.id.desc()) if backwards else (self.day, self.id)
        if mark is None:
            return _rows(self.view, self.among.order_by(*order).limit(most))
        # The day of the bookmark for itself: asked with "or", all of that day are walked, and a million may have none.
        beside = self.id < mark.record if backwards else self.id > mark.record
        further = self.day < mark.day if backwards else self.day > mark.day
        rows = _rows(self.view, self.among.where(self.day == mark.day, beside).order_by(*order).limit(most))
        if len(rows) < most:
            rows += _rows(self.view, self.among.where(further).order_by(*order).limit(most - len(rows)))
        return rows

    def count(self, most: int) -> int:
        # Asked for in its order, it is walked by the same index as its leaves.
        few = self.among.order_by(self.day, self.id).limit(most).subquery()
        return _number_of(self.view, few)

    def reckon(self, most: int) -> Reckoning:
        farthest = next(iter(self.view.fetch(self.days.order_by(self.day).offset(LOOKED_AT).limit(1))), None)
        near = self if farthest is None else replace(self, among=self.among.where(self.day <= farthest["day"]))
        number = near.count(most + 1)
        return Reckoning(min(number, most), number <= most and farthest is None)


def _place(row: _Row) -> tuple[str, str]:
    return row[:2]


def _rows(view: View, found: Select[Any]) -> list[_Row]:
    return [(row["day"], row["record"], row["id"]) for row in view.fetch(found)]


def leaf(view: View, query: Query, *, size: int, after: Bookmark | None, before: Bookmark | None) -> Leaf:
    """Give a leaf of a list; see `View.leaf`."""
    backwards = before is not None
    rows = _list(view, query).beyond(before or after, backwards=backwards, most=size + 1)
    is_more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    marks = tuple(Bookmark(day, record) for day, record, _ in rows)
    has_before, has_after = (is_more, True) if backwards else (after is not None, is_more)
    return Leaf(
        shown=view.lines(query.kind, [number for _, _, number in rows]),
        before=marks[0] if marks and has_before else None,
        after=marks[-1] if marks and has_after else None,
        marks=marks,
    )


def last(view: View, query: Query, *, size: int) -> tuple[Shown, ...]:
    """Give the last rows of a list of derived records that have a day, the last one first, by walking it from there."""
    found = records_among(query, tuple(conditions_of(query)), None).where(DAY < UNDATED)
    rows = _rows(view, found.order_by(DAY.desc(), records.c.record.desc()).limit(size))
    return view.lines(query.kind, [number for _, _, number in rows])


def leaves(view: View, query: Query, *, size: int) -> Iterator[Shown]:
    """Stream a whole list in its order, a leaf at a time, up to the query's limit."""
    mark, left = None, query.limit
    while left is None or left > 0:
        one = leaf(view, query, size=size if left is None else min(size, left), after=mark, before=None)
        yield from one.shown
        left = None if left is None else left - len(one.shown)
        mark = one.after
        if mark is None:
            return


def counted(view: View, query: Query, *, most: int) -> int:
    """Count the rows of a list, up to so many."""
    if words := _words_of(query):
        return _number_of(view, words.every.limit(most).subquery())
    return _list(view, query).count(most)


def reckoned(view: View, query: Query, *, most: int) -> Reckoning:
    """Count the rows of a list, up to so many and as far as it is cheap."""
    if _words_of(query):
        number = counted(view, query, most=most + 1)
        return Reckoning(min(number, most), number <= most)
    return _list(view, query).reckon(most)


def _words_of(query: Query) -> Condition | None:
    """Give the condition of a query for words of one kind and for nothing else: they are looked up together."""
    if query.kind is Kind.REPORTS or replace(query, limit=None) != Query(kind=query.kind, about=query.about):
        return None
    return next(conditions_of(query), None)


def _list(view: View, query: Query) -> _List:
    """Give the list that a query asks for; a view shows one moment, so it is made once."""
    asked = replace(query, limit=None)
    known: _List | None = view.found.get(asked)
    made = known or _made(view, asked)
    view.found[asked] = made
    return made


def _made(view: View, query: Query) -> _List:
    if query.kind is Kind.JUDGEMENTS:
        every = select(judgements.c.id, _NO_DAY.label("day"), judgements.c.judgement.label("record"))
        return _Walked(view, every, _NO_DAY, judgements.c.judgement, every)
    is_of_reports = query.kind is Kind.REPORTS
    met = tuple(report_conditions_of(query) if is_of_reports else conditions_of(query))
    lead = _lead(view, met) or (None if is_of_reports else _opposed(view, query))
    found = readings_among(query, met, lead) if is_of_reports else records_among(query, met, lead)
    if lead is None:
        if is_of_reports:
            return _Walked(view, found, READ_DAY, REPORT, select(READ_DAY.label("day")).select_from(readings))
        of_kind = select(DAY.label("day")).select_from(records).where(records.c.kind == query.kind)
        return _Walked(view, found, DAY, records.c.record, of_kind)
    return _Held(tuple(sorted(_rows(view, found))))


def _lead(view: View, met: Sequence[Condition]) -> Condition | None:
    """Give the condition that fewest records meet, None when many meet each."""
    bars = [FEW_WITH_WORDS if one.is_words else FEW for one in met]
    sizes = [
        (number, at)
        for at, (one, bar) in enumerate(zip(met, bars, strict=True))
        if (number := _number_of(view, one.every.limit(bar).subquery())) < bar
    ]
    return met[min(sizes)[1]] if sizes else None


def _opposed(view: View, query: Query) -> Condition | None:
    """Give the records between the two sides of a query, where they are few and no other can be meant."""
    both = opposed(query)
    sides = [side for side in (query.provider, query.recipient) if side]
    if both is None or any(any(view.fetch(namesakes(side).limit(1))) for side in sides):
        return None
    return both if _number_of(view, both.every.limit(FEW).subquery()) < FEW else None


def _number_of(view: View, few: FromClause) -> int:
    return sum(int(row["number"]) for row in view.fetch(select(func.count().label("number")).select_from(few)))
