"""The commitments by how far they got."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.model import Flag, StepKind
from servanda.web import asking, wording
from servanda.web.addresses import KNOWN_ON
from servanda.web.board import CARDS, board
from servanda.web.promise import FLAGS
from servanda.web.unknown import absent
from servanda.web.visit import Hall, endpoint

_FILTERS = ("from", "to", "type", "about", "since", "until", "outlet")


def routes(hall: Hall) -> list[Route]:
    """Give the address of the board."""
    return [Route("/board", endpoint(partial(_board, hall)))]


def _board(hall: Hall, request: Request) -> Response:
    filters = {name: value for name, value in request.query_params.items() if name != KNOWN_ON}
    asked = asking.query(Kind.COMMITMENTS, filters)
    with hall.visit(request) as visit:
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        columns = board(visit.view, understood, cards=asked.limit or CARDS)
        count = sum(column.count for column in columns)
        states = visit.view.numbers_by("state", tuple(StepKind), replace(understood, state=None))
        flags = visit.view.numbers_by("flag", tuple(Flag), replace(understood, flag=None))
        return visit.page(
            "board.html",
            title="Promises",
            columns=columns,
            count=count,
            in_all=visit.view.counts()[Kind.COMMITMENTS],
            absent=() if count else absent(visit.view, asked, hall.additions),
            filters={name: value for name, value in filters.items() if name != "limit"},
            chosen=asked,
            states=[(state, wording.state(state), states[state], "") for state in StepKind],
            flags=[(flag, wording.flag(flag), flags[flag], says) for flag, says in FLAGS.items()],
            kept={name: filters[name] for name in ("flag", "state") if filters.get(name)},
            fields=[(name, asking.choices(Kind.COMMITMENTS, name)) for name in _FILTERS],
        )
