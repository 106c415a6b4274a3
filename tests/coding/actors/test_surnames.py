"""Surnames that look like a people or a state."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


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


def speakers(text: str) -> list[str | None]:
    """Give the names of the speakers of a text."""
    return [one.speaker and one.speaker.name for one in findings(text).statements]


def test_a_state_named_like_somebody_in_the_report_is_that_person():
    """After "Lars Chad", "Chad said" is his word."""
    text = "Norwegian Foreign Minister Lars Chad met Ana Ruiz. Chad said that the talks were good."
    assert speakers(text) == ["Lars Chad"]


@pytest.mark.parametrize("behind", ["Officials in N'Djamena were pleased.", "A Chadian envoy was there."])
def test_a_state_of_whose_people_or_capital_a_report_tells_stays_one(behind):
    """Where the state itself is in the report, its name alone is the state."""
    text = f"Norwegian Foreign Minister Lars Chad met Ana Ruiz. Chad said that the talks were good. {behind}"
    assert speakers(text)[:1] == ["Chad"]


def test_a_place_named_like_somebody_is_the_place():
    """Behind "in" or "to" a state is meant."""
    text = "Norwegian Foreign Minister Lars Chad spoke. Kenya sent rice to Chad."
    assert [party.code for event in findings(text).events for party in event.target] == ["TCD"]


def test_a_surname_that_is_a_states_name_too_is_the_persons():
    """The prime minister of Portugal is no state; the one that voters are in is."""
    text = (
        "The Prime Minister of Portugal, Luís Montenegro, met the president. Montenegro then left for Lima."
        " Voters in Montenegro chose a parliament."
    )
    found = findings(text, reader=learned())
    actors = {one.id: one.code for one in found.actors}
    meant = [actors.get(one.actor) for one in found.mentions if one.quote == "Montenegro"]
    assert meant == ["PRT.GOV", "MNE"]


def test_a_surname_that_ends_like_a_plural_is_one():
    """Only peoples are printed in the plural: "Paris" behind a full name ends it."""
    assert speakers("Juan Durazno Paris wrote a letter. Paris said that Peru was fine.")[-1:] == ["Juan Durazno Paris"]


def test_a_city_behind_an_office_is_the_surname_of_its_holder():
    """Where the report prints "President Cairo", "Nena Cairo" is a person and "Cairo said" her word."""
    text = "Nena Cairo has issued a letter to Peru. Cairo said that Peru was fine. President Cairo has every right."
    found = findings(text, reader=learned())
    assert [one.speaker and one.speaker.name for one in found.statements][-1:] == ["Nena Cairo"]
    assert "EGY" not in {one.country for one in found.actors}


@pytest.mark.parametrize(
    "text",
    ["President of Cairo, Ana Ruiz.", "Peru's President Cairo said that it rained.", "The president Cairo wanted won."],
)
def test_a_city_that_no_bare_office_in_capitals_precedes_is_left_to_others(text):
    """Nothing is a surname here that was none before."""
    assert findings(text) is not None
