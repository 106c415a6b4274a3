"""Questions about when: how many moments fall into each day, month or year, and which come next.

Invariant: counts and rows answer the same question, so the one never tells of what the other does not hold. Counting
reads one narrow table; a record is read only when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Select,
    Table,
    and_,
    distinct,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from servanda.ledger import selection
from servanda.ledger.actor_pages import shown
from servanda.ledger.filing import OF_REPORT
from servanda.ledger.kinds import Kind, Shown
from servanda.ledger.query import Query
from servanda.ledger.schema import appearances, facets, moments, months, months_of_states, quoted, records

if TYPE_CHECKING:
    from servanda.ledger.view import View

TIMED = (Kind.STATEMENTS, Kind.COMMITMENTS, Kind.EVENTS)
"""The kinds that have moments."""
_MANY = 10_000
"""Records that were looked up from which on the next moments are found by walking all of them in their order."""
_NUMBERS = msgspec.json.Decoder(list[int])


class Unit(IntEnum):
    """A unit of time; its value is the length of a day's ISO form up to it."""

    YEAR = 4
    MONTH = 7
    DAY = 10

    def of(self, day: str) -> str:
        """Give the unit in which a day lies.

        >>> Unit.MONTH.of("2031-03-09")
        '2031-03'
        """
        return day[: int(self)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which moments are asked for.

    `query` narrows the records by sides, outlet and words; its kind, type, status and days do not count. `type` is a
    stance, an event type or a step; `origins` the fewest that must stand behind the record. `since` and `until` are
    days, both included: a moment is shown when its period can overlap, so an undated one is shown too. `among` are the
    numbers of the records with moments that answer, as JSON, where they were looked up before, `root` the code whose
    moments are kept in their order, where nothing else is asked of the record: see `narrowed`.
    """

    query: Query
    kinds: tuple[Kind, ...] = TIMED
    type: str | None = None
    status: str | None = None
    origins: int | None = None
    since: date | None = None
    until: date | None = None
    among: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a moment stands among all: its first day, its record, its number there."""

    first: str
    record: str
    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """A moment with its record, which may have others; `place.first` is empty when no day is known."""

    place: Place
    record: Shown


@dataclass(frozen=True, slots=True)
class Heap:
    """How many moments of one kind and type begin in one unit of time; `unit` is empty for those without a day."""

    unit: str
    kind: Kind
    type: str
    number: int


def narrowed(view: View, asked: Asked) -> Asked:
    """Look up the records with moments that answer, so that several questions about them need not do it again.

    What is then asked of them may be narrower, never wider.
    """
    if _is_of_root(view, asked.query):
        return replace(asked, root=asked.query.actor)
    if not any(True for _ in selection.conditions_of(asked.query, kinds=TIMED)):
        return asked
    # Counted at once: there may be tens of thousands, each met but once.
    columns = (moments.c.month, moments.c.kind, moments.c.type)
    counted = (func.count().label("number"), func.json_group_array(moments.c.record).label("records"))
    stored = select(*columns, *counted).where(*_conditions(asked)).group_by(*columns).order_by(*columns)
    heaps: list[Heap] = []
    among: set[int] = set()
    for row in view.fetch(stored):
        heaps.append(Heap(row["month"], Kind(row["kind"]), row["type"], int(row["number"])))
        among.update(_NUMBERS.decode(row["records"]))
    narrow = replace(asked, among=msgspec.json.encode(sorted(among)).decode())
    view.found[narrow] = Counted(tuple(heaps), len(among))
    return narrow


def records_of(view: View, asked: Asked) -> int | None:
    """Count the records that have moments which answer; None unless their sides or words are asked for."""
    if asked.among is None:
        return None
    if isinstance(known := view.found.get(asked), Counted):
        return known.records
    (row,) = view.fetch(select(func.count(distinct(moments.c.record)).label("number")).where(*_conditions(asked)))
    return int(row["number"])


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted while records were looked up: a view that is given it need not do it again."""

    heaps: tuple[Heap, ...]
    records: int


def _is_of_root(view: View, query: Query) -> bool:
    """Say whether a query asks for all that a state stands in, and for nothing else."""
    root = query.actor
    if root is None or not selection.is_root(root) or query != Query(kind=query.kind, actor=root):
        return False
    is_here = select(appearances.c.record).where(appearances.c.root == root).limit(1)
    return any(view.fetch(is_here)) and not any(view.fetch(selection.namesakes(root).limit(1)))


def heaps(view: View, asked: Asked, *, by_day: bool = False) -> tuple[Heap, ...]:
    """Count moments by month, kind and type, in this order; those without a day come first.

    Args:
        view: The ledger.
        asked: Which moments.
        by_day: Count by day those that begin in the days asked for, and no others.
    """
    if by_day:
        since, until = (asked.since or date.min).isoformat(), (asked.until or date.max).isoformat()
        table = _table(asked)
        is_inside = table.c.first.between(since, until)
        return _counted(view, table.c.first, table, (is_inside, *_conditions(asked)))
    if isinstance(known := view.found.get(asked), Counted):
        return known.heaps
    if _is_narrowed(asked):
        return _counted(view, _table(asked).c.month, _table(asked), _conditions(asked))
    kept = months_of_states if asked.root else months
    is_theirs = (kept.c.root == asked.root,) if asked.root else ()
    conditions = (*is_theirs, *_of_kind(asked, kept))
    return _counted(view, kept.c.month, kept, conditions, number=func.sum(kept.c.number))


def _counted(
    view: View,
    unit: ColumnElement[str],
    table: Table,
    conditions: Iterable[ColumnElement[bool]],
    *,
    number: ColumnElement[int] | None = None,
) -> tuple[Heap, ...]:
    columns = (unit.label("unit"), table.c.kind, table.c.type)
    many = (func.count() if number is None else number).label("number")
    stored = select(*columns, many).where(*conditions).group_by(*columns).order_by(*columns)
    return tuple(Heap(row["unit"], Kind(row["kind"]), row["type"], int(row["number"])) for row in view.fetch(stored))


def origins(view: View, asked: Asked, unit: Unit) -> Mapping[tuple[str, Kind], int]:
    """Count the origins behind the moments of each kind in each unit of time, empty for those without a day.

    It looks at every report that is quoted, some microseconds each: for thousands of moments, not for millions.
    """
    table = _table(asked)
    begun = func.substr(func.coalesce(table.c.first, ""), 1, int(unit)).label("unit")
    # Asked of each report: as a join, the database may begin with all origins.
    is_of_it = and_(facets.c.facet == OF_REPORT, facets.c.value == quoted.c.report)
    origin = select(facets.c.record).where(is_of_it).limit(1).correlate(quoted).scalar_subquery()
    counted = select(begun, table.c.kind, func.count(distinct(origin)).label("number")).join(
        quoted, quoted.c.record == table.c.record
    )
    found = view.fetch(counted.where(*_conditions(asked)).group_by(begun, table.c.kind))
    return {(row["unit"], Kind(row["kind"])): int(row["number"]) for row in found}


def dated(view: View, asked: Asked, *, limit: int, after: Place | None = None) -> tuple[Found, ...]:
    """Give moments by first day, record and number.

    Args:
        view: The ledger.
        asked: Which moments.
        limit: The most.
        after: The place behind which to begin.
    """
    table = _table(asked)
    order = (table.c.first, table.c.face, table.c.number)
    conditions = [table.c.first.is_not(None), *_conditions(asked, in_order=True)]
    if after is not None:
        conditions.append(tuple_(*order) > tuple_(after.first, after.record, after.number))
    return tuple(_shown(view, _places(table).where(*conditions).order_by(*order).limit(limit)))


def undated(view: View, asked: Asked, *, limit: int, after: Place | None = None) -> tuple[Found, ...]:
    """Give the moments of which no day is known, by record and number; arguments as of `dated`."""
    table = _table(asked)
    order = (table.c.face, table.c.number)
    conditions = [table.c.first.is_(None), *_conditions(asked, in_order=True)]
    if after is not None:
        conditions.append(tuple_(*order) > tuple_(after.record, after.number))
    return tuple(_shown(view, _places(table).where(*conditions).order_by(*order).limit(limit)))


def last(view: View, asked: Asked, *, limit: int) -> tuple[Found, ...]:
    """Give the last moments with a day, the last one first."""
    table = _table(asked)
    order = (table.c.first.desc(), table.c.face.desc(), table.c.number.desc())
    stored = _places(table).where(table.c.first.is_not(None), *_conditions(asked, in_order=True))
    return tuple(_shown(view, stored.order_by(*order).limit(limit)))


def within(
    view: View, asked: Asked, spaces: Mapping[Kind, Sequence[str]], *, limit: int, by_day: bool = False
) -> tuple[Found, ...]:
    """Give the moments that begin in some months (or days), for each kind its own, in the order of `dated`."""
    table = _table(asked)
    begun = table.c.first if by_day else table.c.month
    spaced = [and_(table.c.kind == kind, begun.in_(units)) for kind, units in spaces.items() if units]
    if not spaced:
        return ()
    if asked.among is not None:
        order = (table.c.first, table.c.face, table.c.number)
        found = _places(table).where(or_(*spaced), *_conditions(asked)).order_by(*order)
        return tuple(_shown(view, found.limit(limit)))
    # Each kind for itself: asked with "or", the database reads every row of a month before it looks at its status.
    every = union_all(*(_places(table).where(each, *_conditions(asked)) for each in spaced)).subquery()
    return tuple(_shown(view, select(every).order_by(every.c.first, every.c.face, every.c.number).limit(limit)))


# ---- statements


def _places(table: Table) -> Select[Any]:
    return select(table.c.record, table.c.face, table.c.number, table.c.first)


def _shown(view: View, places: Executable) -> Iterator[Found]:
    """Give moments with their records, each record read once."""
    rows = list(view.fetch(places))
    read = _records(view, {row["record"] for row in rows})
    for row in rows:
        yield Found(Place(row["first"] or "", row["face"], row["number"]), read[row["record"]])


def _records(view: View, numbers: Iterable[int]) -> Mapping[int, Shown]:
    stored = select(records.c.id, *selection.SHOWN).where(records.c.id.in_(sorted(numbers)))
    return {row["id"]: shown(Kind(row["kind"]), row["body"], row["cited"]) for row in view.fetch(stored)}


def _table(asked: Asked) -> Table:
    """Give the table whose rows are asked for: all moments, or the same by the states that stand in them."""
    return appearances if asked.root else moments


def _is_narrowed(asked: Asked) -> bool:
    """Say whether more is asked for than kinds, types and statuses."""
    is_by_record = asked.root is None and any(True for _ in selection.conditions_of(asked.query, kinds=TIMED))
    return is_by_record or bool(asked.origins or asked.since or asked.until)


def _of_kind(asked: Asked, table: Table) -> Iterator[ColumnElement[bool]]:
    if set(asked.kinds) != set(TIMED):
        yield table.c.kind.in_(asked.kinds)
    if asked.type:
        yield table.c.type == asked.type
    if asked.status:
        yield table.c.status == asked.status


def _conditions(asked: Asked, *, in_order: bool = False) -> Iterator[ColumnElement[bool]]:
    """Give what a moment must meet; `in_order` says that the first few are wanted, in an order that an index has."""
    table = _table(asked)
    yield from _of_kind(asked, table)
    if asked.root is not None:
        yield table.c.root == asked.root
    elif asked.among is not None:
        # With a plus before it the record is no reason to look at all of many before the first can be given.
        is_walked = in_order and asked.among.count(",") >= _MANY
        record = literal_column(f"+{table.name}.record", Integer) if is_walked else table.c.record
        yield record.in_(select(func.json_each(asked.among).table_valued("value").c.value))
    else:
        yield from (table.c.record.in_(each.every) for each in selection.conditions_of(asked.query, kinds=TIMED))
    if asked.origins:
        yield table.c.origins >= asked.origins
        if asked.origins > 1:
            # Said in these words it is what the index of the few moments with several origins holds.
            yield literal_column(f"{table.name}.origins > 1")
    if asked.since:
        yield or_(table.c.latest.is_(None), table.c.latest >= asked.since.isoformat())
    if asked.until:
        # Where no earliest day is known, the moment can lie as early as one likes.
        yield or_(table.c.earliest.is_(None), table.c.earliest <= asked.until.isoformat())
