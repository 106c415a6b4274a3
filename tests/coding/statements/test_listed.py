"""Contents that go on in a list, and the two of whom "the leaders" speaks."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Basis, Stance


@pytest.mark.parametrize(
    ("text", "stance", "parts"),
    [
        (
            "Peru and Chile met. Both sides agreed to:\n- build a road by 2027;\n- share river data; and\n- talk in May.",
            Stance.AGREES,
            ["build a road by 2027", "share river data", "talk in May"],
        ),
        (
            "The Peruvian government said it will:\n1. send 12 trucks to Chad;\n2. train 40 nurses.\n",
            Stance.PROMISES,
            ["it will:", "send 12 trucks to Chad", "train 40 nurses"],
        ),
    ],
)
def test_a_list_belongs_to_the_content_that_opens_it(text: str, stance: Stance, parts: list[str]) -> None:
    """One statement holds the items, without their signs and stops."""
    (one,) = findings(text, reader=learned()).statements
    assert one.stance is stance
    assert [part.of(text) for part in one.content_parts] == parts


def test_an_act_in_a_listed_promise_rests_on_its_speaker() -> None:
    """What a government lists is known from the government, not from the narrator."""
    text = "The Peruvian government said it will:\n- send 12 trucks to Chad;\n- train 40 nurses.\n"
    found = findings(text, reader=learned())
    assert {one.basis for one in found.events} == {Basis.ONE_PARTY}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Peruvian President Rosa Quispe spoke with Chadian President Idris Maina. The leaders discussed fish and rice.",
            ["Rosa Quispe", "Idris Maina"],
        ),
        ("Peru and Chad held talks in Lima. The sides discussed fish and rice.", ["Peru", "Chad"]),
        ("Peruvian President Rosa Quispe spoke of peace. The leaders discussed fish and rice.", []),
    ],
)
def test_the_leaders_are_the_two_just_told_of(text: str, speakers: list[str]) -> None:
    """ "The leaders" before a verb are the two persons of the sentence before, "the sides" its two states."""
    found = [one for one in findings(text, reader=learned()).statements if one.stance is Stance.DISCUSSES]
    assert [party.name for one in found for party in one.speakers] == speakers


def test_a_list_of_dashes_ends_where_the_numbers_go_on() -> None:
    """The next numbered paragraph is no item of what the ministers agreed to."""
    text = (
        "2. The ministers of Fiji and Chile met in Suva. They agreed to:\n\n- hold yearly talks on fish;\n"
        "- share weather data.\n\n3. Fiji opened a bridge."
    )
    said = [one.content for one in findings(text, reader=learned()).statements]
    assert any("share weather data" in content for content in said)
    assert not any("bridge" in content for content in said)
