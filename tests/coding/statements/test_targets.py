"""Whom a condemnation is about: who did it, never who suffered it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ghana condemned the raid on Chad.", None),
        ("Ghana condemned attacks against Chadian soldiers.", None),
        ("Ghana condemned the shelling of Chad.", None),
        ("Ghana condemned the invasion of Chad by Peru.", "PER"),
        ("Ghana condemned the raid on Chad by Peru.", "PER"),
        ("Ghana condemned Peru's raid on Chad.", "PER"),
        ("Ghana condemned Peru for the raid on Chad.", "PER"),
        ("Ghana condemned the decision of Peru to leave.", "PER"),
    ],
)
def test_who_suffered_is_not_condemned(text: str, target: str | None) -> None:
    """The target of a condemnation is the doer that its words name, or nobody."""
    (one,) = findings(text).statements
    assert (one.target.country if one.target else None) == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ghana demanded 20 ships for Peru.", None),
        ("Ghana called for a union with Peru.", None),
        ("Ghana urged traders from across Peru to sail.", None),
        ("Ghana called on Peru to sail.", "PER"),
        ("Ghana called for Peru's ships to sail.", "PER"),
        ("Ghana demanded sanctions against Peru.", "PER"),
    ],
)
def test_who_stands_beside_what_is_demanded_is_not_asked(text: str, target: str | None) -> None:
    """For whom, with whom and from where something is demanded says nothing of who has to do it."""
    (one,) = findings(text).statements
    assert (one.target.country if one.target else None) == target
