"""The pages that only a folder of files has: search, check and ids by scripts that ask nobody.

Each is complete without its script: it then says what the script would do, and how to do it by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.model import ActorMention, Report, TimeExpression
from servanda.web.visit import Hall, endpoint


def routes(hall: Hall) -> list[Route]:
    """Give the addresses; the search of a folder stands before that of the server."""
    return [
        Route("/search", endpoint(partial(_search, hall))),
        # Without the texts nothing can be held against them.
        *([Route("/check", endpoint(partial(_check, hall)))] if hall.is_whole else []),
        Route("/ids", endpoint(partial(_ids, hall))),
    ]


def _search(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        return visit.page("folder_search.html", title="Search", counts=visit.view.counts())


def _check(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        reports = [
            (report.id, report.title or "(no title)", report.sha256, hashlib.sha256(report.text.encode()).hexdigest())
            for report in visit.view.records(Kind.REPORTS)
            if isinstance(report, Report)
        ]
        return visit.page("folder_check.html", title="Check this folder", reports=reports)


def _ids(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        return visit.page("folder_ids.html", title="Ids", members=list(_answering(visit.view)))


def _answering(view: View) -> Iterator[tuple[str, str]]:
    """Give each id that is not that of a page, and the id of the record or report that answers for it."""
    yield from view.members()
    for kind in (Kind.MENTIONS, Kind.TIMES):
        for mark in view.records(kind):
            if isinstance(mark, ActorMention | TimeExpression):
                yield mark.id, mark.report
