import pytest

from servanda.codebook import split
from servanda.codebook.words import WordLists


def test_months_and_weekdays(book):
    """Numbers are those of datetime."""
    assert book.words.months["sept"] == 9
    assert book.words.weekdays["sunday"] == 6


def test_abbreviations_do_not_end_a_sentence(book):
    """In lower case, without the stop."""
    assert {"mr", "gen", "u.s"} <= book.words.abbreviations


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("in an interview with", "interview"),
        ("at a joint news conference", "news conference"),
        ("in a tweet", "Twitter"),
        ("on X", "X"),
        ("in a letter to", "letter"),
        ("in a statement", "statement"),
        ("by phone", "telephone call"),
        ("press release", "press release"),
        ("on Telegram", "Telegram"),
        ("on social media", "social media"),
    ],
)
def test_media_of_speech(book, text, medium):
    """The longest phrase of manner gives the medium."""
    assert book.words.medium(split(text), 0) == (medium, len(split(text)))


def test_hedges_are_given_as_printed(book):
    """In the order of the text, the longest words first, whole words only."""
    text = "Allegedly the so-called deal, said to be dead, was apparentlyness."
    assert book.words.hedges(text) == ("Allegedly", "so-called", "said to be")
    assert WordLists(()).hedges(text) == ()


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (["donated"], "gift"),
        (["Sold"], "sale"),
        (["loan", "paid"], "loan"),
        (["swapped"], "exchange"),
        (["delivered"], "unknown"),
        (["free", "wheat"], "gift"),
        (["free", "trade"], "unknown"),
    ],
)
def test_words_about_terms(book, words, terms):
    """A loan that is paid back is a loan; "delivered" says nothing."""
    assert book.words.terms(words) == terms


def test_nouns_say_what_a_body_is(book):
    """Each noun beside a body's name gives its kind, two words together where one says too little."""
    found = book.words.body_nouns
    assert (found["airline"], found["newspaper"], found["think tank"]) == ("company", "media", "other")
    assert "tank" not in found


def test_some_holding_nouns_measure(book):
    """A batch counts the goods behind it, a gift only holds them."""
    assert {"batch", "gift"} <= book.words.listed("holding_noun")
    assert book.words.measuring_nouns & {"batch", "gift"} == {"batch"}


def test_some_help_is_money(book):
    """A loan is money, a donation may be anything; both are help whose giver stands beside them."""
    assert {"loan", "donation"} <= book.words.listed("help_noun")
    assert book.words.money_nouns & {"loan", "donation"} == {"loan"}


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("paying_verb", "finance"),
        ("receiving_verb", "obtain"),
        ("making_verb", "build"),
        ("works_noun", "rehabilitation"),
        ("own_works_noun", "settlement"),
        ("helper_noun", "surgeon"),
        ("teaching_word", "scholarship"),
    ],
)
def test_words_of_help_and_works_are_listed(book, name, word):
    """What tells help, works and people sent stands in the codebook, where it can be corrected."""
    assert word in book.words.listed(name)
