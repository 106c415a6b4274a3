"""Tellings of one act in one report."""

from __future__ import annotations

from sample_news import findings


def test_thanks_are_no_retelling_of_a_pact():
    """Who thanks a state in one sentence did not found relations with it in the year of the next one."""
    text = "Peru thanked South Korea for the ships. The two countries established diplomatic relations in 1963."
    told = {("+".join(one.code for one in event.source), event.when.edtf) for event in findings(text).events}
    assert ("PER+KOR", "1963") in told
    assert ("PER", "1963") not in told
