"""Who carries the reports: outlets and agencies with how many, and how many of them are copies of another's text.

Invariant: a report is a copy when its origin has another root; one whose origin is not known is none. Only the readings
of today count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Executable, RowMapping, Select, Text, cast, func, select, text

from servanda.codebook.names import fold
from servanda.ledger.filing import OF_COPY
from servanda.ledger.schema import carried, carriers, current, readings

Fetch: TypeAlias = Callable[[Executable], Iterator[RowMapping]]
"""What runs a statement: the view's."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet or agency as a report prints it; `copies` of its `reports` go back to another's text."""

    name: str
    is_agency: bool
    reports: int
    copies: int


@dataclass(frozen=True, slots=True)
class Carriage:
    """The carriers of most reports, by how many; `names` carriers there are, `nameless` reports have none."""

    carriers: tuple[Carrier, ...]
    names: int
    nameless: int


def carriage(fetch: Fetch, *, limit: int) -> Carriage:
    """Give who carries the reports, at most so many of them."""
    kept = list(fetch(select(carried).order_by(carried.c.number.desc(), carried.c.name)))
    counted = [row for row in kept if row["name"]]
    found = counted[:limit]
    copied = {row["name"]: int(row["number"]) for row in fetch(text(_COPIES))}
    heads = [next(iter(fetch(_head(row["name"])))) for row in found]
    return Carriage(
        carriers=tuple(_carrier(row, head, copied.get(row["name"], 0)) for row, head in zip(found, heads, strict=True)),
        names=len(counted),
        nameless=sum(int(row["number"]) for row in kept if not row["name"]),
    )


def _carrier(row: RowMapping, head: RowMapping, copied: int) -> Carrier:
    """Give a carrier as its least reading prints it: as the outlet, else as one of the agencies."""
    outlet = head["outlet"]
    is_agency = outlet is None or fold(outlet) != row["name"]
    agencies: list[str] = msgspec.json.decode(head["agencies"] or "[]")
    printed = next((name for name in agencies if fold(name) == row["name"]), row["name"]) if is_agency else outlet
    return Carrier(printed, is_agency, int(row["number"]), copied)


_COPIES = f"""
    SELECT carriers.name AS name, count(*) AS number FROM (
        SELECT DISTINCT current.reading AS reading FROM facets
        CROSS JOIN pages ON pages.report = facets.value
        CROSS JOIN current ON current.page = pages.id
        WHERE facets.facet = '{OF_COPY}') AS copied
    CROSS JOIN carriers ON carriers.reading = copied.reading GROUP BY carriers.name"""  # noqa: S608 - a word of our own
"""Cross joins keep the order: from the few copies to who carries them, never the other way."""
_LARGEST = f"""
    SELECT records.kind AS kind, records.body AS body, NULL AS cited
    FROM (SELECT record, count(*) AS number FROM facets WHERE facet = '{OF_COPY}' GROUP BY record) AS shared
    CROSS JOIN records ON records.id = shared.record
    ORDER BY shared.number DESC, records.record LIMIT :limit"""  # noqa: S608 - a word of our own


def largest(limit: int) -> Executable:
    """Give the statement for the origins of most reports, by how many, then by id."""
    return text(_LARGEST).bindparams(limit=limit)


def _head(name: str) -> Select[Any]:
    """Give the statement for how the least of the readings that a name carries prints its outlet and agencies."""
    body = cast(readings.c.body, Text)
    found = select(
        func.json_extract(body, "$.outlet").label("outlet"),
        func.json_extract(body, "$.agencies").label("agencies"),
    )
    # Joined on the carrier, the database would look at all that it carries.
    least = (
        select(carriers.c.reading)
        .where(carriers.c.name == name)
        .where(select(current.c.reading).where(current.c.reading == carriers.c.reading).correlate(carriers).exists())
    )
    return found.where(readings.c.id == least.order_by(carriers.c.reading).limit(1).scalar_subquery())
