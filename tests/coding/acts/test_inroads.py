"""Who flees into a country invades nobody."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType


@pytest.mark.parametrize(
    ("text", "is_attack"),
    [
        ("Thousands of Sudanese refugees crossed into Chad on Monday.", False),
        ("Sudanese soldiers crossed into Chad on Monday.", True),
    ],
)
def test_refugees_make_no_inroad(text: str, is_attack: bool) -> None:
    """Soldiers do."""
    events = findings(text, reader=learned()).events
    assert any(one.type is EventType.ASSAULT for one in events) is is_attack
