"""The calendar as news prints it: names of days and months, stretches of time with their EDTF value, printed days.

Invariant: a stretch has closed bounds, and its EDTF value means nothing outside them. Standard library only.
Source: EDTF as in ISO 8601-2:2019, levels 0 to 2; rulings 36 to 41 of the codebook.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from servanda.model.period import Period, Relation, WhenBasis

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_ABBREVIATIONS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_ABBREVIATIONS = {day[:3]: number for number, day in enumerate(WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}

LAST_DAY = 31

FIRST_YEAR, LAST_YEAR = 1, 9999
"""The years that have bounds; earlier and later ones have a value and none."""


class Grain(StrEnum):
    """How wide a stretch is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Season(StrEnum):
    """A season; its value is the TIMEX3 code."""

    SPRING = "SP"
    SUMMER = "SU"
    AUTUMN = "FA"
    WINTER = "WI"


SEASONS = {
    "spring": Season.SPRING,
    "springtime": Season.SPRING,
    "summer": Season.SUMMER,
    "summertime": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
    "wintertime": Season.WINTER,
}
_SEASON_CODES = {Season.SPRING: 21, Season.SUMMER: 22, Season.AUTUMN: 23, Season.WINTER: 24}
_SEASON_BOUNDS = {
    Season.SPRING: ((3, 1), (6, 21)),
    Season.SUMMER: ((6, 1), (9, 22)),
    Season.AUTUMN: ((9, 1), (12, 21)),
}
"""Widest bounds of both conventions, by months and by the sun, of the northern year (ruling 39)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: EDTF value, closed bounds, grain, and the TIMEX3 value beside.

    Bounds are None for years that `datetime` cannot hold (before the common era) and for days without their year.
    """

    edtf: str
    first: date | None
    last: date | None
    grain: Grain
    timex: str


def month_number(word: str, *, abbreviated: bool = True) -> int | None:
    """Give the number of a month's name; None when it is no month.

    >>> month_number("Sept"), month_number("may"), month_number("Marchers")
    (9, 5, None)
    """
    lower = word.lower()
    if lower in MONTHS:
        return MONTHS.index(lower) + 1
    return MONTH_ABBREVIATIONS.get(lower) if abbreviated else None


def weekday_number(word: str, *, abbreviated: bool = True) -> int | None:
    """Give the number of a weekday's name, Monday 0; None when it is no weekday."""
    lower = word.lower()
    if lower in WEEKDAYS:
        return WEEKDAYS.index(lower)
    return WEEKDAY_ABBREVIATIONS.get(lower) if abbreviated else None


def day(year: int, month: int, number: int) -> Stretch | None:
    """Give one day; None when the calendar has no such day."""
    try:
        only = date(year, month, number)
    except ValueError:
        return None
    return day_of(only)


def day_of(only: date) -> Stretch:
    """Give one day as a stretch."""
    return Stretch(only.isoformat(), only, only, Grain.DAY, only.isoformat())


def week_of(inside: date) -> Stretch:
    """Give the week, Monday to Sunday, that holds a day. EDTF has no weeks: the value is an interval of days."""
    first = shift(inside, days=-inside.weekday())
    last = shift(first, days=6)
    year, week, _ = inside.isocalendar()
    return Stretch(f"{first}/{last}", first, last, Grain.WEEK, f"{year:04d}-W{week:02d}")


def week_of_month(of: int, number: int, week: int) -> Stretch:
    """Give the days 1 to 7, 8 to 14 and so on of a month, or its last seven; the month where it has no days here.

    Args:
        of: The year.
        number: The month.
        week: 1 to 4, or -1 for the last.
    """
    whole = month(of, number)
    if whole.first is None or whole.last is None:
        return whole
    first = shift(whole.last, days=-6) if week < 0 else shift(whole.first, days=7 * (week - 1))
    last = shift(first, days=6)
    return Stretch(f"{first}/{last}", first, last, Grain.WEEK, week_of(first).timex)


def weekend_of(inside: date) -> Stretch:
    """Give Saturday and Sunday of the week that holds a day."""
    week = week_of(inside)
    last = shift(inside, days=6 - inside.weekday())
    first = shift(last, days=-1)
    return Stretch(f"{first}/{last}", first, last, Grain.WEEK, week.timex + "-WE")


def month(year: int, number: int) -> Stretch:
    """Give one month."""
    value = f"{year:04d}-{number:02d}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Stretch(value, None, None, Grain.MONTH, value)
    return Stretch(value, date(year, number, 1), date(year, number, monthrange(year, number)[1]), Grain.MONTH, value)


def year(number: int) -> Stretch:
    """Give one year; 0 and below are years before the common era in the way of ISO 8601 (0 is 1 BC)."""
    if number <= 0:
        return Stretch(f"-{-number:04d}", None, None, Grain.YEAR, f"BC{1 - number:04d}")
    return _years(number, number, f"{number:04d}", Grain.YEAR, f"{number:04d}")


def decade(start: int) -> Stretch:
    """Give the ten years from a year that ends in 0."""
    return _years(start, start + 9, f"{start // 10:03d}X", Grain.DECADE, f"{start // 10:03d}")


def century(number: int) -> Stretch:
    """Give a century by its ordinal; the 19th is 18XX, its bounds 1800 and 1899 as EDTF has them."""
    start = (number - 1) * 100
    return _years(max(start, 1), start + 99, f"{start // 100:02d}XX", Grain.CENTURY, f"{start // 100:02d}")


def _years(first: int, last: int, edtf: str, grain: Grain, timex: str) -> Stretch:
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return Stretch(edtf, None, None, grain, timex)
    return Stretch(edtf, date(first, 1, 1), date(last, 12, 31), grain, timex)


def season(of: int, which: Season) -> Stretch:
    """Give a season of a year with bounds that cover both conventions (ruling 39).

    "Winter 2022" can be two winters: its bounds run from December 2021 to March 2023. Hemispheres are not known here.
    """
    value, timex = f"{of:04d}-{_SEASON_CODES[which]}", f"{of:04d}-{which}"
    if not FIRST_YEAR < of < LAST_YEAR:
        return Stretch(value, None, None, Grain.SEASON, timex)
    if which is Season.WINTER:
        return Stretch(value, date(of - 1, 12, 1), date(of + 1, 3, 20), Grain.SEASON, timex)
    first, last = _SEASON_BOUNDS[which]
    return Stretch(value, date(of, *first), date(of, *last), Grain.SEASON, timex)


def quarter(of: int, number: int) -> Stretch:
    """Give a quarter of a year, 1 to 4 (EDTF 33 to 36)."""
    return _months(of, 3 * number - 2, 3 * number, f"{32 + number}", Grain.QUARTER, f"Q{number}")


def half(of: int, number: int) -> Stretch:
    """Give a half of a year, 1 or 2 (EDTF 40 and 41)."""
    return _months(of, 6 * number - 5, 6 * number, f"{39 + number}", Grain.HALF, f"H{number}")


def _months(of: int, first: int, last: int, code: str, grain: Grain, timex: str) -> Stretch:
    value, name = f"{of:04d}-{code}", f"{of:04d}-{timex}"
    return Stretch(value, month(of, first).first, month(of, last).last, grain, name)


def shift(start: date, *, days: int = 0, months: int = 0, years: int = 0) -> date:
    """Give the day so much later; a day that the month lacks becomes its last, the ends of the calendar hold.

    >>> shift(date(2024, 1, 31), months=1)
    datetime.date(2024, 2, 29)
    """
    index = start.year * 12 + start.month - 1 + 12 * years + months
    of, number = divmod(index, 12)
    if of < FIRST_YEAR:
        return date.min
    if of > LAST_YEAR:
        return date.max
    moved = date(of, number + 1, min(start.day, monthrange(of, number + 1)[1]))
    try:
        return moved + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


# Printed days, whole and with their year, as bylines and datelines have them.

_NAMES = "|".join(sorted((*MONTHS, *MONTH_ABBREVIATIONS), key=len, reverse=True))
_GAP = r"[\s\u00a0,]+"
_PRINTED = re.compile(
    rf"""
    (?<![\w/.:-])(?:
      (?P<iso>(?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}}))(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
    | (?P<compact>(?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d))
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\u00a0.-]+(?P<n3>{_NAMES})\b\.?[\s\u00a0,-]*(?P<y3>\d{{4}})
    | (?P<n4>{_NAMES})\b\.?[\s\u00a0]*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}(?P<y4>\d{{4}})
        | {_GAP}[\d:]+(?:\s+[A-Z]{{3,4}})?\s+(?P<y5>\d{{4}}))
    | (?P<a>\d{{1,2}})(?P<sign>[/.-])(?P<b>\d{{1,2}})(?P=sign)(?P<y6>\d{{4}})
    )(?![\w-]|[/.:]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A whole day as printed in a line: half-open range of the line, and the period that it means."""

    start: int
    end: int
    period: Period


def printed_days(line: str, *, day_first: bool | None = None) -> Iterator[PrintedDay]:
    """Give every whole day that a line prints, in order; days that the calendar lacks are left out.

    Args:
        line: As printed, e.g. "Updated: Thu, 09 May 2024 11:32 GMT"; English.
        day_first: Whether "03/04/2020" is the third of April; None when nothing says so: it then has two readings.
    """
    for match in _PRINTED.finditer(line):
        period = _period(match, day_first=day_first)
        if period is not None:
            yield PrintedDay(match.start(), match.end(), period)


def parse_day(words: str, *, day_first: bool | None = None) -> Period | None:
    """Give the one day that an isolated printed date names, with or without weekday and hour; text as printed.

    Use it for bylines, datelines and header fields. It refuses (None) words without a whole day, days that the
    calendar lacks, and words that print two different days. The hour is dropped: the day is that of the place.

    >>> parse_day("May 9, 2024, Thursday @ 11:32").edtf
    '2024-05-09'
    >>> parse_day("30 February 2023") is None
    True
    """
    found = {printed.period for printed in printed_days(words, day_first=day_first)}
    values = {period.edtf: period for period in found}
    if len(values) != 1:
        return None
    period = next(iter(values.values()))
    return replace(period, text=" ".join(words.split()))


def _period(match: re.Match[str], *, day_first: bool | None) -> Period | None:
    part = match.groupdict()
    text = match.group()
    if part["a"]:
        if part["sign"] == "." and day_first is None:
            day_first = True  # numbers with points between them are never printed month first
        return _swapped(int(part["y6"]), int(part["a"]), int(part["b"]), day_first=day_first, text=text)
    name = part["n3"] or part["n4"]
    number = month_number(name) if name else int(part["m1"] or part["m2"])
    found = day(
        int(part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"]),
        number or 0,
        int(part["d1"] or part["d2"] or part["d3"] or part["d4"]),
    )
    return stated(found, text=text) if found else None


def _swapped(of: int, first: int, second: int, *, day_first: bool | None, text: str) -> Period | None:
    """Give a day printed in numbers alone: one reading if the order is known or only one exists, else both."""
    readings = numeric_days(of, first, second, day_first=day_first)
    if not readings:
        return None
    if len(readings) == 1:
        return stated(readings[0], text=text)
    early, late = sorted(readings, key=lambda reading: reading.edtf)
    return Period(
        edtf=f"[{early.edtf},{late.edtf}]",
        earliest=early.first,
        latest=late.last,
        relation=Relation.AT,
        basis=WhenBasis.STATED,
        text=text,
    )


def numeric_days(of: int, first: int, second: int, *, day_first: bool | None = None) -> tuple[Stretch, ...]:
    """Give the one or two days that two numbers and a year can mean, the day first before the month first."""
    day_then_month, month_then_day = (second, first), (first, second)
    orders = [day_then_month] if day_first else [month_then_day]
    if day_first is None:
        orders = [day_then_month, month_then_day]
    readings = {found.edtf: found for number, month_day in orders if (found := day(of, number, month_day))}
    return tuple(readings.values())


def stated(stretch: Stretch, *, text: str | None = None) -> Period:
    """Give the period of a stretch that the words state in full."""
    return Period(
        edtf=stretch.edtf,
        earliest=stretch.first,
        latest=stretch.last,
        relation=Relation.AT,
        basis=WhenBasis.STATED,
        text=text,
    )
