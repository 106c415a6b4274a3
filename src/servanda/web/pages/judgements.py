"""What people judged: the log, what has become of each, and undo."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.errors import CallError, NoSuchValueError
from servanda.export import row
from servanda.linking.judgements import Fate
from servanda.model import Judgement, JudgementKind
from servanda.run.judging import standing
from servanda.web import asking
from servanda.web.addresses import ServerAddresses
from servanda.web.desk import Wanted
from servanda.web.guard import Form, receiving
from servanda.web.near import offer
from servanda.web.pages.answering import form_page, take
from servanda.web.visit import Hall, as_json, endpoint

_LISTED = 50
FATES = {
    Fate.STANDS: "stands",
    Fate.ANSWERED: "answered by a later one",
    Fate.TAKEN_BACK: "taken back",
    Fate.ORPHAN: "its finding is gone",
    Fate.CONTRADICTED: "contradicted",
}
"""What has become of a judgement, in words."""
_BACK = {
    "review": ("queue", "after", "as", "limit"),
    "audit": ("kind", "number", "seed", "after"),
    "judgements": ("only",),
    "split": ("record",),
    "judge": ("of",),
}
"""The pages that an undo leads back to, with what their addresses hold."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the log."""
    return [
        Route("/judgements.json", endpoint(partial(_log_as_json, hall))),
        Route("/judgements", endpoint(partial(_log, hall))),
        Route("/judgements", receiving(hall, partial(_undo, hall)), methods=["POST"]),
    ]


def _log(hall: Hall, request: Request) -> Response:
    asked = request.query_params
    only, limit = _fate(asked.get("only", "")), asking.limit(asked) or _LISTED
    with hall.visit(request) as visit:
        come_to = standing(visit.view)
        listed = sorted(visit.view.judgements(), key=lambda one: (one.at, one.id), reverse=True)
        kept = [one for one in listed if only in (None, come_to.fates[one.id])]
        made = {one.id: one for one in listed}
        return form_page(
            visit,
            "judgements.html",
            title="Judgements",
            shown=[(one, come_to.fates[one.id]) for one in kept[:limit]],
            made=made,
            behind={one.id: first for one in kept[:limit] if one.undoes and (first := _undone(one, made))},
            count=len(kept),
            in_all=len(listed),
            only=only,
            fates=[(each, told, _number(come_to.fates, each)) for each, told in FATES.items()],
            became=FATES,
            problems=come_to.problems,
            offers={one.id: offer(visit.view, one) for one in kept[:limit] if come_to.fates[one.id] is Fate.ORPHAN},
            back={"page": "judgements", "only": only.value if only else ""},
        )


def _undone(one: Judgement, made: Mapping[str, Judgement]) -> Judgement | None:
    """Give the decision that an undo is about in the end; None where it is not in this ledger."""
    # Ids are made of what they undo, so no chain of undos comes back to itself.
    found: Judgement | None = one
    while found and found.undoes:
        found = made.get(found.undoes)
    return found


def _number(fates: Mapping[str, Fate], one: Fate) -> int:
    return sum(fate is one for fate in fates.values())


def _log_as_json(hall: Hall, request: Request) -> Response:
    """Give the judgements as `servanda review list --format json` writes them."""
    only = _fate(request.query_params.get("only", ""))
    with hall.visit(request) as visit:
        fates = standing(visit.view).fates
        listed = sorted(visit.view.judgements(), key=lambda one: (one.at, one.id))
        return as_json([_row(one, fates[one.id]) for one in listed if only in (None, fates[one.id])])


def _row(one: Judgement, fate: Fate) -> dict[str, object]:
    return {**row(one), "fate": fate.value}


def _fate(written: str) -> Fate | None:
    if not written.strip():
        return None
    try:
        return Fate(written.strip().lower())
    except ValueError:
        raise NoSuchValueError("only", written, list(Fate)) from None


def _undo(hall: Hall, request: Request, form: Form) -> Response:
    """Take back the judgements that a form names."""
    page = form.one("page") if form.one("page") in _BACK else "review"
    back = ServerAddresses().view(page, {name: form.one(name) for name in _BACK[page]})
    return take(hall, request, form, partial(_taken_back, form), back=back)


def _taken_back(form: Form) -> list[Wanted]:
    ids = form.one("undo").split()
    if not ids:
        raise CallError("expected the judgement that is taken back, found none; choose it from the list of judgements")
    return [Wanted(JudgementKind.UNDO, (each,), reason=form.one("reason") or None) for each in ids]
