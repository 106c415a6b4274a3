"""Blows named by a form in -ing behind a day: "condemned the Wednesday shelling of a town"."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, sides


@pytest.mark.parametrize(
    ("text", "blow"),
    [
        ("Niger condemned the Wednesday shelling of the Malian city of Gao.", ("ASSAULT", [], ["MLI"])),
        ("Oman deplored the Friday bombing of the Chadian town of Bol.", ("ASSAULT", [], ["TCD"])),
        ("The Thursday night shelling of the Kenyan village ended at dawn.", ("ASSAULT", [], ["KEN"])),
    ],
)
def test_who_condemns_a_blow_of_a_day_does_not_strike_it(text, blow):
    """The form in -ing is a noun behind an article and a day, and who struck stays unknown."""
    assert [one for one in sides(findings(text, reader=learned())) if one[0] == "ASSAULT"] == [blow]
