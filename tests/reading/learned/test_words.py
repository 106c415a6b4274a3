"""The words that the model reads, on their places in the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from servanda.reading.learned.words import spans

ODD = (
    " ", "\u00a0", "\u2009", "\n", "\x1f", "\u200b", "\ufeff", "\u200f", "\u202b", "\ufffd", "\ud83d", "\udc00", "\u0301", "\u200d",
    "\ufe0f", "👍🏽", "👩\u200d🚀", "e\u0301", "ñ", "שלום", "مرحبا", "स्ते", "中", "’", "'", '"', "“", "”", "«", "''", "``", "...", "--",
    "can’t", "cannot", "Cannot", "gonna", "n't", "'s", "U.S.", "Mr.", "No. 5", "1,200.5", "12:30", "3rd", "40m", "O'Neil", "G7",
    "www.", "https://a.b/c).", "a@b.co", "a.", "_", "²", "٣", "A", "K. Otieno", "Okaforsaid",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.lists(st.sampled_from(ODD), max_size=12).map("".join),
)


def cut(text: str, *, cuts: frozenset[int] = frozenset()) -> list[str]:
    return [text[start:end] for start, end in spans(text, cuts=cuts)]


@given(TEXTS, st.frozensets(st.integers(-2, 60)))
@example("cannot", frozenset({1, 3, 5}))
@example("I cannot", frozenset({3, 4}))
def test_words_hold_all_that_is_not_white_space_once_and_in_order(text: str, cuts: frozenset[int]):
    """Any text, any cuts: no word is empty, none overlaps, none holds white space; every cut ends a word."""
    found = list(spans(text, cuts=cuts))
    covered = [at for start, end in found for at in range(start, end)]
    assert covered == [at for at, letter in enumerate(text) if not letter.isspace()]
    assert all(start < end for start, end in found)
    assert not any(start < at < end for start, end in found for at in cuts)


@given(TEXTS)
def test_cuts_only_divide(text: str):
    """A cut at every place leaves letters; the borders that were there without it stay."""
    assert cut(text, cuts=frozenset(range(len(text)))) == [letter for letter in text if not letter.isspace()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya’s envoy can’t, won't go.", "Kenya ’s envoy ca n’t , wo n't go ."),
        ("They cannot; I'm gonna.", "They can not ; I 'm gon na ."),
        ("Mr. Otieno of the U.S. met K. Mwangi.", "Mr. Otieno of the U.S. met K. Mwangi ."),
        ("No. 5 of 1,200.5 at 12:30 on the 3rd", "No. 5 of 1,200.5 at 12:30 on the 3rd"),
        ("O'Neil said \"the G7's\"...", "O'Neil said \" the G7 's \" ..."),
        ("See https://un.org/a_b(c), or press@un.org.", "See https://un.org/a_b(c ) , or press@un.org ."),
        ("a long-term well--known _plan_", "a long - term well -- known _ plan _"),
        ("cafe\u0301 👍🏽 \ud83d \ufffd", "cafe\u0301 👍🏽 \ud83d \ufffd"),
        ("10\u00a0km\u2009away", "10 km away"),
    ],
)  # fmt: skip
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: str):
    """Clitics, titles, initials, numbers and addresses; a mark that joins a letter stays with it."""
    assert cut(text) == words.split(" ")


def test_a_name_and_a_verb_that_a_dump_ran_together_are_cut():
    """ "Okaforsaid", seed 000."""
    assert cut("Ms. Okaforsaid yes", cuts=frozenset({10})) == ["Ms.", "Okafor", "said", "yes"]


@pytest.mark.parametrize("bit", ["a", "a-", "a.", "1.", "'", "www.", "n't", "A. ", "can", "\u0301", "https://)", "a+"])
def test_a_long_text_without_an_end_is_cut(bit: str):
    """Fifty thousand letters: no rule goes back over all of them for each."""
    text = bit * (50_000 // len(bit))
    assert "".join(cut(text)) == "".join(text.split())
