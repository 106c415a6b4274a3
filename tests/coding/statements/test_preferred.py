"""What the reader heard beside a cue, where the clauses take other words or none."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def contents(text: str) -> list[str]:
    """Give the contents of the statements of a text, read by the shipped reader."""
    return [one.content for one in findings(text, reader=learned()).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            (
                "Kenya's foreign ministry said in a read-out that Ann Barasa had conferred with the Chadian envoy about"
                " the release of two nurses."
            ),
            "that Ann Barasa had conferred with the Chadian envoy about the release of two nurses",
        ),
        (
            (
                "Water will flow again within days, the head of Kenya's water board, Ann Barasa, assured customers after a"
                " tour of the dam."
            ),
            "Water will flow again within days",
        ),
        ("Amid fears that the truce would not hold, Kenya's army told its staff to leave.", "its staff to leave"),
        (
            (
                "The court held that the decree, which Kenyan minister Ann Barasa had described as a technical measure,"
                " broke the law."
            ),
            "as a technical measure",
        ),
        (
            "Four in ten Kenyans say the reform went too far, a survey released on 3 May found.",
            "Four in ten Kenyans say the reform went too far",
        ),
        ("Kenyan coach Ann Barasa spoke of the match, mentioning it was hard.", "it was hard"),
        (
            "The announcement by Kenya's government that night trains would end drew protests.",
            "that night trains would end",
        ),
        (
            "Pupils abroad have until May to register, announced the Kenyan embassy in Lima, which expects many.",
            "Pupils abroad have until May to register",
        ),
    ],
)
def test_a_heard_content_stands_where_the_clauses_err(text: str, content: str) -> None:
    """Another clause, an outer speaker, or a noun of saying: the words that were heard are told."""
    assert content in contents(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kenya and Chad will meet, Kenyan envoy Ann Barasa told reporters, without saying when.", "will meet"),
        ("The army left, Kenyan envoy Ann Barasa said on Monday, and nobody saw it go.", "The army left"),
    ],
)
def test_what_only_stands_beside_a_cue_is_not_preferred(text: str, content: str) -> None:
    """How something was said, and what the narrator adds, is no content."""
    assert any(one.endswith(content) for one in contents(text))
    assert not any("when" in one or "nobody" in one for one in contents(text))
