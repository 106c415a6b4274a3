"""Words and signs of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model import Span, WordClass
from servanda.reading.tokens import bare, surnames, words


def cut(text: str, *known: str) -> list[str]:
    return [word.text for word in words(text, Span(0, len(text)), surnames=frozenset(known))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okaforsaid so.", ["Okafor", "said", "so", "."]),
        ("Okaforhas left", ["Okafor", "has", "left"]),
        ("Adesaid so", ["Adesaid", "so"]),
        ("okaforsaid so", ["okaforsaid", "so"]),
        ("Okafor said", ["Okafor", "said"]),
        ("Yes", ["Yes"]),
    ],
)
def test_a_verb_glued_to_a_known_surname_is_a_word_of_its_own(text: str, expected: list[str]):
    """Dumps lose the space between name and verb; only names that the report prints elsewhere are cut."""
    assert cut(text, "Okafor") == expected


def test_a_part_of_a_text_is_cut_with_offsets_of_the_whole():
    """Spans count from the start of the report's text."""
    text = "Xx Kenya's U.N. envoy"
    found = words(text, Span(3, len(text)))
    assert [word.text for word in found] == ["Kenya", "'s", "U.N.", "envoy"]
    assert all(word.span.of(text) == word.text for word in found)


def test_a_word_is_compared_in_small_letters_with_one_kind_of_apostrophe():
    """Curly and straight apostrophes are one."""
    assert [word.lower for word in words("Kenya’s", Span(0, 7))] == ["kenya", "'s"]


def test_a_bare_token_has_no_class():
    """Datelines and bylines are looked at without being tagged."""
    token = bare(words("Lima", Span(0, 4))[0])
    assert (token.word_class, token.lemma) == (WordClass.X, "lima")


def test_surnames_are_capitals_behind_capitals():
    """A word with a capital behind another such word may be a surname."""
    text = "President Obi met Ann Okafor-Bello in rain"
    assert surnames(text, [Span(0, len(text))]) == {"Obi", "Okafor-Bello"} | {"Okafor-Bello"}


@given(st.text(max_size=80))
@settings(max_examples=100)
def test_words_cover_every_sign_once_and_in_order(text: str):
    """What lies between words is white space, and every word is what its span says."""
    found = words(text, Span(0, len(text)), surnames=frozenset({"Okafor"}))
    place = 0
    for word in found:
        assert not text[place : word.span.start].strip()
        assert word.span.of(text) == word.text
        place = word.span.end
    assert not text[place:].strip()
