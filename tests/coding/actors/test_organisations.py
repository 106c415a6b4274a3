"""Organisations that only a report's own words name, and their short forms."""

from __future__ import annotations

import pytest

from coding.sample_cast import cast_of, codes
from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("The Omani Trade Company paid.", "Omani Trade Company", "OMN.BUS"),
        ("Lima Water Company paid.", "Lima Water Company", "PER.BUS"),
        ("Peru's Salt Agency paid for all the seed.", "Salt Agency", "PER.GOV"),
        ("The Peruvian Salt Press Agency paid for all the seed.", "Peruvian Salt Press Agency", "---"),
        ("The Peruvian Rowing Federation paid.", "Peruvian Rowing Federation", "---"),
        ("The Rowing Federation paid.", "Rowing Federation", "---"),
        ("The Omani Trade Company paid. The Trade Company left.", "Trade Company", "OMN.BUS"),
        ("The Salt Agency paid for all the seed. Peru's Salt Agency left the town.", "Salt Agency", "PER.GOV"),
    ],
)
def test_a_company_or_agency_named_after_a_state_is_that_states(text: str, printed: str, code: str):
    """Its whole name is one; clubs and outlets have no code, and the shorter name is the same body again."""
    assert codes(text)[printed] == code


@pytest.mark.parametrize(
    "text",
    ["The Peru Cup began.", "The Lima Pact fell.", "Omani Army planes left.", "Omani Wagner Group Company men left."],
)
def test_what_is_no_body_or_holds_a_known_name_keeps_its_state(text: str):
    """A cup, a treaty, a body of the state and a group of the codebook are read as before."""
    assert not any(mention.rule == "name.organisation" for mention in cast_of(text).mentions)


def test_a_report_explains_its_own_short_forms():
    """Letters that the codebook reads as another body are whom the report prints in full before them."""
    found = cast_of("The Somali Air Force (SAF) flew. SAF planes hit a camp.")
    assert {actor.code for actor in found.actors if "SAF" in actor.aliases} <= {"SOM.MIL"}
    assert codes("The Somali Air Force (SAF) flew. SAF planes hit a camp.")["SAF"] == "SOM.MIL"


@pytest.mark.parametrize(
    ("text", "code"),
    [("The SAF flew.", None), ("The SAF flew over Sudan.", "SDN.MIL"), ("The CIA met.", "USA.SPY.CIA")],
)
def test_an_armys_letters_need_its_state(text: str, code: str | None):
    """Other armies bear the same letters; a bare service that all the world knows does not."""
    assert codes(text)[text.split()[1]] == code


def test_a_short_form_may_be_a_word():
    """What stands in brackets behind a body's name names it: by its letters, or since the report calls it so again."""
    found = codes("The Tokyo Power Company (Topco) paid. Topco left.")
    assert found["Topco"] == "JPN.BUS"
    found = codes("The Rowing Federation (Peru) paid. It left Peru.")
    assert found["Peru"] == "PER"


def test_a_body_that_only_the_model_sees_is_one_by_its_letters():
    """The letters in brackets are those of its words, so both are one actor, who then speaks."""
    text = "The Assembly of Coast Fishers (ACF) met. ACF said the sea was empty."
    said = findings(text, reader=learned()).statements
    assert [one.speaker.name if one.speaker else None for one in said] == ["Assembly of Coast Fishers"]


def test_two_names_that_and_joins_are_two():
    """Letters are a name by themselves."""
    found = cast_of("UNESCO and Coast University opened a school in the town.")
    assert "Coast University" in {actor.name for actor in found.actors}


def test_an_authority_with_a_name_is_the_homes():
    """Printed small it may be a word for power."""
    assert codes("Israel, Israel, Israel. The Tax Authority left.")["The Tax Authority"] == "ISR.GOV.MOF"
    assert codes("Israel, Israel, Israel. The authority left.").get("The authority") is None
