"""Signs in what is said, nouns of people, words of contexts: the small tables."""

from __future__ import annotations

import pytest

from servanda.codebook.signs import SignRow, Signs


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("They condemned it", True),
        ("A CONDEMNATION followed", True),
        ("it is a crime", True),
        ("the criminal code", False),
        ("nothing of the kind", False),
    ],
)
def test_whole_words_count_and_a_star_is_the_rest_of_one(content: str, shown: bool) -> None:
    """Case does not count; a part of a word does not either."""
    signs = Signs([SignRow(text="condemn*", stance="condemns"), SignRow(text="crime", stance="condemns")])
    assert signs.show("condemns", content) is shown
    assert not signs.show("praises", content)


def test_the_small_tables_are_shipped(book) -> None:
    """Each has its words."""
    assert book.people.sector("gunman") == "UAF"
    assert book.contexts["vaccines"] == "health"
    assert book.signs.show("praises", "a reliable partner")
