"""Help and payments that one side stops, embassies opened, and papers signed together."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[tuple[str, str, str, str, list[str]]]:
    """Give step, kind, giver, receiver and goods of each step of a report."""
    return [
        (
            step.step.value,
            step.kind.value,
            "+".join(party.country for party in step.provider),
            "+".join(party.country for party in step.recipient),
            [line.item for line in step.lines],
        )
        for step in findings(text, reader=learned()).steps
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway suspended aid to Chad on Monday.", ("suspended", "goods", "NOR", "TCD", ["aid"])),
        ("Peru had suspended its payments to Fiji in May.", ("suspended", "money", "PER", "FJI", ["payments"])),
        ("Norway froze its budget support for Uganda.", ("suspended", "goods", "NOR", "UGA", ["budget support"])),
        ("Aid to Chad was suspended by Norway on Monday.", ("suspended", "goods", "NOR", "TCD", ["Aid"])),
    ],
)
def test_help_that_its_giver_stops_is_suspended(text, expected):
    """What is stopped need not be counted: its own words say what it was."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Chad blocked aid to Sudan on Monday.",
        "Norway suspended its support for Chad.",
        "Norway may suspend aid to Chad.",
        "Norway suspended payments to teachers.",
        "Norway suspended three players of Chad.",
    ],
)
def test_other_peoples_help_and_other_stops_are_none(text):
    """Blocked aid is another's, bare support is none, and what may be is not yet."""
    assert not [one for one in told(text) if one[0] == "suspended"]


def test_an_embassy_that_was_opened_is_fulfilled():
    """A one-off act that took place; one that is to come, or a school, is none."""
    assert told("Peru opened its embassy in Chad in May.") == [("fulfilled", "diplomatic", "PER", "TCD", [])]
    assert not [one for one in told("Peru will open its embassy in Chad in May.") if one[0] == "fulfilled"]
    assert told("The embassy of Peru in Chad was opened in May.")[:1] != [("pledged", "diplomatic", "PER", "TCD", [])]


def test_an_agreement_signed_with_a_memorandum_is_signed():
    """A memorandum alone is no contract; beside an agreement it takes nothing from it."""
    text = "Peru and Chile signed an agreement on visas and a memorandum of understanding on animal health."
    assert [one[0] for one in told(text)] == ["signed"]
    assert [one[0] for one in told("Peru and Chile signed a memorandum of understanding on visas.")] == ["pledged"]


def test_who_pays_for_goods_has_not_supplied_them():
    """'paid for electricity supplied' tells of one payment."""
    text = "Djibouti has paid Ethiopia $3.5 million for electricity supplied in the second quarter."
    assert [one[2:4] for one in told(text)] == [("DJI", "ETH")]


def test_inspectors_are_taught():
    """Whoever has a trade can be trained for another state."""
    text = "Turkey promised Somalia two patrol boats and will train 90 fisheries inspectors."
    assert ("pledged", "training", "TUR", "SOM", ["training"]) in told(text)


def test_what_we_signed_is_not_signed_by_the_last_giver():
    """Who "we" are is open where nobody is known to speak."""
    text = "Peru gave Chad 20 boats. We signed a contract for the supply of 4 million tonnes of gas with Chad."
    assert not [one for one in told(text) if one[0] == "signed" and one[2] == "PER"]
