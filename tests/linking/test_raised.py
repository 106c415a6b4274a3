"""A promised sum that became another: the new one counts from that day, the old one until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.balances import balances
from servanda.linking.standing import as_of
from servanda.linking.totals import RAISED
from servanda.model import CommitmentKind, ItemClass, Scope, StepKind, Value, on

BOOK = codebook.load()
OMN, TCD = state("OMN", "Oman"), state("TCD", "Chad")


def told(words, millions, when, move=StepKind.PLEDGED, scope=Scope.INCREMENT, rule="hand", page=None):
    """Give a report with one step on money from Oman to Chad."""
    page = page or report(f"{words}-{when}", words, published=on(date(2031, 12, 31)))
    lines = (goods("money", ItemClass.MONEY, value=Value(millions, millions, "USD")),)
    one = step(page, words, move, (OMN,), (TCD,), when=day(when), lines=lines, scope=scope, kind=CommitmentKind.MONEY)
    return page, found(steps=[replace(one, evidence=(replace(one.evidence[0], rule=rule),))])


def raised(millions, when, words="Oman raised its pledge"):
    """Give a change of the promise to a sum."""
    return told(words, millions, when, scope=Scope.CUMULATIVE, rule=RAISED)


def from_to(old, new, when):
    """Give a change of the promise from a sum to a sum, as one report tells both."""
    page = report(f"from-{when}", "from the old to the new", published=on(date(2031, 12, 31)))
    _, first = told("the old", old, when, scope=Scope.RESTATEMENT, rule=RAISED, page=page)
    _, second = told("the new", new, when, scope=Scope.CUMULATIVE, rule=RAISED, page=page)
    return page, found(steps=[*first.steps, *second.steps])


PLEDGE = told("Oman pledged money for wells", 100, "2031-01-10")
PAID = told("Oman paid for wells", 40, "2031-02-10", StepKind.PARTLY_DELIVERED)
SCHOOLS = told("Oman pledged further money for schools", 70, "2031-01-20")


def sums(*reports, until=None):
    """Give what is promised and left, and the checks that do not fit."""
    records = link(reports, BOOK).commitments
    (balance,) = balances(as_of(records, until, BOOK) if until else records)
    (one,) = balance.sums
    wrong = [each.entry.amount.low for each in balance.checks if not each.fits]
    return one.promised.low, one.outstanding.low, wrong


@pytest.mark.parametrize("change", [raised(150, "2031-03-10"), from_to(100, 150, "2031-03-10")])
def test_the_new_sum_takes_the_place_of_the_old_from_its_day(change):
    """Of 150 million 110 are left after 40; before that day 60 of 100 were."""
    assert sums(PLEDGE, PAID, change) == (150, 110, [])
    assert sums(PLEDGE, PAID, change, until=date(2031, 3, 1)) == (100, 60, [])
    (record,) = link([PLEDGE, PAID, change], BOOK).commitments
    assert [line.value.low for line in record.content.lines] == [150]
    assert record.content.totals.outstanding.low == 110
    assert "raised or cut since: the sum of that day counts" in {one.why for one in record.content.not_counted}


def test_a_sum_that_is_cut_is_kept_with_less():
    """Of 100 million 40 came; cut to 40 the promise is kept."""
    assert sums(PLEDGE, PAID, raised(40, "2031-01-30", "Oman cut its pledge")) == (40, 0, [])


def test_a_sum_can_become_another_twice():
    """The last one counts, also where it is told again."""
    again = told("Oman reaffirmed its pledge", 120, "2031-06-10", scope=Scope.RESTATEMENT)
    assert sums(PLEDGE, raised(150, "2031-03-10"), raised(120, "2031-05-10"), again)[0] == 120


def test_the_first_word_of_a_promise_may_be_what_it_became():
    """Where no report tells the promise the new sum is promised; the old one is said again."""
    assert sums(raised(150, "2031-03-10")) == (150, 150, [])
    assert sums(from_to(100, 150, "2031-03-10")) == (150, 150, [])


def test_of_two_promises_that_of_the_old_sum_became_another():
    """Told from 70 to 90, it is that for schools; told without the old sum it is a check of all of them."""
    assert sums(PLEDGE, SCHOOLS, from_to(70, 90, "2031-03-10"))[0] == 190
    assert sums(PLEDGE, SCHOOLS, raised(90, "2031-03-10")) == (170, 170, [90])


def test_a_promise_that_was_kept_becomes_no_other():
    """What is told of it after its end is a check."""
    kept = told("Oman paid all of it", 100, "2031-02-10", StepKind.FULFILLED)
    assert sums(PLEDGE, kept, raised(150, "2031-03-10")) == (100, 0, [150])


def test_a_total_before_the_change_is_held_against_the_old_sum():
    """A total of 100 in February fits, and one of 200 after another 50 in May does, too."""
    before = told("Oman promised in all", 100, "2031-02-01", scope=Scope.CUMULATIVE)
    more = told("Oman pledged further money for wells", 50, "2031-05-01")
    after = told("Oman promised in all by now", 200, "2031-05-02", scope=Scope.CUMULATIVE)
    assert sums(PLEDGE, before, raised(150, "2031-03-10"), more, after) == (200, 200, [])
