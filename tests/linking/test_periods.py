"""Whether two periods can be of one act."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.build import day
from servanda.linking.periods import Precision, anchor, can_meet, most_precise, precision
from servanda.model import UNKNOWN, Period, Relation, WhenBasis, by_publication, on


def since(text: str, first: date) -> Period:
    """Give a period that lasts since a day."""
    return Period(f"{text}/..", first, None, Relation.SINCE, WhenBasis.STATED)


def relative(text: str) -> Period:
    """Give a day that was reckoned from other words."""
    return on(date.fromisoformat(text), basis=WhenBasis.RELATIVE)


SINCE_2022, SINCE_2023 = since("2022", date(2022, 1, 1)), since("2023", date(2023, 1, 1))
SINCE_MARCH = since("2022-03", date(2022, 3, 1))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (day("2023-01"), day("2023-01-19"), True),
        (day("2023-01"), day("2023-02"), False),
        (day("2023-01-19"), UNKNOWN, True),
        (by_publication(day("2023-02-01")), day("2023-01-19"), True),
        (by_publication(day("2023-02-01")), day("2023-03-01"), False),
        (day("2023-01-19"), day("2023-01-20"), False),
        (relative("2023-01-19"), day("2023-01-20"), True),
        (relative("2023-01-19"), day("2023-01-21"), False),
        (SINCE_2022, SINCE_MARCH, True),
        (SINCE_2022, SINCE_2023, False),
        (SINCE_2022, day("2022-05"), False),
        (SINCE_2022, UNKNOWN, True),
    ],
)
def test_periods_meet_or_not(one, other, meet):
    """Give a day that was reckoned from other words."""
    """Give a period that lasts since a day."""
    """Days must overlap; unknown bounds forbid nothing; a lasting state is no act of a day."""
    assert can_meet(one, other) is can_meet(other, one) is meet


def test_precision_has_three_grades():
    """A month is narrow, a year wide, a day of publication none."""
    periods = (day("2023-01"), day("2023"), by_publication(day("2023-01-01")), UNKNOWN)
    assert [precision(one) for one in periods] == [Precision.NARROW, Precision.WIDE, Precision.NONE, Precision.NONE]


def test_the_most_precise_period_is_the_narrowest():
    """A day says more than its month, a bound more than nothing."""
    assert most_precise([day("2023-01"), day("2023-01-19"), UNKNOWN]) == day("2023-01-19")
    assert most_precise([UNKNOWN, by_publication(day("2023-01-19"))]).is_known


def test_a_thing_is_anchored_by_its_last_day():
    """Its own last day, else its first, else publication; unknown days come last."""
    assert anchor(day("2023-01"), UNKNOWN) == date(2023, 1, 31)
    assert anchor(SINCE_2022, UNKNOWN) == date(2022, 1, 1)
    assert anchor(UNKNOWN, day("2023-02-01")) == date(2023, 2, 1)
    assert anchor(UNKNOWN, UNKNOWN) == date.max


days = st.dates(date(2020, 1, 1), date(2025, 1, 1))


@given(days, days, days, days)
def test_meeting_is_symmetric(first, second, third, fourth):
    """Whether two periods meet does not depend on which is named first."""
    one = Period("x", min(first, second), max(first, second), Relation.AT, WhenBasis.STATED)
    other = Period("x", min(third, fourth), max(third, fourth), Relation.AT, WhenBasis.STATED)
    assert can_meet(one, other) is can_meet(other, one)
    assert can_meet(one, one)
