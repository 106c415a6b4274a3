"""What a body says line by line or between semicolons: resolutions, communiques, rulings."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def said(text: str) -> list[tuple[str | None, str]]:
    """Give speaker and content of each statement of a text, read by the shipped reader."""
    found = findings(text, reader=learned()).statements
    return [(one.speaker.name if one.speaker else None, one.content) for one in found]


def test_each_line_of_a_resolution_is_said_by_the_body_that_heads_it() -> None:
    """The grounds count where they tell something; a mere pointer at an older paper does not."""
    text = (
        "The text adopted in Nairobi reads as follows.\n\nThe African Union,\n"
        "Noting with concern that the lake has shrunk,\nRecalling its resolution of 3 May,\n"
        "1. Condemns the killing of two nurses in Mali;\n2. Calls upon Chad to open its border;\n"
        "3. Decides to meet again in June."
    )
    assert said(text) == [
        ("African Union", "that the lake has shrunk"),
        ("African Union", "the killing of two nurses in Mali"),
        ("African Union", "Chad to open its border"),
        ("African Union", "to meet again in June"),
    ]


def test_a_single_line_of_praise_makes_no_resolution() -> None:
    """A name before a comma and one verb are a list or a heading, as many pages print them."""
    text = "Some names of the day:\n\nThe African Union,\nThe lake of Chad,\nPraises in verse."
    rules = {cite.rule for one in findings(text, reader=learned()).statements for cite in one.evidence}
    assert "statement.resolved" not in rules


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            (
                "The African Union condemns the raid on the mill; calls upon both sides to talk; and decides to send nurses"
                " to Mali."
            ),
            ["the raid on the mill", "both sides to talk", "to send nurses to Mali"],
        ),
        (
            "The African Union condemns the raid on the mill; rebels killed two clerks there in May.",
            ["the raid on the mill"],
        ),
    ],
)
def test_one_speaker_goes_on_behind_semicolons(text: str, contents: list[str]) -> None:
    """A verb of saying in the same tense right behind a semicolon has the speaker of the first one."""
    assert said(text) == [("African Union", content) for content in contents]
