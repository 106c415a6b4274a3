"""Acts that a report tells one of two states to do under their deal."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned

AGREED = "Peru and Chile agreed on Monday to build a rail tunnel. "


def sides(text: str) -> list[tuple[list[str], list[str], str]]:
    return [
        ([one.country for one in step.provider], [one.country for one in step.recipient], step.step.value)
        for step in findings(text, reader=learned()).steps
        if step.evidence[0].rule == "step.undertaken"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{AGREED}Peru will pay for 70 percent of the line.",
        f"{AGREED}Work is to begin next year. Peru will cut transit fees by a fifth.",
        f"{AGREED}Peru will host the project, ministers said.",
    ],
)
def test_what_one_of_two_is_to_do_is_promised_to_the_other(text):
    assert sides(text) == [(["PER"], ["CHL"], "pledged")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Chile on Monday. Peru will pay for 70 percent of the line.",
        f"{AGREED}Peru will pay for the wedding.",
        f"{AGREED}Peru will not pay for the line.",
        f"{AGREED}Peru may pay for the line.",
        f"{AGREED}Bolivia was not asked. Peru will pay for the line.",
        f"{AGREED}By then Peru will have paid for the line.",
        f"{AGREED}Critics demanded that Peru will pay for the line.",
        f"{AGREED}Peruvian activists will finance the line.",
    ],
)
def test_what_their_deal_is_not_told_of_is_no_promise(text):
    assert not sides(text)
