"""Acts in the words of communiques, live pages and translated news, each test on the news text that stands in it."""

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
        ("Peru and Chile signed a fishing pact. Peru backed Chile's bid for the games.", "PER > CHL SUPPORT"),
        ("Peru and Chile signed a fishing pact. Peru backed Chile's bid for the games.", "PER+CHL >  SUPPORT"),
        ("Chad expressed regret and offered compensation.", "TCD >  AGREE"),
        ("Chad offered N'Djamena as a venue for the talks.", "TCD >  AGREE"),
        ("A Chinese coast guard vessel used a water cannon against a fishing boat.", "CHN >  ASSAULT"),
        ("Belgium has given 3 million euros for shelters in the camps around Goma.", "BEL > COD AID"),
        ("Chad apologised to Peru for the raid, an apology which Peru dismissed.", "TCD > PER CONCEDE"),
        ("Honduras complained that the Peruvian ambassador was meddling.", "HND > PER.GOV ACCUSE"),
        ("Togo and Benin have launched joint river patrols.", "TGO+BEN >  COOPERATE"),
        ("Cuba has sent a brigade of 40 doctors to Haiti.", "CUB > HTI AID"),
        ("Togolese police stormed the Omani embassy in Lome.", "TGO.COP > OMN.GOV.AMB ASSAULT"),
        ("China regretted Panama's decision.", "CHN > PAN ACCUSE"),
        ("Beijing says that Manila provoked the incident.", "CHN > PHL ACCUSE"),
        ("Peru's parliament ratified an agreement with the World Bank worth $80 million.", "PER.LEG > UNO.WBG SUPPORT"),
        ("Togo wished Benin every success.", "TGO > BEN SUPPORT"),
        ("Laos expressed gratitude to Vietnam for the donation of 300 computers.", "VNM > LAO AID"),
        ("Laos is grateful to Vietnam for its donation of vaccines.", "VNM > LAO AID"),
        ("Laos thanked Vietnam for the repatriation of 12 fishermen.", "VNM > --- RETREAT"),
        ("Slovenia has taken Croatia to the EU's court in Luxembourg.", "SVN > HRV ACCUSE"),
        ("Yemen's government said that Oman had violated Yemeni airspace.", "YEM.GOV > OMN ACCUSE"),
        ("Yemen's government said that Oman had violated Yemeni airspace.", "OMN > YEM COERCE"),
        ("Floods hit Nepal. China has donated 20 trucks of rice to the flooded villages.", "CHN > NPL AID"),
        ("Vietnam dispatched an envoy to Vientiane.", "VNM > LAO CONSULT"),
        (
            "Laos accused Thailand of a raid. Laos suspended the export of electricity to its neighbour.",
            "LAO > THA SANCTION",
        ),
        ("Zimbabwe shut a border post with Malawi.", "ZWE > MWI COERCE"),
        ("Guyanese soldiers disarmed two Surinamese policemen.", "GUY.MIL > SUR.COP COERCE"),
        ("Zagreb sent a note to Ljubljana, which dismissed it.", "SVN >  REJECT"),
    ],
)
def test_acts_are_read_in_these_words(text: str, expected: str):
    """A paper is no backing; a power offers, strikes from its ships and helps in whose land it acts."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Peru and Chile witnessed the signing of a memorandum between the two states.", "AGREE"),
        ("Chad apologised to Peru for the raid, an apology which Peru dismissed.", "TCD > PER CONCEDE negated"),
        ("Oman raised the reward for the arrest of Yemen's leader.", "COERCE"),
        ("Peru freed two men. A group of officers announced that it had closed the borders of Fiji.", "COERCE"),
        ("Peru's consul complained that his embassy had not been told.", "PER.GOV > PER"),
        ("Peru offered few details.", "AGREE"),
        ("Floods hit Nepal. China has donated 20 trucks of rice to a charity.", "NPL AID"),
        ("Nepal's floods killed 12. Nepal sent 20 trucks of rice to the flooded villages.", "NPL > NPL"),
        ("Slovenia has taken Croatia to the top of the table.", "ACCUSE"),
        ("Peru offered its prayers.", "AGREE"),
        ("Peru's merchant ship used a crane against a boat.", "ASSAULT"),
    ],
)
def test_what_is_no_act_of_its_own_stays_out(text: str, missing: str):
    """The paper whose signing is told, an arrest that is only paid for, and a nameless group are nobody's acts."""
    assert not any(missing in one for one in rows(text))


def test_answers_are_the_guests_of_the_heading():
    """The one person named before the first question gives the answers: "we" is his state."""
    text = (
        "Press conference of Swedish Foreign Minister Eva Lind\n\nQUESTION: What will you do?\n\nANSWER: We condemn the "
        "raid by Chad.\n\nQUESTION: And then?\n\nANSWER: We have frozen Chad's assets."
    )
    assert {"SWE > TCD ACCUSE", "SWE > TCD COERCE"} & set(rows(text))
