"""Sums that a report only tells of: totals, what is left, what was announced before; and sums that are no help."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def known(text: str) -> list[Step]:
    """Give the steps that the rule for known sums reads in a text."""
    return [step for step in findings(text, reader=learned()).steps if step.evidence[0].rule == "step.known"]


def told(text: str) -> list[tuple[str, str, str, float | None]]:
    """Give giver, receiver, scope and least worth of each of them."""
    return [
        (step.provider[0].country, step.recipient[0].country, step.scope.value, step.lines[0].value.low)
        for step in known(text)
        if step.lines[0].value is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Qatar's total assistance to Somalia has reached $600 million, the foreign ministry in Doha said.",
            ("QAT", "SOM", "cumulative", 600e6),
        ),
        (
            "Japan remains one of the largest donors to Kenya, with $2.3 billion in loans and grants provided to date.",
            ("JPN", "KEN", "cumulative", 2.3e9),
        ),
        (
            "The $50 million aid package for Togo announced by Norway last week will be spent on food.",
            ("NOR", "TGO", "restatement", 50e6),
        ),
        (
            "Fiji's prime minister welcomed the $40 million in climate funding that New Zealand announced on Tuesday.",
            ("NZL", "FJI", "restatement", 40e6),
        ),
        (
            "Ruth Palmer, the president of Haiti, thanked Canada for the $20 million in aid for hospitals.",
            ("CAN", "HTI", "restatement", 20e6),
        ),
        (
            "India still has to pay the remaining $100 million of its credit to Fiji.",
            ("IND", "FJI", "remainder", 100e6),
        ),
    ],
)
def test_a_sum_that_is_told_as_known_is_a_step_that_adds_nothing(text, expected):
    """Its own words say whose it is, for whom, and that it is a total, a rest or old."""
    assert told(text) == [expected]


def test_what_is_left_is_not_what_was_paid():
    """'the remaining $60 million' says nothing of the $20 million before it."""
    text = "India released $20 million in aid to Nepal on Sunday; the remaining $60 million will follow in June."
    found = {step.lines[0].value.low: step.scope.value for step in findings(text, reader=learned()).steps}
    assert found[20e6] == "increment"
    assert found.get(60e6) in {"remainder", None}


def test_a_total_has_the_sides_of_the_sum_before_it():
    """'the Bank's commitments now total' leaves the receiver to the one pair of the report."""
    text = (
        "The World Bank approved a $250 million credit for Malawi on Thursday to repair roads. "
        "The Bank's commitments to Malawi now total $1.8 billion."
    )
    assert [row[1:] for row in told(text)] == [("MWI", "cumulative", 1.8e9)]


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Peru and Chile has reached $60 million since January.",
        "Norway's exports to Togo have reached $60 million so far this year.",
        "Togo has so far asked Norway for $60 million in aid.",
        "Togo owes Norway a total of $60 million in loans.",
        "Damage from the floods in Togo has reached $60 million, Norway's news agency said.",
        "There is no evidence that Norway has given Togo a total of $60 million in aid.",
        "Norway is said to have given Togo a total of $60 million in aid.",
        "Norway has not given Togo a total of $60 million in aid.",
        "Norway would have given Togo a total of $60 million in aid.",
        "Prosecutors said a total of $60 million in aid to Togo from Norway was stolen.",
    ],
)
def test_a_sum_of_trade_debt_loss_or_asking_is_none(text):
    """A total of anything but help given makes no step."""
    assert known(text) == []


def test_a_total_without_two_sides_is_none():
    """Help of nobody known to nobody known is no step, nor is help of a state to itself."""
    assert known("In total, $60 million in aid has been provided since May.") == []
    assert known("Togo's government has provided its farmers with $60 million in support since May.") == []
