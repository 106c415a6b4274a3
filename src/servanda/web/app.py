"""The routes: an address becomes a question, the answer a page or the same rows as JSON.

Invariant: nothing here can change the evidence, nothing is loaded from elsewhere, and archived HTML is shown as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servanda.errors import CallError, LedgerError, NoSuchRecordError, ServandaError
from servanda.web.addresses import KNOWN_ON, ServerAddresses
from servanda.web.forms import is_for_programs
from servanda.web.guard import Admission, KnownHosts
from servanda.web.menu import menu
from servanda.web.pages import (
    about,
    actors,
    api,
    audit,
    board,
    difference,
    disagreements,
    enter,
    folder,
    front,
    judgements,
    judging,
    labels,
    lists,
    network,
    problems,
    records,
    reports,
    review,
    search,
    silences,
    sources,
    split,
    timeline,
    totals,
    twins,
)
from servanda.web.pages.api import OtherFormError
from servanda.web.trouble import problem
from servanda.web.visit import FOLDER, LISTED, Hall
from servanda.web.workshop import BeingMadeError

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Of these pages to themselves alone: without it browsers do not say that a form comes from here.
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}
_WORTH_IT = 1024
"""Bytes from which an answer is sent compressed."""
_HOSTS = ("127.0.0.1", "localhost", "::1")
_TITLES = {
    400: "That cannot be asked",
    403: "Not taken",
    404: "Not found",
    405: "Not taken",
    406: "No such form",
    413: "Not taken",
    415: "Not taken",
}
_PAGES = (
    enter,
    front,
    api,
    about,
    actors,
    board,
    disagreements,
    labels,
    sources,
    search,
    twins,
    timeline,
    network,
    problems,
    records,
    reports,
    totals,
    review,
    judging,
    judgements,
    audit,
    split,
    difference,
    silences,
)


def build(
    place: str | Path,
    *,
    additions: Path | None = None,
    token: str | None = None,
    hosts: Sequence[str] = (),
    is_read_only: bool = False,
    is_folder: bool = False,
    told: str = "",
    is_whole: bool = True,
) -> Starlette:
    """Give the application; see `servanda.web.build`.

    With `is_folder` it has the pages of a folder of files, and `told` stands at the foot of each; without `is_whole`
    only the quotes of reports stand there.
    """
    hall = Hall(
        place=str(place),
        additions=additions,
        token=token,
        is_read_only=is_read_only,
        is_folder=is_folder,
        told=told,
        is_whole=is_whole,
    )
    routes = [
        *(route for each in ((folder, *_PAGES) if is_folder else _PAGES) for route in each.routes(hall)),
        Mount("/static", StaticFiles(directory=FOLDER / "static"), name="static"),
        # The lists come last: their address is any one word.
        *lists.routes(hall),
    ]
    hall.templates.globals.update(menu=menu(routes, LISTED))
    app = Starlette(
        routes=routes,
        exception_handlers={
            ServandaError: partial(_trouble, hall),
            HTTPException: partial(_trouble, hall),
            BeingMadeError: partial(_wait, hall),
            # What nobody foresaw is told in the shape that was asked for, and then goes to the server's own log.
            Exception: partial(_broken, hall),
        },
        middleware=[
            Middleware(_WithHeaders),
            # Another page must not reach the ledger by a name of its own that it points at this machine.
            Middleware(KnownHosts, hosts=[*_HOSTS, *hosts]),
            Middleware(Admission, hall=hall),
            Middleware(GZipMiddleware, minimum_size=_WORTH_IT),
        ],
    )
    app.state.hall = hall
    return app


class _WithHeaders:
    """Adds the headers that keep a page from loading or telling anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items()),
                ]
            await send(message)

        await self._app(scope, receive, sending)


def _trouble(hall: Hall, request: Request, error: Exception) -> Response:
    """Say what was asked, what was wrong and what to do; the address stays."""
    status, message = _explain(error)
    title = _TITLES.get(status, "The ledger cannot be shown")
    headers = error.headers if isinstance(error, HTTPException) else None
    if is_for_programs(request.url.path):
        made = problem(request.url.path, status, title, message)
        made.headers.update(headers or {})
        return made
    # What is missing on a day may have come later.
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != KNOWN_ON]
    today = f"{request.url.path}?{urlencode(rest)}" if rest else request.url.path
    values = {
        "title": title,
        "message": message,
        "address": str(request.url.path),
        "today": today if KNOWN_ON in request.query_params and request.method == "GET" else "",
    }
    made = hall.page("trouble.html", ServerAddresses(), status=status, **values)
    made.headers.update(headers or {})
    return made


def _broken(hall: Hall, request: Request, error: Exception) -> Response:
    """Say that the program failed; this answer is given outside all that would add the headers."""
    made = _trouble(hall, request, error)
    made.headers.update(_HEADERS)
    return made


def _wait(hall: Hall, request: Request, error: Exception) -> Response:
    """Say that what was asked for is being made; the page asks again by itself."""
    del error
    if is_for_programs(request.url.path):
        answer = problem(request.url.path, 503, "Being made", "this is still being made; ask again in a few seconds")
    else:
        answer = hall.page("waiting.html", ServerAddresses(), status=503, title="Being made", address=str(request.url))
    answer.headers["retry-after"] = "3"
    return answer


def _explain(error: Exception) -> tuple[int, str]:
    match error:
        case HTTPException():
            return error.status_code, error.detail
        case NoSuchRecordError():
            return 404, str(error)
        case OtherFormError():
            return 406, str(error)
        case CallError():
            return 400, str(error)
        case LedgerError():
            return 503, str(error)
        case ServandaError():
            return 500, str(error)
        case _:
            return 500, "an error in Servanda itself; the terminal of the server says which, please report it"
