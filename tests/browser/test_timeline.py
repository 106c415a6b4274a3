"""The time line and the overview, as people meet them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, leads_on

ADDRESSES = ("/timeline", "/timeline?lanes=done&since=2021&until=2040", "/timeline?type=AID&status=negated&origins=5")
SMALL = {"width": 320, "height": 640}
HALF_A_MEGABYTE = 500_000


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_time_line_can_be_read_by_everyone(demo: Served, meet: Meet, address: str) -> None:
    """On three widths, light and dark: nothing runs out of the screen, and axe-core finds nothing serious."""
    for size, scheme in ((SMALL, "dark"), (NARROW, "light"), (WIDE, "dark"), (WIDE, "light")):
        visitor = meet(size, scheme=scheme)
        visitor.open(demo.address + address)
        visitor.picture(f"demo{address}-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert visitor.errors == []


def test_every_entry_of_the_picture_is_in_the_list(demo: Served, meet: Meet) -> None:
    """The list is the time line: each mark has its entry, and the chart hides nothing from who sees none."""
    page = meet().open(f"{demo.address}/timeline?lanes=promised")
    marks = page.locator("svg.lying a.mark").evaluate_all("(all) => all.map((one) => one.dataset.record)")
    entries = page.locator(".moments > li").evaluate_all("(all) => all.map((one) => one.dataset.record)")
    assert marks
    assert set(marks) <= set(entries)
    assert all(", promised: " in words for words in page.locator("svg.lying a.mark title").all_text_contents())


def test_without_scripts_the_page_is_whole(demo: Served, meet: Meet) -> None:
    """Picture, list, filters and zoom are there with scripts switched off."""
    page = meet(scripts=False).open(f"{demo.address}/timeline")
    expect(page.locator("svg.lying")).to_be_visible()
    assert page.locator(".moments > li").count() > 10
    page.locator("details.choose summary").click()
    page.get_by_label("type").select_option("AID")
    with leads_on(page):
        page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("type=AID"))
    expect(page.locator(".moments > li")).not_to_have_count(0)


def test_time_runs_down_on_a_phone(demo: Served, meet: Meet) -> None:
    """A narrow screen shows the upright picture, a wide one the lying one, never both."""
    for size, seen, hidden in ((NARROW, "upright", "lying"), (WIDE, "lying", "upright")):
        page = meet(size).open(f"{demo.address}/timeline")
        expect(page.locator(f"svg.{seen}")).to_be_visible()
        expect(page.locator(f"svg.{hidden}")).to_be_hidden()


def test_keys_walk_the_list_and_zoom(demo: Served, meet: Meet) -> None:
    """Keys j and k move, Enter opens, + looks closer, a shows only acts; not while somebody writes."""
    page = meet().open(f"{demo.address}/timeline")
    links = page.locator(".moments > li .heading a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    expect(page.locator("svg.lying a.lit").first).to_be_visible()
    record = page.locator(".moments > li").first.get_attribute("data-record")
    with leads_on(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/records/{record}"))
    page.go_back(wait_until="load")
    page.locator("details.choose summary").click()
    page.get_by_label("outlet").press_sequentially("a+j")
    assert page.url == f"{demo.address}/timeline"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    with leads_on(page):
        page.keyboard.press("+")
    expect(page).to_have_url(re.compile("since="))
    with leads_on(page):
        page.keyboard.press("a")
    expect(page).to_have_url(re.compile("lanes=done"))


def test_a_column_leads_to_what_it_holds(seeds: Served, meet: Meet) -> None:
    """Behind a column of many stand as many entries as it says."""
    page = meet().open(f"{seeds.address}/timeline")
    column = page.locator("svg.lying a.heap").first
    number = int(column.locator("text.number").text_content() or "0")
    address = column.get_attribute("href")
    page = meet().open(f"{seeds.address}{address}")
    month = page.locator("section.month", has=page.locator("h2", has_text="2021")).first
    assert month.locator(".moments > li").count() == number > 8


def test_the_seeds_show_what_is_known_of_each_day(seeds: Served, meet: Meet) -> None:
    """Deliveries of two months, a season as a bar and not a day, a due month as planned, and a section without days."""
    visitor = meet()
    page = visitor.open(f"{seeds.address}/timeline?between=RUS,MLI")
    visitor.picture("seeds-timeline-rus-mli-1440")
    marks = page.locator("svg.lying a.mark")
    titles = " | ".join(marks.locator("title").all_text_contents())
    for when in ("March 2022, done", "August 2022, done", "19 January 2023, done", "11 November 2021, promised"):
        assert when in titles
    delivered = marks.filter(has_text="August 2022, done").first
    assert delivered.locator("rect.body").count() == 1
    assert page.locator("#undated li").count() > 0
    page = visitor.open(f"{seeds.address}/timeline?type=due")
    assert page.locator("svg.lying a.mark.planned rect.body").count() == 1
    assert "February 2022" in (page.locator("svg.lying a.mark title").text_content() or "")


def test_the_overview_is_small(seeds: Served, meet: Meet) -> None:
    """All bytes of the front page and of the time line; when they first paint is told with -s and holds nothing up."""
    for address in ("/", "/timeline"):
        painted, sent = [], 0
        for _ in range(3):
            visitor = meet()
            sizes: list[int] = []
            visitor.page.on("requestfinished", lambda request, to=sizes: to.append(request.sizes()["responseBodySize"]))
            page = visitor.open(seeds.address + address)
            painted.append(
                page.evaluate("performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0]")
            )
            sent = sum(sizes)
        print(f"{address}: first paint {sorted(map(round, painted))} ms, {sent:,} bytes")  # noqa: T201 - shown with -s
        assert len(painted) == 3
        assert 0 < sent < HALF_A_MEGABYTE


def test_the_front_page_opens_with_a_search(demo: Served, meet: Meet) -> None:
    """The first field is the question; the picture leads to the time line, a pair to its own."""
    visitor = meet()
    page = visitor.open(demo.address)
    page.get_by_label("Search reports and records").fill("grain")
    with leads_on(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=grain"))
    page = visitor.open(demo.address)
    with leads_on(page):
        page.locator("ol.pairs a").first.click()
    expect(page.locator("svg.lying")).to_be_visible()
    assert visitor.strange == []
    assert visitor.errors == []
