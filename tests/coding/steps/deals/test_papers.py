"""Papers that a report points back to, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str, **options) -> tuple[Step, ...]:
    return findings(text, reader=learned(), **options).steps


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient step when."""
    provider = "+".join(party.code for party in step.provider)
    recipient = "+".join(party.code for party in step.recipient)
    return f"{provider} > {recipient} {step.step.value} {step.when.edtf}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway delivered 40 tents to Chad under a contract signed in March.", "NOR > TCD signed 2022-03"),
        ("Norway delivered 40 tents to Chad under a memorandum signed in March.", "NOR > TCD pledged 2022-03"),
        (
            "Niger has received 20 Iranian drones. They were delivered under a contract concluded in 2021.",
            "IRN > NER signed 2021",
        ),
    ],
)
def test_a_paper_with_a_day_is_the_step_before(text, expected):
    """It names what it is about, and no number: how much was signed for is not told."""
    deed, paper = steps(text)
    assert deed.step.value == "partly_delivered"
    assert told(paper) == expected
    assert [(line.item, line.quantity) for line in paper.lines] == [(deed.lines[0].item, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway delivered 40 tents to Chad under a contract to be signed in July.",
        "Norway delivered 40 tents to Chad under a contract.",
    ],
)
def test_a_paper_without_a_day_that_has_passed_is_no_step(text):
    """What is still to be signed is not signed."""
    assert [step.step.value for step in steps(text)] == ["partly_delivered"]
