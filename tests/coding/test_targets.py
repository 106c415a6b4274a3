"""Whom a condemnation is about: who did it, never who suffered it."""

from __future__ import annotations

import pytest
from sample_news import findings


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
