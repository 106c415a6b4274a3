"""Acts to come that only a promise tells."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Basis, Event, Status


def told(text: str) -> list[Event]:
    return [one for one in findings(text, reader=learned()).events if one.evidence[0].rule == "event.promise"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan President Amina Otieno said Kenya will allow transit of oil and gas to Uganda.",
            "COOPERATE KEN > UGA",
        ),
        (
            (
                "Kenyan President Amina Otieno announced that Kenya will provide $3 million over two years to help train "
                "the Ugandan army."
            ),
            "AID KEN > UGA",
        ),
    ],
)
def test_what_is_promised_is_an_act_to_come(text: str, expected: str) -> None:
    """It is planned, and whoever promised it attests it."""
    (one,) = told(text)
    parties = f"{one.source[0].country} > {one.target[0].country}"
    assert f"{one.type.value} {parties}" == expected
    assert one.status is Status.PLANNED
    assert one.basis is Basis.ONE_PARTY
    assert [party.name for party in one.attested_by] == ["Amina Otieno"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Amina Otieno said Kenya would send 20 tonnes of rice to Uganda.",  # a frame reads the sending
        "Kenyan President Amina Otieno said Kenya will open more schools in Kenya.",
        "Kenya allowed transit of oil to Uganda.",
        "Uganda hoped that Kenya would allow transit of oil.",
    ],
)
def test_no_promise_to_another_state_is_no_act_of_this_kind(text: str) -> None:
    """What a frame reads is told once; what is done, wished for or stays at home is no promise."""
    assert told(text) == []


def test_an_act_of_a_promise_has_its_goods_and_contexts() -> None:
    """The money of the promise is the money of the act."""
    text = (
        "Kenyan President Amina Otieno announced that Kenya will provide $3 million over two years to help train the "
        "Ugandan army."
    )
    (one,) = told(text)
    assert [line.item_class.value for line in one.lines] == ["money"]
    assert one.contexts == ("economic",)


def test_a_sum_of_before_is_no_second_act() -> None:
    """What the new money builds on was promised before."""
    text = (
        "Kenyan President Amina Otieno announced that Kenya will provide $15 million over three years to help train the "
        "Ugandan army, building on the $9 million committed in 2023."
    )
    (one,) = told(text)
    assert [line.value.low for line in one.lines if line.value] == [15_000_000]


def test_a_promise_not_to_let_something_happen_is_no_coming_act() -> None:
    """Nobody will build what is not allowed."""
    assert told("Oman said it would not let Chile build a base on its coast.") == []
