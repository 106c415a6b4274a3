"""One report: its text as archived, with what was read out of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from servanda.web.pages.lists import rows
from servanda.web.report import PART, report_page
from servanda.web.visit import Hall, Visit, as_json, endpoint


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of one report."""
    return [
        Route("/reports/{report}.txt", endpoint(partial(_text, hall))),
        Route("/reports/{report}.json", endpoint(partial(_report_as_json, hall))),
        Route("/reports/{report}", endpoint(partial(_report, hall))),
    ]


def report_sheet(visit: Visit, report: str, request: Request) -> Response:
    """Give the page of a report; `mark` in the address makes quotes active, `part` is which part of a long text."""
    asked = request.query_params.getlist("mark")
    shown = report_page(
        visit.view,
        report,
        asked_for=asked,
        ledger=Path(visit.hall.place).name,
        is_whole=visit.hall.is_whole,
        part=request.query_params.get("part"),
        # A folder has one file for a report, and nobody waits for it.
        most=None if visit.hall.is_folder else PART,
    )
    return visit.page("report.html", title=shown.title, here="reports", sheet=shown)


def _report(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        return report_sheet(visit, request.path_params["report"], request)


def _report_as_json(hall: Hall, request: Request) -> Response:
    with hall.visit(request) as visit:
        row = rows(visit.view, [visit.view.record(request.path_params["report"])])[0]
        return as_json(row if hall.is_whole else {**row, "text": None})


def _text(hall: Hall, request: Request) -> Response:
    """Give the archived text as it is."""
    if not hall.is_whole:
        raise HTTPException(404, "the texts of reports are not in this folder: it was written with --texts quotes")
    with hall.visit(request) as visit:
        return PlainTextResponse(visit.view.text(request.path_params["report"]))
