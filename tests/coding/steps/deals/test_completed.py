"""Deliveries that complete what was to come, and what is given of a promise."""

from __future__ import annotations

import pytest

from coding.sample_news import findings, learned


def told(text: str) -> list[str]:
    """Give step, giver, receiver, item and number of each step of a report."""
    found = []
    for step in findings(text, reader=learned()).steps:
        sides = ("+".join(party.country for party in parties) for parties in (step.provider, step.recipient))
        amounts = [line.value or line.quantity for line in step.lines]
        number = "".join(f" {one.low:.0f}" for one in amounts if one is not None and one.low is not None)
        items = "".join(f" {line.item}" for line in step.lines)
        found.append(f"{step.step.value} {' > '.join(sides)}{items}{number}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru delivered the last of 40 buses to Togo.", "fulfilled PER > TGO buses 40"),
        ("Peru handed over the final two of eight buses to Togo on Tuesday.", "fulfilled PER > TGO buses 2"),
        ("Peru delivered the final batch of 40 buses to Togo.", "fulfilled PER > TGO buses 40"),
        ("Peru has delivered all 28 buses it promised to Togo.", "fulfilled PER > TGO buses 28"),
        ("The last of the 40 buses that Peru promised Togo arrived on Monday.", "fulfilled PER > TGO buses 40"),
        ("Peru delivered its last shipment of 40 buses to Togo in May.", "partly_delivered PER > TGO buses 40"),
        ("Peru delivered the first of 40 buses to Togo.", "partly_delivered PER > TGO buses 1"),
    ],
)
def test_the_last_of_what_was_to_come_fulfils(text, expected):
    """'The last of 40' and 'all 28 it promised' leave nothing to come; the shipment before this one may."""
    assert told(text)[0] == expected


def test_prisoners_are_let_go_as_promised_in_part_or_whole():
    """Four of ten men are a part of the promise; a man let go without a promise is none."""
    part = "Peru has freed four of the ten Bolivian miners it promised to release."
    whole = "Peru has freed the ten Bolivian miners that it promised to release."
    assert told(part)[0] == "partly_delivered PER > BOL"
    assert told(whole)[0] == "fulfilled PER > BOL"
    assert told("Peru has freed ten Bolivian miners.") == []


def test_help_sent_in_people_arrives():
    """Police officers who are the first to arrive are a part of a deployment; two may come for anything."""
    assert told("Two Kenyan police officers arrived in Haiti to question a suspect.") == []
    assert told("The first 200 Kenyan police officers arrived in Haiti.") == ["partly_delivered KEN > HTI officers 200"]


@pytest.mark.parametrize("what", ["condolences over the quake", "sympathy after the flood", "best wishes"])
def test_words_alone_are_no_promise(what):
    """Nobody promises anything by condolences, least of all who hears them."""
    assert told(f"Chile offered Peru its {what}.") == []


def test_who_offers_promises():
    """'Offered Nepal its support' is a promise of the one who offers."""
    assert told("Norway offered Nepal its support.") == ["pledged NOR > NPL"]


def test_a_giver_behind_and_has_its_own_sum():
    """The receiver behind both sums gets both."""
    assert told("Peru pledged $3 million and Chile $2 million to Bolivia.") == [
        "pledged PER > BOL money 3000000",
        "pledged CHL > BOL money 2000000",
    ]


def test_the_total_of_a_new_promise_is_promised():
    """What a pledge brings a total to has not come by that; what a gift brings it to has."""
    pledged = "Finland pledged 20 million euros to Ukraine, taking its total support to 3 billion euros."
    given = "Iceland has given Palau $3 million for nurses, bringing its total support to $8 million."
    assert [one.split()[0] for one in told(pledged)] == ["pledged", "pledged"]
    assert [one.split()[0] for one in told(given)] == ["partly_delivered", "partly_delivered"]


def test_over_behind_a_verb_of_handing_counts_nothing():
    """'Handed over six fire engines' are six fire engines; 'sent over 40 tents' are more than 40 tents."""
    assert told("Croatia handed over six fire engines to Bosnia.") == ["partly_delivered HRV > BIH fire engines 6"]
    assert told("Croatia sent over 40 tents to Bosnia.") == ["partly_delivered HRV > BIH tents 40"]


def test_time_to_repay_is_no_money():
    """A debtor who is given time has been given no loan."""
    assert told("Algeria extended the repayment of a $100 million loan to Tunisia.") == []


def test_money_in_a_bank_is_no_bank():
    """'$2 billion in Pakistan's central bank' is money; '$2 million in food aid' is aid."""
    assert told("Saudi Arabia deposited $2 billion in Pakistan's central bank.") == [
        "partly_delivered SAU > PAK money 2000000000"
    ]


def test_whom_a_favour_is_promised_to_has_it():
    """The one to whom a promise is spoken receives; a promise to nobody leaves that open."""
    assert told("Chile promised Peru that it would free ten prisoners by June.") == ["pledged CHL > PER"]
    assert told("Chile promised that it would free ten prisoners by June.") == ["pledged CHL > "]


@pytest.mark.parametrize("what", ["the 20 tents", "20 tents", "another 20 tents"])
def test_what_somebody_is_thanked_for_has_come(what):
    """Whoever is thanked for goods gave them; thanks that are only possible tell nothing."""
    assert told(f"Chad thanked Oman for {what}.") == ["partly_delivered OMN > TCD tents 20"]
    assert told(f"Chad may thank Oman for {what}.") == []
    assert told(f"Chad thanked Oman for promising {what}.") == ["pledged OMN > TCD tents 20"]


def test_help_from_another_is_not_of_whoever_has_it():
    """'Palau's total support from Iceland' is Iceland's."""
    text = "Officials said the aid brings Palau's total support from Iceland to $8 million."
    assert told(text) == ["partly_delivered ISL > PLW money 8000000"]
