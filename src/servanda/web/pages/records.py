"""One record whole: what `servanda trace` prints; and any id, of a record or of one of its findings."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from servanda.codebook.names import fold
from servanda.errors import NoSuchActorError
from servanda.ledger import Kind, Query
from servanda.model import Commitment, Disagreement, Record
from servanda.web import asking, story
from servanda.web.actor import actor_page
from servanda.web.dispute import dispute
from servanda.web.pages.lists import rows
from servanda.web.pages.reports import report_sheet
from servanda.web.promise import promise_page
from servanda.web.record import record_page
from servanda.web.unknown import absent
from servanda.web.visit import LISTED, Hall, Visit, as_json, endpoint

_CALLED = 20
"""Actors of a code or a name that are offered."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of one record: by its id alone, and under its kind."""
    below = ("records", "id", *(kind.value for kind in LISTED if kind is not Kind.REPORTS))
    return [
        *(Route(f"/{each}/{{record}}.json", endpoint(partial(_record_as_json, hall))) for each in below),
        *(Route(f"/{each}/{{record}}", endpoint(partial(_record, hall))) for each in below),
    ]


_ACTOR = re.compile("a-[0-9a-f]{16}")
"""The id of an actor; a name may begin with "a-" too."""


def _record(hall: Hall, request: Request) -> Response:
    asked = request.path_params["record"]
    with hall.visit(request) as visit:
        is_actor = _ACTOR.fullmatch(asked) is not None
        if _is_below(request, Kind.ACTORS) and not is_actor:
            return _actor_called(visit, asked)
        if is_actor:
            _refuse_wrong_kind(request, Kind.ACTORS, asked)
            shown_actor = actor_page(visit.view, asked)
            return visit.page("actor.html", title=shown_actor.actor.name, here=Kind.ACTORS.value, page=shown_actor)
        kind = story.tell(visit.view, asked, with_others=False).kind
        _refuse_wrong_kind(request, kind, asked)
        if kind is Kind.REPORTS:
            return report_sheet(visit, asked, request)
        name = Path(hall.place).name
        if kind is Kind.DISAGREEMENTS:
            return _disagreement(visit, asked, name)
        shown = record_page(visit.view, asked, ledger=name)
        if isinstance(shown.shown, Record) and isinstance(shown.shown.content, Commitment):
            told = promise_page(visit.view, shown, additions=hall.additions)
            return visit.page("commitment.html", title=shown.story.heading, here=kind.value, promise=told)
        return visit.page("record.html", title=shown.story.heading, here=kind.value, page=shown)


def _disagreement(visit: Visit, asked: str, name: str) -> Response:
    found = visit.view.record(asked)
    assert isinstance(found, Disagreement)  # noqa: S101 - of its kind there is nothing else
    found_in = Kind.DISAGREEMENTS
    before, after = visit.view.neighbours(found.id, found_in, found.kind.value)
    told = dispute(visit.view, found, ledger=name, is_open=True)
    title = f"Disagreement: {told.field}"
    return visit.page("disagreement.html", title=title, here=found_in.value, one=told, before=before, after=after)


def _actor_called(visit: Visit, written: str) -> Response:
    """Lead from a code or a name to the actor of it, or to those that are near.

    Raises:
        NoSuchActorError: Nobody is called so; the error names who is near.
    """
    asked = asking.in_codes(Query(kind=Kind.ACTORS, actor=written), visit.hall.additions)
    found = visit.view.most_named(replace(asked, limit=_CALLED))
    itself = [one for one in found if asked.actor == one.content.code or fold(written) == fold(one.content.name)]
    if len(itself) == 1:
        return RedirectResponse(visit.to.record(itself[0].content.id), status_code=303)
    name = None if found else _known(visit, asked)
    title = f"{name or written} has no page of its own"
    return visit.page(
        "called.html", status=404, title=title, written=written, code=asked.actor, found=found, here=Kind.ACTORS.value
    )


def _known(visit: Visit, asked: Query) -> str | None:
    """Give the name of an actor that is none of this ledger; None where it is in a record, and no actor."""
    try:
        strangers = absent(visit.view, asked, visit.hall.additions)
    except NoSuchActorError as error:
        raise HTTPException(404, str(error)) from error
    return strangers[0].name if strangers else None


def _is_below(request: Request, kind: Kind) -> bool:
    return request.url.path.strip("/").partition("/")[0] == kind


def _refuse_wrong_kind(request: Request, kind: Kind, asked: str) -> None:
    """Refuse an address that calls a record what it is not."""
    below = request.url.path.strip("/").partition("/")[0]
    if below not in {"records", "id", kind.value}:
        raise HTTPException(404, f"{asked} is none of the {below}; it is one of the {kind}: /{kind}/{asked}")


def _record_as_json(hall: Hall, request: Request) -> Response:
    """Give one record as the export writes it."""
    with hall.visit(request) as visit:
        return as_json(rows(visit.view, [visit.view.record(request.path_params["record"])])[0])
