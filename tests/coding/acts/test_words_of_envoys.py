"""The wordings in which envoys and ministries act on each other, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.country for party in one.source)} > {'+'.join(party.country for party in one.target)} "
        f"{one.type.value} {one.status.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's president stressed his country's support for Chile.", "PER > CHL SUPPORT actual"),
        ("Peru's president mentioned his support for Chile and the work of the UN.", "PER > CHL SUPPORT actual"),
        ("Peru's president emphasised the firm support for Chile.", "PER > CHL SUPPORT actual"),
        ("Peru leveled grave accusations against Chile.", "PER > CHL ACCUSE actual"),
        ("Kenya turned a blind eye to the appeals of Peru.", "KEN > PER REJECT actual"),
        ("Kenya eased its travel advisory for Peru and Chile.", "KEN > PER+CHL RETREAT actual"),
        ("Kenya will increase its purchases of oil from Angola.", "AGO > KEN COOPERATE planned"),
        ("Kenya cultivates close links with Angola.", "KEN > AGO SUPPORT actual"),
        ("Peru requested a conversation with Kenya's president.", "PER > KEN REQUEST actual"),
        ("The Peruvian president headed a delegation to Kenya.", "PER > KEN CONSULT actual"),
        ("Peru hosted a dinner for the Kenyan envoy.", "PER > KEN CONSULT actual"),
        ("Peru's minister attacked Kenya's decision.", "PER > KEN ACCUSE actual"),
        ("Peru reacted angrily to Chile's remarks.", "PER > CHL ACCUSE actual"),
        ("Peru distanced itself from Chile's remarks.", "PER > CHL REJECT actual"),
        ("Peru's parliament gave the nod to the pact with Chile.", "PER > CHL SUPPORT actual"),
    ],
)
def test_a_wording_of_envoys_is_their_act(text, expected):
    assert expected in rows(text)


def test_a_house_without_a_state_is_that_of_who_speaks_for_it():
    """ "The ministry" of a Peruvian minister is Peru's."""
    text = "The Peruvian minister voiced the ministry's keenness to cooperate with the Chilean ministry of health."
    assert rows(text) == ["PER > CHL COOPERATE planned"]


def test_another_s_word_is_not_the_speaker_s():
    """Who stresses somebody else's support gives none."""
    assert "PER > CHL SUPPORT actual" not in rows("Peru's president stressed Kenya's support for Chile.")


def test_a_state_named_by_its_word_acts_where_who_speaks_has_none():
    """A president without a state reiterates what is printed as his state's."""
    assert "PER > CHL SUPPORT actual" in rows("President Soto reiterated Peru's support for Chile.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peruvian students took to the streets to denounce the Chilean raid.", "PER > CHL PROTEST actual"),
        ("Peruvian protesters marched to protest against Chile's tariffs.", "PER > CHL PROTEST actual"),
        ("Peruvian protesters shut down Chilean consulates across the country.", "PER > CHL PROTEST actual"),
        ("Two Kenyans were killed during a Peruvian raid in Nairobi.", "PER > KEN ASSAULT actual"),
    ],
)
def test_purpose_and_place_of_an_act_name_its_sides(text, expected):
    """What a crowd came for, and the blow in which somebody fell, tell who is meant; the act is told once."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "President Soto of Peru reiterated to the Kenyan leader his country's support for the talks.",
        "The Peruvian minister reaffirmed to the Kenyan president the support of Peru for the talks.",
    ],
)
def test_what_is_said_to_somebody_may_stand_behind_him(text):
    """The hearer comes first, what he is told second."""
    assert "PER > KEN SUPPORT actual" in rows(text)


def test_the_next_act_of_a_list_has_its_own_sides():
    """Whom the sanctions are on was not invaded."""
    text = "Prices rose after Chad's aggression against Niger and sanctions on Chad."
    assert rows(text) == ["TCD > NER ASSAULT actual"]


def test_offices_of_one_state_do_not_trade_with_each_other():
    """What two ministries of one state share is no work of two states."""
    assert rows("The Chilean ministry of health shared its expertise with the Chilean government.") == []
