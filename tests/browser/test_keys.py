"""The keys of every page."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser.conftest import NARROW, Meet, Served, leads_on
from servanda import ledger


def test_a_slash_leads_to_the_search_and_escape_out_of_it(demo: Served, meet: Meet) -> None:
    """In a field letters are letters again."""
    page = meet().open(demo.address + "/events")
    page.keyboard.press("/")
    page.keyboard.type("g rain")
    field = page.locator("input[name=q]")
    expect(field).to_have_value("g rain")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_g_and_a_letter_lead_to_a_view(demo: Served, meet: Meet) -> None:
    """Two keys one after the other open a view from any page."""
    page = meet().open(demo.address + "/")
    with leads_on(page):
        page.keyboard.type("ge")
    expect(page).to_have_url(re.compile("/events$"))
    expect(page.locator("h1")).to_have_text("Events")


def test_j_and_k_walk_the_rows(demo: Served, meet: Meet) -> None:
    """The focus is on the row's link, so that Enter opens it."""
    page = meet().open(demo.address + "/events")
    rows = page.locator("ol.entries .heading a")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    with leads_on(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/records/"))


def test_the_list_of_keys_says_what_they_do_and_switches_them_off(demo: Served, meet: Meet) -> None:
    """Off stays off on the next page; the button in the foot still opens the list."""
    visitor = meet(NARROW)
    page = visitor.open(demo.address + "/events")
    page.keyboard.press("?")
    dialog = page.locator("dialog.keys")
    expect(dialog).to_contain_text("Disagreements")
    assert visitor.serious() == []
    visitor.picture("demo-keys-390-light")
    dialog.locator("input").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page = visitor.open(demo.address + "/labels")
    page.keyboard.press("?")
    page.wait_for_timeout(200)
    assert not dialog.is_visible()
    page.get_by_role("button", name="Keys").click()
    expect(dialog).to_be_visible()
    assert visitor.errors == []


def test_the_letter_after_g_is_nobody_elses(demo: Served, meet: Meet) -> None:
    """Where a view has a key of its own for a letter, g takes it all the same: g r answers no question."""
    page = meet().open(demo.address + "/review")
    with leads_on(page):
        page.keyboard.type("gr")
    expect(page).to_have_url(re.compile("/reports$"))
    with ledger.open_view(demo.place) as view:
        assert list(view.judgements()) == []
    page = meet().open(demo.address + "/timeline")
    with leads_on(page):
        page.keyboard.type("ga")
    expect(page).to_have_url(re.compile("/actors$"))
