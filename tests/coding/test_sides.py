"""Who does it to whom, beyond subject and object."""

from __future__ import annotations

import pytest
from sample_news import findings


def told(text: str, **options) -> list[str]:
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} {event.type.value}"
        for event in findings(text, **options).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The charity delivered 20 tonnes of rice from Qatar to Yemen.", "QAT > YEM AID"),
        ("Niger received Turkish drones.", "TUR > NER AID"),
        ("Kenya's president spoke to reporters after talks with Uganda's president.", "KEN.GOV > UGA.GOV CONSULT"),
        ("Norway and Finland agreed on a price in a telephone call.", "NOR+FIN >  AGREE"),
        ("Oman thanked Norway for the humanitarian aid.", "NOR > OMN AID"),
        ("Kenya announced a loan of 5 million dollars to Malawi.", "KEN > MWI AID"),
        ("Cuba cancelled a contract to buy wheat from Canada.", "CUB > CAN SANCTION"),
        ("Peru, a country that has sent rice to Fiji, is large.", "PER > FJI AID"),
        ("Kenya's offer to send tents to Malawi was welcomed by Ghana.", "KEN > MWI AID"),
        ("Fiji and Tonga held a joint naval exercise.", "FJI+TON >  COOPERATE"),
        ("Kenya helped strengthen Malawi's health service.", "KEN > MWI AID"),
        ("Ghanaian Foreign Minister Kwesi Bentil demanded that Togo stop the raids.", "GHA.GOV > TGO REQUEST"),
        ("Ghana's government said that Togo has repeatedly violated the border.", "GHA.GOV > TGO ACCUSE"),
    ],
)
def test_parties_are_found_where_the_words_put_them(text, expected):
    """Light verbs, thanks, goods of a nation, papers and appositions name their parties too."""
    found = told(text)
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president met Kenya's president.",
        "Spain exported goods worth 2 billion euros to Algeria last year.",
        "Kenya's president gave an interview to Agence France-Presse.",
        "Somebody attacked him.",
        "Russia's war in Ukraine goes on.",
    ],
)
def test_one_side_alone_or_a_state_of_affairs_is_no_event(text):
    """Two sides are needed, an outlet is none, and a war is many acts."""
    assert told(text) == []


def test_a_demand_tells_whom_a_withdrawal_is_to_free():
    """The side that asks is the one that troops are to leave."""
    assert "UGA > KEN RETREAT" in told("Kenya called on Uganda to withdraw its troops.")


def test_two_known_days_are_two_events():
    """A visit in May and one in March are not one."""
    text = "Kenya's president visited Angola in March 2022. Kenya's president visited Angola in May 2022."
    assert len([one for one in told(text) if one.endswith("CONSULT")]) == 2


def test_what_both_sides_tell_is_vouched_for_by_both():
    """One telling by each side gives basis both_parties."""
    text = (
        "Norway sent tents to Moldova, Norwegian Foreign Minister Kari Lund said. "
        "Norway sent tents to Moldova, Moldovan Foreign Minister Ion Barbu said."
    )
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert [(one.basis.value, len(one.evidence)) for one in found] == [("both_parties", 2)]


def test_what_the_narrator_tells_once_is_the_narrators():
    """A speaker who says it too adds evidence, no doubt."""
    text = "Norway sent tents to Moldova. Norway sent tents to Moldova, Norwegian Foreign Minister Kari Lund said."
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert [(one.basis.value, one.attested_by) for one in found] == [("narrator", ())]


def test_different_goods_on_unknown_days_are_kept_apart_from_a_dated_delivery():
    """'rice' without a day is not the 'drones' of May."""
    text = "Turkey sent drones to Niger in May 2022. The supply of Turkish rice to Niger has ended hunger."
    found = [one for one in findings(text).events if one.type.value == "AID"]
    assert {line.item for one in found for line in one.lines} >= {"drones"}
    assert all(len(one.lines) == 1 for one in found)


def test_an_office_holder_is_ousted_whatever_his_state():
    """'was removed from power' needs no doer and no printed country."""
    assert " > --- COERCE" in told("President Omar Kasa was removed from power in May 2020.")
