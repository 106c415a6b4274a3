"""Days on a line: where each lies, how wide a period is drawn, and what the line is marked with.

Invariant: a period is drawn from the beginning of its first day to the end of its last one, never wider and never as a
day that it does not name; what lies outside the line is cut at its ends and says so.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.ledger.timeline import Unit

_DAY = timedelta(days=1)
_BY_DAY, _BY_MONTH = 92, 6 * 366
"""Days up to which a line is divided into days, and into months; longer ones into years."""
_TICKS = 12
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line; `opens` and `runs_on` say that the period goes on before its start and after its end."""

    start: float
    end: float
    opens: bool = False
    runs_on: bool = False

    @property
    def middle(self) -> float:
        """Give the place half way."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a line with its words; a great one begins a year."""

    at: float
    words: str
    is_great: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from the beginning of `first` to the end of `last`, `length` long."""

    first: date
    last: date
    length: float

    @property
    def days(self) -> int:
        """Give how many days it has."""
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> Unit:
        """Give the unit into which it is divided."""
        if self.days <= _BY_DAY:
            return Unit.DAY
        return Unit.MONTH if self.days <= _BY_MONTH else Unit.YEAR

    def at(self, day: date) -> float:
        """Give where a day begins, cut at the ends."""
        passed = min(max((day - self.first).days, 0), self.days)
        return self.length * passed / self.days

    def stretch(self, earliest: date, latest: date) -> Stretch | None:
        """Give the piece that a period takes, both days included; None when all of it lies outside."""
        if latest < self.first or earliest > self.last:
            return None
        end = self.length if latest >= self.last else self.at(latest + _DAY)
        return Stretch(self.at(earliest), end, opens=earliest < self.first, runs_on=latest > self.last)

    def ticks(self) -> tuple[Tick, ...]:
        """Give its marks from left to right: years, months or days, as few as can be read."""
        return tuple(self._ticks())

    def _ticks(self) -> Iterator[Tick]:
        if self.unit is Unit.DAY:
            step = max(1, -(-self.days // _TICKS))
            for number in range(0, self.days, step):
                day = self.first + number * _DAY
                is_great = number == 0 or day.month != (day - step * _DAY).month
                month = f" {calendar.month_abbr[day.month]}" if is_great else ""
                yield Tick(self.at(day), f"{day.day}{month}", is_great)
            return
        months = self.days / 30.4
        step = next((each for each in (1, 2, 3, 6) if months / each <= _TICKS * 1.5), 12)
        if step < 12:  # noqa: PLR2004 - months of a year
            yield from self._months(step)
            return
        every = next(each for each in _YEARS if self.days / 365.25 / each <= _TICKS)
        for year in range(self.first.year, self.last.year + 1):
            if year % every == 0 and date(year, 1, 1) >= self.first:
                yield Tick(self.at(date(year, 1, 1)), str(year), is_great=True)

    def _months(self, step: int) -> Iterator[Tick]:
        year, month = self.first.year, self.first.month
        while (day := date(year, month, 1)) <= self.last:
            if day >= self.first and (month - 1) % step == 0:
                is_great = month == 1
                yield Tick(self.at(day), str(year) if is_great else calendar.month_abbr[month], is_great)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004


def days_of(unit: str) -> tuple[date, date]:
    """Give the first and last day of a unit in its ISO form.

    >>> days_of("2032-02")
    (datetime.date(2032, 2, 1), datetime.date(2032, 2, 29))
    """
    year = int(unit[:4])
    if len(unit) == Unit.DAY:
        return date.fromisoformat(unit), date.fromisoformat(unit)
    if len(unit) == Unit.YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(unit[5:7])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
