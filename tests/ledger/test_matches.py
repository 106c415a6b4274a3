from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.values import read_of, report_of
from servanda import ledger
from servanda.ledger import matches
from servanda.model import on


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of nine reports about a harbour, some of equal worth."""
    place = tmp_path_factory.mktemp("matches") / "x.db"
    texts = [f"The harbour of town {at % 3} is open. " + "Ships wait. " * (at % 3) + f"No. {at}" for at in range(9)]
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report_of(text)) for text in texts])
    return place


def test_hits_come_best_first_in_leaves_of_any_size(harbour: Path) -> None:
    """Each hit comes once, whatever the size of a leaf, equals by id."""
    with ledger.open_view(harbour) as view:
        whole = view.search("harbour", limit=20)
        assert [(hit.match.rank, hit.report) for hit in whole] == sorted((hit.match.rank, hit.report) for hit in whole)
        assert len(whole) == 9
        for size in (1, 4):
            read, after = [], None
            while some := view.search("harbour", limit=size, after=after):
                read += some
                after = some[-1].match
            assert tuple(read) == whole


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "harbour*",
        "NEAR(",
        "a AND",
        "-x",
        "x:y",
        "^harbour",
        "''; DROP TABLE texts",
        "\0",
        "(" * 500,
        "ﬀ",
        "🌾",
        "\ud83d",
    ],
)
def test_no_words_break_a_search(harbour: Path, words: str) -> None:
    """Whatever a visitor writes is looked for as words."""
    with ledger.open_view(harbour) as view:
        assert all(hit.excerpt for hit in view.search(words))


def test_only_what_was_sought_is_pointed_out(tmp_path: Path) -> None:
    """A text that holds the very signs that mark a hit stays what it is."""
    report = report_of("Grain \ufdd0came\ufdd1 by ship; more [grain] waits.")
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report)])
    with ledger.open_view(tmp_path / "x.db") as view:
        (hit,) = view.search("grain")
    assert ("Grain", True) in hit.pieces
    assert ("grain", True) in hit.pieces


def test_a_page_of_one_word_is_searched_in_a_moment(tmp_path: Path) -> None:
    """An excerpt costs the same however often the words stand in the text."""
    report = report_of("Harbour " * 130_000)
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report)])
    with ledger.open_view(tmp_path / "x.db") as view:
        (hit,) = view.search("harbour")
    assert len(hit.excerpt) < 300
    assert hit.pieces[0] == ("Harbour", True)


def test_the_place_with_most_words_is_shown(tmp_path: Path) -> None:
    """Not the first place with one of the words but the first with most of them, between dots."""
    report = report_of("Grain came. " + "Nothing else. " * 50 + "Grain left the harbour of Orsk. " + "More. " * 99)
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report)])
    with ledger.open_view(tmp_path / "x.db") as view:
        (hit,) = view.search("orsk harbour grain")
    assert "Grain left the harbour of Orsk." in hit.excerpt
    assert hit.excerpt[0] == hit.excerpt[-1] == "…"
    assert hit.excerpt.strip("…") in report.text


def test_words_that_are_everywhere_give_the_latest_reports(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many have them, the last by day come first, each with its place in the text; undated ones are left out."""
    monkeypatch.setattr(matches, "RANKED", 8)
    place = harbour.with_name("dated.db")
    days = [date(2031, 5, day) for day in (3, 9, 1)]
    dated = [report_of(f"Harbour news of {day}.", published=on(day)) for day in days]
    with ledger.open_writer(place) as writer:
        writer.append([read_of(report) for report in (*dated, report_of("Harbour news of no day."))])
    with ledger.open_view(place) as view:
        assert [hit.excerpt for hit in view.search_latest("harbour", limit=2)] == [
            "Harbour news of 2031-05-09.",
            "Harbour news of 2031-05-03.",
        ]
        assert len(view.search_latest("harbour", limit=9)) == 3
        assert not view.is_common("harbour")
    with ledger.open_view(harbour) as view:
        assert view.is_common("harbour")
        assert not view.is_common("harbour town 1")


def test_a_long_text_is_looked_through_for_words_of_any_spelling(tmp_path: Path) -> None:
    """In a whole book the best place is found too, whether its words are written with accents or without."""
    filler = "Nothing is told on this page of it. " * 900
    report = report_of(f"Orsk is a town. {filler}Grain left the harbour of Orsk. {filler}The quay of Żabno is shut.")
    with ledger.open_writer(tmp_path / "x.db") as writer:
        writer.append([read_of(report)])
    with ledger.open_view(tmp_path / "x.db") as view:
        (hit,) = view.search("orsk harbour")
        assert "Grain left the harbour of Orsk." in hit.excerpt
        (hit,) = view.search("zabno quay")
        assert "The quay of Żabno is shut." in hit.excerpt
