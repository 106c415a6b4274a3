"""Whose words are whose: what is told beside other words, inside them, or by nobody, each test on its news text."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Statement


def statements(text: str) -> tuple[Statement, ...]:
    """Give the statements of a text, read by the shipped reader."""
    return findings(text, reader=learned()).statements


def told(text: str) -> list[tuple[str | None, str]]:
    """Give source and content of the statements of a text, as printed."""
    return [(one.source_span.of(text) if one.source_span else None, one.content) for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pilots said the fuel was bad, one of them adding that it smelled of paint.",
            [("The pilots", "the fuel was bad"), ("one of them", "that it smelled of paint")],
        ),
        (
            "Chile maintains that the river is international, while Bolivia argues that it was diverted.",
            [("Chile", "that the river is international"), ("Bolivia", "that it was diverted")],
        ),
        (
            "Ruiz meant to repay the loan, he said, adding he did not flee.",
            [("he", "Ruiz meant to repay the loan"), ("he", "he did not flee")],
        ),
        (
            '"We are leaving," the consul said, and added: "We go for good."',
            [("the consul", '"We are leaving,"'), ("the consul", '"We go for good."')],
        ),
    ],
)
def test_each_speaker_keeps_the_words_that_are_his(text: str, expected: list[tuple[str, str]]) -> None:
    """A second voice behind a comma, "while" or "adding" ends what the first one says."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the opinion of two former judges, the decree is void.", ("two former judges", "the decree is void")),
        ("The well, in the words of the mayor, is dry.", ("the mayor", "The well is dry")),
        (
            "The trader says that the Peruvian government told him the contract was dead.",
            ("the Peruvian government", "the contract was dead"),
        ),
        (
            'Marek Dvorak, whose son is among the missing, raised his hand: "When will you search the north shore?"',
            ("Marek Dvorak", '"When will you search the north shore?"'),
        ),
        (
            "The opposition's candidate, Mary Phiri, says the vote was stolen.",
            ("The opposition's candidate, Mary Phiri", "the vote was stolen"),
        ),
    ],
)
def test_a_source_is_named_whole_wherever_it_stands(text: str, expected: tuple[str, str]) -> None:
    """Behind a phrase that cites it, inside another one's words, before a relative clause, with its office."""
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Karim Aziz, said to be close to the palace, bought the land in May.",
        "The general, believed to have fled to Chad, was sentenced in his absence.",
        "With 700,000 people displaced, the potential for further movement was said to be high.",
        "The Kenyan delegation left Kisumu, to which Uganda agreed.",
    ],
)
def test_whom_others_talk_of_says_nothing(text: str) -> None:
    """What somebody is said to be is no word of his."""
    assert told(text) == []


def test_nobody_reports_what_it_was_reported() -> None:
    """The "it" of "it was reported" is no state, though one stands before it."""
    found = statements("Businessmen in Brazil are eyeing Peru's ports, it was reported on Sunday.")
    assert [(one.speaker, one.content) for one in found] == [(None, "Businessmen in Brazil are eyeing Peru's ports")]


def test_a_quoted_line_without_a_stop_heads_what_follows() -> None:
    """A heading in quotation marks goes on no speech before it."""
    text = 'Ana Ruiz, who owns a mill, said: "We lost half of our grain in the flood."\n\n"The trade began to fall"\n\nTwo ships came.'
    assert [content for _, content in told(text)] == ['"We lost half of our grain in the flood."']


def test_a_title_may_end_with_a_cue() -> None:
    """Nothing stands behind "says", and nothing breaks."""
    assert [one.content for one in statements("Strike over, miners' union says")] in ([], ["Strike over"])


def test_those_who_talk_to_each_other_are_no_speakers_of_their_own() -> None:
    """What "you" promised stays inside the words of whoever says so."""
    text = "The Peruvian government says that you have promised it a share of the wind park."
    assert told(text) == [("The Peruvian government", "that you have promised it a share of the wind park")]


def test_who_says_in_a_report_says_it_once() -> None:
    """ "Its report" is where the speaker says so, and no second speaker."""
    text = "The Peruvian government said in its report that the dam had burst because of old pipes."
    assert told(text) == [("The Peruvian government", "that the dam had burst because of old pipes")]
