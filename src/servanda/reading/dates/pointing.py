"""Times found by pointing: "this year", "yesterday", "the following day", "the same period last year".

Invariant: words that point to what was told ("the same day") are kept apart from words that point to the report's day.
"""

from __future__ import annotations

from servanda.codebook.calendar import weekday_number
from servanda.reading.atoms import Atoms
from servanda.reading.dates.counts import unit_of
from servanda.reading.dates.hours import DAY_PARTS, clock_behind
from servanda.reading.dates.shapes import Expression, Pointed, Unit

_OFFSETS = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
_TOLD = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "subsequent": 1, "same": 0, "next": 1}
_POINTED_UNITS = frozenset(
    {Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY}
)


def pointed_at(atoms: Atoms, at: int) -> tuple[int, Pointed] | None:
    """Read "this year", "the following day", "earlier that month", "the same week"."""
    first, rest = at, 0
    if atoms.lower(at) in {"earlier", "later"}:
        rest = -1 if atoms.lower(at) == "earlier" else 1
        at += 2 if atoms.lower(at + 1) in {"in", "on"} else 1
    article = atoms.lower(at) == "the"
    at += 1 if article else 0
    word = atoms.lower(at)
    if word == "that" and atoms.lower(at + 1) == "same":
        return _told(atoms, at + 2, 0, rest)
    if word == "that":
        return _told(atoms, at + 1, 0, rest)
    if article and word in _TOLD:
        return _told(atoms, at + 1, _TOLD[word], rest)
    if article and rest and unit_of(word) in _POINTED_UNITS:
        return _told(atoms, at, 0, rest)
    if word not in _OFFSETS or (article and word not in {"past", "last", "coming", "upcoming", "current"}):
        return None
    unit = unit_of(atoms.lower(at + 1))
    if unit not in _POINTED_UNITS or atoms.lower(at + 1).endswith("s"):
        return None
    if word in {"past", "last"} and article and (first > 0 and atoms.lower(first - 1) in {"over", "in", "for"}):
        return None  # counted: "over the past year"
    if unit is Unit.DAY:
        return (at + 2, Pointed(unit, 0, told=True, rest=rest)) if word == "this" else None
    return at + 2, Pointed(unit, _OFFSETS[word], rest=rest)


def _told(atoms: Atoms, at: int, offset: int, rest: int) -> tuple[int, Pointed] | None:
    if weekday_number(atoms.lower(at), abbreviated=False) is not None:
        return None
    unit = unit_of(atoms.lower(at))
    if unit not in _POINTED_UNITS and atoms.lower(at) in {"morning", "evening", "night", "afternoon"}:
        unit = Unit.DAY
    if unit not in _POINTED_UNITS or atoms.lower(at).endswith("s"):
        return None
    return at + 1, Pointed(unit, offset, told=True, rest=rest)


def pointed_year(atoms: Atoms, at: int) -> tuple[int, Pointed] | None:
    """Read "of this year", "last year", "of the same year" behind a day, month, season or quarter."""
    behind = at + 1 if atoms.lower(at) in {"of", "in"} else at
    if atoms.says(behind, "the year") and behind > at:
        return behind + 2, Pointed(Unit.YEAR, 0, told=True)
    found = pointed_at(atoms, behind)
    return found if found and found[1].unit is Unit.YEAR and not found[1].rest else None


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_SAME_PERIOD = frozenset({"month", "period", "time", "quarter", "week"})


def read_pointing(atoms: Atoms, at: int) -> Expression | None:
    """Read words that point from the day of the report or from what was told."""
    word = atoms.lower(at)
    if word == "overnight" and not _is_of_another_day(atoms, at):
        return Expression(at, at + 1, Pointed(Unit.DAY, 0, night=True), clock="TNI")
    if word in _DAYS:
        end, clock = clock_behind(atoms, at + 1)
        return Expression(at, end, Pointed(Unit.DAY, _DAYS[word]), clock=clock or ("TNI" if word == "tonight" else ""))
    if word in {"earlier", "later", "late", "early"} and atoms.lower(at + 1) in _DAYS:
        return Expression(at, at + 2, Pointed(Unit.DAY, _DAYS[atoms.lower(at + 1)]))
    for phrase, offset in (("the day before yesterday", -2), ("the day after tomorrow", 2)):
        if atoms.says(at, phrase):
            return Expression(at, at + 4, Pointed(Unit.DAY, offset))
    if word in {"this", "last"} and atoms.lower(at + 1) in {"morning", "afternoon", "evening", "night"}:
        offset = -1 if word == "last" else 0
        return Expression(at, at + 2, Pointed(Unit.DAY, offset), clock=DAY_PARTS[atoms.lower(at + 1)])
    if beside := _same_period(atoms, at) or _day_beside(atoms, at):
        return beside
    found = pointed_at(atoms, at)
    return Expression(at, found[0], found[1]) if found else None


def _is_of_another_day(atoms: Atoms, at: int) -> bool:
    """Say whether the night is another than the last: "overnight to Friday", "an overnight stay"."""
    return atoms.lower(at + 1) in {"to", "into", "on", "from", "between"} or atoms.lower(at - 1) in {
        "an",
        "the",
        "stay",
    }


def _same_period(atoms: Atoms, at: int) -> Expression | None:
    """Read "the same period last year", "the same month a year ago"."""
    if not atoms.says(at, "the same") or atoms.lower(at + 2) not in _SAME_PERIOD:
        return None
    behind = at + 4 if atoms.lower(at + 3) in {"of", "in"} else at + 3
    pointed = pointed_at(atoms, behind)
    if pointed and pointed[1].unit is Unit.YEAR and pointed[1].offset:
        return Expression(at, pointed[0], Pointed(Unit.YEAR, pointed[1].offset, same=True))
    if atoms.says(behind, "a year ago") or atoms.says(behind, "a year earlier"):
        return Expression(at, behind + 3, Pointed(Unit.YEAR, -1, same=True))
    return None


def _day_beside(atoms: Atoms, at: int) -> Expression | None:
    """Read "the day before", "the year after" at the end of a clause: counted from what was told."""
    if atoms.lower(at) != "the" or atoms.lower(at + 2) not in {"before", "after", "following"}:
        return None
    unit = unit_of(atoms.lower(at + 1))
    if unit not in {Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR} or atoms.lower(at + 3) not in {",", ".", "", ";", ")"}:
        return None
    return Expression(at, at + 3, Pointed(unit, -1 if atoms.lower(at + 2) == "before" else 1, told=True))
