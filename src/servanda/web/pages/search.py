"""The reports and the records that have some words."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web import finding
from servanda.web.parameters import USUAL
from servanda.web.visit import Hall, endpoint

_TITLE = 60
"""Characters of the words that stand in the page's title."""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the search."""
    return [Route("/search", endpoint(partial(_search, hall)))]


def _search(hall: Hall, request: Request) -> Response:
    words = request.query_params.get("q", "")
    with hall.visit(request) as visit:
        found = finding.find(visit.view, words, size=USUAL, after=request.query_params.get("after"))
        short = words if len(words) <= _TITLE else f"{words[:_TITLE]}…"
        title = f"Search: {short}" if words.strip() else "Search"
        return visit.page("search.html", title=title, words=words, found=found, pointed_out=finding.pointed_out)
