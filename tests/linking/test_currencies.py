"""One sum in several currencies: shown in all, added up in one, converted in none."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, event, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.balances import balances
from servanda.model import UNKNOWN, Amount, CommitmentKind, EventType, ItemClass, Line, Scope, StepKind, Value, on

BOOK = codebook.load()
CHE, JOR = state("CHE", "Switzerland"), state("JOR", "Jordan")


def worth(number, code):
    """Give a sum."""
    return Value(number, number, code)


def sum_of(first, *others):
    """Give a sum with what it is in other money, each as a number and a code."""
    return (goods("money", ItemClass.MONEY, value=worth(*first), conversions=tuple(worth(*one) for one in others)),)


def told(words, lines, when, move=StepKind.PARTLY_DELIVERED, published=date(2031, 12, 31), **fields):
    """Give a report with one step on money from Switzerland to Jordan."""
    page = report(f"{words}-{when}-{published}", words, published=on(published))
    about = {"when": day(when) if when else UNKNOWN, "kind": CommitmentKind.MONEY, "scope": Scope.INCREMENT} | fields
    return page, found(steps=[step(page, words, move, (CHE,), (JOR,), lines=lines, **about)])


def promise(lines, when="2031-03-03", words="Switzerland pledged money for schools", **fields):
    """Give a promise."""
    return told(words, lines, when, StepKind.PLEDGED, **fields)


def paid(lines, when, words="Switzerland paid", **fields):
    """Give a payment."""
    return told(words, lines, when, **fields)


def added(*reports):
    """Give what was promised, delivered and is left, by unit, and how many commitments there are."""
    records = link(reports, BOOK).commitments
    (balance,) = balances(records)
    shown = {one.unit: tuple(map(_bounds, (one.promised, one.delivered, one.outstanding))) for one in balance.sums}
    return len(records), shown


def _bounds(amount):
    return (amount.low, amount.high) if amount else None


FRANCS = sum_of((40, "CHF"), (45, "USD"))


def test_a_promise_is_added_up_in_the_money_that_all_its_payments_are_told_in():
    """40 million francs ($45 million): 15 million dollars came, then 10 million francs ($11 million)."""
    reports = (
        promise(FRANCS),
        paid(sum_of((15, "USD")), "2031-06-03"),
        paid(sum_of((10, "CHF"), (11, "USD")), "2031-08-03"),
    )
    assert added(*reports) == (1, {"USD": ((45, 45), (26, 26), (19, 19))})
    (record,) = link(reports, BOOK).commitments
    (line,) = record.content.lines
    assert (line.value, line.conversions) == (worth(45, "USD"), (worth(40, "CHF"),))
    assert record.content.totals.outstanding == Amount(19, 19, "USD")


def test_where_no_money_is_told_of_all_that_of_the_promise_is_taken_as_far_as_it_goes():
    """10 million francs of 40 came, and 15 million dollars that nobody tells in francs: 0 to 30 are left."""
    reports = (
        promise(FRANCS),
        paid(sum_of((15, "USD")), "2031-06-03"),
        paid(sum_of((11, "EUR"), (10, "CHF")), "2031-08-03"),
    )
    assert added(*reports) == (1, {"CHF": ((40, 40), (10, 10), (0, 30)), "USD": (None, (15, 15), None)})


def test_payments_that_nobody_promised_stay_in_the_money_they_are_told_in():
    """Two payments told in two currencies are two sums."""
    vague = told("Switzerland paid again", sum_of((7, "CHF")), None, scope=Scope.UNKNOWN)
    first = paid(sum_of((15, "USD")), "2031-06-03")
    assert added(first, vague)[1] == {"USD": (None, (15, 15), None), "CHF": (None, (7, 7), None)}


def test_one_promise_in_two_newsrooms_and_two_currencies_is_one_and_shows_both():
    """Francs in one report, dollars in the other, on one day: one promise, added once."""
    reports = promise(sum_of((40, "CHF"))), promise(sum_of((45, "USD")), words="Berne pledged money for schools")
    (record,) = link(reports, BOOK).commitments
    (line,) = record.content.lines
    assert {line.value.currency, *(one.currency for one in line.conversions)} == {"CHF", "USD"}
    number, sums = added(*reports)
    assert number == len(sums) == 1


def test_sums_for_two_purposes_are_two_promises():
    """Francs for schools and dollars for harbours, on one day."""
    schools = promise(sum_of((40, "CHF")))
    harbours = promise(sum_of((20, "USD")), words="Switzerland pledged money for fishing harbours")
    assert added(schools, harbours)[0] == 2


def test_what_was_pledged_in_one_money_and_signed_in_another_is_one_promise():
    """A paper of 45 million dollars signs the promise of 40 million francs ($45 million)."""
    paper = told("A paper on money for schools", sum_of((45, "USD")), "2031-04-03", StepKind.SIGNED)
    number, sums = added(promise(FRANCS), paper)
    assert (number, sums["USD"][0]) == (1, (45, 45))
    (record,) = link([promise(FRANCS), paper], BOOK).commitments
    assert record.content.lines[0].conversions == (worth(40, "CHF"),)


@pytest.mark.parametrize(("move", "left"), [(StepKind.FULFILLED, (0, 0)), (StepKind.PARTLY_DELIVERED, (0, 80))])
def test_a_promise_kept_in_other_money_leaves_nothing_open(move, left):
    """All of 80 million dollars came as 70 million euros, a report says; where none says all, 0 to 80 are open."""
    last = told("Switzerland paid all of it", sum_of((70, "EUR")), "2031-08-12", move)
    assert added(promise(sum_of((80, "USD"))), last)[1]["USD"][2] == left


def test_several_sums_in_one_list_are_not_taken_for_one_another():
    """Of two sums in a report nobody says which is the other's in other money."""
    two = (*sum_of((40, "CHF")), Line("loan", ItemClass.MONEY, value=worth(9, "EUR")))
    reports = promise(two), promise(sum_of((45, "USD")), words="Berne pledged money for schools")
    (record,) = link(reports, BOOK).commitments
    assert all(not line.conversions for line in record.content.lines)


def test_an_act_shows_what_its_reports_tell_in_other_money():
    """One payment in two newsrooms, in francs and in dollars, is one act with both."""
    pages = []
    for words, lines in (
        ("Switzerland paid francs", sum_of((40, "CHF"))),
        ("Switzerland paid dollars", sum_of((45, "USD"))),
    ):
        page = report(words, words, published=on(date(2031, 3, 4)))
        act = event(page, words, EventType.AID, (CHE,), (JOR,), when=day("2031-03-03"), lines=lines)
        pages.append((page, found(events=[act])))
    (record,) = link(pages, BOOK).events
    (line,) = record.content.lines
    assert {line.value.currency, *(one.currency for one in line.conversions)} == {"CHF", "USD"}
