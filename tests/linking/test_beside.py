"""What was given before a promise, and beside it, is none of its deliveries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.balances import balances
from servanda.model import UNKNOWN, CommitmentKind, ItemClass, Relation, Scope, StepKind, Value

BOOK = codebook.load()
ARE, MRT = state("ARE", "United Arab Emirates"), state("MRT", "Mauritania")


def told(words, move, when, millions, published, **fields):
    """Give a report with one step on money from the Emirates to Mauritania."""
    page = report(f"{words}-{published}", words, published=day(published))
    lines = (goods("money", ItemClass.MONEY, value=Value(millions, millions, "EUR")),)
    fields = {"kind": CommitmentKind.MONEY, "when": when, "lines": lines} | fields
    return page, found(steps=[step(page, words, move, (ARE,), (MRT,), **fields)])


def this_year(millions, published, scope=Scope.CUMULATIVE):
    """Give what was given since January, as told on a day."""
    since = replace(day("2031"), edtf="2031/..", latest=None, relation=Relation.SINCE)
    words = f"has given {millions} this year"
    return told(words, StepKind.PARTLY_DELIVERED, since, millions, published, scope=scope)


def promised(when):
    """Give a promise of 80 million euros."""
    return told("will give 80", StepKind.PLEDGED, when, 80, "2031-05-06", scope=Scope.INCREMENT)


def states(*reports):
    """Give the states of the commitments with a promise, and what is left to come."""
    records = link(reports, BOOK).commitments
    (balance,) = balances(records)
    kept = [one.content.state for one in records if any(each.step is StepKind.PLEDGED for each in one.content.steps)]
    return kept, [one.outstanding.low for one in balance.sums]


@pytest.mark.parametrize("published", ["2031-05-06", "2031-05-09"])
def test_what_had_been_given_before_is_not_taken_off_a_promise(published):
    """The Emirates will give 80 million, on top of 30 million already given this year: 80 are left."""
    assert states(promised(day("2031-05-06")), this_year(30, published)) == ([StepKind.PLEDGED], [80])


def test_what_was_given_later_in_the_year_is_taken_off():
    """In September 30 of the 80 million have come; so they have where nobody tells the day of the promise."""
    come = [StepKind.PARTLY_DELIVERED], [50]
    assert states(promised(day("2031-05-06")), this_year(30, "2031-09-01")) == come
    assert states(promised(UNKNOWN), this_year(30, "2031-05-09")) == come


def test_a_total_of_no_known_time_is_taken_off():
    """Nothing says that the time of "30 million so far" began before the promise."""
    so_far = told("so far 30", StepKind.PARTLY_DELIVERED, UNKNOWN, 30, "2031-05-09", scope=Scope.CUMULATIVE)
    assert states(promised(day("2031-05-06")), so_far) == ([StepKind.PARTLY_DELIVERED], [50])
