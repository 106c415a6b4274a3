"""What says nothing, what is only asked, and where words of one speaker end, each test on its text."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def said(text: str) -> list[str]:
    """Give the statements of a text: speaker, stance, content."""
    return [
        f"{one.speaker.name if one.speaker else '-'} {one.stance.value}: {one.content}"
        for one in findings(text, reader=learned()).statements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has prepared a plan after the elections, expected to take place in May.",
        "The Ministry of Peru has named a team, asked to report in May.",
    ],
)
def test_what_others_await_is_said_by_nobody(text: str):
    """A participle behind a noun tells of the noun."""
    assert said(text) == []


def test_a_question_questioned_is_asked():
    """Who questions a plan doubts it; who "questioned" behind a question asks."""
    assert said('"Who will pay?", the minister of Peru, Ana Rojas, questioned.')[0].startswith("Ana Rojas requests")
    assert said("Peru questioned whether Chile will pay.")[0].startswith("Peru denies")


def test_has_yet_to_demands_nothing():
    """What has yet to be done is not done, and nobody is told to do it."""
    assert said("Peru has yet to reply, Chile's minister said.") == ["Chile's minister asserts: Peru has yet to reply"]


def test_a_content_ends_where_the_speaker_of_a_quotation_is_named():
    """The question before a quotation holds neither the speaker nor the quotation."""
    text = 'Asked whether Peru is inviting Chile for holding talks at its office, Ana Rojas said, "This is a joke."'
    assert not any("joke" in one and "office" in one for one in said(text))
