"""Who is meant as the doer of an act, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> set[str]:
    """Give the events of a text in one line each, as the shipped reader reads it: source > target TYPE status."""
    return {
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} "
        f"{event.type.value} {event.status.value}"
        for event in findings(text, reader=learned()).events
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A delegation led by Chadian Foreign Minister Idris Abakar arrived in Lome on Monday.",
            "TCD.GOV > TGO CONSULT actual",
        ),
        (
            "The Ghanaian minister received a delegation headed by Peruvian Foreign Minister Ana Quispe.",
            "PER.GOV > GHA.GOV CONSULT actual",
        ),
        (
            "Having met the Finnish president in Helsinki, the Peruvian president will fly to Oslo.",
            "PER.GOV > FIN.GOV CONSULT actual",
        ),
        ("Angolan shelling killed two Zambian soldiers.", "AGO > ZMB.MIL ASSAULT actual"),
        ("US prosecutors accuse three Bolivians of paying bribes.", "USA.JUD > BOL ACCUSE actual"),
        ("UN experts accuse Fiji of torture.", "UNO > FJI ACCUSE actual"),
        (
            "The Committee on Agriculture of the Food and Agriculture Organization endorsed the Bolivian proposal.",
            "UNO.FAO > BOL SUPPORT actual",
        ),
        (
            "The Chilean president said that he and his Finnish counterpart discussed the price of tin.",
            "CHL.GOV+FIN.GOV >  CONSULT actual",
        ),
        (
            "Soldiers in Gabon announced that they had seized power on Sunday.",
            "GAB.MIL >  COERCE actual",
        ),
        (
            "On Friday the Bolivian Foreign Ministry condemned the Peruvian decree.",
            "BOL.GOV.MFA > PER ACCUSE actual",
        ),
        ("The gift of 40 buses to Malawi was announced by Norway in March.", "NOR > MWI AID planned"),
    ],
)
def test_the_whole_doer_is_found(text, expected):
    """Whoever leads, tells, speaks for or stands before the word for his people is the doer of the act."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peruvian rebels freed three Bolivian engineers they had held since May.",
            "PER.REB > BOL RETREAT actual",
        ),
        (
            "Kenya's army said it had struck dozens of al-Shabaab targets.",
            "KEN.MIL > SOM.REB.AL-SHABAAB ASSAULT actual",
        ),
        ("Egyptian jets bombed northern Sudan on Monday.", "EGY > SDN ASSAULT actual"),
        (
            "Police in Uganda fired tear gas to disperse supporters of the opposition.",
            "UGA.COP > UGA.CVL ASSAULT actual",
        ),
        (
            "Chile and Peru have joined in imposing a range of sanctions led by Norway against Fiji.",
            "CHL+PER > FJI SANCTION actual",
        ),
        ("Chad, Sudan to reopen border", "TCD+SDN >  RETREAT planned"),
    ],
)
def test_the_one_it_is_done_to_is_found(text, expected):
    """What hangs on an object, is only counted or is to be driven off tells whom an act hits."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fijian Foreign Minister Tomasi Vula is in Lima for talks.", "FJI.GOV > PER CONSULT actual"),
        ("Fiji's president was in Quito on Monday to sign a treaty.", "FJI.GOV > ECU CONSULT actual"),
        ("Fiji demanded the withdrawal of Chilean troops from Peru.", "FJI > CHL.MIL REQUEST actual"),
        ("Norway hit Fiji with sanctions on Monday.", "NOR > FJI SANCTION actual"),
        ("The envoy from Fiji delivered an invitation to the king of Jordan.", "FJI.GOV > JOR.GOV AGREE actual"),
        ("Peru's parliament ratified Fiji's membership of the bloc.", "PER.LEG > FJI SUPPORT actual"),
        (
            "An attack by suspected rebels on an army camp in Fiji left ten soldiers dead.",
            "FJI.REB > FJI ASSAULT actual",
        ),
        ("Fiji handed over a suspected warlord to Peru.", "FJI > PER COOPERATE actual"),
        ("Peru's raid on the port drew condemnation from Chile.", "CHL > PER ACCUSE actual"),
        ("Fiji lodged stern representations with Peru over the visit.", "FJI > PER ACCUSE actual"),
        ("A bomber blew himself up outside the Fijian embassy in Lima.", "PER.UAF > FJI.GOV.AMB ASSAULT actual"),
    ],
)
def test_wordings_for_acts_tell_whom_they_reach(text, expected):
    """Who is somewhere to talk visits, whose troops are to go is asked, what a wording ends on is its target."""
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji's president is in Quito.",
        "The minister of Fiji wants to train Peruvian nurses.",
        "The withdrawal of the bill by Fiji came late.",
        "It was not easy to invite both the Fijian and the Tongan ministers to Lima.",
        "Fijian police met alleged victims of the raid.",
        "A former European Union employee has accused Fiji of neglect.",
        "The Fijian envoy met with a team charged with talks with Peru and Chile.",
    ],
)
def test_what_is_no_act_between_two_sides_gives_none(text):
    """Being somewhere, one's own wish, a withdrawn paper, a former employee and the task of a team tell no act."""
    assert {one for one in told(text) if not one.startswith("---")} == set()


def test_a_gerund_that_goes_on_without_a_doer_is_read():
    """A noun made of a verb that joins another clause has no subject to share and breaks nothing."""
    assert told("The envoy left and the bombing of Peruvian villages went on.") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey is a country that has supplied drones to Chad.", ["TUR AID TCD"]),
        ("Peru is a state which bombed Chad in 2020.", ["PER ASSAULT TCD"]),
        ("Turkey is not a country that has supplied drones to Chad.", []),
        ("Oman is an ally that a Peruvian envoy has visited.", []),
    ],
)
def test_what_somebody_is_does_what_its_relative_clause_tells(text: str, expected: list[str]) -> None:
    """ "A country that" behind a form of be is the one who is that country; negated, it has done nothing."""
    found = findings(text, reader=learned()).events
    told = [f"{one.source[0].code} {one.type.value} {one.target[0].code}" for one in found if one.source and one.target]
    assert told == expected
