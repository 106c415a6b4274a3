"""Views as rows for other programs: what `/api` gives in parts, whole, as JSON, JSON Lines or CSV.

Invariant: the rows are those of the answers under `/api`, with the same filters; the page itself shows no others. What
an answer has in columns or shelves, of which it gives the first, stands here one by one, and all of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.export import Column, Row
from servanda.web import answers, asking
from servanda.web.addresses import KNOWN_ON
from servanda.web.contract import columns_of
from servanda.web.forms import FORMS
from servanda.web.operation import Operation
from servanda.web.pages.api import operations
from servanda.web.pages.api_views import carriers, silence_rows
from servanda.web.pages.timeline import given
from servanda.web.pages.whole import match_rows, standing_rows
from servanda.web.parameters import MOST, checked
from servanda.web.silences import ONE_SIDED, UNANSWERED
from servanda.web.streamed import Streamed
from servanda.web.visit import Hall, Visit, endpoint


def _silences(which: str, visit: Visit, _: Mapping[str, str]) -> Iterable[Any]:
    return silence_rows(visit, which)


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "timeline": columns_of(answers.Moment),
    "network": columns_of(answers.Dyad),
    "sources": columns_of(answers.Carrying),
    "problems": columns_of(answers.Odd),
    "review": columns_of(answers.Question),
    "board": columns_of(answers.Standing),
    "search": columns_of(answers.Match),
    UNANSWERED: answers.SILENCE,
    ONE_SIDED: answers.SILENCE,
}
"""The views that are written whole, with the columns of their sheets."""
_WHOLE: Mapping[str, Callable[[Visit, Mapping[str, str]], Iterable[Any]]] = {
    "sources": lambda visit, _: carriers(visit),
    "board": standing_rows,
    "search": match_rows,
    **{which: partial(_silences, which) for which in (UNANSWERED, ONE_SIDED)},
}
"""Views that are counted at once, or whose answers are no list that leads on."""
_ELSEWHERE = frozenset({("network", "json"), ("review", "json"), (UNANSWERED, "json"), (ONE_SIDED, "json")})
"""Forms that have a shape of their own beside their page: a graph, the rows of the command line."""
_AT_ONCE = {"review": 50}
"""Rows that are made before the first is sent, where a row takes milliseconds."""
_OF_PAGES = ("after", "before", "undated")


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the twins."""
    return [
        Route(f"/{name}.{form}", endpoint(partial(_written, hall, name, form)))
        for name in COLUMNS
        for form in FORMS
        if (name, form) not in _ELSEWHERE
    ]


def _written(hall: Hall, name: str, form: str, request: Request) -> Response:
    """Give all rows of a view as they come."""
    asked = {key: value for key, value in given(request).items() if value.strip()}
    if aside := [key for key in _OF_PAGES if key in asked]:
        raise HTTPException(400, f"{aside[0]} is of pages; this address gives all rows: leave it out")
    operation = next(each for each in operations() if each.path == f"/api/{name}")
    checked(QueryParams(asked), operation.all_parameters)
    most = asking.limit(asked)
    filters = {key: value for key, value in asked.items() if key not in {KNOWN_ON, "limit"}}
    media, write = FORMS[form]
    with ExitStack() as held:
        visit: Visit = held.enter_context(hall.visit(request))
        found = itertools.islice(_rows(visit, name, operation, filters), most)
        # The first one is made before anything is sent: what cannot be answered is refused in its own shape.
        first = list(itertools.islice(found, 1))
        pieces = write(COLUMNS[name], itertools.chain(first, found))
        return Streamed(held.pop_all(), pieces, media_type=media)


def _rows(visit: Visit, name: str, operation: Operation, filters: Mapping[str, str]) -> Iterator[Row]:
    if name in _WHOLE:
        yield from map(msgspec.to_builtins, _WHOLE[name](visit, filters))
        return
    after: dict[str, str] = {}
    while True:
        made = operation.make(visit, {**filters, "limit": str(_AT_ONCE.get(name, MOST)), **after})
        yield from map(msgspec.to_builtins, made.rows)
        if made.next is None:
            return
        after = {"after": parse_qs(urlsplit(made.next).query)["after"][0]}
