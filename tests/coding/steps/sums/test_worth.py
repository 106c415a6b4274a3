"""What the goods of a step are worth, told beside them or in a later sentence."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def worths(text: str) -> list[list[float | None]]:
    """Give the sums of each step of a report."""
    steps = findings(text, reader=learned()).steps
    return [[line.value.low for line in step.lines if line.value is not None] for step in steps]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden delivered farm machinery to Mongolia. The machinery, worth 5 million dollars, includes tractors.",
        "Sweden announced that it would provide a grant to Kenya. The grant, worth 5 million dollars, is for schools.",
        "Sweden donated an electronic library worth a total of 5 million dollars to Cambodia.",
        "Barbados and Sweden signed four cooperation agreements with a total value of 5 million dollars.",
    ],
)
def test_a_worth_beside_the_goods_is_their_sum(text):
    """'worth', 'valued at' and 'with a value of' tell the sum of what the noun before them calls."""
    assert worths(text) == [[5_000_000.0]]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden delivered farm machinery to Mongolia. A villa worth 5 million dollars burned down.",
        "Sweden delivered farm machinery to Mongolia. Its economy is worth 5 billion dollars.",
    ],
)
def test_the_worth_of_something_else_is_no_sum(text):
    """A noun that calls nothing of the deal has its own worth."""
    assert worths(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden and Togo signed an agreement to renew a housing project with a new loan of 5 million dollars.",
        "Sweden and Togo signed agreements to widen their cooperation, which included a grant of 5 million dollars.",
    ],
)
def test_the_only_sum_of_a_sentence_that_is_called_help_is_that_of_its_paper(text):
    """'signed an agreement to renew a project with a new loan of $5 million' is an agreement about $5 million."""
    assert worths(text) == [[5_000_000.0]]
    (step,) = findings(text, reader=learned()).steps
    assert "5 million dollars" in " ".join(piece.quote for piece in step.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "After losses of 5 million dollars Sweden and Togo signed an agreement on trade.",
        "Sweden and Togo signed an agreement on ports, whose exports reached 5 million dollars.",
    ],
)
def test_a_sum_that_is_no_help_is_not_that_of_a_paper(text):
    """Losses before the paper and exports behind it are not what was signed."""
    assert worths(text) == [[]]


def test_the_worth_of_a_contract_is_not_that_of_a_part():
    """Twelve of 180 buses are not worth what all of them cost."""
    text = "Bolivia received the first 12 of 180 buses ordered under its second contract with Peru, worth $6 million."
    values = [line.value for step in findings(text, reader=learned()).steps for line in step.lines]
    assert values == [None]


def test_a_worth_told_later_is_evidence():
    """Each cell leads to the words that tell it, also where a later sentence tells the worth."""
    text = (
        "Sweden announced that it would provide a grant to Kenya. The grant, worth 5 million dollars, is for schools."
    )
    (step,) = findings(text, reader=learned()).steps
    assert any("5 million dollars" in one.quote for one in step.evidence)
