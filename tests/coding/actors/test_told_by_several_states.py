"""People of several states in one phrase, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)} {one.type.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji hosted talks between Omani and Qatari border delegations.", "FJI > OMN.GOV+QAT.GOV CONSULT"),
        ("Peru freed Chilean and Bolivian fishermen on Monday.", "PER > CHL.CVL+BOL.CVL RETREAT"),
        ("Peru freed three Chilean fishermen on Monday.", "PER > CHL.CVL RETREAT"),
    ],
)
def test_each_state_whose_nationality_is_printed_has_its_own(text: str, expected: str):
    """Two nationalities before one noun of people are people of both states."""
    assert expected in rows(text)
