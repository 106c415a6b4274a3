"""Whose word is missing: what `servanda show unanswered` and `show one-sided` print."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web import asking
from servanda.web.entry import entry
from servanda.web.forms import json_array
from servanda.web.silences import SILENCES, missing, silence_row, start_after, told
from servanda.web.streamed import Streamed
from servanda.web.visit import SHOWN, Hall, Visit, endpoint

_MOST = 1000
"""Rows of one page, however many are asked for."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of both lists."""
    return [
        *(Route(f"/{which}.json", endpoint(partial(_silences_as_json, hall))) for which in SILENCES),
        *(Route(f"/{which}", endpoint(partial(_silences, hall))) for which in SILENCES),
    ]


def _silences(hall: Hall, request: Request) -> Response:
    which = request.url.path.strip("/")
    with hall.visit(request) as visit:
        found = hall.silences(visit.view, which)
        start = start_after(found, request.query_params.get("after", ""))
        some = found[start : start + min(asking.limit(request.query_params) or SHOWN, _MOST)]
        return visit.page(
            "silences.html",
            title=which.capitalize(),
            which=which,
            rows=[(entry(one.record), missing(one)) for one in told(visit.view, some)],
            start=start,
            count=len(found),
            after=some[-1].id if start + len(some) < len(found) else None,
            most=_MOST,
        )


def _silences_as_json(hall: Hall, request: Request) -> Response:
    """Give the same rows as the command line writes them, all of them, as they come."""
    which = request.url.path.strip("/").removesuffix(".json")
    with ExitStack() as held:
        visit: Visit = held.enter_context(hall.visit(request))
        rows = map(silence_row, told(visit.view, hall.silences(visit.view, which)))
        return Streamed(held.pop_all(), json_array(rows), media_type="application/json")
