"""Two who are called together, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Fiji and Tonga met in May. Both rival countries signed a trade deal.", {"FJI", "TON"}),
        ("Peru hosted talks between Fiji and Tonga. The two neighbouring states signed a trade deal.", {"FJI", "TON"}),
        ("Fiji's president met his Tongan counterpart. The pair called on Peru to free the men.", {"FJI", "TON"}),
    ],
)
def test_the_two_just_named_are_meant(text, pair):
    """A word between "both" and its noun, a host beside them or "the pair" alone leave the two the same."""
    last = findings(text, reader=learned()).events[-1]
    assert {party.country for party in last.source} == pair


def test_two_of_another_nation_are_not_the_pair():
    """A nation behind "the two" names others than those just told of."""
    last = findings("Fiji and Tonga met in May. The two Peruvian ministers left for Quito.", reader=learned()).events[
        -1
    ]
    assert {party.country for party in last.source} == {"PER"}


def test_two_who_tell_of_others_are_no_both_parties():
    """Both parties vouch for an act only where each side of it speaks."""
    text = "Fiji and Tonga said on Monday that Peru had bombed a port in Chile."
    found = [one for one in findings(text, reader=learned()).events if one.type.value == "ASSAULT"]
    assert [one.basis.value for one in found] == ["alleged"]


@pytest.mark.parametrize("those", ["Ministers", "Parties", "Sides", "ministers"])
def test_a_communique_means_the_two_who_gave_it(those):
    """In a communique of two states "the Ministers", "the Parties" and then "they" are both of them."""
    text = f"Kenya and Uganda held talks in Lusaka on 2 May. The {those} condemned the raid. They urged restraint."
    found = findings(text, reader=learned()).statements
    assert [{party.name for party in one.speakers} for one in found] == [{"Kenya", "Uganda"}] * 2


@pytest.mark.parametrize(
    ("between", "pair"),
    [
        ("Peru and Chad welcomed it.", {"FJI", "TON"}),
        ("Peru and Chad signed a treaty.", {"PER", "TCD"}),
    ],
)
def test_who_only_judges_what_two_do_is_not_the_pair(between, pair):
    """ "The two governments" are those who deal with each other."""
    text = f"Fiji and Tonga signed a trade accord. {between} The two governments signed a new accord on Monday."
    last = findings(text, reader=learned()).events[-1]
    assert {party.country for party in (*last.source, *last.target)} == pair


@pytest.mark.parametrize("those", ["Prime Ministers", "prime ministers"])
def test_two_of_one_title_are_called_again_by_it(those):
    """Who meets as prime ministers are "the prime ministers" of the next sentence, and then "they"."""
    met = "Prime Minister Ana Ruiz of Peru met Prime Minister Luis Prado of Chile in Lima."
    text = f"{met} The {those} agreed to open the border. They condemned the attacks on aid workers in Sudan."
    found = findings(text, reader=learned()).events
    both = [{party.country for party in one.source} for one in found if one.type.value in {"AGREE", "ACCUSE"}]
    assert both == [{"PER", "CHL"}] * 2


def test_both_the_sides_are_both_sides():
    """An article between "both" and its noun changes nothing."""
    text = "Fiji and Tonga met in May. Both the sides also agreed to set up a joint committee."
    agreed = [one for one in findings(text, reader=learned()).events if one.type.value == "AGREE"]
    assert [{party.country for party in one.source} for one in agreed] == [{"FJI", "TON"}]


@pytest.mark.parametrize(
    ("between", "sides"),
    [
        ("Turkey denied arming the group.", {"SDN.MIL", "SDN.PRM.RSF"}),
        ("Turkey and Qatar offered help.", {"SDN.MIL", "SDN.PRM.RSF"}),
        ("Turkey and Qatar signed a trade accord.", {"TUR", "QAT"}),
    ],
)
def test_both_sides_of_a_war_at_home_are_those_who_fight(between, sides):
    """Others who are told of beside a war do not become its sides, but where they deal with each other."""
    text = (
        "Sudan's army said it had shelled the Rapid Support Forces in Nyala. The army then left Nyala."
        f" {between} Peru urged both sides to show restraint."
    )
    last = [one for one in findings(text, reader=learned()).events if one.type.value == "REQUEST"][-1]
    assert {party.code for party in last.target} == sides


def test_a_government_and_its_rebels_are_two_sides():
    """Where no army is named, the government is whom the rebels fight."""
    text = (
        "Colombia's government and ELN guerrillas held talks in Havana. Cuba and Norway were present."
        " Both sides said they would free prisoners."
    )
    found = findings(text, reader=learned()).statements[-1]
    assert {party.code for party in found.speakers} == {"COL.GOV", "COL.REB.ELN"}


def test_a_state_that_only_stands_beside_its_rebels_is_no_side():
    """ "Colombia and the rebels" are two sides; "the rebels in the south of Colombia" are not."""
    text = "Colombia and the ELN guerrillas held talks. Cuba praised it. Peru urged both sides to free prisoners."
    beside = "ELN guerrillas shot at Peru's consulate in Colombia. Peru urged both sides to free prisoners."
    assert [one.code for one in findings(text, reader=learned()).events[-1].target] == ["COL", "COL.REB.ELN"]
    assert "COL.REB.ELN" not in {
        party.code for one in findings(beside, reader=learned()).events for party in one.target
    }


@pytest.mark.parametrize("those", ["Both sides declined the offer.", "The rivals signed a truce on Monday."])
def test_who_only_offers_help_is_no_side(those):
    """Where nobody else is named, the sides stay open: those who come from outside are none."""
    text = f"Clans fought over wells in the north. Peru and Chile offered help. {those}"
    found = [one for one in findings(text, reader=learned()).events if one.type.value in {"REJECT", "SUPPORT", "AGREE"}]
    assert not {party.country for one in found if "offered" not in one.evidence[0].quote for party in one.source}
