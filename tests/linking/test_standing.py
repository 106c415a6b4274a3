"""A commitment as it stood on a day: what had come by then, and whether that was all."""

from __future__ import annotations

from datetime import date

import pytest

from linking.build import day, found, goods, report, state, step
from servanda import codebook
from servanda.linking import link
from servanda.linking.standing import as_of
from servanda.model import Flag, ItemClass, StepKind, on

BOOK = codebook.load()
JPN, GHA = state("JPN", "Japan"), state("GHA", "Ghana")
PAGE = report("a", "Japan pledged trucks. Ten came. The others came.", published=on(date(2031, 12, 31)))


def told(words, move, when, count, **fields):
    """Give a step on trucks for Ghana."""
    lines = (goods("trucks", ItemClass.VEHICLES, count),)
    return step(PAGE, words, move, (JPN,), (GHA,), when=day(when), lines=lines, **fields)


STEPS = [
    told("Japan pledged trucks", StepKind.PLEDGED, "2031-01-03", 30, due=day("2031-03-31")),
    told("Ten came", StepKind.PARTLY_DELIVERED, "2031-03-10", 10),
    told("The others came", StepKind.PARTLY_DELIVERED, "2031-05-10", 20),
]


@pytest.mark.parametrize(
    ("until", "state", "delivered", "left"),
    [
        (date(2031, 2, 1), StepKind.PLEDGED, None, 30),
        (date(2031, 4, 1), StepKind.PARTLY_DELIVERED, 10, 20),
        (date(2031, 6, 1), StepKind.FULFILLED, 30, 0),
    ],
)
def test_the_parts_that_had_come_by_a_day_are_added_up(until, state, delivered, left):
    """Of thirty trucks in two parts none, ten and all had come, and with the last the promise was kept."""
    (record,) = as_of(link([(PAGE, found(steps=STEPS))], BOOK).commitments, until, BOOK)
    sums = record.content.totals
    assert (record.content.state, sums.delivered and sums.delivered.low, sums.outstanding.low) == (
        state,
        delivered,
        left,
    )


def test_what_was_kept_in_parts_is_late_by_its_last_part():
    """All had come in May, and were due in March."""
    (record,) = as_of(link([(PAGE, found(steps=STEPS))], BOOK).commitments, date(2031, 6, 1), BOOK)
    assert record.content.state_since.edtf == "2031-05-10"
    assert Flag.LATE in record.content.flags
    assert Flag.OVERDUE not in record.content.flags


def test_the_reasons_are_of_the_steps_that_had_come():
    """No reason points at a step that came later."""
    again = told("Ten came", StepKind.MENTIONED, "2031-06-10", 10)
    (record,) = as_of(link([(PAGE, found(steps=[*STEPS, again]))], BOOK).commitments, date(2031, 6, 1), BOOK)
    assert record.content.not_counted == ()
