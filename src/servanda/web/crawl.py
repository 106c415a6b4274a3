"""Every page that the application draws, as files of a folder that leads from one to the other.

The pages are asked for as a browser would ask, in this process and without a network, so a folder shows what the server
shows, new views too. Invariant: every link of a written page leads to a file that is there, and to a place in it that
is there; a link that can lead nowhere is written as its words.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any

import anyio

from servanda.errors import ServandaError
from servanda.web.site_addresses import Filters, Place, SiteAddresses, between

Tell = Callable[[int, int], None]
"""Is told how many pages are written, and how many are known so far."""

_OK, _LATER = 200, 503
_PATIENCE = 600
"""Seconds that are waited for a page that says that it is being made."""

# The templates write every value escaped, so neither quotes nor angle brackets of a page's own words come between.
_LINK = re.compile(r'(\s)(href|src|action|data-[a-z-]+(?=="/[a-z]))="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')
_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_NOWHERE = "nowhere:"
_ITEM_TO_NOWHERE = re.compile(
    rf'<li\b[^>]*>\s*<a\b[^>]*?\shref="{_NOWHERE}"[^>]*>((?!</a>).)*</a>[^<]*</li>\n?', re.DOTALL
)
_TO_NOWHERE = re.compile(rf'\shref="{_NOWHERE}"')
_EMPTY = re.compile(r"<details\b[^>]*>\s*<summary>[^<]*</summary>\s*</details>\n?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application gives for an address."""

    status: int
    body: bytes
    is_page: bool


@dataclass
class Crawl:
    """Writes the pages that lead on from some addresses."""

    app: Callable[..., Any]
    addresses: SiteAddresses
    folder: Path
    tell: Tell
    has_search: bool = True
    _parts: dict[str, frozenset[str]] = field(default_factory=dict)
    _linked: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _offered: set[Filters] = field(default_factory=set)
    _views: deque[Place] = field(default_factory=deque)
    _records: deque[Place] = field(default_factory=deque)
    _is_stopped: bool = False

    def write(self, seeds: Iterable[str]) -> tuple[str, ...]:
        """Write every page that the seeds lead to.

        Returns:
            The files, sorted.
        """
        # In a thread of its own: whoever calls may be inside an event loop already.
        with ThreadPoolExecutor(max_workers=1) as thread:
            drawn = thread.submit(anyio.run, self._crawl, tuple(seeds))
            try:
                drawn.result()
            except BaseException:
                self._is_stopped = True
                raise
        self._mend()
        return tuple(sorted(self._parts))

    async def _crawl(self, seeds: tuple[str, ...]) -> None:
        for seed in seeds:
            if place := self.addresses.place(seed):
                self._meet(place, None)
        # Views first: what they narrow may then be linked from records too.
        while (waiting := self._views or self._records) and not self._is_stopped:
            place = waiting.popleft()
            answer = await _ask(self.app, place.asked or "/")
            if answer.status == _OK:
                self._put(place, answer)
            self.tell(len(self._parts), len(self._known))

    def _meet(self, place: Place, page: Place | None) -> bool:
        """Say whether the folder has a place that a page links to, and see to it that it is drawn.

        Of narrowed views, which are without number, it has those that an unnarrowed view offers.
        """
        if place.filters and place.filters not in self._offered:
            if page is None or page.filters or "/" in page.path:
                return False
            self._offered.add(place.filters)
        if place.asked is not None and place.path not in self._known:
            self._known.add(place.path)
            (self._records if "/" in place.path else self._views).append(place)
        return True

    def _put(self, place: Place, answer: Answer) -> None:
        """Write one page with its links as they are seen from its place."""
        path = self.folder / place.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not answer.is_page:
            self._parts[place.path] = frozenset()
            path.write_bytes(answer.body)
            return
        links: set[tuple[str, str]] = set()

        def leading(match: re.Match[str]) -> str:
            space, name, address = match.groups()
            leads = self._leading(place, unescape(address), links)
            # What a script reads has no words to fall back on: it finds nothing, and leads nowhere.
            told = "" if leads == _NOWHERE and name.startswith("data-") else leads
            return f'{space}{name}="{escape(told)}"'

        page = _settled(_LINK.sub(leading, self._without_forms(answer.body.decode())))
        self._parts[place.path] = frozenset(unescape(each) for each in _ID.findall(page))
        self._linked[place.path] = links
        path.write_text(page, encoding="utf-8", newline="\n")

    def _leading(self, place: Place, address: str, links: set[tuple[str, str]]) -> str:
        """Give an address as it is seen from a page; what lies outside stays, what lies nowhere is said to."""
        if not address.startswith("/") or address.startswith("//"):
            return address
        target = self.addresses.place(address)
        if target is None or (target.path == "search.html" and not self.has_search) or not self._meet(target, place):
            return _NOWHERE
        if target.asked is not None:
            links.add((target.path, target.part))
        return between(place.path, target.path, target.part)

    def _without_forms(self, page: str) -> str:
        """Leave out what asks a server; the search of the folder stays."""
        return _FORM.sub(lambda form: form[0] if self.has_search and 'action="/search"' in form[0] else "", page)

    def _mend(self) -> None:
        """Take back the links to pages that were not given, and to parts of pages that are not there."""
        for path, links in self._linked.items():
            dead = {(target, part) for target, part in links if target not in self._parts}
            vague = {(target, part) for target, part in links - dead if part and part not in self._parts[target]}
            if not dead and not vague:
                continue
            page = (self.folder / path).read_text(encoding="utf-8")
            for target, part in sorted(dead | vague):
                better = _NOWHERE if (target, part) in dead else between(path, target)
                page = page.replace(f'href="{escape(between(path, target, part))}"', f'href="{escape(better)}"')
            (self.folder / path).write_text(_settled(page), encoding="utf-8", newline="\n")


def _settled(page: str) -> str:
    """Give a page without what leads to nowhere: links are words, what was about nothing else is gone."""
    return _EMPTY.sub("", _TO_NOWHERE.sub("", _ITEM_TO_NOWHERE.sub("", page)))


async def _ask(app: Callable[..., Any], address: str) -> Answer:
    """Ask the application for an address, again for a while if it says that the page is being made."""
    for _ in range(_PATIENCE):
        answer = await _ask_once(app, address)
        if answer.status != _LATER:
            if answer.status > _LATER or answer.status == 500:  # noqa: PLR2004 - the application's own failure
                raise ServandaError(f"the page {address} could not be drawn (status {answer.status}); please report it")
            return answer
        await anyio.sleep(1)
    raise ServandaError(f"the page {address} was still being made after {_PATIENCE} seconds; try again")


async def _ask_once(app: Callable[..., Any], address: str) -> Answer:
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1")],
        "client": None,
        "server": ("127.0.0.1", 80),
    }
    status, is_page, body = 0, False, bytearray()

    is_asked = False

    async def receive() -> dict[str, Any]:
        # Answers that come in pieces listen for a visitor who leaves: none does.
        nonlocal is_asked
        if is_asked:
            await anyio.sleep_forever()
        is_asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, is_page
        if message["type"] == "http.response.start":
            status = message["status"]
            is_page = dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html")
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status, bytes(body), is_page)
