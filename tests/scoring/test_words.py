"""Words, heads and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.scoring.words import Words, fold, is_part, overlap, touch


def test_a_span_inside_a_word_touches_it() -> None:
    """Words are touched whole, also by a part of them; signs are words of their own."""
    words = Words('He said: "No."')
    assert words.touched([(4, 5)]) == {1}
    assert words.touched([(7, 14)]) == {2, 3, 4, 5, 6}
    assert words.touched([]) == frozenset()


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Belmark's Foreign Minister Ido Karr, who spoke", 4),
        ("the government of Belmark", 1),
        ("Belmark's", 0),
        (", of", 1),
        ('"', None),
    ],
)
def test_the_head_is_the_last_word_before_the_first_border(phrase: str, head: int | None) -> None:
    """The last word before a comma, preposition or relative pronoun."""
    assert Words(phrase).head((0, len(phrase))) == head


def test_a_content_is_found_again_in_other_words_around_it() -> None:
    """A rendering of the same content is placed by its words; words that are not there leave the whole span."""
    text = "On Friday Vell repeated that her country would send 20 old trucks north."
    words = Words(text)
    start, end = words.place("that her country would send 20 trucks", (0, len(text)))
    assert text[start:end] == "that her country would send 20 old trucks"
    assert words.place("nothing of the kind was said here today", (0, len(text))) == (0, len(text))
    assert words.place("", (0, len(text))) == (0, len(text))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("Éva  Kádár", "eva kadar", True), ('"Vell"', "vell", True), ("Vell", "Well", False)],
)
def test_names_are_folded(one: str, other: str, is_same: bool) -> None:
    """Case, accents, quotation marks and double spaces do not matter."""
    assert (fold(one) == fold(other)) is is_same


def test_a_surname_is_a_part_of_a_name() -> None:
    """A shorter name that ends in the same word and has no other words is a part."""
    assert is_part("vell", "ona vell")
    assert is_part("president ona vell", "vell")
    assert not is_part("ona", "ona vell")
    assert not is_part("ana vell", "ona vell")
    assert not is_part("", "vell")


@given(st.frozensets(st.integers(0, 20)), st.frozensets(st.integers(0, 20)))
def test_overlap_is_symmetric_and_at_most_one(one: frozenset[int], other: frozenset[int]) -> None:
    """The share of the union is the same from both sides and 1 only for equal sets."""
    share = overlap(one, other)
    assert share == overlap(other, one)
    assert 0 <= share <= 1
    assert (share == 1) is (one == other != frozenset())


def test_spans_touch_when_they_share_a_character() -> None:
    """Half-open spans that only meet at a border share nothing."""
    assert touch([(0, 5)], [(4, 6)])
    assert not touch([(0, 5)], [(5, 6)])
    assert not touch([], [(5, 6)])
