"""Coups that a sentence only names with their days."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def coups(text: str) -> list[str]:
    """Give target and day of the coups of a text."""
    return sorted(
        f"{'+'.join(one.name if one.role else one.code for one in event.target)} {event.when.edtf}"
        for event in findings(text).events
        if "pro_autocracy" in event.contexts
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gabon held elections after a 2023 coup.", ["GAB 2023"]),
        ("Niger has been under military rule since the coup of July 26, 2023.", ["NER 2023-07-26"]),
        ("Norway withdrew its envoys from Chad in 2022 after coups in 2020 and 2021.", ["TCD 2020", "TCD 2021"]),
        ("Talks between Norway and Chad broke down after a coup in 2021.", []),
        ("Chad was suspended by the African Union after the coup.", []),
        ("Chad has had two coups.", []),
        ("Norway opened an embassy in Chad in 2021.", []),
    ],
)
def test_a_coup_with_its_day_hits_the_one_state_that_can_be_meant(text, expected):
    """It is the only state of the sentence or the one that somebody is in or leaves; without a day it is no event."""
    assert coups(text) == expected


def test_the_day_of_a_coup_dates_no_other_act():
    """The verb beside it keeps its own day, or none."""
    (left,) = [
        event for event in findings("Norway left Chad in 2022 after coups in 2020 and 2021.").events if event.source
    ]
    assert left.when.edtf == "2022"


def test_a_ruler_is_toppled_with_his_government():
    """Whose regime falls is the one who is overthrown."""
    text = "In Gabon soldiers toppled the government of President Pierre Mbina on 30 August 2023."
    assert coups(text) == ["Pierre Mbina 2023-08-30"]


def test_a_government_without_a_named_ruler_falls_itself():
    """Nobody is put in its place."""
    assert coups("Rebels from Sudan overthrew the government of Chad in 1990.") == ["TCD.GOV 1990"]


def test_who_was_just_put_in_office_is_the_one_ousted_next():
    """ "He" is no ruler of two sentences before, where the last one names somebody else alone."""
    text = (
        "In the first coup, President Pierre Mbina of Gabon was removed from power on August 18, 2020. "
        "A military group appointed Ali Nze as interim president of Gabon. "
        "In May 2021, however, he was ousted by the same military group."
    )
    (ousted,) = [one for one in findings(text, reader=learned()).events if one.when.edtf == "2021-05"]
    assert [one.name for one in ousted.target] == ["Ali Nze"]
