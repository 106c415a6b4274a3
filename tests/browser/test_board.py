"""The board of promises in a real browser."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, leads_on


@pytest.mark.parametrize("ledger", ["demo", "seeds"])
def test_the_board_can_be_read_by_everyone(request: pytest.FixtureRequest, meet: Meet, ledger: str) -> None:
    """On a phone and a desk, light and dark, without a script."""
    served: Served = request.getfixturevalue(ledger)
    for size, scheme in ((NARROW, "dark"), (WIDE, "light")):
        visitor = meet(size, scheme=scheme)
        visitor.open(served.address + "/board")
        visitor.picture(f"{ledger}-board-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
    page = meet(scripts=False).open(served.address + "/board")
    assert page.locator(".card").count() > 5
    assert page.locator(".tag", has_text="overdue").count() >= 1


def test_keys_walk_the_cards(demo: Served, meet: Meet) -> None:
    """J goes from card to card, Enter opens one."""
    page = meet().open(demo.address + "/board")
    page.keyboard.press("j")
    with leads_on(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/records/c-"))
    expect(page.locator(".strip")).not_to_have_count(0)


def test_the_board_and_a_search_are_taken_along_as_sheets(demo: Served, meet: Meet) -> None:
    """One click, without a script: a row for each card, with the filter that was chosen; and one for each find."""
    page = meet(NARROW, scripts=False).open(demo.address + "/board?flag=stale")
    number = page.locator(".card").count()
    with page.expect_download() as sheet:
        page.get_by_role("link", name="as CSV").click()
    rows = list(csv.DictReader(sheet.value.path().open(encoding="utf-8", newline="")))
    assert len(rows) == number > 0
    assert all("stale" in row["flags"] for row in rows)
    page = meet(scripts=False).open(demo.address + "/search?q=wheat")
    with page.expect_download() as sheet:
        page.get_by_role("link", name="as CSV").click()
    rows = list(csv.DictReader(sheet.value.path().open(encoding="utf-8", newline="")))
    assert {"statements", "reports"} <= {row["kind"] for row in rows}
