"""The page of one record in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NARROW, WIDE, Meet, Served, leads_on
from servanda import ledger
from servanda.ledger import Kind
from servanda.model import Record


def _largest(served: Served, kind: Kind) -> str:
    """Give the record of a kind that most findings went into."""
    with ledger.open_view(served.place) as view:
        records = [one for one in view.records(kind) if isinstance(one, Record)]
    return max(records, key=lambda one: (len(one.members), one.id)).id


KINDS = (Kind.EVENTS, Kind.STATEMENTS, Kind.COMMITMENTS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_can_be_read_by_everyone(demo: Served, meet: Meet, kind: Kind) -> None:
    """On a phone and a desk, light and dark, with every fold open."""
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        visitor = meet(size, scheme=scheme)
        page = visitor.open(f"{demo.address}/{kind}/{_largest(demo, kind)}")
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        visitor.picture(f"demo-{kind}-one-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert visitor.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_whole_without_scripts(seeds: Served, meet: Meet, kind: Kind) -> None:
    """Sentence, cells, quotes, citation, rule: all are there, and nothing is asked for elsewhere."""
    visitor = meet(scripts=False)
    page = visitor.open(f"{seeds.address}/{kind}/{_largest(seeds, kind)}")
    visitor.picture(f"seeds-{kind}-one-1440")
    assert page.locator(".lead").inner_text()
    assert page.locator(".cells a").count() > 2
    first = page.locator(".excerpt").first
    assert first.locator("mark").count() >= 1
    first.get_by_text("cite", exact=True).click()
    citation = first.locator(".citation")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("sha256:")
    first.get_by_text("rule and score").click()
    expect(first.locator("details[open]").last).to_contain_text("score")
    assert visitor.strange == []


def test_a_member_answers_and_says_what_it_is(demo: Served, meet: Meet) -> None:
    """The id of a finding leads to its record, with one line that says so."""
    with ledger.open_view(demo.place) as view:
        record = view.record(_largest(demo, Kind.EVENTS))
    assert isinstance(record, Record)
    member = next(each for each in record.members if each != record.id)
    page = meet().open(f"{demo.address}/id/{member}")
    assert member in page.locator(".note").inner_text()


def test_a_cell_leads_to_its_words_in_the_report(demo: Served, meet: Meet) -> None:
    """The words are outlined where they stand."""
    page = meet().open(f"{demo.address}/events/{_largest(demo, Kind.EVENTS)}")
    link = page.locator(".cells a.printed").first
    words = link.inner_text().strip("“”")
    with leads_on(page):
        link.click()
    expect(page).to_have_url(re.compile("/reports/"))
    expect(page.locator(".m.asked").first).to_contain_text(words)
