"""Several cues of one speaker in a row, as communiques list them, and claims denied behind a day or a name."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Give speakers, stance and content of all statements of a text, read as the product reads it."""
    return [
        (tuple(one.code for one in found.speakers or (found.speaker,) if one), found.stance.value, found.content)
        for found in findings(text, reader=learned()).statements
    ]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The ministers of Nepal and Laos welcomed the pact, hailed the gain and agreed to meet in June.",
            ["the pact", "the gain", "to meet in June"],
        ),
        (
            "Nepal and Laos reaffirmed their vow to meet, underlined the importance of tea and regretted the delay.",
            ["their vow to meet", "the importance of tea", "the delay"],
        ),
        (
            "Nepal and Laos discussed the drought, expressed satisfaction with trade and emphasised the role of Fiji.",
            ["the drought", "with trade", "the role of Fiji"],
        ),
        (
            "Nepal and Laos took note with satisfaction of the growth of trade, condemned piracy and stressed the need for ships.",
            ["the growth of trade", "piracy", "the need for ships"],
        ),
    ],
)
def test_ends_before_the_next_cue(text: str, contents: list[str]) -> None:
    """Each cue of a list tells its own words, and all have the speakers of the first."""
    found = told(text)
    assert [content for _, _, content in found] == contents
    assert len({speakers for speakers, _, _ in found}) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'Nepal\'s army dismissed as "invented" reports that its pilots had fled.',
            [(("NPL.MIL",), "denies", '"invented" reports that its pilots had fled')],
        ),
        (
            "Nepal's army dismissed on Sunday a report by Laos that its pilots had fled.",
            [
                (("NPL.MIL",), "denies", "a report by Laos that its pilots had fled"),
                (("LAO",), "asserts", "that its pilots had fled"),
            ],
        ),
        ("Nepal's army dismissed the threat.", [(("NPL.MIL",), "denies", "the threat")]),
        ("Nepal rejected on Monday the plan.", []),
        ("Nepal's envoy regretted leaving early.", []),
    ],
)
def test_denies_the_whole_claim(text: str, found: list[tuple[tuple[str, ...], str, str]]) -> None:
    """A claim is denied with its noun, also behind the day or the word for it; who made it tells it inside."""
    assert told(text) == found


def test_goes_on_in_quotation_marks() -> None:
    """A quotation in small letters goes on with what stands before its cue."""
    text = "The dam would open, Nepal's minister Hari Thapa said, “but only if Laos pays.”"
    assert [content for _, _, content in told(text)] == ["The dam would open “but only if Laos pays.”"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Nepal recalled its envoy from Laos, calling the vote "a farce".', 'the vote "a farce"'),
        ("Nepal's foreign ministry summoned the Laotian envoy to protest against the raid.", "the raid"),
        ("Nepal noted with concern the rise in rents.", "the rise in rents"),
    ],
)
def test_tells_beside_a_deed(text: str, content: str) -> None:
    """What is called a name, or protested, beside a deed is told by the one who does it."""
    assert [one for _, _, one in told(text)] == [content]


def test_calls_nobody() -> None:
    """A participle of calling without a name in quotation marks tells nothing."""
    assert told("Nepal left the hall, calling its allies.") == []
