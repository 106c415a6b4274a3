"""The sum of the one deal that a report is about."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Value


def values(text: str) -> list[Value]:
    """Give the sums of the steps of a report."""
    steps = findings(text, reader=learned()).steps
    return [line.value for step in steps for line in step.lines if line.value is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Togo signed an agreement on ports on Monday. Part of it is a soft loan for 5 million dollars.",
        "Norway donated 60 boats to Togo. The donation, with motors, nets and two radios, was worth 5 million dollars.",
        "Norway's ambassador to Togo handed over a donation of 6,180 kits worth $5 million.",
        "Norway and Togo signed an agreement on ports. Under it the bank is opening a $5 million line of credit.",
    ],
)
def test_the_sum_of_the_only_deal_is_told_later(text):
    """A later sentence that calls help or the worth of the deal gives its sum."""
    (value,) = values(text)
    assert (value.low, value.currency) == (5_000_000, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Togo signed an agreement on ports. Their trade is worth 5 million dollars.",
        "Norway and Togo signed an agreement on ports. Peru had given the port a loan of 5 million dollars.",
        "Norway and Togo signed an agreement on ports. The damages at the port cost 5 million dollars.",
    ],
)
def test_the_sum_of_something_else_is_left_out(text):
    """What trade, a third state or a debt comes to is no sum of the deal."""
    assert not values(text)
