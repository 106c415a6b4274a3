"""Offers that are turned down, and deployments that are stopped, in words that do not name the goods again."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def ended(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Give giver, receiver, step and goods of each step that ends something."""
    return [
        (
            "+".join(one.country for one in step.provider),
            "+".join(one.country for one in step.recipient),
            step.step.value,
            [line.item for line in step.lines],
        )
        for step in findings(text, reader=learned()).steps
        if step.step.value in {"withdrawn", "suspended", "cancelled"}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana turned the offer down after Turkey had offered to send 200 engineers.",
            ("TUR", "GHA", "withdrawn", ["engineers"]),
        ),
        (
            "Norway offered to send Chad 200 engineers, but Chad turned the offer down.",
            ("NOR", "TCD", "withdrawn", ["engineers"]),
        ),
        (
            "Norway offered Chad 200 engineers. The government in Ndjamena declined the offer.",
            ("NOR", "TCD", "withdrawn", ["engineers"]),
        ),
        (
            "Kenya has suspended the deployment of police officers to Haiti.",
            ("KEN", "HTI", "suspended", ["officers"]),
        ),
        ("Peru suspended the deployment of 40 doctors to Chad.", ("PER", "TCD", "suspended", ["doctors"])),
        (
            "South Korea halted shipments of rice to Yemen after the attack.",
            ("KOR", "YEM", "suspended", ["rice"]),
        ),
    ],
)
def test_what_was_told_before_can_be_turned_down_or_stopped(text, expected):
    """The offer is that of the sentences before, and of whoever declines it; an attack elsewhere changes nothing."""
    assert ended(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway offered Chad 200 engineers. Peru declined the offer.",
        "Norway offered Chad 200 engineers. Chad may decline the offer.",
        "Norway offered Chad 200 engineers. Chad has not rejected the offer.",
        "Norway offered Chad 200 engineers. Chad rejected the accusation.",
        "Norway offered Chad 200 engineers. A minister refused the offer.",
        "Chad declined the offer.",
        "Norway sent Chad 200 engineers. Chad declined the offer.",
    ],
)
def test_who_was_offered_nothing_declines_nothing(text):
    """Nor is an offer declined by who may yet do so, and an accusation is none."""
    assert ended(text) == []


def test_an_offer_is_turned_down_once():
    """The second sentence tells the same refusal again."""
    text = "Norway offered Chad 200 engineers. Chad declined the offer. Chad rejected the offer in the night."
    assert len(ended(text)) == 1


def test_what_its_own_sentence_calls_offered_can_be_turned_down():
    """ "That Peru offered" is the promise, "was turned down" its end."""
    assert ended("A field hospital that Peru offered to Togo was turned down.") == [
        ("PER", "TGO", "withdrawn", ["field hospital"])
    ]
    assert ended("A field hospital that Peru offered to Togo may be turned down.") == []
    assert ended("A field hospital that stood in Togo was turned down.") == []
