"""What pointing words mean: "today", "last year", "the same month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.codebook import calendar
from servanda.codebook.calendar import Grain, Stretch
from servanda.model import Relation, WhenBasis
from servanda.reading.dates.setting import Meaning, Setting, known, unknown
from servanda.reading.dates.shapes import (
    Pointed,
    Unit,
    Vague,
)
from servanda.reading.dates.tense import Looks


def pointed_meaning(shape: Pointed, setting: Setting) -> Meaning:
    """Give what a pointing word means in its setting."""
    start = _start(shape, setting)
    if shape.same and start is not None and (moved := _same_of_year(setting.told, start.year + shape.offset)):
        return known(moved, "dates.same_of_year", 0.7)
    if setting.nowadays and shape == Pointed(Unit.DAY, 0):
        return vague_meaning(Vague("PRESENT_REF", bounded=True), setting)
    if start is None:
        return unknown("dates.pointed", timex=_UNKNOWN_UNITS.get(shape.unit, ""))
    if shape.night:
        return _last_night(start, setting)
    stretch = _pointed_stretch(shape, start)
    meaning = known(stretch, "dates.pointed_told" if shape.told else "dates.pointed", 0.7 if shape.told else 0.9)
    return meaning if shape.told else _cut(meaning, shape, setting)


def _last_night(today: date, setting: Setting) -> Meaning:
    """Give the two days of the night that has just ended; what is to come overnight is left open."""
    if setting.looks in {Looks.AHEAD, Looks.AIMED}:
        return unknown("dates.pointed", timex="XXXX-XX-XX")
    eve = calendar.shift(today, days=-1)
    night = known(calendar.day_of(eve), "dates.pointed", 0.8)
    return replace(night, edtf=f"{eve}/{today}", last=today)


def _same_of_year(told: Stretch | None, of: int) -> Stretch | None:
    """Give the month or quarter that was told, in another year."""
    if told is None or told.first is None or told.grain not in {Grain.MONTH, Grain.QUARTER}:
        return None
    quarter = (told.first.month + 2) // 3
    return calendar.month(of, told.first.month) if told.grain is Grain.MONTH else calendar.quarter(of, quarter)


_UNKNOWN_UNITS = {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.YEAR: "XXXX"}


def _start(shape: Pointed, setting: Setting) -> date | None:
    """Give the day that is pointed from: the report's, or what was told when the words say so."""
    if not shape.told:
        return setting.today
    told = setting.told
    is_now = setting.looks is Looks.AHEAD or (setting.looks is Looks.NOW and _is_ahead(told, setting.today))
    if shape.offset == 0 and shape.unit is not Unit.DAY and is_now and not setting.history:
        return setting.today
    if told is None or told.first is None:
        return setting.today if shape.offset == 0 and shape.unit in {Unit.YEAR, Unit.MONTH, Unit.WEEK} else None
    if shape.unit is Unit.DAY and told.grain is not Grain.DAY:
        return None
    if shape.unit is Unit.MONTH and told.grain not in {Grain.DAY, Grain.MONTH, Grain.WEEK}:
        return None
    return told.first


def _is_ahead(told: Stretch | None, today: date | None) -> bool:
    """Say whether what was told last is still to come: "the year" of a present tense is not that one."""
    return told is not None and told.first is not None and today is not None and told.first > today


def _pointed_stretch(shape: Pointed, start: date) -> Stretch:
    offset = shape.offset
    match shape.unit:
        case Unit.WEEK:
            return calendar.week_of(calendar.shift(start, days=7 * offset))
        case Unit.WEEKEND:
            return calendar.weekend_of(calendar.shift(start, days=7 * offset))
        case Unit.MONTH:
            moved = calendar.shift(start, months=offset)
            return calendar.month(moved.year, moved.month)
        case Unit.QUARTER:
            moved = calendar.shift(start, months=3 * offset)
            return calendar.quarter(moved.year, (moved.month + 2) // 3)
        case Unit.YEAR:
            return calendar.year(start.year + offset)
        case Unit.DECADE:
            return calendar.decade(start.year // 10 * 10 + 10 * offset)
        case Unit.CENTURY:
            return calendar.century(start.year // 100 + 1 + offset)
        case _ if shape.weekday is not None:
            monday = calendar.shift(start, days=7 * offset - start.weekday())
            return calendar.day_of(calendar.shift(monday, days=shape.weekday))
        case _:
            return calendar.day_of(calendar.shift(start, days=offset))


def _cut(meaning: Meaning, shape: Pointed, setting: Setting) -> Meaning:
    """Cut a stretch that holds the report's day: its past part for what has happened, its rest for what is to come."""
    today = setting.today
    if today is None or meaning.first is None or meaning.last is None or not meaning.first <= today <= meaning.last:
        return meaning
    if shape.rest < 0 or (shape.rest == 0 and setting.looks is Looks.BACK):
        return replace(meaning, last=today)
    if shape.rest > 0 or setting.looks in {Looks.AHEAD, Looks.AIMED}:
        return replace(meaning, first=today)
    return meaning


def vague_meaning(shape: Vague, setting: Setting) -> Meaning:
    """Resolve "recently", "now": known only by the day of the report, which is no day of theirs."""
    if shape.until:
        return unknown("dates.vague", timex=shape.timex, relation=Relation.UNTIL)
    if not shape.bounded or setting.today is None:
        return unknown("dates.vague", timex=shape.timex)
    if shape.years_back:
        latest = date(setting.today.year - 1, 12, 31) if setting.today.year > 1 else date.min
        value = f"[..{latest.year:04d}]"
        return Meaning(value, None, latest, Relation.AT, WhenBasis.RELATIVE, "DATE", shape.timex, "dates.vague", 0.6)
    value = f"[..{setting.today}]"
    return Meaning(
        value, None, setting.today, Relation.AT, WhenBasis.PUBLICATION, "DATE", shape.timex, "dates.vague", 0.6
    )
