"""Questions about who with whom: how many records of each type run from one side to another, and when.

Invariant: a side is what `servanda.ledger.moments.side_of` makes of a party, so that a state and those who act for it
are one. Counts of all time are kept; counts of a period are made by reading one narrow index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import json
from sqlalchemy import ColumnElement, RowMapping, Select, Table, func, or_, select, tuple_

from servanda.ledger import selection
from servanda.ledger.kinds import RECORDS, Kind
from servanda.ledger.query import Query
from servanda.ledger.schema import dyads, parties, records, ties
from servanda.ledger.schema import pairs as kept_pairs
from servanda.ledger.timeline import TIMED
from servanda.model import ActorKind, ActorRecord, Status

if TYPE_CHECKING:
    from servanda.ledger.view import View

_FIRST_NAMED = (ActorKind.STATE, ActorKind.IGO, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.GROUP)
"""Of several actors with one code, the kind that is called by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which ties are asked for.

    `type` is a stance, an event type or the kind of a commitment; `side` a side that gives or receives. Records that
    are alleged or denied are left out unless `with_alleged`; of all statuses but `status`, None for any. `since` and
    `until` are days, both included: a tie counts when its period can overlap, so an undated one counts too.
    """

    kinds: tuple[Kind, ...] = TIMED
    type: str | None = None
    side: str | None = None
    status: Status | None = Status.ACTUAL
    with_alleged: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Dyad:
    """Records of one type from one side to another.

    `several` of them stand on two or more origins; `first` and `last` are the first days of the earliest and the
    latest one, None where no day is known. `alleged` of them are alleged or denied, `negated` tell what was not.
    """

    source: str
    target: str
    kind: Kind
    type: str
    number: int
    several: int
    first: str | None
    last: str | None
    alleged: int = 0
    negated: int = 0


_Key: TypeAlias = tuple[str, str, str, str]
"""What tells a dyad from others: its sides, kind and type."""


@dataclass(frozen=True, slots=True)
class Strongest:
    """The dyads that are shown, how many there are in all, and how many records all of them have.

    `years` says of each that is shown how many of its records begin in each year, empty where no day is known.
    """

    shown: tuple[Dyad, ...]
    dyads: int
    ties: int
    years: tuple[Mapping[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides, in the order of their codes, with the records that run from the one to the other, and back.

    What runs both ways, as talks do, is among both.
    """

    one: str
    other: str
    there: int
    back: int


@dataclass(frozen=True, slots=True)
class Between:
    """How many records run from one side to another."""

    source: str
    target: str
    number: int


def strongest(view: View, asked: Asked, *, limit: int) -> Strongest:
    """Give the dyads with the most records, equals by side, kind and type, and how many answer in all."""
    if asked.since or asked.until:
        counted: tuple[ColumnElement[Any], ...] = (*_by(ties), func.count().label("number"))
        rows = list(view.fetch(_strongest(select(*counted).where(*_conditions(ties, asked)), ties).limit(limit)))
    elif asked.status is None or asked.with_alleged:
        number = func.sum(dyads.c.number)
        summed: tuple[ColumnElement[Any], ...] = (*_by(dyads), number.label("number"))
        kept = select(*summed).where(*_conditions(dyads, asked))
        rows = list(view.fetch(_strongest(kept, dyads, number).limit(limit)))
    else:
        rows = list(view.fetch(_of_one_standing(asked).limit(limit)))
    if not rows:
        return Strongest((), 0, 0, ())
    told = _by_year(view, asked, [_key(row) for row in rows])
    every_year = [told[_key(row)] for row in rows]
    shown = tuple(_of_years(years) for years in every_year)
    numbers = tuple({row["year"]: int(row["number"]) for row in years} for years in every_year)
    return Strongest(shown, int(rows[0]["dyads"]), int(rows[0]["ties"]), numbers)


def every(view: View, asked: Asked) -> Iterator[Dyad]:
    """Stream all dyads by side, kind and type."""
    return map(_dyad, view.fetch(_described(asked).group_by(*_by(ties)).order_by(*_by(ties))))


def pairs(view: View, *, limit: int) -> tuple[Pair, ...]:
    """Give the two sides with the most records from one to the other and back, whatever their kind and standing."""
    order = (kept_pairs.c.number.desc(), kept_pairs.c.one, kept_pairs.c.other)
    one, other = kept_pairs.c.one, kept_pairs.c.other
    stored = select(one, other, _running(one, other).label("there"), _running(other, one).label("back"))
    found = view.fetch(stored.order_by(*order).limit(limit))
    return tuple(Pair(row["one"], row["other"], int(row["there"]), int(row["back"])) for row in found)


def between(view: View, query: Query) -> tuple[Between, ...]:
    """Give between which sides the records of a query run, most foremost; what has several sides is in several.

    Each number is that of the records which the query has with `sides`; what lies between no two sides is in none.
    """
    number: ColumnElement[int] = func.count()
    stored: Select[Any] = select(ties.c.source, ties.c.target, number.label("number"))
    table, conditions = ties, tuple(selection.ties_of(query))
    if replace(query, limit=None) == Query(kind=query.kind):
        table, conditions, number = dyads, (dyads.c.kind == query.kind,), func.sum(dyads.c.number)
        stored = select(dyads.c.source, dyads.c.target, number.label("number"))
    found = stored.where(*conditions).group_by(table.c.source, table.c.target)
    rows = view.fetch(found.order_by(number.desc(), table.c.source, table.c.target))
    return tuple(Between(row["source"], row["target"], int(row["number"])) for row in rows)


def first_and_last(view: View, query: Query) -> tuple[str, str] | None:
    """Give the first days of the earliest and the latest dated tie of a query; None where no day is known."""
    columns = (func.min(ties.c.first).label("first"), func.max(ties.c.first).label("last"))
    (row,) = view.fetch(select(*columns).where(*selection.ties_of(query)))
    return None if row["first"] is None else (row["first"], row["last"])


def _running(source: ColumnElement[str], target: ColumnElement[str]) -> ColumnElement[int]:
    """Give how many records run from one side to another; each has one kind, type and standing."""
    number = select(func.coalesce(func.sum(dyads.c.number), 0)).where(dyads.c.source == source)
    return number.where(dyads.c.target == target).correlate(kept_pairs).scalar_subquery()


def one_sided(view: View) -> int:
    """Count the records with moments that lie between no two sides: one is unknown, or both are one."""
    tied = select(func.count(func.distinct(ties.c.record)).label("number"))
    (row,) = view.fetch(tied)
    held = select(func.count().label("number")).where(records.c.kind.in_(TIMED))
    (all_,) = view.fetch(held)
    return int(all_["number"]) - int(row["number"])


def names(view: View, sides: Iterable[str]) -> Mapping[str, str]:
    """Give the names of sides that are actors of this ledger; a code of none is not among them."""
    wanted = sorted(set(sides))
    coded = (
        select(parties.c.code.label("side"), records.c.body, records.c.record)
        .join(records, records.c.id == parties.c.record)
        .where(parties.c.code.in_(wanted), parties.c.part == "itself", records.c.kind == Kind.ACTORS)
    )
    itself = select(records.c.record.label("side"), records.c.body, records.c.record).where(
        records.c.record.in_(wanted), records.c.kind == Kind.ACTORS
    )
    found: dict[str, tuple[int, str, str]] = {}
    for stored in (coded, itself):
        for row in view.fetch(stored):
            actor: ActorRecord = RECORDS[Kind.ACTORS].decode(row["body"])
            kind = actor.content.kind
            rank = _FIRST_NAMED.index(kind) if kind in _FIRST_NAMED else len(_FIRST_NAMED)
            face = (rank, row["record"], actor.content.name)
            found[row["side"]] = min(face, found.get(row["side"], face))
    return {side: name for side, (_, _, name) in sorted(found.items())}


# ---- statements


def _by(table: Table) -> tuple[ColumnElement[str], ...]:
    return table.c.source, table.c.target, table.c.kind, table.c.type


def _key(row: RowMapping) -> _Key:
    return row["source"], row["target"], row["kind"], row["type"]


def _is_among(keys: Sequence[_Key]) -> ColumnElement[bool]:
    """Say whether a tie is of some dyads.

    They come as a subquery: each row of it is looked up in the index, where a list is held against every tie.
    """
    rows = func.json_each(json.encode(keys).decode()).table_valued("value")
    return tuple_(*_by(ties)).in_(select(*(func.json_extract(rows.c.value, f"$[{place}]") for place in range(4))))


def _of_one_standing(asked: Asked) -> Select[Any]:
    """Give the dyads of one status that are not alleged, as they are kept: each is one row there."""
    conditions = list(_conditions(dyads, asked))
    in_all = select(func.count()).where(*conditions).select_from(dyads).scalar_subquery().label("dyads")
    held = select(func.coalesce(func.sum(dyads.c.number), 0)).where(*conditions).scalar_subquery().label("ties")
    columns: tuple[ColumnElement[Any], ...] = (*_by(dyads), dyads.c.number, in_all, held)
    return select(*columns).where(*conditions).order_by(dyads.c.number.desc(), *_by(dyads))


def _described(asked: Asked) -> Select[Any]:
    columns: tuple[ColumnElement[Any], ...] = (
        *_by(ties),
        func.count().label("number"),
        func.sum(ties.c.origins > 1).label("several"),
        func.min(ties.c.first).label("first"),
        func.max(ties.c.first).label("last"),
        func.sum(ties.c.is_alleged).label("alleged"),
        func.sum(ties.c.status == Status.NEGATED).label("negated"),
    )
    return select(*columns).where(*_conditions(ties, asked))


def _by_year(view: View, asked: Asked, keys: Sequence[_Key]) -> Mapping[_Key, Sequence[RowMapping]]:
    """Give what some dyads are in each year, all looked at once: the strongest have thousands of records."""
    year = func.substr(func.coalesce(ties.c.first, ""), 1, 4).label("year")
    columns = (*_by(ties), year)
    stored = _described(asked).add_columns(year).where(_is_among(keys)).group_by(*columns).order_by(*columns)
    found: dict[_Key, list[RowMapping]] = {}
    for row in view.fetch(stored):
        found.setdefault(_key(row), []).append(row)
    return found


def _of_years(years: Sequence[RowMapping]) -> Dyad:
    """Add a dyad up over its years; the first has its first day, the last its last."""
    source, target, kind, type_ = _key(years[0])
    dated = [row for row in years if row["first"] is not None]
    return Dyad(
        source=source,
        target=target,
        kind=Kind(kind),
        type=type_,
        first=dated[0]["first"] if dated else None,
        last=dated[-1]["last"] if dated else None,
        **{name: sum(int(row[name]) for row in years) for name in ("number", "several", "alleged", "negated")},
    )


def _strongest(counted: Select[Any], table: Table, number: ColumnElement[int] | None = None) -> Select[Any]:
    """Order dyads by their number, with the number of all dyads and of all their records beside each."""
    number = func.count() if number is None else number
    in_all = (func.count().over().label("dyads"), func.sum(number).over().label("ties"))
    return counted.add_columns(*in_all).group_by(*_by(table)).order_by(number.desc(), *_by(table))


def _dyad(row: RowMapping) -> Dyad:
    return Dyad(
        source=row["source"],
        target=row["target"],
        kind=Kind(row["kind"]),
        type=row["type"],
        number=int(row["number"]),
        several=int(row["several"]),
        first=row["first"],
        last=row["last"],
        alleged=int(row["alleged"]),
        negated=int(row["negated"]),
    )


def _conditions(table: Table, asked: Asked) -> Iterator[ColumnElement[bool]]:
    if set(asked.kinds) != set(TIMED):
        yield table.c.kind.in_(asked.kinds)
    if asked.type:
        yield table.c.type == asked.type
    if asked.status:
        yield table.c.status == asked.status
    if not asked.with_alleged:
        yield table.c.is_alleged == 0
    if asked.side:
        yield or_(table.c.source == asked.side, table.c.target == asked.side)
    if asked.since:
        yield or_(table.c.latest.is_(None), table.c.latest >= asked.since.isoformat())
    if asked.until:
        yield or_(table.c.earliest.is_(None), table.c.earliest <= asked.until.isoformat())
