"""Legs of one delivery: what was shipped and then arrived is counted once."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import CommitmentKind, ItemClass, Scope, StepKind, Value, on

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


@pytest.mark.parametrize(
    ("out", "home"),
    [
        ("Norway flew generators to Togo", "Generators from Norway landed in Lome"),
        ("A ship with generators of Norway set sail for Togo", "Generators from Norway were delivered to Togo"),
        ("Norway airlifted generators to Togo", "Togo unloaded generators from Norway"),
    ],
)
def test_other_words_for_setting_out_and_for_coming_in_are_legs_too(out, home):
    """What was flown out and landed, set sail and was delivered, is one delivery."""
    page = report("w", f"{out}. {home}.", published=on(date(2031, 12, 31)))
    lines = (goods("generators", ItemClass.ENERGY, 20),)
    days = ((out, "2031-03-01"), (home, "2031-03-09"))
    kind = StepKind.PARTLY_DELIVERED
    both = [step(page, words, kind, (NOR,), (TGO,), when=day(when), lines=lines) for words, when in days]
    (record,) = link([(page, found(steps=both))], BOOK).commitments
    assert record.content.totals.delivered.low == 20


PAID = "Norway transferred 8 million euros to Togo for schools."
MONEY_CAME = "Togo received 8 million euros from Norway"
OTHERS_CAME = (
    f"{MONEY_CAME} for schools.",
    f"{MONEY_CAME}.",
    f"{MONEY_CAME} for fishing boats.",
    "Togo received a further 8 million euros from Norway.",
    "Togo said 8 million euros from Norway were there.",
)


def paid(words, when, euros=8e6):
    """Give a payment that a report of its own tells."""
    page = report(f"{when}-{euros:g}", words, published=on(date(2031, 12, 31)))
    worth = goods("money", ItemClass.MONEY, value=Value(euros, euros, "EUR"))
    move = step(
        page,
        words.removesuffix("."),
        StepKind.PARTLY_DELIVERED,
        (NOR,),
        (TGO,),
        kind=CommitmentKind.MONEY,
        when=day(when),
        lines=(worth,),
        scope=Scope.INCREMENT,
    )
    return page, found(steps=[move])


@pytest.mark.parametrize(("came", "when"), [(OTHERS_CAME[0], "2031-03-02"), (OTHERS_CAME[1], "2031-03-08")])
def test_what_was_paid_and_what_was_received_days_later_is_one_payment(came, when):
    """The very same sum, paid on one day and received within a week, is counted once."""
    (record,) = link([paid(PAID, "2031-03-01"), paid(came, when)], BOOK).commitments
    assert record.content.totals.delivered.low == 8e6


def test_one_of_the_sums_that_reports_tell_of_a_payment_is_the_one_received():
    """Two reports tell a payment in two sums; what was received is the one of them, and nothing more."""
    other = paid(PAID.replace("8 million", "7 million"), "2031-03-01", 7e6)
    records = link([paid(PAID, "2031-03-01"), other, paid(OTHERS_CAME[0], "2031-03-02")], BOOK).commitments
    assert [(one.content.totals.delivered.low, one.content.totals.delivered.high) for one in records] == [(7e6, 8e6)]


@pytest.mark.parametrize(
    ("came", "when", "euros"),
    [
        (OTHERS_CAME[0], "2031-03-02", 6e6),
        (OTHERS_CAME[0], "2031-04-01", 8e6),
        (OTHERS_CAME[2], "2031-03-02", 8e6),
        (OTHERS_CAME[3], "2031-03-02", 8e6),
        (OTHERS_CAME[4], "2031-03-02", 8e6),
    ],
)
def test_another_sum_month_or_purpose_and_more_money_are_another_payment(came, when, euros):
    """Sums of money return: only the very same one, within days and for nothing else, is one payment."""
    records = link([paid(PAID, "2031-03-01"), paid(came, when, euros)], BOOK).commitments
    assert sum(one.content.totals.delivered.low for one in records) == 8e6 + euros
