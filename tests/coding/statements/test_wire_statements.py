"""Statements in the words of wires and ministries, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[tuple[str, str]]:
    """Give stance and content of the statements of a text, read by the shipped reader."""
    return [(one.stance.value, one.content) for one in findings(text, reader=learned()).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Lake Fund, an independent group based in Lima, the camp is full.",
            ("asserts", "the camp is full"),
        ),
        ("According to the Lake Fund, which is based in Lima, the camp is full.", ("asserts", "the camp is full")),
        (
            "The fall in births, which according to the Peruvian government is a cause for concern, was sharp.",
            ("asserts", "is a cause for concern"),
        ),
        (
            "Turkey agreed to sell 24 vehicles to Chad, and lifted a ban on grain from Peru.",
            ("agrees", "to sell 24 vehicles to Chad"),
        ),
        (
            "The Islamic State claimed responsibility for the attack in Iraq.",
            ("claims_responsibility", "responsibility for the attack in Iraq"),
        ),
        (
            "The road to the north, the Peruvian government said, has been closed since May.",
            ("asserts", "The road to the north has been closed since May"),
        ),
        ("Spain, Peruvian President Luis Paz added, would pay.", ("asserts", "Spain would pay")),
        ('The Lake Fund said it "rejects" the whole plan.', ("asserts", 'it "rejects" the whole plan')),
        ("Peru's interior minister put the death toll at 17.", ("asserts", "the death toll at 17")),
        (
            "Doctors put the number of hurt people at more than 100.",
            ("asserts", "the number of hurt people at more than 100"),
        ),
        (
            "Peru blocked a plan on Chad, diplomats said, while Chile and Fiji recalled their envoys.",
            ("asserts", "Peru blocked a plan on Chad"),
        ),
        (
            "Two men were hurt, said Peruvian army spokesman Luis Paz, who put the number of attackers at 14.",
            ("asserts", "the number of attackers at 14"),
        ),
    ],
)
def test_a_content_holds_what_is_said_and_no_more(text: str, expected: tuple[str, str]):
    """No description of the source, no deed behind "and", and the subject that the cue has cut off."""
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"If the bombing goes on, we will leave the talks," Peruvian President Luis Paz said.', "threatens"),
        ("Peru said it would shut its border with Chile if the man was not freed by May.", "threatens"),
        ('"If we move the port, we will lose its history," Peruvian President Luis Paz said.', "warns"),
        ('"We have asked Chile for an answer and we have received none," Peruvian President Luis Paz said.', "asserts"),
        ("Peru said it would appeal.", "intends"),
        ("German Chancellor Olaf Braun told Russian President Igor Petrov to end the war.", "demands"),
        ("Peru said the army had broken a rule which states that nobody should be sent home.", "asserts"),
    ],
)
def test_a_stance_is_that_of_the_main_clause(text: str, stance: str):
    """Drastic acts under a condition threaten, losses are no promises, and what an aside demands is nobody's demand."""
    assert [found for found, _ in rows(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The Philippines summoned the Chinese ambassador on Monday.",
        "The Togolese government declined to comment because the figures were still being checked.",
        "More people died in Peru than those reported in 2020, when there were 516.",
        "Peru put its army on alert at noon.",
        "The Iraqi government recalled its chargé d'affaires from Turkey on Monday.",
        "Kenyan President Ann Obi has seldom called for constitutional amendments.",
        "Foreign Minister Ma Zhao of China paid tribute at Japan's embassy in Lima.",
    ],
)
def test_a_deed_is_no_statement(text: str):
    """A summons, a silence, a figure of the past and a visit of honour render nobody's words."""
    assert rows(text) == []


def test_who_is_urged_to_leave_a_state_is_not_that_state():
    """A travel warning asks nothing of the state that it is about."""
    found = findings("Peru's foreign ministry urged citizens to leave Chad.", reader=learned())
    assert [one.target for one in found.statements] == [None]
    assert not any(party.country == "TCD" for one in found.events for party in one.target)


def test_who_accused_it_speaks_of_the_other():
    """The target of an accusation against "it" is whom "it" means."""
    found = findings("Kenya closed the port after Chad accused it of arming rebels.", reader=learned())
    assert [one.target.code for one in found.statements if one.target] == ["KEN"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Polish Prime Minister Jan Rudny met South Korean President Yoo Tae-jin and invited him to visit Warsaw.",
            ["POL.GOV"],
        ),
        (
            'North Korea\'s news agency KCNA accused Peru of "selling war" and warned of a long war at sea.',
            ["PRK.JRN", "PRK.JRN"],
        ),
        ("The West African bloc ECOWAS condemned the coup in Chad.", ["ECOWAS"]),
        ("The European Union's foreign policy chief, Josefa Boren, urged Serbia to talk to Kosovo.", ["EUE"]),
        (
            "The road is open, according to the Peruvian army's chief engineer, Luis Paz.",
            ["---"],
        ),
    ],
)
def test_who_speaks_is_the_subject_by_its_name(text: str, speakers: list[str]):
    """Neither whom the speaker met nor a description before the name stands between speaker and words."""
    said = findings(text, reader=learned()).statements
    assert [one.speaker.code if one.speaker else None for one in said] == speakers


def test_an_envoys_name_is_no_part_of_what_is_voiced():
    """The land that an envoy is sent to says nothing, and the words for who he is are not said."""
    found = findings('Japan\'s ambassador to Chile, Endo Kazuya, voiced "grave concern".', reader=learned()).statements
    assert [one for one in found if one.speaker is None or one.speaker.code == "CHL"] == []
