"""Whose money a sum is, where the word alone leaves it open."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


def currencies(text: str) -> list[str]:
    """Give the currencies of the sums of a report's steps."""
    steps = findings(text).steps
    return [line.value.currency for step in steps for line in step.lines if line.value is not None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway gave Pakistan 40 million rupees for schools.", "PKR"),
        ("Norway gave Sri Lanka 40 million rupees for schools.", "LKR"),
        ("Norway gave Togo 40 million kroner for schools.", "NOK"),
        ("Norway gave Togo 40 million crowns for schools.", "NOK"),
        ("Togo got 40 million Norwegian kroner from Norway for schools.", "NOK"),
        ("Sweden gave Togo 40 million Swedish crowns for schools.", "SEK"),
    ],
)
def test_a_word_for_money_is_that_of_the_side_that_has_it(text, code):
    """Rupees given to Pakistan are Pakistan's; kroner that Norway gives are Norway's."""
    assert currencies(text) == [code]


@pytest.mark.parametrize("text", ["India gave Nepal 40 million rupees.", "Togo gave Chad 40 million rupees."])
def test_money_of_both_sides_or_of_neither_stays_the_printed_word(text):
    """Where both sides have rupees, or none has, the word stands."""
    assert currencies(text) == ["rupee"]
