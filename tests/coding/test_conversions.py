"""Sums that are printed in two kinds of money: the second is the first as printed."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


def sums(text: str) -> list[tuple[str, ...]]:
    """Give the currencies of each sum of a report's steps, the one that counts first, with millions of the last."""
    lines = [line for step in findings(text).steps for line in step.lines if line.value is not None]
    return [(line.value.currency, *(value.currency for value in line.conversions)) for line in lines]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway gave Togo 90 million kroner ($8 million) for schools.", ("NOK", "USD")),
        ("Norway pledged €70m ($76m) to Togo.", ("EUR", "USD")),
        ("Norway will give Togo $50 million (about 46 million euros) for roads.", ("USD", "EUR")),
        ("China lent Togo 500 million yuan, equivalent to 70 million dollars, for a port.", ("CNY", "USD")),
        ("Norway gave Togo 90 million kroner, or some 8 million euros, for schools.", ("NOK", "EUR")),
        ("Norway gave Togo 90 million kroner, about 8 million euros.", ("NOK", "EUR")),
        ("Norway gave Togo 90 million kroner ($8 million at current exchange rates) for schools.", ("NOK", "USD")),
    ],
)
def test_a_sum_printed_in_other_money_too_keeps_both(text, told):
    """In brackets, behind "or" or "about": both are kept, and only the first counts."""
    assert sums(text) == [told]


def test_a_word_for_other_money_is_that_of_the_side_that_has_it():
    """The rupees in the brackets are Pakistan's, to which the dollars go."""
    assert sums("Norway gave Pakistan 4 million dollars (1.1 billion rupees) for schools.") == [("USD", "PKR")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway gave Togo 90 million kroner for schools.",
        "Norway gave Togo 90 million kroner (9 million of it in cash) for schools.",
        "Norway gave Togo 90 million kroner. Peru has 8 million dollars.",
        "Norway gave Togo 90 million kroner ($8 million of it as a loan) for schools.",
        "Norway gave Togo 90 million kroner, about 8 million dollars less than Peru.",
        "Norway gave Togo 90 million kroner (90 million crowns) for schools.",
        "Norway gave Togo 40 trucks for schools.",
    ],
)
def test_parts_and_other_sums_beside_are_no_conversions(text):
    """What the brackets tell of a part, and what stands in another sentence, is another sum."""
    assert all(len(told) == 1 for told in sums(text))


def test_acts_keep_both_sums_too():
    """The act of the step has them as well."""
    events = findings("Norway gave Togo 90 million kroner ($8 million, or 7 million euros) for schools.").events
    told = [line.conversions for event in events for line in event.lines]
    assert [[value.currency for value in one] for one in told] == [["USD", "EUR"]]
