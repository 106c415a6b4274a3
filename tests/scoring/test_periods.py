"""When a found period meets a gold one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.scoring.periods import bounds, falls_on, is_day, is_unknown, meets
from servanda.scoring.rows import When


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-05-09", "2021-05-09", "2021-05-09"),
        ("2021-05-09~", "2021-05-09", "2021-05-09"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2022-21", "2022-03-01", "2022-06-21"),
        ("2022-24", "2022-12-01", "2023-03-20"),
        ("[..2021-05-09]", None, "2021-05-09"),
        ("[2021-05..2021-06-02]", "2021-05-01", "2021-06-02"),
        ("2021-05-08/2021-05-09", "2021-05-08", "2021-05-09"),
        ("2021/..", "2021-01-01", None),
        ("../2021", None, "2021-12-31"),
        ("XXXX-06-14", None, None),
        ("0000-06", None, None),
    ],
)
def test_bounds_follow_from_the_value(edtf: str, first: str | None, last: str | None) -> None:
    """First and last day of each EDTF form that gold uses; a value without a year has none."""
    assert bounds(edtf) == (first, last)


def period(edtf: str | None, *, relation: str = "at", basis: str = "stated") -> When:
    """The period of an EDTF value."""
    first, last = bounds(edtf) if edtf else (None, None)
    return When(edtf=edtf, earliest=first, latest=last, relation=relation, basis=basis)


UNKNOWN = When()


@pytest.mark.parametrize(
    ("found", "gold", "also", "is_right"),
    [
        (period("2021-05-09"), period("2021-05-09"), (), True),
        (period("2021-05-09"), period("2021-05"), (), True),
        (period("2021-05"), period("2021-05-09"), (), False),
        (period("2021-05"), period("2021-05-09"), ("2021-05",), True),
        (period("2021-05-12"), period("2021-05-09"), ("[..2021-06]",), True),
        (period("2021-05-12"), period("2021-05-09"), ({"edtf": None},), False),
        (UNKNOWN, period("2021-05-09"), ({"edtf": None},), True),
        (UNKNOWN, period("2021-05-09"), (None,), True),
        (UNKNOWN, period("2021-05-09"), (), False),
        (None, period("2021-05-09"), (), False),
        (UNKNOWN, UNKNOWN, (), True),
        (None, None, (), True),
        (period("[..2021-05-09]", basis="publication"), UNKNOWN, (), True),
        (period("[..2021-05-09]", basis="relative"), UNKNOWN, (), False),
        (period("2021-05-09"), UNKNOWN, (), False),
        (period("2021-05-09"), UNKNOWN, ("2021-05-09",), True),
        (period("2021/..", relation="since"), period("2021/..", relation="since"), (), True),
        (period("2021/..", relation="since"), period("2021/..", relation="at"), (), False),
        (
            period("2021"),
            period("2021/..", relation="since"),
            ({"edtf": "2021", "earliest": "2021-01-01", "latest": "2021-12-31"},),
            True,
        ),
        (period("2021/..", relation="since"), period("2021"), ("2021/..",), True),
        (period("2021-05-09"), period("[..2021-06]"), (), True),
        (period("[..2021-05]"), period("2021"), (), False),
        (period("XXXX-06-14"), period("XXXX-06-14"), (), True),
        (period("XXXX-06-15"), period("XXXX-06-14"), (), False),
        (period("2021-06-14"), period("XXXX-06-14"), (), False),
        (UNKNOWN, period("XXXX-06-14"), (), False),
        (period("2021-05-09", basis="publication"), period("[..2021-05-09]", basis="publication"), (), False),
        (
            When(edtf="2021-06", earliest="2021-05-09", latest="2021-05-09", basis="stated"),
            period("2021-05"),
            (),
            False,
        ),
        (When(earliest="2021-05-09", latest="2021-05-09", basis="stated"), period("2021-05"), (), True),
    ],
)
def test_a_period_is_right_inside_gold_s(
    found: When | None, gold: When | None, also: tuple[object, ...], is_right: bool
) -> None:
    """Inside the gold interval extended by `also`, the relation agrees, and unknown is met by unknown."""
    assert meets(found, gold, also=also) is is_right


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))


@given(DAYS, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_a_narrower_period_is_never_worse(day: date, before: int, length: int, after: int) -> None:
    """Whatever lies inside a gold interval is right, and what reaches beyond it is wrong."""
    first, last = day, day + timedelta(length)
    wide = When(
        edtf=None,
        earliest=str(first - timedelta(before)),
        latest=str(last + timedelta(after)),
        basis="stated",
    )
    narrow = When(edtf=None, earliest=str(first), latest=str(last), basis="stated")
    assert meets(narrow, wide)
    assert meets(wide, narrow) is (before == after == 0)


@pytest.mark.parametrize(
    ("found", "value", "is_there"),
    [
        (period("2021-05-09"), "2021-05-09", True),
        (period("2021-05-09"), "2021", True),
        (period("2020-01/.."), "2020", True),
        (period("2021-08-05"), "08-05", True),
        (period("XXXX-08-05"), "08-05", True),
        (period("2021-08-06"), "08-05", False),
        (period("[..2021]"), "2021", False),
        (period("2021"), "XXXX", False),
        (None, "2021", False),
    ],
)
def test_a_forbidden_day_is_met_by_itself_and_what_lies_in_it(found: When | None, value: str, is_there: bool) -> None:
    """A trap's value forbids all that is at least as precise."""
    assert falls_on(found, value) is is_there


def test_unknown_and_day_are_told_apart() -> None:
    """No value and no bounds is unknown; one day at both ends is a day."""
    assert is_unknown(None)
    assert not is_unknown(period("XXXX-06"))
    assert is_day(period("2021-05-09"))
    assert not is_day(period("2021-05"))
    assert not is_day(UNKNOWN)
