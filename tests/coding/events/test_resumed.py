"""Talks that go on, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def talks(text: str) -> list[tuple[list[str], str]]:
    """Give who talks and whether it happened, the last telling first."""
    found = [one for one in findings(text, reader=learned()).events if one.type.value == "CONSULT"]
    return [([party.code for party in one.source], one.status.value) for one in found[::-1]]


@pytest.mark.parametrize(
    "text",
    [
        "Negotiations between Peru and Chile will begin in July.",
        "Negotiations on fishing between Peru and Chile will begin in July.",
        "Peru and Chile broke off talks on Monday. The talks will begin again in July.",
        "Peru and Chile met in May for talks. Negotiations will resume in July.",
    ],
)
def test_who_talks_again_stands_with_the_talks_or_before_them(text: str) -> None:
    """Talks as the subject name their sides behind "between", or are those that the report has just told of."""
    assert talks(text)[0] == (["PER", "CHL"], "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Negotiations will resume in July.",
        "Peru condemned the raid. The talks will begin again in July.",
        "Peru and Chile met in May. New talks will begin in July.",
        "Peru and Chile met in May. The vote will begin in July.",
    ],
)
def test_talks_of_nobody_stay_nobodys(text: str) -> None:
    """Where no talks of two were told, or others are meant, nobody talks."""
    assert [one for one in talks(text) if one[1] == "planned"] == []


def test_talks_with_a_side_that_nobody_knows_are_left_out() -> None:
    """What begins "between" a name without a code and a state tells of no two sides."""
    text = "The talks that began between the Qalvo Miners and Chile ended on Monday."
    assert not [one for one in talks(text) if "---" in one[0]]
