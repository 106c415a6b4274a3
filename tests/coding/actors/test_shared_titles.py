"""Persons who share one printed title, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import speakers, told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ministers Ana Ruiz of Peru and Luis Soto of Chile said it was over.", ["PER.GOV", "CHL.GOV"]),
        ("Presidents Ana Ruiz (Peru) and Luis Soto (Chile) said it was over.", ["PER.GOV", "CHL.GOV"]),
        ("The presidents of Peru and Chile, Ana Ruiz and Luis Soto, said it was over.", ["PER.GOV", "CHL.GOV"]),
        ("Minister Ana Ruiz of Peru and her Omani counterpart, Ali Omar, said it was over.", ["PER.GOV", "OMN.GOV"]),
        (
            "Peru's minister Ana Ruiz and her counterpart from Chile, Luis Soto, said it was over.",
            ["PER.GOV", "CHL.GOV"],
        ),
        ("The Omani and Chilean ministers, Ali Omar and Luis Soto, said it was over.", ["OMN.GOV", "CHL.GOV"]),
    ],
)
def test_each_of_several_speaks_for_his_own_state(text, codes):
    """A state behind each name, or as many names as states."""
    assert speakers(told(f"Talks\n\n{text}\n")) == [codes]


@pytest.mark.parametrize(
    ("whom", "codes"),
    [
        ("her Omani and Chadian counterparts, Ali Omar and Musa Bello,", ["OMN.GOV", "TCD.GOV"]),
        ("with the Omani and Chadian foreign ministers, Ali Omar and Musa Bello,", ["OMN.GOV", "TCD.GOV"]),
        ("her Omani and Chadian counterparts", ["OMN.GOV", "TCD.GOV"]),
        ("the Omani, Chadian and Chilean envoys", ["OMN.GOV", "TCD.GOV", "CHL.GOV"]),
        ("with her counterparts from Oman, Chad and Chile", ["OMN.GOV", "TCD.GOV", "CHL.GOV"]),
    ],
)
def test_several_of_one_office_are_met_each_with_his_state(whom, codes):
    """Adjectives before the office count in their order, as states behind it do."""
    found = told(f"Talks\n\nPeruvian Foreign Minister Ana Ruiz met {whom} in Lima on Sunday.\n")
    assert [[one.code for one in act.target] for act in found.events] == [codes]


def test_the_second_of_two_may_come_behind_his_state():
    """The first goes by the title as it stands."""
    found = told("Talks\n\nThe leaders of Fiji, Ana Ruiz, and of Tonga, Luis Soto, met. Luis Soto said it was over.\n")
    assert speakers(found) == [["TON.GOV"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers Ana Ruiz and Luis Soto of Chile left. Ana Ruiz said it was over.",
        "The presidents of Peru and Chile, Ana Ruiz, left. Ana Ruiz said it was over.",
        "Ministers Ana Ruiz of Kurland and Luis Soto of Chile left. Ana Ruiz said it was over.",
        "The leaders of Fiji, Luis Soto, and of it, Ana Ruiz, left. Ana Ruiz said it was over.",
        "The leaders of Fiji, Luis Soto, and of Tonga left. Ana Ruiz said it was over.",
    ],
)
def test_a_list_of_other_length_gives_nobody_a_state(text):
    """One state for two names, and one name for two states, decide nothing here."""
    assert all("PER.GOV" not in one and "TON.GOV" not in one for one in speakers(told(f"Talks\n\n{text}\n")))
