"""What is said by telephone, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

TOLD = "Chad's foreign minister told his Omani counterpart by telephone that the port was open."


def calls(text: str) -> list[tuple[set[str], str | None]]:
    """Give the countries and the mode of each consultation of a text."""
    found = (one for one in findings(text, reader=learned()).events if one.type.value == "CONSULT")
    return [({side.country for side in (*one.source, *one.target)}, one.mode) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"{TOLD} The minister told his Omani counterpart by telephone that it rained.",
        "Chad's president spoke by phone with Oman's king on Friday. He told the Omani king by telephone that it rained.",
    ],
)
def test_who_tells_somebody_by_telephone_consults_him(text):
    """A call is told by what was said in it; told twice it is one call."""
    assert calls(text) == [({"TCD", "OMN"}, "phone")]


@pytest.mark.parametrize(
    "text",
    [
        "Chad's foreign minister told his Omani counterpart that the port was open.",
        "Chad's foreign minister did not tell his Omani counterpart by telephone that the port was open.",
        "Chad's president told Chad's foreign minister by telephone that the port was open.",
        "Chad's president told reporters by telephone that it rained.",
    ],
)
def test_no_call_between_states(text):
    """Words without a telephone, a call that was not made, a call at home, a call to reporters."""
    assert calls(text) == []


@pytest.mark.parametrize(
    ("behind", "medium"),
    [
        (" He said that it rained.", "telephone call"),
        (" He condemned the raid on a market.", "telephone call"),
        (" Chad's foreign minister condemned the raid on a market.", None),
        ("\n\nHe said that it rained.", None),
    ],
)
def test_a_call_goes_on_in_its_paragraph(behind, medium):
    """Who is called "he", or just says more, goes on by telephone; a judgement by name or another paragraph does not."""
    last = findings(TOLD + behind, reader=learned()).statements[-1]
    assert last.medium == medium
