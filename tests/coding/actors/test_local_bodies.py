"""Tests of bare bodies and people, and of whom "they" calls again."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


def told(text: str, **options: object) -> list[str]:
    """Give the events of a text as "SOURCE > TARGET TYPE"."""
    return [
        f"{'+'.join(one.code for one in event.source)} > {'+'.join(one.code for one in event.target)} {event.type.value}"
        for event in findings(text, **options).events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad was calm on Monday. Police arrested two senators in the morning.", "TCD.COP > TCD.LEG COERCE"),
        (
            "Chad was calm on Monday. Rain fell on Chad and all Chadians. Parliament ratified a treaty with Peru.",
            "TCD.LEG > PER SUPPORT",
        ),
        ("In Chad, gunmen killed two farmers on Monday.", "TCD.UAF > TCD.AGR ASSAULT"),
        ("Peru is worried. Rebels shelled a village in Chad on Monday.", "TCD.REB > TCD ASSAULT"),
        ("Chad was calm on Monday. The supreme court banned the union.", "TCD.JUD > TCD.LAB COERCE"),
    ],
)
def test_bare_bodies_are_of_the_state_where_their_sentence_plays(text: str, expected: str) -> None:
    """The place in the sentence decides, else the state that the report is about."""
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad was calm on Monday. Peru complained that police arrested two men.",
        "Chad was calm on Monday. Local police arrested two senators.",
        "Chad was calm on Monday. The province's police arrested two senators.",
    ],
)
def test_bodies_of_another_or_below_the_state_get_no_state(text: str) -> None:
    """Where another state is told of, or the words print whose the body is, nothing is filled in."""
    assert not any("TCD.COP" in one for one in told(text))


def test_they_are_the_forces_that_the_sentence_before_is_about() -> None:
    """Only the subject of the sentence before is meant, and only where it is several."""
    text = "Chadian soldiers attacked a camp in Peru. They arrested two Peruvian officers."
    assert "TCD.MIL > PER.MIL COERCE" in told(text)
    text = "A Chadian soldier sold the camp. They arrested two Peruvian officers."
    assert not any(one.startswith("TCD.MIL") for one in told(text))


def test_people_behind_a_number_act_and_not_whom_they_follow() -> None:
    """Supporters of a senator are not the senator."""
    text = "Thousands of supporters of Chadian senator Idi Saleh marched through Ndjamena."
    assert "TCD.LEG >  PROTEST" not in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad condemned the attempted coup.", "TCD >  ACCUSE"),
        ("The African Union called for restraint.", "AFU >  REQUEST"),
        ("Chadian President Idi Saleh welcomed the vote.", "TCD.GOV >  SUPPORT"),
        ("Observers from the African Union criticised the poll.", "AFU >  ACCUSE"),
    ],
)
def test_a_power_judges_and_asks_whomever_it_means(text: str, expected: str) -> None:
    """PLOVER asks for a target only where something is given, shared or cut off."""
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad wants rain.",
        "The Chadian judge asked.",
        "A Chadian baker condemned the film.",
        "Chad and Peru traded accusations.",
        "Chadian President Idi Saleh welcomed the guests.",
    ],
)
def test_wishes_questions_and_private_views_are_no_acts_of_a_power(text: str) -> None:
    """Nothing is coded from a verb that only wishes or asks, nor from people without power."""
    assert told(text) == []
