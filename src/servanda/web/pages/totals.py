"""What was promised and delivered, added up: what `servanda totals` prints."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.export.balances import COLUMNS, balance_rows
from servanda.ledger import Kind, Query
from servanda.web import asking
from servanda.web import totals as sums
from servanda.web.addresses import KNOWN_ON
from servanda.web.forms import FORMS
from servanda.web.passage import Passages
from servanda.web.streamed import Streamed
from servanda.web.unknown import absent
from servanda.web.visit import Hall, Visit, endpoint

if TYPE_CHECKING:
    from servanda.web.strangers import Stranger

_DRAWN = 20
"""Balances that are drawn with their entries, and entries of each list: quotes are what takes long to draw."""
_LISTED = 220
"""Balances that are named, those that are drawn counted in."""
_FORMS = ("json", "jsonl")
_FIELDS = ("from", "to", "about", "outlet", "as-of")


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the totals."""
    return [
        *(Route(f"/totals.{form}", endpoint(partial(_written, hall, form))) for form in _FORMS),
        Route("/totals", endpoint(partial(_totals, hall))),
    ]


def _totals(hall: Hall, request: Request) -> Response:
    filters = dict(request.query_params)
    with hall.visit(request) as visit:
        asked, day = _asked(filters)
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        # A folder of files is made once, and nobody waits for its pages.
        if not hall.is_folder and sums.number_of(visit.view, understood) > sums.MOST:
            kept = {name: value for name, value in filters.items() if name != KNOWN_ON}
            return visit.page(
                "shares.html",
                title="Totals",
                shares=sums.shares(visit.view, understood, kept, additions=hall.additions),
                filters=filters,
                fields=_FIELDS,
                day=day,
            )
        found, missing = _added_up(visit, filters)
        return visit.page(
            "totals.html",
            title="Totals",
            found=found,
            absent=missing,
            filters=filters,
            fields=_FIELDS,
            pages=Passages(visit.view),
            drawn=None if hall.is_folder else _DRAWN,
            listed_most=_LISTED,
        )


def _written(hall: Hall, form: str, request: Request) -> Response:
    """Give the balances as `servanda totals --format json` writes them, all of them, as they are added up."""
    with ExitStack() as held:
        visit: Visit = held.enter_context(hall.visit(request))
        asked, day = _asked(dict(request.query_params))
        understood = asking.understood(visit.view, asked, additions=hall.additions)
        if not visit.view.counted(understood, most=1):
            absent(visit.view, asked, hall.additions)
        found = sums.each_balance(visit.view, understood, day=day, additions=hall.additions)
        media, write = FORMS[form]
        return Streamed(held.pop_all(), write(COLUMNS, balance_rows(found)), media_type=media)


def _added_up(visit: Visit, filters: dict[str, str]) -> tuple[sums.Totals, tuple[Stranger, ...]]:
    asked, day = _asked(filters)
    found = sums.totals(visit.view, asked, day=day, additions=visit.hall.additions)
    return found, () if found.commitments else absent(visit.view, asked, visit.hall.additions)


def _asked(filters: Mapping[str, str]) -> tuple[Query, date | None]:
    """Give what an address asks for, and the day as of which."""
    given = {name: value for name, value in filters.items() if name != "as-of"}
    day = asking.day_of("as-of", filters.get("as-of", "").strip() or None, at_end=True)
    return asking.query(Kind.COMMITMENTS, given), day
