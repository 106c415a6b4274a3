"""Who is meant where a page leaves out whose an official is, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str, *, title: str = "") -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)} {one.type.value}"
        for one in findings(text, title=title, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "",
            (
                "Zambian lawmakers voted on the bill, and Zambia printed it. Zimbabwe's ruling party praised the vote. President "
                "Chola Musonda dismissed his minister. Musonda then expelled a Kenyan diplomat. Zambia held talks with Malawi. Zambian banks were shut, and Zambian schools too."
            ),
            "ZMB.GOV > KEN.GOV SANCTION",
        ),
        (
            "Embassy of Japan in Fiji: news release",
            (
                "President Jone Tora thanked Japan for a bridge. Japan sent rice to "
                "Fiji in May. Japan also trained 12 sailors."
            ),
            "FJI.GOV > JPN SUPPORT",
        ),
        (
            "Sultanate of Oman, Foreign Ministry: Statement",
            "The Foreign Ministry thanks the government of Peru for its help. Peru and Chile freed two sailors.",
            "OMN.GOV.MFA > PER.GOV SUPPORT",
        ),
        (
            "",
            (
                "Tunisia opened a port. Tunisian dockers cheered, and Tunisia's navy sailed past. Malta's foreign minister was "
                "received by the President of the Republic."
            ),
            "MLT.GOV > TUN.GOV CONSULT",
        ),
    ],
)
def test_officials_are_of_the_state_whose_page_it_is(title: str, text: str, expected: str):
    """A foreign party's word before him moves no president; an embassy's page tells of the host's officials."""
    assert expected in rows(text, title=title)
