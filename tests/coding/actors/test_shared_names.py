"""Which of two states of one name is meant, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_cast import codes


@pytest.mark.parametrize(
    ("dateline", "text", "code"),
    [
        ("KINSHASA, 9 May 2024 -", "The Congolese army said that the east was calm.", "COD.MIL"),
        ("BRAZZAVILLE, 9 May 2024 -", "The Congolese army said that the north was calm.", "COG.MIL"),
        ("GOMA, 9 May 2024 -", "The Congolese army said that the town was calm.", "COD.MIL"),
        ("POINTE-NOIRE (Wire) -", "The Congolese army said that the town was calm.", "COG.MIL"),
        ("", "The Congolese army said on Monday that the road to Lubumbashi was open.", "COD.MIL"),
        ("", "M23 rebels left a town, the Congolese army said on Monday. The Congolese army wept.", "COD.MIL"),
    ],
)
def test_places_and_groups_tell_the_state(dateline, text, code):
    """The town that a report was written in, a town it leads to or a group of one of the states decides."""
    assert codes(text, dateline=dateline)["The Congolese army"] == code


@pytest.mark.parametrize(
    "text",
    [
        "The Congolese army said on Monday that the river was calm.",
        "The Congolese army said on Monday that the roads to Lubumbashi and Pointe-Noire were open.",
        "The Congolese army said on Monday that the road to Springfield was open.",
        "The Congolese army said on Monday that the road to Lugenda was open.",
    ],
)
def test_what_nothing_or_both_tell_stays_open(text):
    """No town, towns of both states, or a town of many states or of none decide nothing."""
    assert codes(text)["The Congolese army"] is None


def test_a_capital_that_somebody_flies_to_leaves_the_dateline_its_say():
    """The other state's capital beside it is a place that is told of."""
    text = "The Congolese army attacked a camp near Bunia. The minister flew to Brazzaville."
    assert codes(text, dateline="KINSHASA, 9 May 2024 -")["The Congolese army"] == "COD.MIL"


def test_a_state_named_plainly_goes_before_towns():
    """The state in words is meant, wherever the report was written."""
    text = "The Republic of the Congo spoke. The Congolese army left on Monday."
    assert codes(text, dateline="GOMA, 9 May 2024 -")["The Congolese army"] == "COG.MIL"
