"""One visit to the pages: the ledger as the visitor asks for it, and the page that comes back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from servanda import __version__, ledger
from servanda.errors import NotLinkedError
from servanda.ledger import Kind, timeline
from servanda.ledger.network import Asked as NetworkAsked
from servanda.ledger.timeline import Asked
from servanda.ledger.view import View
from servanda.web import asking, disputed, network, silences, wording
from servanda.web import totals as sums
from servanda.web.addresses import KNOWN_ON, Addresses, ServerAddresses
from servanda.web.compiled import Compiled
from servanda.web.desk import Desk
from servanda.web.foreign import exact, shown, tame
from servanda.web.forms import is_for_programs
from servanda.web.moments import Known, Moments
from servanda.web.reckonings import Reckonings
from servanda.web.silences import SILENCES
from servanda.web.waiting import Questions
from servanda.web.workshop import Workshop

FOLDER = Path(__file__).parent

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

_COMPILED = Compiled()
_NEVER = "never"
SHOWN = 200
"""Rows of a list until more are asked for; a browser draws this many in a blink."""


_KEPT = 8
"""Differences, samples and networks that are kept: each is a few hundred lines."""
_NARROWED = 8
"""Time lines of which the records are kept: half a million of them take 4 MB."""
_COMPARED, _DRAWN = 8.0, 5.0
"""Seconds that a page waits for a difference (two ledgers may have to be made first) or a sample."""


@dataclass(frozen=True)
class Hall:
    """What all visits to one ledger share: where it lies, the user's codebook entries, the templates, who may come in.

    `secret` seals the forms of this server; another start has another one. `is_folder` says that the pages are drawn to
    lie in a folder, where nobody answers a question; `told` is what the foot of each page then says of the ledger, and
    `is_whole` whether the whole texts of reports may stand there.
    """

    place: str
    additions: Path | None
    token: str | None = None
    is_read_only: bool = False
    is_folder: bool = False
    told: str = ""
    is_whole: bool = True
    secret: bytes = field(default_factory=partial(secrets.token_bytes, 32), repr=False)

    def __post_init__(self) -> None:
        # Made before anybody asks, so that two who ask at once share one.
        _ = (
            self.moments,
            self.desk,
            self.questions,
            self.differences,
            self.samples,
            self.narrowings,
            self.networks,
            self.quiet,
        )

    @cached_property
    def moments(self) -> Moments:
        """Give the ledgers of what was known on days."""
        return Moments(self.place, self.additions)

    @cached_property
    def desk(self) -> Desk:
        """Give where judgements are written."""
        return Desk(self.place, self.additions)

    @cached_property
    def questions(self) -> Questions:
        """Give the questions that wait for a person."""
        return Questions(self.place)

    @cached_property
    def differences(self) -> Workshop[Any]:
        """Give where two moments are compared; see `servanda.web.pages.difference`."""
        return Workshop(kept=_KEPT, wait=_COMPARED)

    @cached_property
    def samples(self) -> Workshop[Any]:
        """Give where samples are drawn; see `servanda.web.pages.audit`."""
        return Workshop(kept=_KEPT, wait=_DRAWN)

    @cached_property
    def narrowings(self) -> Reckonings[tuple[Asked, dict[Hashable, Any]]]:
        """Give where the records of time lines are looked up."""
        return Reckonings(kept=_NARROWED)

    def narrowed(self, view: View, asked: Asked) -> Asked:
        """Give what a time line asks for with its records looked up.

        Those of words and outlets are looked up aside: how many they are nobody knows before.

        Raises:
            BeingMadeError: They are still being looked up.
        """
        # Nobody waits for the pages of a folder.
        if self.is_folder or not (asked.query.about or asked.query.text or asked.query.outlet):
            return timeline.narrowed(view, asked)
        narrow, found = self.narrowings.of(view, asked, lambda other: (timeline.narrowed(other, asked), other.found))
        view.found.update(found)
        return narrow

    @cached_property
    def quiet(self) -> Reckonings[tuple[silences.Place, ...]]:
        """Give where it is found whose word is missing."""
        return Reckonings(kept=len(SILENCES))

    def silences(self, view: View, which: str) -> tuple[silences.Place, ...]:
        """Give the records of which a word is missing; see `servanda.web.silences`.

        Raises:
            BeingMadeError: They are still being looked for: the answer to an accusation may stand in any report.
        """
        if self.is_folder:
            return silences.places(view, which)
        return self.quiet.of(view, which, partial(silences.places, which=which))

    @cached_property
    def networks(self) -> Reckonings[network.Sheet]:
        """Give where networks are counted and laid out."""
        return Reckonings(kept=_KEPT)

    def network(self, view: View, asked: NetworkAsked) -> network.Sheet:
        """Give the table and the drawing of a network.

        Raises:
            BeingMadeError: They are still being made.
        """
        if self.is_folder:
            return network.sheet(view, asked, self.additions)
        return self.networks.of(view, asked, lambda other: network.sheet(other, asked, self.additions))

    def cookie(self, what: str) -> str:
        """Give the name of a cookie; browsers share cookies between the ports of a machine, and ledgers must not."""
        return f"servanda-{what}-{hashlib.sha256(self.place.encode()).hexdigest()[:8]}"

    def close(self) -> None:
        """Delete what was made for the pages alone."""
        self.moments.close()

    @cached_property
    def templates(self) -> jinja2.Environment:
        """Give the templates; a name that a template misses is an error, not an empty place."""
        templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=tame,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        templates.filters.update(shown=shown, exact=exact)
        templates.globals.update(
            kinds=LISTED,
            version=__version__,
            wording=wording,
            sums=sums,
            missing_words=SILENCES,
            disputed=disputed,
            ledger_name=Path(self.place).name,
            is_folder=self.is_folder,
            told=self.told,
        )
        return templates

    @contextmanager
    def visit(self, request: Request) -> Iterator[Visit]:
        """Open the ledger for one request, so that it shows what was added meanwhile; as known on a day if asked.

        Raises:
            CallError: The address names a day that is none.
            BeingMadeError: The ledger of that day is still being made.
            NotLinkedError: A program asks for records, and none were made; silence would read as "there are none".
        """
        day = asking.known_on(request.query_params)
        if day is None:
            with ledger.open_view(self.place) as view:
                visit = Visit(self, request, view, ServerAddresses())
                is_told = self.is_folder or _is_evidence(request)
                if is_for_programs(request.url.path) and visit.unlinked == _NEVER and not is_told:
                    raise NotLinkedError(Path(self.place).name)
                yield visit
            return
        with self.moments.on(day) as moment, ledger.open_view(moment.place) as view:
            yield Visit(self, request, view, ServerAddresses(day), Known(day, moment.counted))

    def page(self, template: str, to: Addresses, *, status: int = 200, **values: Any) -> Response:
        """Draw a page; `to` gives the addresses of its links."""
        return HTMLResponse(
            self.templates.get_template(template).render(to=to, **{"here": "", "unlinked": ""} | values),
            status_code=status,
        )


@dataclass(frozen=True)
class Visit:
    """One request's view of the ledger, and the addresses that lead on from its page."""

    hall: Hall
    request: Request
    view: View
    to: Addresses
    known: Known | None = None

    @property
    def can_judge(self) -> bool:
        """Say whether this page takes judgements: they are about findings, hold from now on, and need a server."""
        return not (self.known or self.hall.is_read_only or self.hall.is_folder)

    @cached_property
    def unlinked(self) -> str:
        """Give why the records are not all of what was read: `never` made, or made `before` the last; empty if not."""
        if self.view.is_linked:
            return ""
        is_never = self.view.linked_by() is None and self.view.counts()[Kind.REPORTS] > 0
        return _NEVER if is_never else "before" if self.view.linked_by() else ""

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """Draw a page with a template; `values` are the names that it uses."""
        shown = {
            "known": self.known,
            "moment": _control(self.request, self.known),
            "can_judge": self.can_judge,
            "unlinked": self.unlinked,
            "here": self.request.url.path.strip("/").partition("/")[0],
        }
        return self.hall.page(template, self.to, status=status, **shown | values)


def _is_evidence(request: Request) -> bool:
    """Say whether an address gives what is there without records: the reports, or what there is at all."""
    path = request.url.path.removeprefix("/api")
    return path == "" or path.startswith("/reports")


def _control(request: Request, known: Known | None) -> dict[str, Any]:
    """Give what the control needs that draws this page as known on another day."""
    beside = [(name, value) for name, value in request.query_params.multi_items() if name != KNOWN_ON]
    path = request.url.path
    return {
        "path": path,
        "beside": beside,
        "since": ServerAddresses().view("difference", {"from": known.day}) if known else "",
        "today": f"{path}?{urlencode(beside)}" if beside else path,
    }


def endpoint(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Let a page be made in a thread of its own, so that a long one holds up no other."""

    async def answering(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return answering


def as_json(value: Any, *, status: int = 200) -> Response:
    """Give a value as JSON."""
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
