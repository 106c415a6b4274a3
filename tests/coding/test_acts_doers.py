"""Who is meant as the doer of an act, each test on the news text that stands in it."""

from __future__ import annotations

import pytest
from sample_news import findings, learned


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


def test_a_gerund_that_goes_on_without_a_doer_is_read():
    """A noun made of a verb that joins another clause has no subject to share and breaks nothing."""
    assert told("The envoy left and the bombing of Peruvian villages went on.") is not None
