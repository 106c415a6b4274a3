"""Persons of one report and their names; all are invented."""

from __future__ import annotations

import pytest

from coding.sample_cast import reading_of
from coding.sample_news import findings, learned
from servanda.coding.actors.people import Person, name_words, persons


def told(text: str) -> list[tuple[str, int]]:
    """Give the persons of a text with how often they are named."""
    reading = reading_of(text)
    found = persons(reading.report, reading.marks, reading.book.words.listed("named_thing"))
    return [(person.name, len(person.marks)) for person in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Obi spoke. Obi left.", [("Ann Obi", 2)]),
        ("President Obi spoke. Ann Obi left.", [("Ann Obi", 2)]),
        ("Omar El-Sayed spoke. Sayed left.", [("Omar El-Sayed", 2)]),
        ("Kim Il-nam spoke. Kim left.", [("Kim Il-nam", 2)]),
        ("Ana Lima Souto spoke. Ana Lima left.", [("Ana Lima Souto", 2)]),
        ("Ana Lima Souto spoke. Ana Souto left. Souto slept.", [("Ana Lima Souto", 3)]),
        ("Ann Obi met Ben Obi. Obi left.", [("Ann Obi", 1), ("Ben Obi", 1)]),
        ("Ann Amir-Obi spoke. Ann Amirobi left.", [("Ann Amir-Obi", 2)]),
        ("Ana Weiss-Obi met Ben Obi. Obi left.", [("Ana Weiss-Obi", 1), ("Ben Obi", 2)]),
        ("Ann Obi met Ann Aku. Ann left.", [("Ann Obi", 1), ("Ann Aku", 1)]),
        ("President Obi left.", [("Obi", 1)]),
        ("They saw Obi.", []),
        ("Ann Obi and Obi Ann met.", [("Ann Obi", 1), ("Obi Ann", 1)]),
    ],
)
def test_a_shorter_name_joins_the_one_person_it_fits(text: str, expected: list[tuple[str, int]]):
    """Surnames, family names in front, second surnames left out; a name that fits two joins neither."""
    assert told(text) == expected


def test_the_office_printed_most_often_is_a_persons_office():
    """Of two offices of one person the one printed more often counts, with its state."""
    reading = reading_of("Kenyan President Ann Obi met us. Minister Ann Obi left. Kenyan President Obi slept.")
    person = persons(reading.report, reading.marks, frozenset())[0]
    assert (person.office, person.country) == ("GOV.PRES", "KEN")


def test_a_person_without_office_has_none():
    """Nothing printed is nothing known."""
    person = Person(words=("ann", "obi"), name="Ann Obi")
    assert (person.office, person.country, person.surname) == (None, None, "obi")


def test_names_are_compared_without_accents_hyphens_and_apostrophes():
    """Hyphens part words: "El-Sayed" is two; apostrophes do not."""
    assert name_words("José El-Sayed") == ("jose", "el", "sayed")
    assert name_words("’Obi’ -") == ("obi",)


@pytest.mark.parametrize(
    "text",
    [
        "Omani Foreign Minister Said al-Busaidi left. Al-Busaidi said that the port was open.",
        "Omani Foreign Minister Said al-Busaidi left. Busaidi said that the port was open.",
        "Omani Foreign Minister Said Busaidi left. On Monday al-Busaidi said that the port was open.",
        "Said al-Busaidi left with Salma ash-Sharif. On Monday al-Busaidi said that the port was open.",
    ],
)
def test_a_name_behind_a_small_article_is_a_surname(text: str):
    """A Said al-Busaidi keeps his surname, whether the article is printed again or not; "Said" is no verb."""
    found = findings(text)
    assert [(one.speaker.name.split()[0], one.content) for one in found.statements if one.speaker] == [
        ("Said", "that the port was open")
    ]
    assert len(found.statements) == 1
    assert all("Busaidi" in one.name for one in found.actors if one.name.startswith("Said"))


def test_an_armed_group_behind_an_article_is_no_person():
    """What the codebook knows by its article stays what it is."""
    assert "person" not in {one.kind.value for one in findings("Fighters of al-Shabaab attacked Kenya.").actors}


def test_a_storm_or_a_ship_with_a_persons_name_is_no_person():
    """'Cyclone Ana Rose' speaks to nobody and leads nothing."""
    text = "President Tomas Vela of Chile spoke after Cyclone Ana Rose. The frigate Ana Costa sailed."
    names = {actor.name for actor in findings(text, reader=learned()).actors}
    assert "Tomas Vela" in names
    assert not {name for name in names if "Ana" in name}


@pytest.mark.parametrize(("name", "count"), [("B. Sato", 1), ("K. Sato", 2), ("B. K. Sato", 2)])
def test_the_initial_of_a_first_name_is_the_same_person(name, count):
    """Bektur Sato is B. Sato behind; K. Sato is somebody else."""
    text = f"The trade minister of Chile, Bektur Sato, left. On Monday {name} was in Lima with the Omani envoy."
    found = findings(text, reader=learned()).actors
    assert len([one for one in found if one.name.endswith("Sato")]) == count
