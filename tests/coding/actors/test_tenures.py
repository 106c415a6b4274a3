"""Offices that begin and end where a verb says so."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chadian President Ali Oumar was ousted on 3 May 2021.", ("President", "[..2021-05-03]", "2021-05-03")),
        ("In a coup in May 2020, Chadian President Ali Oumar was removed.", ("President", "[..2020-05-31]", "2020-05")),
        (
            "Kenyan Foreign Minister Amina Wafula resigned on Monday.",
            ("Foreign Minister", "[..2022-06-13]", "2022-06-13"),
        ),
        ("Kenyan Foreign Minister Amina Wafula stepped down.", ("Foreign Minister", "..", "[..2022-06-15]")),
        (
            "Chadian Foreign Minister Ali Oumar will resign on Monday.",
            ("Foreign Minister", "[..2022-06-15]", "[2022-06-15..]"),
        ),
        ("Chadian President Ali Oumar was not ousted in 2019.", ("President", "[..2022-06-15]", "[2022-06-15..]")),
        (
            "Chadian President Ali Oumar was ousted in May 2020. He was removed from a list in June 2021.",
            ("President", "[..2020-05-31]", "2020-05"),
        ),
    ],
)
def test_an_office_ends_when_a_verb_says_so(text: str, expected: tuple[str, str | None, str]) -> None:
    """The nearest time dates the end, once; what is still to come or did not happen ends nothing."""
    (actor,) = [one for one in findings(text).actors if one.roles]
    (role,) = actor.roles
    assert (role.title, role.since.edtf or "..", role.until.edtf) == expected


def test_an_appointment_begins_an_office() -> None:
    """The day of "was appointed in May" is that from which the title is proved."""
    found = findings("Kenya's envoy to Chad, Ann Obi, was appointed in May 2021.", reader=learned())
    (role,) = [role for actor in found.actors for role in actor.roles]
    assert (role.title, role.country, role.since.edtf) == ("envoy to Chad", "KEN", "2021-05")


@pytest.mark.parametrize("words", ["the head of Chad's junta", "the head of the Chadian junta"])
def test_a_title_is_given_without_its_state(words: str) -> None:
    """Two ways to print a state inside a title are one title."""
    found = findings(f"They met {words}, General Idris Sow.")
    assert [role.title for actor in found.actors for role in actor.roles] == ["head of the junta"]
