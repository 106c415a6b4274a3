"""What is said by a noun with its owner, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def rows(text: str) -> list[tuple[str | None, str, str]]:
    """Give speaker, stance and content of the statements that a noun makes."""
    said = findings(text, reader=learned()).statements
    return [
        (one.speaker.code if one.speaker else None, one.stance.value, one.content)
        for one in said
        if one.evidence[0].rule == "statement.noun"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru rejected Chile's claim that its soldiers had crossed the border.",
            ("CHL", "asserts", "that its soldiers had crossed the border"),
        ),
        (
            "The Peruvian foreign ministry's warning that the bridge would close alarmed the traders.",
            ("PER.GOV.MFA", "warns", "that the bridge would close"),
        ),
        ("The accusation by Peru that Chile armed rebels was denied.", ("PER", "accuses", "that Chile armed rebels")),
    ],
)
def test_a_noun_with_its_owner_is_a_cue(text: str, expected: tuple[str, str, str]):
    """The owner speaks; the content ends before the verb whose subject the noun is."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["Peru dismissed reports that the bridge was closed.", "The claim that the bridge was closed surprised Peru."],
)
def test_a_claim_of_nobody_is_no_statement(text: str):
    """Without an owner nobody is known to have said it."""
    assert rows(text) == []


def test_what_is_claimed_stands_inside_its_denial():
    """Peru denies; that Chile claims it is told inside the denial."""
    said = findings(
        "Peru rejected Chile's claim that its soldiers had crossed the border.", reader=learned()
    ).statements
    assert [one.nested_in is not None for one in said] == [False, True]
    assert [one.stance.value for one in said] == ["denies", "asserts"]
