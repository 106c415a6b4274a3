"""Forces that leave in parts, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str | None, float | None]]:
    """Give step, day and number of each withdrawal."""
    steps = findings(text, reader=learned()).steps
    numbers = [next((line.quantity.low for line in one.lines if line.quantity), None) for one in steps]
    return [(one.step.value, one.when.edtf, number) for one, number in zip(steps, numbers, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya ended the second phase of the pullout on 3 May 2021, pulling out 400 soldiers from Somalia.",
            ("partly_delivered", "2021-05-03", 400),
        ),
        (
            "Oman finished the first stage of its pullout from Yemen on 4 June 2021, withdrawing 90 troops.",
            ("partly_delivered", "2021-06-04", 90),
        ),
        ("Peru withdrew 70 soldiers from Togo on 3 May 2021 in a third phase.", ("partly_delivered", "2021-05-03", 70)),
        ("Peru withdrew 70 soldiers from Togo on 3 May 2021.", ("fulfilled", "2021-05-03", 70)),
        ("The last 60 Peruvian soldiers left Togo on 3 May 2021.", ("fulfilled", "2021-05-03", 60)),
        ("The 300 Kenyan troops left Togo on 3 May 2021.", ("fulfilled", "2021-05-03", 300)),
    ],
)
def test_a_phase_has_its_own_day_and_number(text, expected):
    """What is done with an act is done on its day; one phase is a part of the whole."""
    assert told(text) == [expected]


def test_about_so_many_are_not_some_of_them():
    """About 300 soldiers may be all of them; "some soldiers" are not."""
    assert [step for step, _, _ in told("Some 300 Kenyan soldiers left Togo on 3 May 2021.")] == ["fulfilled"]
    assert [step for step, _, _ in told("Kenya withdrew some soldiers from Togo on 3 May 2021.")] == [
        "partly_delivered"
    ]


def test_what_was_done_before_has_a_day_of_its_own():
    """ "Having expelled" tells what came first, on no day that is told."""
    days = [
        one.when.edtf
        for one in findings(
            "Peru won the vote on 3 May 2021, having expelled the Chilean envoy.", reader=learned()
        ).events
    ]
    assert "2021-05-03" not in days[-1:]


@pytest.mark.parametrize(
    ("text", "step", "status"),
    [
        ("Egypt suspended the withdrawal of its troops from Eritrea on 4 March 2021.", "suspended", "planned"),
        ("Kenya halted the withdrawal of its soldiers from Somalia on 4 March 2021.", "suspended", "planned"),
        ("Egypt resumed the withdrawal of its troops from Eritrea on 4 March 2021.", "partly_delivered", "actual"),
        ("Egypt completed the withdrawal of its troops from Eritrea on 4 March 2021.", "fulfilled", "actual"),
        ("Egypt began the withdrawal of its troops from Eritrea on 4 March 2021.", "partly_delivered", "actual"),
    ],
)
def test_a_withdrawal_that_is_broken_off_is_not_done(text, step, status):
    """Who suspends the withdrawal of his troops has them stay."""
    found = findings(text, reader=learned())
    assert [one.step.value for one in found.steps] == [step]
    assert [one.status.value for one in found.events if one.type.value == "RETREAT"] == [status]
