"""The actors of a ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from ledger.values import read_main, read_other, records_of
from servanda import ledger, web
from servanda.ledger import Kind, Query
from servanda.ledger.leaves import Bookmark
from servanda.ledger.view import View
from servanda.model import ActorId
from servanda.web.bookmarks import written


def test_those_named_most_come_first(client: TestClient, view: View) -> None:
    """By mentions, and without their evidence, of which a state has too much."""
    found = view.most_named(Query(kind=Kind.ACTORS))
    assert [(one.content.name, one.mention_count) for one in found] == [("Ana Bel", 3), ("Norland", 2)]
    assert found[0].content.evidence == ()
    assert re.findall(r'href="/records/(a-[a-z]+)"', client.get("/actors").text) == ["a-bel", "a-norland"]


def test_kinds_are_tabs_with_counts(client: TestClient) -> None:
    """A kind that nobody is of has no tab; a filter that nobody meets says so."""
    page = client.get("/actors?type=person").text
    assert "a-bel" in page
    assert 'href="/records/a-norland"' not in page
    assert "type=state" in page
    assert "type=company" not in page
    assert "No actor matches. Without filters there are 2" in client.get("/actors?about=ships").text
    assert client.get("/actors?type=ship").status_code == 400


def test_all_are_met_once_leaf_by_leaf(tmp_path: Path) -> None:
    """Forwards and back, whatever the size of a leaf, also where several are named equally often."""
    whole = records_of(read_main(), read_other())
    first = whole.actors[0]
    made = []
    for number, mentions in enumerate([3, 9, 3, 1, 9, 3, 2]):
        named = ActorId(f"a-{number:016x}")
        made.append(replace(first, content=replace(first.content, id=named), members=(named,), mention_count=mentions))
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_main(), read_other()])
        writer.replace_records(replace(whole, actors=tuple(made)), linker="by hand")
    client = TestClient(web.build(tmp_path / "x.db"), base_url="http://127.0.0.1")
    expected = [f"a-{number:016x}" for number in (1, 4, 0, 2, 5, 6, 3)]
    for size in range(1, 9):
        address, pages = f"/actors?type=person&limit={size}", []
        while address:
            page = client.get(address).text
            pages.append(re.findall(r'href="/records/(a-[0-9a-f]+)"', page))
            last, address = (
                address,
                unescape(found[1]) if (found := re.search(r'rel="next" href="([^"]+)"', page)) else "",
            )
        assert [each for several in pages for each in several] == expected
        assert [len(several) for several in pages[:-1]] == [size] * (len(pages) - 1)
        for several in reversed(pages[:-1]):
            back = re.search(r'rel="prev" href="([^"]+)"', client.get(last).text)
            assert back
            last = unescape(back[1])
            assert re.findall(r'href="/records/(a-[0-9a-f]+)"', client.get(last).text) == several
        assert 'rel="prev"' not in client.get(last).text


def test_a_made_up_place_among_actors_is_refused(client: TestClient) -> None:
    """A bookmark of another list leads nowhere."""
    for word in ("x", written(Bookmark("2031-02-04", "s-0123456789abcdef"))):
        assert client.get(f"/actors?after={word}").status_code == 400


def test_offices_stand_beside_the_name(client: TestClient) -> None:
    """Who somebody is can be seen in the list."""
    assert "Foreign Minister" in client.get("/actors?limit=1").text
