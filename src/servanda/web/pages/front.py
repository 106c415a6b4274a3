"""The front page: a search, what there is, when it was, who with whom, and what came last."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind, network, oddities, timeline
from servanda.ledger.view import View
from servanda.model import Status
from servanda.web import sides
from servanda.web.entry import Entry, entry
from servanda.web.families import WORDS
from servanda.web.timeline import asked, counted, picture
from servanda.web.timeline_entries import line
from servanda.web.visit import Hall, endpoint

_LAST = 5
"""Reports and commitments shown."""
_PAIRS = 8
"""Pairs of sides shown."""


def routes(hall: Hall) -> list[Route]:
    """Give the address of the front page."""
    return [Route("/", endpoint(partial(_front, hall)))]


def _front(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        view = visit.view
        everything = asked({})
        months = timeline.heaps(view, everything)
        pairs = network.pairs(view, limit=_PAIRS)
        return visit.page(
            "front.html",
            title="Servanda",
            counts=view.counts(),
            entries=counted(months),
            picture=picture(view, everything, {}, months),
            families=WORDS,
            pairs=pairs,
            names=sides.names(view, [side for pair in pairs for side in (pair.one, pair.other)], hall.additions),
            reports=_last(view, Kind.REPORTS),
            commitments=_last_promised(view),
            unread=sum(oddities.unread_by_code(view).values()),
        )


def _last(view: View, kind: Kind) -> list[Entry]:
    """Give the last few of a kind by time; those of unknown time are not among the last."""
    return [line for line in map(entry, view.last(kind, _LAST)) if line.when and line.when.is_known]


def _last_promised(view: View) -> list[Entry]:
    """Give the commitments of the last few steps that were taken; what is only due is no step."""
    steps = timeline.last(view, replace(asked({"lanes": "promised"}), status=Status.ACTUAL), limit=2 * _LAST)
    lines = {
        found.place.record: replace(entry(found.record), when=line(found).when, is_due=False)
        for found in reversed(steps)
    }
    return list(reversed(lines.values()))[:_LAST]
