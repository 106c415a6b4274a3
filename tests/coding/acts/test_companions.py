"""Who goes along is not hit, who goes home is not deported, and a trade pays no visit of state."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nepal imposed sanctions with help from Bhutan.", []),
        ("Nepal lifted sanctions together with Bhutan.", ["RETREAT "]),
        ("Nepal imposed sanctions on Laos together with Bhutan.", ["SANCTION LAO"]),
        ("Cyprus returned the migrants to their families.", []),
        ("Cyprus turned away a boat of tourists.", []),
        ("Cyprus returned the migrants to Lebanon.", ["COERCE LBN"]),
        ("Nepal sent a delegation of farmers to a fair in Vientiane.", []),
        ("Nepal sent a delegation of lawmakers to Laos.", ["CONSULT LAO"]),
    ],
)
def test_companions_and_travellers_are_no_targets(text: str, expected: list[str]) -> None:
    """Only a land that is named as such is the other side."""
    events = findings(text, reader=learned()).events
    assert [f"{event.type} {','.join(one.code for one in event.target)}" for event in events] == expected
