"""Denials: of a claim that the same sentence tells, of a criticism, by people whom nothing names."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Stance


@pytest.mark.parametrize(
    ("text", "denier", "claim"),
    [
        ("Peru accused Chad of theft, a claim that the Chadian government rejected.", "TCD", "a claim"),
        ("Peru accused Chad of theft, an unproven accusation Chad denies.", "TCD", "an unproven accusation"),
        ("Peru accused Chad of theft, a charge dismissed by Chad.", "TCD", "a charge"),
        ("Peru accused Chad of theft, allegations that Chad has denied.", "TCD", "allegations"),
    ],
)
def test_a_claim_is_denied_behind_its_comma(text: str, denier: str, claim: str) -> None:
    """Accuser and denier each make a statement of their own, and neither holds the words of the other."""
    found = findings(text).statements
    told = [((one.speaker.code if one.speaker else "").split(".")[0], one.stance, one.content) for one in found]
    assert told == [("PER", Stance.ACCUSES, "Chad of theft"), (denier, Stance.DENIES, claim)]
    assert [one.nested_in for one in found] == [None, None]


def test_a_claim_that_nobody_denies_has_one_speaker() -> None:
    """What could not be checked is not denied."""
    (one,) = findings("Peru accused Chad of theft, a claim that could not be verified.").statements
    assert (one.stance, one.content) == (Stance.ACCUSES, "Chad of theft")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Chad dismissed the criticism.", "the criticism"),
        ("Chad rebuffed the accusations on Monday.", "the accusations on Monday"),
        ("Both bankers denied the charges.", "the charges"),
    ],
)
def test_a_criticism_dismissed_is_denied(text: str, content: str) -> None:
    """Who waves a claim away denies it; people without a name do so too."""
    (one,) = findings(text).statements
    assert (one.stance, one.content) == (Stance.DENIES, content)


def test_who_dismisses_a_person_or_an_offer_denies_nothing() -> None:
    """A general who loses his post and an offer turned down are events."""
    assert findings("Chad dismissed its army chief. Chad rejected the offer.").statements == ()


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        (
            "The road was open, Chadian President Idris Maina said on Monday, pledging to send 40 lorries a day.",
            Stance.PROMISES,
            "to send 40 lorries a day",
        ),
        ("The road was shut, the Chadian government said, urging Peru to wait.", Stance.DEMANDS, "Peru to wait"),
        (
            "The road was open, the Chadian government said, adding that it had paid.",
            Stance.ASSERTS,
            "that it had paid",
        ),
    ],
)
def test_a_participle_behind_the_speaker_is_a_statement(text: str, stance: Stance, content: str) -> None:
    """What is promised, demanded or added behind "said" is the same speaker's next statement."""
    _, one = findings(text, reader=learned()).statements
    assert (one.speaker.country if one.speaker else None, one.stance, one.content) == ("TCD", stance, content)
