"""Rulers whom a report names by their rule alone."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

KENYAN = "Kenya’s army chief spoke in Nairobi. Kenya needs roads, and Kenya needs ports. "


def code_of(text: str, name: str) -> str:
    """Give the code of the actor of this name."""
    return next(actor.code for actor in findings(text).actors if actor.name == name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (KENYAN + "The overthrow of the regime of Yusuf Keller by Army colonels changed much.", "KEN.GOV"),
        (KENYAN + "Soldiers toppled Yusuf Keller’s government in 1990.", "KEN.GOV"),
        (KENYAN + "Norway condemned the regime of Yusuf Keller.", "---"),
        (KENYAN + "Yusuf Keller came to Nairobi.", "---"),
        ("Kenya and Norway are partners. The regime of Yusuf Keller fell in 1990.", "---"),
    ],
)
def test_who_rules_is_of_the_state_where_his_sentence_plays(text, code):
    """Beside another state, or where two states are told of alike, he stays of no state."""
    assert code_of(text, "Yusuf Keller") == code


def test_whose_administration_it_is_without_a_possessive():
    """His name may stand right before his rule."""
    text = "In Montevideo, the Ana Ruiz administration shut the road. Uruguay is poor. Ruiz said that it was late."
    found = findings(text, reader=learned())
    assert [one.code for one in found.actors if one.name.endswith("Ruiz")] == ["URY.GOV"]
