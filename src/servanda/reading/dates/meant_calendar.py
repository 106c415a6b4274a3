"""What days, months and years of the calendar mean where they stand: the year that is left out, the weekday.

Invariant: a day without a year takes one only by what was told, by the tense or by the year of the report.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.codebook import calendar
from servanda.codebook.calendar import Grain, Stretch
from servanda.model import Relation, WhenBasis
from servanda.reading.dates.meant_pointing import pointed_meaning
from servanda.reading.dates.setting import Meaning, Setting, known, unknown
from servanda.reading.dates.shapes import (
    Calendar,
    Numeric,
)
from servanda.reading.dates.tense import Looks


def calendar_meaning(shape: Calendar, setting: Setting) -> Meaning:
    """Give what a day, month or year of the calendar means in its setting."""
    if shape.decade is not None:
        return known(calendar.decade(shape.decade), "dates.decade", 0.95, basis=WhenBasis.STATED)
    if shape.century is not None:
        return known(calendar.century(shape.century), "dates.century", 0.95, basis=WhenBasis.STATED)
    if shape.year is not None:
        stretch = _in_year(shape, shape.year)
        return known(stretch, "dates.stated", 0.98, basis=WhenBasis.STATED) if stretch else unknown("dates.no_such_day")
    if shape.base is not None:
        base = pointed_meaning(shape.base, setting)
        of = base.stretch.first.year if base.stretch and base.stretch.first else None
        stretch = _in_year(shape, of) if of else None
        return known(stretch, "dates.of_pointed_year", 0.9) if stretch else _without_year(shape)
    if shape.month is None and shape.season is None and shape.quarter is None and shape.weekday is not None:
        return _weekday(shape, setting)
    if setting.shared_year is not None:
        stretch = _in_year(shape, setting.shared_year)
        return known(stretch, "dates.year_of_list", 0.92) if stretch else unknown("dates.no_such_day")
    return _open_year(shape, setting)


def _in_year(shape: Calendar, of: int) -> Stretch | None:
    """Give the stretch that a shape names in a year; None when that year lacks the day."""
    if shape.month is not None and shape.week is not None:
        return calendar.week_of_month(of, shape.month, shape.week)
    if shape.month is not None:
        return calendar.day(of, shape.month, shape.day) if shape.day else calendar.month(of, shape.month)
    if shape.season is not None:
        return calendar.season(of, shape.season)
    if shape.quarter is not None:
        return calendar.quarter(of, shape.quarter)
    if shape.half is not None:
        return calendar.half(of, shape.half)
    return calendar.year(of)


def _open_year(shape: Calendar, setting: Setting) -> Meaning:
    """Find the year of a day, month, season or quarter: after what was told, else from the report by the tense."""
    if shape.said is None and setting.account and setting.told:
        stretch = _next_to_both(shape, setting, setting.told) or _nearest(shape, setting.told)
        if stretch and (setting.today is None or (stretch.first and stretch.first <= setting.today)):
            return known(stretch, "dates.year_of_account", 0.8)
    if setting.today is None:
        return _without_year(shape)
    stretch = _pointed_at(shape, setting.today) if shape.said is not None else _by_tense(shape, setting)
    if stretch is None:
        return _without_year(shape)
    return _told_by(known(stretch, "dates.year_by_tense", 0.85), setting)


def _told_by(meaning: Meaning, setting: Setting) -> Meaning:
    """Cut what has happened at the report's day: "in June" of a report of 12 June."""
    today, back = setting.today, setting.looks is Looks.BACK
    if back and today and meaning.first and meaning.last and meaning.first <= today < meaning.last:
        return replace(meaning, last=today)
    return meaning


def _candidates(shape: Calendar, around: date) -> list[Stretch]:
    """Give the stretches that a shape names in the years around a day (leap days have few)."""
    reach = 4 if (shape.month, shape.day) == (2, 29) else 1
    years = range(max(1, around.year - reach), min(9999, around.year + reach) + 1)
    return [stretch for of in years if (stretch := _in_year(shape, of)) and stretch.first and stretch.last]


_BACKWARDS = 150
"""An account goes on sooner than back: so many days back count like half a year ahead (even documents of WikiWars)."""


def _nearest(shape: Calendar, told: Stretch) -> Stretch | None:
    """Give the stretch nearest to what was told; one inside a year that was told comes first."""
    first, last = told.first, told.last
    if first is None or last is None:
        return None
    return min(_candidates(shape, first), key=lambda stretch: _way_off(stretch, first, last), default=None)


def _next_to_both(shape: Calendar, setting: Setting, told: Stretch) -> Stretch | None:
    """Give the stretch that lies behind what was told and, within a season, before the report as well."""
    recent = _by_tense(shape, setting)
    today = setting.today
    if recent is None or recent.first is None or told.last is None or today is None or setting.looks is not Looks.BACK:
        return None
    is_recent = (today - recent.first).days <= _NEAR_DAYS
    return recent if is_recent and 0 < (recent.first - told.last).days < _A_YEAR else None


_A_YEAR = 365


def _way_off(stretch: Stretch, first: date, last: date) -> float:
    start, end = stretch.first or first, stretch.last or last
    if start > last:
        return float((start - last).days)
    return (first - end).days * 183 / _BACKWARDS if end < first else 0.0


def _by_tense(shape: Calendar, setting: Setting) -> Stretch | None:
    """Give the nearest stretch in the direction in which the verb looks; the report's own day lies in both."""
    today = setting.today
    if today is None:
        return None
    around = _candidates(shape, today)
    ahead = [stretch for stretch in around if stretch.last and stretch.last >= today]
    back = [stretch for stretch in around if stretch.first and stretch.first <= today]
    looks = setting.looks
    if looks is Looks.NOW:
        looks = Looks.AHEAD if _is_near(ahead, today) else Looks.BACK
    if looks in {Looks.AHEAD, Looks.AIMED}:
        return min(ahead, key=lambda stretch: stretch.edtf, default=None)
    return max(back, key=lambda stretch: stretch.edtf, default=None)


_NEAR_DAYS = 120
"""A present tense looks ahead only to what is at most so far away: "takes effect in March" in January."""


def _is_near(ahead: list[Stretch], today: date) -> bool:
    nearest = min((stretch.first for stretch in ahead if stretch.first), default=None)
    return nearest is not None and 0 < (nearest - today).days <= _NEAR_DAYS


def _pointed_at(shape: Calendar, today: date) -> Stretch | None:
    """Give "last March", "this summer", "next January"."""
    around = _candidates(shape, today)
    if shape.said == 0:
        return next((stretch for stretch in around if stretch.edtf.startswith(f"{today.year:04d}")), None)
    if shape.said == -1:
        return max((s for s in around if s.last and s.last < today), key=lambda stretch: stretch.edtf, default=None)
    return min((s for s in around if s.first and s.first > today), key=lambda stretch: stretch.edtf, default=None)


def _without_year(shape: Calendar) -> Meaning:
    """Give a day or month whose year nobody knows: "XXXX-06-14" says what the words say, and has no bounds."""
    if shape.month is None:
        return unknown("dates.no_year")
    value = f"XXXX-{shape.month:02d}" + (f"-{shape.day:02d}" if shape.day else "")
    return Meaning(value, None, None, Relation.AT, WhenBasis.STATED, "DATE", value, "dates.no_year", 0.7)


def _weekday(shape: Calendar, setting: Setting) -> Meaning:
    """Resolve a weekday (ruling 36): looking back the report's own weekday is its day, else the one before.

    Behind a past verb's infinitive ("agreed to meet on Friday") the nearer one is meant.
    """
    today = setting.today
    if setting.history and setting.told and setting.told.grain is Grain.DAY:
        today = setting.told.first
    if today is None or shape.weekday is None:
        number = shape.weekday or 0
        return unknown("dates.weekday", timex=f"XXXX-WXX-{number + 1}")
    behind = (today.weekday() - shape.weekday) % 7
    ahead = (shape.weekday - today.weekday()) % 7
    looks = setting.looks
    if shape.said == -1:
        days = -(behind or 7)
    elif shape.said == 1:
        days = ahead or 7
    elif looks is Looks.AHEAD or (looks is Looks.NOW and not setting.quiet) or _aims(looks, ahead, behind):
        days = ahead
    elif shape.said == 0:
        days = -behind if looks is Looks.BACK else ahead
    else:
        days = -behind
    return known(calendar.day_of(calendar.shift(today, days=days)), "dates.weekday", 0.9)


def _aims(looks: Looks, ahead: int, behind: int) -> bool:
    return looks is Looks.AIMED and ahead < behind


def numeric_meaning(shape: Numeric) -> Meaning:
    """Keep both readings of 03/04/2020."""
    early, late = sorted(calendar.numeric_days(shape.year, shape.first, shape.second), key=lambda day: day.edtf)
    value = f"[{early.edtf},{late.edtf}]"
    return Meaning(
        value, early.first, late.last, Relation.AT, WhenBasis.STATED, "DATE", late.timex, "dates.two_readings", 0.7
    )
