"""Force on ships and vehicles of no flag, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def strikes(text: str) -> list[str]:
    """Give who does each assault of a text."""
    found = (one for one in findings(text, reader=learned()).events if one.type.value == "ASSAULT")
    return [party.code for one in found for party in one.source]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The Houthis attacked a tanker off Hodeidah on Friday.", "YEM.REB.HOUTHI"),
        ("Yemeni forces attacked two cargo ships on Friday.", "YEM.MIL"),
    ],
)
def test_an_armed_group_attacks_a_ship_of_no_flag(text, doer):
    """Whose ship it was need not be printed."""
    assert strikes(text) == [doer]


@pytest.mark.parametrize(
    "text", ["A storm hit a bus in Togo on Monday.", "Yemeni forces attacked the idea of a tax on Friday."]
)
def test_no_armed_side_or_no_craft_is_no_attack(text):
    """A storm is nobody, and an idea is attacked in words."""
    assert strikes(text) == []
