"""The questions that wait for a person: one at a time with its evidence, or as a list; and the answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.errors import CallError, NoSuchRecordError, NoSuchValueError
from servanda.run.judging import standing
from servanda.web import asking, several
from servanda.web.addresses import ServerAddresses
from servanda.web.desk import Wanted
from servanda.web.doubt import Open, Queue, doubts, first_doubts
from servanda.web.forms import json_array
from servanda.web.guard import Form, receiving
from servanda.web.pages.answering import answers_of, form_page, last_standing, reason_of, take
from servanda.web.passage import Passages
from servanda.web.question import WHY_WRONG, drawn
from servanda.web.streamed import Streamed
from servanda.web.visit import Hall, Visit, as_json, endpoint
from servanda.web.waiting import Waiting

_LISTED = 20
"""Questions of the list until more are asked for: about an hour's work."""
_BEFORE_ALL = (float("-inf"), ())
QUEUES = {
    Queue.RECORDS: "the same or not",
    Queue.ACTORS: "one actor or two",
    Queue.VALUES: "which value",
    Queue.READINGS: "rightly read or not",
}
"""The queues in words, in the order of their tabs."""


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the queue."""
    return [
        Route("/review.json", endpoint(partial(_review_as_json, hall))),
        Route("/review", endpoint(partial(_review, hall))),
        Route("/review", receiving(hall, partial(_take, hall)), methods=["POST"]),
    ]


def _review(hall: Hall, request: Request) -> Response:
    asked = dict(request.query_params)
    queue, limit, after = _queue(asked), asking.limit(asked), place_of(asked.get("after", ""))
    with hall.visit(request) as visit:
        if limit or asked.get("as") == "list" or not visit.can_judge:
            return _list(visit, queue, limit or _LISTED, back=_list_fields(asked))
        return _one(visit, hall.questions.now(), queue, after)


def _one(visit: Visit, waiting: Waiting, queue: Queue | None, after: tuple[float, tuple[str, ...]]) -> Response:
    """Draw the next question."""
    ahead = [one for one in waiting.of(queue) if after < one.place]
    shown = next((one for one in ahead if is_there(visit, one)), None)
    asked = visit.request.query_params
    return form_page(
        visit,
        "review.html",
        title="Questions that wait",
        queue=queue,
        queues=[(each, told, waiting.count(each)) for each, told in QUEUES.items()],
        in_all=waiting.count(None),
        count=waiting.count(queue),
        put_off=waiting.count(queue) - len(ahead),
        question=drawn(visit.view, shown.tell(visit.view)) if shown else None,
        reasons=WHY_WRONG,
        queued={"queue": asked.get("queue", "")},
        back={"queue": asked.get("queue", ""), "after": asked.get("after", "")},
        later={"queue": asked.get("queue", ""), "after": mark_of(shown)} if shown else None,
        judged=len(waiting.decisions.fates),
        last=last_standing(visit, waiting.decisions),
    )


def _list(visit: Visit, queue: Queue | None, limit: int, *, back: Mapping[str, str]) -> Response:
    """Draw the questions one under the other; those of one queue can be chosen and answered at once."""
    if visit.known or visit.hall.is_folder:
        decisions = standing(visit.view)
        shown, count = first_doubts(visit.view, decisions, queue=queue, limit=limit)
        kept = count
    else:
        # Of today's ledger they are kept: to find them takes seconds.
        waiting = visit.hall.questions.now()
        decisions = waiting.decisions
        held, count = tuple(waiting.of(queue)), waiting.count(queue)
        shown = [one.tell(visit.view) for one in islice((one for one in held if is_there(visit, one)), limit)]
        kept = len(held)
    return form_page(
        visit,
        "questions.html",
        title="Questions that wait",
        queue=queue,
        queues=QUEUES,
        queued={"queue": queue.value} if queue else {},
        shown=several.boxes(shown, queue if visit.can_judge else None),
        choices=several.choices(queue) if queue and visit.can_judge else (),
        reasons=WHY_WRONG,
        count=count,
        kept=kept,
        judged=len(decisions.fates),
        pages=Passages(visit.view),
        back=back,
        last=last_standing(visit, decisions) if visit.can_judge else (),
    )


def _list_fields(asked: Mapping[str, str]) -> dict[str, str]:
    """Give what the address of a list holds, so that an answer leads back to it."""
    return {"as": "list", **{name: asked.get(name, "").strip() for name in ("queue", "limit")}}


def _review_as_json(hall: Hall, request: Request) -> Response:
    """Give the questions as `servanda review --format json` writes them, of today's ledger those that are kept."""
    queue = _queue(dict(request.query_params))
    with ExitStack() as held:
        visit: Visit = held.enter_context(hall.visit(request))
        if visit.known or hall.is_folder:
            found = doubts(visit.view, standing(visit.view))
            return as_json([each.row() for each in found if queue in (None, each.queue)])
        waiting = hall.questions.now()
        there = (one for one in waiting.of(queue) if is_there(visit, one))
        rows = (one.tell(visit.view).row() for one in there)
        return Streamed(held.pop_all(), json_array(rows), media_type="application/json")


def _take(hall: Hall, request: Request, form: Form) -> Response:
    """Take the answer to a question, or the one answer to several of a list."""
    if form.one("as") == "list":
        back = ServerAddresses().view("review", _list_fields({name: form.one(name) for name in ("queue", "limit")}))
        return take(hall, request, form, partial(_answers_to_several, form), back=back)
    back = ServerAddresses().view("review", {"queue": form.one("queue"), "after": form.one("after")})
    return take(hall, request, form, partial(answers_of, form), back=back)


def _answers_to_several(form: Form) -> list[Wanted]:
    word = form.one("answer")
    queue = _queue({"queue": form.one("queue")})
    return several.answers(word, form.all("chosen"), queue=queue, reason=reason_of(form, word))


def _queue(asked: Mapping[str, str]) -> Queue | None:
    written = asked.get("queue", "").strip()
    if not written:
        return None
    try:
        return Queue(written.lower())
    except ValueError:
        raise NoSuchValueError("queue", written, list(Queue)) from None


def is_there(visit: Visit, one: Open) -> bool:
    """Say whether the ledger of this moment still has what a question is about."""
    try:
        for each in one.ids:
            visit.view.record(each)
    except NoSuchRecordError:
        return False
    return True


def mark_of(one: Open) -> str:
    """Give a question's place in its queue as the address names it."""
    return "~".join((str(one.doubt), *one.ids))


def place_of(written: str) -> tuple[float, tuple[str, ...]]:
    """Give the place that an address names; before all questions where it names none."""
    doubt, *ids = written.split("~")
    if not doubt:
        return _BEFORE_ALL
    try:
        return -float(doubt), tuple(ids)
    except ValueError:
        raise CallError(
            f"after cannot be {written!r}; expected the place of a question, as its link gives it"
        ) from None
