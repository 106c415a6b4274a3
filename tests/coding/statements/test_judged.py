"""Judgements and demands in the passive, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Chad was accused by Kenya of arming rebels.", "KEN", "Chad of arming rebels"),
        ("The raid was condemned by Kenya on Monday.", "KEN", "The raid"),
        ("Chad was urged by Kenya to free the men.", "KEN", "Chad to free the men"),
    ],
)
def test_who_judges_in_the_passive_speaks(text, speaker, content):
    """ "By" names who accuses, condemns or urges; what it is for is said of the subject."""
    (told,) = findings(text, reader=learned()).statements
    assert told.speaker is not None
    assert (told.speaker.country, told.content) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "The raid was not condemned by Kenya.",
        "The raid should be condemned by Kenya.",
        "Juma Oduor was welcomed by Kenya.",
    ],
)
def test_nobody_judges_what_is_denied_or_only_wanted(text):
    """A passive that is denied, only wanted or no judgement says nothing."""
    assert not findings(text, reader=learned()).statements
