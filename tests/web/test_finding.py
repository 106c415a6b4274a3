from __future__ import annotations

import pytest

from servanda.errors import CallError
from servanda.ledger import Kind, matches
from servanda.ledger.view import View
from servanda.web import finding
from servanda.web.finding import find, pointed_out


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Norland sends grain", "GRAIN", ["grain"]),
        ("Été à Zür", "zur ete", ["Été", "Zür"]),
        ("grain, grainy", '"grain"', ["grain"]),
        ("<b>grain</b>", "b", ["b", "b"]),
        ("nothing here", "()*", []),
        ("", "grain", []),
    ],
)
def test_sought_words_are_pointed_out(text: str, words: str, marked: list[str]) -> None:
    """Whole words, whatever their case and accents, and the text stays what it was."""
    pieces = pointed_out(text, words)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_sought in pieces if is_sought] == marked


def test_a_search_finds_reports_and_records(view: View) -> None:
    """Texts and what was read out of them, each kind on a shelf of its own with its number."""
    found = find(view, "grain", size=10)
    assert len(found.hits) == 2
    shelves = {shelf.kind: shelf for shelf in found.shelves}
    assert {Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS} <= shelves.keys()
    assert all(shelf.is_all and shelf.count == len(shelf.first) for shelf in found.shelves)
    assert [shelf.kind for shelf in find(view, "ana bel", size=10).shelves].count(Kind.ACTORS) == 1


def test_a_long_shelf_shows_its_first_and_counts_the_rest(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are not shown are counted, and a count that stops says so."""
    monkeypatch.setattr(finding, "_FIRST", 1)
    monkeypatch.setattr(finding, "COUNTED", 1)
    (shelf,) = [each for each in find(view, "norland", size=10).shelves if each.kind is Kind.STATEMENTS]
    assert (len(shelf.first), shelf.count, shelf.is_all) == (1, 1, False)


def test_reports_go_on_where_they_stopped(view: View) -> None:
    """The next leaf of hits begins behind the last one."""
    whole = find(view, "grain", size=10).hits
    first = find(view, "grain", size=1)
    assert first.next is not None
    second = find(view, "grain", size=1, after=first.next)
    assert (*first.hits, *second.hits) == whole
    assert second.next is None


def test_words_that_nearly_all_reports_have_are_not_ranked(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """The latest are shown and said to be so; the list of reports has all of them."""
    monkeypatch.setattr(matches, "RANKED", 1)
    found = find(view, "grain", size=1)
    assert (len(found.hits), found.next, found.is_common) == (1, None, True)
    assert not find(view, "grain", size=10).is_common
    assert find(view, "grain", size=10).hits


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMl0"])
def test_a_place_that_no_list_gave_is_refused(view: View, after: str) -> None:
    """It is named, and the visitor told what was expected."""
    with pytest.raises(CallError, match="after cannot be"):
        find(view, "grain", size=1, after=after)
