"""The pieces of words, against cases worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.learned import pieces as module
from servanda.reading.learned.pieces import MOST_PIECES, Pieces, Shape, shape

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] un ##aff ##able aff able run ##n ##ing e ##e etat ! - 中 文 s ##s ß".split()


def told(word: str) -> str:
    return " ".join(VOCABULARY[number] for number in Pieces(VOCABULARY).of(word))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("unaffable", "un ##aff ##able"),
        ("Unaffable", "un ##aff ##able"),
        ("running", "run ##n ##ing"),
        ("runs", "run ##s"),
        ("runx", "[UNK]"),  # one letter that no piece holds makes the whole unknown
        ("État", "etat"),
        ("e\u0301tat", "etat"),
        ("un-able!", "un - able !"),
        ("runx-able", "[UNK] - able"),
        ("中文", "中 文"),
        ("run中", "run 中"),
        ("ß", "ß"),
        ("a", "[UNK]"),
        ("un able", "un able"),
        ("un\u2009able", "un able"),
        ("r\u00adun\u200b", "run"),  # control and format characters say nothing
        ("\ufffdrun", "run"),
        ("\ufffd", "[UNK]"),
        ("\u0301", "[UNK]"),
        ("", "[UNK]"),
        ("…", "[UNK]"),
        ("e" * 100, " ".join(["e", *["##e"] * (MOST_PIECES - 1)])),
        ("e" * 101, "[UNK]"),
        ("!" * 101, " ".join("!" * MOST_PIECES)),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_that_are_known(word: str, found: str):
    """From the left; lower case, without accents; every sign is a piece."""
    assert told(word) == found


@given(st.text(st.characters(exclude_categories=())))
def test_every_word_has_a_few_pieces_and_always_the_same(word: str):
    """Whatever the letters; lone surrogates too."""
    store = Pieces(VOCABULARY)
    found = store.of(word)
    assert 1 <= len(found) <= MOST_PIECES
    assert set(found) <= set(range(len(VOCABULARY)))
    assert store.of(word) == found == Pieces(VOCABULARY).of(word)


def test_the_store_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch):
    """Neither many words nor long ones fill the memory."""
    monkeypatch.setattr(module, "_KEPT_WORDS", 2)
    store = Pieces(VOCABULARY)
    for word in ("run", "runs", "able", "e" * 5_000):
        store.of(word)
    assert list(store._seen) == ["able"]


def test_a_word_of_many_thousand_marked_letters_is_cut():
    """Nothing is read beyond the pieces that are kept, nothing is copied for each letter."""
    assert told("é" * 300_000) == "[UNK]"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("peace", Shape.LOWER),
        ("well-known", Shape.LOWER),
        ("Kenya", Shape.TITLE),
        ("UN", Shape.CAPITALS),
        ("U.S.", Shape.CAPITALS),
        ("A", Shape.CAPITAL),
        ("McKay", Shape.MIXED),
        ("iPad", Shape.MIXED),
        ("G7", Shape.DIGITS),
        ("10", Shape.DIGITS),
        ("--", Shape.SIGNS),
        ("", Shape.SIGNS),
        ("中", Shape.LOWER),
        ("\u01c5", Shape.CAPITAL),
    ],
)
def test_the_shape_tells_capitals_and_digits(word: str, found: Shape):
    """What the encoder's vocabulary does not know."""
    assert shape(word) is found
