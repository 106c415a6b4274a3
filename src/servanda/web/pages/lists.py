"""The lists: the records of a kind, as far as the address asks for them, as a page and as the rows of the export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.export import COLUMNS, Row, row
from servanda.ledger import Kind, Query, Shown
from servanda.ledger.view import View
from servanda.model import Report
from servanda.web import asking, bookmarks
from servanda.web.addresses import KNOWN_ON
from servanda.web.finding import COUNTED
from servanda.web.foremost import entries
from servanda.web.forms import FORMS
from servanda.web.parameters import LEAF, rows_of
from servanda.web.silences import SILENCES
from servanda.web.streamed import Streamed
from servanda.web.unknown import absent
from servanda.web.visit import LISTED, Hall, Visit, endpoint

_AT_ONCE = 200
"""Rows that are made into one piece of a long answer."""
_BESIDE = frozenset((KNOWN_ON, *(each.name for each in LEAF)))
"""Parameters that choose no records."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the lists."""
    return [
        *(Route(f"/{{kind}}.{form}", endpoint(partial(_written, hall, form))) for form in FORMS),
        Route("/{kind}", endpoint(partial(_list, hall))),
    ]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a list has, as far as they were counted; `is_all` says that they were."""

    number: int
    is_all: bool

    @property
    def words(self) -> str:
        """Give the number, and how it is meant where not all were counted."""
        said = "" if self.is_all else "more than " if self.number == COUNTED else "at least "
        return f"{said}{self.number:,}"


def _list(hall: Hall, request: Request) -> Response:
    kind, given = _kind(request), dict(request.query_params)
    asked = _query(kind, given)
    with hall.visit(request) as visit:
        # Only the rows that are shown are read: a ledger may have millions.
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        found = visit.view.leaf(
            understood,
            size=rows_of(given),
            after=bookmarks.read("after", given.get("after")),
            before=bookmarks.read("before", given.get("before")),
        )
        in_all = visit.view.counts()[kind]
        filters = {name: value for name, value in given.items() if name not in {"after", "before", KNOWN_ON}}
        return visit.page(
            "list.html",
            title=kind.value.capitalize(),
            kind=kind,
            entries=entries(visit.view, found.shown),
            absent=() if found.shown else absent(visit.view, asked, hall.additions),
            count=_count(visit.view, understood, in_all, len(found.shown)),
            in_all=in_all,
            filters=filters,
            before=bookmarks.written(found.before) if found.before else None,
            after=bookmarks.written(found.after) if found.after else None,
            forms=tuple(FORMS),
            fields=[(name, asking.choices(kind, name)) for name in _fields(kind, filters)],
        )


def _count(view: View, query: Query, in_all: int, shown: int) -> Count:
    """Count the rows of a list: all of a kind are known, of some no more are counted than people care to read."""
    if query == Query(kind=query.kind, limit=query.limit):
        return Count(in_all, is_all=True)
    found = view.reckoned(query, most=COUNTED)
    # Those shown are there, however far behind what was looked at.
    return Count(max(found.number, shown), found.is_all)


def _written(hall: Hall, form: str, request: Request) -> Response:
    """Give the rows of a list as the export writes them, all of them, as they come."""
    kind, given = _kind(request), dict(request.query_params)
    if aside := sorted({"after", "before"} & given.keys()):
        raise HTTPException(400, f"{aside[0]} is of pages; this address gives all rows: leave it out")
    asked = _query(kind, given)
    with ExitStack() as held:
        visit: Visit = held.enter_context(hall.visit(request))
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        if not visit.view.counted(understood, most=1):
            absent(visit.view, asked, hall.additions)
        media, write = FORMS[form]
        pieces = write(COLUMNS[kind], _rows(visit.view, understood))
        return Streamed(held.pop_all(), pieces, media_type=media)


def _rows(view: View, query: Query) -> Iterator[Row]:
    found = view.stream(query)
    while some := [each for each, _ in zip(found, range(_AT_ONCE), strict=False)]:
        yield from rows(view, some)


def rows(view: View, found: Sequence[Shown]) -> list[Row]:
    """Give records as the export writes them."""
    origins = view.origins_of([each.id for each in found if isinstance(each, Report)])
    return [row(each, origin=origins.get(each.id) if isinstance(each, Report) else None) for each in found]


def _query(kind: Kind, given: Mapping[str, str]) -> Query:
    filters = {name: value for name, value in given.items() if name not in _BESIDE or name == "limit"}
    return asking.query(kind, filters)


def _kind(request: Request) -> Kind:
    kind = request.path_params["kind"]
    if kind not in LISTED:
        known = ", ".join(f"/{each}" for each in (*LISTED, "totals", *SILENCES, "review"))
        raise HTTPException(404, f"there is no page /{kind}; there are {known}")
    return Kind(kind)


def _fields(kind: Kind, filters: Mapping[str, str]) -> tuple[str, ...]:
    """Give the filters that the page has fields for: those it offers, and those it was asked with."""
    return tuple(dict.fromkeys((*_filters_of(kind), *(name for name in filters if name != "limit"))))


def _filters_of(kind: Kind) -> tuple[str, ...]:
    """Give the filters that a list of this kind offers as fields."""
    common = ("since", "until", "outlet", "text")
    match kind:
        case Kind.REPORTS:
            return common
        case Kind.STATEMENTS | Kind.LABELS:
            return ("from", "to", "type", "about", *common)
        case Kind.EVENTS:
            return ("from", "to", "type", "status", "about", *common)
        case Kind.COMMITMENTS:
            return ("from", "to", "type", "step", "state", "flag", "about", *common)
        case Kind.ORIGINS:
            return ("outlet", "text")
        case _:
            return ("actor", "about", "outlet", "text")
