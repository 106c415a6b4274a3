"""A record that tells of several things: which of its findings are another one."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.errors import CallError
from servanda.model import ActorRecord, JudgementKind, Record
from servanda.web.addresses import ServerAddresses
from servanda.web.desk import Wanted
from servanda.web.entry import entry
from servanda.web.guard import Form, receiving
from servanda.web.pages.answering import form_page, take
from servanda.web.passage import Passages
from servanda.web.question import card
from servanda.web.visit import Hall, endpoint

_SHOWN = 60
"""Findings of a record that are shown at once."""
_PAIRS = 400
"""Judgements that one split may write: one for each finding that goes and each that stays."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the split."""
    return [
        Route("/split", endpoint(partial(_split, hall))),
        Route("/split", receiving(hall, partial(_take, hall)), methods=["POST"]),
    ]


def _split(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        shown = visit.view.record(request.query_params.get("record", "").strip())
        members = tuple(map(str, shown.members)) if isinstance(shown, Record | ActorRecord) else ()
        pages = Passages(visit.view)
        return form_page(
            visit,
            "split.html",
            title="Split a record",
            record=entry(shown),
            cards=[card(visit.view, pages, visit.view.finding(each)) for each in members[:_SHOWN]],
            number=len(members),
            back={"page": "split", "record": entry(shown).id},
        )


def _take(hall: Hall, request: Request, form: Form) -> Response:
    """Keep what was chosen apart from what was not."""
    back = ServerAddresses().view("split", {"record": form.one("record")})
    return take(hall, request, form, partial(_answers, form), back=back)


def _answers(form: Form) -> list[Wanted]:
    """Give the judgements that part a record: each finding that goes is different from each that stays.

    Nothing is said of the findings that go among themselves, nor of those that stay: linking may still join them.
    """
    going = list(dict.fromkeys(form.all("apart")))
    staying = [each for each in dict.fromkeys(form.all("member")) if each not in going]
    if not going or not staying:
        chosen = "all of them" if going else "none"
        raise CallError(
            f"expected some findings of the record that tell of something else, found {chosen}; choose them"
        )
    if len(going) * len(staying) > _PAIRS:
        raise CallError(
            f"expected at most {_PAIRS} pairs of findings to keep apart, found {len(going)} x {len(staying)};"
            " choose fewer of them, and split again"
        )
    reason = form.one("reason") or None
    return [Wanted(JudgementKind.DIFFERENT, (one, other), reason=reason) for one in going for other in staying]
