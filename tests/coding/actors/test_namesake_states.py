"""States that share their name with a part of another state, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def codes(text: str) -> set[str]:
    return {actor.code.split(".")[0] for actor in findings(text, reader=learned()).actors}


@pytest.mark.parametrize(
    "text",
    [
        "The United States welcomed Georgia's election law.",
        "Georgia's president met the United States ambassador.",
        "Armenia, Georgia and the United States signed a trade deal.",
    ],
)
def test_the_state_is_meant_though_the_other_one_is_named(text):
    """That the United States are named is no sign that their Georgia is meant."""
    assert "GEO" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The US state of Georgia executed a Mexican man.",
        "A judge in Macon, Georgia, freed a Mexican sailor. The United States thanked Mexico.",
        "The United States Senate heard voters from Georgia and Texas.",
        "Georgia's governor thanked the United States Army.",
    ],
)
def test_words_beside_the_name_tell_the_part_of_another_state(text):
    """A town before it, a governor behind it or a neighbour of its kind makes it the part."""
    assert "GEO" not in codes(text)


def test_one_telling_place_serves_the_whole_report():
    """A report that says once which Georgia it means means it everywhere."""
    assert "GEO" not in codes("The US state of Georgia voted on Tuesday. Georgia freed two Mexican sailors.")
