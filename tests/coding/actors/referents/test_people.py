"""Persons called again by "the official"."""

from __future__ import annotations

import pytest

from coding.sample_news import findings

OPENED = "The harbour of Peru was opened by the Minister of Fisheries, Ana Paredes."
CALLED = '"The harbour will last," said the official.'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{OPENED}\n\n{CALLED}", "Ana Paredes"),
        (f"{OPENED} A senior official was there. {CALLED}", None),
        (f"{OPENED} Trade Minister Rita Solano was there. {CALLED}", None),
        (f"The harbour of Peru was opened by the singer Ana Paredes. {CALLED}", None),
    ],
)
def test_the_official_is_the_only_one_named_where_nobody_has_spoken(text, name):
    """An official without a name, a second minister or somebody without an office leave it open."""
    (told,) = findings(text).statements
    assert (told.speaker and told.speaker.name) == name
