"""Who says what in the prose of ministries, meetings, digests and local desks."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import NO_CODE


def told(text: str) -> list[tuple[str | None, str]]:
    """Give speaker and content of all statements of a text, read as the product reads it."""
    found = findings(text, reader=learned()).statements
    return [(one.speaker.name if one.speaker else None, one.content) for one in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The representative of Nepal said the fund was empty.", "representative of Nepal", "the fund was empty"),
        ("Fiji's delegate thanked Peru for its boats.", "Fiji's delegate", "Peru for its boats"),
        (
            "The delegate of Nepal, speaking also on behalf of Bhutan, Laos and Fiji, condemned the raid.",
            "delegate of Nepal",
            "the raid",
        ),
        (
            "The envoy of Nepal met the mayor of Sohar on Monday. The envoy said the bridge would open.",
            "envoy of Nepal",
            "the bridge would open",
        ),
        (
            "The Ambassador of Nepal to our country, Mr. Hari Thapa, said the bridge would open.",
            "Hari Thapa",
            "the bridge would open",
        ),
        (
            "Togo's Minister of Water and Rural Roads, Kofi Agbo, said the bridge would open.",
            "Kofi Agbo",
            "the bridge would open",
        ),
        (
            "The delegate of Nepal, stressing that the fund was empty, left the hall.",
            "delegate of Nepal",
            "that the fund was empty",
        ),
        (
            "Togo's president used his speech on Monday to announce that the port would close.",
            "Togo's president",
            "that the port would close",
        ),
        (
            "Togo's envoy wrote to the bank to demand that it return the gold.",
            "Togo's envoy",
            "that it return the gold",
        ),
        ('Nepal closes two mines. Mines Minister Hari Thapa: "We had no choice."', "Hari Thapa", '"We had no choice."'),
        (
            "Togo has, according to the Lake Courier, ordered ten ferries.",
            "Lake Courier",
            "Togo has ordered ten ferries",
        ),
        ("Togo's government dismissed the speech as theatre.", "Government of Togo", "the speech as theatre"),
        (
            "Togo's mines minister Kofi Agbo has left, his office said.",
            "Kofi Agbo",
            "Togo's mines minister Kofi Agbo has left",
        ),
        (
            "Togo rejects the assertion of the Beninese Navy that its trawler was fishing there.",
            "Armed forces of Benin",
            "that its trawler was fishing there",
        ),
        ('The Peruvian trade minister called it "political".', "Peruvian trade minister", 'it "political"'),
        ('Lima sends two ships. Quito calls it a "farce".', "Ecuador", 'it a "farce"'),
        (
            "Sudan's army lost the town. The RSF said it held the bridge too.",
            "Rapid Support Forces",
            "it held the bridge too",
        ),
    ],
)
def test_says(text: str, speaker: str, content: str) -> None:
    """The text's words are told by this speaker."""
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thousands took to the streets to demand that the mayor resign.",
        "Togo used force to demand that the ferries leave.",
        "Togo held a meeting to discuss the draft of the pact.",
        "Togo's president dismissed General Yao as chief of the army.",
    ],
)
def test_says_nothing(text: str) -> None:
    """What is done with no words behind it is no statement."""
    assert told(text) == []


def test_keeps_others_delegates_apart() -> None:
    """A company's, a club's or a union's representative speaks for no state; "US Representative" sits in a house."""
    found = findings(
        "The Nepali representative of Hilltop Tea said rain was late. US Representative John Miller said he would leave."
        " Union delegate Hari Thapa said Nepal was short of tea.",
        reader=learned(),
    )
    codes = {one.content: one.speaker.code if one.speaker else None for one in found.statements}
    assert codes == {"rain was late": None, "he would leave": "USA.LEG", "Nepal was short of tea": NO_CODE}


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("In its letter to the Security Council, Togo said it was late. Togo urged the Council to act.", "UNO.SC"),
        ("Iran's Security Council met on Monday. Togo urged the Security Council to act.", None),
    ],
)
def test_hears_of_the_council(text: str, hearer: str | None) -> None:
    """ "The Council" is the United Nations' where their words stand beside it, and never beside a state's own."""
    found = findings(text, reader=learned()).statements
    assert [one.hearer.code if one.hearer else None for one in found if one.cue == "urged"] == [hearer]


def test_keeps_two_ministers_apart() -> None:
    """ "The prime minister" is not the foreign minister whom only an office tells."""
    text = "Nepal's foreign minister met the guests in May. The Prime Minister said the bridge would open."
    found = findings(text, reader=learned()).statements
    assert [one.speaker.name for one in found if one.speaker is not None] != ["Nepal's foreign minister"]
