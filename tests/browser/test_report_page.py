"""One report in a real browser: its text, and what was read out of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served
from servanda import ledger


def _address(served: Served) -> str:
    """Give the address of the report that most records quote."""
    with ledger.open_view(served.place) as view:
        most = max(view.reports(), key=lambda report: (len(view.quoting(report.id)), report.id))
    return f"{served.address}/reports/{most.id}"


@pytest.mark.parametrize("ledger_of", ["demo", "seeds"])
def test_a_report_can_be_read_by_everyone(request: pytest.FixtureRequest, meet: Meet, ledger_of: str) -> None:
    """On a phone and a desk, light and dark."""
    served: Served = request.getfixturevalue(ledger_of)
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        visitor = meet(size, scheme=scheme)
        visitor.open(_address(served))
        visitor.picture(f"{ledger_of}-report-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert (visitor.errors, visitor.strange) == ([], [])


def test_the_text_is_that_of_the_archive(seeds: Served, meet: Meet) -> None:
    """Marks put no character into the text and take none away."""
    page = meet(scripts=False).open(_address(seeds))
    shown = page.locator(".text").evaluate(
        "each => { const copy = each.cloneNode(true);"
        " copy.querySelectorAll('.kind, summary').forEach(part => part.remove()); return copy.textContent }"
    )
    with ledger.open_view(seeds.place) as view:
        text = view.text(page.url.rsplit("/", 1)[1])
    assert shown.strip() == text.strip()


def test_marks_and_rows_light_each_other(seeds: Served, meet: Meet) -> None:
    """Hover and focus, both ways."""
    page = meet().open(_address(seeds))
    mark = page.locator(".text a.m").first
    record = (mark.get_attribute("data-records") or "").split()[0]
    mark.hover()
    expect(page.locator(f"#f-{record}.is-lit")).to_have_count(1)
    page.mouse.move(0, 0)
    expect(page.locator(".is-lit")).to_have_count(0)
    page.locator(f"#f-{record} .heading a").focus()
    expect(page.locator(f".text .m.is-lit[data-records~='{record}']")).not_to_have_count(0)


def test_without_scripts_a_mark_leads_to_its_row_and_back(seeds: Served, meet: Meet) -> None:
    """Plain links in the page."""
    page = meet(scripts=False).open(_address(seeds))
    page.locator(".text a.m").first.click()
    row = page.locator("li:target")
    expect(row).to_have_count(1)
    row.locator(".place a").first.click()
    expect(page.locator(".text span:target")).to_have_count(1)


def test_keys_go_from_quote_to_quote(seeds: Served, meet: Meet) -> None:
    """N and p move the focus through the marks, m takes the marks away and brings them back."""
    page = meet().open(_address(seeds))
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator(".text a.m").nth(1)).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".text a.m").nth(0)).to_be_focused()
    page.keyboard.press("m")
    expect(page.locator(".text.is-plain")).to_have_count(1)
    page.keyboard.press("m")
    expect(page.locator(".text.is-plain")).to_have_count(0)


def test_a_citation_is_copied_by_one_key(demo: Served, meet: Meet) -> None:
    """What is copied is what stands on the page, and the page says that it was copied."""
    visitor = meet()
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = _address(demo)
    with ledger.open_view(demo.place) as view:
        findings = view.findings_of(address.rsplit("/", 1)[1])
    span = findings.events[0].evidence[0].span
    page = visitor.open(f"{address}?mark={span.start}-{span.end}#q{span.start}-{span.end}")
    expect(page.locator(".m.asked").first).to_be_visible()
    page.keyboard.press("y")
    page.get_by_text("copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".citation").first.text_content()
