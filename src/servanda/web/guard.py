"""Who may read and who may judge: the token of a team's server, and what a form must carry to be taken.

Invariant: nothing is taken in that a page of another site could have sent, and a server with a token shows nothing to
who does not have it. What is secret is compared in constant time.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from servanda.web.addresses import ServerAddresses
from servanda.web.forms import is_for_programs
from servanda.web.trouble import problem

if TYPE_CHECKING:
    from servanda.web.visit import Hall

ENTER = "/enter"
"""Where the token is given by hand."""
SEAL, ONCE = "seal", "once"
"""Fields of every form: that it was drawn for this visit, and which of its forms it is."""
_FORM = "application/x-www-form-urlencoded"
_LARGEST = 65_536
"""Bytes of a form; an answer has a few hundred."""
_FIELDS = 1_000
"""Fields of a form; each finding of a record that is split is one."""
LONGEST_NAME = 80
"""Signs of a person's name."""


# ---- who may read


class KnownHosts:
    """Refuses who asks for these pages by a name of his own that he points at this machine."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = {host.lower().strip("[]") for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "http":
            host = Request(scope).headers.get("host", "")
            if _named(host) not in self._hosts:
                told = f"these pages are not served as {host!r}; `servanda serve --allow-host NAME` lets a name in"
                is_page = not is_for_programs(scope["path"])
                answer = PlainTextResponse(told, 400) if is_page else problem(scope["path"], 400, "Not served", told)
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_open(path: str) -> bool:
    """Say whether a path is for everybody: the page that asks for the token, and what it is drawn with."""
    return path == ENTER or path.startswith("/static/")


_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]*")
"""What a host with its port is written with; anything else may be read as a path by somebody."""


def _named(host: str) -> str:
    """Give the name in a host with or without its port; empty where it is none."""
    if not _HOST.fullmatch(host):
        return ""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


class Admission:
    """Lets in who has the token: in the address once, in a cookie since then, or in a header."""

    def __init__(self, app: ASGIApp, *, hall: Hall) -> None:
        self._app = app
        self._hall = hall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        token = self._hall.token
        if scope["type"] != "http" or token is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        # The path that is routed, and not one made of what the visitor calls this server.
        answer = None if _is_open(scope["path"]) else self._refusal(request, token)
        await (answer or self._app)(scope, receive, send)

    def _refusal(self, request: Request, token: str) -> Response | None:
        """Give what is answered instead of the page; None where the visitor may see it."""
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and _same(given, token):
            rest = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
            return let_in(self._hall, request, f"{request.url.path}?{urlencode(rest)}" if rest else request.url.path)
        if _is_known(self._hall, request, token):
            return None
        if is_for_programs(request.url.path):
            told = f"expected the token of this server, found {'another' if _is_given(request) else 'none'};"
            told += " send the header “Authorization: Bearer TOKEN”"
            answer = problem(request.url.path, 401, "Who is there?", told)
        else:
            answer = enter_page(self._hall, is_wrong=given is not None)
        answer.headers["www-authenticate"] = "Bearer"
        return answer


def enter_page(hall: Hall, *, is_wrong: bool) -> Response:
    """Give the page that asks for the token."""
    return hall.page("enter.html", ServerAddresses(), status=401, title="Who is there?", is_wrong=is_wrong)


def let_in(hall: Hall, request: Request, onward: str) -> Response:
    """Let a visitor in who gave the token, and lead him on to a path of this server."""
    # A path that begins with two slashes would be the address of another machine.
    answer = RedirectResponse("/" + onward.lstrip("/\\"), status_code=303)
    # Lax: who follows a link out of a letter is known; what can be judged is guarded by seals, whose cookie is strict.
    answer.set_cookie(
        hall.cookie("token"), _worn(hall), httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return answer


def is_token(hall: Hall, given: str) -> bool:
    """Say whether words are the token of this server."""
    return hall.token is not None and _same(given, hall.token)


def _is_known(hall: Hall, request: Request, token: str) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    by_header = scheme.lower() == "bearer" and _same(given.strip(), token)
    return by_header or _same(request.cookies.get(hall.cookie("token"), ""), _worn(hall))


def _is_given(request: Request) -> bool:
    return "authorization" in request.headers or "token" in request.query_params


def _worn(hall: Hall) -> str:
    """Give what a browser keeps instead of the token: of no use to who finds it, once the server has ended."""
    return _signed(hall, "token", hall.token or "")


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


def _signed(hall: Hall, what: str, value: str) -> str:
    return hmac.new(hall.secret, f"{what}:{value}".encode(), hashlib.sha256).hexdigest()


# ---- who may judge


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form as they came."""

    fields: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """Give a field without the white space around it; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "").strip()

    def all(self, name: str) -> list[str]:
        """Give all values of a field, in their order."""
        return self.fields.get(name, [])


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the browser, as its cookies say; `seal` goes into every form that is drawn for him."""

    id: str
    name: str
    seal: str
    is_new: bool

    @property
    def once(self) -> str:
        """Give a name for one form, so that the same form sent twice is one."""
        return secrets.token_urlsafe(12)


def visitor(hall: Hall, request: Request) -> Visitor:
    """Give the visitor of a request; one who comes without a cookie gets a new one."""
    known = request.cookies.get(hall.cookie("visit"), "")
    id_ = known or secrets.token_urlsafe(16)
    name = unquote(request.cookies.get(hall.cookie("person"), ""))[:LONGEST_NAME]
    return Visitor(id_, name, _signed(hall, SEAL, id_), is_new=not known)


def known_again(hall: Hall, request: Request, answer: Response, *, who: Visitor, name: str = "") -> Response:
    """Give an answer that lets the browser say next time who is there."""
    is_safe = request.url.scheme == "https"
    if who.is_new:
        answer.set_cookie(hall.cookie("visit"), who.id, httponly=True, samesite="strict", secure=is_safe)
    if name:
        answer.set_cookie(
            hall.cookie("person"), quote(name[:LONGEST_NAME]), httponly=True, samesite="strict", secure=is_safe
        )
    return answer


def is_sealed(hall: Hall, request: Request, form: Form) -> bool:
    """Say whether a form was drawn by this server for this visitor."""
    return _same(form.one(SEAL), visitor(hall, request).seal)


def receiving(hall: Hall, take: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Let a form be taken in a thread of its own, if it comes from a page of this server."""

    async def answering(request: Request) -> Response:
        if hall.is_read_only:
            raise HTTPException(403, "these pages are for reading only: the server was started so; nothing was judged")
        _require_own_page(request)
        return await run_in_threadpool(take, request, await read_form(request))

    return answering


def _require_own_page(request: Request) -> None:
    """Refuse what a page of another site sends; browsers name the site with everything that is sent."""
    origin = request.headers.get("origin", "")
    host = request.headers.get("host", "").lower()
    # Behind a server that encrypts the scheme is another one; the name is what another site cannot have.
    if origin.lower() not in {f"http://{host}", f"https://{host}"}:
        came = f"one from {origin!r}" if origin else "one that does not say where it comes from"
        raise HTTPException(403, f"expected a form of these pages, found {came}; nothing was judged")


async def read_form(request: Request) -> Form:
    """Read the form that a request carries, as long as it is one and no larger than forms here are."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, f"expected a form ({_FORM}), found {request.headers.get('content-type')!r}")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise HTTPException(413, f"expected a form of at most {_LARGEST:,} bytes; nothing was judged")
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError as error:
        raise HTTPException(400, f"the form cannot be read ({error}); nothing was judged") from error
    return Form(fields)
