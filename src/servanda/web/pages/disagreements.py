"""What the sources differ on, conflicts first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.model import Disagreement, DisagreementKind
from servanda.web import asking, bookmarks
from servanda.web.addresses import KNOWN_ON
from servanda.web.dispute import dispute
from servanda.web.parameters import rows_of
from servanda.web.unknown import absent
from servanda.web.visit import Hall, endpoint

ALL = "all"
"""What `type` may be beside the kinds."""
_SHOWN = 50
_PAGING = ("after", "before")
_FILTERS = ("actor", "about", "outlet", "text")


def routes(hall: Hall) -> list[Route]:
    """Give the address of the list."""
    return [Route("/disagreements", endpoint(partial(_disagreements, hall)))]


def _disagreements(hall: Hall, request: Request) -> Response:
    given = dict(request.query_params)
    after, before = (bookmarks.read(name, given.get(name)) for name in _PAGING)
    filters = {name: value for name, value in given.items() if name not in {KNOWN_ON, *_PAGING}}
    chosen = filters.pop("type", "").strip() or DisagreementKind.CONFLICT.value
    named = {} if chosen == ALL else {"type": chosen}
    asked = asking.query(Kind.DISAGREEMENTS, filters | named)
    with hall.visit(request) as visit:
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        counted = visit.view.numbers_by("type", tuple(DisagreementKind), replace(understood, type=None))
        size = rows_of(filters) if asked.limit else _SHOWN
        found = visit.view.leaf(understood, size=size, after=after, before=before)
        return visit.page(
            "disagreements.html",
            title="Disagreements",
            disputes=[dispute(visit.view, one) for one in found.shown if isinstance(one, Disagreement)],
            counted={kind.value: counted[kind] for kind in DisagreementKind},
            chosen=asked.type or ALL,
            in_all=visit.view.counts()[Kind.DISAGREEMENTS],
            absent=() if found.shown else absent(visit.view, asked, hall.additions),
            filters=filters,
            before=bookmarks.written(found.before) if found.before else None,
            after=bookmarks.written(found.after) if found.after else None,
            fields=[(name, asking.choices(Kind.DISAGREEMENTS, name)) for name in _FILTERS],
        )
