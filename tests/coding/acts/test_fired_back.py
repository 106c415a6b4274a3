"""Who fires back with guns, and who with words."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chilean forces fired back at Peruvian posts.", ["CHL.MIL"]),
        ("Chile fired back at Washington, saying tariffs hurt all.", []),
        ("Chile's foreign ministry fired back at Peru.", []),
    ],
)
def test_only_forces_fire_back_with_guns(text: str, expected: list[str]) -> None:
    """A state or a ministry answers."""
    events = findings(text, reader=learned()).events
    assert [event.source[0].code for event in events if event.type is EventType.ASSAULT] == expected


def test_to_fire_back_says_something_only_with_its_words() -> None:
    """What troops hit is not denied by their fire."""
    text = "Laos denied the claim and said its troops fired back after a drone launched by Nepal hit a post in Laos."
    found = findings(text, reader=learned())
    assert [str(event.status) for event in found.events if event.type is EventType.ASSAULT] == ["actual"]
