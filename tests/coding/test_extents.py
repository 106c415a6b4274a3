"""Where a content begins and ends, and whose second verb of saying goes on behind it."""

from __future__ import annotations

import pytest
from sample_news import findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kenyan President Juma Oduor praised the fishermen of Lamu but voiced doubts about the port.",
            ["the fishermen of Lamu"],
        ),
        (
            "Kenyan President Juma Oduor praised the fishermen of Lamu and condemned the storm tax.",
            ["the fishermen of Lamu", "the storm tax"],
        ),
        (
            "Kenyan President Juma Oduor confirmed the new timetable, saying the port was approved after two visits.",
            ["the new timetable", "the port was approved after two visits"],
        ),
        (
            "The Kenyan government said that the envoy, Amina Wafula, welcomed the road.",
            ["that the envoy, Amina Wafula, welcomed the road", "the road"],
        ),
        ("Residents who said the water was brown left the town of Lamu.", ["the water was brown"]),
    ],
)
def test_a_content_ends_before_its_speakers_next_cue_and_not_in_an_apposition(text: str, found: list[str]) -> None:
    """A second verb of saying ends an object, a name between commas ends no clause, the main verb ends a relative."""
    assert [one.content for one in findings(text).statements] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Juma Oduor announced this in Lamu on Monday when he opened a school.",
        "Juma Oduor said so on Monday.",
        "The Kenyan government said this following a protest in Lamu.",
    ],
)
def test_words_that_only_point_elsewhere_are_no_content(text: str) -> None:
    """What "this" points at is told in another sentence."""
    assert not findings(text).statements
