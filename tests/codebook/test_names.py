from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook import load, spans, split
from servanda.codebook.names import Match, NameEntry, NameIndex, fold
from servanda.model import NO_CODE, ActorKind


def code(book, text):
    """Give the code of the longest form at the first word."""
    match = book.names.longest(split(text), 0)
    return match and match.code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya's envoy", ("Kenya", "'s", "envoy")),
        ("Kenya’s envoy", ("Kenya", "’s", "envoy")),
        ("the states' U.N. vote", ("the", "states", "'", "U.N.", "vote")),
        ("Côte\u00a0d’Ivoire, Guinea-Bissau", ("Côte", "d’Ivoire", ",", "Guinea-Bissau")),
        ("$1,200.50 (G7)", ("$", "1,200.50", "(", "G7", ")")),
        (
            "the U.S.-backed army, anti-U.S. U.S.-Chad talks",
            ("the", "U.S.-backed", "army", ",", "anti-U.S.", "U.S.", "-", "Chad", "talks"),
        ),
        ("Sana'a's 's", ("Sana'a", "'s", "'s")),
        ("", ()),
    ],
)
def test_words_as_they_are_cut(text, words):
    """Possessives stand alone; apostrophes, hyphens, points of acronyms and numbers stay inside."""
    assert split(text) == words


@given(st.text())
def test_spans_give_back_the_words(text):
    """Cutting loses nothing but white space, and split agrees with spans."""
    cut = list(spans(text))
    assert tuple(text[start:end] for start, end in cut) == split(text)
    assert all(left[1] <= right[0] for left, right in pairwise(cut))
    assert all(character.isspace() for character in _outside(text, cut))


def _outside(text, cut):
    inside = {place for start, end in cut for place in range(start, end)}
    return [character for place, character in enumerate(text) if place not in inside]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US", "USA"),
        ("us", None),
        ("U.S.", "USA"),
        ("IS", "IMG.IS"),
        ("is", None),
        ("WHO", "UNO.WHO"),
        ("Who", None),
        ("CAR", "CAF"),
        ("car", None),
        ("Chad", "TCD"),
        ("CHAD", "TCD"),
        ("chad", None),
        ("Turkey", "TUR"),
        ("turkey", None),
        ("Polish", "POL"),
        ("polish", None),
        ("Male", "MDV"),
        ("male", None),
        ("Jordan", "JOR"),
        ("Mobile", None),
        ("March", None),
    ],
)
def test_words_that_are_names_must_be_printed_as_names(book, text, expected):
    """Capitals decide between a state and a common word."""
    assert code(book, text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "length"),
    [
        ("Equatorial Guinea", "GNQ", 2),
        ("Guinea-Bissau", "GNB", 1),
        ("Papua New Guinea", "PNG", 3),
        ("Guinea", "GIN", 1),
        ("South Sudan", "SSD", 2),
        ("Republic of China", "TWN", 3),
        ("People's Republic of China", "CHN", 5),
        ("Peoples Republic of China", "CHN", 4),
        ("Democratic Republic of the Congo", "COD", 5),
        ("Niger Delta", "NGA", 2),
        ("Niger", "NER", 1),
        ("Nigerien", "NER", 1),
        ("Nigerian", "NGA", 1),
        ("UN Security Council", "UNO.SC", 3),
        ("Côte d’Ivoire", "CIV", 2),
        ("cote d'ivoire", "CIV", 2),
        ("south korea", "KOR", 2),
    ],
)
def test_the_longest_form_wins(book, text, expected, length):
    """A state whose name holds another's is found whole; accents and apostrophes do not matter."""
    match = book.names.longest(split(text), 0)
    assert (match.code, match.length) == (expected, length)


@pytest.mark.parametrize("text", ["Congo", "Congolese", "Korean", "Dominican", "APA", "RSF"])
def test_a_tie_resolves_to_nothing(book, text):
    """A form of several actors keeps all readings and has no code."""
    match = book.names.longest([text], 0)
    assert len(match.entries) > 1
    assert match.code is None
    assert all(entry.other_codes for entry in match.entries)


def test_georgia_is_a_state_and_a_region(book):
    """The American state stays among the readings as a place."""
    match = book.names.longest(["Georgia"], 0)
    assert {entry.code for entry in match.entries} == {"GEO", "USA"}
    assert match.code == "GEO"


@pytest.mark.parametrize("text", ["The Moscow Times", "Washington Post"])
def test_a_newspaper_is_no_state(book, text):
    """Outlets that hold the name of a capital are media."""
    match = book.names.longest(split(text), 0)
    assert match.length == len(split(text))
    assert {entry.actor_kind for entry in match.entries} == {ActorKind.MEDIA}


@pytest.mark.parametrize("text", ["Paris Agreement", "Brussels sprouts", "Persian Gulf", "Warsaw Pact", "Oslo accords"])
def test_phrases_that_hold_a_name_are_no_actor(book, text):
    """They are found, so that the name inside is not, and have no code."""
    match = book.names.longest(split(text), 0)
    assert match.length == 2
    assert match.code is None
    assert {entry.code for entry in match.entries} == {NO_CODE}


def test_moscow_by_its_day(book):
    """Before 26 December 1991 it stands for the Soviet Union; without a day for what has not ended."""
    match = book.names.longest(["Moscow"], 0)
    assert match.on(date(1980, 7, 19)).code == "SUN"
    assert match.on(date(2022, 7, 19)).code == "RUS"
    assert match.on(None).code == match.code == "RUS"


def test_an_ended_reading_stays_when_none_other_holds(book):
    """A page of today that names Czechoslovakia still names it."""
    assert book.names.longest(["Czechoslovakia"], 0).on(date(2020, 1, 1)).code == "CSK"


def test_brussels_is_the_union_before_it_is_a_place(book):
    """A reading that is mostly a place gives way."""
    assert code(book, "Brussels") == "EUE"
    assert code(book, "Geneva") is None


def test_names_of_one_side_carry_a_label(book):
    """The word is recognised, and marked as somebody's."""
    assert book.names.longest(split("Zionist entity"), 0).entries[0].care == ("label",)


def test_the_north_needs_its_capital(book):
    """The words "the north" is a direction; "The" may begin a sentence."""
    assert code(book, "The North") == "PRK"
    assert code(book, "the north") is None


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("US-led", [(0, 2, "USA")]),
        ("U.S.-led", [(0, 4, "USA")]),
        ("Franco-German", [(7, 13, "DEU")]),
        ("China–Pakistan", [(0, 5, "CHN"), (6, 14, "PAK")]),
    ],
)
def test_names_inside_a_hyphenated_word(book, word, parts):
    """Each part is found with its place."""
    assert [(start, end, match.code) for start, end, match in book.names.within(word)] == parts


def test_a_word_without_hyphen_has_no_parts(book):
    """The whole word is for `longest`."""
    assert book.names.within("Kenya") == ()


def test_nothing_is_found_outside_the_words(book):
    """An index before the first or behind the last word finds nothing."""
    assert book.names.longest(["Kenya"], -1) is None
    assert book.names.longest(["Kenya"], 1) is None
    assert book.names.longest(["teapot"], 0) is None


def test_long_acronyms_are_also_printed_as_names(book):
    """British papers write Unesco; nobody writes Who for the health agency."""
    assert code(book, "Unesco") == code(book, "UNESCO") == "UNO.UNESCO"


def test_every_entry_finds_itself(book):
    """What a file says is found by its own words, as long as they are longest."""
    for entry in book.names:
        match = book.names.longest(split(entry.text), 0)
        assert match.length == len(split(entry.text)), entry
        assert entry.code in {found.code for found in match.entries}, entry


@given(st.lists(st.text()), st.integers(-3, 10))
def test_no_words_make_it_fail(words, at):
    """Any strings at all give a match inside the words, or nothing."""
    match = load().names.longest(words, at)
    assert match is None or 0 < match.length <= len(words) - at


@given(st.text(), st.text())
def test_folding_twice_is_folding_once(left, right):
    """Looking up does not depend on what was folded before."""
    assert fold(fold(left)) == fold(left)
    assert (fold(left) == fold(right)) or left != right


def test_entries_without_words_are_left_out():
    """A form of white space names nobody."""
    nobody = NameEntry(text=" ", code="QQQ", name="Nobody", kind="name", actor_kind=ActorKind.OTHER)
    assert list(NameIndex([nobody])) == []


def test_one_form_printed_in_two_ways_gives_both_readings():
    """A form without capitals and one with them are both found where both fit."""
    loose = NameEntry(text="arc", code="AAA", name="A", kind="name", actor_kind=ActorKind.OTHER)
    strict = NameEntry(text="Arc", code="BBB", name="B", kind="name", actor_kind=ActorKind.OTHER, case=True)
    index = NameIndex([loose, strict])
    assert {entry.code for entry in index.longest(["Arc"], 0).entries} == {"AAA", "BBB"}
    assert index.longest(["arc"], 0).code == "AAA"


def test_a_match_of_no_actor_has_no_code():
    """Phrases with `---` resolve to nothing."""
    entry = NameEntry(text="x", code=NO_CODE, name="x", kind="other", actor_kind=ActorKind.OTHER)
    assert Match((entry,), 1).code is None
