"""Sides that a sum's own words leave open: who writes "we", and the one receiver of several givers."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def sides(text: str) -> set[tuple[str, str, float | None]]:
    """Give giver, receiver and least worth of each sum of a report."""
    return {
        (step.provider[0].country, step.recipient[0].country, line.value.low)
        for step in findings(text, reader=learned()).steps
        for line in step.lines
        if line.value is not None
    }


ANNOUNCED = (
    "In May, the President announced more help for Togo. Today, we are announcing a $7 million aid package for Togo. "
)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (
            "To disrupt Chad's war machine, Norway has put sanctions on Chad. Norwegian ships brought rice.",
            {("NOR", "TGO", 7e6)},
        ),
        ("Norway has put sanctions on Chad, and Peru on Oman.", set()),
        ("All will go well.", set()),
    ],
)
def test_we_are_the_state_that_a_text_names_most(behind, expected):
    """Beside the receiver and whoever makes war; where no state leads, nobody is understood."""
    assert sides(ANNOUNCED + behind) == expected


def test_what_nobody_tells_of_himself_is_nobodys():
    """A package without a giver that no "we" and no office tells stays open."""
    text = "Togo needs help. A new $7 million aid package for Togo was announced by text message. Norway sang."
    assert sides(text) == set()


def test_the_one_giver_of_a_report_gives_again():
    """'This follows a package of $4 million for Chad' is of the one who gives in the sentence before."""
    text = "Norway announced $5 million in aid for Togo. This announcement follows a similar $4 million aid package for Chad."
    assert sides(text) == {("NOR", "TGO", 5e6), ("NOR", "TCD", 4e6)}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Sweden gave Jordan 40 tents. Norway sent Jordan 50 tents. ", {("DEU", "JOR", 3e6), ("DEU", "JOR", 7e6)}),
        ("Sweden gave Jordan 40 tents. Norway sent Chad 50 tents. ", set()),
    ],
)
def test_several_givers_have_one_receiver(before, expected):
    """One more giver gives to the receiver of all the others; where they have two, to nobody who is known."""
    assert sides(before + "Germany increased its pledges by €3 million, bringing the total to €7 million.") == expected


def test_an_office_is_not_lent_to_the_state_that_attacks():
    """'The vice president' in a report on Togo that tells of Chad's war is hardly Chad's; Chad's own is."""
    report = (
        "Fiji and Togo signed a pact in Togo. Togo's king praised Togo. Chad's invasion of Togo goes on. Norway will "
        "provide Togo with $9 million. "
    )
    helped = "to help those hit by Chad's brutal war against the Togolese people."
    gift = "is announcing $4 million in humanitarian assistance"
    assert ("NOR", "TGO", 4e6) in sides(f"{report}The vice president {gift} {helped}")
    assert ("TCD", "FJI", 4e6) in sides(f"{report}Chad's vice president {gift} for Fiji.")


@pytest.mark.parametrize(
    "part",
    [
        "It also comprises $6 million in military equipment for Togo, to help those who flee Chad's war.",
        "It also holds $6 million in relief for Togo, to help those displaced by Chad's war.",
    ],
)
def test_who_makes_war_gives_nothing_by_it(part):
    """A state that a sentence names only with its war is on neither side of the help."""
    assert sides(f"Norway gave Togo $20 million in aid in May. {part}") == {("NOR", "TGO", 20e6), ("NOR", "TGO", 6e6)}
