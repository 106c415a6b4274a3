"""The disagreements in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, leads_on


@pytest.mark.parametrize("ledger", ["demo", "seeds"])
def test_disagreements_can_be_read_by_everyone(request: pytest.FixtureRequest, meet: Meet, ledger: str) -> None:
    """The list and one of them, on a phone and a desk, light and dark."""
    served: Served = request.getfixturevalue(ledger)
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        visitor = meet(size, scheme=scheme)
        page = visitor.open(served.address + "/disagreements?type=all")
        visitor.picture(f"{ledger}-disagreements-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        with leads_on(page):
            page.locator(".differs h2 a").first.click()
        visitor.picture(f"{ledger}-disagreement-{size['width']}-{scheme}")
        assert page.locator(".version").count() >= 2
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []


def test_numbers_open_the_quotes_and_n_the_next(seeds: Served, meet: Meet) -> None:
    """The second value's quote is one key away."""
    page = meet().open(seeds.address + "/disagreements")
    page.keyboard.press("j")
    with leads_on(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/records/d-"))
    first = page.url
    with leads_on(page):
        page.keyboard.press("n")
    expect(page).not_to_have_url(first)
    with leads_on(page):
        page.keyboard.press("2")
    expect(page).to_have_url(re.compile("/reports/"))
    expect(page.locator(".m.asked")).not_to_have_count(0)
