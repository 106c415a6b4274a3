"""Ends of promises that a relative clause names: "cancelled the 20 boats that it promised Togo"."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def moves(text: str) -> set[tuple[str, str, float | None]]:
    """Give step, receiver and amount of each step of a report."""
    return {
        (step.step.value, step.recipient[0].country, amount.low)
        for step in findings(text, reader=learned()).steps
        for line in step.lines
        if (amount := line.value or line.quantity) is not None
    }


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Norway on Thursday cancelled the grant of $6 million that it promised Togo last year for wells.",
            {("cancelled", "TGO", 6e6)},
        ),
        ("Norway has suspended the 20 boats that it promised Togo last year.", {("suspended", "TGO", 20)}),
        ("Norway said it had frozen the $5 million it had pledged to Togo in May.", {("suspended", "TGO", 5e6)}),
        ("Norway will not cancel the 20 boats that it promised Togo last year.", set()),
        ("Norway denied that it cancelled the 20 boats that it promised Togo last year.", set()),
        ("Chad cancelled the 20 boats that Norway promised Togo.", set()),
    ],
)
def test_what_was_promised_is_ended_by_its_promisor(text, ends):
    """Whoever promised ends it; a denial, a refusal to end it and another's act end nothing."""
    assert {move for move in moves(text) if move[0] != "pledged"} == ends


def test_an_end_has_the_day_of_its_own_words():
    """'On Thursday' is the day of the end, "last year" that of the promise."""
    text = "Norway on Thursday cancelled the grant of $6 million that it promised Togo last year for wells."
    (ended,) = [step for step in findings(text, reader=learned()).steps if step.step.value == "cancelled"]
    assert ended.when.edtf == "2022-06-09"
