"""Who "the Minister" of a read-out is, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

MET = "Foreign Minister Alice Njeri met her Danish counterpart, Lars Holm, in Nairobi on Monday."
HEAD = "Ministry of Foreign Affairs of Kenya"


def last_speaker(text: str, title: str) -> str | None:
    """Give who speaks in the last statement of a text."""
    last = findings(text, title=title, reader=learned()).statements[-1]
    return last.speaker.code if last.speaker is not None else None


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("The Minister condemned the raid on a market.", "KEN.GOV"),
        ("Minister Holm left. The Minister condemned the raid on a market.", "KEN.GOV"),
        ("Minister Holm praised the town. The Minister condemned the raid on a market.", "KEN.GOV"),
        ("Danish Minister Holm praised the town. The Danish minister condemned the raid on a market.", "DNK.GOV"),
    ],
)
def test_the_minister_of_a_read_out_is_the_ministrys_own(behind, speaker):
    """The ministry at the head of the page tells of its own minister, though the guest is called one too."""
    assert last_speaker(f"{MET} {behind}", HEAD) == speaker


def test_without_a_ministry_at_the_head_the_minister_is_the_last_who_spoke():
    """No title says whose page it is."""
    text = f"{MET} Minister Holm praised the town. The Minister condemned the raid on a market."
    assert last_speaker(text, "Talks in Nairobi") == "DNK.GOV"


def test_a_ministry_at_the_head_need_not_say_whose_its_minister_is():
    """A minister without a state is the ministry's own, whoever is the guest."""
    text = "Minister Alice Njeri received the Foreign Minister of Cuba, Juan Soto, on Monday."
    actors = findings(text, title=HEAD, reader=learned()).actors
    assert [one.code for one in actors if one.name == "Alice Njeri"] == ["KEN.GOV"]
