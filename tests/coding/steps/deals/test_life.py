"""What became of the only deal of a report that tells of no deed."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def life(text: str) -> list[Step]:
    """Give the steps of a report that this rule reads."""
    steps = findings(text, reader=learned()).steps
    return [step for step in steps if any(one.rule == "step.life" for one in step.evidence)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Norway granted Togo $5 million to build two roads. This project was still in implementation in May.",
            "partly_delivered",
        ),
        (
            "A ground-breaking ceremony was held on Monday in Lome. Norway will lend Togo $5 million for the bridge.",
            "partly_delivered",
        ),
    ],
)
def test_works_of_the_only_deal_begin(text, kind):
    """A project under way, and a ceremony told before its deal, move the deal of the report."""
    (step,) = life(text)
    assert step.step.value == kind
    assert [party.country for party in (*step.provider, *step.recipient)] == ["NOR", "TGO"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway granted Togo $5 million to build two roads. It is unclear whether this project is in implementation.",
        "Norway granted Togo $5 million to build two roads. This project is likely to be in implementation.",
        "A signing ceremony was held on Monday in Lome. Norway will lend Togo $5 million for the bridge.",
        "A ground-breaking ceremony was held on Monday in Peru. Norway will lend Togo $5 million for the bridge.",
        "A ground-breaking ceremony was held in Lome. Norway will lend Togo and Chad $5 million for the bridge.",
    ],
)
def test_what_is_doubted_signed_or_elsewhere_moves_nothing(text):
    """Doubt, a paper, a third state and a deal of three leave the deal where it was."""
    assert not life(text)
