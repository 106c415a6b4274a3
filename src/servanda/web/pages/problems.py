"""What could not be read or is odd."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import oddities
from servanda.web import finding
from servanda.web.parameters import USUAL
from servanda.web.passage import page
from servanda.web.visit import Hall, endpoint

_UNREAD = 200
"""Inputs that gave no report, shown one by one."""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the problems."""
    return [Route("/problems", endpoint(partial(_problems, hall)))]


def _problems(hall: Hall, request: Request) -> Response:
    code = request.query_params.get("code") or None
    with hall.visit(request) as visit:
        found = finding.odd(visit.view, code=code, size=USUAL, after=request.query_params.get("after"))
        return visit.page(
            "problems.html",
            title="Problems",
            code=code,
            unread_by_code=oddities.unread_by_code(visit.view),
            unread=oddities.unread(visit.view, most=_UNREAD),
            odd_by_code=oddities.odd_by_code(visit.view),
            odd=[(page(visit.view.report(each.report)), each.report, each.problem) for each in found.rows],
            next=found.next,
        )
