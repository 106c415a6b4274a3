"""Actors that a report only describes, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import MentionKind


def parties(text: str) -> list[tuple[str, str]]:
    return [(party.code, party.name) for event in findings(text).events for party in (*event.source, *event.target)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenyan soldiers killed two civilians in Chad.", ("TCD.CVL", "two civilians")),
        ("Peruvian forces captured three Chilean fishermen.", ("CHL.CVL", "three Chilean fishermen")),
        ("Gunmen attacked a Kenyan army base.", ("---", "Gunmen")),
        ("Norway signed a contract with an Omani shipbuilder.", ("OMN.BUS", "Omani shipbuilder")),
        ("Togo sent weapons to rebels in Benin.", ("BEN.REB", "Armed groups fighting in Benin")),
        ("Fiji left a Pacific trade bloc in 2019.", ("---", "Pacific trade bloc")),
        ("Chad's rebel groups freed ten Sudanese miners.", ("SDN.LAB", "ten Sudanese miners")),
        ("Ghana's president met foreign investors from Norway.", ("NOR.BUS", "foreign investors")),
    ],
)
def test_people_without_a_name_are_parties(text, party):
    """Printed words name them; nationality, owner or place give the country, the noun gives the sector."""
    assert party in parties(text)


def test_bare_rebels_are_those_of_the_state_that_the_report_is_about():
    """A story about Chad that says rebels means rebels in Chad."""
    found = parties("Chad's army left the town. Chad closed its border. Rebels killed four Chadian soldiers.")
    assert ("TCD.REB", "Armed groups fighting in Chad") in found


def test_who_does_nothing_is_not_listed():
    """Fishermen who only stand in a sentence are no actor."""
    found = findings("The fishermen of the valley like rain.")
    assert found.actors == ()
    assert [one for one in found.mentions if one.rule == "name.described"] == []


def test_a_described_actor_is_mentioned_where_its_words_stand():
    """The mention covers the words without the article."""
    found = findings("Peruvian forces captured the Chilean fishermen.")
    mention = next(one for one in found.mentions if one.rule == "name.described")
    assert (mention.quote, mention.kind) == ("Chilean fishermen", MentionKind.OTHER)


@pytest.mark.parametrize(
    "text",
    ["Both leaders visited Kenya.", "No soldiers attacked Kenya.", "Kenya's president met the Kenyan soldiers."],
)
def test_words_that_point_back_or_deny_describe_nobody(text):
    """'both leaders' are known people, 'no soldiers' are none."""
    found = findings(text)
    assert all(one.rule != "name.described" for one in found.mentions)


def test_two_sides_without_a_code_are_no_event():
    """Somebody must be a state, a body or an organisation that is known."""
    assert findings("Gunmen killed four farmers.").events == ()


def test_the_police_of_a_place_and_a_nameless_man_are_no_event():
    """A local arrest concerns no other state."""
    assert findings("Kenyan police arrested a man.").events == ()


def test_an_unresolved_mention_gives_way_to_the_described_actor():
    """'the rebels' belonged to nobody; now the rebels of Togo are meant, once."""
    found = findings("Togo sent troops. Togo said that the rebels had attacked Togo's border post.")
    spans = [one.quote for one in found.mentions if "rebels" in one.quote]
    assert len(spans) == 1


def test_those_of_a_body_with_a_nationality_are_of_that_state():
    """Whoever works for a broadcaster that nobody names has the nationality that is printed with it."""
    found = findings("Chile arrested a journalist of the Peruvian public broadcaster.", reader=learned()).events
    assert [party.code for one in found for party in one.target] == ["PER.JRN"]
