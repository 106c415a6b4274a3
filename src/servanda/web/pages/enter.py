"""The door: where the token of a team's server is given by hand."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web.guard import ENTER, enter_page, is_token, let_in, read_form
from servanda.web.visit import Hall


def routes(hall: Hall) -> list[Route]:
    """Give the address of the door."""
    return [Route(ENTER, partial(_enter, hall), methods=["POST"])]


async def _enter(hall: Hall, request: Request) -> Response:
    form = await read_form(request)
    return let_in(hall, request, "/") if is_token(hall, form.one("token")) else enter_page(hall, is_wrong=True)
