"""Parties and bodies of a state that no list knows, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import ActorKind


def speakers(text: str) -> list[tuple[str, str]]:
    """Give name and code of everyone who speaks."""
    said = findings(text, reader=learned()).statements
    return [(one.speaker.name, one.speaker.code) for one in said if one.speaker is not None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The main opposition MDR party in Zambia demanded that the president resign.", "ZMB.OPP"),
        ("Zambia met Chad. Peru met Togo. The Chadian Worker Party said that it would pay teachers.", "TCD.PTY"),
        ("Zambia votes in May. The ruling MDR said that it would pay teachers.", "ZMB.PTY"),
        ("Zambia votes in May. The opposition MDR demanded that the vote be delayed.", "ZMB.OPP"),
    ],
)
def test_a_party_is_of_the_state_where_its_sentence_plays(text: str, code: str) -> None:
    """The words beside a name say that it is a party's, and on which side of the house it sits."""
    assert speakers(text) in ([("MDR", code)], [("Worker Party", code)])


def test_a_party_is_known_again_by_its_bare_name() -> None:
    """What is called a party once is one wherever its name stands, and does its acts."""
    text = "The opposition MDR party in Zambia demanded a vote. The MDR accused the president of fraud."
    found = findings(text, reader=learned())
    (party,) = [one for one in found.actors if one.code == "ZMB.OPP"]
    assert party.name == "MDR"
    assert party.kind is ActorKind.OTHER
    assert [one.source[0].code for one in found.events if one.type.value == "ACCUSE"] == ["ZMB.OPP"]


def test_a_party_with_its_letters_in_brackets_is_one() -> None:
    """The full name and its short form are one party with one code."""
    text = "In Zambia, the opposition National Renewal Party (NRP) called a strike. The NRP urged Peru to help."
    assert speakers(text) == [("National Renewal Party", "ZMB.OPP")]


def test_its_leader_is_of_the_party_just_named() -> None:
    """Who leads a party is of its side, not of the government of the state."""
    text = "The opposition MDR party met in Lusaka. Its leader, Domingos Vaz, appealed to Togo not to sign. He left."
    assert speakers(text) == [("Domingos Vaz", "ZMB.OPP")]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition MDR party met in Lusaka. Togo voted. The leader, Domingos Vaz, appealed to Togo not to sign.",
        "Zambia voted. Its leader, Domingos Vaz, appealed to Togo not to sign. The opposition MDR party did not.",
    ],
)
def test_another_leader_is_not_the_partys(text: str) -> None:
    """Only "its leader" behind the name of a party leads it."""
    assert ("Domingos Vaz", "ZMB.OPP") not in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The opposition MDR party demanded a vote.",
        "The Peruvian XK said that it would pay.",
        "Zambia votes in May. The ruling Lungwebungu said that it would pay teachers.",
        "Zambia votes in May, and the opposition hopes for XY",
    ],
)
def test_no_state_and_no_word_for_a_party_leave_a_name_open(text: str) -> None:
    """Without a state, or without a name that can be a party's, nobody gets a code."""
    assert not [one for one in findings(text, reader=learned()).actors if one.code.endswith((".OPP", ".PTY"))]


def test_letters_behind_a_nationality_are_a_body_of_that_state() -> None:
    """Whatever the letters stand for, the state is printed."""
    text = "The Peruvian KRTV said the guards had gone. It accused Chile of holding the men."
    found = findings(text, reader=learned())
    assert {one.speaker.code for one in found.statements if one.speaker} == {"PER.UNK"}
    assert [one.source[0].code for one in found.events if one.type.value == "ACCUSE"] == ["PER.UNK"]


@pytest.mark.parametrize(
    "text",
    [
        "Zambia votes in May. Ana Banda, leader of the Worker Party, said the tax was high.",
        "Zambia votes in May. Ana Banda of the Worker Party said the tax was high.",
        "Zambia votes in May. The leader of the Worker Party, Ana Banda, said the tax was high.",
        "Zambia votes in May. Worker Party spokeswoman Ana Banda said the tax was high.",
        "Zambia votes in May. The Worker Party’s vice president, Ana Banda, said the tax was high.",
        "Zambia votes in May. Paul Phiri met Ana Banda, who is a member of the Worker Party. Banda said the tax was high.",
    ],
)
def test_whoever_is_printed_with_a_party_is_of_it(text: str) -> None:
    """The party may stand before the name or behind it."""
    assert speakers(text) == [("Ana Banda", "ZMB.PTY")]


def test_a_minister_of_a_party_is_the_states() -> None:
    """An office of the state comes first, and somebody named beside a party is not of it."""
    text = "Zambia votes. Zambian Prime Minister Ana Banda, leader of the Worker Party, said the tax was high."
    assert speakers(text) == [("Ana Banda", "ZMB.GOV")]
    text = "Zambia votes in May. The Worker Party lost. Paul Phiri said the tax was high."
    assert speakers(text) == [("Paul Phiri", "---")]


@pytest.mark.parametrize(
    "who",
    [
        "Ana Banda, leader of the coalition partner Umoja,",
        "Later Umoja leader Ana Banda",
        "Ana Banda, leader of Umoja,",
    ],
)
def test_the_leader_of_what_is_no_state_holds_no_office_of_it(who: str) -> None:
    """A name beside "leader" is what is led."""
    assert speakers(f"Zambia votes in May. Talks went on. {who} said the tax was high.") == [("Ana Banda", "---")]


def test_a_party_asks_its_own_government_for_something() -> None:
    """What the government should do is no plan of the party's."""
    text = "Zambia votes in May. Ana Banda, leader of the Worker Party, said the government should scrap the tax."
    (said,) = findings(text, reader=learned()).statements
    assert said.stance.value == "demands"


@pytest.mark.parametrize("who", ["Party leader Ana Banda", "Presidential candidate Ana Banda"])
def test_an_office_of_a_party_is_of_the_state_at_home(who: str) -> None:
    """Nobody prints the state of those who stand for office in it."""
    assert speakers(f"Zambia votes in May. {who} said the tax was high.") == [("Ana Banda", "ZMB.PTY")]
    text = f"Zambia met Chad. Peru met Togo. {who} said the tax was high."
    assert speakers(text) == [("Ana Banda", "---")]
