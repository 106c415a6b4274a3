"""What was promised and delivered, added up: what `servanda totals` prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.export.balances import balance_rows
from servanda.ledger import Kind, Query
from servanda.web import asking
from servanda.web import totals as sums
from servanda.web.addresses import KNOWN_ON
from servanda.web.passage import Passages
from servanda.web.unknown import absent
from servanda.web.visit import Hall, Visit, as_json, endpoint

if TYPE_CHECKING:
    from servanda.web.strangers import Stranger

_DRAWN = 20
"""Balances that are drawn with their entries, and entries of each list: quotes are what takes long to draw."""
_LISTED = 220
"""Balances that are named, those that are drawn counted in."""
_FIELDS = ("from", "to", "about", "outlet", "as-of")


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the totals."""
    return [
        Route("/totals.json", endpoint(partial(_totals_as_json, hall))),
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


def _totals_as_json(hall: Hall, request: Request) -> Response:
    """Give the balances as `servanda totals --format json` writes them."""
    with hall.visit(request) as visit:
        return as_json(balance_rows(_added_up(visit, dict(request.query_params))[0].balances))


def _added_up(visit: Visit, filters: dict[str, str]) -> tuple[sums.Totals, tuple[Stranger, ...]]:
    asked, day = _asked(filters)
    # A folder of files is made once, and nobody waits for its pages.
    if not visit.hall.is_folder:
        sums.refuse_too_many(visit.view, asked, additions=visit.hall.additions)
    found = sums.totals(visit.view, asked, day=day, additions=visit.hall.additions)
    return found, () if found.commitments else absent(visit.view, asked, visit.hall.additions)


def _asked(filters: Mapping[str, str]) -> tuple[Query, date | None]:
    """Give what an address asks for, and the day as of which."""
    given = {name: value for name, value in filters.items() if name != "as-of"}
    day = asking.day_of("as-of", filters.get("as-of", "").strip() or None, at_end=True)
    return asking.query(Kind.COMMITMENTS, given), day
