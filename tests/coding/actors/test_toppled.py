"""Whose an official is who is overthrown, held or freed, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import told, whose

KENYA = "NAIROBI, 28 July 2023 - Kenya met Uganda on Monday. Kenya"


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        (f"{KENYA} condemned the overthrow of President Ali Sow by soldiers in Niger.", "President Ali Sow", "NER.GOV"),
        (f"{KENYA} condemned the overthrow of President Ali Sow.", "President Ali Sow", "---"),
        (f"{KENYA} wants the release of Minister Ali Sow. Chad paid.", "Minister Ali Sow", "---"),
        (f"{KENYA} left. Soldiers in Chad detained Minister Ali Sow.", "Minister Ali Sow", "---"),
        (f"{KENYA} left. The arrest of Minister Ali Sow was swift.", "Minister Ali Sow", "KEN.GOV"),
        (f"{KENYA} urged the men who ousted President Ali Sow in Niger to pay.", "President Ali Sow", "NER.GOV"),
    ],
)
def test_who_is_toppled_is_not_of_the_state_that_tells_it(text, quote, code):
    """The one other state of the sentence is his; without one he is of no known state."""
    assert whose(told(f"{text}\n"), quote) == [code]


def test_the_junta_is_where_somebody_was_toppled():
    """A report from elsewhere does not make it that state's own, and its envoy goes with it."""
    found = told(
        f"{KENYA} condemned the overthrow of President Ali Sow by soldiers in Niger. President Ana Ruto will not "
        "recognise the junta. A junta envoy flew to Mali. The military rulers in Niamey closed the border. The ousted "
        "president spoke.\n"
    )
    assert whose(found, "the junta") == ["NER.GOV.JUNTA"]
    assert whose(found, "A junta envoy") == whose(found, "The military rulers") == ["NER.GOV"]
    assert "KEN.GOV" not in whose(found, "The ousted president")
