"""A folder of pages, opened as a file by a double click."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, Visitor, leads_on

PAGES = ("index.html", "events.html", "search.html", "check.html", "ids.html", "about.html", "totals.html")


def written(served: Served, folder: Path) -> Path:
    """Write the folder of a ledger as a user would."""
    words = [sys.executable, "-m", "servanda", "export", str(folder), "--format", "site", "--ledger", str(served.place)]
    subprocess.run(words, check=True, capture_output=True, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    return folder


@pytest.fixture(scope="session")
def folder(demo: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the demo set."""
    return written(demo, tmp_path_factory.mktemp("folder") / "site")


def opened(visitor: Visitor, path: Path, query: str = "") -> Visitor:
    """Open a page of the folder as a file."""
    visitor.page.goto(path.as_uri() + query)
    visitor.page.wait_for_load_state("networkidle")
    return visitor


def pages_of(folder: Path) -> list[Path]:
    """Give a page of each kind."""
    return [
        *(folder / name for name in PAGES),
        next(iter(sorted((folder / "records").glob("c-*.html")))),
        next(iter(sorted((folder / "reports").glob("*.html")))),
    ]


def test_pages_open_from_a_file_and_ask_for_nothing_else(folder: Path, meet: Meet) -> None:
    """On a phone and on a desk, light and dark: nothing leaves the folder and axe-core finds nothing serious."""
    for path in pages_of(folder):
        for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
            visitor = opened(meet(size, scheme=scheme), path)
            visitor.picture(f"folder-{path.stem}-{size['width']}-{scheme}")
            assert visitor.strange == []
            # Before axe-core, which asks for the styles once more in a way that files do not allow.
            assert visitor.errors == []
            assert not visitor.is_wider_than_screen(), path
            assert visitor.serious() == [], path


def test_the_demo_set_is_small(folder: Path) -> None:
    """Under ten megabytes, so that it can be sent by mail."""
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 10_000_000


def test_a_search_asks_nobody(folder: Path, meet: Meet) -> None:
    """From any page: the words are found in records and texts, and a hit leads to its page."""
    visitor = opened(meet(), folder / "index.html")
    bar = visitor.page.locator("header.top")
    bar.get_by_role("searchbox").fill('GRAIN "patrol boats"')
    with leads_on(visitor.page):
        bar.get_by_role("button", name="Search").click()
    expect(visitor.page.locator("#told")).to_contain_text("Nothing here has all of these words")
    bar.get_by_role("searchbox").fill('"PATROL boats"')
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#told")).to_contain_text(re.compile(r"\d+ records and reports"))
    expect(visitor.page.locator("#hits mark").first).to_have_text(re.compile("patrol boats", re.IGNORECASE))
    visitor.picture("folder-search-found-1440")
    assert visitor.errors == []
    assert visitor.serious() == []
    with leads_on(visitor.page):
        visitor.page.locator("#hits a").first.click()
    expect(visitor.page.locator("h1")).to_be_visible()
    assert visitor.strange == []


def test_the_id_of_a_finding_is_found(folder: Path, meet: Meet) -> None:
    """It leads to the record that it went into; the list of ids does so without a script."""
    words = (folder / "ids.html").read_text(encoding="utf-8")
    member, record = re.findall(r'id="([ec]-[0-9a-f]{16})".*?records/([ec]-[0-9a-f]{16})\.html', words)[0]
    visitor = opened(meet(), folder / "search.html", f"?q={member}")
    expect(visitor.page.locator("#hits a").first).to_have_text(record)
    plain = opened(meet(scripts=False), folder / "ids.html", f"#{member}")
    with leads_on(plain.page):
        plain.page.locator(f"#{member} a").click()
    expect(plain.page.locator("h1")).to_be_visible()


def test_quotes_are_held_against_the_texts(folder: Path, meet: Meet) -> None:
    """Every quote of the folder is checked in the browser, by its hash and by code points."""
    visitor = opened(meet(), folder / "check.html")
    visitor.page.get_by_role("button", name="Check all quotes").click()
    expect(visitor.page.locator("#told")).to_contain_text(re.compile(r"All 19 texts and \d+ quotes hold"))
    visitor.picture("folder-checked-1440")
    assert visitor.serious() == []
    assert visitor.strange == []


def test_a_changed_text_is_found(demo: Served, tmp_path: Path, meet: Meet) -> None:
    """One sign in one text: its row says so, and the others hold."""
    changed = written(demo, tmp_path / "site")
    path = next(iter(sorted((changed / "data").glob("r-*.js"))))
    path.write_text(path.read_text(encoding="utf-8").replace(" the ", " teh ", 1), encoding="utf-8")
    visitor = opened(meet(), changed / "check.html")
    visitor.page.get_by_role("button", name="Check all quotes").click()
    expect(visitor.page.locator("#told")).to_contain_text("1 of 19 texts do not hold")
    expect(visitor.page.locator("td.result.error")).to_contain_text("another hash")


def test_without_scripts_the_pages_say_how_to_do_without(folder: Path, meet: Meet) -> None:
    """Search and check say what they would do and how to do it by hand."""
    for path in pages_of(folder):
        expect(opened(meet(scripts=False), path).page.locator("h1")).to_have_count(1)
    plain = opened(meet(scripts=False), folder / "search.html")
    expect(plain.page.locator("noscript p")).to_contain_text("Searching needs a script")
    check = opened(meet(scripts=False), folder / "check.html")
    expect(check.page.locator("noscript p")).to_contain_text("sha256sum -c files/texts.sha256")


def test_a_printed_page_says_what_it_is_of(folder: Path, meet: Meet) -> None:
    """On paper the fingerprint and the day stand at the foot; what can only be clicked is left out."""
    visitor = opened(meet(), folder / "events.html")
    visitor.page.emulate_media(media="print")
    expect(visitor.page.locator("footer")).to_be_visible()
    expect(visitor.page.locator("footer")).to_contain_text("the whole ledger, sha256:")
    expect(visitor.page.locator("footer .links")).to_be_hidden()
    expect(visitor.page.locator("header.top")).to_be_hidden()
