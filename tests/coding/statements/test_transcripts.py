"""Interviews printed in turns; all persons are invented."""

from __future__ import annotations

from coding.sample_news import findings, learned
from servanda.model import SpeechMode, Stance, Statement

ASKED = "Q: When will the road open?\n\n{}\n\nQ: Who pays for it?\n\n{}"


def told(text: str, **options: object) -> tuple[Statement, ...]:
    """Give the statements of a text that stand in no other one."""
    found = findings(text, reader=learned(), **options).statements  # type: ignore[arg-type]
    return tuple(one for one in found if one.nested_in is None)


def test_a_label_speaks_its_turn_and_who_asks_says_nothing() -> None:
    """Each turn of the minister is a statement in the minister's own words, also the lines that go on with it."""
    text = ASKED.format(
        "Kenyan Transport Minister Amina Wafula: We will open it in May.\n\nIt will be free.",
        "Kenyan Transport Minister Amina Wafula: The bank of the lake pays.",
    )
    first, second = told(text)
    assert [one.speaker.name if one.speaker else None for one in (first, second)] == ["Amina Wafula", "Amina Wafula"]
    assert first.content == "We will open it in May.\n\nIt will be free."
    assert (first.mode, first.stance, second.stance) == (SpeechMode.DIRECT, Stance.PROMISES, Stance.ASSERTS)


def test_an_answer_is_the_last_one_named_in_a_label() -> None:
    """ "A:" behind "Amina Wafula:" is Amina Wafula; without a name nobody."""
    text = ASKED.format("Amina Wafula: It opens in May.", "A: The bank of the lake pays.")
    assert [one.speaker.name for one in told(text) if one.speaker] == ["Amina Wafula", "Amina Wafula"]
    unnamed = told(ASKED.format("A: It opens in May.", "A: The bank of the lake pays."))
    assert [one.speaker for one in unnamed] == [None, None]


def test_initials_call_a_label_again() -> None:
    """ "AW:" is Amina Wafula, "LC:" the Lake Courier that asks."""
    text = (
        "The Lake Courier: When will it open?\n\nAmina Wafula: It opens in May.\n\n"
        "TLC: Who pays?\n\nAW: The bank of the lake pays."
    )
    assert [one.speaker.name for one in told(text) if one.speaker] == ["Amina Wafula", "Amina Wafula"]


def test_a_few_lines_with_colons_are_no_transcript() -> None:
    """A list of places with their hours is not spoken."""
    assert not told("Nairobi: open from six.\n\nKisumu: open from seven.\n\nMombasa: shut for the day.")


def test_a_transcript_says_what_it_is_at_its_top() -> None:
    """Answers carry the medium that the page names before them, and none where it names none."""
    turns = ASKED.format("Amina Wafula: It opens in May.", "Amina Wafula: The bank of the lake pays.")
    printed = told("The minister spoke in an interview about the road.\n\n" + turns)
    assert [one.medium for one in printed if one.content.startswith(("It", "The bank"))] == ["interview", "interview"]
    assert [one.medium for one in told(turns)] == [None, None]
