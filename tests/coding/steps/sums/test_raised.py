"""Promised sums that were raised or cut to others."""

from __future__ import annotations

import pytest

from coding.sample_news import findings
from servanda.model import Scope, StepKind


def told(text: str) -> list[tuple[StepKind, Scope, float | None]]:
    """Give what the steps of a report do, with their sums in millions."""
    steps = findings(text).steps
    return [(one.step, one.scope, line.value and line.value.high / 1e6) for one in steps for line in one.lines]


NEW, OLD, MORE = ((StepKind.PLEDGED, scope) for scope in (Scope.CUMULATIVE, Scope.RESTATEMENT, Scope.INCREMENT))


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Norway raised its pledge to Togo from 30 million euros to 45 million euros on 5 May 2023.",
            {(*NEW, 45), (*OLD, 30)},
        ),
        ("Oman has doubled its pledge to Chad to 20 million dollars.", {(*NEW, 20)}),
        ("Peru cut its commitment to Haiti to 5 million dollars in May 2023.", {(*NEW, 5)}),
        ("Norway's pledge to Togo was reduced from $9 million to $6 million in May 2023.", {(*NEW, 6), (*OLD, 9)}),
        ("Oman topped up its aid pledge for Chad to 20 million dollars on 5 May 2023.", {(*NEW, 20)}),
        ("Norway increased its pledge to Togo by 15 million euros on 5 May 2023.", {(*MORE, 15)}),
    ],
)
def test_what_a_pledge_became_is_all_of_it_and_what_it_is_raised_by_is_new(text, sums):
    """The new sum is a whole, the old one is said again, what it is raised by is on top."""
    assert set(told(text)) == sums


@pytest.mark.parametrize(
    "text",
    [
        "Togo asked Norway to raise its pledge to Togo to 45 million euros.",
        "Norway refused to raise its pledge to Togo to 45 million euros.",
        "Norway could raise its pledge to Togo to 45 million euros.",
        "Norway raised taxes from 30 million euros to 45 million euros.",
        "Norway cut its pledge to Togo by 5 million euros.",
        "Norway raised its pledge. It has 45 million people.",
        "Norway denied that it had raised its pledge to Togo to 45 million euros.",
        "Norway raised its pledge to 45 million euros.",
    ],
)
def test_what_was_not_raised_and_what_is_no_pledge_is_nothing(text):
    """Nothing is raised by asking or refusing, and taxes are no pledge; a pledge to nobody known is nobody's."""
    assert NEW not in {one[:2] for one in told(text)}
    assert not any(scope is Scope.INCREMENT for _, scope, _ in told(text))


def test_the_day_of_the_change_is_that_of_its_sentence():
    """Not that of the page."""
    (step,) = findings("Oman has doubled its pledge to Chad to 20 million dollars on 5 May 2023.").steps
    assert step.when.edtf == "2023-05-05"
