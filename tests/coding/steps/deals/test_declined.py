"""Offers turned down, promises taken back in other words than "withdrew", and a state's own part in a treaty."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned
from servanda.model import Step


def steps(text: str) -> tuple[Step, ...]:
    return findings(text, reader=learned()).steps


def told(step: Step) -> str:
    """Give a step in one line: provider > recipient kind step, and its items."""
    provider, recipient = ("+".join(party.code for party in parties) for parties in (step.provider, step.recipient))
    return f"{provider} > {recipient} {step.kind.value} {step.step.value} {[line.item for line in step.lines]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zambia rejected a $200 million loan from Angola.", "AGO > ZMB money withdrawn ['loan']"),
        ("Malawi's parliament rejected a loan from India.", "IND > MWI money cancelled ['loan']"),
        ("Bolivia declined an offer of 20 fire engines from Chile.", "CHL > BOL goods withdrawn ['fire engines']"),
        ("Fiji turned down Chinese aid.", "CHN > FJI goods withdrawn ['aid']"),
    ],
)
def test_who_declines_is_the_receiver(text, expected):
    """The offer is the other's; what a parliament decides ends it for good."""
    assert [told(step) for step in steps(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine rejected a request from Chad.",
        "Togo rejected claims that it received a loan from Benin.",
        "Kenya denied that it had rejected a loan from China.",
        "Ghana may reject a loan from Japan.",
    ],
)
def test_a_request_a_claim_and_what_may_be_are_no_offer_declined(text):
    """Nothing was offered, or nothing has been decided."""
    assert steps(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Slovakia will not supply tanks to Chad, reversing a pledge it made in March.",
            "SVK > TCD goods withdrawn ['tanks']",
        ),
        (
            "Slovenia has decided not to send the five helicopters it had promised to Georgia.",
            "SVN > GEO goods withdrawn ['helicopters']",
        ),
        ("Estonia went back on a pledge to host the talks.", "EST >  policy withdrawn []"),
        (
            "Croatia backtracked on its promise to take back 200 migrants from Bosnia.",
            "HRV > BIH policy withdrawn []",
        ),
        ("Denmark has dropped its plan to sell Turkey six ships.", "DNK > TUR goods withdrawn ['ships']"),
        ("Norway scrapped a plan to build a hospital in Malawi.", "NOR > MWI goods cancelled ['hospital']"),
    ],
)
def test_a_promise_is_taken_back_in_many_words(text, expected):
    """What it was stands in the infinitive, in the relative clause, or in what will not be done."""
    assert [told(step) for step in steps(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will not send helicopters to Chile, its minister said.",
        "Congo scrapped a plan by Belgium to build a port.",
    ],
)
def test_what_nobody_promised_and_the_plan_of_another_are_not_taken_back(text):
    """Without a promise a refusal ends nothing."""
    assert steps(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji suspended its participation in the regional fisheries treaty.", "FJI >  treaty suspended []"),
        (
            "Belarus suspended its participation in the arms control treaty with Poland.",
            "BLR+POL > BLR+POL treaty suspended []",
        ),
        ("Fiji ended its participation in the regional games.", None),
        ("Fiji demanded that Tonga suspend its participation in the treaty.", None),
    ],
)
def test_a_state_suspends_its_own_part_in_a_treaty(text, expected):
    """Who else is in it need not be printed."""
    assert [told(step) for step in steps(text)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angola cancelled an order for six helicopters from Brazil.",
            "BRA > AGO goods cancelled ['helicopters']",
        ),
        ("Peru suspended the purchase of 20 tanks from Russia.", "RUS > PER goods suspended ['tanks']"),
    ],
)
def test_what_a_buyer_calls_off_was_to_come_from_the_seller(text, expected):
    """Who orders is the receiver."""
    assert [told(step) for step in steps(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Malta withdrew its offer of 12 ferries to Laos on Thursday.", "2022-06-09"),
        ("Malta's government withdrew an offer of a loan to Laos on 3 May.", "2022-05-03"),
        ("Laos declined Malta's offer of 12 ferries on Tuesday.", "2022-06-14"),
    ],
)
def test_what_is_taken_back_was_its_givers(text, day):
    """Who offered takes back, who was to receive declines; the day is that of the verb."""
    found = findings(text, reader=learned())
    (step,) = found.steps
    sides = [one.country for one in (*step.provider, *step.recipient)]
    assert (step.step.value, sides, step.when.edtf) == ("withdrawn", ["MLT", "LAO"], day)
    assert [event.type.value for event in found.events if event.status.value == "actual"] == ["REJECT"]
