"""Where a person says that something was."""

from __future__ import annotations

import re

import pytest

from servanda import codebook
from servanda.errors import CallError
from servanda.linking.place_corrections import read, written
from servanda.model import Place, PlacePrecision

BOOK = codebook.load()


@pytest.mark.parametrize("text", ["Nairobi", "Nairobi, KEN", "Nairobi,Kenya", " Nairobi , ken "])
def test_a_town_has_the_point_of_the_gazetteer(text):
    """Its state may be left out where one town alone is called so, and is a code or a name."""
    made = read(text.strip(), BOOK)
    assert (made.name, made.country, made.precision) == ("Nairobi", "KEN", PlacePrecision.TOWN)
    assert (round(made.lat), round(made.lon)) == (-1, 37)


def test_a_state_is_a_place_without_a_point():
    """By its name, with or without its code."""
    assert read("Kenya", BOOK) == read("Kenya, KEN", BOOK) == Place("Kenya", "KEN", None, None, "country", "PCLI")


def test_a_town_that_nobody_lists_is_taken_without_a_point():
    """A person knows villages that the gazetteer does not."""
    assert read("Qwxzyvk, Kenya", BOOK) == Place("Qwxzyvk", "KEN", precision=PlacePrecision.TOWN)
    assert read("Qwxzyvk", BOOK) == Place("Qwxzyvk", None)


def test_a_point_may_be_given():
    """With its state or without one."""
    assert read("Qwxzyvk, KEN, -1.5, 37", BOOK) == Place("Qwxzyvk", "KEN", -1.5, 37.0, PlacePrecision.TOWN)
    assert read("Qwxzyvk, -1.5, 37", BOOK).country is None


def test_a_name_of_several_towns_is_refused_with_all_that_it_may_be():
    """Size settles nothing; each is listed as it can be written, and what is listed can be read."""
    with pytest.raises(CallError, match="places are called so") as refused:
        read("Springfield, USA", BOOK)
    first = re.search(r"point: (.+?);", str(refused.value))
    assert first is not None
    assert written(read(first[1], BOOK)) == first[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Gulu, Qwxzyvk", "found no state called 'Qwxzyvk'"),
        ("Gulu, UGA, 95, 10", "expected degrees north"),
        ("Gulu, UGA, 5, 200", "expected degrees north"),
        (", UGA", "expected a town and its state"),
    ],
)
def test_what_is_no_place_is_refused(text, says):
    """The message says what was expected and what came."""
    with pytest.raises(CallError, match=says):
        read(text, BOOK)


def test_a_place_is_written_as_it_can_be_read_again():
    """The form of what was read is that of a correction."""
    for text in ("Nairobi, KEN", "Kenya, KEN", "Qwxzyvk"):
        made = read(text, BOOK)
        again = read(written(made), BOOK)
        assert (again.name, again.country, again.lat, again.lon) == (made.name, made.country, made.lat, made.lon)
