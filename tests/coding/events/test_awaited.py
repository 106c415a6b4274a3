"""Acts in clauses of time and suppositions that have not happened."""

from __future__ import annotations

from itertools import product

import pytest

from coding.sample_news import findings, learned
from servanda.reading import RuleReader

_AHEAD = (
    "Peru would not lift sanctions before Chad {}.",
    "Peru will not pay until Chad {}.",
    "Peru will pay once Chad {}.",
    "Peru must wait till Chad {}.",
    "Peru is to open its port as soon as Chad {}.",
    "Peru will pay as long as Chad {}.",
    "Peru will pay when Chad {}.",
    "Peru will pay after Chad {}.",
    "Peru agreed to pay once Chad {}.",
    "Before Chad {}, Peru will hold talks.",
    "As soon as Chad {}, Peru will hold talks.",
    "The ban stays until Chad {}.",
)
_PRESENT = (
    "withdraws its troops from Malawi",
    "has withdrawn its troops from Malawi",
    "delivers six boats to Malawi",
    "gives Malawi 20 million dollars",
    "sends weapons to Malawi",
)


@pytest.mark.parametrize("reader", [RuleReader, pytest.param(learned, marks=pytest.mark.slow)])
@pytest.mark.parametrize("text", [opener.format(act) for opener, act in product(_AHEAD, _PRESENT)])
def test_what_is_waited_for_has_not_happened(text, reader):
    """A present tense behind a word of time under what is to come is a condition, and delivers nothing."""
    found = findings(text, reader=reader())
    assert not [one for one in found.events if one.status.value == "actual" and one.type.value in {"AID", "RETREAT"}]
    assert not {one.step.value for one in found.steps} & {"partly_delivered", "fulfilled"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Peru said it would open its port when Chad sent tents to Malawi.", {"conditional"}),
        ("Peru stayed before Chad sent tents to Malawi.", {"actual"}),
        ("Peru did not pay until Chad sent tents to Malawi.", {"actual"}),
        ("Once Chad sent tents to Malawi, the talks began.", {"actual"}),
        ("When Chad sent tents to Malawi, Peru protested.", {"actual"}),
        ("Peru will pay as Chad has sent tents to Malawi.", {"actual"}),
        ("Had Chad sent tents to Malawi, Peru would have stayed.", set()),
        ("Chad would have sent tents to Malawi.", {"negated"}),
        ("Chad would not have sent tents to Malawi without a request.", set()),
    ],
)
def test_past_facts_conditions_and_suppositions_differ(text, statuses):
    """A past tense tells a fact, "would have" and an inverted "had" tell what was not."""
    assert {one.status.value for one in findings(text).events if one.type.value == "AID"} == statuses


def test_a_loan_that_would_have_been_paid_is_not_carried_on():
    """What would have become of a deal is no step of it."""
    text = "Peru signed a loan of 20 million dollars with Chad. The loan would have been paid out in May."
    assert not {one.step.value for one in findings(text).steps} & {"not_fulfilled", "partly_delivered", "fulfilled"}
