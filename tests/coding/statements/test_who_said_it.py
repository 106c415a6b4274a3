"""Whose words they are, how they reach the reader and what they do, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Stance


def one_of(text, **more):
    found = findings(text, reader=learned(), **more).statements
    return next(iter(found))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"It must end," said Sen. Ann Barasa.', "Ann Barasa"),
        ("Rep. Ann Barasa, X-Ohio, said the plan was late.", "Ann Barasa"),
        ("Ann Barasa, vice president, Lake Trade Union, Nairobi, said she was proud.", "Ann Barasa"),
        ("The State Department said that it would not accept the vote in Chad.", "Foreign ministry of United States"),
        ("The Kenyan foreign minister, Ann Barasa, wrote to her guest that it would rain.", "Ann Barasa"),
    ],
)
def test_a_speaker_is_found_behind_titles_and_commas(text, speaker):
    """Titles, seats and posts between commas lead to the one who speaks."""
    assert one_of(text).speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to a leaked cable, Kenya offered Chad buses for fish.", "Kenya offered Chad buses for fish"),
        ("As a result, according to the Kenyan government, prices rose by half.", "prices rose by half"),
        (
            "Traders came by sea and, according to the Kenyan government, opened two shops.",
            "opened two shops",
        ),
        (
            "The road was bad, the Kenyan government said, especially because it had rained.",
            "The road was bad especially because it had rained",
        ),
        ("The Kenyan government agreed with the union that wages were low.", "that wages were low"),
        ("Kenya wants Chad to leave, and has closed the road to the port.", None),
        ("Kenya's envoy met Ann Barasa, who warned them the bridge was weak.", "the bridge was weak"),
        (
            "It must pay, says Ann Barasa, a Kenyan professor who has written much on the schools of Chad.",
            "It must pay",
        ),
    ],
)
def test_what_is_said_is_cut_out_of_its_sentence(text, content):
    """Asides, addressees and the next deed of a speaker are none of the words."""
    found = [one.content for one in findings(text, reader=learned()).statements]
    assert (content in found) if content else not any("closed" in one for one in found)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"If they cross the river, we will strike," Kenyan President Ann Barasa warned Chad.', Stance.THREATENS),
        ("Kenyan President Ann Barasa warned that the river would rise.", Stance.WARNS),
        ("Chad vowed to retaliate if Kenya closed the crossing.", Stance.THREATENS),
        ("Chad vowed to attack poverty in its towns.", Stance.PROMISES),
        ("The Kenyan government said President Ann Barasa had promised wheat to Chad.", Stance.ASSERTS),
        ("The Kenyan government flagged that the road was unsafe.", Stance.ASSERTS),
        ("The Kenyan government said the pact helped, since both lenders need to be paid.", Stance.ASSERTS),
    ],
)
def test_own_acts_against_others_are_threats_and_past_promises_are_told(text, stance):
    """A warned or vowed act against the hearer threatens; what had been promised is asserted."""
    assert one_of(text).stance is stance


@pytest.mark.parametrize("verb", ["warned", "alerted"])
def test_who_is_warned_hears(verb):
    """The one behind "by" speaks."""
    one = one_of(f"Chile was {verb} by Peru that its boats would be seized.")
    assert (one.speaker.code, one.hearer.code) == ("PER", "CHL")


def test_who_is_told_hears():
    """The subject of a passive is the hearer."""
    one = one_of("The Kenyan foreign ministry was told by Chad that the dam would be late.")
    assert (one.speaker.code, one.hearer.code) == ("TCD", "KEN.GOV.MFA")


@pytest.mark.parametrize(
    "text",
    [
        "A man pleaded guilty to importing coffee into Kenya from Chad.",
        "The law came late; it encouraged students to move to Kenya.",
    ],
)
def test_deeds_and_laws_say_nothing(text):
    """Who pleads guilty, and a law that moves people, ask for nothing."""
    assert findings(text, reader=learned()).statements == ()


def test_nobody_is_the_target_of_himself():
    """Who calls for the repeal of a law aims at nobody who is called so, least of all at himself."""
    one = one_of("Rights groups in Kenya said the law was bad and called for its repeal.")
    assert one.target is None or one.target != one.speaker


def test_which_somebody_denies_is_none_of_the_words():
    """What "which" takes up ends there, and who denies it denies."""
    text = "The Kenyan army said that jets had bombed a school, which Chad denied."
    found = findings(text, reader=learned()).statements
    assert [(one.speaker.country, one.stance) for one in found] == [("KEN", Stance.ASSERTS), ("TCD", Stance.DENIES)]
    assert found[0].content == "that jets had bombed a school"


def test_a_joint_paper_speaks_for_those_who_issued_it():
    """A joint statement by two states is the word of both."""
    one = one_of("A joint statement by Kenya and Chad said the two navies would train together.")
    assert {party.country for party in one.speakers} == {"KEN", "TCD"}


def test_who_is_called_hears():
    """Whom somebody talks with by telephone is the hearer."""
    text = "In a phone call with Chadian President Idriss Moussa, Kenyan President Ann Barasa proposed a new road."
    assert one_of(text).hearer.name == "Idriss Moussa"
