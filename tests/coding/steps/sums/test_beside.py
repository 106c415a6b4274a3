"""Money beside goods, and parts of what was promised that came."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> set[tuple[str, str, str, tuple[float | None, ...]]]:
    """Give step, kind, scope and amounts of each step of a report."""
    return {
        (
            step.step.value,
            step.kind.value,
            step.scope.value,
            tuple(amount.low for line in step.lines if (amount := line.quantity or line.value) is not None),
        )
        for step in findings(text, reader=learned()).steps
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Japan will give Togo 800 solar pumps and a grant of 600 million yen.",
            {("pledged", "goods", "increment", (800,)), ("pledged", "money", "increment", (600e6,))},
        ),
        (
            "In May, Norway gave Togo $5 million and 40 tents.",
            {
                ("partly_delivered", "goods", "increment", (40,)),
                ("partly_delivered", "money", "increment", (5e6,)),
            },
        ),
        ("In May, Norway sent Togo 20 trucks worth $3 million.", {("partly_delivered", "goods", "increment", (20,))}),
    ],
)
def test_money_beside_goods_is_a_commitment_of_its_own(text, expected):
    """Pumps are counted in pieces and a grant in yen; what trucks are worth is no second gift."""
    assert told(text) == expected


@pytest.mark.parametrize(("words", "scope"), [(" so far", "cumulative"), ("", "unknown")])
@pytest.mark.parametrize("opening", ["Pumps: ", ""])
def test_a_part_of_what_was_pledged_came(opening, words, scope):
    """Of "350 of the 800 that Norway pledged" 800 were pledged; what came "so far" is all that came."""
    text = f"{opening}350 of the 800 solar pumps that Norway pledged in May have been delivered to Togo{words}."
    assert told(text) == {
        ("pledged", "goods", "unknown", (800,)),
        ("partly_delivered", "goods", scope, (350,)),
    }


def test_amounts_with_a_day_each_are_deliveries_of_their_own():
    """20 boats in February and eight helicopters in April came on two days, and all of one May on one."""
    text = "Peru gave Togo 20 boats in February and 8 helicopters in April."
    found = findings(text, reader=learned()).steps
    assert [(step.when.edtf, step.lines[0].item) for step in found] == [
        ("2022-02", "boats"),
        ("2022-04", "helicopters"),
    ]
    (step,) = findings("Peru gave Togo 20 boats and 8 helicopters in April.", reader=learned()).steps
    assert len(step.lines) == 2
