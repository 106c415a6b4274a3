"""The keys of every page."""

from __future__ import annotations

from browser.conftest import NARROW, Meet, Served
from servanda import ledger


def test_a_slash_leads_to_the_search_and_escape_out_of_it(demo: Served, meet: Meet) -> None:
    """In a field letters are letters again."""
    page = meet().open(demo.address + "/events")
    page.keyboard.press("/")
    page.keyboard.type("g rain")
    assert page.locator("input[name=q]").input_value() == "g rain"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_g_and_a_letter_lead_to_a_view(demo: Served, meet: Meet) -> None:
    """Two keys one after the other open a view from any page."""
    page = meet().open(demo.address + "/")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/events")
    assert page.locator("h1").inner_text() == "Events"


def test_j_and_k_walk_the_rows(demo: Served, meet: Meet) -> None:
    """The focus is on the row's link, so that Enter opens it."""
    page = meet().open(demo.address + "/events")
    rows = page.locator("ol.entries .heading a")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert rows.nth(1).evaluate("each => each === document.activeElement")
    page.keyboard.press("k")
    assert rows.nth(0).evaluate("each => each === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/**")


def test_the_list_of_keys_says_what_they_do_and_switches_them_off(demo: Served, meet: Meet) -> None:
    """Off stays off on the next page; the button in the foot still opens the list."""
    visitor = meet(NARROW)
    page = visitor.open(demo.address + "/events")
    page.keyboard.press("?")
    dialog = page.locator("dialog.keys")
    assert "Disagreements" in dialog.inner_text()
    assert visitor.serious() == []
    visitor.picture("demo-keys-390-light")
    dialog.locator("input").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page = visitor.open(demo.address + "/labels")
    page.keyboard.press("?")
    assert not dialog.is_visible()
    page.get_by_role("button", name="Keys").click()
    assert dialog.is_visible()
    assert visitor.errors == []


def test_the_letter_after_g_is_nobody_elses(demo: Served, meet: Meet) -> None:
    """Where a view has a key of its own for a letter, g takes it all the same: g r answers no question."""
    page = meet().open(demo.address + "/review")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/reports")
    with ledger.open_view(demo.place) as view:
        assert list(view.judgements()) == []
    page = meet().open(demo.address + "/timeline")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/actors")
