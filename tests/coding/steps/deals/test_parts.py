"""What sums do to totals: parts, totals, what is added to what."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def scopes(text: str) -> list[tuple[float | None, str]]:
    """Give the least worth and the scope of each step with a sum, the largest first."""
    found = [
        (line.value.low, step.scope.value)
        for step in findings(text, reader=learned()).steps
        for line in step.lines
        if line.value is not None
    ]
    return sorted(found, key=lambda one: -(one[0] or 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway announced $40 million in aid for Togo. This includes $5 million for seed and $3 million for food.",
            [(40e6, "increment"), (5e6, "component"), (3e6, "component")],
        ),
        (
            "Norway announced $40 million in aid for Togo. The package includes $5 million for seed.",
            [(40e6, "increment"), (5e6, "component")],
        ),
        (
            "Norway announced $40 million in aid for Togo, of which $25 million is for food.",
            [(40e6, "increment"), (25e6, "component")],
        ),
        (
            "Norway announced $40 million in aid for Togo: $25 million for food and $15 million for tents.",
            [(40e6, "increment"), (25e6, "component"), (15e6, "component")],
        ),
    ],
)
def test_parts_add_nothing(text, expected):
    """What a sum includes is told of the same two sides as a component; the whole stays new."""
    assert scopes(text) == expected


def test_a_new_sum_may_tell_the_total_it_makes():
    """'bringing its total to $300 million' is cumulative, beside the sum that is new."""
    text = "Norway announced $40 million in aid for Togo, bringing its total assistance to Togo to $300 million."
    assert scopes(text) == [(300e6, "cumulative"), (40e6, "increment")]


@pytest.mark.parametrize(
    "link", ["on top of $25 million provided in March", "in addition to the $25 million it pledged in March"]
)
def test_what_a_new_sum_is_added_to_was_told_before(link):
    """The sum behind 'on top of' is no second new one."""
    assert scopes(f"Norway will provide $40 million in aid to Togo, {link}.") == [
        (40e6, "increment"),
        (25e6, "restatement"),
    ]


def test_the_sum_of_the_papers_of_a_day_is_no_running_total():
    """'two agreements for a total of $60 million' are new."""
    assert scopes("Norway and Togo signed two agreements for a total of $60 million.") == [(60e6, "increment")]


def test_having_given_tells_of_all_that_was_given():
    """'having contributed' is of the time until now."""
    assert scopes("Norway is Togo's largest donor, having contributed $300 million in aid to Togo.") == [
        (300e6, "cumulative")
    ]


@pytest.mark.parametrize(
    "later",
    [
        "The bill does not include $5 million for seed.",
        "The harvest includes $5 million of rice.",
        "Kenya wants $5 million for seed.",
    ],
)
def test_other_sums_are_no_parts(later):
    """Only what is said of the money is a part of it."""
    assert scopes(f"Norway announced $40 million in aid for Togo. {later}") == [(40e6, "increment")]


def test_what_builds_on_a_sum_does_not_make_it_new():
    """'builds on the announcement two weeks ago of $54 million' tells of the older sum."""
    text = (
        "Norway announced $60 million in aid for Togo. This assistance builds on the Norwegian government's"
        " announcement two weeks ago of $54 million in aid to Togo."
    )
    assert scopes(text) == [(60e6, "increment"), (54e6, "restatement")]


def test_one_of_the_largest_makes_no_part():
    """'one of the largest donors' counts donors, not the money beside them."""
    text = "Norway is one of the largest donors to Togo, having contributed $4 million in aid to Togo."
    assert scopes(text) == [(4e6, "cumulative")]


def test_two_of_the_boats_are_boats():
    """The goods are named behind 'of the', the number before it."""
    (step,) = findings("Norway handed over two of the boats to Togo.", reader=learned()).steps
    assert [(line.item, line.quantity.low) for line in step.lines if line.quantity] == [("boats", 2)]
    assert step.scope.value == "component"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2020 Norway pledged $90 million in aid to Togo; it has provided $20 million so far.",
            [(90e6, "increment"), (20e6, "cumulative")],
        ),
        (
            "In 2020 Norway pledged $90 million in aid to Togo, but only $20 million has come to date.",
            [(90e6, "increment"), (20e6, "cumulative")],
        ),
        ("Norway has given $90 million in aid to Togo; talks go on, so far.", [(90e6, "cumulative")]),
        (
            "In total, Norway gave Togo $90 million in aid, while Sweden gave Togo $20 million in aid.",
            [(90e6, "cumulative"), (20e6, "cumulative")],
        ),
    ],
)
def test_words_for_a_total_are_of_the_amount_of_their_own_clause(text, expected):
    """'so far' behind a clause with a sum of its own says nothing of the sum before; 'In total' opens both."""
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Norway shipped 900 tonnes of wheat to Togo on Monday, the third of five shipments.", "increment"),
        ("Norway delivered the second batch, 900 tonnes of wheat, to Togo.", "increment"),
        ("Norway disbursed the first tranche of $9 million to Togo on Monday.", "increment"),
        ("Norway disbursed the first tranche of a $9 million loan to Togo on Monday.", "component"),
        ("Norway delivered the first of 40 trucks to Togo on Monday.", "increment"),
        ("Norway will give Togo $9 million as the first tranche of its aid.", "component"),
    ],
)
def test_one_batch_that_came_adds_to_what_was_delivered(text, scope):
    """An ordinal tells one delivery from the others; the whole that it is of, or a promise, is not added."""
    assert [step.scope.value for step in findings(text, reader=learned()).steps] == [scope]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The World Bank will lend Nepal $400 million, of which $90 million is set aside for schools.",
            [(400e6, "increment"), (90e6, "component")],
        ),
        (
            "China promised Zambia $200 million in loans on Monday. Of this, $50 million will go to farms.",
            [(200e6, "increment"), (50e6, "component")],
        ),
        (
            "Norway has given Togo $340 million in aid, including $25 million for tents and $9 million for seed.",
            [(340e6, "cumulative"), (25e6, "component"), (9e6, "component")],
        ),
        (
            "Norway pledged $75 million in aid for Togo. The funds include:\n\n- $20 million for food\n- $30 million for tents",
            [(75e6, "increment"), (30e6, "component"), (20e6, "component")],
        ),
        (
            "Poland is providing Togo with $9 million in new aid, $4 million of which will buy cameras.",
            [(9e6, "increment"), (4e6, "component")],
        ),
        (
            "Norway gave Togo $9 million in aid, including seed, and will give Togo $4 million in aid next year.",
            [(9e6, "unknown"), (4e6, "increment")],
        ),
    ],
)
def test_parts_are_told_by_words_and_by_lists(text, expected):
    """'of which', 'Of this', 'including' and lists open parts; a clause of its own behind them opens none."""
    assert scopes(text) == expected


def test_sums_that_add_up_to_the_sum_before_them_are_its_parts():
    """Two grants of a package told before need no word that says so."""
    text = (
        "Norway announced $40 million in aid for Togo on Monday. Norway will give Togo $25 million for food. "
        "Norway will give Togo $15 million for tents."
    )
    assert scopes(text) == [(40e6, "increment"), (25e6, "component"), (15e6, "component")]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Norway will give Togo 30 million dollars as part of the 90 million dollars that it promised.", "restatement"),
        ("Norway pledged $90 million in aid to Togo on Monday.", "increment"),
        ("Norwegian ministers met a week after Norway announced $90 million in aid for Togo.", "restatement"),
        ("Norway announced today up to $90 million in aid for Togo.", "increment"),
        ("Norway has lent Togo $90 million over the past decade.", "cumulative"),
        ("Norway's aid to Togo now stands at $90 million.", "cumulative"),
        (
            "In addition to the $90 million in aid that Norway has given Togo since May, it will send tents.",
            "cumulative",
        ),
    ],
)
def test_day_and_cues_say_what_the_larger_sum_does(text, scope):
    """What was promised before something else, up to what, and over what time decide."""
    assert scopes(text)[0][1] == scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "In April Norway pledged Togo 60 million dollars. So far it has paid 22 million out of the 60 million dollars "
                "pledged in April."
            ),
            [("pledged", 60e6), ("partly_delivered", 22e6)],
        ),
        (
            (
                "In May Norway and Togo signed a 60-million-dollar loan. On Monday Norway paid out the last 12 million dollars "
                "of the 60-million-dollar loan."
            ),
            [("signed", 60e6), ("partly_delivered", 12e6)],
        ),
    ],
)
def test_a_part_that_is_paid_tells_its_whole_no_second_time(text, expected):
    """'22 million out of 60 million' and 'the last 12 million of a 60-million loan': what was promised stays one."""
    found = findings(text, reader=learned()).steps
    assert [(one.step.value, one.lines[0].value.low) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Norwegian aid for Togo includes $4 million for seed, more than $7 million for wells and over $3 million "
                "for schools."
            ),
            [(7e6, "component"), (4e6, "component"), (3e6, "component")],
        ),
        (
            (
                "Norway announced £175 million of new aid to Togo, of which $100 million will go to its farms. This brings "
                "Norway's total aid to Togo to £400 million."
            ),
            [(400e6, "cumulative"), (175e6, "increment"), (100e6, "component")],
        ),
    ],
)
def test_sums_open_above_or_in_two_kinds_of_money_stay_apart(text, expected):
    """'more than $7 million' and 'over $3 million' are two parts; a total in pounds is not its part in dollars."""
    assert scopes(text) == expected


def test_a_part_that_is_due_first_is_no_second_promise():
    """ "The first two boats" are two of the six that were signed for, and the trainers' sailors no policy."""
    text = (
        "Peru and Togo signed an agreement on the delivery of six patrol boats on Monday. "
        "Peru is to hand over the first two boats to Togo by the end of August and the other four by December."
    )
    assert [(one.step.value, one.kind.value) for one in findings(text, reader=learned()).steps] == [("signed", "goods")]


def test_counted_parts_add_up_to_what_was_announced():
    """What is announced beside a part is a part too where all of them make the whole; more than that is new."""
    opened = (
        "Norway's prime minister said on Monday that Norway will provide Togo with $15 million in aid. This includes $8 "
        "million for water. The minister is also announcing that Norway's defence ministry plans to provide an additional "
    )
    parts = [(15e6, "increment"), (8e6, "component")]
    assert scopes(f"{opened}$7 million in military assistance to Togo.") == [*parts, (7e6, "component")]
    assert scopes(f"{opened}$4 million in military assistance to Togo.") == [*parts, (4e6, "increment")]
