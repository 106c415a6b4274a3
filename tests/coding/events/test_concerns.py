"""Worries and inquiries that concern no other state and nobody in politics."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import EventType


def accusers(text: str) -> list[str]:
    events = findings(text, reader=learned()).events
    return [event.source[0].code for event in events if event.type is EventType.ACCUSE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said it was deeply concerned about the use of phones in its schools.", []),
        ("Norway said it was concerned about the decision of its own central bank.", []),
        ("Norway was deeply concerned about the killing of bears.", []),
        ("Norway said it was concerned about the coup in Laos.", ["NOR"]),
        ("Prosecutors in Togo launched a probe into the deaths of two lions.", []),
        ("Prosecutors in Togo opened an inquiry into the handball final.", []),
        ("Prosecutors in Togo opened an inquiry into the president.", ["TGO.JUD"]),
    ],
)
def test_a_worry_and_an_inquiry_must_name_somebody(text: str, expected: list[str]) -> None:
    """What only concerns those at home is no accusation."""
    assert accusers(text) == expected
