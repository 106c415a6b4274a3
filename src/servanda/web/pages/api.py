"""The machine-readable pages: every route with what it may be asked and what it answers, declared in one place.

Invariant: `/api/openapi.json` is made of these declarations and of nothing else; an answer is read only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from servanda.errors import CallError
from servanda.export.balances import balance_rows
from servanda.ledger import Kind, oddities
from servanda.ledger.leaves import Leaf
from servanda.web import answers, asking, bookmarks, finding, openapi
from servanda.web import totals as sums
from servanda.web.contract import row_type
from servanda.web.entry import entry
from servanda.web.operation import Operation
from servanda.web.pages import api_views
from servanda.web.pages.lists import rows
from servanda.web.parameters import KNOWN, LEAF, Day, Parameter, Words, checked, filters_of, rows_of
from servanda.web.unknown import absent
from servanda.web.visit import Hall, Visit, as_json, endpoint

_LIMIT, _AFTER, _ = LEAF


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the machine-readable pages."""
    return [
        Route("/api/openapi.json", endpoint(_description)),
        *(Route(each.path, endpoint(partial(_answer, hall, each))) for each in operations()),
    ]


@cache
def operations() -> tuple[Operation, ...]:
    """Give all routes, the particular before the general."""
    return (
        Operation("/api", "what there is, and where", (), answers.Index, _index),
        Operation("/api/id/{id}", "the record that answers to an id", (), answers.Answering, _id),
        Operation("/api/reports/{id}/text", "the archived text of a report, as it is", (), None, _text),
        Operation("/api/search", "reports and records that have some words", _SEARCH, answers.Found, _search),
        Operation("/api/totals", "what was promised and delivered, added up", _TOTALS, answers.Balances, _totals),
        Operation("/api/problems", "what could not be read, or is odd", _PROBLEMS, answers.Problems, _problems),
        *api_views.OPERATIONS,
        *(_listing(kind) for kind in Kind),
        *(_single(kind) for kind in Kind),
    )


_SEARCH = (
    Parameter("q", "words; those between quotation marks stand together", Words, is_needed=True),
    _LIMIT,
    _AFTER,
)
_TOTALS = (
    *(each for each in filters_of(Kind.COMMITMENTS) if each.name in {"from", "to", "about", "outlet"}),
    Parameter("as-of", "as things stood at the end of this day", Day),
)
_PROBLEMS = (Parameter("code", "only problems with this code", Words), _LIMIT, _AFTER)


def _listing(kind: Kind) -> Operation:
    filters = LEAF[:2] if kind is Kind.JUDGEMENTS else (*filters_of(kind), *LEAF)
    return Operation(
        f"/api/{kind}", f"{kind}, by first day and id", filters, answers.leaf_of(kind), partial(_list, kind)
    )


def _single(kind: Kind) -> Operation:
    said = f"the record among {kind} that answers to an id, its own or that of a finding"
    return Operation(f"/api/{kind}/{{id}}", said, (), row_type(kind), partial(_record, kind))


def _description(request: Request) -> Response:
    """Describe all routes in OpenAPI 3.1."""
    _refuse_other_forms(request, "application/json")
    checked(request.query_params, ())
    return as_json(openapi.described(operations()))


def _answer(hall: Hall, operation: Operation, request: Request) -> Response:
    """Check what is asked, ask, and give the answer."""
    _refuse_other_forms(request, "application/json" if operation.answer else "text/plain")
    given = checked(request.query_params, operation.all_parameters)
    asking.day_of(KNOWN.name, given.get(KNOWN.name), at_end=True)
    asked = {name: value for name, value in given.items() if name != KNOWN.name}
    with hall.visit(request) as visit:
        made = operation.make(visit, asked)
        return as_json(made) if operation.answer else PlainTextResponse(made)


def _refuse_other_forms(request: Request, form: str) -> None:
    """Refuse a visitor who takes only other forms than the one that there is."""
    wanted = [each.split(";")[0].strip() for each in request.headers.get("accept", "*/*").split(",")]
    if not {form, f"{form.split('/', maxsplit=1)[0]}/*", "*/*", ""} & set(wanted):
        raise OtherFormError(form, request.headers["accept"])


class OtherFormError(CallError):
    """A visitor takes no form in which there is an answer."""

    def __init__(self, form: str, wanted: str) -> None:
        super().__init__(f"this address answers in {form}; the request accepts {wanted}")


# ---- what is answered


def _index(visit: Visit, _: Mapping[str, str]) -> answers.Index:
    counts = {kind.value: number for kind, number in visit.view.counts().items()}
    return answers.Index(tuple(each.path for each in operations()), counts, visit.view.is_linked)


def _id(visit: Visit, _: Mapping[str, str]) -> answers.Answering:
    asked = visit.request.path_params["id"]
    line = entry(visit.view.record(asked))
    return answers.Answering(asked, line.id, line.kind.value, f"/api/{line.kind}/{line.id}")


def _text(visit: Visit, _: Mapping[str, str]) -> str:
    return visit.view.text(visit.request.path_params["id"])


def _list(kind: Kind, visit: Visit, given: Mapping[str, str]) -> dict[str, Any]:
    asked = asking.query(kind, {name: value for name, value in given.items() if name not in _OF_LEAVES})
    understood = asking.understood(visit.view, asked, additions=visit.hall.additions)
    found = visit.view.leaf(
        understood,
        size=rows_of(given),
        after=bookmarks.read("after", given.get("after")),
        before=bookmarks.read("before", given.get("before")),
    )
    if not found.shown:
        absent(visit.view, asked, visit.hall.additions)
    return {"rows": rows(visit.view, found.shown), **_beside(visit, f"api/{kind}", given, found)}


_OF_LEAVES = frozenset(each.name for each in LEAF)


def _beside(visit: Visit, name: str, given: Mapping[str, str], found: Leaf) -> dict[str, str | None]:
    """Give the addresses of the leaves on either side."""
    filters = {key: value for key, value in given.items() if key not in {"after", "before"}}

    def lead(side: str, mark: Any) -> str | None:
        return visit.to.view(name, {**filters, side: bookmarks.written(mark)}) if mark else None

    return {"previous": lead("before", found.before), "next": lead("after", found.after)}


def _record(kind: Kind, visit: Visit, _: Mapping[str, str]) -> dict[str, Any]:
    asked = visit.request.path_params["id"]
    record = visit.view.record(asked)
    if (found := entry(record).kind) is not kind:
        raise CallError(f"{asked} is among {found}, not {kind}; ask /api/{found}/{asked}")
    return rows(visit.view, [record])[0]


def _search(visit: Visit, given: Mapping[str, str]) -> answers.Found:
    found = finding.find(visit.view, given["q"], size=rows_of(given), after=given.get("after"))
    shelves = tuple(
        answers.Shelf(
            each.kind.value,
            each.count,
            each.is_all,
            tuple(answers.Said(line.id, line.heading, line.standing, line.quote) for line in each.first),
            visit.to.view(f"api/{each.kind}", {"about": given["q"]}),
        )
        for each in found.shelves
    )
    hits = tuple(
        answers.Hit(hit.report, hit.title, tuple(answers.Word(*piece) for piece in hit.pieces)) for hit in found.hits
    )
    after = visit.to.view("api/search", {**given, "after": found.next}) if found.next else None
    return answers.Found(hits, shelves, after, found.is_common)


def _totals(visit: Visit, given: Mapping[str, str]) -> dict[str, Any]:
    day = asking.day_of("as-of", given.get("as-of"), at_end=True)
    asked = asking.query(Kind.COMMITMENTS, {name: value for name, value in given.items() if name != "as-of"})
    sums.refuse_too_many(visit.view, asked, additions=visit.hall.additions)
    found = sums.totals(visit.view, asked, day=day, additions=visit.hall.additions)
    if not found.commitments:
        absent(visit.view, asked, visit.hall.additions)
    return {"rows": list(balance_rows(found.balances)), "as_of": day.isoformat() if day else None}


def _problems(visit: Visit, given: Mapping[str, str]) -> answers.Problems:
    found = finding.odd(visit.view, code=given.get("code"), size=rows_of(given), after=given.get("after"))
    after = visit.to.view("api/problems", {**given, "after": found.next}) if found.next else None
    return answers.Problems(
        unread=dict(oddities.unread_by_code(visit.view)),
        odd=dict(oddities.odd_by_code(visit.view)),
        unread_first=tuple(
            answers.Unread(each.source or "", each.code, each.message)
            for each in oddities.unread(visit.view, most=rows_of(given))
        ),
        rows=tuple(
            answers.Odd(
                each.report,
                each.problem.code,
                each.problem.message,
                each.problem.span.start if each.problem.span else None,
                each.problem.span.end if each.problem.span else None,
            )
            for each in found.rows
        ),
        next=after,
    )
