"""The actors of a ledger, those that reports name most foremost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.ledger.around import Rank
from servanda.model import ActorKind, ActorRecord
from servanda.web import asking, bookmarks
from servanda.web.addresses import KNOWN_ON
from servanda.web.parameters import rows_of
from servanda.web.tenure import tenures
from servanda.web.unknown import absent
from servanda.web.visit import Hall, endpoint

_SHOWN = 60
_PAGING = ("after", "before")
_FILTERS = ("about", "actor", "outlet")


def routes(hall: Hall) -> list[Route]:
    """Give the address of the list."""
    return [Route("/actors", endpoint(partial(_actors, hall)))]


def _actors(hall: Hall, request: Request) -> Response:
    given = dict(request.query_params)
    after, before = (bookmarks.read_rank(name, given.get(name)) for name in _PAGING)
    filters = {name: value for name, value in given.items() if name not in {KNOWN_ON, *_PAGING}}
    asked = asking.query(Kind.ACTORS, filters)
    with hall.visit(request) as visit:
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        counted = visit.view.numbers_by("type", tuple(ActorKind), replace(understood, type=None))
        limit = rows_of(filters) if asked.limit else _SHOWN
        found = visit.view.most_named(replace(understood, limit=limit + 1), after=after, before=before)
        is_more = len(found) > limit
        shown = found[-limit:] if before else found[:limit]
        has_before, has_after = (is_more, True) if before else (after is not None, is_more)
        filters.pop("type", None)
        return visit.page(
            "actors.html",
            title="Actors",
            rows=[(one, _offices(one)) for one in shown],
            counted={str(kind): number for kind, number in counted.items() if number},
            chosen=asked.type or "",
            before=_place(shown[0]) if shown and has_before else None,
            after=_place(shown[-1]) if shown and has_after else None,
            in_all=visit.view.counts()[Kind.ACTORS],
            absent=() if shown else absent(visit.view, asked, hall.additions),
            filters=filters,
            fields=[(name, ()) for name in _FILTERS],
        )


def _place(record: ActorRecord) -> str:
    return bookmarks.ranked(Rank(record.mention_count, record.content.id))


def _offices(record: ActorRecord) -> list[str]:
    """Give the offices of an actor, those seen last foremost."""
    found = tenures(record.content.roles)
    dated = sorted((bar.tenure for bar in found.bars), key=lambda one: (str(one.last), one.title), reverse=True)
    return [one.title for one in (*dated, *found.undated)]
