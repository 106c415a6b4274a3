"""What stands before its cue, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def said(text):
    return [one.content for one in findings(text, reader=learned()).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The vote was held in May; the count will take a week, the Kenyan government said.",
            "the count will take a week",
        ),
        (
            "The trial will not open, the Kenyan government said, because two judges have left.",
            "The trial will not open because two judges have left",
        ),
        (
            "The vote was held in May; half of the voters came, according to the Kenyan government.",
            "half of the voters came",
        ),
        (
            "The vote was held in May; according to the Kenyan government, half of the voters came.",
            "half of the voters came",
        ),
    ],
)
def test_what_is_said_ends_at_a_semicolon_and_takes_its_reason(text, content):
    """A semicolon parts what is said from what is told before; the reason behind the speaker is said, too."""
    assert said(text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys thanked Kenya, regretted the delay of the talks and left the hall.",
        "Kenya raised its bread prices, a step the army opposes.",
        "Kenya, which had waited for months, finally agreed on 20 August to host the talks of the bloc.",
    ],
)
def test_a_verb_with_its_doer_before_it_turns_nothing_round(text):
    """Of a list of verbs, and of a clause that describes a noun, nothing before it is said."""
    assert not any(one.startswith(text[:9]) for one in said(text))


def test_who_describes_a_speaker_says_nothing_more():
    """Behind a speaker "which" tells of him, not what he said."""
    text = "The road is shut, announced the Kenyan embassy, which expects a long winter."
    assert said(text) == ["The road is shut"]


def test_a_plant_recognized_for_its_taste_tells_nothing():
    """The words before "recognized for" are told by who stands among them."""
    text = (
        "Ana Ruiz of Peru continued, growers will receive six trees, a variant native to Peru recognized for its taste."
    )
    (told,) = findings(text, reader=learned()).statements
    assert told.speaker is not None
    assert told.speaker.name == "Ana Ruiz"
