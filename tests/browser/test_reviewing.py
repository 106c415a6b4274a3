"""Judging in a real browser: by keyboard alone, with and without scripts, on a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

import servanda
from browser.conftest import NARROW, WIDE, Meet, Served, Visitor, _serve, leads_on
from servanda import ledger, run
from servanda.model import JudgementKind

CODEBOOK = Path(servanda.__file__).parent / "data" / "demo" / "codebook"
VIEWS = (
    "/audit",
    "/audit?kind=events&number=20&seed=7",
    "/review",
    "/review?queue=records",
    "/review?queue=actors",
    "/review?as=list&queue=actors",
    "/judgements",
    "/?as_known_on=2024-03-11",
)


@pytest.fixture
def judged(demo: Served, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the demo set's ledger, to be judged."""
    yield from _serve(Path(shutil.copy(demo.place, tmp_path / "demo.db")), additions=CODEBOOK)


@pytest.fixture
def judged_seeds(seeds: Served, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the ledger of the real pages, which ask more than the demo set does."""
    yield from _serve(Path(shutil.copy(seeds.place, tmp_path / "seeds.db")))


def kinds(served: Served) -> list[JudgementKind]:
    """Give what was judged, the first one first."""
    with ledger.open_view(served.place) as view:
        return [one.kind for one in sorted(view.judgements(), key=lambda one: (one.at, one.id))]


def question(visitor: Visitor) -> str:
    """Give the question on the page."""
    return visitor.page.locator("#question").inner_text()


def press(visitor: Visitor, key: str) -> None:
    """Press a key that leads to the next page."""
    with leads_on(visitor.page):
        visitor.page.keyboard.press(key)


_MOST_QUESTIONS = 10
"""More than the sample set has."""


def test_a_review_by_keyboard_alone(judged: Served, meet: Meet) -> None:
    """The name is typed once; then one key an answer, later, undo, until nothing waits."""
    visitor = meet(WIDE)
    visitor.open(f"{judged.address}/review")
    keyboard = visitor.page.keyboard
    # The way to the field of the name is Tab, as everywhere.
    for _ in range(60):
        if visitor.page.evaluate("document.activeElement.name") == "who":
            break
        keyboard.press("Tab")
    keyboard.type("Ana")
    keyboard.press("Escape")
    first = question(visitor)
    press(visitor, "w")
    came = visitor.page.locator("#came")
    expect(came).to_contain_text("Written: wrong")
    expect(came).to_be_focused()
    visitor.picture("review-came-1440")
    second = question(visitor)
    assert second != first
    press(visitor, " ")
    third = question(visitor)
    assert third not in (first, second)
    press(visitor, "s")
    press(visitor, "u")
    assert question(visitor) == third
    press(visitor, "n")
    press(visitor, "u")
    press(visitor, "u")
    visitor.open(f"{judged.address}/review")
    assert question(visitor) == first
    assert kinds(judged) == ["wrong", "same", "undo", "unsure", "undo", "undo"]
    for key in ("r", "d"):
        press(visitor, key)
    for _ in range(_MOST_QUESTIONS):
        if question(visitor) == "Nothing waits":
            break
        press(visitor, "s")
    assert question(visitor) == "Nothing waits"
    visitor.picture("review-nothing-waits-1440")
    assert visitor.errors == []


def test_a_value_is_put_right_by_keyboard(judged: Served, meet: Meet) -> None:
    """`e` goes to the field, Enter sends the value; letters typed into a field answer nothing."""
    visitor = meet(WIDE)
    visitor.open(f"{judged.address}/review?queue=readings")
    visitor.page.get_by_label("Your name").fill("Ana")
    visitor.page.keyboard.press("Escape")
    visitor.page.keyboard.press("e")
    expect(visitor.page.locator("[name=field]:focus")).to_have_count(1)
    visitor.page.keyboard.type("status")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type("negated")
    press(visitor, "Enter")
    with ledger.open_view(judged.place) as view:
        (made,) = view.judgements()
    assert (made.field, made.value, made.who) == ("status", "negated", "Ana")


def test_several_questions_are_answered_at_once_by_keyboard(judged_seeds: Served, meet: Meet) -> None:
    """J goes to the next box, space ticks it, one key answers all, u takes all of it back; without scripts as well."""
    visitor = meet(WIDE)
    page = visitor.open(f"{judged_seeds.address}/review?as=list&queue=records")
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Escape")
    boxes = page.get_by_role("checkbox")
    number = boxes.count()
    assert number > 1
    assert not visitor.is_wider_than_screen()
    assert visitor.serious() == []
    for at in range(2):
        page.keyboard.press("j")
        expect(boxes.nth(at)).to_be_focused()
        page.keyboard.press("Space")
        expect(boxes.nth(at)).to_be_checked()
    visitor.picture("several-chosen-1440")
    press(visitor, "d")
    expect(page.locator("#came")).to_be_focused()
    expect(page.locator("#came strong")).to_have_count(2)
    visitor.picture("several-came-1440")
    expect(page.get_by_role("checkbox")).to_have_count(number - 2)
    press(visitor, "u")
    expect(page.get_by_role("checkbox")).to_have_count(number)
    assert kinds(judged_seeds) == ["different", "different", "undo", "undo"]
    assert visitor.errors == []
    plain = meet(NARROW, scripts=False).open(f"{judged_seeds.address}/review?as=list&queue=records")
    plain.get_by_label("Your name").fill("Bo")
    plain.get_by_role("checkbox").first.check()
    with leads_on(plain):
        plain.get_by_role("button", name="Nobody can tell").click()
    expect(plain.get_by_role("checkbox")).to_have_count(number - 1)


def test_keys_can_be_switched_off(judged: Served, meet: Meet) -> None:
    """Who dictates or leans on the keyboard answers nothing by accident; it is remembered."""
    visitor = meet(WIDE)
    visitor.open(f"{judged.address}/review")
    visitor.page.get_by_label("Your name").fill("Ana")
    visitor.page.keyboard.press("Escape")
    visitor.page.keyboard.press("?")
    visitor.page.get_by_label("single letters are keys here").uncheck()
    visitor.open(f"{judged.address}/review")
    visitor.page.keyboard.press("r")
    visitor.page.wait_for_timeout(200)
    assert kinds(judged) == []


def test_enter_in_a_field_answers_nothing(judged: Served, meet: Meet) -> None:
    """No button is the one that Enter presses: nothing is chosen beforehand."""
    for scripts in (True, False):
        visitor = meet(WIDE, scripts=scripts)
        visitor.open(f"{judged.address}/review")
        visitor.page.get_by_label("Your name").fill("Ana")
        visitor.page.get_by_label("Reason, in your words").press("Enter")
        visitor.page.wait_for_timeout(200)
    assert kinds(judged) == []


def test_a_review_without_scripts_on_a_phone(judged: Served, meet: Meet) -> None:
    """Buttons and links do all that keys do."""
    visitor = meet(NARROW, scripts=False)
    visitor.open(f"{judged.address}/review")
    asked = [question(visitor)]
    unsure = visitor.page.get_by_role("button", name="Nobody can tell")
    while len(asked) == 1 or not unsure.count():  # rows of low score come first, and are right or wrong
        with leads_on(visitor.page):
            visitor.page.get_by_role("link", name="Later").click()
        assert question(visitor) not in asked
        asked.append(question(visitor))
    second = asked[-1]
    visitor.page.get_by_label("Your name").fill("Ana")
    with leads_on(visitor.page):
        unsure.click()
    assert question(visitor) != second
    with leads_on(visitor.page):
        visitor.page.get_by_role("button", name="Undo your last").click()
    assert question(visitor) == second
    assert kinds(judged) == ["unsure", "undo"]
    for size in visitor.page.locator(".bar .answer").all():
        box = size.bounding_box()
        assert box is not None
        assert box["height"] >= 44


@pytest.mark.parametrize("view", VIEWS)
def test_pages_of_judging_can_be_read_by_everyone(judged: Served, meet: Meet, view: str) -> None:
    """On a phone and on a desk, light and dark: nothing runs out of the screen, axe-core finds nothing serious."""
    for size, scheme in ((NARROW, "light"), (WIDE, "dark"), ({"width": 320, "height": 700}, "light")):
        visitor = meet(size, scheme=scheme)
        visitor.open(judged.address + view)
        visitor.picture(f"judging{view}-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert visitor.errors == []
        assert visitor.strange == []


def test_a_judgement_whose_finding_is_gone_leads_to_its_words(judged: Served, meet: Meet) -> None:
    """Its report left the ledger; a copy of the text still has the words, and what is read there is judged by one key."""
    with ledger.open_view(judged.place) as view:
        texts = {report.id: report.text for report in view.reports()}
        event = next(
            event
            for report, found in view.findings()
            for event in found.events
            if any(event.evidence[0].quote in text for other, text in texts.items() if other != report.id)
        )
    visitor = meet(WIDE)
    visitor.open(f"{judged.address}/judge?of={event.id}")
    visitor.page.get_by_label("Your name").fill("Ana")
    visitor.page.keyboard.press("Escape")
    press(visitor, "r")
    run.drop(event.report, judged.place, additions=CODEBOOK)
    for size, scheme in ((NARROW, "dark"), (NARROW, "light"), (WIDE, "light"), (WIDE, "dark")):
        other = meet(size, scheme=scheme)
        other.open(f"{judged.address}/judgements")
        expect(other.page.locator(".near")).to_contain_text("These words stand in another report")
        other.picture(f"orphan-{size['width']}-{scheme}")
        assert not other.is_wider_than_screen()
        assert other.serious() == []
    visitor.open(f"{judged.address}/judgements")
    with leads_on(visitor.page):
        visitor.page.locator(".near a[href*='/judge']").first.click()
    press(visitor, "r")
    assert kinds(judged) == ["right", "right"]
    assert visitor.errors == []


def test_the_day_of_a_page_is_set_and_left(demo: Served, meet: Meet) -> None:
    """The control on every page draws it as known on a day, and leads back to today."""
    visitor = meet(WIDE)
    visitor.open(f"{demo.address}/events")
    visitor.page.locator("details.moment summary").click()
    visitor.page.get_by_label("As known on").fill("2024-03-11")
    with leads_on(visitor.page):
        visitor.page.get_by_role("button", name="Show").first.click()
    expect(visitor.page.locator("details.moment summary")).to_contain_text("As known on 11 March 2024")
    with leads_on(visitor.page):
        visitor.page.get_by_role("link", name="Promises", exact=True).click()
    expect(visitor.page).to_have_url(re.compile("as_known_on=2024-03-11"))
    with leads_on(visitor.page):
        visitor.page.get_by_role("link", name="today").click()
    expect(visitor.page).to_have_url(re.compile("/board$"))


def test_what_changed_leads_to_both_moments(demo: Served, meet: Meet) -> None:
    """From the page of a day to what changed since, and from a change to the record as it was."""
    visitor = meet(NARROW)
    visitor.open(f"{demo.address}/?as_known_on=2024-03-11")
    with leads_on(visitor.page):
        visitor.page.get_by_role("link", name="what changed since").click()
    visitor.picture("difference-390")
    assert not visitor.is_wider_than_screen()
    assert visitor.serious() == []
    with leads_on(visitor.page):
        visitor.page.get_by_role("link", name="as it was").first.click()
    expect(visitor.page.locator("details.moment summary")).to_contain_text("As known on 11 March 2024")
