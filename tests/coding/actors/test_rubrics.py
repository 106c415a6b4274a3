"""What a line of a digest is about: "* Peru: the army ...", "Togo. The rulers ...", stretches under headings."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def speakers(text: str) -> dict[str, str | None]:
    """Give the code of each statement's speaker, by its content."""
    found = findings(text, reader=learned()).statements
    return {one.content: one.speaker.code if one.speaker else None for one in found}


_UNDER_HEADINGS = """The week in the region was quiet.

Nepal

Foreign Minister Hari Thapa said Laos was late.

Laos

The foreign ministry said Nepal was late.

Fiji

The finance ministry said Laos was rich.
"""


@pytest.mark.parametrize(
    ("text", "content", "code"),
    [
        (
            "* Nepal: Prime Minister Hari Thapa said the dam was full.\n* Laos: Two ferries sank near Chile's island.",
            "the dam was full",
            "NPL.GOV",
        ),
        (
            "Nepal. The two ferries of Laos sank near Chile.\n\nLaos. Former minister Kham Souk said Chile was late.",
            "Chile was late",
            "LAO.GOV",
        ),
        ("* Laos: Defence ministry says ten Chinese ferries sank.", "ten Chinese ferries sank", "LAO.GOV.MOD"),
        (
            _UNDER_HEADINGS,
            "Nepal was late",
            "LAO.GOV.MFA",
        ),
    ],
)
def test_is_of_the_lines_state(text: str, content: str, code: str) -> None:
    """An office or body without a state is of the state that opens its line."""
    assert speakers(text)[content] == code


def test_cuts_the_label_off() -> None:
    """The state before a colon that opens a list's item is no part of what the item tells."""
    found = speakers("* Nepal: Dam to open in Pokhara on Friday, the Lake Courier reported, citing officials.")
    assert list(found) == ["Dam to open in Pokhara on Friday"]


def test_needs_the_start_of_a_line() -> None:
    """A state inside a sentence, or a colon behind other words, is no rubric."""
    found = speakers("The guests were from Laos: Foreign Minister Hari Thapa said Nepal was late.")
    assert set(found.values()) != {"LAO.GOV"}
