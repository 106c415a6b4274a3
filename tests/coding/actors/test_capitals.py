"""Capitals as places and as governments."""

from __future__ import annotations

import pytest

from coding.sample_cast import reading_of
from servanda.coding.actors.capitals import is_destination, is_place
from servanda.model import Span


@pytest.mark.parametrize(
    ("text", "place", "destination"),
    [
        ("Cairo agreed.", False, False),
        ("They met in Cairo.", True, False),
        ("They met in the Cairo area.", True, False),
        ("They visited Cairo.", True, True),
        ("They flew to Cairo.", True, True),
        ("The visit of the envoy, General Obi, to Cairo ended.", True, True),
        ("They sold grain to Cairo.", False, False),
        ("They came from Cairo.", True, False),
        ("They want support from Cairo.", False, False),
        ("They agreed with Cairo.", False, False),
        ("The Cairo plan failed.", False, False),
    ],
)
def test_the_words_before_a_capital_tell_place_from_government(text: str, place: bool, destination: bool):
    """Prepositions of place and verbs of movement make a place; a place somebody goes to is a destination."""
    reading = reading_of(text)
    start = text.index("Cairo")
    span = Span(start, start + 5)
    assert (is_place(reading.marks, span), is_destination(reading.marks, span)) == (place, destination)
