"""Legs of one delivery: what was shipped and then arrived is counted once."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import ItemClass, Scope, StepKind, on

BOOK = codebook.load()
NOR, TGO = state("NOR", "Norway"), state("TGO", "Togo")
TEXT = (
    "Norway shipped generators to Togo. Generators from Norway arrived in Lome. Further generators from Norway "
    "arrived in Lome. Norway pledged generators to Togo. Norway dispatched generators to Togo."
)
PAGE = report("a", TEXT, published=on(date(2031, 12, 31)))
SHIPPED, CAME = "Norway shipped generators to Togo", "Generators from Norway arrived in Lome"
MORE, SENT = "Further generators from Norway arrived in Lome", "Norway dispatched generators to Togo"


def told(words, when, count=20, move=StepKind.PARTLY_DELIVERED):
    """Give a step on generators from Norway to Togo."""
    lines = (goods("generators", ItemClass.ENERGY, count),)
    return step(PAGE, words, move, (NOR,), (TGO,), when=day(when), lines=lines, scope=Scope.INCREMENT)


def delivered(*steps):
    """Give what each commitment that the steps make has delivered, and how many there are."""
    records = link([(PAGE, found(steps=list(steps)))], BOOK).commitments
    sums = sum(one.content.totals.delivered.low for one in records if one.content.totals.delivered)
    return len(records), sums


def test_what_was_shipped_and_then_arrived_is_one_delivery():
    """The same number of the same goods within weeks is counted once, and says why."""
    shipped, came = told(SHIPPED, "2031-03-01"), told(CAME, "2031-03-20")
    assert delivered(shipped, came) == (1, 20)
    (record,) = link([(PAGE, found(steps=[shipped, came]))], BOOK).commitments
    assert [one.why for one in record.content.not_counted] == ["says again what is counted"]


def test_both_legs_of_what_was_promised_are_counted_once():
    """A pledge of 20 that was shipped and came is fulfilled by 20, not by 40."""
    pledged = told("Norway pledged generators to Togo", "2031-02-01", move=StepKind.PLEDGED)
    assert delivered(pledged, told(SHIPPED, "2031-03-01"), told(CAME, "2031-03-20")) == (1, 20)


@pytest.mark.parametrize(
    "second",
    [
        told(CAME, "2031-03-20", 12),
        told(CAME, "2031-06-20"),
        told(CAME, "2031-02-20"),
        told(MORE, "2031-03-20"),
        told(SENT, "2031-03-20"),
    ],
)
def test_other_numbers_later_weeks_more_goods_and_two_shipments_stay_two(second):
    """Only a coming of just as many, soon after they set out, is a leg of it."""
    assert delivered(told(SHIPPED, "2031-03-01"), second)[0] == 2


def test_two_shipments_that_may_be_meant_stay_apart_from_what_came():
    """With two equal shipments before it an arrival is of neither."""
    shipped, sent = told(SHIPPED, "2031-03-01"), told(SENT, "2031-03-05")
    assert delivered(shipped, sent, told(CAME, "2031-03-20")) == (3, 60)
