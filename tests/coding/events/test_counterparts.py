"""The other of two states, where a sentence can only mean it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType

OPENING = "Kenya and Uganda quarrelled over a lake."


@pytest.mark.parametrize(
    ("words", "against"),
    [
        ("Kenya threatened to close the road.", ["UGA"]),
        ("If the European Union does not pay more, Kenya threatened to close the road.", []),
    ],
)
def test_a_threat_is_meant_for_the_other_state_unless_somebody_else_is_named(words: str, against: list[str]) -> None:
    """An organisation in the sentence may be meant as well as the neighbour."""
    found = findings(f"{OPENING} {words}", reader=learned()).events
    (one,) = [event for event in found if event.type is EventType.THREATEN]
    assert [party.country for party in one.target] == against
