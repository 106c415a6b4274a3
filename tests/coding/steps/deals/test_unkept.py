"""Promises that were not kept, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, str]]:
    """Give kind, step and scope of each step."""
    steps = findings(text, reader=learned()).steps
    return [(one.kind.value, one.step.value, one.scope.value) for one in steps]


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not deliver the 30 tractors that it promised to Togo, Togolese Trade Minister Musa Bello said.",
        "Oman has not delivered the 900 tonnes of wheat that it pledged to Chad, Chadian minister Musa Bello said.",
    ],
)
def test_a_promise_named_by_its_breach_is_no_new_one(text):
    """What was promised is said again."""
    assert told(text) == [("goods", "not_fulfilled", "unknown"), ("goods", "pledged", "restatement")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya admitted on 2 May 2021 that it had failed to deploy 90 police officers to Togo by the end of April.",
            True,
        ),
        ("Peru failed to deliver 20 tractors to Togo by 30 June 2021.", True),
        ("Peru failed to deliver a message to Togo.", False),
        ("Oman has not yet delivered the 40 tonnes of wheat that it promised to Togo.", False),
        ("Peru failed to deliver 20 tractors to Togo.", False),
    ],
)
def test_what_was_due_and_did_not_come_was_not_kept(text, expected):
    """With a day by which it was due, or an admission; what may still come is not missed."""
    assert ("not_fulfilled" in {step for _, step, _ in told(text)}) is expected


def test_a_broken_promise_is_told_by_the_words_that_break_it():
    """The breach comes first, then what was promised; both are quoted."""
    (step,) = findings("Peru broke its promise to deliver 40 buses to Togo, Togo said.", reader=learned()).steps
    assert step.step.value == "not_fulfilled"
    assert [one.quote for one in step.evidence] == ["Peru broke its promise", "to deliver 40 buses to Togo"]


def test_a_promise_of_another_is_left_alone():
    """Peru promised, Oman did not deliver."""
    text = "Oman did not deliver the 30 buses that it promised to Togo. Peru promised Togo 12 trucks."
    assert [step for _, step, scope in told(text) if scope != "restatement"] == ["not_fulfilled", "pledged"]
