"""Who is a side of a step: states and organisations, and nobody who acts for himself."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options) -> list[tuple[str, list[str], list[str]]]:
    """Give kind, givers and receivers of each step."""
    found = findings(text, **options).steps
    return [(one.kind.value, [p.code for p in one.provider], [p.code for p in one.recipient]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Togolese activists promised to go on with the struggle.",
        "Peruvian fishermen delivered 20 tonnes of rice to Bolivia.",
        "A Chilean architect built two schools in Bolivia.",
        "Norwegian students pledged 5,000 dollars to Togo.",
    ],
)
def test_who_acts_for_himself_commits_no_state(text):
    """What activists, fishermen or one architect promise or give is no commitment of the state that they are of."""
    assert told(text, reader=learned()) == []


def test_who_acts_against_a_state_commits_himself():
    """A promise of rebels is theirs, not that of the state that they fight."""
    kinds = told("Malian rebels pledged to hand over 12 vehicles to Niger.", reader=learned())
    assert kinds == [("goods", ["MLI.REB"], ["NER"])]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian trainers delivered 20 radios to Togo.",
        "Norway's engineers delivered 20 radios to Togo.",
        "The Norwegian army delivered 20 radios to Togo.",
    ],
)
def test_who_is_sent_by_a_state_gives_for_it(text):
    """Trainers, engineers and the army of a state give for it."""
    assert told(text, reader=learned()) == [("goods", ["NOR"], ["TGO"])]


@pytest.mark.parametrize(
    "text",
    [
        "Norway delivered 40 ambulances, doctors in Lima said.",
        "Norway built a bridge worth 5 million dollars, 40 km from its border with Sudan.",
        "A Norwegian firm supplies power to more than 900 Bolivian farms.",
    ],
)
def test_a_state_named_for_something_else_receives_nothing(text):
    """Where those live who tell of it, what lies beside the place, and how many are supplied are no goods and no side."""
    found = findings(text, reader=learned()).steps
    receivers = {party.country for step in found for party in step.recipient}
    assert not receivers & {"PER", "SDN"}
    assert not any("farms" in (line.item or "") for step in found for line in step.lines)


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian company donated 40 beds to a hospital in Uganda.",
        "Norwegian firms have pledged 20 million dollars for a port in Kenya.",
    ],
)
def test_a_company_is_not_its_state(text):
    """What a company of a nationality gives or promises is its own: the giver is the company."""
    (step,) = findings(text, reader=learned()).steps
    assert [party.code for party in step.provider] == ["NOR.BUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway donated medicines to Mulago Hospital in Kampala.",
        "Norway donated medicines to the Norway-Uganda Friendship Hospital. Doctors came to Uganda from all over Africa.",
    ],
)
def test_the_land_of_a_receiver_without_a_code_receives(text):
    """A hospital that no list has stands for the land that is named with it, or in its name."""
    (step,) = findings(text, reader=learned()).steps
    assert [party.country for party in step.recipient] == ["UGA"]


@pytest.mark.parametrize(
    "text",
    [
        "The palace was built in 1826 by Hamid Bey, the last bey of the eastern part of Algeria.",
        "The tall complex, which was built by China's Green Hill Construction Group, is empty.",
        "Chad, which is selling Togo oil at low prices, held elections.",
        "The firm that supplies electricity to Brazil belongs to a fund.",
        "Mr Calle agreed to forfeit 650,000 dollars to the United States.",
        "The act gives the British government powers similar to those of a committee in the United States.",
        "Paraguay's power board is building the Tagua substation, fed from the dam shared with Brazil.",
    ],
)
def test_builders_traders_courts_and_laws_give_nothing(text):
    """Who built long ago, trade that goes on, what a court takes and what a law allows are no gifts of states."""
    assert told(text, reader=learned()) == []
