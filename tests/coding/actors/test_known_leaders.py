"""Leaders whom papers print without their state."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, whose


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        (
            "Chad's army shelled Oman. Chad's army is near. Chad denies it. President Macron said Chad must stop.",
            "President Macron",
            "FRA.GOV",
        ),
        ("In Lima, former President Obama met farmers. Peru was glad.", "former President Obama", "USA.GOV"),
        ("Chancellor Scholz arrived in Tunisia. Tunisia was glad.", "Chancellor Scholz", "DEU.GOV"),
        ("Narendra Modi thanked Peru. Peru was glad.", "Narendra Modi", "IND.GOV"),
        ("Peru was glad. President Emma Macron thanked the farmers.", "President Emma Macron", "PER.GOV"),
        ("Ghana's farms failed. Vice President Biden thanked Ghana.", "Vice President Biden", "---"),
        ("Macron thanked nobody. Peru was glad.", "Macron", None),
    ],
)
def test_a_leader_of_world_fame_is_of_his_own_state(text, printed, code):
    """Whatever state the report tells of most; a namesake, a deputy and a bare surname are not taken for him."""
    found = whose(findings(text, reader=learned()), printed)
    assert found[:1] == [code] if code else found in ([], ["---"])
