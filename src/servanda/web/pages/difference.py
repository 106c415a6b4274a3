"""What changed between two days: the ledger as known on each, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from servanda import ledger
from servanda.errors import CallError
from servanda.ledger import Kind
from servanda.ledger.view import View
from servanda.web import asking, wording
from servanda.web.addresses import ServerAddresses
from servanda.web.difference import Difference, as_row, difference
from servanda.web.moments import Known
from servanda.web.visit import Hall, as_json, endpoint


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two moments: its day, None for today, and how many reports it has."""

    day: date | None
    told: str
    to: ServerAddresses


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments and what differs between them."""

    since: Side
    until: Side
    found: Difference


def routes(hall: Hall) -> list[Route]:
    """Give the addresses of the difference."""
    return [
        Route("/difference.json", endpoint(partial(_difference_as_json, hall))),
        Route("/difference", endpoint(partial(_difference, hall))),
    ]


def _difference(hall: Hall, request: Request) -> Response:
    since, until = days(request.query_params)
    with hall.visit(request) as visit:
        if since is None:
            return visit.page("difference.html", compared=None, title="Difference", since=since, until=until)
        with compared(hall, since, until) as found:
            return visit.page("difference.html", compared=found, title="Difference", since=since, until=until)


def _difference_as_json(hall: Hall, request: Request) -> Response:
    """Give what differs as plain values."""
    since, until = days(request.query_params)
    if since is None:
        raise CallError("difference needs a day to begin with, such as from=2023-06-01; without until it ends today")
    with compared(hall, since, until) as both:
        return as_json(as_row(both.found))


def days(asked: Mapping[str, str]) -> tuple[date | None, date | None]:
    """Give the two days of which a difference is asked; the second is None for today.

    Raises:
        CallError: One is no day, or they stand the wrong way round.
    """
    given = [asking.day_of(name, asked.get(name, "").strip() or None, at_end=True) for name in ("from", "until")]
    since, until = given
    if since and until and until < since:
        raise CallError(f"until cannot be {until}; expected a day after {since}, from which the difference is asked")
    if until and not since:
        raise CallError("difference needs a day to begin with, such as from=2023-06-01; without until it ends today")
    return since, until


@contextmanager
def compared(hall: Hall, since: date, until: date | None) -> Iterator[Compared]:
    """Give what differs, made once for all who ask; see `Workshop`."""
    key = (since, until, ledger.mark(hall.place))
    with hall.differences.ask(key, partial(_made, hall, since, until)) as found:
        yield found


@contextmanager
def _made(hall: Hall, since: date, until: date | None) -> Iterator[Compared]:
    with ExitStack() as held:
        first, before = _side(hall, since, held)
        second, after = _side(hall, until, held)
        made = Compared(first, second, difference(before, after))
    yield made


def _side(hall: Hall, day: date | None, held: ExitStack) -> tuple[Side, View]:
    if day is None:
        view = held.enter_context(ledger.open_view(hall.place))
        told = f"Today: {wording.counted(view.counts()[Kind.REPORTS], 'report')}"
        return Side(None, told, ServerAddresses()), view
    moment = held.enter_context(hall.moments.on(day))
    view = held.enter_context(ledger.open_view(moment.place))
    return Side(day, Known(day, moment.counted).told, ServerAddresses(day)), view
