"""What a state promises to its own people only."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def promises(text: str) -> list[str]:
    """Give the givers of the promises of a report."""
    return [party.country for step in findings(text, reader=learned()).steps for party in step.provider]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Norway promised to lower the price of bread.",
        "Norwegian interior minister Lars Berg has vowed to find solutions to make the roads safer.",
        "Ottawa has promised to rid the north of tuberculosis by 2030.",
        "Kuwait's government agreed to form a higher body for the civil service.",
        "Paraguay plans to vaccinate 1.2 million children.",
    ],
)
def test_a_promise_to_ones_own_people_is_no_commitment(text):
    """Bread, roads, health and offices at home are policy, not what one state owes another."""
    assert promises(text) == []


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The European Union pledged to support Africa's efforts to grow more food.", "EUE"),
        ("The Russian government has also offered to increase cooperation in health and education.", "RUS"),
        ("Niger's rulers promised to hold elections in February.", "NER"),
        ("Norway pledged to end whaling, the foreign minister of Chile said.", "NOR"),
    ],
)
def test_a_promise_that_reaches_beyond_a_state_is_one(text, giver):
    """A continent, cooperation, elections and a promise that another state tells of stay."""
    assert promises(text) == [giver]
