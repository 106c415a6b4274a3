"""Whose word is missing: what `servanda show unanswered` and `show one-sided` print."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web import asking
from servanda.web.entry import entry
from servanda.web.silences import SILENCES, missing, refuse_too_many, silence_row, silences
from servanda.web.visit import SHOWN, Hall, as_json, endpoint


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of both lists."""
    return [
        *(Route(f"/{which}.json", endpoint(partial(_silences_as_json, hall))) for which in SILENCES),
        *(Route(f"/{which}", endpoint(partial(_silences, hall))) for which in SILENCES),
    ]


def _silences(hall: Hall, request: Request) -> Response:
    which = request.url.path.strip("/")
    with hall.visit(request) as visit:
        # A folder of files is made once, and nobody waits for its pages.
        if not hall.is_folder:
            refuse_too_many(visit.view)
        found = silences(visit.view, which)
        shown = found[: asking.limit(request.query_params) or SHOWN]
        return visit.page(
            "silences.html",
            title=which.capitalize(),
            which=which,
            rows=[(entry(one.record), missing(one)) for one in shown],
            count=len(found),
        )


def _silences_as_json(hall: Hall, request: Request) -> Response:
    """Give the same rows as the command line writes them, all of them."""
    which = request.url.path.strip("/").removesuffix(".json")
    with hall.visit(request) as visit:
        if not hall.is_folder:
            refuse_too_many(visit.view)
        return as_json([silence_row(one) for one in silences(visit.view, which)])
