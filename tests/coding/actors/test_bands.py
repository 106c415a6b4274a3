"""The fighters of a named group are the group."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Boko Haram militants killed 12 soldiers in Chad on Monday.", "NGA.REB.BOKO-HARAM"),
        ("Al-Shabaab fighters attacked an Ethiopian convoy.", "SOM.REB.AL-SHABAAB"),
        ("Somali rebels attacked an Ethiopian convoy.", "SOM.REB"),
    ],
)
def test_fighters_behind_the_name_of_their_group_are_the_group(text: str, code: str) -> None:
    """Only behind a nationality do they stand for all who fight in that state."""
    (event,) = findings(text, reader=learned()).events
    assert event.source[0].code == code
