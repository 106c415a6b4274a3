"""Who calls whom what, as a table and as a list."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.model import Label
from servanda.web import asking
from servanda.web.addresses import KNOWN_ON
from servanda.web.naming import naming
from servanda.web.unknown import absent
from servanda.web.visit import Hall, endpoint

_TABLED = 2000
"""Labels that the table is made of; a person narrows the filters long before."""
_ROWS = 30
_FILTERS = ("from", "to", "type", "about", "outlet", "text")


def routes(hall: Hall) -> list[Route]:
    """Give the address of the labels."""
    return [Route("/labels", endpoint(partial(_labels, hall)))]


def _labels(hall: Hall, request: Request) -> Response:
    filters = {name: value for name, value in request.query_params.items() if name != KNOWN_ON}
    asked = asking.query(Kind.LABELS, filters)
    with hall.visit(request) as visit:
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        labels = [one for one in visit.view.select(replace(understood, limit=_TABLED)) if isinstance(one, Label)]
        table = naming(labels)
        rows = asked.limit or _ROWS
        return visit.page(
            "labels.html",
            title="Labels",
            table=table,
            rows=table.rows[:rows],
            tabled=len(labels),
            count=visit.view.count(understood) if len(labels) == _TABLED else len(labels),
            in_all=visit.view.counts()[Kind.LABELS],
            absent=() if labels else absent(visit.view, asked, hall.additions),
            filters={name: value for name, value in filters.items() if name != "limit"},
            fields=[(name, asking.choices(Kind.LABELS, name)) for name in _FILTERS],
        )
