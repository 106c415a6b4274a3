"""People whose state is told by "from": "officials from Kenya said", "ministers from Togo and Benin met"."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, sides, speakers


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Officials from Kenya and Uganda held talks in Nairobi.", ("CONSULT", ["KEN.GOV", "UGA.GOV"], [])),
        (
            "Ministers from Ghana, Togo and Benin attended the summit.",
            ("CONSULT", ["GHA.GOV", "TGO.GOV", "BEN.GOV"], []),
        ),
        ("Troops from Peru and Chile attacked a village in Bolivia.", ("ASSAULT", ["PER.MIL", "CHL.MIL"], ["BOL"])),
        ("Oman met officials from Qatar on Monday.", ("CONSULT", ["OMN"], ["QAT.GOV"])),
        ("Chad withdrew troops from Niger.", ("RETREAT", ["TCD"], ["NER"])),
        ("Peru recalled its diplomats from Chad.", ("SANCTION", ["PER"], ["TCD"])),
    ],
)
def test_those_who_act_are_of_the_state_that_they_are_from(text, act):
    """All states of a list act; who is moved by somebody comes from a place that is not his own."""
    assert act in sides(findings(text, reader=learned()))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Officials from Kenya said that the road was shut.", ["KEN.GOV"]),
        ("Diplomats from Peru and Chile said that the road was shut.", ["PER.GOV", "CHL.GOV"]),
        ("An official from Qatar said that the road was shut.", ["QAT.GOV"]),
    ],
)
def test_those_who_speak_are_of_the_state_that_they_are_from(text, codes):
    """The source may end before "from"."""
    assert speakers(findings(text, reader=learned())) == [codes]
