"""Clauses whose words fit a frame and tell of something else; each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)}"
        f" {one.type.value} {one.status.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The envoy said that Chile would get the miners out of Peru by June.", "AID"),
        ("Gambia strengthened its regional position and presence.", "MOBILIZE"),
        ("Ghana's Volta Mining strengthened its presence in the market.", "MOBILIZE"),
        ("Gambian companies strengthened their presence in Mali.", "MOBILIZE"),
        ("Kenya and Malawi speak with one voice on the climate.", "CONSULT"),
        ("Chad allowed Kenyan troops to enter Chadian territory.", "COERCE"),
        ("Chad invited Kenyan ships to enter Chadian waters.", "COERCE"),
        ("The Kenyan president thanked his wife and his son.", "SUPPORT"),
        ("The Kenyan president expressed his gratitude and delight through a post.", "SUPPORT"),
        ("Chile tested a satellite, joining a small group of states with such a craft.", "SUPPORT"),
        ("The boats that the Peruvian army left us were rusty.", "RETREAT"),
        ("Kenyan farmers fight against Ugandan imports.", "ASSAULT"),
        ("The Kenyan broker who had taken their money advised them to wait.", "COERCE"),
        (
            "Norway has provided $2 million to strengthen Malawi's schools by giving books to Malawian pupils.",
            "AID planned",
        ),
        (
            "Norway has provided $2 million to strengthen Malawi's schools by building halls and giving Malawi books.",
            "AID planned",
        ),
        (
            "Norway has provided $2 million to strengthen Malawi's schools by bringing clean water to a tenth of the pupils, upgrading the halls, and building dams for villagers.",
            "AID planned",
        ),
        (
            "Officials of the two states met to discuss Iran's port of Chabahar. India has committed to investing $5 million in the port, which is a way station between India and Iran.",
            "AGREE",
        ),
        ("Kenya's interior minister was tired. He surrendered his Omani nationality.", "RETREAT"),
        ("Peru's envoy moved to Lima. His father, who travelled twice to help family members, died.", "AID"),
        ("Oman's minister was ill. The ouster of his son as the bank's chairman shook the town.", "> OMN"),
        ("The nutritionist does not agree with President Noboa of Ecuador.", "AGREE"),
        ("The UN Children's Fund, which until May served as adviser in Malawi, moved.", "AID"),
        ("The U.S.-sanctioned firm opened an office.", "SANCTION"),
        ("The U.S.-backed militia opened an office in Peru.", "SUPPORT"),
        ("The US-backed forces attacked Peru.", "USA >"),
    ],
)
def test_words_that_fit_and_mean_something_else_give_no_act(text: str, missing: str):
    """Who is got out of a pit is not received, and who speaks with one voice holds no talks."""
    assert not [one for one in rows(text) if missing in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru got 40 boats from Chile.", "CHL > PER AID actual"),
        ("Gambia strengthened its military presence in Mali.", "GMB > MLI MOBILIZE actual"),
        ("Gambia strengthened its presence in the strait.", "GMB >  MOBILIZE actual"),
        ("Kenya's president spoke with Malawi's president.", "KEN.GOV > MWI.GOV CONSULT actual"),
        ("The rebels surrendered their weapons to Chad.", "TCD.REB > TCD RETREAT actual"),
        ("Peru did not agree with Chile on the border.", "PER > CHL AGREE negated"),
        ("Chile joined the group.", "CHL > --- SUPPORT actual"),
        ("Peruvian troops left the town of Arica.", "PER.MIL >  RETREAT actual"),
        ("Kenyan soldiers fought against Ugandan rebels.", "KEN.MIL > UGA.REB ASSAULT actual"),
        ("Kenyan soldiers fight against Ugandan aggression.", "KEN.MIL > UGA ASSAULT actual"),
        ("The U.S.-backed militia attacked Peru.", "--- > PER ASSAULT actual"),
        ("The Saudi-led forces attacked Peru.", "SAU > PER ASSAULT actual"),
    ],
)
def test_the_same_words_tell_their_act_elsewhere(text: str, expected: str):
    """Goods are got, presences are armed, and those who fight rebels fight somebody."""
    assert expected in rows(text)


def test_visas_are_restricted_and_troops_come_in_unasked():
    """Whose officials may no longer come is told; whoever crosses a border unasked does it to its state."""
    assert rows("Chile restricted the visas of 20 Kenyan officials.") == ["CHL > KEN.GOV COERCE actual"]
    assert rows("Kenyan troops entered Chadian territory on Monday.") == ["KEN.MIL > TCD COERCE actual"]
    assert rows("The Kenyan president thanked Chad for the boats.") == ["KEN.GOV > TCD SUPPORT actual"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "The law gives the Peruvian government powers similar to a committee in the United States to stop deals.",
            "AID",
        ),
        ("The army of Peru said soldiers stationed on the islet left.", "MOBILIZE"),
        ("Peru's prime minister expressed confidence that the road would help Chile.", "SUPPORT"),
        ("Norway's fisheries minister has blocked the University of Oslo from sharing maps with Chile.", "PROTEST"),
        (
            "Norway's fisheries minister has blocked the University of Oslo from sharing maps with a Chinese firm.",
            "COOPERATE actual",
        ),
        ("Norway kept its firms from sharing maps with Chile.", "COOPERATE actual"),
    ],
)
def test_what_small_papers_tell_of_laws_isles_and_hopes_is_no_act(text: str, missing: str) -> None:
    """Powers are no aid, where soldiers are is no march, a minister does not protest, what is blocked is not done."""
    assert not [one for one in rows(text) if missing in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru expressed confidence in Chad.", "PER > TCD SUPPORT actual"),
        ("Peru's army stationed soldiers in Chad.", "PER.MIL > TCD MOBILIZE actual"),
        ("Chad's parliament lifted the immunity of Peru's envoy.", "TCD.LEG > PER.GOV COERCE actual"),
        (
            "Mali's minister noted JICA's contribution to providing financial support for the Water Project.",
            "JPN.GOV.JICA > --- AID actual",
        ),
        ("Students from Chile blocked the road to Peru's border.", "CHL.CVL >  PROTEST actual"),
    ],
)
def test_acts_in_like_words_are_still_read(text: str, expected: str) -> None:
    """Nothing is silenced by its words alone."""
    assert expected in rows(text)


def test_whoever_tries_to_do_something_tries_nobody_in_court() -> None:
    """ "Trying to" is an attempt; a court that tries somebody still accuses."""
    assert not [
        one for one in rows("Chad accused Peru of trying to push Chad out of the lake.") if one.startswith("PER >")
    ]
    assert "TCD.JUD > CMR.MIL ACCUSE actual" in rows("A court in Chad is trying two Cameroonian soldiers.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo banned Peruvian fish. Peru answered with a tariff of 25% on Togolese rice.",
            "PER > TGO SANCTION actual",
        ),
        ("Chad retaliated with duties on Kenyan milk.", "TCD > KEN SANCTION actual"),
        ("Peru responded with a ban on imports of Kenyan tea.", "PER > KEN SANCTION actual"),
        ("Chad responded with air strikes on Kenyan posts.", "TCD > KEN ASSAULT actual"),
    ],
)
def test_whoever_hits_back_does_it_with_something(text: str, expected: str) -> None:
    """Tariffs are sanctions, air strikes one blow; nobody is hit by a tariff."""
    assert [one for one in rows(text) if one.endswith(expected.split(maxsplit=3)[3])][-1:] == [expected]
    assert len([one for one in rows(text) if "ASSAULT" in one]) == expected.count("ASSAULT")


def test_nobody_is_hit_with_tariffs() -> None:
    """'Retaliated against Peru with tariffs' is no assault."""
    assert not [one for one in rows("Chad retaliated against Peru with tariffs on fish.") if "ASSAULT" in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway renewed its pledge to send 20 doctors to Malawi.", ["AGREE", "AID"]),
        ("Peru reaffirmed its commitment to supply 70 megawatts of power to Chad.", ["AGREE", "AID"]),
    ],
)
def test_a_promise_that_is_said_again_is_told_once(text: str, expected: list[str]) -> None:
    """Beside what is promised."""
    assert sorted(row.split()[-2] for row in rows(text)) == expected
