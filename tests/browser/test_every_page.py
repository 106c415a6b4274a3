"""What holds for every page, whatever it shows."""

from __future__ import annotations

import pytest

from browser.conftest import NARROW, WIDE, Meet, Served

VIEWS = (
    "/",
    "/timeline",
    "/network",
    "/board",
    "/sources",
    "/reports",
    "/statements",
    "/events",
    "/commitments",
    "/actors",
    "/labels",
    "/disagreements",
    "/origins",
    "/totals",
    "/unanswered",
    "/one-sided",
    "/problems",
    "/review",
    "/search?q=grain",
    "/about",
)


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_can_be_read_by_everyone(demo: Served, meet: Meet, view: str) -> None:
    """On a phone and on a desk, light and dark: nothing runs out of the screen, and axe-core finds nothing serious."""
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        visitor = meet(size, scheme=scheme)
        visitor.open(demo.address + view)
        visitor.picture(f"demo{view}-{size['width']}-{scheme}")
        assert not visitor.is_wider_than_screen()
        assert visitor.serious() == []
        assert visitor.errors == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_asks_for_anything_elsewhere(seeds: Served, meet: Meet, view: str) -> None:
    """A page is complete on this machine: no request leaves it."""
    visitor = meet()
    visitor.open(seeds.address + view)
    visitor.picture(f"seeds{view}-1440")
    assert visitor.strange == []
