import pytest

from servanda.codebook import split


def test_months_weekdays_seasons(book):
    """Numbers are those of datetime and EDTF."""
    assert book.words.months["sept"] == 9
    assert book.words.weekdays["sunday"] == 6
    assert book.words.seasons["autumn"] == 23


def test_number_words(book):
    """Cardinals and ordinals."""
    assert book.words.numbers["nineteen"] == 19
    assert book.words.ordinals["third"] == 3


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


def test_lists_by_name(book):
    """Each list can be asked for a word, a value or all."""
    assert "hedge" in book.words.names
    assert book.words.has("hedge", "Allegedly")
    assert not book.words.has("hedge", "teapot")
    assert book.words.value("unit_of_time", "weeks") == "P1W"
    assert book.words.value("unit_of_time", "teapot") is None
    assert book.words.all("month")["january"] == "1"
    assert book.words.all("no such list") == {}
    assert book.words.at("no such list", ["week"], 0) is None
    assert book.words.at("hedge", ["teapot"], 0) is None
