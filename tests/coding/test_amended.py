"""What an outlet takes back, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def amounts(text: str) -> list[list[float | None]]:
    """Give the amounts of the events and of the steps of a text."""
    found = findings(text, reader=learned())
    return [
        sorted(
            {
                line.value.low if line.value else line.quantity and line.quantity.low
                for one in rows
                for line in one.lines
            }
        )
        for rows in (found.events, found.steps)
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An earlier version of this story said Belarus delivered 50 tractors to Togo on 1 May 2021; it was 15.", 15),
        ("Our report of 3 May wrongly said that Peru delivered nine boats to Chile on 2 May 2021. It was two.", 2),
        ("We incorrectly reported that Oman gave Togo 400 tents on 2 May 2021. The right number is 40 tents.", 40),
        (
            "A previous version of this text said Peru gave Chile nine boats. It was two.\n\nPeru gave Chile two boats.",
            2,
        ),
    ],
)
def test_the_right_amount_stands_in_the_place_of_the_wrong_one(text, number):
    """What an earlier version said is told with the amount that the correction names, and once."""
    assert amounts(text) == [[number], [number]]


def test_a_sum_is_put_right_with_both_quotes():
    """The quote of what was wrong and that of what is right lead to the page."""
    (step,) = findings(
        "We wrongly reported that Qatar pledged 30 million dollars to Chad. The correct sum is 3 million dollars.",
        reader=learned(),
    ).steps
    assert [line.value.low for line in step.lines] == [3e6]
    assert [cited.quote for cited in step.evidence] == ["Qatar pledged 30 million dollars to Chad", "3 million dollars"]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this story said Belarus delivered 50 tractors to Togo on 1 May 2021.",
        "An earlier version of this story said Belarus delivered 50 tractors to Togo. It was in June.",
        "An earlier version of this story said Belarus delivered 50 tractors to Togo. The sum is 3 million dollars.",
        "An earlier version of this story said Qatar pledged 3 million dollars to Chad. It was 15 tents.",
    ],
)
def test_what_is_taken_back_without_another_amount_is_not_told(text):
    """Nobody says what was."""
    assert amounts(text) == [[], []]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier report by the auditors said Peru delivered 50 tractors to Togo on 1 May 2021. It was 15 months late.",
        "The minister said Peru delivered 50 tractors to Togo on 1 May 2021. It was 15 in the year before.",
    ],
)
def test_what_others_said_earlier_is_not_taken_back(text):
    """Only the outlet takes back its own words."""
    assert amounts(text) == [[50], [50]]
