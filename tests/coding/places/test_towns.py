"""Towns that stand for their state, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.events.test_events import told
from coding.sample_news import findings, learned


def test_a_town_that_is_hit_stands_for_its_state():
    """Whoever bombs Guayaquil bombs Ecuador, which the report names elsewhere."""
    found = findings("Ecuador closed its airspace. A Peruvian warplane bombed a depot in Guayaquil.").events
    assert "PER > ECU ASSAULT actual narrator" in [told(one) for one in found]


def test_an_attack_on_a_town_is_one_on_its_state():
    """Whoever tells of "a Peruvian strike on Guayaquil" tells that Ecuador was hit there; a verbal attack hits nobody."""
    found = findings("Ecuador closed its airspace. A Peruvian drone strike on Guayaquil started fires.").events
    assert [(told(one), one.place and one.place.name) for one in found if one.type.value == "ASSAULT"] == [
        ("PER > ECU ASSAULT actual narrator", "Guayaquil")
    ]
    found = findings("Ecuador closed its airspace. The paper printed a verbal attack on Guayaquil.").events
    assert [one for one in found if one.type.value == "ASSAULT"] == []


def test_a_town_that_is_visited_stands_for_its_state():
    """A town that is no capital is a place to visit as much as one."""
    found = findings("Japan is the largest donor. A group of Fijian lawmakers visited Hiroshima.").events
    assert [told(one) for one in found] == ["FJI.LEG > JPN CONSULT actual narrator"]


def test_people_in_a_town_are_people_of_its_state():
    """Villagers who are killed in a town of the state that a report names are that state's."""
    found = findings("Ecuador mourns. Gunmen killed three villagers in Guayaquil.").events
    assert [told(one) for one in found] == ["ECU.UAF > ECU.CVL ASSAULT actual narrator"]


def test_a_town_that_may_be_in_several_states_stands_for_none():
    """Several states have a San Pedro, and the report names none of them."""
    assert findings("Gunmen bombed a depot in San Pedro.").events == ()


def test_only_a_town_that_names_a_party_is_listed_among_the_mentions():
    """A town in which nothing is done to anybody is no mention of its state."""
    found = findings("Ecuador closed its airspace. Prices in Guayaquil rose.")
    assert "Guayaquil" not in [one.quote for one in found.mentions]
    found = findings("Ecuador closed its airspace. A Peruvian warplane bombed a depot in Guayaquil.")
    assert [one.rule for one in found.mentions if one.quote == "Guayaquil"] == ["name.town"]


def test_a_regions_capital_that_is_hit_is_mentioned_once():
    """Erbil is the seat of a region's government; where it is bombed it stands for Iraq alone."""
    found = findings("Iran attacked a base of Israel in Erbil.")
    assert [(one.quote, one.rule) for one in found.mentions if one.quote == "Erbil"] == [("Erbil", "name.town")]


def test_a_place_keeps_its_point_beside_the_state_that_it_stands_for():
    """The state is a party; the town is still where the act was."""
    event = findings("Ecuador closed its airspace. A Peruvian warplane bombed a depot in Guayaquil.").events[-1]
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Guayaquil", "ECU")
    assert event.place.lat is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian missile strike kills six in Kharkiv.", "RUS > UKR ASSAULT actual narrator"),
        ("Sudanese jets bombed the outskirts of Abéché in Chad.", "SDN > TCD ASSAULT actual narrator"),
    ],
)
def test_the_reader_that_ships_sees_the_town_too(text, expected):
    """A large town needs no state beside it; an object that is a kind of place belongs to the town that it is of."""
    assert expected in [told(one) for one in findings(text, reader=learned()).events]


@pytest.mark.parametrize(
    "text",
    [
        "Libyan gunmen killed two soldiers in Lebanon's port of Tripoli.",
        "The Libyan president visited Lebanon. In Lebanon, Libyan gunmen killed two soldiers in Tripoli.",
    ],
)
def test_the_scene_of_a_sentence_says_which_namesake_is_meant(text):
    """A state that is printed as the scene beats a nationality in the sentence, though the name is a capital's."""
    attack = next(one for one in findings(text).events if one.type.value == "ASSAULT")
    assert attack.place is not None
    assert (attack.place.name, attack.place.country) == ("Tripoli", "LBN")


def test_a_town_of_a_state_that_the_report_never_names_stands_for_none():
    """Tanna is an island of Vanuatu; a place of that name lies in India, of which the report says nothing."""
    found = findings("A French navy ship delivered 40 tonnes of rice to Tanna, Vanuatu said.")
    assert "IND" not in {party.country for event in found.events for party in event.target}


def test_a_town_that_help_is_for_stands_for_its_state():
    """Money for a great town that one state holds is for that state's people."""
    found = findings("Norway pledged $20 million for Gaza.", reader=learned())
    assert [told(one) for one in found.events] == ["NOR > PSE AGREE actual narrator"]
