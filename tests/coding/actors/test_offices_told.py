"""Offices that a sentence gives to a person, and the times printed with them; all persons are invented."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Actor, Role


def people(text: str) -> dict[str, Actor]:
    """Give the persons of a text by name."""
    return {one.name: one for one in findings(text, reader=learned()).actors if one.kind.value == "person"}


def only_role(text: str, name: str) -> Role:
    """Give the one office of a person."""
    (role,) = people(text)[name].roles
    return role


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Ruto Kamau has been Kenya's ambassador to Chad since 2019.",
            "Ruto Kamau",
            ("ambassador to Chad", "KEN", "2019", "[2022-06-15..]"),
        ),
        (
            "Lin Mei-hua was Taiwan's envoy to Palau until May 2020.",
            "Lin Mei-hua",
            ("envoy to Palau", "TWN", "..", "2020-05"),
        ),
        (
            "Samuel Dossou, president of Benin from 2006 to 2016, said nobody was hurt.",
            "Samuel Dossou",
            ("president", "BEN", "2006", "2016"),
        ),
        (
            "Omar Sissoko, who served as Mali's defence minister between 2013 and 2015, said it rained.",
            "Omar Sissoko",
            ("defence minister", "MLI", "2013", "2015"),
        ),
        (
            "Luis Paz resigned as prime minister of Peru on 7 June 2022.",
            "Luis Paz",
            ("prime minister", "PER", "[..2022-06-07]", "2022-06-07"),
        ),
        (
            "Dilshod Karimov became prime minister of Tajikistan in 2018.",
            "Dilshod Karimov",
            ("prime minister", "TJK", "2018", "[2022-06-15..]"),
        ),
        (
            "The assembly elected Grace Mutale speaker of Zambia's parliament.",
            "Grace Mutale",
            ("speaker of the parliament", "ZMB", "[..2022-06-15]", "[2022-06-15..]"),
        ),
    ],
)
def test_an_office_told_of_a_person_is_dated_as_printed(text: str, name: str, expected: tuple[str, str, str, str]):
    """ "Since", "from ... to", "until" and the verb's own day date it; without them the day of the report does."""
    role = only_role(text, name)
    assert (role.title, role.country, role.since.edtf or "..", role.until.edtf) == expected


def test_who_follows_takes_the_office_of_who_goes():
    """The one who is replaced has left it, and the other has its state."""
    found = people("Dilshod Karimov has replaced Rustam Nazarov as Tajikistan's foreign minister.")
    assert found["Dilshod Karimov"].code == found["Rustam Nazarov"].code == "TJK.GOV"
    ends = {name: one.roles[0].until.edtf for name, one in found.items()}
    assert ends == {"Dilshod Karimov": "[2022-06-15..]", "Rustam Nazarov": "[..2022-06-15]"}


def test_the_office_told_of_somebody_is_no_second_person():
    """No unnamed ambassador stands beside the named one."""
    assert set(people("Ruto Kamau is Kenya's ambassador to Chad.")) == {"Ruto Kamau"}


@pytest.mark.parametrize(
    "text",
    [
        "Ruto Kamau will be Kenya's ambassador to Chad.",
        "Ruto Kamau was not Kenya's ambassador to Chad.",
        "Ruto Kamau met Kenya's ambassador to Chad.",
    ],
)
def test_what_is_planned_or_denied_gives_no_office(text: str):
    """Nor does a meeting with who holds it."""
    assert people(text)["Ruto Kamau"].roles == ()


def test_who_is_dismissed_has_no_such_title():
    """The verb is none of the title; the minister's office has ended."""
    text = "President Idris Oumar of Chad dismissed Interior Minister Adam Tokoro on Sunday."
    role = only_role(text, "Adam Tokoro")
    assert (role.title, role.until.edtf) == ("Interior Minister", "2022-06-12")


@pytest.mark.parametrize(
    ("text", "code", "role"),
    [
        (
            "Abena Mensah took office as finance minister of Ghana in January.",
            "GHA.GOV",
            ("finance minister", "2022-01"),
        ),
        (
            "Abena Mensah, who became Ghana's trade minister in May 2021, left.",
            "GHA.GOV",
            ("trade minister", "2021-05"),
        ),
        ("Abena Mensah took over as Ghana's trade minister.", "GHA.GOV", ("trade minister", "[..2022-06-15]")),
        (
            "Abena Mensah became Ghana's president and head of state in 2020.",
            "GHA.GOV",
            ("president and head of state", "2020"),
        ),
    ],
)
def test_who_enters_an_office_holds_it_from_then(text: str, code: str, role: tuple[str, str]):
    """The day stands with the verb; who "who" is stands before it."""
    found = people(text)["Abena Mensah"]
    assert found.code == code
    assert [(one.title, one.since.edtf) for one in found.roles] == [role]


def test_who_takes_a_thing_takes_no_office():
    """A boat is none, nor is what stands behind the people who are "who"."""
    assert people("Abena Mensah took a boat as the envoy of Ghana left.")["Abena Mensah"].roles == ()
    text = "The men who became ministers of Ghana left. Abena Mensah stayed."
    assert people(text)["Abena Mensah"].roles == ()
