"""Help, works and papers between two states in sentences that no other rule reads."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def plain(text: str) -> list[Step]:
    """Give the steps of a report that this rule reads."""
    steps = findings(text, reader=learned()).steps
    return [step for step in steps if any(one.rule == "step.plain" for one in step.evidence)]


def sides(step: Step) -> list[str]:
    """Give the countries of both sides."""
    return [party.country for party in (*step.provider, *step.recipient)]


@pytest.mark.parametrize(
    ("text", "kind", "item"),
    [
        ("Togo's government said that Norway had provided a loan for roads.", "partly_delivered", "loan"),
        ("Norway completed 40 houses in the Togolese town of Sokode in May.", "fulfilled", "houses"),
        ("Norway launched a project in Togo to train nurses.", "partly_delivered", "project"),
        ("The clinic in Togo is a gift from the government of Norway.", "partly_delivered", "clinic"),
        ("Norway's ambassador to Togo presented rifles and radios to the army of Togo.", "partly_delivered", "rifles"),
        ("Norway established a model village near Lome, Togo.", "partly_delivered", "model village"),
        ("In 2006, 24 Togolese officers were sent to Norway for training.", "partly_delivered", "training"),
        ("Norway sent the fifth youth volunteer team to Togo.", "partly_delivered", "youth volunteer team"),
    ],
)
def test_help_that_no_other_rule_reads_goes_to_the_other_state(text, kind, item):
    """A gift, a work or helpers are read with the receiver that the sentence prints or that tells of them."""
    (step,) = plain(text)
    assert (step.step.value, [line.item for line in step.lines], sides(step)) == (kind, [item], ["NOR", "TGO"])


def test_helpers_who_arrive_are_those_of_the_only_other_state():
    """A team that comes without a nationality is sent by the other of the two states that the report names."""
    (step,) = plain("Norwegian doctors have worked in Togo for years. In May the second medical team arrived in Lome.")
    assert (step.kind.value, sides(step)) == ("deployment", ["NOR", "TGO"])


def test_a_paper_of_two_bodies_binds_their_states():
    """What an agency of one state and a union of the other sign is a paper of the two."""
    (step,) = plain("The Agency for Trade of Norway and the Union of Farmers of Togo signed a loan agreement in Oslo.")
    assert step.instrument is not None
    assert (step.step.value, step.instrument.value, sides(step)) == ("signed", "agreement", ["NOR", "TGO"] * 2)


@pytest.mark.parametrize(
    "text",
    [
        "A broadcaster funded by the Norwegian government opened an office in Togo.",
        "A Norwegian firm built a bridge in Togo.",
        "The Norwegian joined the Togolese champions and signed a six-month contract.",
        "Togo's president inaugurated a Norwegian-built school on Monday.",
        "Two Togolese men were sent to prison in Norway after training with rebels.",
        "Norway had the vision to build schools in Togo.",
        "Norway accused Oman of having provided a loan for roads in Togo.",
        "Norway's government gave its own farmers a grant. A Togolese visitor saw it.",
        "The remaining part was funded by the government of Togo. The bridge stands in Togo, and Norway pays the rest.",
    ],
)
def test_what_is_no_help_for_another_state_is_no_step(text):
    """A broadcaster, work for pay, a player's contract, a purpose, a charge and help at home are left out."""
    assert not plain(text)
