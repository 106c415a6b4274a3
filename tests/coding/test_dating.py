"""The day of an act."""

from __future__ import annotations

import pytest
from sample_news import findings

from servanda.model import EventType


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Chile accused Peru on Monday of shelling Bolivia.", {"ACCUSE": "2022-06-13", "ASSAULT": "[..2022-06-15]"}),
        ("Chile asked Peru on Monday to send rice to Bolivia.", {"REQUEST": "2022-06-13", "AID": None}),
        ("Chile shelled Peru on Monday.", {"ASSAULT": "2022-06-13"}),
    ],
)
def test_a_day_before_an_act_that_is_only_named_is_of_the_verb_above(text, days):
    """Who accuses or asks on a day does so on that day; of the act itself it says nothing."""
    found = {event.type: event.when.edtf for event in findings(text).events}
    assert found == {EventType(type_): day for type_, day in days.items()}
