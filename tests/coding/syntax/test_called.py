"""Things that somebody only calls by a name, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows
from coding.syntax.test_shape import clause_of, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia shot down what it said was a Turkish drone.", ["RUS > TUR ASSAULT actual"]),
        ("Chad fired at what appeared to be a Libyan boat.", ["TCD > LBY ASSAULT actual"]),
        ("Peru seized what port officials later described as a Chilean trawler.", ["PER > CHL COERCE actual"]),
        ("Turkey delivered what the minister called the first tents to Chad.", ["TUR > TCD AID actual"]),
    ],
)
def test_what_somebody_calls_a_thing_is_the_thing(text: str, expected: list[str]) -> None:
    """The act is done to what the words behind "what" name; who calls it so is another matter."""
    assert rows(text) == expected


def test_a_what_that_names_nothing_stays_open() -> None:
    """Behind a verb that gives no name, nothing is called by the words that follow."""
    marks, clause = clause_of("Peru seized what Chile had sent.", "seized")
    assert (words(marks, clause.objects[0]) or "").startswith("what")
