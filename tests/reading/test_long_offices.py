"""Offices of many words before their holder's name; all persons are invented."""

from __future__ import annotations

import pytest
from sample_marks import persons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The undersecretary of Mines and Regional Trade of the Ministry of Salt and Ink, Pedro Valle, left.",
            ("Pedro Valle", "GOV.MFA", None),
        ),
        (
            "The Vice Minister of Towns and Coordinating Officer of Funds for the growth of Haiti, Marie Toussaint, left.",
            ("Marie Toussaint", "GOV.MFA", "HTI"),
        ),
        ("The Minister of Trade, Salt and Fisheries, Dr. Rosa Prado, left.", ("Rosa Prado", "GOV.MOT", None)),
        (
            "The ambassador extraordinary and plenipotentiary of the Kingdom of Norway to Togo Tor Lind left.",
            ("Tor Lind", "GOV.AMB", "NOR"),
        ),
        ("Ambassador of Norway to Togo H.E. Tor Lind left.", ("Tor Lind", "GOV.AMB", "NOR")),
        ("Jean Roy, head of the European Union delegation to Togo, left.", ("Jean Roy", "GOV", "EUE")),
        ("Jean Roy, the head of the European Commission in Togo, left.", ("Jean Roy", "GOV", "EUE.COM")),
    ],
)
def test_the_holder_of_a_long_office_is_found_behind_it(text: str, expected: tuple[str, ...]):
    """Further portfolios, a ministry and a state may stand between an office and its holder."""
    assert [(one[0], one[2], one[3]) for one in persons(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The minister of trade, Togo's mayor and a guest, Ana Ruiz, left.",
        "The minister of salt who met the mayor of Lome, Ana Ruiz, left.",
        "The minister of salt and the mayor of Lome, Ana Ruiz, left.",
        "The minister of salt, Mines and Trade left.",
        "The head of the Lantern Guild, Ana Ruiz, left.",
    ],
)
def test_another_office_ends_the_first(text: str):
    """Whoever is named behind somebody else's office does not hold the first one."""
    titles = [one[1] or "" for one in persons(text) if one[0] == "Ana Ruiz"]
    assert not any(one.startswith("minister") for one in titles)
