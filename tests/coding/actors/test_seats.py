"""Seats that need a sign, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import told, whose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Number 10 says the UK stands by its allies.", ["GBR.GOV.PM"]),
        ("Peru met Chad. Number 10 says Peru will pay.", ["---"]),
        ("Peru met Chad and Togo. The UK wore Number 10 on Friday.", ["---"]),
        ("Peru met Chad. Congress said the US would pay.", ["---"]),
    ],
)
def test_a_seat_speaks_of_its_own_state(text, found):
    """Another state in the sentence, no verb behind it, or a house that others have too, leave it open."""
    said = told(f"Talks\n\n{text}\n")
    assert (whose(said, "Number 10") or whose(said, "Congress")) == found
