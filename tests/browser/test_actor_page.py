"""One actor in a real browser."""

from __future__ import annotations

from browser.conftest import NARROW, WIDE, Meet, Served
from servanda import ledger
from servanda.ledger import Kind
from servanda.model import ActorRecord


def _address(served: Served, *, of_roles: bool) -> str:
    """Give the address of the actor with most offices, or with most mentions."""
    with ledger.open_view(served.place) as view:
        actors = [one for one in view.records(Kind.ACTORS) if isinstance(one, ActorRecord)]
    most = max(actors, key=lambda one: (len(one.content.roles) if of_roles else one.mention_count, one.content.id))
    return f"{served.address}/actors/{most.content.id}"


def test_an_actor_can_be_read_by_everyone(demo: Served, seeds: Served, meet: Meet) -> None:
    """A person with offices and a state, on a phone and a desk, light and dark."""
    for name, served in (("demo", demo), ("seeds", seeds)):
        for of_roles in (True, False):
            for size, scheme in ((NARROW, "dark"), (WIDE, "light")):
                visitor = meet(size, scheme=scheme)
                page = visitor.open(_address(served, of_roles=of_roles))
                visitor.picture(f"{name}-actor-{'person' if of_roles else 'state'}-{size['width']}-{scheme}")
                assert page.locator("section h2").count() >= 1
                assert not visitor.is_wider_than_screen()
                assert visitor.serious() == []
                assert (visitor.errors, visitor.strange) == ([], [])


def test_offices_are_drawn_without_scripts(demo: Served, meet: Meet) -> None:
    """Each bar is labelled with what it shows, and stands in words beside."""
    page = meet(scripts=False).open(_address(demo, of_roles=True))
    bar = page.locator(".offices svg").first
    label = bar.get_attribute("aria-label") or ""
    assert "seen" in label
    assert bar.locator(".seen").count() == 1
    assert label.split(": ", 1)[1] in page.locator(".offices").inner_text()
