"""Lands that a text names only aside."""

from __future__ import annotations

import pytest

from servanda.coding.steps.parties.aside import is_aside


@pytest.mark.parametrize(
    "text",
    [
        "villages near Estonia",
        "its border with Chad",
        "help against Chad's brutal invasion",
        "repairs to its embassy in Togo",
        "a summit held in Fiji",
        "fans travelling to the Seychelles",
    ],
)
def test_a_land_beside_a_place_or_an_enemy_is_aside(text):
    """What such words open says where or against whom, not for whom."""
    assert is_aside(text, next(at for at, letter in enumerate(text) if letter.isupper()))


@pytest.mark.parametrize(
    "text", ["a gift to Togo", "schools in Togo", "refugees who fled to Chad", "a war in Chad", "for Togo's war effort"]
)
def test_a_land_for_which_something_is_stands_there(text):
    """A receiver, and the land in which those live who receive."""
    assert not is_aside(text, text.index("T") if "T" in text else text.index("C"))
