"""Unnamed people who speak and act are one mention."""

from __future__ import annotations

from coding.sample_news import findings, learned


def test_who_speaks_unnamed_and_acts_is_mentioned_once() -> None:
    """Two findings of one id made a report unreadable."""
    found = findings("Chinese researchers said they had accused Peru of theft.", reader=learned())
    assert len({one.id for one in found.mentions}) == len(found.mentions)
