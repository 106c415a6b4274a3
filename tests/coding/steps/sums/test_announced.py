"""Sums that hang on a noun, or on somebody whose country only the rest of the report tells."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def announced(text: str) -> list[Step]:
    """Give the steps of a report that this rule has read."""
    return [step for step in findings(text).steps if step.evidence[0].rule == "step.announced"]


BACKS = "Norway has backed Togo for years. Norwegian support for Togo will go on. "


@pytest.mark.parametrize(
    ("text", "kind", "item", "scope"),
    [
        (
            "President Lindqvist announced $5 million in security assistance.",
            "pledged",
            "security assistance",
            "increment",
        ),
        ("The talks ended with the announcement of $5 million in grants.", "pledged", "grants", "restatement"),
        ("She noted the provision today of a new $5 million aid package.", "pledged", "aid", "increment"),
        ("She noted the provision of $5 million in relief since January.", "partly_delivered", "relief", "cumulative"),
        ("The talks ended with a pledge of $5 million.", "pledged", "money", "restatement"),
        ("The talks ended with the announcement of $5 million to support schools.", "pledged", "money", "restatement"),
        ("The lawmakers on Monday approved $5 million in grants.", "in_force", "grants", "increment"),
    ],
)
def test_the_only_two_who_give_and_receive_are_the_sides(text, kind, item, scope):
    """Whoever announces, the report has told who backs whom."""
    (step,) = announced(BACKS + text)
    assert [one.country for one in (*step.provider, *step.recipient)] == ["NOR", "TGO"]
    assert (step.step.value, step.lines[0].item, step.scope.value) == (kind, item, scope)
    assert step.lines[0].value is not None
    assert step.lines[0].value.low == 5e6


def test_we_are_the_state_of_whoever_speaks():
    """In a quotation the first person gives for its speaker's state."""
    (step,) = announced(
        "Today, we announced an additional $5 million aid package for Togo, the president of Norway said."
    )
    assert [one.country for one in (*step.provider, *step.recipient)] == ["NOR", "TGO"]


@pytest.mark.parametrize(
    "text",
    [
        BACKS + "President Lindqvist asked parliament for $5 million in aid.",
        BACKS + "President Lindqvist could announce $5 million in aid.",
        BACKS + "The road had cost $5 million, the president announced.",
        BACKS + "The announcement of $5 million in profits surprised the bank.",
        "President Lindqvist announced $5 million in aid.",
        "Norway attacked Togo. Norwegian support for Togo is over. President Lindqvist announced $5 million in aid.",
        "Norwegian support for Togo grew. Swedish support for Togo grew. An announcement of $5 million in aid followed.",
        BACKS + "He denied the announcement of $5 million in aid.",
        BACKS + "President Lindqvist announced aid.",
    ],
)
def test_what_is_asked_priced_or_leaves_the_sides_open_is_no_step(text):
    """A request, a possibility, a price, two givers, an enemy's gift: no step."""
    assert announced(text) == []


def test_an_owner_gives_what_it_owns():
    """'The announcement of Norway's largest package' is Norway's, whoever opened the port."""
    (step,) = announced(
        BACKS + "The visit ended with the announcement of Norway's largest package of $5 million to Togo."
    )
    assert [one.country for one in (*step.provider, *step.recipient)] == ["NOR", "TGO"]


def test_a_day_beside_the_word_is_the_day_of_the_step():
    """The day that is printed nearest to the announcement dates it."""
    (step,) = announced(BACKS + "The minister recalled the 3 May 2022 announcement of $5 million in grants.")
    assert step.when.edtf == "2022-05-03"


def test_a_nationality_of_goods_receives_nothing():
    """Aid for Togolese wheat is not said to be for Togo by that word; the rest of the report says it."""
    text = "Norway spoke. The visit brought the announcement of $5 million in aid for Togolese wheat."
    assert announced(text) == []


@pytest.mark.parametrize(
    "thanks", ["Togo on Monday welcomed Norway's pledge of", "Togo hailed Norway's new commitment of"]
)
def test_a_pledge_that_is_welcomed_is_its_owners(thanks):
    """Who welcomes or hails another's pledge is the one who is helped."""
    (step,) = announced(f"{thanks} $5 million in relief.")
    assert [one.country for one in (*step.provider, *step.recipient)] == ["NOR", "TGO"]


def test_thanks_make_nobody_a_giver():
    """Words of thanks from one state to another do not tell who gives to whom."""
    assert announced("Togo thanked Norway on Monday. The talks ended with a pledge of $5 million.") == []


@pytest.mark.parametrize(
    ("opening", "day", "scope"),
    [
        ("In May 2021,", "2021-05", "increment"),
        ("On 3 May 2021,", "2021-05-03", "increment"),
        ("In 2019,", "[..2022-06-15]", "unknown"),
    ],
)
def test_a_month_dates_what_was_awarded(opening, day, scope):
    """A month tells one gift from the next, as a day does; a year or more does not."""
    (step,) = announced(f"{BACKS}{opening} lawmakers awarded about $2 million in emergency relief.")
    assert (step.when.edtf, step.scope.value) == (day, scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sweden, through its aid agency Sida, will program $18 million for wells in Uganda.",
            [("SWE", "UGA", "pledged")],
        ),
        (
            "The parliament votes today. The Norwegian bill includes $6 million in assistance for Togo.",
            [("NOR", "TGO", "pledged")],
        ),
        ("Norway's draft bill would include $6 million in assistance for Togo.", []),
        ("The Togolese bill includes $6 million in support for schools in Lome.", []),
    ],
)
def test_what_a_bill_holds_or_an_agency_programs_is_promised(text, expected):
    """A bill that a parliament is to vote promises; what it would hold, or holds at home, is no promise."""
    found = findings(text, reader=learned()).steps
    assert [(one.provider[0].country, one.recipient[0].country, one.step.value) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "worths"),
    [
        ("Norway pledged to grant 40 million yuan (5.85 million USD) to Togo under an agreement.", [40e6]),
        ("Norway is ready to give a grant of 50 million kroner (about 4.5 million U.S. dollars) to Togo.", [50e6]),
        (
            "Norway signed a pact with Togo, under which it offered Togo a 7 million euro grant ($8 million) in aid.",
            [7e6],
        ),
    ],
)
def test_a_conversion_is_no_sum_of_its_own(text, worths):
    """What stands in brackets behind a sum, in other money, tells the same sum."""
    steps = findings(text, reader=learned()).steps
    assert [line.value.low for step in steps for line in step.lines if line.value is not None] == worths
