"""One finding, or several, that a person chose to judge while reading."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.errors import CallError, NoSuchRecordError
from servanda.ledger import Shown
from servanda.ledger.view import View
from servanda.model import ActorRecord, FindingId, Record
from servanda.run.judging import standing
from servanda.web.addresses import ServerAddresses
from servanda.web.entry import entry
from servanda.web.guard import Form, receiving
from servanda.web.pages.answering import answers_of, form_page, last_standing, take
from servanda.web.question import WHY_WRONG, about, between
from servanda.web.visit import Hall, Visit, endpoint

_MOST = 12
"""Findings that are judged against one another at once."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of judging what one reads."""
    return [
        Route("/judge", endpoint(partial(_judge, hall))),
        Route("/judge", receiving(hall, partial(_take, hall)), methods=["POST"]),
    ]


def _judge(hall: Hall, request: Request) -> Response:
    sought = " ".join(request.query_params.getlist("of")).replace(",", " ").split()
    if not 1 <= len(sought) <= _MOST:
        raise CallError(
            f"of cannot name {len(sought)} findings; expected 1 to {_MOST} ids, such as of=e-0123456789abcdef"
        )
    with hall.visit(request) as visit:
        return _sheet(visit, list(dict.fromkeys(_judged(visit.view, each) for each in sought)))


def _sheet(visit: Visit, ids: list[str]) -> Response:
    """Draw the question with what was judged of it before."""
    decisions = standing(visit.view)
    said = decisions.about(map(FindingId, ids))
    held = _holding(visit.view, ids[0]) if len(ids) == 1 else None
    return form_page(
        visit,
        "judge.html",
        title="Judge",
        question=about(visit.view, ids[0]) if len(ids) == 1 else between(visit.view, ids),
        reasons=WHY_WRONG,
        ids=ids,
        beside=[each for each in _members(held) if each != ids[0]],
        record=entry(held) if held else None,
        said=[one for one in visit.view.judgements() if one.id in said],
        back={"of": " ".join(ids)},
        undone={"page": "judge", "of": " ".join(ids)},
        last=last_standing(visit, decisions),
    )


def _take(hall: Hall, request: Request, form: Form) -> Response:
    """Take the answer."""
    back = ServerAddresses().view("judge", {"of": form.one("of")})
    return take(hall, request, form, partial(answers_of, form), back=back)


def _judged(view: View, sought: str) -> str:
    """Give the finding that an id means: itself, or the least of a record."""
    try:
        return str(view.finding(sought).id)
    except NoSuchRecordError:
        line = entry(view.record(sought))  # an id that nothing answers to is told in the ledger's words
        raise CallError(
            f"{sought!r} ({line.kind.value[:-1]}) is not what is judged; expected the id of a statement, event,"
            " commitment, label, actor, mention or time"
        ) from None


def _holding(view: View, finding: str) -> Shown | None:
    try:
        return view.record(finding)
    except NoSuchRecordError:
        return None


def _members(shown: Shown | None) -> tuple[str, ...]:
    return tuple(map(str, shown.members)) if isinstance(shown, Record | ActorRecord) else ()
