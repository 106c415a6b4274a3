"""The ways in which news puts an act, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.country for party in one.source)} > {'+'.join(party.country for party in one.target)} "
        f"{one.type.value} {one.status.value} {one.basis.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru-Chile talks resumed in Geneva.", "PER+CHL >  CONSULT actual narrator"),
        ("A Chad-Libya border clash killed two soldiers.", "TCD+LBY > --- ASSAULT actual narrator"),
        ("Two Omani fishermen freed by Kuwait", "KWT > OMN RETREAT actual narrator"),
        ("A Greek captain executed by pirates", "--- > GRC COERCE actual narrator"),
        ("A refusal on the part of Togo to admit Beninese maize angered farmers.", "TGO > BEN REJECT actual narrator"),
        ("A threat by Oman to shut its ports to Iranian dhows worried traders.", "OMN > IRN THREATEN actual narrator"),
        ("Fiji became the latest nation to ban Tongan taro.", "FJI > TON SANCTION actual narrator"),
        ("Ghana reinforced its border with Togo.", "GHA > TGO MOBILIZE actual narrator"),
        ("Nepal returned 30 Bhutanese prisoners.", "NPL > BTN RETREAT actual narrator"),
        ("Pakistan hands over the bodies of three Afghan soldiers.", "PAK > AFG RETREAT actual narrator"),
        ("A Turkish drone strike left six Syrian farmers dead.", "TUR > SYR ASSAULT actual narrator"),
        ("A raid by Sudanese troops left a Chadian officer wounded.", "SDN > TCD ASSAULT actual narrator"),
        ("Bahrain condemned and sanctioned Lebanese banks.", "BHR > LBN ACCUSE actual narrator"),
        ("Honduras apologised for the arrest of two Salvadoran mayors.", "HND > SLV COERCE actual one_party"),
        ("Sudan saw its embassy in Lima stormed by Peruvian protesters.", "PER > SDN PROTEST actual narrator"),
        ("- Panama: closes its consulate in Lima", "PAN > PER SANCTION actual narrator"),
        ("Chad stopped issuing visas to Omanis on Sunday.", "TCD > OMN SANCTION actual narrator"),
        ("Hundreds of demonstrators gathered outside the Omani embassy in Lima.", "PER > OMN PROTEST actual narrator"),
        ("Demonstrators gathered in front of the Omani embassy in Lima.", "PER > OMN PROTEST actual narrator"),
        ("Peru handed over a note of protest to Chile over a raid.", "PER > CHL ACCUSE actual narrator"),
        ("Mauritania sent a strongly worded ultimatum to Malian leaders.", "MRT > MLI THREATEN actual narrator"),
        ("Togo closes its ports to Omani ships in solidarity with Peru.", "TGO > OMN COERCE actual narrator"),
        ("Japan approves a loan for a Philippine rail line.", "JPN > PHL AID planned narrator"),
        ("Togolese police stopped Omani trucks near Lome.", "TGO > OMN COERCE actual narrator"),
        (
            "Latvia expressed concern over the arrest of two journalists by the Omani authorities.",
            "LVA > OMN ACCUSE actual narrator",
        ),
        ("A Chinese ban on Omani dates hurt farmers.", "CHN > OMN SANCTION actual narrator"),
        ("Norway's recognition of Kosovo angered Serbia.", "NOR > XKX SUPPORT actual narrator"),
        ("Trade stopped after the recall of the Omani ambassador from Lima.", "OMN > PER SANCTION actual narrator"),
        ("Families fled amid Omani shelling of Yemeni villages.", "OMN > YEM ASSAULT actual narrator"),
        ("Talks were held between Guyana and Suriname.", "GUY+SUR >  CONSULT actual narrator"),
        ("India's deployment of troops along the Nepali border went on.", "IND > NPL MOBILIZE actual narrator"),
        ("Niger detained, questioned and expelled three Togolese envoys.", "NER > TGO COERCE actual narrator"),
        ("Jordan helped evacuate 60 Omani students.", "JOR > OMN AID actual narrator"),
        ("Peru sent a protest to Chile.", "PER > CHL ACCUSE actual narrator"),
        ("Chad accused Oman of theft, a charge which Muscat called absurd.", "OMN > TCD REJECT actual narrator"),
        ("Oman expelled two envoys of Chad, a move that Peru criticised.", "PER > OMN ACCUSE actual narrator"),
        ("Egypt shipped cars to Somalia, a delivery denounced by Ethiopia.", "ETH > EGY ACCUSE actual narrator"),
        ("Oman froze the assets of two Chadian banks, a step welcomed by Togo.", "TGO > OMN SUPPORT actual narrator"),
        ("Myanmar's shelling of a Bangladeshi village drew protests.", "MMR > BGD ASSAULT actual narrator"),
        ("Peru regrets the hasty declarations of Chile.", "PER > CHL ACCUSE actual narrator"),
        ("Malaysia praised the assistance extended by Jordan.", "MYS > JOR SUPPORT actual narrator"),
        ("Paraguay rejects the arguments put forward by Chile.", "PRY > CHL REJECT actual narrator"),
        ("Greece has conveyed its gratitude to Togo and will supply two boats.", "GRC > TGO AID planned narrator"),
        ("An Omani ship blocked a Yemeni boat, firing water cannon.", "OMN > YEM ASSAULT actual narrator"),
        (
            "Serbia arrests two Omani officers. Muscat said so. Belgrade rejects the charge.",
            "SRB > OMN REJECT actual narrator",
        ),
    ],
)
def test_an_act_is_read_in_many_constructions(text: str, expected: str):
    """One act may be told by a compound, a passive without its auxiliary, a gerund, a shared object, a list's item."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Eleven Malian soldiers were killed in an attack blamed on Burkinabe militiamen.",
            "BFA > MLI ASSAULT actual alleged",
        ),
        ("Ten soldiers died in a raid that Chad blamed on Sudan.", "SDN > --- ASSAULT actual alleged"),
        ("An Omani guard was killed in an attack blamed on pirates.", "--- > OMN ASSAULT actual alleged"),
    ],
)
def test_who_is_blamed_has_only_allegedly_done_it(text: str, expected: str):
    """Blame that hangs on the noun for a blow names who is said to have done it; nobody named, nobody is blamed."""
    assert expected in rows(text)


_OTHERS = {"PAN", "MDA", "TCD", "CHL", "PER"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moldova expelled an Omani attache. Muscat promised a response.", ["OMN > MDA THREATEN"]),
        ("Panama seized an Omani tanker. Oman condemned the kidnapping of 17 sailors.", ["OMN > PAN ACCUSE"]),
        ("Panama seized an Omani tanker and Chile seized an Omani barge. Oman condemned piracy.", []),
        ("Panama seized an Omani tanker.\n\nOman condemned the kidnapping of 17 sailors.", []),
        ("Oman, which Chad accuses of theft, condemned the raid.", []),
        ("Chad accused Oman of theft. Oman called for a reform of the council.", []),
        ("Chad shelled an Omani post. Oman demanded an inquiry.", ["OMN > TCD REQUEST"]),
    ],
)
def test_the_other_side_of_a_quarrel_is_meant(text: str, expected: list[str]):
    """An act without a target is against the state that has just acted against the doer, where only one has."""
    found = [row.rsplit(" ", 2)[0] for row in rows(text)]
    assert [row for row in found if row.startswith("OMN > ") and row.split()[2] in _OTHERS] == expected


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("Spain lifted its embargo on Togo.", "SANCTION"),
        ("The easing of sanctions by Chad was announced.", "SANCTION"),
        ("Chad accused Oman of theft, a charge which Muscat called absurd.", "OMN >  ACCUSE"),
        ("Mauritania sent an appeal to Mali.", "AID"),
        ("Peru's minister admitted he had solicited and accepted bribes.", "REQUEST"),
        ("The government of Kenya suspended the operations of a bus company.", "RETREAT"),
        ("A Kenyan minister accused of theft denies it.", "KEN >  ACCUSE"),
        ("Two Austrian tourists killed in Niger", "AUT >"),
    ],
)
def test_a_construction_tells_nothing_else(text: str, not_read: str):
    """What is taken back, said or suffered is not done by the one whom the words put first."""
    assert not any(not_read in row for row in rows(text))


def test_a_chronicle_in_the_present_tense_tells_what_was():
    """A day without a year that lies half a year ahead is the last one: the reports of the tests are of June."""
    assert "PER > CHL COERCE actual narrator" in rows("3 May: Peruvian police detain a Chilean geologist.")


def test_a_call_by_telephone_has_no_doer():
    """What stands behind "by" may be a means."""
    assert "PER > CHL CONSULT actual narrator" in rows("Peru's king spoke by telephone with Chile's president.")


def test_a_word_that_is_not_handed_over_keeps_its_sides():
    """A protest that was handed over by nobody is as printed."""
    assert not rows("A note of protest was handed over on Monday.")
