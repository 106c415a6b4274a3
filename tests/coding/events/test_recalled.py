"""Whose act a judgement calls again, each test on the news text that stands in it."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def accused(text: str) -> list[str]:
    """Give the countries that the accusations of a text reach, as the shipped reader reads it."""
    found = [event for event in findings(text, reader=learned()).events if event.type.value == "ACCUSE"]
    return [party.country for event in found for party in event.target]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji's army executed four activists. The executions were condemned by Peru.",
        "Fiji invaded Tonga in May. Peru condemned the invasion.",
        "Fiji expelled two Tongan envoys. Tonga called the move illegal.",
        "Fiji recognised Kosovo on Monday. It rained. Serbia condemned the decision.",
    ],
)
def test_the_doer_of_an_act_called_again_is_accused(text):
    """A noun of the same root points back to the act just told, and to who did it."""
    assert accused(text) == ["FJI"]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji bombed a port in Tonga. Chile bombed a road in Ghana. Peru condemned the bombing.",
        "Fiji invaded Tonga in May. Peru condemned the strike.",
        "Fiji expelled two Tongan envoys, and Chile expelled one. Tonga condemned the move.",
        "Fiji expelled two Tongan envoys.\n\nTonga condemned the move.",
        "Fiji expelled two Tongan envoys. Fiji's president defended the move and condemned the decision.",
    ],
)
def test_nobody_is_accused_where_several_or_none_are_meant(text):
    """Acts of two doers leave open whose is meant, and another noun points to none of them."""
    assert accused(text) == []
