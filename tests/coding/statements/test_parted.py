"""What somebody says on both sides of the cue, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def said(text):
    return [one.content for one in findings(text, reader=learned()).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The levy, Kenyan Finance Minister Ann Barasa told reporters on Tuesday, would be lowered.",
            "The levy would be lowered",
        ),
        (
            "If Chad were to invade, Kenyan Defence Minister Ann Barasa warned, Kenya would close its borders.",
            "If Chad were to invade Kenya would close its borders",
        ),
        ("Unless aid comes, the World Food Programme warns, people may starve.", "Unless aid comes people may starve"),
        ("The talks, said Kenyan Foreign Minister Ann Barasa, will resume.", "The talks will resume"),
    ],
)
def test_a_content_can_stand_on_both_sides_of_its_cue(text, content):
    """Who speaks between two commas says what is before them and what is behind."""
    assert said(text) == [content]


def test_a_whole_sentence_before_the_cue_is_said_alone():
    """Where the first part stands by itself, what follows the aside is not drawn in."""
    text = "The army left, Kenyan Defence Minister Ann Barasa said on Monday, and nobody saw it go."
    assert said(text)[0] == "The army left"


def test_a_verb_with_an_object_is_no_aside():
    """Who rejected a request says nothing of when it was made."""
    text = "After Kenya had held the men since Friday, the court rejected the request, saying more time was needed."
    assert said(text) == ["more time was needed"]


def test_two_can_say_one_thing():
    """Of "X claimed, and Y later confirmed, that" both are speakers of what stands behind."""
    text = "Chad's army claimed, and Kenya's government later confirmed, that two planes had landed."
    found = findings(text, reader=learned()).statements
    assert [(one.speaker.country, one.content) for one in found if one.speaker] == [
        ("TCD", "that two planes had landed"),
        ("KEN", "that two planes had landed"),
    ]


def test_a_communique_goes_on_in_the_present_tense():
    """A second verb of saying in the present belongs to the speaker of the first, and ends what that one said."""
    text = "The European Union regrets that the talks failed and calls on Chad to resume them."
    found = findings(text, reader=learned()).statements
    assert [(one.speaker.name, one.content) for one in found if one.speaker] == [
        ("European Union", "that the talks failed"),
        ("European Union", "Chad to resume them"),
    ]
