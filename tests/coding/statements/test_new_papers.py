"""Papers that are told of for the first time: "issued a statement saying that" is said by whoever issued it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, sides, speakers


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Togo's embassy in Mali issued a statement saying that the border was open.", ["TGO.GOV.AMB"]),
        ("The Kenyan army put out a statement saying two men were dead.", ["KEN.MIL"]),
        ("Peru's foreign ministry released a statement saying Chile had sent boats.", ["PER.GOV.MFA"]),
    ],
)
def test_who_issues_a_paper_says_what_is_in_it(text, codes):
    """The reader may hear only "a statement" as the source, and what is said may open without "that"."""
    assert speakers(findings(text, reader=learned())) == [codes]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Oman issued a statement saying Chad had expelled Omani envoys.", ("SANCTION", ["TCD"], ["OMN.GOV"])),
        (
            "Peru's ministry published a statement saying Chile had shelled a Peruvian port.",
            ("ASSAULT", ["CHL"], ["PER"]),
        ),
        ("The envoy wrote a letter insisting Niger had helped Togo.", ("AID", ["NER"], ["TGO"])),
    ],
)
def test_a_clause_behind_a_gerund_of_saying_has_its_own_subject(text, act):
    """The statement itself expels and shells nobody."""
    assert act in sides(findings(text, reader=learned()))
