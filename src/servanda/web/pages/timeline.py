"""What was said, promised and done between two actors, by one or by all, in the order of time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger.timeline import Asked, heaps
from servanda.model import EventType, Stance, Status, StepKind
from servanda.web import sides, timeline
from servanda.web.families import WORDS
from servanda.web.foreign import for_xml
from servanda.web.timeline_entries import LANES
from servanda.web.unknown import absent
from servanda.web.visit import Hall, Visit, endpoint

_CHOICES = {"said": tuple(Stance), "promised": (*StepKind, "due"), "done": tuple(EventType)}
"""The types that can be chosen, by lane."""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the time line."""
    return [
        Route("/timeline.svg", endpoint(partial(_timeline_as_svg, hall))),
        Route("/timeline", endpoint(partial(_timeline, hall))),
    ]


def _timeline(hall: Hall, request: Request) -> Response:
    filters = given(request)
    wanted = timeline.asked(filters)
    kept = {key: value for key, value in filters.items() if key in timeline.FILTERS and value.strip()}
    with hall.visit(request) as visit:
        asked = timeline.understood(visit.view, wanted, hall.additions, narrowed=hall.narrowed)
        sheet = timeline.sheet(visit.view, asked, filters, additions=hall.additions)
        return visit.page(
            "timeline.html",
            title=f"Time line: {_sides(visit, asked)}",
            sheet=sheet,
            filters=filters,
            kept=kept,
            without=partial(_without, kept),
            asked=asked,
            choices=_CHOICES,
            statuses=tuple(Status),
            lanes=LANES,
            families=WORDS,
            shown=timeline.SHOWN,
            absent=() if sheet.counts.all else absent(visit.view, wanted.query, hall.additions),
        )


def _timeline_as_svg(hall: Hall, request: Request) -> Response:
    """Give the picture as a file that stands alone: whose it is, what was asked, which colour is what.

    Raises:
        HTTPException: Nothing that answers has a day, so that there is nothing to draw.
    """
    filters = given(request)
    wanted = timeline.asked(filters)
    kept = {key: value for key, value in filters.items() if key in timeline.FILTERS and value.strip()}
    with hall.visit(request) as visit:
        asked = timeline.understood(visit.view, wanted, hall.additions, narrowed=hall.narrowed)
        months = heaps(visit.view, asked)
        picture = timeline.picture(visit.view, asked, kept, months)
        if picture is None:
            raise HTTPException(
                404, "nothing that answers has a day, so that there is nothing to draw; /timeline lists it"
            )
        told = [timeline.counted(months, asked.kinds).words, *(f"{name} {value}" for name, value in kept.items())]
        drawn = hall.templates.get_template("timeline.svg").render(
            title=f"Time line: {_sides(visit, asked)}",
            drawn=picture.wide,
            told_filters="; ".join([*told, visit.known.told] if visit.known else told),
            families=WORDS,
            to=visit.to,
        )
    named = {"content-disposition": 'attachment; filename="servanda-timeline.svg"'}
    return Response(for_xml(drawn.lstrip()), media_type="image/svg+xml", headers=named)


def _without(kept: Mapping[str, str], name: str) -> Mapping[str, str]:
    """Give the filters but one."""
    return {key: value for key, value in kept.items() if key != name}


def given(request: Request) -> Mapping[str, str]:
    """Give the parameters of an address; lanes may be named once each or once for all."""
    asked = dict(request.query_params)
    if several := request.query_params.getlist("lanes"):
        asked["lanes"] = ",".join(several)
    return asked


def _sides(visit: Visit, asked: Asked) -> str:
    """Give whose time line it is, by the names that the ledger has for codes."""
    query = asked.query
    parties = (*(query.between or ()), *(query.sides or ()), query.actor, query.provider, query.recipient)
    names = sides.names(visit.view, parties, visit.hall.additions)
    if query.between:
        return f"{names[query.between[0]]} and {names[query.between[1]]}"
    if query.sides:
        return f"{names[query.sides[0]]} → {names[query.sides[1]]}"
    words = [names[query.actor]] if query.actor else []
    words += [f"from {names[query.provider]}"] if query.provider else []
    words += [f"to {names[query.recipient]}"] if query.recipient else []
    return " ".join(words) or "everybody"
