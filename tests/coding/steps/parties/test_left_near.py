"""Sums that go on about the gift told just before, and sums in lists and items of a state's own papers."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def read(text: str) -> list[Step]:
    """Give the steps of a text that have a sum."""
    return [
        step for step in findings(text, reader=learned()).steps if any(line.value is not None for line in step.lines)
    ]


def told(text: str) -> set[tuple[str, str, str, float | None]]:
    """Give giver, receiver, scope and least worth of each sum."""
    return {
        (step.provider[0].country, step.recipient[0].country, step.scope.value, line.value.low)
        for step in read(text)
        if step.provider and step.recipient
        for line in step.lines
        if line.value is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "At the conference in Lima, donors promised $90 million to help Togo. Oman would contribute $20 million of "
                "this amount."
            ),
            ("OMN", "TGO", "component", 20e6),
        ),
        (
            "Oman plans to give wheat for Togo. This is part of Oman's pledge of additional assistance of $30 million.",
            ("OMN", "TGO", "increment", 30e6),
        ),
        (
            (
                "Sweden will give Kenya $40 million in energy support. The funding is part of the $900 million Baobab "
                "programme that the parliament approved in March."
            ),
            ("SWE", "KEN", "restatement", 900e6),
        ),
        (
            (
                "Sweden will give Kenya SEK 40 million in energy support. Of the SEK 40 million, SEK 9 million will be "
                "channelled through a bank."
            ),
            ("SWE", "KEN", "component", 9e6),
        ),
    ],
)
def test_a_sum_goes_on_about_the_gift_told_before(text, expected):
    """Who helps whom stands in the sentences before."""
    assert expected in told(text)


@pytest.mark.parametrize(("words", "expected"), [("", [("OMN", "TGO", "cumulative", 90e6)]), (" around the world", [])])
def test_what_goes_around_the_world_goes_to_nobody(words, expected):
    """'around the world' is wider than the land of the gift before."""
    text = (
        f"Peru gave Chad $2 million in aid. Oman gave Togo $4 million in aid. Total aid has reached $90 million{words}."
    )
    assert [one for one in told(text) if one[3] == 90e6] == expected


LIST = "Peru today announced additional support for Kenya.\n\nThe new measures include:\n\n{}\n"


def test_items_of_a_list_are_given_by_what_opens_it():
    """The sentence over the list names giver and receiver, and each item begins with its sum."""
    found = told(LIST.format("- four ambulances;\n- $32 million in new funding for wells;\n- $21 million for schools."))
    assert {("PER", "KEN", "increment", 32e6), ("PER", "KEN", "increment", 21e6)} <= found


@pytest.mark.parametrize("item", ["- $21 million for Chad.", "- taxes of $21 million.", "- $21 million in lost taxes."])
def test_items_with_sides_or_costs_of_their_own_are_left_out(item):
    """Another land, and what is no help."""
    assert not any(worth == 21e6 for *_, worth in told(LIST.format(item)))


def test_an_item_tells_an_announcement_again():
    """The lead announces the sum, and an item below tells of it in full."""
    text = (
        "Peruvian support for Kenya goes on. Today, Peru is announcing that we are prepared to provide more than $40 million "
        "in new funding for schools.\n\n- **Schools.** Today, the Peruvian government is announcing that we are prepared "
        "to provide more than $40 million in new funding for schools.\n"
    )
    assert sorted(scope for _, _, scope, worth in told(text) if worth == 40e6) == ["increment", "restatement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru has committed over $9 million to Kenya, including $4 million in medical aid announced last autumn.",
            ("PER", "KEN", "component", 4e6),
        ),
        (
            (
                "Omani support for Togo goes on. The minister announced more of this aid. This number includes $5 million for "
                "wells."
            ),
            ("OMN", "TGO", "component", 5e6),
        ),
        (
            "Peruvian support for Kenya goes on. Peru announced two packages of seed for Kenya, which are worth $40 million.",
            ("PER", "KEN", "increment", 40e6),
        ),
        (
            (
                "Peru gave Kenya $90 million. About $20 million of these funds went to schools, and another $12 million was "
                "earmarked for wells."
            ),
            ("PER", "KEN", "component", 12e6),
        ),
        (
            "Peru announced $90 million in aid for Kenya. This includes relief worth up to $30 million.",
            ("PER", "KEN", "component", 0.0),
        ),
    ],
)
def test_parts_and_packages(text, expected):
    """A part stays one where it was announced before or has a limit, and a package has its worth behind it."""
    assert expected in told(text)
