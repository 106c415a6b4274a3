"""What a printed time says before anyone knows when it was printed.

Invariant: a shape holds only what the words say; no day is looked up, no year is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.codebook.calendar import Season


class Unit(StrEnum):
    """A unit that times are counted in; the value is the TIMEX3 letter."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"


class Part(StrEnum):
    """The part of a stretch that is meant."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Way(StrEnum):
    """Where a counted stretch lies."""

    LENGTH = "length"
    """How long something is: "for two years", "an 18-month plan"."""
    AGO = "ago"
    EARLIER = "earlier"
    LATER = "later"
    LAST = "last"
    """Up to now: "the last four years"."""
    NEXT = "next"
    """From now on: "the next six months"."""
    WITHIN = "within"
    """Not later than so long from now: "within three months"."""
    HENCE = "hence"
    """So long from now: "in two weeks" of things to come, "three days from now"."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar as printed; what is not printed is None.

    `base` is the year or month given by pointing: "May of this year", "the end of the month".
    `week` is the week of a month, 1 to 4 or -1 for its last.
    `said` says how a weekday, month or season is pointed at: -1 "last March", 0 "this Friday", 1 "next summer".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    base: Pointed | None = None
    said: int | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the year must come from elsewhere."""
        return self.year is None and self.base is None and self.decade is None and self.century is None


@dataclass(frozen=True, slots=True)
class Pointed:
    """A stretch found by pointing: "this year", "last week", "tomorrow", "the following day".

    `told` says that it is counted from what was told last, not from the day of the report.
    `rest` is -1 for "earlier this year", 1 for "later this year": the part up to or from now.
    """

    unit: Unit
    offset: int
    told: bool = False
    rest: int = 0
    weekday: int | None = None
    night: bool = False
    """The night before the report's day: "overnight"."""
    same: bool = False
    """"The same period last year": what was told, moved to the year pointed at."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units, somewhere. `low` and `high` as in numbers, both None for bare "years"."""

    low: float | None
    high: float | None
    unit: Unit
    way: Way
    approx: bool = False
    figure: float | None = None
    """The figure itself, without the words that widen it."""
    before: bool = False
    """Printed before a noun, as a length of it: "a 12-hour flight"."""


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, once or some day: the TIMEX3 value says which. `bounded`: the words reach up to the day of the report."""

    timex: str
    bounded: bool = False
    until: bool = False
    """"To this day"."""
    years_back: bool = False
    """"In previous years": not in the report's own."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Again and again: "every Friday"; `timex` is the TIMEX3 value. `rate`: behind an amount, "15 a year"."""

    timex: str
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour without a day."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A day in numbers of which nobody said which is the month: 03/04/2020."""

    year: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A year of a calendar that is not looked up here: fiscal years, "1402 AH"."""


Shape = Calendar | Pointed | Counted | Vague | Repeated | Clock | Numeric | Foreign


@dataclass(frozen=True, slots=True)
class Expression:
    """A printed time: atoms `first` to `end` (half-open), its shape, the part meant, and an hour in TIMEX3 form."""

    first: int
    end: int
    shape: Shape
    part: Part | None = None
    clock: str = ""
