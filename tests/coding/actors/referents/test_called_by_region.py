"""States called again by their region: "the West African nation", each test on the text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def meant(text: str, words: str) -> str | None:
    """Give the code of the actor that words mean; None where nobody is."""
    found = findings(text, reader=learned())
    actors = {one.id: one.code for one in found.actors}
    return next((actors[one.actor] for one in found.mentions if one.quote == words and one.actor), None)


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Norway sent vets to Togo. The West African nation thanked Oslo.", "The West African nation", "TGO"),
        ("Oman and Chile held talks. Chile promised the Gulf state two ships.", "the Gulf state", "OMN"),
        ("Peru met Portugal. Its envoy thanked the European country for rice.", "the European country", "PRT"),
        ("Chile sued Nepal. The landlocked Himalayan country denied it.", "The landlocked Himalayan country", "NPL"),
        ("Ghana and Togo met. The West African nation will send rice.", "The West African nation", None),
        ("Chile sued Peru. The Bantu nation was silent.", "The Bantu nation", None),
        ("The European country voted. Portugal sued Peru.", "The European country", None),
    ],
)
def test_a_region_calls_the_one_state_of_it_that_was_told_of(text: str, words: str, state: str | None):
    """One state of two in the region, or none told before, leaves it open."""
    assert meant(text, words) == state


def test_what_is_the_regions_is_its_states():
    """The army of "the West African nation" acts for its state."""
    text = "Norway sent vets to Togo in May. The West African nation's army asked Norway for help."
    rows = [([party.code for party in one.source], one.type.value) for one in findings(text, reader=learned()).events]
    assert (["TGO"], "REQUEST") in rows
