"""Deliveries of known goods that no report tells before: "Japan delivered the 30 trucks"."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.model import UNKNOWN, CommitmentKind, ItemClass, Line, Scope, StepKind, Value, on

BOOK = codebook.load()
JPN, GHA = state("JPN", "Japan"), state("GHA", "Ghana")
PLEDGED = "Japan pledged 30 trucks to Ghana"
CAME = "Japan delivered the 30 trucks to Ghana"
OTHER = "Ghana's army received the 30 trucks"
NEW = "Japan delivered 30 trucks to Ghana"


def told(words, move=StepKind.PARTLY_DELIVERED, when="2031-04-14", count=30, scope=Scope.RESTATEMENT, **fields):
    """Give a report with one step on trucks for Ghana, as known goods when nothing else is said."""
    page = report(f"{words}-{when}", words, published=on(date(2031, 12, 31)))
    told_of = {"when": day(when) if when else UNKNOWN, "scope": scope} | fields
    lines = told_of.pop("lines", (goods("trucks", ItemClass.VEHICLES, count),))
    return page, found(steps=[step(page, words, move, (JPN,), (GHA,), lines=lines, **told_of)])


def promise(count=30, words=PLEDGED, when="2031-03-03", **fields):
    """Give a promise of trucks."""
    return told(words, StepKind.PLEDGED, when, count, Scope.INCREMENT, **fields)


def sums(*reports):
    """Give the state of each commitment, with what was delivered and what is outstanding."""
    contents = [one.content for one in link(reports, BOOK).commitments]
    return sorted((one.state, *map(_low, (one.totals.delivered, one.totals.outstanding))) for one in contents)


def _low(amount):
    return amount.low if amount else -1


@pytest.mark.parametrize("when", ["2031-04-14", None])
def test_the_delivery_of_what_was_promised_keeps_the_promise(when):
    """ "The 30 trucks" are those that were promised; that they came is news, with or without a day."""
    assert sums(promise(), told(CAME, when=when)) == [(StepKind.FULFILLED, 30, 0)]


def test_the_payment_of_a_promised_sum_keeps_the_promise():
    """ "Paid out the 30 million dollars" is a payment of thirty million."""
    money = {"lines": (Line("money", ItemClass.MONEY, value=Value(3e7, 3e7, "USD")),), "kind": CommitmentKind.MONEY}
    paid = told("Japan paid out the 30 million dollars", **money)
    assert sums(promise(words="Japan pledged 30 million dollars", **money), paid) == [(StepKind.FULFILLED, 3e7, 0)]


def test_a_delivery_of_known_goods_that_nobody_is_read_to_promise_is_one():
    """With a day of its own it is counted, in whatever report they were promised."""
    assert sums(told(CAME)) == [(StepKind.PARTLY_DELIVERED, 30, -1)]
    assert sums(told(CAME, when=None)) == [(StepKind.PARTLY_DELIVERED, -1, -1)]


def test_a_part_of_the_one_open_promise_is_delivered():
    """ "The first ten" of thirty have come."""
    assert sums(promise(), told("The first ten of the 30 trucks came", count=10)) == [
        (StepKind.PARTLY_DELIVERED, 10, 20)
    ]


def test_what_another_report_tells_as_new_is_said_again():
    """On a later day, on that very day, and where the other has no day."""
    for when in ("2031-04-10", "2031-04-14", None):
        new = told(NEW, when=when, scope=Scope.INCREMENT)
        assert sums(promise(), new, told(CAME)) == [(StepKind.FULFILLED, 30, 0)]
        assert sum(one for _, one, _ in sums(new, told(CAME)) if one > 0) == 30


def test_it_is_the_delivery_once():
    """A second report of it says it again."""
    assert sums(promise(), told(CAME), told(OTHER, when="2031-04-16")) == [(StepKind.FULFILLED, 30, 0)]


def test_what_may_be_of_two_promises_is_of_none():
    """Ten of thirty or of forty: nothing is added."""
    more = promise(40, "Japan pledged 40 more trucks", "2031-03-20")
    assert sum(max(one, 0) for _, one, _ in sums(promise(), more, told(CAME, count=10))) == 0


def test_a_delivery_told_as_new_on_another_day_is_not_the_one():
    """Thirty that came in August are thirty more."""
    new = told(NEW, when="2031-08-10", scope=Scope.INCREMENT)
    assert sum(one for _, one, _ in sums(told(CAME), new)) == 60
