"""Acts whose other side stands in a clause, a count or nowhere, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.acts.test_wire_acts import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chadian soldiers opened fire on a patrol in the valley.", ["TCD.MIL >  ASSAULT actual"]),
        (
            "The Chilean coast guard said Peruvian boats had fired water cannon at two of its ferries.",
            ["PER > CHL.MIL ASSAULT actual"],
        ),
        ("Swiss prosecutors have opened an investigation into payments to a dealer.", ["CHE.JUD >  ACCUSE actual"]),
        ("Togo repeated its demand that Benin reopen the bridge.", ["TGO > BEN REQUEST actual"]),
        ("Chile and Peru lifted similar curbs in 2021.", ["CHL+PER >  RETREAT actual"]),
        ("Togo and Benin sent troops to the border.", ["TGO+BEN >  MOBILIZE actual"]),
        (
            "Togo's foreign minister phoned his Omani counterpart to thank him.",
            ["TGO.GOV > OMN.GOV CONSULT actual", "TGO.GOV > OMN.GOV SUPPORT actual"],
        ),
        ("Togo delivered two Beninese fugitives to Cotonou.", ["TGO > BEN COOPERATE actual"]),
        ("ECOWAS said it would send a delegation to Togo.", ["ECOWAS > TGO CONSULT planned"]),
        (
            "Togo has extradited a smuggler to Benin. The two countries share intelligence on piracy.",
            ["TGO > BEN COOPERATE actual", "TGO+BEN >  COOPERATE actual"],
        ),
    ],
)
def test_acts_are_told_whole(text: str, expected: list[str]) -> None:
    """What the words name is coded, and what they leave open is left open."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Police in Peru opened an investigation into the fire.", "Togo recalled its faulty cars."],
)
def test_everyday_acts_are_none(text: str) -> None:
    """The police look into a fire every day, and no state acts."""
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Indian navy freed an Iranian ship and its 17 sailors.", ["IND.MIL > IRN RETREAT actual"]),
        ("Malta has returned 1,200 migrants to Libya this year.", ["MLT > LBY COERCE actual"]),
        ("Chad and Peru have stepped in to supply gas to Moldova.", ["TCD+PER > MDA AID actual"]),
        ("The United States said it was deeply concerned about the arrests.", ["USA >  ACCUSE actual"]),
        ("Chadian troops left Niger, ending an 11-year deployment.", ["TCD.MIL > NER RETREAT actual"]),
        ("Japan will join the drills next year.", []),
        ("Did Chile seize the Greek ship?", []),
        ("Why did Chile seize the Greek ship?", ["CHL > GRC COERCE actual"]),
        (
            "Spain has extradited a man to Morocco. Morocco delivered two Spanish fugitives to Madrid last year.",
            ["ESP > MAR COOPERATE actual", "MAR > ESP COOPERATE actual"],
        ),
    ],
)
def test_acts_of_others_are_left_to_them(text: str, expected: list[str]) -> None:
    """What only ends, is asked or done by others is no act; what goes both ways is two."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo denied any involvement in the raid.", ["TGO >  REJECT actual"]),
        (
            "Iran warned that it would block the strait.",
            ["IRN >  THREATEN actual", "IRN >  COERCE planned"],
        ),
        ("Iran warned that prices would rise.", []),
        ("Israel has bombarded the enclave since March.", ["ISR >  ASSAULT actual"]),
        ("Togo will grant the United States exclusive rights.", ["TGO > USA CONCEDE planned"]),
        ("Togo is lifting restrictions on military cooperation with Benin.", ["TGO > BEN RETREAT actual"]),
        (
            "A drone launched by Somali rebels struck a Kenyan base.",
            ["SOM.REB > KEN ASSAULT actual"],
        ),
        (
            "Togo, whose peacekeepers withdrew from the region, welcomed the accord.",
            ["TGO >  SUPPORT actual", "TGO >  RETREAT actual"],
        ),
        ("Vietnam expelled a Chinese survey vessel from its waters.", ["VNM > CHN COERCE actual"]),
        ("Afghan forces fired back with heavy weapons at Pakistani posts.", ["AFG.MIL > PAK ASSAULT actual"]),
    ],
)
def test_doers_and_receivers_stand_apart(text: str, expected: list[str]) -> None:
    """A weapon acts for who launched it, forces of "whose" for their state; a threat of one's own act needs no name."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nor did Togo expel the envoy of Benin.",
        "Neither has Togo expelled the envoy of Benin.",
        "Never has the Togolese army shelled Benin.",
    ],
)
def test_what_nor_denies_was_not_done(text: str) -> None:
    """A denial before the auxiliary and the subject denies the verb behind them."""
    assert [row.split()[-1] for row in rows(text)] == ["negated"]
