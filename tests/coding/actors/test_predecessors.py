"""Whose predecessor or successor somebody is."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Omani president Ali Said met his predecessor, Omar Nasser.", "OMN.ELI"),
        ("Omani president Ali Said left. His successor, Omar Nasser, stayed.", "OMN.GOV"),
        ("Omani president Ali Said met Chadian president Idris Oumar and his predecessor, Omar Nasser.", "---"),
        ("Omani president Ali Said left. It rained. It was cold. His predecessor, Omar Nasser, stayed.", "---"),
        ("EU foreign policy chief Ana Ruiz met her predecessor, Omar Nasser.", "---"),
        ("Omani president Ali Said met Omar Nasser.", "---"),
    ],
)
def test_a_predecessor_is_of_the_state_of_the_one_holder_named_before(text, code):
    """Two holders of two states, and one who is told of long before, decide nothing."""
    found = findings(text, reader=learned()).actors
    assert [one.code for one in found if one.name == "Omar Nasser"] == [code]
