"""Sums that only a noun of giving carries: whose the loan is, for whom, and what became of it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def named(text: str) -> list[Step]:
    """Give the steps that the rule for nouns of giving reads in a text."""
    return [step for step in findings(text, reader=learned()).steps if step.evidence[0].rule == "step.named"]


def told(text: str) -> list[tuple[str, str, str, float | None]]:
    """Give giver, receiver, step and least worth of each of them."""
    return [
        (
            "+".join(one.country for one in step.provider),
            "+".join(one.country for one in step.recipient),
            step.step.value,
            step.lines[0].value.low,
        )
        for step in named(text)
        if step.lines[0].value is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The road will be built with a loan of 40 million dollars from Sweden, the government of Togo said.",
            ("SWE", "TGO", "pledged", 40e6),
        ),
        (
            "Under the agreement, Sweden opened a 40 million dollar credit line for Togo.",
            ("SWE", "TGO", "pledged", 40e6),
        ),
        (
            "A grant agreement for 40 million dollars was signed by the ambassador of Sweden in Lome and Togo's minister.",
            ("SWE", "TGO", "signed", 40e6),
        ),
        (
            "Sweden's contribution to the port of Lome in Togo is 40 million dollars.",
            ("SWE", "TGO", "mentioned", 40e6),
        ),
        ("Swedish aid worth 40 million dollars reached Togo in May.", ("SWE", "TGO", "partly_delivered", 40e6)),
        (
            "The agreement provides Togo with 40 million dollars in Swedish loans.",
            ("SWE", "TGO", "mentioned", 40e6),
        ),
        (
            "Togo negotiated a 40 million dollar loan from the Swedish government for the port.",
            ("SWE", "TGO", "mentioned", 40e6),
        ),
        (
            "The Togolese government took out a loan of 40 million dollars with the Swedish Export Bank.",
            ("SWE", "TGO", "partly_delivered", 40e6),
        ),
    ],
)
def test_a_noun_of_giving_carries_its_sum(text, expected):
    """Who owns the loan, whom it is from, who takes it; the words around it say what became of it."""
    assert told(text) == [expected]


def test_a_paper_of_a_later_sentence_is_of_those_who_talked():
    """The sentence names nobody: the two who talked signed; a memorandum beside the loan leaves it signed."""
    text = (
        "Sweden and Togo held talks in May. Also signed at the meeting were an interest-free loan of 40 million "
        "dollars and a memorandum on fishing."
    )
    assert told(text) == [("SWE+TGO", "SWE+TGO", "signed", 40e6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sweden lent Togo 5 million dollars in 2019. The grant of 3 million dollars from Sweden paid for schools.",
            ("SWE", "TGO", "partly_delivered", 3e6),
        ),
        (
            "Sweden gives Togo aid. The grant of 3 million dollars paid for schools.",
            ("SWE", "TGO", "partly_delivered", 3e6),
        ),
        (
            "Floods hit Togo. The Swedish loan of 40 million dollars was for schools.",
            ("SWE", "TGO", "mentioned", 40e6),
        ),
    ],
)
def test_the_side_that_a_sentence_leaves_open_is_the_one_of_the_report(text, expected):
    """Who gives to whom in the report decides, or the one other land that something leads to."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Togo has not received the loan of 40 million dollars from Sweden.",
        "Togo is seeking a loan of 40 million dollars from Sweden.",
        "A loan of 40 million dollars from a Swedish bank will pay for the port of Lome in Togo.",
        "Togo's ministers travelled to Peru and negotiated a loan of 40 million dollars.",
        "Togo's trade with Sweden included a loan of 40 million dollars.",
        "The loan of 40 million dollars was welcomed.",
        "Sweden's government gave itself a loan of 40 million dollars.",
        "Sweden, Peru and Togo spoke of a loan of 40 million dollars.",
        "Sweden and Togo spoke of a loan of 40 million dollars.",
        "Talks went on for days. The loan of 40 million dollars for the port was signed.",
        "The amount of the 3 million dollar loan, backed by Swedish investors, was told to Togo.",
        'The president of Peru said: "Sweden must give Togo a loan of 40 million dollars."',
    ],
)
def test_what_is_asked_for_denied_or_nobodys_is_no_step(text):
    """A loan of a company, one that is sought or did not come, and one whose sides stay open make no step."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Finland's tax relief of 200 million euros drew Estonian shoppers.",
        "Finland approved a support package of 5 million euros for its farmers after Estonia closed the border.",
        "A Brazilian loan for the road to Togo, worth 30 million dollars, was late.",
        "Did Togo get a loan of 5 million dollars from Peru?",
    ],
)
def test_whoever_else_stands_in_the_sentence_gives_and_gets_nothing(text: str) -> None:
    """Settings, shoppers, the end of a road and questions make no side of a sum."""
    assert named(text) == []
