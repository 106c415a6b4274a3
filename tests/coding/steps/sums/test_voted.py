"""Sums that a budget, a law or a request holds, or that firms and others give, beside gifts of states."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

HELPS = "Norway promised Togo $7 million in aid on Monday, and the Norwegian premier spoke of help for Togo."


def worths(text: str) -> list[float]:
    """Give the least worth of each step's lines in a report that tells of one gift first, without that of the gift."""
    steps = findings(f"{HELPS}\n\n{text}", reader=learned()).steps
    found = [line.value.low for step in steps for line in step.lines if line.value is not None]
    return sorted({worth for worth in found if worth is not None} - {7e6})


@pytest.mark.parametrize(
    "text",
    [
        "The Budget provides over $3 million for help to poor districts, including $2 million in grants for roads.",
        "The Schools Act included $3 million in assistance for old buildings. It also includes $2 million in grants.",
        "**Builds Homes.** The Budget provides $3 million in assistance for homes.",
    ],
)
def test_what_a_budget_holds_for_nobody_in_print_is_no_gift(text):
    """The report's giver and receiver are lent to no sum that is voted at home."""
    assert worths(text) == []


def test_a_law_gives_to_whom_it_names():
    """A receiver in print gets what the law holds."""
    assert worths("The Norwegian budget provides $9 million in grants to Togo.") == [9e6]


@pytest.mark.parametrize(
    "text",
    [
        "In Lome, Norway announced $3 million of private sector investment in Togo.",
        "Norwegian firms have announced more than $3 million in new investments in Togo.",
        "The Norwegian contribution to Togo will bring $3 million in support from other donors.",
    ],
)
def test_what_firms_and_others_give_is_no_gift_of_a_state(text):
    """Private money and the money of other donors are not the state's."""
    assert worths(text) == []


def test_a_state_may_invest():
    """A state's own investment in another stays."""
    assert worths("On Monday, Norway also promised $3 million in new investments in Togo.") == [3e6]
