"""What is refused or objected to is criticised, not denied, each test on the news text that stands in it."""

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
