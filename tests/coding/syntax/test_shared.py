"""Doers that a clause shares with another, and what a verb makes of the deal that a noun names."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str, **options) -> set[tuple[str, str, str, str]]:
    """Give the events of a text: type, source, target, status."""
    return {
        (
            one.type.value,
            "+".join(party.country for party in one.source),
            "+".join(party.country for party in one.target),
            one.status.value,
        )
        for one in findings(text, **options).events
    }


def steps(text: str, **options) -> list[tuple[str, str, str]]:
    """Give the steps of a text: provider, recipient, step."""
    return [
        (
            "+".join(party.country for party in one.provider),
            "+".join(party.country for party in one.recipient),
            one.step.value,
        )
        for one in findings(text, **options).steps
    ]


def test_who_says_it_would_give_gives():
    """The pronoun behind a verb of saying is the doer of the next verb, never its receiver."""
    text = "Peru said it would give Chad 40 buses."
    assert steps(text, reader=learned()) == [("PER", "TCD", "pledged")]


def test_a_clause_shares_the_doers_of_the_one_before():
    """Who met also agreed, though names stand in apposition."""
    text = "Peru's president, Ana Ruiz, and Chad's president, Idi Saleh, met in Geneva and agreed to reopen their embassies."
    assert ("AGREE", "PER+TCD", "", "actual") in told(text, reader=learned())


def test_a_comma_joins_the_sides_of_a_headline():
    """Only two names of two sides are joined so."""
    assert ("SUPPORT", "PER+TCD", "", "actual") in told(
        "Rain fell.", title="Peru, Chad sign extradition treaty", reader=learned()
    )
    assert told("In May, Chad signed an extradition treaty.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru recalled its ambassador to Chad in protest.", {("SANCTION", "PER", "TCD", "actual")}),
        ("Peru sent an envoy to Chad.", {("CONSULT", "PER", "TCD", "actual")}),
        ("Peru and Chad traded accusations over the raid.", set()),
        ("Peru has suspended a $40 million loan to Chad.", {("SANCTION", "PER", "TCD", "actual")}),
        ("Peru has yet to deliver the boats to Chad.", {("AID", "PER", "TCD", "negated")}),
        ("A Peruvian shipment of rice reached Chad in May.", {("AID", "PER", "TCD", "actual")}),
    ],
)
def test_envoys_quarrels_and_what_is_still_owed(text, expected):
    """An envoy's host is a party; words of quarrel are no trade; what is yet to come was not done."""
    assert told(text, reader=learned()) == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Peru came under fire for arming rebels in Chad.", {"alleged"}),
        ("Peruvian engineers were charged with delivering 40 generators to Chad.", set()),
        ("Peru was charged with arming rebels in Chad.", {"alleged"}),
    ],
)
def test_under_fire_is_a_charge_and_a_charge_may_be_a_task(text, basis):
    """What one is criticised for is alleged; what one has to do is not told as done."""
    assert {one.basis.value for one in findings(text).events if one.type.value == "AID"} == basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru fulfilled its pledge to send 200 nurses to Chad.", ("PER", "TCD", "fulfilled")),
        ("Peru completed the delivery of 200 buses to Chad in May.", ("PER", "TCD", "fulfilled")),
        ("Peru began withdrawing its troops from Chad.", ("PER", "TCD", "partly_delivered")),
        ("Peru has begun the withdrawal of its troops from Chad.", ("PER", "TCD", "partly_delivered")),
        (
            "The trade agreement between Peru and Chad entered into force on 1 May 2022.",
            ("PER+TCD", "PER+TCD", "in_force"),
        ),
        ("Peru cancelled Chad's debt of 90 million dollars.", ("PER", "TCD", "fulfilled")),
    ],
)
def test_a_verb_says_what_became_of_the_deal(text, expected):
    """Completed, begun, in force: the verb around the noun decides the step."""
    assert expected in steps(text)


def test_a_promise_of_aid_is_one_planned_gift():
    """What is pledged is the act itself, planned (ruling 42)."""
    assert told("Peru pledged more aid to Chad.") == {("AID", "PER", "TCD", "planned")}
    assert told("Peru and Chad extended their fishing agreement.") == {("SUPPORT", "PER+TCD", "", "actual")}
