"""The routes: an address becomes a question, the answer a page or the same rows as JSON.

Invariant: nothing here can change the ledger, nothing is loaded from elsewhere, and archived HTML is shown as text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servanda import __version__, ledger
from servanda.errors import CallError, LedgerError, NoSuchRecordError, ServandaError
from servanda.export import Row, row
from servanda.export.balances import balance_rows
from servanda.export.rows import origins_by_report
from servanda.ledger import Kind, Query, Shown
from servanda.ledger.view import View
from servanda.model import Report
from servanda.run.judging import standing
from servanda.web import asking, silences, story, wording
from servanda.web import totals as sums
from servanda.web.doubt import doubts
from servanda.web.entry import Entry, entry
from servanda.web.passage import Passages, page
from servanda.web.report import report_page
from servanda.web.silences import SILENCES

if TYPE_CHECKING:
    from servanda.web.strangers import Stranger

LISTED = (
    Kind.REPORTS,
    Kind.STATEMENTS,
    Kind.EVENTS,
    Kind.COMMITMENTS,
    Kind.ACTORS,
    Kind.LABELS,
    Kind.DISAGREEMENTS,
    Kind.ORIGINS,
)
"""The kinds that have a list, in the order of the menu."""

_SHOWN = 200
"""Rows of a list until more are asked for; a browser draws this many in a blink."""

_ASKED = 20
"""Questions until more are asked for: about an hour's work."""

_LAST = 8
"""Reports and commitments on the front page."""

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
_FOLDER = Path(__file__).parent


def build(place: str | Path, *, additions: Path | None = None) -> Starlette:
    """Give the application; see `servanda.web.build`."""
    pages = Pages(place=str(place), additions=additions)
    return Starlette(
        routes=[
            Route("/", _endpoint(pages.front)),
            Route("/search", _endpoint(pages.search)),
            Route("/problems", _endpoint(pages.problems)),
            Route("/records/{record}.json", _endpoint(pages.record_as_json)),
            Route("/records/{record}", _endpoint(pages.record)),
            Route("/reports/{report}.txt", _endpoint(pages.text)),
            Route("/reports/{report}.json", _endpoint(pages.record_as_json)),
            Route("/reports/{report}", _endpoint(pages.report)),
            Route("/totals.json", _endpoint(pages.totals_as_json)),
            Route("/totals", _endpoint(pages.totals)),
            Route("/review.json", _endpoint(pages.review_as_json)),
            Route("/review", _endpoint(pages.review)),
            *(Route(f"/{which}.json", _endpoint(pages.silences_as_json)) for which in SILENCES),
            *(Route(f"/{which}", _endpoint(pages.silences)) for which in SILENCES),
            Route("/{kind}.json", _endpoint(pages.list_as_json)),
            Mount("/static", StaticFiles(directory=_FOLDER / "static"), name="static"),
            Route("/{kind}", _endpoint(pages.list)),
        ],
        exception_handlers={ServandaError: pages.trouble, HTTPException: pages.trouble},
        # Another page must not reach the ledger by a name of its own that it points at this machine.
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS), Middleware(_WithHeaders)],
    )


class _WithHeaders:
    """Adds the headers that keep a page from loading or telling anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items()),
                ]
            await send(message)

        await self._app(scope, receive, sending)


@dataclass(frozen=True)
class Pages:
    """What each address answers, for one ledger."""

    place: str
    additions: Path | None

    @cached_property
    def templates(self) -> jinja2.Environment:
        """Give the templates; a name that a template misses is an error, not an empty place."""
        templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.globals.update(
            kinds=LISTED,
            version=__version__,
            wording=wording,
            sums=sums,
            missing_words=SILENCES,
            ledger_name=Path(self.place).name,
        )
        return templates

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the ledger for one request, so that it shows what was added meanwhile."""
        with ledger.open_view(self.place) as view:
            yield view

    # ---- pages

    def front(self, request: Request) -> Response:
        """Show what there is, and the last reports and commitments."""
        del request
        with self.view() as view:
            counts = view.counts()
            reports = _last(view, Kind.REPORTS)
            commitments = _last(view, Kind.COMMITMENTS)
            return self._page(
                "front.html",
                title="Servanda",
                counts=counts,
                reports=reports,
                commitments=commitments,
                unread=len(view.problems()),
                is_linked=view.is_linked,
            )

    def list(self, request: Request) -> Response:
        """List the records of a kind, as far as the address asks for them."""
        kind = _kind(request)
        filters = dict(request.query_params)
        asked = asking.query(kind, filters)
        with self.view() as view:
            # Only the rows that are shown are read: a ledger may have millions.
            understood = asking.understood(view, asked, additions=self.additions)
            shown = view.select(replace(understood, limit=asked.limit or _SHOWN))
            absent = () if shown else _absent(view, asked, self.additions)
            return self._page(
                "list.html",
                title=kind.value.capitalize(),
                kind=kind,
                entries=[entry(each) for each in shown],
                absent=absent,
                count=len(shown) if asked.limit else view.count(understood),
                in_all=view.counts()[kind],
                filters=filters,
                fields=[(name, asking.choices(kind, name)) for name in _filters_of(kind)],
                query=request.url.query,
            )

    def list_as_json(self, request: Request) -> Response:
        """Give the rows of a list as the export writes them, all of them."""
        kind = _kind(request)
        asked = asking.query(kind, dict(request.query_params))
        with self.view() as view:
            found = asking.answer(view, asked, additions=self.additions)
            if not found:
                _absent(view, asked, self.additions)
            return _json(_rows(view, found))

    def totals(self, request: Request) -> Response:
        """Add up what was promised and delivered: what `servanda totals` prints."""
        filters = dict(request.query_params)
        with self.view() as view:
            found, absent = self._totals(view, filters)
            return self._page(
                "totals.html",
                title="Totals",
                found=found,
                absent=absent,
                filters=filters,
                fields=("from", "to", "about", "outlet", "as-of"),
                query=request.url.query,
                pages=Passages(view),
            )

    def totals_as_json(self, request: Request) -> Response:
        """Give the balances as `servanda totals --format json` writes them."""
        with self.view() as view:
            return _json(balance_rows(self._totals(view, dict(request.query_params))[0].balances))

    def silences(self, request: Request) -> Response:
        """List whose word is missing: what `servanda show unanswered` and `show one-sided` print."""
        which = request.url.path.strip("/")
        with self.view() as view:
            found = silences.silences(view, which)
            shown = found[: _limit(request) or _SHOWN]
            return self._page(
                "silences.html",
                title=which.capitalize(),
                which=which,
                rows=[(entry(one.record), silences.missing(one)) for one in shown],
                count=len(found),
            )

    def silences_as_json(self, request: Request) -> Response:
        """Give the same rows as the command line writes them, all of them."""
        which = request.url.path.strip("/").removesuffix(".json")
        with self.view() as view:
            return _json([silences.silence_row(one) for one in silences.silences(view, which)])

    def review(self, request: Request) -> Response:
        """List the questions that wait for a person, with the calls that answer them; nothing is answered here."""
        with self.view() as view:
            waiting = doubts(view, standing(view))
            return self._page(
                "review.html",
                title="Questions that wait",
                shown=waiting[: _limit(request) or _ASKED],
                count=len(waiting),
                judged=view.counts()[Kind.JUDGEMENTS],
                pages=Passages(view),
            )

    def review_as_json(self, request: Request) -> Response:
        """Give all questions as `servanda review --format json` writes them."""
        del request
        with self.view() as view:
            return _json([each.row() for each in doubts(view, standing(view))])

    def record(self, request: Request) -> Response:
        """Show one record whole: what `servanda trace` prints."""
        asked = request.path_params["record"]
        with self.view() as view:
            told = story.tell(view, asked)
            if told.kind is Kind.REPORTS:
                return self._report(view, asked, request)
            return self._page("record.html", title=told.heading, story=told)

    def record_as_json(self, request: Request) -> Response:
        """Give one record as the export writes it."""
        with self.view() as view:
            asked = request.path_params.get("record") or request.path_params["report"]
            return _json(_rows(view, [view.record(asked)])[0])

    def report(self, request: Request) -> Response:
        """Show a report's text with what was read out of it."""
        with self.view() as view:
            return self._report(view, request.path_params["report"], request)

    def text(self, request: Request) -> Response:
        """Give the archived text as it is."""
        with self.view() as view:
            return PlainTextResponse(view.text(request.path_params["report"]))

    def search(self, request: Request) -> Response:
        """Show the reports that have some words."""
        words = request.query_params.get("q", "")
        with self.view() as view:
            hits = view.search(words, limit=_SHOWN) if words.strip() else ()
            return self._page("search.html", title=f"Search: {words}" if words else "Search", words=words, hits=hits)

    def problems(self, request: Request) -> Response:
        """Show what could not be read or is odd."""
        del request
        with self.view() as view:
            odd = [(page(report), report.id, problem) for report in view.reports() for problem in report.problems]
            return self._page("problems.html", title="Problems", unread=view.problems(), odd=odd)

    def trouble(self, request: Request, error: Exception) -> Response:
        """Say what was asked, what was wrong and what to do; the address stays."""
        status, message = _explain(error)
        title = {400: "That cannot be asked", 404: "Not found"}.get(status, "The ledger cannot be shown")
        if request.url.path.endswith(".json"):
            return _json({"error": message}, status=status)
        return self._page("trouble.html", status=status, title=title, message=message, address=str(request.url.path))

    # ---- parts

    def _totals(self, view: View, filters: dict[str, str]) -> tuple[sums.Totals, tuple[Stranger, ...]]:
        given = {name: value for name, value in filters.items() if name != "as-of"}
        asked = asking.query(Kind.COMMITMENTS, given)
        day = asking.day_of("as-of", filters.get("as-of", "").strip() or None, at_end=True)
        found = sums.totals(view, asked, day=day, additions=self.additions)
        return found, () if found.commitments else _absent(view, asked, self.additions)

    def _report(self, view: View, asked: str, request: Request) -> Response:
        shown = report_page(view, asked, asked_for=request.query_params.getlist("mark"))
        return self._page("report.html", title=shown.title, sheet=shown)

    def _page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(self.templates.get_template(template).render(**values), status_code=status)


def _endpoint(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Let a page be made in a thread of its own, so that a long one holds up no other."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def _kind(request: Request) -> Kind:
    kind = request.path_params["kind"]
    if kind not in LISTED:
        known = ", ".join(f"/{each}" for each in (*LISTED, "totals", *SILENCES, "review"))
        raise HTTPException(404, f"there is no page /{kind}; there are {known}")
    return Kind(kind)


def _limit(request: Request) -> int | None:
    """Give how many rows the address asks for."""
    return asking.query(Kind.EVENTS, {"limit": request.query_params.get("limit", "")}).limit


def _absent(view: View, asked: Query, additions: Path | None) -> tuple[Stranger, ...]:
    """Give the parties asked for that are in no record here; one that nobody knows is refused."""
    from servanda.web.strangers import refuse_unknown  # noqa: PLC0415 - loads the codebook, and few pages need it

    return refuse_unknown(view, asked, additions=additions)


def _rows(view: View, found: Sequence[Shown]) -> list[Row]:
    """Give records as the export writes them."""
    reports = [each for each in found if isinstance(each, Report)]
    origins = origins_by_report(view) if reports else {}
    return [row(each, origin=origins.get(each.id) if isinstance(each, Report) else None) for each in found]


def _last(view: View, kind: Kind) -> list[Entry]:
    """Give the last few of a kind by time; those of unknown time are not among the last."""
    return [line for line in map(entry, view.last(kind, _LAST)) if line.when and line.when.is_known]


def _filters_of(kind: Kind) -> tuple[str, ...]:
    """Give the filters that a list of this kind offers as fields."""
    common = ("since", "until", "outlet", "text")
    match kind:
        case Kind.REPORTS:
            return common
        case Kind.STATEMENTS | Kind.LABELS:
            return ("from", "to", "type", "about", *common)
        case Kind.EVENTS:
            return ("from", "to", "type", "status", "about", *common)
        case Kind.COMMITMENTS:
            return ("from", "to", "step", "state", "about", *common)
        case Kind.ORIGINS:
            return ("outlet", "text")
        case _:
            return ("actor", "about", "outlet", "text")


def _explain(error: Exception) -> tuple[int, str]:
    match error:
        case HTTPException():
            return error.status_code, error.detail
        case NoSuchRecordError():
            return 404, str(error)
        case CallError():
            return 400, str(error)
        case LedgerError():
            return 503, str(error)
        case _:
            return 500, str(error)


def _json(value: Any, *, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
