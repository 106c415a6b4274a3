"""A real browser before a real server of a real ledger.

The browser is the system's own (`chromium`, or what SERVANDA_CHROMIUM names); where there is none, these tests are
skipped and say so. A page's screenshot is kept in `build/screenshots`.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import servanda
from servanda import intake, run, web

CHROMIUM = os.environ.get("SERVANDA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
IS_WHOLE = os.environ.get("SERVANDA_BROWSER") == "whole"
"""Whether every view is looked at in both widths and colour schemes, and all is tried that pages do."""
_EVERYDAY = frozenset(
    {
        "test_a_review_without_scripts_on_a_phone",
        "test_without_scripts_the_page_is_whole",
        "test_keys_walk_the_cards",
        "test_a_cell_leads_to_its_words_in_the_report",
    }
)
"""What every run tries: that pages and their forms work without scripts, that keys do, and that a cell leads to its quote."""
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
_PAUSE = 0.4
"""Seconds between the two pieces of a page."""
_PATIENCE, _AGAIN = 60.0, 0.2
"""Seconds that a page may be in the making, and between two asks for it."""
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip where there is no browser, and keep these tests on one worker, so that one ledger serves them all."""
    here = Path(__file__).parent
    for item in items:
        if here not in item.path.parents:
            continue
        item.add_marker(pytest.mark.xdist_group("browser"))
        if CHROMIUM is None:
            reason = "no Chromium on this machine: install it, or name it in SERVANDA_CHROMIUM"
            item.add_marker(pytest.mark.skip(reason=reason))
        elif not IS_WHOLE and item.name.partition("[")[0] not in _EVERYDAY:
            item.add_marker(pytest.mark.skip(reason="minutes of looking at every page: `make browser` does"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's browser; a container's root has no sandbox to start it in."""
    return {"executable_path": CHROMIUM, "headless": True, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@dataclass
class Served:
    """A server of one ledger."""

    place: Path
    address: str


def _in_two_pieces(app: ASGIApp) -> ASGIApp:
    """Send a page that another page led to as a busy machine does: half of it, a pause, the rest.

    A test that counts on a page half read fails here always, and not once a month.
    """

    async def cut_in_two(scope: Scope, receive: Receive, send: Send) -> None:
        is_led_to = {(b"sec-fetch-site", b"same-origin"), (b"sec-fetch-dest", b"document")} <= set(scope["headers"])

        async def cut(message: Message) -> None:
            if is_led_to and message["type"] == "http.response.body" and not message.get("more_body"):
                half = len(message["body"]) // 2
                await send({**message, "body": message["body"][:half], "more_body": True})
                await asyncio.sleep(_PAUSE)
                message = {**message, "body": message["body"][half:]}
            await send(message)

        await app(scope, receive, cut)

    return cut_in_two


def _asked_until_made(app: ASGIApp) -> ASGIApp:
    """Ask again, as a browser does by itself, while a page says that what it shows is still being made.

    On a machine that is held up any of the pages may say so once; what a test is about comes after it.
    """

    async def ask(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return await app(scope, receive, send)
        is_being_made = True
        until = time.monotonic() + _PATIENCE

        async def pass_on(message: Message) -> None:
            nonlocal is_being_made
            if message["type"] == "http.response.start":
                told = dict(message["headers"])
                is_being_made = message["status"] == 503 and b"retry-after" in told and time.monotonic() < until
            if not is_being_made:
                await send(message)

        while is_being_made:
            await app(scope, receive, pass_on)
            if is_being_made:
                await asyncio.sleep(_AGAIN)
        return None

    return ask


def _serve(place: Path, *, additions: Path | None = None) -> Iterator[Served]:
    app = _in_two_pieces(_asked_until_made(web.build(place, additions=additions)))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(place, f"http://127.0.0.1:{port}")
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def demo(demo_ledger: Path) -> Iterator[Served]:
    """Serve the ledger of the demo set."""
    yield from _serve(demo_ledger, additions=Path(servanda.__file__).parent / "data" / "demo" / "codebook")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the ledger of the real pages that lie beside a checkout of the project."""
    if not SEEDS.is_dir():
        pytest.skip("no pages at ../shared/seeds beside this checkout")
    place = tmp_path_factory.mktemp("seeds") / "seeds.db"
    run.add(intake.sources([SEEDS]), place, workers=1)
    yield from _serve(place)


@dataclass
class Visitor:
    """A person before a page, who sees what the page asks for elsewhere and what goes wrong in it."""

    page: Page
    strange: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Open an address and wait until the page rests."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.ok, f"{answer.status} for {address}"
        self.page.wait_for_load_state("networkidle")
        return self.page

    def serious(self) -> list[str]:
        """Give what axe-core finds serious or critical on the page as it is."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    def is_wider_than_screen(self) -> bool:
        """Say whether the page must be moved sideways to be read."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def picture(self, name: str) -> None:
        """Keep what the page looks like."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{re.sub(r'[^a-z0-9-]+', '-', name)}.png", full_page=True)


@contextmanager
def leads_on(page: Page) -> Iterator[None]:
    """Wait for the page that a click, a key or a choice leads to, until it is whole.

    A click comes back when the address has changed; what is counted then, at once, is counted on a page half read.
    """
    with page.expect_navigation(wait_until="load"):
        yield


Meet = Callable[..., Visitor]


@pytest.fixture
def meet(browser: Browser) -> Iterator[Meet]:
    """Give visitors: `meet(dict(width=…, height=…), scheme="dark", scripts=False)`."""
    contexts: list[BrowserContext] = []

    def meeting(size: dict[str, int] | None = None, *, scheme: str = "light", scripts: bool = True) -> Visitor:
        context = browser.new_context(viewport=size or WIDE, color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
        contexts.append(context)
        visitor = Visitor(context.new_page())

        def seen(request: Request) -> None:
            if not request.url.startswith(("http://127.0.0.1:", "file:", "data:")):
                visitor.strange.append(request.url)

        visitor.page.on("request", seen)
        visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
        visitor.page.on("console", lambda said: visitor.errors.append(said.text) if said.type == "error" else None)
        return visitor

    yield meeting
    for context in contexts:
        context.close()
