from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from servanda.ledger.timeline import Unit
from servanda.web.axis import Axis, days_of

DAYS = some.dates(date(1900, 1, 1), date(2100, 12, 31))


def axis_of(one: date, other: date, length: float = 1000.0) -> Axis:
    return Axis(min(one, other), max(one, other), length)


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_period_is_drawn_from_its_first_to_its_last_day(a: date, b: date, one: date, other: date) -> None:
    """Inside the line a period begins where its first day does and ends where the next day after it would begin."""
    axis, earliest, latest = axis_of(a, b), min(one, other), max(one, other)
    stretch = axis.stretch(earliest, latest)
    if latest < axis.first or earliest > axis.last:
        assert stretch is None
        return
    assert stretch is not None
    assert 0 <= stretch.start < stretch.end <= axis.length
    assert stretch.start == axis.at(max(earliest, axis.first))
    last = min(latest, axis.last)
    end = axis.length if last == axis.last else axis.at(last + timedelta(days=1))
    assert stretch.end == end
    assert (stretch.opens, stretch.runs_on) == (earliest < axis.first, latest > axis.last)


@given(DAYS, DAYS, some.lists(DAYS, min_size=2))
def test_the_order_of_days_is_that_of_their_places(a: date, b: date, days: list[date]) -> None:
    """A later day never lies before an earlier one, and no day lies outside the line."""
    axis = axis_of(a, b)
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= axis.length for place in places)


@given(DAYS, DAYS)
def test_a_line_has_few_marks_and_they_lie_on_it_in_order(a: date, b: date) -> None:
    """Marks can be read: at most twenty, from left to right, none twice."""
    axis = axis_of(a, b)
    places = [tick.at for tick in axis.ticks()]
    assert len(places) <= 20
    assert places == sorted(set(places))
    assert all(0 <= place <= axis.length for place in places)


def test_a_month_has_its_own_width() -> None:
    """On a line of one leap year, a unit a day, February takes 29."""
    axis = Axis(date(2032, 1, 1), date(2032, 12, 31), 366.0)
    stretch = axis.stretch(*days_of("2032-02"))
    assert stretch is not None
    assert (stretch.start, stretch.end, stretch.middle) == (31.0, 60.0, 45.5)


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2031, 1, 31), Unit.DAY),
        (date(2031, 4, 2), Unit.DAY),
        (date(2031, 4, 3), Unit.MONTH),
        (date(2036, 12, 31), Unit.MONTH),
        (date(2040, 1, 1), Unit.YEAR),
    ],
)
def test_a_line_is_divided_by_its_length(last: date, unit: Unit) -> None:
    """Three months by day, six years by month, all else by year."""
    assert Axis(date(2031, 1, 1), last, 1.0).unit is unit


@pytest.mark.parametrize("unit", ["2032-02-29", "2032-02", "2032"])
def test_a_unit_holds_its_days(unit: str) -> None:
    """The first and the last day of a unit begin with its name."""
    first, last = days_of(unit)
    assert first.isoformat().startswith(unit)
    assert last.isoformat().startswith(unit)
    assert not (last + timedelta(days=1)).isoformat().startswith(unit)
