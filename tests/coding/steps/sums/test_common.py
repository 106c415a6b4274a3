"""Steps one of whose sides only the rest of the report tells."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step

BETWEEN = " A storm hit the islands last week. Officials said that many roads were closed. "


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step, and its first number."""
    provider, recipient = ("+".join(party.country for party in parties) for parties in (step.provider, step.recipient))
    amount = next((line.value or line.quantity for line in step.lines), None)
    number = f" {amount.low:.0f}" if amount is not None and amount.low is not None else ""
    return f"{provider} > {recipient} {step.kind.value} {step.step.value}{number}"


def steps(text: str) -> list[str]:
    return [told(step) for step in findings(text, reader=learned()).steps]


def test_all_gifts_of_a_report_go_to_one_state():
    """Who gives far behind the first gift gives to the same state."""
    found = steps(f"Fiji gave Tonga 20 tents on Monday.{BETWEEN}Samoa donated 10 generators.")
    assert found == ["FJI > TON goods partly_delivered 20", "WSM > TON goods partly_delivered 10"]


@pytest.mark.parametrize(
    "last",
    [
        "Samoa donated 10 generators to Nauru.",
        "Samoa donated 10 generators to countries of the region.",
        "Samoa had promised 10 generators.",
        "Samoa bought 10 generators.",
        "Samoa donated 10 generators to its own hospitals.",
        "Police in Samoa were asked to donate 10 generators.",
    ],
)
def test_what_goes_elsewhere_or_nowhere_is_not_for_that_state(last):
    """A third state, a group of lands, an older promise, a purchase and a gift at home leave the side open."""
    found = steps(f"Fiji gave Tonga 20 tents on Monday.{BETWEEN}{last}")
    assert not [one for one in found if one.startswith("WSM > TON")]


def test_several_receivers_leave_the_side_open():
    """Where gifts go to two states, nobody can say to which of them a third giver gives."""
    found = steps(f"Fiji gave Tonga 20 tents. Fiji gave Nauru five boats.{BETWEEN}Samoa donated 10 generators.")
    assert not [one for one in found if one.startswith("WSM")]


def test_what_is_paid_back_goes_to_the_lender():
    """A debtor repays the one state that the report has lending to it."""
    text = f"Norway lent Malawi 90 million kroner in 2021.{BETWEEN}Malawi will repay 4 million kroner by September."
    assert steps(text)[-1] == "MWI > NOR money pledged 4000000"


def test_a_promise_told_bare_keeps_its_deadline_when_its_sum_has_a_side():
    """'said it would repay 4 million by September' is one promise, of a sum, with its day."""
    text = (
        "OSLO, June 3, 2024 (NTB) - Norway has suspended a 120 million kroner programme for schools in Malawi. "
        "The audit was late. Many receipts were missing. Nobody was arrested. "
        "Malawi's finance ministry said it would repay 4 million kroner by September."
    )
    found = findings(text, reader=learned()).steps
    assert [told(step) for step in found][1:] == ["MWI > NOR money pledged 4000000"]
    assert found[-1].due is not None
    assert found[-1].due.edtf == "../2022-09"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway pledged $5 million for Statnett to set up a radio network in Togo.",
            "NOR > TGO money pledged 5000000",
        ),
        ("Norway pledged to spend $30,000 on a study for the games in Togo.", "NOR > TGO money pledged 30000"),
    ],
)
def test_a_promise_of_a_sum_is_of_money_for_the_land_behind_it(text, expected):
    """The sum that a verb of promising has for object goes to the one land named behind it."""
    assert steps(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged $5 million for schools in the north of the country.",
        "Norway pledged $5 million for Togo and $7 million for Benin.",
        "Norway pledged to cut a budget of $5 million that Togo disliked.",
    ],
)
def test_a_sum_at_home_or_one_of_several_is_not_taken_for_the_promise(text):
    """No land behind it, two sums, or a sum that is no object of promising stay as they were read."""
    assert not [one for one in steps(text) if one == "NOR > TGO money pledged 5000000" and " and " not in text]


def test_what_is_received_comes_from_the_one_giver():
    """The only state that gives to another in the report gave what it received."""
    text = f"Fiji gave Tonga 20 tents on Monday.{BETWEEN}Tonga also received 10 generators."
    assert steps(text)[-1] in {"FJI > TON goods partly_delivered 10", "FJI > TON goods partly_delivered 20"}
