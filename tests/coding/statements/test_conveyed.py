"""What is objected to and what is conveyed, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru's minister voiced reservations about the Chilean plan.", "condemns"),
        ("Peru's minister objected to the Chilean raid.", "condemns"),
        ("Peru's minister denied that the raid took place.", "denies"),
        ("Peru's minister voiced the ministry's keenness to buy Chilean trucks.", "intends"),
    ],
)
def test_who_objects_criticises(text, stance):
    """Reservations say nothing of whether something is true."""
    assert [one.stance.value for one in findings(text, reader=learned()).statements] == [stance]


def test_an_objection_is_one_act():
    """What is objected to is refused; the statement adds no second act."""
    found = findings("Peru's minister objected to the Chilean raid.", reader=learned())
    assert [one.type.value for one in found.events if "CHL" in {two.country for two in one.target}] == ["REJECT"]
    assert [one.stance.value for one in found.statements] == ["condemns"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Peruvian minister conveyed to the Kenyan president his country's wish to host the talks.",
            ["to host the talks"],
        ),
        (
            "The Peruvian minister conveyed to his counterpart the hope that talks would resume.",
            ["that talks would resume"],
        ),
        ("The Peruvian minister conveyed that the port was open.", ["that the port was open"]),
        ("The Peruvian minister conveyed the goods to Chad.", []),
    ],
)
def test_a_wish_may_be_conveyed_past_its_hearer(text, content):
    """Between verb and noun stands to whom something is said; goods are conveyed without a word."""
    assert [one.content for one in findings(text, reader=learned()).statements] == content


def test_a_participle_goes_on_from_a_readiness():
    text = "The Peruvian minister expressed readiness to send tents, referring to the floods in Chad."
    found = findings(text, reader=learned()).statements
    assert [one.content for one in found] == ["to send tents", "the floods in Chad"]
