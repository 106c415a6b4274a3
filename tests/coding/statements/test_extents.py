"""Where a content begins and ends, and whose second verb of saying goes on behind it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kenyan President Juma Oduor praised the fishermen of Lamu but voiced doubts about the port.",
            ["the fishermen of Lamu", "about the port"],
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kenyan presidency denied that Chad denied it, saying that both had paid.", "that Chad denied it"),
        ("The Kenyan presidency said that it would veto the bill, while Chad thanked the crew.", "that it would veto"),
        ("The Kenyan presidency said that the gap was wide, in a speech to parliament.", "that the gap was wide"),
        ("The Kenyan presidency called for an inquiry into those who had left, and Chad's name came up.", "an inquiry"),
        ("The Kenyan presidency praised the clerks while Chad withdrew its ships.", "the clerks"),
        ("The Kenyan presidency demanded that Chad publish the text, and accused it of fraud.", "that Chad publish"),
        ("The Kenyan presidency urged Chad to open the road, and appealed to donors for help.", "Chad to open"),
        ("The Kenyan presidency disputed that account, saying that it had paid.", "that account"),
    ],
)
def test_a_content_ends_where_somebody_else_or_another_cue_begins(text: str, found: str) -> None:
    """A participle of saying, "while" and another speaker, a manner behind a comma, and a second cue end a content."""
    first = findings(text, reader=learned()).statements[0]
    assert first.content.startswith(found)
    assert not {"saying", "thanked", "speech", "name", "ships", "accused", "appealed"} & set(first.content.split())
