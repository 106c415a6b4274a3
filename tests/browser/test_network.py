"""Who with whom, as people meet it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, leads_on


@pytest.mark.parametrize("address", ["/network", "/network?status=any&alleged=yes", "/network?type=ASSAULT&since=2090"])
def test_a_network_can_be_read_by_everyone(demo: Served, meet: Meet, address: str) -> None:
    """On a phone and on a desk, light and dark: nothing runs out of the screen, and axe-core finds nothing serious."""
    for size, scheme in ((NARROW, "light"), (NARROW, "dark"), (WIDE, "dark"), (WIDE, "light")):
        visitor = meet(size, scheme=scheme)
        visitor.open(demo.address + address)
        visitor.picture(f"demo{address}-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert visitor.errors == []


def test_the_table_stands_without_scripts(seeds: Served, meet: Meet) -> None:
    """Every dyad is a row that leads to its records."""
    page = meet(scripts=False).open(f"{seeds.address}/network")
    rows = page.locator("tr[data-dyad]")
    assert rows.count() > 10
    first = rows.first
    assert [cell.strip() for cell in first.locator("td").all_text_contents()][:2] == ["Russia", "Mali"]
    expect(page.locator("svg.graph")).to_be_visible()
    number = int(first.locator("td.number").first.inner_text())
    with leads_on(page):
        first.locator("a").click()
    expect(page).to_have_url(re.compile("sides=RUS%2CMLI"))
    expect(page.locator("ol.entries > li")).to_have_count(number)


def test_a_phone_has_the_table_alone(seeds: Served, meet: Meet) -> None:
    """Where a drawing would be too small to read, the page says so."""
    page = meet(NARROW).open(f"{seeds.address}/network")
    expect(page.get_by_text("On a narrow screen the table stands alone")).to_be_visible()
    expect(page.locator("svg.graph")).to_be_hidden()


def test_rows_and_lines_light_up_together(seeds: Served, meet: Meet) -> None:
    """From the keyboard and with the pointer, both ways; the rest of the picture steps back."""
    visitor = meet()
    page = visitor.open(f"{seeds.address}/network")
    visitor.picture("seeds-network-drawn")
    page.locator("tr[data-dyad] a").nth(2).focus()
    expect(page.locator("tr[data-dyad]").nth(2)).to_have_class("lit")
    expect(page.locator("svg.graph a.lit")).to_have_attribute("data-tie", "2")
    expect(page.locator("svg.graph .side.lit")).to_have_count(2)
    rows = page.locator("tr[data-dyad]").filter(has=page.locator("a[href*=MLI]")).count()
    assert rows > 2
    page.locator("svg.graph [data-side=MLI] circle").hover()
    expect(page.locator("tr.lit")).to_have_count(rows)
    expect(page.locator("svg.graph a.lit")).to_have_count(rows)
    assert (visitor.strange, visitor.errors) == ([], [])


def test_a_line_leads_where_its_row_leads_without_scripts(seeds: Served, meet: Meet) -> None:
    """The picture is made of links, drawn on the server."""
    page = meet(scripts=False).open(f"{seeds.address}/network")
    rows = page.locator("tr[data-dyad] a")
    for tie in page.locator("svg.graph a").all()[:5]:
        row = rows.nth(int(tie.get_attribute("data-tie") or ""))
        assert tie.get_attribute("href") == row.get_attribute("href")


def test_years_choose_rows(seeds: Served, meet: Meet) -> None:
    """The sliders leave the rows with records in these years, and those of unknown day; the page says how many."""
    page = meet().open(f"{seeds.address}/network")
    every = page.locator("tr[data-dyad]").count()
    page.get_by_label("from", exact=True).focus()
    page.keyboard.press("End")
    told = page.locator("#drawing [role=status]")
    expect(told).to_contain_text(f"of {every} rows have records in these years; those without a day stay")
    left = page.locator("tr[data-dyad]:not(.outside)").count()
    assert 0 < left < every
    assert page.locator("svg.graph a:not(.outside)").count() == left
    expect(told).to_contain_text(f"{left} of {every} rows")
    page.keyboard.press("Home")
    expect(page.locator("tr.outside")).to_have_count(0)


def test_one_ledger_gives_one_picture(seeds: Served, meet: Meet) -> None:
    """Nothing in the drawing is left to chance: two visits, one image."""
    pictures = [meet().open(f"{seeds.address}/network").locator("svg.graph").screenshot() for _ in range(2)]
    assert pictures[0] == pictures[1]
