"""The state of mayors and governors, by the place that is printed with them, and of those who speak for bodies."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kharkiv mayor Ihor Bondar said a drone hit a school.", "UKR.GOV"),
        ("Former Kharkiv mayor Ihor Bondar said a drone hit a school.", "UKR.GOV"),
        ("The mayor of Istanbul, Ihor Bondar, was held.", "TUR.GOV"),
        ("North Kivu's governor, Ihor Bondar, spoke in Goma.", "COD.GOV"),
        ("Texas Governor Ihor Bondar sent troops to the border.", "USA.GOV"),
        ("Valencia mayor Ihor Bondar spoke. Venezuela was calm.", "VEN.GOV"),
        ("San Carlos mayor Ihor Bondar spoke of the rain.", "---"),
        ("Xyzqville mayor Ihor Bondar spoke of the rain.", "---"),
        ("Smith Company mayor Ihor Bondar spoke of the rain.", "---"),
        ("The mayor of Istanbul met Ihor Bondar.", "---"),
    ],
)
def test_who_governs_a_place_is_of_its_state(text, code):
    """A town of two states is that of the one which the report names; one that nobody knows leaves it open."""
    found = findings(text, reader=learned()).actors
    assert [one.code for one in found if one.name == "Ihor Bondar"] == [code]


def test_the_office_of_a_mayor_is_of_the_towns_state():
    """The role says whose mayor it is, though no state is printed."""
    found = findings("Kharkiv mayor Ihor Bondar said a drone hit a school.", reader=learned()).actors
    assert [(role.title, role.country) for one in found for role in one.roles] == [("mayor", "UKR")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UNHCR spokesman Adrian Stone told reporters in Geneva that Sudan is quiet.", "UNO.UNHCR"),
        ("WHO chief Adrian Stone praised Rwanda.", "UNO.WHO"),
        ("European Commission spokesperson Adrian Stone said so.", "EUE.COM"),
        ("The World Bank's president, Adrian Stone, said so.", "UNO.WBG"),
    ],
)
def test_who_speaks_for_a_body_of_an_organisation_is_its_own(text, code):
    """The body stands before the office, as a state does."""
    found = findings(text, reader=learned()).actors
    assert [one.code for one in found if one.name == "Adrian Stone"] == [code]
