"""Amounts that their own sentence calls promised, and that came in part or whole."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, str, float | None, str | None]]:
    """Give giver, receiver, step, number and day of each step that the rule for kept promises reads."""
    return [
        (
            step.provider[0].country,
            step.recipient[0].country,
            step.step.value,
            step.lines[0].quantity.low if step.lines[0].quantity is not None else None,
            step.when.edtf,
        )
        for step in findings(text, reader=learned()).steps
        if step.evidence[0].rule == "step.kept"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first of six patrol boats promised by Norway in 2020 reached Chad on 3 May 2024.",
            [("NOR", "TCD", "pledged", 6.0, "2020"), ("NOR", "TCD", "partly_delivered", 1.0, "2024-05-03")],
        ),
        (
            "The second of four planes ordered by Chad from Norway landed in Ndjamena on 3 May 2024.",
            [("NOR", "TCD", "signed", 4.0, None), ("NOR", "TCD", "partly_delivered", 1.0, "2024-05-03")],
        ),
        (
            "Of the 60 buses promised by Norway, 25 arrived in Chad on 3 May 2024.",
            [("NOR", "TCD", "pledged", 60.0, None), ("NOR", "TCD", "partly_delivered", 25.0, "2024-05-03")],
        ),
    ],
)
def test_promise_and_arrival_of_one_sentence_are_two_steps(text, expected):
    """The promise has its whole and its day, what came has its part and its own."""
    found = [(*one[:4], one[4] if one[4] and one[4][0] == "2" else None) for one in told(text)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Only half of the 80 trucks that Norway promised Chad has been delivered.", 40.0),
        ("A third of the 24 buses that Norway promised Chad have arrived.", 8.0),
        ("The 15 trucks that Norway promised Chad have arrived.", 15.0),
    ],
)
def test_what_came_of_a_promise_that_is_read_is_one_more_step(text, number):
    """A share has its own number; what came whole has that of the promise."""
    assert [one[:4] for one in told(text)] == [("NOR", "TCD", "partly_delivered", number)]


@pytest.mark.parametrize(
    "text",
    [
        "The 15 trucks that Norway promised Chad have not arrived.",
        "The 15 trucks that Norway promised will arrive in Chad in May.",
        "Of the 60 buses promised by Norway, few arrived in Chad.",
        "The 60 buses promised by the company arrived in Chad.",
        "The 60 buses promised by Norway were sold in Chad.",
        "Norway sent Chad 40 tents, and the 60 buses promised by Peru arrived in Lima.",
        "Chad said that Norway had lied when the 60 buses that it promised allegedly arrived.",
        "Norway must explain why the 60 buses promised by it arrived late, Chad demanded.",
    ],
)
def test_what_did_not_come_or_is_nobodys_is_no_arrival(text):
    """What may still come, what companies promise, and what is sold or doubted is no part of a promise."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad received 20 of the 40 tents that Norway promised in May 2024.",
            [("NOR", "TCD", "pledged", 40.0), ("NOR", "TCD", "partly_delivered", 20.0)],
        ),
        (
            "Chad's army took delivery on Friday of six of the eight boats that Norway pledged.",
            [("NOR", "TCD", "pledged", 8.0), ("NOR", "TCD", "partly_delivered", 6.0)],
        ),
        (
            "Chad has received half of the 40 tents that Norway promised in May 2024.",
            [("NOR", "TCD", "pledged", 40.0), ("NOR", "TCD", "partly_delivered", 20.0)],
        ),
        ("Chad has not received the 40 tents that Norway promised.", []),
        ("Chad may receive the 40 tents that Norway promised.", []),
        ("Chad received a letter on the 40 tents that Norway promised.", []),
        ("Chad took notes on the 40 tents that Norway promised.", []),
    ],
)
def test_what_was_promised_is_taken_by_the_subject_of_the_verb_over_it(text, expected):
    """Who received the amount is its receiver, and who promised it behind the noun its giver."""
    assert sorted(one[:4] for one in told(text)) == sorted(expected)


def test_a_promise_beside_its_part_has_the_number_of_the_whole():
    """What the next sentence carries on is the part, what was promised the whole, each in its own words."""
    text = (
        "Chad's army took delivery on Friday of six of the eight boats that Norway promised in March, the ministry said. "
        "The six boats were handed over by the Norwegian ambassador at a ceremony in the port."
    )
    promised = [one for one in findings(text, reader=learned()).steps if one.step.value == "pledged"]
    assert [(one.lines[0].quantity.low, one.lines[0].quantity.text) for one in promised] == [(8.0, "eight boats")]


def test_a_share_that_makes_no_whole_number_lies_between_two():
    """A third of 20 boats are six or seven."""
    text = "A third of the 20 boats that Norway promised Chad have arrived."
    (came,) = [one for one in findings(text, reader=learned()).steps if one.step.value == "partly_delivered"]
    assert (came.lines[0].quantity.low, came.lines[0].quantity.high) == (6.0, 7.0)
