"""The words by which tellings are compared."""

from __future__ import annotations

import pytest

from servanda.linking.context import content_words


@pytest.mark.parametrize(
    "words",
    ["shelling shelled shells shell", "opens opened opening open", "delivery delivering", "pledge pledges pledged"],
)
def test_words_of_other_tenses_and_numbers_are_one(words):
    """What was shelled is told of in "shelling", and what opens was opened."""
    assert len(content_words(words)) == 1


@pytest.mark.parametrize("words", ["sing sung", "bus bed", "boats boots", "trade training"])
def test_other_words_stay_apart(words):
    """Short words keep their ends."""
    assert len(content_words(words)) == 2
