"""Sums that were only asked for, told again with their article."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def worths(text: str) -> set[float | None]:
    """Give the least worth of each line of a report's steps."""
    return {
        line.value.low
        for step in findings(text, reader=learned()).steps
        for line in step.lines
        if line.value is not None
    }


@pytest.mark.parametrize(
    ("asked", "is_promised"),
    [
        ("Norway's government has asked Norway's parliament for $33 million for Togo.", False),
        ("Norway's government has requested $4 million for Togo.", False),
        ("Norway's government has asked Norway's parliament for $3 million for roads at home.", True),
        ("Norway will also give Togo $4 million in food aid.", True),
    ],
)
def test_a_sum_asked_for_stays_asked_for(asked, is_promised):
    """'The $4 million in additional aid will feed Togo' is part of what a parliament was asked for, not a promise."""
    text = f"{asked}\n\nThe $4 million in additional assistance from Norway will provide food to Togo."
    assert (4e6 in worths(text)) is is_promised
