"""Titles that only some states know, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import told, whose


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BERLIN, 4 June 2024 - Germany will pay. Chancellor Anna Riedl said so.", "DEU.GOV"),
        ("VIENNA, 4 June 2024 - Chancellor Anna Riedl said that Peru would pay.", "AUT.GOV"),
        ("Talks\n\nAustria and Peru signed a pact. Chancellor Anna Riedl said so.", "AUT.GOV"),
        ("Talks\n\nAustria and Germany signed a pact. Chancellor Anna Riedl said so.", "---"),
        ("Talks\n\nPeru signed a pact with Lima's university. Chancellor Anna Riedl said so.", "---"),
    ],
)
def test_a_chancellor_is_of_the_one_state_named_that_has_one(text, code):
    """Two that have one, or none, decide nothing."""
    assert whose(told(f"{text}\n"), "Chancellor Anna Riedl") == [code]


def test_a_bare_chancellor_is_the_one_named():
    """In small letters too; without a name the word tells of anybody."""
    found = told("Talks\n\nGermany met Peru. Chancellor Anna Riedl left. The chancellor praised Peru.\n")
    assert whose(found, "The chancellor") == ["DEU.GOV"]
    assert whose(told("Talks\n\nPeru met Chad. Any chancellor would pay Peru.\n"), "chancellor") == []
