"""Dead and injured, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def counted(text: str) -> list[tuple[tuple[float | None, float | None] | None, ...]]:
    found = [event.casualties for event in findings(text).events if event.casualties is not None]
    return [tuple((one.low, one.high) if one is not None else None for one in (c.dead, c.injured)) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudanese troops shelled a Chadian village, killing two civilians.", ((2, 2), None)),
        ("Gunmen attacked a Kenyan base, killing at least 20 soldiers and wounding 7.", ((20, None), (7, 7))),
        ("Sudanese jets bombed a Chadian town, and 12 people were injured.", (None, (12, 12))),
        ("Sudanese soldiers killed three Chadian herders.", ((3, 3), None)),
        ("The death toll of Monday's Sudanese raid on Chad rose to seven, with 40 injured.", ((7, 7), (40, 40))),
        ("The number of wounded in a Sudanese raid on Chad has reached 12.", (None, (12, 12))),
        ("Sudanese jets bombed a Chadian town, and nine died and 12 were wounded.", ((9, 9), (12, 12))),
    ],
)
def test_a_printed_number_is_a_count(text, expected):
    """The number nearest to a word of death or injury counts the dead or the injured."""
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sudanese troops shelled 3 Chadian villages.",
        "Prices rose to seven dollars after a Sudanese raid on Chad.",
        "Kenya sent 20 doctors to Malawi, where 3 people died.",
    ],
)
def test_other_numbers_count_nobody(text):
    """Villages are not dead, and only acts of force have casualties."""
    assert counted(text) == []


def test_an_attack_and_its_outcome_are_one_event():
    """'killing two' tells what the shelling did."""
    found = findings("Sudanese troops shelled a Chadian village, killing two civilians.").events
    assert [event.type.value for event in found] == ["ASSAULT"]


def test_the_dead_of_an_act_are_those_that_its_own_words_count():
    """Who "shot dead three soldiers" did not kill the two whom the other side counts before."""
    text = "Somali police said two rebels were killed; al-Shabaab said it had shot dead three Kenyan soldiers."
    found = findings(text, reader=learned()).events
    dead = [event.casualties.dead.low for event in found if event.casualties and "shot" in event.evidence[0].quote]
    assert dead == [3]
