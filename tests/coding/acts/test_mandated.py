"""Acts in a bare form behind a word of asking."""

from __future__ import annotations

from itertools import product

import pytest

from coding.sample_news import findings, learned
from servanda.reading import RuleReader

_ASKED = (
    "Peru proposed that the United States {}.",
    "Peru demanded that Chad {}.",
    "Peru insisted that Chad {}.",
    "Peru moved that both countries {}.",
    "Peru demanded Chad {}.",
    "Proposed that Chad {}.",
    "It is essential that the United States {}.",
    "A proposal that the United States {} was discussed.",
    "Peru's demand that the United States {} was rejected.",
    "Peru's proposal is that the United States {}.",
)
_BARE = (
    "lift sanctions on Malawi",
    "withdraw troops from Malawi",
    "send weapons to Malawi",
    "give Malawi 20 million dollars",
)


@pytest.mark.parametrize("reader", [RuleReader, pytest.param(learned, marks=pytest.mark.slow)])
@pytest.mark.parametrize("text", [opener.format(act) for opener, act in product(_ASKED, _BARE)])
def test_a_bare_form_that_is_asked_for_is_no_fact(text, reader):
    """What is proposed, demanded or needed in a bare form did not happen and delivers nothing."""
    found = findings(text, reader=reader())
    assert not [one for one in found.events if one.status.value == "actual" and one.type.value in {"AID", "RETREAT"}]
    assert not {one.step.value for one in found.steps} & {"partly_delivered", "fulfilled"}


@pytest.mark.parametrize("reader", [RuleReader, learned])
def test_a_past_form_behind_insisting_is_told(reader):
    """Who insists that something was done tells it."""
    found = findings("Peru insisted that Chad sent weapons to Malawi.", reader=reader())
    assert [one.status.value for one in found.events if one.type.value == "AID"] == ["actual"]
