"""Surnames that look like a people or a state."""

from __future__ import annotations

import pytest
from sample_news import findings


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Juma Achol Kenyan said that the port was open.", ["Juma Achol Kenyan"]),
        (
            'Chairperson Juma America said that the port was open. "It is a good port," he said.',
            ["Juma America", "Juma America"],
        ),
    ],
)
def test_a_people_or_state_right_behind_a_name_is_a_surname(text: str, names: list[str]) -> None:
    """Who is called like a state is still a person, and "he" is that person."""
    assert [one.speaker and one.speaker.name for one in findings(text).statements] == names


def test_a_nationality_before_a_noun_is_no_surname() -> None:
    """Behind a name at the end of a phrase, the nationality belongs to the noun that follows."""
    text = "In the hall of Juma Achol Kenyan officials said that the port was open."
    (told,) = findings(text).statements
    assert told.speaker is None or told.speaker.name != "Juma Achol Kenyan"
