"""States called again by what they are or where they lie, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import sides, told, whose


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("Fiji and India held talks. India will give the island nation two boats.", "the island nation", "FJI"),
        ("Kenya condemned the coup in Niger. The East African nation will pay.", "The East African nation", "KEN"),
        ("Niger and Benin talked. The landlocked state closed its border.", "The landlocked state", "NER"),
        ("Morocco and Spain signed a pact. Morocco thanked the European country.", "the European country", "ESP"),
        ("Morocco and Algeria talked. The kingdom closed its border.", "The kingdom", "MAR"),
        ("Fiji met Peru. Tonga and Samoa left. Peru urged the Pacific nation to pay.", "the Pacific nation", None),
        ("Chad and Niger talked. Chad urged the Sahel state to pay.", "the Sahel state", "NER"),
        ("Chad and Niger talked. Peru met Niger. Peru urged the Sahel state to pay.", "the Sahel state", "NER"),
        ("Chad met Peru. The island nation will pay.", "The island nation", None),
        ("Chad met Togo. Peru thanked the bank of a proud West African state.", "a proud West African state", None),
    ],
)
def test_traits_call_the_one_state_named_that_has_them(text, quote, code):
    """None is filled in that the report has not named, and two that fit are nobody."""
    assert whose(told(f"Talks\n\n{text}\n"), quote) == ([code] if code else [])


def test_its_is_the_states_that_was_just_called():
    """Whose border it is, the subject of its own clause tells, not who was told of before."""
    found = told("Talks\n\nKenya met Niger and Togo. The landlocked state has closed its border with Benin.\n")
    assert ("COERCE", ["NER"], ["BEN"]) in sides(found)


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        ("Peru met Colombia. Ecuador accused its northern neighbour of a raid.", "its northern neighbour", "COL"),
        ("Peru met Colombia. Ecuador accused its neighbour of a raid.", "its neighbour", None),
        ("Togo met Peru. Ecuador accused its neighbour of a raid.", "its neighbour", "PER"),
        ("Rwanda and Chad met. Burundi's northern neighbour denied it.", "Burundi's northern neighbour", "RWA"),
        ("Rwanda and Chad met. Burundi's neighbour Tanzania denied it.", "Burundi's neighbour", None),
        ("Togo met Peru. Ecuador accused its southern rival of a raid.", "its southern rival", None),
        ("Togo met Rwanda. The Burundi's.", "Burundi's", None),
    ],
)
def test_a_neighbour_is_the_one_named_that_borders_its_owner(text, quote, code):
    """On the side that is printed; two that fit are nobody, and a name behind the noun says itself who is meant."""
    assert whose(told(f"Talks\n\n{text}\n"), quote) == ([code] if code else [])


def test_a_colonial_power_may_be_named_right_behind():
    """The name behind the comma is the power, whatever was told of before."""
    found = told("Talks\n\nTogo met Italy. The former colonial power, France, said it was watching.\n")
    assert whose(found, "The former colonial power") == ["FRA"]
