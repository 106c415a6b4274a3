"""From what a time says to what it means where it stands: days, relation, basis.

Invariant: what cannot be resolved stays unknown; no first of January and no day of publication in disguise.
Source: rulings 22 and 36 to 41 of the codebook; the tables of values and resolution of its chapter on time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from servanda.codebook import calendar
from servanda.codebook.calendar import Grain, Stretch
from servanda.model import Period, Relation, WhenBasis
from servanda.reading.dates_shapes import (
    Calendar,
    Clock,
    Counted,
    Expression,
    Foreign,
    Numeric,
    Part,
    Pointed,
    Repeated,
    Unit,
    Vague,
    Way,
)
from servanda.reading.dates_tense import Looks


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the day of the report, what was told last, where its verb looks.

    `account`: the text tells the past in order, so that a month without a year follows what was told last.
    `history`: the whole text is such an account.
    `shared_year`: the year that a list gives all its members. `nowadays`: "today" means these times.
    """

    today: date | None
    told: Stretch | None
    looks: Looks
    account: bool = False
    history: bool = False
    shared_year: int | None = None
    nowadays: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: EDTF value and bounds as in `Period`, the stretch told, TIMEX3 type and value, rule."""

    edtf: str | None
    first: date | None
    last: date | None
    relation: Relation
    basis: WhenBasis
    kind: str
    timex: str
    rule: str
    score: float
    stretch: Stretch | None = None

    def period(self, text: str) -> Period:
        """Give the period with its printed words."""
        return Period(self.edtf, self.first, self.last, self.relation, self.basis, text)


def resolve(expression: Expression, setting: Setting) -> Meaning:  # noqa: C901 - one case a shape
    """Give what an expression means in its setting."""
    shape = expression.shape
    match shape:
        case Calendar():
            meaning = _calendar(shape, setting)
        case Pointed():
            meaning = _pointed(shape, setting)
        case Counted():
            meaning = _counted(shape, setting)
        case Vague():
            meaning = _vague(shape, setting)
        case Repeated():
            meaning = unknown("dates.repeated", kind="SET", timex=shape.timex, relation=Relation.REPEATED)
        case Numeric():
            meaning = _numeric(shape)
        case Clock():
            meaning = _clock(setting)
        case Foreign():
            meaning = unknown("dates.other_calendar")
    if expression.part is not None:
        meaning = _part(meaning, expression.part)
    if expression.clock and meaning.stretch and meaning.stretch.grain is Grain.DAY:
        meaning = replace(meaning, kind="TIME", timex=meaning.timex + expression.clock)
    return meaning


def unknown(rule: str, *, kind: str = "DATE", timex: str = "", relation: Relation = Relation.AT) -> Meaning:
    """Give the meaning of words whose days nobody can tell here."""
    return Meaning(None, None, None, relation, WhenBasis.UNKNOWN, kind, timex, rule, 0.6)


def _known(stretch: Stretch, rule: str, score: float, *, basis: WhenBasis = WhenBasis.RELATIVE) -> Meaning:
    return Meaning(
        edtf=stretch.edtf,
        first=stretch.first,
        last=stretch.last,
        relation=Relation.AT,
        basis=basis,
        kind="DATE",
        timex=stretch.timex,
        rule=rule,
        score=score,
        stretch=stretch,
    )


# The calendar


def _calendar(shape: Calendar, setting: Setting) -> Meaning:
    if shape.decade is not None:
        return _known(calendar.decade(shape.decade), "dates.decade", 0.95, basis=WhenBasis.STATED)
    if shape.century is not None:
        return _known(calendar.century(shape.century), "dates.century", 0.95, basis=WhenBasis.STATED)
    if shape.year is not None:
        stretch = _in_year(shape, shape.year)
        return (
            _known(stretch, "dates.stated", 0.98, basis=WhenBasis.STATED) if stretch else unknown("dates.no_such_day")
        )
    if shape.base is not None:
        base = _pointed(shape.base, setting)
        of = base.stretch.first.year if base.stretch and base.stretch.first else None
        stretch = _in_year(shape, of) if of else None
        return _known(stretch, "dates.of_pointed_year", 0.9) if stretch else _without_year(shape)
    if shape.month is None and shape.season is None and shape.quarter is None and shape.weekday is not None:
        return _weekday(shape, setting)
    if setting.shared_year is not None:
        stretch = _in_year(shape, setting.shared_year)
        return _known(stretch, "dates.year_of_list", 0.92) if stretch else unknown("dates.no_such_day")
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
            return _known(stretch, "dates.year_of_account", 0.8)
    if setting.today is None:
        return _without_year(shape)
    stretch = _pointed_at(shape, setting.today) if shape.said is not None else _by_tense(shape, setting)
    if stretch is None:
        return _without_year(shape)
    return _told_by(_known(stretch, "dates.year_by_tense", 0.85), setting)


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
        looks = Looks.AHEAD if shape.day is not None or _is_near(ahead, today) else Looks.BACK
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
    return _known(calendar.day_of(calendar.shift(today, days=days)), "dates.weekday", 0.9)


def _aims(looks: Looks, ahead: int, behind: int) -> bool:
    return looks is Looks.AIMED and ahead < behind


def _numeric(shape: Numeric) -> Meaning:
    """Keep both readings of 03/04/2020."""
    early, late = sorted(calendar.numeric_days(shape.year, shape.first, shape.second), key=lambda day: day.edtf)
    value = f"[{early.edtf},{late.edtf}]"
    return Meaning(
        value, early.first, late.last, Relation.AT, WhenBasis.STATED, "DATE", late.timex, "dates.two_readings", 0.7
    )


# Pointing


def _pointed(shape: Pointed, setting: Setting) -> Meaning:
    start = _start(shape, setting)
    if shape.same and start is not None and (moved := _same_of_year(setting.told, start.year + shape.offset)):
        return _known(moved, "dates.same_of_year", 0.7)
    if setting.nowadays and shape == Pointed(Unit.DAY, 0):
        return _vague(Vague("PRESENT_REF", bounded=True), setting)
    if start is None:
        return unknown("dates.pointed", timex=_UNKNOWN_UNITS.get(shape.unit, ""))
    if shape.night:
        return _last_night(start, setting)
    stretch = _pointed_stretch(shape, start)
    meaning = _known(stretch, "dates.pointed_told" if shape.told else "dates.pointed", 0.7 if shape.told else 0.9)
    return meaning if shape.told else _cut(meaning, shape, setting)


def _last_night(today: date, setting: Setting) -> Meaning:
    """Give the two days of the night that has just ended; what is to come overnight is left open."""
    if setting.looks in {Looks.AHEAD, Looks.AIMED}:
        return unknown("dates.pointed", timex="XXXX-XX-XX")
    eve = calendar.shift(today, days=-1)
    night = _known(calendar.day_of(eve), "dates.pointed", 0.8)
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


# Counting


def _counted(shape: Counted, setting: Setting) -> Meaning:
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
    return _known(stretch, "dates.ago", 0.88)


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
        return _known(calendar.day_of(_moved(told.first, shape.unit, count)), "dates.from_told", 0.65)
    stretch = _around(_moved(told.first, shape.unit, count), shape.unit)
    is_ahead = setting.today is not None and stretch.first is not None and stretch.first > setting.today
    if is_ahead and setting.looks is Looks.BACK:
        return unknown("dates.from_told", timex=timex)  # what was told last is not what it counts from
    return _known(stretch, "dates.from_told", 0.7)


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
        return replace(_known(_around(day, shape.unit), "dates.due", 0.8), kind="DURATION", timex=timex)
    value = f"{setting.today}/{day}"
    return Meaning(value, setting.today, day, Relation.AT, WhenBasis.RELATIVE, "DURATION", timex, "dates.due", 0.85)


# What is vague


def _vague(shape: Vague, setting: Setting) -> Meaning:
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


def _clock(setting: Setting) -> Meaning:
    """Resolve an hour alone to the report's day, or the day told last."""
    told = setting.told if setting.told and setting.told.grain is Grain.DAY else None
    stretch = told or (calendar.day_of(setting.today) if setting.today else None)
    return _known(stretch, "dates.hour", 0.5) if stretch else unknown("dates.hour", kind="TIME")


def _part(meaning: Meaning, part: Part) -> Meaning:
    """Narrow a year to the half that "early" and "late" mean; other parts keep the whole: no days are invented."""
    stretch = meaning.stretch
    if stretch is None or stretch.grain is not Grain.YEAR or stretch.first is None or part is Part.MIDDLE:
        return meaning
    narrowed = calendar.half(stretch.first.year, 1 if part is Part.START else 2)
    return replace(meaning, edtf=narrowed.edtf, first=narrowed.first, last=narrowed.last)


# What stands before


def since(meaning: Meaning) -> Meaning:
    """Give "since X": open at its end (ruling 39)."""
    if meaning.first is None:
        return replace(unknown(meaning.rule, timex=meaning.timex), relation=Relation.SINCE, kind=meaning.kind)
    return replace(meaning, edtf=f"{_start_value(meaning)}/..", last=None, relation=Relation.SINCE)


def until(meaning: Meaning) -> Meaning:
    """Give "until X" and "by X": open at its start; by the end of a year is by that year's last day."""
    if meaning.last is None:
        return replace(unknown(meaning.rule, timex=meaning.timex), relation=Relation.UNTIL, kind=meaning.kind)
    stretch = meaning.stretch
    ends_whole = stretch is not None and stretch.last == meaning.last and meaning.edtf != stretch.edtf
    value = stretch.edtf if stretch is not None and ends_whole and "/" not in stretch.edtf else _end_value(meaning)
    return replace(meaning, edtf=f"../{value}", first=None, relation=Relation.UNTIL)


def before(meaning: Meaning) -> Meaning:
    """Give "before X": some time that ended when X began."""
    if meaning.first is None or meaning.first == date.min:
        return meaning
    latest = calendar.shift(meaning.first, days=-1)
    return replace(meaning, edtf=f"[..{latest}]", first=None, last=latest)


def after(meaning: Meaning, today: date | None, looks: Looks) -> Meaning:
    """Give "after X": some time from X on; what has happened has happened by the day of the report."""
    if meaning.first is None:
        return meaning
    latest = today if looks is Looks.BACK and today and today >= meaning.first else None
    return replace(meaning, edtf=f"[{_start_value(meaning)}..{latest or ''}]", last=latest)


def spanning(start: Meaning, end: Meaning, *, throughout: bool) -> Meaning | None:
    """Give "from X to Y"; None when one is unknown or they do not follow each other."""
    if start.first is None or end.last is None or start.first > end.last or start.relation is not Relation.AT:
        return None
    return replace(
        end,
        edtf=f"{_start_value(start)}/{_end_value(end)}",
        first=start.first,
        relation=Relation.THROUGHOUT if throughout else Relation.AT,
        basis=start.basis if start.basis is end.basis else WhenBasis.RELATIVE,
        rule="dates.range",
        score=min(start.score, end.score),
    )


def _start_value(meaning: Meaning) -> str:
    simple = meaning.edtf is not None and not set("/[]") & set(meaning.edtf)
    return meaning.edtf if simple and meaning.edtf else str(meaning.first)


def _end_value(meaning: Meaning) -> str:
    simple = meaning.edtf is not None and not set("/[]") & set(meaning.edtf)
    return meaning.edtf if simple and meaning.edtf else str(meaning.last)
