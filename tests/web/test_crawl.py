"""Pages of an application as files that lead from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from servanda.errors import ServandaError
from servanda.web.crawl import Crawl
from servanda.web.site_addresses import SiteAddresses

Page = str | Callable[[Request], Response]


def drawn(folder: Path, pages: dict[str, Page], *, has_search: bool = True) -> dict[str, str]:
    """Give the files that pages become, by name."""

    def answering(page: Page) -> Callable[[Request], Response]:
        return page if callable(page) else lambda _: HTMLResponse(page)

    app = Starlette(routes=[Route(path, answering(page)) for path, page in pages.items()])
    crawl = Crawl(app, SiteAddresses({"e-2": "e-1"}), folder, lambda *_: None, has_search=has_search)
    return {name: (folder / name).read_text(encoding="utf-8") for name in crawl.write(["/"])}


def front(folder: Path, words: str, **pages: Page) -> str:
    """Give what becomes of the words of a front page beside other pages."""
    return drawn(folder, {"/": words} | {f"/{name}": page for name, page in pages.items()})["index.html"]


def test_links_lead_from_file_to_file(tmp_path: Path) -> None:
    """As seen from each page; a link to a part that is not there leads to the page."""
    pages: dict[str, Page] = {
        "/": '<a href="/records/e-2">one</a> <a href="/reports/r-1?mark=1-2#q1-2">a</a> <a href="/reports/r-1#q9-9">b</a>',
        "/records/e-1": '<a href="/">back</a> <a href="https://courier.example/a?b=1&amp;c">live</a> <a href="#x">x</a>',
        "/reports/r-1": '<i id="q1-2"></i>',
    }
    found = drawn(tmp_path, pages)
    assert found["index.html"] == (
        '<a href="records/e-1.html">one</a> <a href="reports/r-1.html#q1-2">a</a> <a href="reports/r-1.html">b</a>'
    )
    assert found["records/e-1.html"] == (
        '<a href="../index.html">back</a> <a href="https://courier.example/a?b=1&amp;c">live</a> <a href="#x">x</a>'
    )


def test_an_answer_in_pieces_is_written_whole(tmp_path: Path) -> None:
    """It listens for a visitor who leaves, and must not wait for one for ever."""

    def rows(_: Request) -> Response:
        return StreamingResponse(iter([b"a,b\n", b"1,2\n"]), media_type="text/csv")

    drawn(tmp_path, {"/": '<a href="/sources.csv">rows</a>', "/sources.csv": rows})
    assert (tmp_path / "sources.csv").read_bytes() == b"a,b\n1,2\n"


def test_what_leads_to_nothing_becomes_words(tmp_path: Path) -> None:
    """A page that is not there, one that asks somebody, and an item that is about nothing else."""
    words = '<p><a class="mark" href="/records/e-9">gone</a></p><ul><li><a href="/review">ask</a> what waits</li></ul>'
    assert front(tmp_path, words) == '<p><a class="mark">gone</a></p><ul></ul>'


def test_forms_go_and_folds_that_held_only_a_form(tmp_path: Path) -> None:
    """The search stays, where the folder has one."""
    search = '<form action="/search"><input name="q"></form>'
    words = f'{search}<details open><summary>Filter</summary>\n<form action="/events">\n</form></details>.'
    assert front(tmp_path / "a", words, search="s") == '<form action="search.html"><input name="q"></form>.'
    assert drawn(tmp_path / "b", {"/": words}, has_search=False) == {"index.html": "."}


def test_what_scripts_read_is_an_address_only_where_it_looks_like_one(tmp_path: Path) -> None:
    """A key of the keyboard stays; an address that a script follows leads to its file, or nowhere."""
    words = '<i data-key="/" data-more="/timeline" data-ask="/review"></i>'
    assert front(tmp_path, words, timeline="t") == '<i data-key="/" data-more="timeline.html" data-ask=""></i>'


def test_a_narrowed_view_is_drawn_where_a_view_offers_it(tmp_path: Path) -> None:
    """What a narrowed view would narrow further is words, or the folder would have no end."""

    def narrowed(request: Request) -> Response:
        return HTMLResponse(f'<a href="/timeline?{request.url.query}&amp;type=AID">{request.url.query}</a>')

    found = drawn(tmp_path, {"/": '<a href="/timeline?from=NRL">NRL</a>', "/timeline": narrowed})
    assert found["timeline-from-NRL.html"] == "<a>from=NRL</a>"
    assert found.keys() == {"index.html", "timeline-from-NRL.html"}


def test_files_that_are_no_pages_stay_as_they_are(tmp_path: Path) -> None:
    """The text of a report may look like a page."""
    text = '<a href="/">x</a>'
    pages: dict[str, Page] = {
        "/": '<a href="/reports/r-1.txt">t</a>',
        "/reports/r-1.txt": lambda _: PlainTextResponse(text),
    }
    assert drawn(tmp_path, pages)["reports/r-1.txt"] == text


def test_a_page_that_is_being_made_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for again; one that never comes ends the export with a sentence."""
    times: list[str] = []

    def later(request: Request) -> Response:
        times.append(request.url.path)
        return HTMLResponse("made") if len(times) > 1 else Response(status_code=503)

    assert drawn(tmp_path / "a", {"/": later}) == {"index.html": "made"}
    monkeypatch.setattr("servanda.web.crawl._PATIENCE", 1)
    with pytest.raises(ServandaError, match="still being made"):
        drawn(tmp_path / "b", {"/": lambda _: Response(status_code=503)})


def test_a_page_that_breaks_ends_the_export(tmp_path: Path) -> None:
    """No folder is written with a page missing that nobody told of."""
    with pytest.raises(ServandaError, match="could not be drawn"):
        drawn(tmp_path, {"/": lambda _: Response(status_code=500)})
