"""The calendar: stretches with their bounds, and whole days as bylines print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.codebook import calendar
from servanda.codebook.calendar import Season, parse_day, printed_days


def test_month_and_weekday_names_are_read_with_and_without_abbreviations() -> None:
    """Full and short names have a number, other words have none."""
    assert calendar.month_number("Sept") == 9
    assert calendar.month_number("Sept", abbreviated=False) is None
    assert calendar.month_number("march") == 3
    assert calendar.weekday_number("Thurs") == 3
    assert calendar.weekday_number("Sunday", abbreviated=False) == 6
    assert calendar.weekday_number("Sun", abbreviated=False) is None


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    """30 February does not exist, 29 February only in leap years."""
    assert calendar.day(2023, 2, 30) is None
    assert calendar.day(2023, 2, 29) is None
    assert calendar.day(2024, 2, 29) is not None


@pytest.mark.parametrize(
    ("stretch", "edtf", "first", "last"),
    [
        (calendar.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (calendar.year(2022), "2022", date(2022, 1, 1), date(2022, 12, 31)),
        (calendar.decade(2010), "201X", date(2010, 1, 1), date(2019, 12, 31)),
        (calendar.century(19), "18XX", date(1800, 1, 1), date(1899, 12, 31)),
        (calendar.century(1), "00XX", date(1, 1, 1), date(99, 12, 31)),
        (calendar.season(2022, Season.SPRING), "2022-21", date(2022, 3, 1), date(2022, 6, 21)),
        (calendar.season(2022, Season.WINTER), "2022-24", date(2021, 12, 1), date(2023, 3, 20)),
        (calendar.quarter(2022, 3), "2022-35", date(2022, 7, 1), date(2022, 9, 30)),
        (calendar.half(2022, 2), "2022-41", date(2022, 7, 1), date(2022, 12, 31)),
        (calendar.week_of(date(2024, 3, 28)), "2024-03-25/2024-03-31", date(2024, 3, 25), date(2024, 3, 31)),
        (calendar.weekend_of(date(2024, 3, 28)), "2024-03-30/2024-03-31", date(2024, 3, 30), date(2024, 3, 31)),
    ],
)
def test_stretches_have_closed_bounds(stretch: calendar.Stretch, edtf: str, first: date, last: date) -> None:
    """A season covers both conventions, a winter two winters (ruling 39)."""
    assert (stretch.edtf, stretch.first, stretch.last) == (edtf, first, last)


def test_years_outside_the_calendar_have_a_value_and_no_bounds() -> None:
    """490 BC is year -489 of ISO 8601."""
    assert calendar.year(-489) == calendar.Stretch("-0489", None, None, calendar.Grain.YEAR, "BC0490")
    assert calendar.month(12000, 1).first is None
    assert calendar.year(12000).last is None
    assert calendar.season(9999, Season.SPRING).first is None


def test_shifting_keeps_inside_month_and_calendar() -> None:
    """The 31st becomes the last day of a shorter month; the ends of the calendar hold."""
    assert calendar.shift(date(2024, 1, 31), months=1) == date(2024, 2, 29)
    assert calendar.shift(date(1, 1, 1), years=-5) == date.min
    assert calendar.shift(date(9999, 1, 1), years=5) == date.max
    assert calendar.shift(date(9999, 12, 31), days=1) == date.max
    assert calendar.shift(date(1, 1, 1), days=-1) == date.min


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("28 February 2023", "2023-02-28"),
        ("May 9, 2024, Thursday @ 11:32", "2024-05-09"),
        ("2023-11-06T17:05+0000", "2023-11-06"),
        ("Thu, 09 May 2024 11:32:00 GMT", "2024-05-09"),
        ("Mon May 9 11:32:00 2024", "2024-05-09"),
        ("28-Mar-2024", "2024-03-28"),
        ("Sept. 3rd, 2021", "2021-09-03"),
        ("the 3rd of May 2021", "2021-05-03"),
        ("20230228", "2023-02-28"),
        ("12.05.2021 14:30", "2021-05-12"),
        ("18/08/2020", "2020-08-18"),
        ("08/18/2020", "2020-08-18"),
    ],
)
def test_a_whole_printed_day_is_read(words: str, day: str) -> None:
    """Weekday and hour are dropped, the printed words stay."""
    period = parse_day(words)
    assert period is not None
    assert period.edtf == day
    assert period.is_day
    assert period.text == words


@pytest.mark.parametrize(
    "words",
    ["", "2684 views", "1920 1080 true", "+74956456601", "img/07e7/02/19", "30 February 2023", "March 2023",
     "May 5, 2024 - Updated May 6, 2024", "99/99/2020", "20231399"],
)  # fmt: skip
def test_words_without_one_whole_day_are_refused(words: str) -> None:
    """Counters, sizes, days that do not exist and two different days give nothing."""
    assert parse_day(words) is None


def test_a_day_in_numbers_has_two_readings_until_somebody_says_which() -> None:
    """03/04/2020 is in March or in April."""
    both = parse_day("03/04/2020")
    assert both is not None
    assert both.edtf == "[2020-03-04,2020-04-03]"
    assert (both.earliest, both.latest) == (date(2020, 3, 4), date(2020, 4, 3))
    first, second = parse_day("03/04/2020", day_first=True), parse_day("03/04/2020", day_first=False)
    assert first is not None
    assert second is not None
    assert (first.edtf, second.edtf) == ("2020-04-03", "2020-03-04")


def test_days_of_a_line_are_given_with_their_places() -> None:
    """Each printed day comes with its range in the line."""
    line = "Posted 3 May 2021, updated 4 May 2021"
    assert [line[found.start : found.end] for found in printed_days(line)] == ["3 May 2021", "4 May 2021"]


_DAY_PIECES = st.sampled_from(
    "28 30 31 3rd 02 2 99 2023 2024 20230228 March Feb. Sept May Thu, , - / . : @ T GMT the of 11:32 Posted é".split()
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(_DAY_PIECES, max_size=12).map(" ".join), st.lists(_DAY_PIECES).map("".join)
    )
)
def test_any_words_are_read_or_refused(words: str) -> None:
    """Days lie in the line, apart and in order, and read alone give themselves; two different days are refused."""
    found = list(printed_days(words))
    bounds = [place for day in found for place in (day.start, day.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= day.start < day.end <= len(words) for day in found)
    assert all(day.period.text == words[day.start : day.end] for day in found)
    period = parse_day(words)
    assert (period is not None) is (len({day.period.edtf for day in found}) == 1)
    if period is not None:
        assert period.edtf == found[0].period.edtf
        assert period.text == " ".join(words.split())


@given(st.dates())
def test_a_day_read_back_is_the_day(day: date) -> None:
    """ISO days are read as they are."""
    period = parse_day(day.isoformat())
    assert period is not None
    assert period.earliest == period.latest == day


@given(st.dates(), st.integers(-4000, 4000), st.integers(-50, 50))
def test_a_shifted_day_is_always_a_day(day: date, days: int, months: int) -> None:
    """Shifting never raises."""
    assert isinstance(calendar.shift(day, days=days, months=months), date)


def test_a_century_before_the_calendar_has_no_days() -> None:
    """The century before the first has a value and no bounds."""
    assert (calendar.century(0).first, calendar.century(0).last) == (None, None)


@pytest.mark.parametrize(
    ("week", "edtf"), [(1, "2024-02-01/2024-02-07"), (4, "2024-02-22/2024-02-28"), (-1, "2024-02-23/2024-02-29")]
)
def test_weeks_of_a_month(week, edtf):
    """The first week is the first seven days, the last week the last seven."""
    stretch = calendar.week_of_month(2024, 2, week)
    assert stretch is not None
    assert stretch.edtf == edtf


def test_weeks_of_a_month_that_has_no_days_here():
    """A year before the common era has no days in the calendar of the machine."""
    assert calendar.week_of_month(-44, 3, 1) == calendar.month(-44, 3)
