"""Where the reports come from: outlets, agencies, origins, and how many are copies."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.web import asking
from servanda.web.addresses import KNOWN_ON
from servanda.web.passage import page
from servanda.web.visit import Hall, Visit, endpoint

_SHOWN = 100
_ORIGINS = 10
_CARRIED = 6
"""Reports of an origin that are named."""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the sources."""
    return [Route("/sources", endpoint(partial(_sources, hall)))]


def _sources(hall: Hall, request: Request) -> Response:
    filters = {name: value for name, value in request.query_params.items() if name != KNOWN_ON}
    limit = asking.query(Kind.ORIGINS, filters).limit or _SHOWN
    with hall.visit(request) as visit:
        counts = visit.view.counts()
        found = visit.view.carriage(limit=limit)
        return visit.page(
            "sources.html",
            title="Sources",
            reports=counts[Kind.REPORTS],
            origins=counts[Kind.ORIGINS],
            copies=max(0, counts[Kind.REPORTS] - counts[Kind.ORIGINS]),
            found=found,
            outlets=[one for one in found.carriers if not one.is_agency],
            agencies=[one for one in found.carriers if one.is_agency],
            largest=_largest(visit),
        )


def _largest(visit: Visit) -> list[dict[str, object]]:
    """Give the origins of most reports with the first few of them, the root foremost."""
    found = []
    for origin in visit.view.largest_origins(limit=_ORIGINS):
        named = [origin.root, *(report for report in origin.reports if report != origin.root)][:_CARRIED]
        reports = [visit.view.report(report) for report in named]
        found.append(
            {
                "origin": origin,
                "reports": [(report.id, report.outlet or page(report), report.title) for report in reports],
                "rest": len(origin.reports) - len(named),
            }
        )
    return found
