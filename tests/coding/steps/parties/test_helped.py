"""The land that a page on help is of, each test on the news text in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def sides(title: str, body: str) -> list[str]:
    """Give the steps as provider > recipient step."""
    return [
        f"{'+'.join(one.country for one in step.provider)} > {'+'.join(one.country for one in step.recipient)} "
        f"{step.step.value}"
        for step in findings(body, title=title, reader=learned()).steps
    ]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Who has sent what",
            (
                "A week after a cyclone struck northern Fiji, foreign help is arriving. Chile announced 4 million euros "
                "for shelters."
            ),
            ["CHL > FJI pledged"],
        ),
        (
            "Who has sent what",
            "Floods have cut off the south of Fiji.\n\nOman pledged $2 million, of which half was paid on Monday.",
            ["OMN > FJI pledged", "OMN > FJI partly_delivered"],
        ),
        (
            "News",
            "* Togo: Peru will give 40 ambulances in May.\n* Mali: The price of rice fell.",
            ["PER > TGO pledged"],
        ),
        (
            "Who has sent what",
            "Talks on trade began in northern Fiji. Chile announced 4 million euros for shelters.",
            [],
        ),
        (
            "Who has sent what",
            "Floods struck Fiji and a quake destroyed half of Tonga's capital. Chile announced 4 million euros for tents.",
            [],
        ),
    ],
)
def test_what_is_given_goes_to_the_land_that_the_page_is_of(title, body, expected):
    """A heading, or an opening that tells what struck a land, says to whom the sentences below it leave out."""
    assert sides(title, body) == expected
