"""Those who give a communique, called together, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

THREE = "The presidents of Ghana, Benin and Togo met in Lome on Monday. "
SUMMIT = "The Authority of Heads of State and Government of ECOWAS held a summit in Abuja on Monday. "


def speakers(text: str, title: str = "") -> list[set[str]]:
    """Give who speaks in each statement of a text."""
    found = findings(text, title=title, reader=learned()).statements
    return [{party.code for party in (one.speakers or (one.speaker,)) if party is not None} for one in found]


@pytest.mark.parametrize(
    "those",
    [
        "The Parties",
        "The Presidents",
        "The Prime Ministers",
        "The Heads of State",
        "The three presidents",
        "The leaders",
    ],
)
def test_three_states_give_a_communique_together(those):
    """The three who met are "the Parties" and "the Heads of State" of what follows."""
    assert speakers(f"{THREE}{those} condemned the attack on a bridge.") == [{"GHA", "BEN", "TGO"}]


def test_a_title_lists_those_who_speak():
    """A joint statement names its states in its title."""
    text = "The Sides condemned the raid on a market."
    assert speakers(text, "Joint statement of Peru, Chile and Brazil") == [{"PER", "CHL", "BRA"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{THREE}The four presidents condemned the attack on a bridge.",
        f"{THREE}The Parties of the left condemned the attack on a bridge.",
        f"{THREE}Fiji and Tonga signed a pact. The Presidents condemned the attack on a bridge.",
        f"{THREE}It rained. It was cold. The day was long. The leaders condemned the attack on a bridge.",
    ],
)
def test_others_are_not_the_three(text):
    """Another count, a name behind the noun, two who deal with each other since, or a long way back."""
    assert {"GHA", "BEN", "TGO"} not in speakers(text)


def test_two_heads_of_state_are_the_two_who_met():
    """The title of a head of state is longer than its noun."""
    text = "The presidents of Ghana and Togo met in Lome on Monday. The Heads of State condemned the attack."
    assert speakers(text) == [{"GHA", "TGO"}]


@pytest.mark.parametrize("those", ["The Summit", "The Authority", "The Heads of State and Government", "The leaders"])
def test_an_organisation_speaks_through_its_meeting(those):
    """The meeting that a report opens with, and those who sat there, speak for the organisation."""
    assert speakers(f"{SUMMIT}{those} condemned the attack on a bridge in Mali.") == [{"ECOWAS"}]


@pytest.mark.parametrize(
    "text",
    [
        f"{SUMMIT}The Conference condemned the attack on a bridge in Mali.",
        f"{SUMMIT}The states condemned the attack on a bridge in Mali.",
        f"{SUMMIT}Angry leaders condemned the attack on a bridge in Mali.",
        "ECOWAS opened a school in Abuja on Monday. The Summit condemned the attack on a bridge in Mali.",
        "Ghana and ECOWAS held a summit in Abuja on Monday. The Summit condemned the attack on a bridge in Mali.",
    ],
)
def test_no_other_meeting_speaks_for_an_organisation(text):
    """Another noun, its states, some leaders, an opening without a meeting or with a state beside it: nobody."""
    assert {"ECOWAS"} not in speakers(text)


@pytest.mark.parametrize(
    ("meeting", "codes"),
    [
        ("The Conference of Heads of Government of CARICOM", {"CARICOM"}),
        ("The Conference of Heads of State of the Central Salt Forum", set()),
    ],
)
def test_a_meeting_is_that_of_the_organisation_in_its_name(meeting, codes):
    """The heads of CARICOM are CARICOM; a forum that nobody knows is nobody."""
    found = speakers(f"{meeting} met in Kingston on Monday. The leaders condemned the raid on a market.")
    assert [one - {"---"} for one in found] in ([codes], [])
