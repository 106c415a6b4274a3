"""Works that one state pays for in another, by the word before them."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def works(text: str) -> list[Step]:
    """Give the steps of a report that this rule reads."""
    steps = findings(text, reader=learned()).steps
    return [step for step in steps if any(one.rule == "step.works" for one in step.evidence)]


@pytest.mark.parametrize(
    ("text", "kind", "item"),
    [
        ("The president of Chad inaugurated a Swedish-funded hospital in Ndjamena on Monday.", "fulfilled", "hospital"),
        ("A Swedish-financed water plant opened in Chad on Monday.", "fulfilled", "water plant"),
        ("Construction of the Swedish-funded dam in Chad began in May.", "partly_delivered", "dam"),
    ],
)
def test_a_paid_work_that_is_begun_or_opened_is_given(text, kind, item):
    """What a state pays for in another is given in part when it is begun, and fulfilled when it is opened."""
    (step,) = works(text)
    assert (step.step.value, [line.item for line in step.lines]) == (kind, [item])
    assert [party.country for party in (*step.provider, *step.recipient)] == ["SWE", "TCD"]


@pytest.mark.parametrize(
    "text",
    [
        "The Swedish-financed bridge will open next year in Togo.",
        "A Swedish-funded radio station opened in Chad.",
        "A Swedish-built hospital opened in Chad.",
        "A Swedish-funded hospital opened in Stockholm.",
    ],
)
def test_works_to_come_paid_for_or_at_home_are_not_given(text):
    """What will open, what is no work, what was only built and what stands at home is no gift."""
    assert works(text) == []


def test_what_an_envoy_opens_abroad_was_paid_for():
    """A hospital that an ambassador inaugurates in the land where he is posted is his state's gift."""
    (step,) = works("Swedish ambassador Nils Berg inaugurated a women's hospital in Chad on Monday.")
    assert [party.country for party in (*step.provider, *step.recipient)] == ["SWE", "TCD"]
    assert works("The Swedish ambassador to Chad opened an exhibition in Ndjamena.") == []


def test_what_a_charity_carries_out_abroad_is_given_in_part():
    """Projects that a state's charity or agency implements in another land are its help, not yet whole."""
    (step,) = works("In June 2013 Kuwait Charity implemented two projects for refugees in Jordan.")
    assert step.step.value == "partly_delivered"
    assert [party.country for party in (*step.provider, *step.recipient)] == ["KWT", "JOR"]
    assert works("Swedish firms implemented two projects for shops in Jordan.") == []
