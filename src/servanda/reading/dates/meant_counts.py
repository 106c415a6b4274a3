"""What counted times mean: "three days ago", "two weeks later", "within a month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.codebook import calendar
from servanda.codebook.calendar import Grain, Stretch
from servanda.model import Relation, WhenBasis
from servanda.reading.dates.setting import Meaning, Setting, known, unknown
from servanda.reading.dates.shapes import (
    Counted,
    Unit,
    Way,
)
from servanda.reading.dates.tense import Looks


def counted_meaning(shape: Counted, setting: Setting) -> Meaning:
    """Give what a count of days, weeks or years means in its setting."""
    timex = _length(shape)
    match shape.way:
        case Way.AGO:
            return _ago(shape, setting)
        case Way.EARLIER | Way.LATER:
            return _from_told(shape, setting)
        case Way.LAST | Way.NEXT:
            return _running(shape, setting)
        case Way.WITHIN | Way.HENCE if setting.looks in {Looks.AHEAD, Looks.AIMED}:
            return _due(shape, setting)
        case _:
            return unknown("dates.length", kind="DURATION", timex=timex, relation=Relation.THROUGHOUT)


def _length(shape: Counted) -> str:
    """Give the TIMEX3 value of a length: P4Y, PT12H, PXD."""
    figure = shape.figure
    count = "X" if figure is None else f"{figure:g}"
    unit = str(shape.unit)
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if shape.unit is Unit.DECADE:
        return "PXE" if figure is None else f"P{figure * 10:g}Y"
    return f"P{count}{unit}"


def _moved(start: date, unit: Unit, count: float) -> date:
    """Give the day so many units from a day; less than 24 hours stay on it, halves are rounded down."""
    whole = int(max(-10_000, min(10_000, count)))
    match unit:
        case Unit.DAY:
            return calendar.shift(start, days=whole)
        case Unit.WEEK | Unit.WEEKEND:
            return calendar.shift(start, days=7 * whole)
        case Unit.MONTH | Unit.QUARTER:
            return calendar.shift(start, months=whole if unit is Unit.MONTH else 3 * whole)
        case Unit.YEAR | Unit.DECADE | Unit.CENTURY:
            return calendar.shift(start, months=int(12 * count * _YEARS[unit]))
        case Unit.HOUR:
            return calendar.shift(start, days=int(count / _HOURS))
        case _:
            return start


_HOURS = 24


_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}


def _around(day: date, unit: Unit) -> Stretch:
    """Give the stretch of a unit's size that holds a day."""
    match unit:
        case Unit.YEAR:
            return calendar.year(day.year)
        case Unit.MONTH | Unit.QUARTER:
            return calendar.month(day.year, day.month)
        case Unit.WEEK | Unit.WEEKEND:
            return calendar.week_of(day)
        case Unit.DECADE | Unit.CENTURY:
            return calendar.decade(day.year // 10 * 10)
        case _:
            return calendar.day_of(day)


def _ago(shape: Counted, setting: Setting) -> Meaning:
    """Resolve "two years ago" to a stretch of the unit's size; "decades ago" only to what lies behind."""
    if setting.today is None:
        return unknown("dates.ago", timex="PAST_REF" if shape.low is None else _length(shape))
    if shape.low is None or shape.high is None or shape.low != shape.high:
        return _open_ago(shape, setting.today)
    stretch = _around(_moved(setting.today, shape.unit, -shape.low), shape.unit)
    return known(stretch, "dates.ago", 0.88)


def _open_ago(shape: Counted, today: date) -> Meaning:
    latest = _around(_moved(today, shape.unit, -(shape.low or 1)), shape.unit).last
    earliest = _around(_moved(today, shape.unit, -shape.high), shape.unit).first if shape.high else None
    latest = min(latest, today) if latest else today
    value = f"[{earliest or ''}..{latest}]"
    return Meaning(value, earliest, latest, Relation.AT, WhenBasis.RELATIVE, "DATE", "PAST_REF", "dates.ago", 0.75)


def _from_told(shape: Counted, setting: Setting) -> Meaning:
    """Resolve "three days later", "a year earlier": counted from what was told last, which must be as fine."""
    told = setting.told
    timex = _length(shape)
    if told is None or told.first is None or shape.low is None or shape.low != shape.high:
        return unknown("dates.from_told", timex=timex)
    fine = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 2}.get(told.grain, 3)
    need = {Unit.DAY: 0, Unit.WEEK: 1, Unit.MONTH: 2}.get(shape.unit, 3)
    if fine > need:
        return unknown("dates.from_told", timex=timex)
    count = shape.low if shape.way is Way.LATER else -shape.low
    if shape.unit is Unit.WEEK and fine == 0:
        return known(calendar.day_of(_moved(told.first, shape.unit, count)), "dates.from_told", 0.65)
    stretch = _around(_moved(told.first, shape.unit, count), shape.unit)
    is_ahead = setting.today is not None and stretch.first is not None and stretch.first > setting.today
    if is_ahead and setting.looks is Looks.BACK:
        return unknown("dates.from_told", timex=timex)  # what was told last is not what it counts from
    return known(stretch, "dates.from_told", 0.7)


def _running(shape: Counted, setting: Setting) -> Meaning:
    """Resolve "the last four years", "the next six months": up to the report's day, or from it."""
    timex = _length(shape)
    back = shape.way is Way.LAST
    count = shape.high if back else shape.high or shape.low
    if setting.today is None or count is None:
        rule, relation = "dates.running", Relation.THROUGHOUT
        return unknown(rule, kind="DURATION", timex=timex, relation=relation)
    far = _moved(setting.today, shape.unit, -count if back else count)
    first, last = (far, setting.today) if back else (setting.today, far)
    unit = Unit.YEAR if shape.unit in _YEARS else shape.unit
    if back:
        first = _around(first, unit).first or first
    else:
        last = _around(last, unit).last or last
    if _around(first, unit).grain is Grain.WEEK:
        value = f"{first}/{last}"
    else:
        value = f"{_around(first, unit).edtf}/{_around(last, unit).edtf}"
    return Meaning(
        value, first, last, Relation.THROUGHOUT, WhenBasis.RELATIVE, "DURATION", timex, "dates.running", 0.85
    )


def _due(shape: Counted, setting: Setting) -> Meaning:
    """Resolve "within three months" and "in two weeks" of something to come."""
    timex = _length(shape)
    count = shape.high or shape.low
    if setting.today is None or count is None:
        return unknown("dates.due", kind="DURATION", timex=timex)
    day = _moved(setting.today, shape.unit, count)
    if shape.way is Way.HENCE:
        return replace(known(_around(day, shape.unit), "dates.due", 0.8), kind="DURATION", timex=timex)
    value = f"{setting.today}/{day}"
    return Meaning(value, setting.today, day, Relation.AT, WhenBasis.RELATIVE, "DURATION", timex, "dates.due", 0.85)
