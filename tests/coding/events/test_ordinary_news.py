"""Ordinary news that rules for other news must leave as it is, each test on the text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)} {one.type.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Britain designated six Russian firms over their role.", "GBR > RUS.BUS SANCTION"),
        ("Israel attacked a school in Gaza for sheltering militants.", "ISR > PSE ASSAULT"),
        ("The Turkish army hit PKK positions in Iraq for killing two men.", "TUR.MIL > TUR.REB.PKK ASSAULT"),
        ("Ugandan police beat opposition supporters at the polls during the vote.", "UGA.COP > --- ASSAULT"),
        ("Russian guards beat a Ukrainian prisoner in a set of cells.", "RUS > UKR.CVL ASSAULT"),
        ("Russian troops left behind 40 tanks as they fled.", "RUS.MIL >  RETREAT"),
        ("Workers protested the construction of a Chinese mine in Serbia.", "SRB.LAB >  PROTEST"),
        ("The United Students Association left Lusaka. The USA promised Zambia $2 million.", "USA > ZMB AGREE"),
        ("The Democratic Renewal Coalition marched in Goma. Rwanda accused DRC of theft.", "RWA > COD ACCUSE"),
    ],
)
def test_what_happened_is_read(text: str, expected: str):
    """Lists, strikes with their reason, beatings near polls, flights, demonstrations and short forms of states."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hungary's Orban said on Monday the company MOL would buy oil. Orban accused Ukraine of blackmail.", "Orban"),
        ("Japanese Prime Minister Fumio Sato left. Foreign Minister Yoko Kama addressed the US Congress.", "Yoko Kama"),
        ("Cuba denounced the abduction of President Nico Marquez by Chile. Marquez spoke.", "Nico Marquez"),
        ("Vice-Chancellor Peter Moyo said the University of Zambia would host students from Germany.", "Peter Moyo"),
    ],
)
def test_whose_somebody_is_stays_open(text: str, name: str):
    """A politician is no firm, a guest no host, a captive not his captor's, a university's head no chancellor."""
    assert {one.name: one.code for one in findings(text, reader=learned()).actors}.get(name, "---") == "---"


def test_a_spokesman_in_another_capital_is_not_the_bodys_told_of_last():
    """Whose he is tells the place behind him, which is no state's body told of before."""
    text = "North Korea's defence ministry tested a missile. A defence ministry spokesman in Seoul condemned the test."
    (told,) = findings(text, reader=learned()).statements
    assert told.speaker is None or told.speaker.code == "---"
