"""Who with whom: a table of dyads, its drawing, and the same for graph programs."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.web import network
from servanda.web.families import WORDS
from servanda.web.foreign import for_xml
from servanda.web.pages.timeline import given
from servanda.web.timeline_entries import LANES
from servanda.web.visit import Hall, as_json, endpoint


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the network."""
    return [
        Route("/network.json", endpoint(partial(_network_as_json, hall))),
        Route("/network.svg", endpoint(partial(_network_as_svg, hall))),
        Route("/network.graphml", endpoint(partial(_network_as_graphml, hall))),
        Route("/network", endpoint(partial(_network, hall))),
    ]


def _network(hall: Hall, request: Request) -> Response:
    filters = given(request)
    wanted = network.asked(filters)
    with hall.visit(request) as visit:
        return visit.page(
            "network.html",
            title="Who with whom",
            sheet=hall.network(visit.view, wanted),
            asked=wanted,
            filters=filters,
            kept={key: value for key, value in filters.items() if key in network.FILTERS and value.strip()},
            choices=network.TYPES,
            statuses=network.STATUSES,
            lanes=LANES,
            families=WORDS,
        )


def _network_as_svg(hall: Hall, request: Request) -> Response:
    """Give the drawing as a file that stands alone: it says what was asked, and which colour is what."""
    filters = given(request)
    wanted = network.asked(filters)
    with hall.visit(request) as visit:
        asked = ", ".join(f"{name} {value}" for name, value in filters.items() if name in network.FILTERS and value)
        drawn = hall.templates.get_template("network.svg").render(
            sheet=hall.network(visit.view, wanted),
            told_filters=asked or "actual acts, words and promises; nothing alleged or denied",
            known_words=f"; {visit.known.told}" if visit.known else "",
            families=WORDS,
        )
    named = {"content-disposition": 'attachment; filename="servanda-network.svg"'}
    return Response(for_xml(drawn.lstrip()), media_type="image/svg+xml", headers=named)


def _network_as_json(hall: Hall, request: Request) -> Response:
    """Give all sides and dyads."""
    wanted = network.asked(given(request))
    with hall.visit(request) as visit:
        return as_json(network.graph_rows(visit.view, wanted, hall.additions))


def _network_as_graphml(hall: Hall, request: Request) -> Response:
    """Give the same for graph programs."""
    wanted = network.asked(given(request))
    with hall.visit(request) as visit:
        told = network.graphml(network.graph_rows(visit.view, wanted, hall.additions))
    named = {"content-disposition": 'attachment; filename="servanda.graphml"'}
    return Response(told, media_type="application/graphml+xml", headers=named)
