"""What all pages share that take judgements: who is there, what came of the last answer, and an answer that must wait.

Invariant: an answer that could not be written stays on the screen with all that was typed, and can be sent again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from servanda.errors import CallError, LedgerBusyError
from servanda.linking.judgements import Decisions, Fate
from servanda.model import Judgement, JudgementKind
from servanda.web.addresses import ServerAddresses
from servanda.web.desk import Wanted, wanted
from servanda.web.guard import LONGEST_NAME, ONCE, SEAL, Form, Visitor, is_sealed, known_again, visitor
from servanda.web.visit import Hall, Visit

_LONGEST_REASON = 2_000
"""Signs of a reason."""
_TYPED = ("who", "value", "reason")
"""Fields that can be mended before an answer is sent again."""
DONE = "done"
"""The parameter that names the form of which a page tells what came of it."""


def form_page(visit: Visit, template: str, *, status: int = 200, **values: Any) -> Response:
    """Draw a page with forms: they are sealed for this visitor, and what came of his last answer is told."""
    who = visitor(visit.hall, visit.request)
    note = visit.hall.desk.note(_named(who, visit.request.query_params.get(DONE, "")))
    undo = " ".join(each.id for each in note.made if each.kind is not JudgementKind.UNDO) if note else ""
    answer = visit.page(template, status=status, visitor=who, note=note, undo=undo, **values)
    return known_again(visit.hall, visit.request, answer, who=who)


def take(hall: Hall, request: Request, form: Form, answers: Callable[[], Sequence[Wanted]], *, back: str) -> Response:
    """Write the answers of a form and lead the visitor on.

    Args:
        hall: What visits share.
        request: That brought the form.
        form: What was filled in.
        answers: Gives what is decided; may refuse it.
        back: The page that goes on.
    """
    who, name, once = visitor(hall, request), form.one("who"), form.one(ONCE)
    if not is_sealed(hall, request, form):
        return _again(
            hall, request, form, 403, "This form was drawn for another visit, or before the server's last start."
        )
    try:
        _require_readable(name, form.one("reason"))
        hall.desk.judge(_named(who, once), answers(), who=name, at=datetime.now(UTC))
    except CallError as error:
        return _again(hall, request, form, 400, f"{error}.")
    except LedgerBusyError:
        busy = "The ledger is being written by `servanda add` or another judgement; it takes one writer at a time."
        return _again(hall, request, form, 503, busy)
    onward = f"{back}{'&' if '?' in back else '?'}{DONE}={once}"
    return known_again(hall, request, RedirectResponse(onward, status_code=303), who=who, name=name)


def answers_of(form: Form) -> list[Wanted]:
    """Give the answer that a form of a question holds.

    Raises:
        CallError: It holds none.
    """
    call = form.one("answer")
    reason = reason_of(form, call)
    if call == "correct":
        call = f"correct {form.one('field')}"
    return [wanted(call, value=form.one("value"), reason=reason)]


def reason_of(form: Form, call: str) -> str:
    """Give why an answer is given: chosen from the list and in the person's words."""
    # Why it is wrong is chosen from a list, which stands open under every answer.
    chosen = form.one("why") if call.startswith("wrong") else ""
    return ": ".join(part for part in (chosen, form.one("reason")) if part)


def _require_readable(name: str, reason: str) -> None:
    """Refuse what would stand in the log for good and cannot be read there."""
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise CallError(
            f"expected a name of at most {LONGEST_NAME} signs that can be seen, found {name[:LONGEST_NAME]!r}"
        )
    if any(unicodedata.category(sign) in {"Cc", "Cf"} and sign not in "\r\n\t" for sign in reason):
        raise CallError("expected a reason in signs that can be seen, found a hidden one; write it anew")
    if len(reason) > _LONGEST_REASON:
        raise CallError(f"expected a reason of at most {_LONGEST_REASON:,} signs, found {len(reason):,}; shorten it")


def _named(who: Visitor, once: str) -> str:
    """Give the name of a form: two visitors may have chosen the same one."""
    return f"{who.id} {once}"


def _again(hall: Hall, request: Request, form: Form, status: int, why: str) -> Response:
    """Give the answer back as it was, with why it was not written."""
    who = visitor(hall, request)
    kept = [(name, value) for name, values in form.fields.items() for value in values]
    answer = hall.page(
        "again.html",
        ServerAddresses(),
        status=status,
        title="Not written yet",
        why=why,
        path=request.url.path,
        hidden=[(name, value) for name, value in kept if name not in (*_TYPED, SEAL)],
        typed={name: form.one(name) for name in _TYPED if name in form.fields},
        visitor=who,
    )
    return known_again(hall, request, answer, who=who, name=form.one("who"))


def last_standing(visit: Visit, decisions: Decisions) -> tuple[Judgement, ...]:
    """Give what of this visitor's last form stands: what the next undo takes back.

    The judgements of one form have one time; those of an answer to several questions are taken back together.
    """
    name = visitor(visit.hall, visit.request).name
    mine = [
        one
        for one in visit.view.judgements()
        if name
        and one.who == name
        and one.kind is not JudgementKind.UNDO
        and decisions.fates.get(one.id) is Fate.STANDS
    ]
    last = max((one.at for one in mine), default=None)
    return tuple(sorted((one for one in mine if one.at == last), key=lambda one: one.id))
