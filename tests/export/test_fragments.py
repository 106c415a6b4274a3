"""Links that scroll a live page to a quote."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from ledger.values import report_of
from servanda.export.fragments import Fragments, is_live, links, live_link
from servanda.model import Block, BlockKind, Report, Span

URL = "https://courier.example/ships"


def page(text: str, url: str | None = URL) -> Report:
    """Give a report with an address."""
    return report_of(text, url=url)


def link_to(text: str, words: str, *, nth: int = 0, url: str | None = URL) -> str:
    """Give the link to the nth place of some words, unquoted for reading."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    link = live_link(page(text, url), Span(at, at + len(words)))
    assert link is not None
    return unquote(link)


def test_a_short_quote_is_looked_for_as_it_is() -> None:
    """Up to twelve words of one line stand in the link."""
    text = "The envoy left. Norland sent ships to Sudria on Monday. He came back."
    assert link_to(text, "Norland sent ships to Sudria") == f"{URL}#:~:text=Norland sent ships to Sudria"


def test_a_long_quote_is_looked_for_by_its_ends() -> None:
    """More than twelve words: the first five and the last five."""
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert link_to(f"Zero. {words}. Done.", words).endswith(
        "#:~:text=one two three four five,nine ten eleven twelve thirteen"
    )


def test_a_quote_over_two_paragraphs_is_looked_for_by_its_ends() -> None:
    """A browser finds no run of words over the end of a paragraph; the ends stop there."""
    assert link_to("A title\nNorland sent\nships to Sudria.", "Norland sent\nships to Sudria").endswith(
        "text=Norland sent,ships to Sudria"
    )


def test_a_cut_word_is_made_whole_in_the_link() -> None:
    """Half a word is never found; an apostrophe belongs to its word."""
    text = "Then Norland's envoy left the capital."
    assert link_to(text, "land's env").endswith("text=Norland's envoy")
    assert link_to(text, "Norland").endswith("text=Norland's")


def test_words_that_stand_twice_get_their_neighbours() -> None:
    """Three words before tell the second place; case, accents and curly apostrophes make no difference."""
    text = "In May Norland sent ships. In June again NÖRLAND sent ships."
    assert link_to(text, "NÖRLAND sent ships").endswith("text=In June again-,NÖRLAND sent ships")
    assert link_to("He said “yes” to all. He said “yes” to none.", "yes", nth=1).endswith("text=all. He said “-,yes")


def test_words_behind_tell_a_place_where_none_stand_before() -> None:
    """The first words of a page have nothing before them."""
    assert link_to("Yes to all. Then yes to none.", "Yes").endswith("text=Yes,-to all. Then")


def test_every_sign_that_could_be_read_as_the_links_own_is_coded() -> None:
    """Hyphens, commas and ampersands are parts of the words."""
    link = live_link(page("A cease-fire, he said & left."), Span(2, 28))
    assert link == f"{URL}#:~:text=cease%2Dfire%2C%20he%20said%20%26%20left"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example/a#top", "https://courier.example/a#top:~:text=ships"),
        ("https://courier.example/a#:~:text=old", "https://courier.example/a#:~:text=old&text=ships"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    """An anchor that the address has already is kept; other kinds of address lead nowhere."""
    assert live_link(page("Norland sent ships.", url), Span(13, 18)) == expected
    assert is_live(url) is (expected is not None)


def test_a_quote_without_a_word_leads_to_the_page() -> None:
    """Signs alone cannot be looked for."""
    assert live_link(page("Norland … sent."), Span(8, 9)) == URL


def test_blocks_are_not_joined() -> None:
    """Words on both sides of a block's end are looked for by the ends."""
    text = "Norland sent ships to Sudria."
    report = Report(
        id=page(text).id,
        sha256=page(text).sha256,
        text=text,
        blocks=(Block(Span(0, 13), BlockKind.TITLE), Block(Span(13, len(text)), BlockKind.BODY)),
        url=URL,
    )
    assert Fragments(report).directive(Span(0, 18)) == "text=Norland%20sent,ships"


def test_signs_beyond_the_first_plane_are_counted_as_one() -> None:
    """Offsets are code points, whatever the sign."""
    text = "🜁🜂 Norland sent 𝒮hips."
    start = text.index("sent")
    assert links(page(text), [Span(start, start + 4)]) == {Span(start, start + 4): f"{URL}#:~:text=sent"}
