"""Gifts whose sides another clause of their sentence names."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Event, EventType, Status, WhenBasis


def gifts(text: str) -> list[Event]:
    """Give the aid and trade of a text that took place."""
    found = findings(text, reader=learned()).events
    return [one for one in found if one.type in {EventType.AID, EventType.COOPERATE} and one.status is Status.ACTUAL]


def sides(event: Event) -> str:
    """Give who gave and who got."""
    return " > ".join("+".join(party.code for party in side) for side in (event.source, event.target))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In addition to the delivery of 20 ambulances, Japan trained 300 nurses in Peru last year.", "JPN > PER"),
        ("Apart from the donation of wheat, Canada sent 30 engineers to Ecuador on Monday.", "CAN > ECU"),
        ("Besides the supply of tents, Chilean engineers rebuilt two bridges in Peru in 2019.", "CHL > PER"),
        (
            "In addition to the delivery of buses by Oman to Nepal, the two states held a joint drill in March.",
            "OMN > NPL",
        ),
        ("Alongside the supply of radars, Danish officers are advising Latvia's navy.", "DNK > LVA"),
    ],
)
def test_what_was_given_besides_a_deed_has_the_sides_of_the_deed(text, expected):
    """The doer gave both; the day of the deed is not that of the gift."""
    gift = gifts(text)[0]
    assert (gift.evidence[0].quote.split()[1], sides(gift)) == (text.split(" the ")[1].split()[0], expected)
    assert gift.when.basis is WhenBasis.PUBLICATION


@pytest.mark.parametrize(
    "text",
    [
        "In addition to the delivery of arms, Chile accused Peru of spying.",
        "Besides the supply of vaccines, Canada did not send doctors to Ecuador.",
        "Beyond the delivery of school buses, Canada will build two hospitals in Ecuador.",
        "Canada opposed the delivery of arms to Ecuador.",
        "In addition to the delivery of wheat, Peru and Chile sent engineers to Ecuador.",
    ],
)
def test_beside_a_charge_a_plan_or_two_doers_nobody_gave(text):
    """What is only planned, denied or said vouches for no gift, and of two doers nobody knows which one gave."""
    assert not [one for one in gifts(text) if one.evidence[0].quote.startswith("the ")]


def test_thanks_for_two_things_name_the_giver_of_both():
    """Who is thanked for the boats and the training gave both, and the thanks go to him."""
    events = findings('"We appreciate the drones that Togo has bought and the support we receive from Turkey," said '
                      "Togo's defence minister.", reader=learned()).events  # fmt: skip
    sides = {(one.type.value, one.source[0].country, one.target[0].country) for one in events}
    assert sides == {("SUPPORT", "TGO", "TUR"), ("COOPERATE", "TUR", "TGO"), ("AID", "TUR", "TGO")}


def test_thanks_that_name_a_third_state_name_no_giver():
    """Of two other states either may have sold what was bought."""
    events = findings(
        "Latvia appreciates the tanks it bought, the support it receives from Norway and the friendship of Denmark.",
        reader=learned(),
    ).events
    assert not [one for one in events if one.type == "COOPERATE"]
