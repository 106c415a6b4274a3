"""Lands that head an item or a section of a digest, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[str]:
    """Give the events of a text, read by the shipped reader, each in one line."""
    return [
        f"{'+'.join(party.code for party in one.source)} > {'+'.join(party.code for party in one.target)} {one.type.value}"
        for one in findings(text, reader=learned()).events
    ]


DIGEST = """Weekly brief

- Chad: Police detained 14 people at a rally outside the Sudanese embassy.
- Togo: The army shot down a Beninese drone.
- Peru: Soldiers in Chile freed two Bolivian drivers.
"""

SECTIONS = """Weekly brief

Chad

The army shelled a village in the south, and police beat two demonstrators.

Togo

The government expelled two Beninese diplomats.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DIGEST, "TCD.COP > TCD.CVL COERCE"),
        (DIGEST, "TGO.MIL > BEN ASSAULT"),
        (SECTIONS, "TCD.COP > TCD.CVL ASSAULT"),
        (SECTIONS, "TGO.GOV > BEN.GOV SANCTION"),
    ],
)
def test_bare_bodies_are_of_the_land_that_heads_their_item(text: str, expected: str):
    """ "Police" of the item "Chad:" are Chad's; a section headed by a land alone is about it up to the next heading."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Weekly brief\n\nTogo and Benin met in Fiji.\n\nChad\n\nPolice detained 14 people at a rally.",
        "Weekly brief\n\nTogo and Benin met in Fiji.\n\nThe Chad basin: Police detained 14 people at a rally.",
        "Weekly brief\n\nTogo and Benin met in Fiji.\n\nChadian: Police detained 14 people at a rally.",
    ],
)
def test_one_lone_line_or_other_words_head_nothing(text: str):
    """A single line with a land's name may be anything, and only its plain name before a colon is a label."""
    assert not any(one.startswith("TCD.COP") for one in rows(text))
