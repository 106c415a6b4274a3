"""Whose "the administration" is."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned, whose

_WAR = "Chad's army shelled Oman. Chad denies it. Chad's army is near, and Chad will not stop.\n\n"


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("President Biden was angry. The Administration will send food.", "The Administration", "USA.GOV"),
        ("The State Department was angry. The Administration will send food.", "The Administration", "USA.GOV"),
        ("French President Ana Ruiz was angry. The administration will send food.", "The administration", "FRA.GOV"),
        ("President Biden was angry. On Monday the government fled.", "the government", "TCD.GOV"),
        ("The road is closed. The administration is silent.", "The administration", "TCD.GOV"),
    ],
)
def test_an_administration_is_of_the_head_told_of_last(text, printed, code):
    """Not of the state whose war the report tells of, which a plain word still means."""
    assert whose(findings(_WAR + text, reader=learned()), printed) == [code]
