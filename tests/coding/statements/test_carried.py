"""Whom a speaker cites for what he says."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Chad's government, quoting Kenyan envoy Ann Barasa, said that the road was shut.",
            {"Ann Barasa": "that the road was shut"},
        ),
        ("The road is shut, Chad's army said, citing Kenyan envoy Ann Barasa.", {"Ann Barasa": "The road is shut"}),
    ],
)
def test_who_is_cited_says_it_inside_the_words_of_who_cites(text: str, speakers: dict[str, str]) -> None:
    """The one who is cited has a statement of his own, nested in that of the one who cites."""
    found = findings(text, reader=learned()).statements
    cited = [one for one in found if one.nested_in is not None]
    assert {one.speaker.name: one.content for one in cited if one.speaker} == speakers
    assert {one.nested_in for one in cited} <= {one.id for one in found if one.nested_in is None}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's government said the road had failed, citing a lack of cement.",
        "Kenya's army said the raid was over, citing a Reuters report.",
    ],
)
def test_reasons_and_other_outlets_are_not_cited_speakers(text: str) -> None:
    """A reason says nothing, and a paper that carries words is no speaker; neither belongs to the content."""
    (one,) = findings(text, reader=learned()).statements
    assert one.content in {"the road had failed", "the raid was over"}
