"""Tests of acts of force as reports of many styles tell them: who fires, who is hit."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options: object) -> list[str]:
    """Give the events of a text as "SOURCE > TARGET TYPE status", those that happened without their status."""
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} "
        f"{event.type.value} {event.status.value}".removesuffix(" actual")
        for event in findings(text, reader=learned(), **options).events  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elements of the Chadian border guard abducted two Nigerien herders.", "TCD.MIL.BORDER > NER.AGR ASSAULT"),
        (
            "Boko Haram fighters overran a Nigerien army post, killing nine soldiers.",
            "NGA.REB.BOKO-HARAM > NER ASSAULT",
        ),
        ("Gunmen fired on the gate of the Peruvian embassy in Lome.", "TGO.UAF > PER.GOV.AMB ASSAULT"),
        ("Chadian troops answered with mortar fire.", "TCD.MIL >  ASSAULT"),
        ("Chadian troops did not open fire.", "TCD.MIL >  ASSAULT negated"),
        ("Chadian guards fired 12 warning shots.", "TCD >  ASSAULT"),
        ("The Chadian army shot down a drone.", "TCD.MIL >  ASSAULT"),
        ("Chadian commandos stormed a resort and held two Peruvian tourists.", "TCD > PER.CVL COERCE"),
        ("Peru is flying in 600 more soldiers.", "PER >  MOBILIZE"),
        ("Peru raised the combat readiness of its army.", "PER >  MOBILIZE"),
        ("A Chadian missile struck a Nigerien airbase.", "TCD > NER ASSAULT"),
        ("The Peruvian embassy in Lome was set ablaze.", " > PER.GOV.AMB PROTEST"),
        ("Mutinous officers seized power in Togo on Sunday.", "TGO.MIL > TGO COERCE"),
        ("Chad declared the Peruvian consul persona non grata.", "TCD > PER SANCTION"),
        ("Togo handed the Peruvian charge d'affaires a note of protest.", "TGO > PER.GOV ACCUSE"),
        ("Chad gave Peru a week to free the crew.", "TCD > PER THREATEN"),
        ("Chad gave Peruvian diplomats 48 hours to leave.", "TCD > PER SANCTION"),
        ("Peru took into custody a Chadian engineer.", "PER > TCD COERCE"),
        ("Peru and Togo kicked off five days of joint exercises.", "PER+TGO >  COOPERATE"),
        ("Peru placed a patrol aircraft at the disposal of the Togolese navy.", "PER > TGO.MIL AID"),
        ("The ministers took note of a Chinese offer to supply boats to Togo.", "CHN > TGO AID planned"),
        ("The ministry regrets to inform the public that Chad has closed its border with Niger.", "TCD > NER COERCE"),
    ],
)
def test_acts_of_force_are_read(text: str, expected: str):
    """Whoever is counted, owned, shifted behind or told before stays who acts and who is hit."""
    assert expected in told(text)


def test_an_envoy_is_recalled_from_where_the_same_sentence_cuts_ties():
    """The states that the report names besides leave open whom else the recall could hit."""
    text = "Togo and Kenya protested. Peru hit back by expelling a Chadian consul and recalled its ambassador."
    assert told(text).count("PER > TCD SANCTION") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Trains between Lima and Quito were halted for nine hours.",
        "The ministry regrets to inform the public that the road is wet.",
        "Chad allowed the Peruvian ship to sail.",
        "Togo raided the gang's base and captured its leader.",
    ],
)
def test_no_act_comes_of_what_only_surrounds_one(text: str):
    """A storm may halt trains, a paper that regrets to tell gives way in nothing, and its own leader is the gang's."""
    assert not [
        one for one in told(text) if "SANCTION" in one or "CONCEDE" in one or "MOBILIZE" in one or ".GOV" in one
    ]
