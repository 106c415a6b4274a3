"""Whom the world's papers print without a state, by name, office and year."""

from __future__ import annotations

import pytest

from servanda.codebook import load
from servanda.codebook.leaders import LeaderRow, Leaders

LEADERS = load().leaders


@pytest.mark.parametrize(
    ("words", "office", "year", "state"),
    [
        ("macron", "GOV.PRES", 2022, "FRA"),
        ("el sisi", "GOV.PRES", 2022, "EGY"),
        ("abdel fattah sissi", "GOV.PRES", None, "EGY"),
        ("joe biden", None, 2022, "USA"),
        ("biden", None, 2022, None),
        ("joe biden", None, None, "USA"),
        ("john howard", None, None, None),
        ("john howard", None, 2003, "AUS"),
        ("macron", "GOV.PRES", 2005, None),
        ("macron", "GOV.PM", 2022, None),
        ("juan costa", "GOV.PM", 2022, None),
        ("castro", "GOV.PRES", None, None),
        ("castro", "GOV.PRES", 2023, "HND"),
    ],
)
def test_name_office_and_year_must_agree(words, office, year, state):
    """A name alone needs more than one word, a year a tenure, and two states' leaders of one name tell none."""
    assert LEADERS.state(words.split(), office=office, year=year) == state


def test_an_office_of_the_past_may_have_ended():
    """A former president's tenure has begun by the year of the report, and need not last."""
    assert LEADERS.state(["sarkozy"], office="GOV.PRES", year=2022, is_past=True) == "FRA"
    assert LEADERS.state(["sarkozy"], office="GOV.PRES", year=2022) is None
    assert LEADERS.state(["sarkozy"], office="GOV.PRES", year=1990, is_past=True) is None


def test_a_codebook_without_leaders_knows_none():
    """Nobody is known where no row is."""
    assert Leaders(()).state(["macron"], office="GOV.PRES", year=None) is None


def test_tenures_begin_before_they_end_and_offices_are_known():
    """Each shipped row has a known state and a tenure of some length."""
    book = load()
    for row in book.files.read("leaders.tsv", LeaderRow):
        assert row.until is None or row.since <= row.until, row.name
        assert book.actor(row.code) is not None, row.code
