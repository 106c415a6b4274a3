"""Whom "who" and "that" mean, for whom one speaks, contests and visits to come, each test on its text."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)}"
        f" {one.type.value} {one.status.value}"
        for one in findings(text, reader=learned()).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's Foreign Minister Jose Wu is next week to visit Chile.", ["PER.GOV > CHL CONSULT planned"]),
        ("The president of Peru expressed gratitude, on behalf of the people of Peru, for the lake's listing.",
         []),
        ("Omar Alba of Chile beat Peru's Luis Castro with 56 percent of the votes.", []),
        ("The opposition of Peru attacked the Farmers Party for promising schools.", []),
        ("Critics of the Peruvian government, who were accused of theft by Chile, left.",
         []),
        ("India and Peru sent envoys. Talks of the two countries held in Oslo failed.", ["IND+PER >  CONSULT actual"]),
        ("Peru wants to leave a treaty with Chile that has banned Bolivian ships.", []),
    ],
)  # fmt: skip
def test_a_clause_is_its_own_doers(text: str, expected: list[str]):
    """A body is never "who", a name is told apart by no "that", and nobody is hit at the polls."""
    assert rows(text) == expected
