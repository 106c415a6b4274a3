"""What this ledger is: its fingerprint, by what its reports were read, and whose the parts of the program are."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.web.visit import Hall, endpoint

_COUNTED = 2_000
"""Reports up to which a page counts by what they were read, and works out the fingerprint.

Measured on a ledger of 81,000 reports: 2.7 seconds, too long for a page.
"""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the page."""
    return [Route("/about", endpoint(partial(_about, hall)))]


def _about(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        view, counts = visit.view, visit.view.counts()
        is_counted = counts[Kind.REPORTS] <= _COUNTED
        return visit.page(
            "about.html",
            title="About this ledger",
            counts=counts,
            fingerprint=view.fingerprint() if is_counted else None,
            readers=list(view.readers().items()) if is_counted else [],
            linker=view.linked_by(),
            unread=len(view.problems()),
        )
