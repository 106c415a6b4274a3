"""Whole dates in any printed order: "3 May 2022", "March 28, 2024, Thursday", "2023-02-28", "the 5th of May".

Invariant: a day that no month has is no date, and a number that goes on ("20,000", "1920x1080") is no day or year.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.codebook.calendar import LAST_DAY, MONTHS, month_number, numeric_days, weekday_number
from servanda.codebook.calendar import day as calendar_day
from servanda.reading.atoms import DAY_DIGITS, HYPHENS, YEAR_DIGITS, Atoms, listed
from servanda.reading.dates.hours import clock_behind
from servanda.reading.dates.pointing import pointed_year
from servanda.reading.dates.shapes import Calendar, Expression, Foreign, Numeric, Shape
from servanda.reading.numbers import ordinal


def read_date(atoms: Atoms, at: int) -> Expression | None:
    """Read a day, month and year in any printed order, with its weekday and hour."""
    first = at
    weekday = None
    if (named := _weekday_name(atoms, at)) is not None:
        weekday, at = named
        at += 1 if atoms.lower(at) == "," else 0
    core = _day_month(atoms, at) or _month_day(atoms, at) or _iso(atoms, at)
    if core is None:
        return None
    end, shape = core
    if isinstance(shape, Calendar):
        if shape.day is not None and weekday is None:
            end, weekday = _trailing_weekday(atoms, end)
        if weekday is not None and shape.year is None and atoms.lower(end - 1) == ")":
            end, year = year_behind(atoms, end)  # "Sept. 13 (Thursday), 2018"
            shape = replace(shape, year=year)
        shape = replace(shape, weekday=weekday)
    end, clock = clock_behind(atoms, end)
    return Expression(first, end, shape, clock=clock)


def _weekday_name(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Give a weekday that a date follows, and the atom behind it."""
    number = weekday_number(atoms.lower(at))
    if number is None or not atoms.is_capital(at):
        return None
    end = at + 1
    if atoms.lower(end) == "." and atoms.is_glued(end):
        end += 1
    return number, end


def _trailing_weekday(atoms: Atoms, end: int) -> tuple[int, int | None]:
    behind = end + 1 if atoms.lower(end) in {",", "("} else end
    number = weekday_number(atoms.lower(behind), abbreviated=False)
    if number is None or behind == end or not atoms.is_capital(behind):
        return end, None
    close = behind + 2 if atoms.lower(end) == "(" and atoms.lower(behind + 1) == ")" else behind + 1
    return close, number


def _day_month(atoms: Atoms, at: int) -> tuple[int, Calendar] | None:
    """Read "3 May 2022", "the 3rd of May"."""
    start = at + 1 if atoms.lower(at) == "the" else at
    day = _day_number(atoms, start)
    if day is None:
        return None
    number, end = day
    if atoms.lower(end) == "of" or (atoms.lower(end) in HYPHENS and atoms.is_glued(end)):
        end += 1
    month = _month_name(atoms, end)
    if month is None or (start > at and start + 1 == end and atoms.lower(start).isdecimal()):
        return None  # "the 26 September agreement": the article is the noun's
    if _is_name(atoms, at, month[1]):
        return None
    if atoms.is_glued(start) and atoms.lower(start - 1) not in {"(", "-", "–", "—", '"', "“"}:
        return None
    end, year = year_behind(atoms, month[1])
    if year is None and atoms.lower(month[1] - 1) == "." and atoms.lower(month[1]) == "":
        end = month[1] - 1  # the stop ends the sentence
    return _with_year(atoms, end, Calendar(month=month[0], day=number, year=year))


def _month_day(atoms: Atoms, at: int) -> tuple[int, Calendar] | None:
    """Read "May 3, 2022", "March 28", "March 2022"."""
    month = _month_name(atoms, at)
    if month is None:
        return None
    number, end = month
    start = end + 1 if atoms.lower(end) == "the" else end
    year_end, year = year_behind(atoms, end)
    day = _day_number(atoms, start)
    if day is not None and not (year is not None and atoms.lower(end) != ","):
        end, year = year_behind(atoms, day[1])
        if year is None and _is_name(atoms, at, end):
            return None
        return _with_year(atoms, end, Calendar(month=number, day=day[0], year=year))
    if year is not None:
        return year_end, Calendar(month=number, year=year)
    return None


_COMPACT_DIGITS = 8
"""20230228."""

_NAMED_BY_DAY = listed(
    "movement revolution brigade brigades front army group party massacre alliance coalition division"
)


def _is_name(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a day is part of a name: "the March 23 Movement"."""
    return atoms.lower(at - 1) == "the" and atoms.lower(end) in _NAMED_BY_DAY and atoms.is_capital(end)


def _with_year(atoms: Atoms, end: int, found: Calendar) -> tuple[int, Calendar] | None:
    """Add a year given by pointing ("of this year"); None for a day that no month has."""
    if found.year is None and (pointed := pointed_year(atoms, end)):
        end, found = pointed[0], replace(found, base=pointed[1])
    of = found.year or 2000
    if found.day is not None and found.month is not None and calendar_day(of, found.month, found.day) is None:
        return None
    return end, found


def _day_number(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Read a day of the month, 1 to 31, in digits or as an ordinal; not the head of a longer number."""
    word = atoms.lower(at)
    if word.isdecimal() and len(word) <= DAY_DIGITS:
        value = int(word)
        end = at + 1
        if atoms.is_glued(end) and atoms.lower(end) in {"st", "nd", "rd", "th"}:
            end += 1
        elif atoms.is_glued(end) and (continues(atoms, end) or atoms.lower(end).isalpha()):
            return None
        return (value, end) if 1 <= value <= LAST_DAY else None
    found = ordinal(atoms, at)
    if found is None or found[0] > LAST_DAY or word in {"second", "first", "third"}:
        return (found[0], found[1]) if found and found[0] <= LAST_DAY and atoms.lower(found[1]) == "of" else None
    return found


def continues(atoms: Atoms, at: int) -> bool:
    """Say whether a number goes on behind a sign: "20,000", "3.5", "1920x1080", "6:40", "50%"."""
    sign = atoms.lower(at)
    if sign in {"%", "°"}:
        return True
    return sign in {",", ".", ":", "x", "/", "_"} and atoms.is_glued(at + 1) and atoms.lower(at + 1).isdecimal()


def _month_name(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Read a month's name that a number stands beside; "may" and "march" in small letters are verbs."""
    word = atoms.lower(at)
    number = month_number(word)
    if number is None or not atoms.is_capital(at):
        return None
    end = at + 1
    if word not in MONTHS and atoms.lower(end) == "." and atoms.is_glued(end):
        end += 1
    return number, end


def year_behind(atoms: Atoms, at: int) -> tuple[int, int | None]:
    """Read a year behind a day or month, over a comma, "of" or a hyphen."""
    behind = at
    if atoms.lower(at) in {",", "of", "in"} or (atoms.lower(at) in HYPHENS and atoms.is_glued(at)):
        behind += 1
    if atoms.lower(behind) == "the" and atoms.lower(behind + 1) == "year":
        behind += 2
    word = atoms.lower(behind)
    if word.isdecimal() and len(word) == YEAR_DIGITS and not is_joined(atoms, behind):
        return behind + 1, int(word)
    era = era_at(atoms, behind)
    return (era[0], era[1]) if era else (at, None)


def is_joined(atoms: Atoms, at: int) -> bool:
    """Say whether a number is part of something longer: "1920x1080", "2,022", "A2023", "2022%"."""
    after = atoms.lower(at + 1)
    if atoms.is_glued(at + 1) and ((after.isalpha() and after != "s") or continues(atoms, at + 1)):
        return after not in {"and", "to", "in"}  # the dump lost a space: "2022and"
    return False


def era_at(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Read "490 BC", "AD 70", "70 AD" as a year in the way of ISO 8601 (1 BC is 0)."""
    if atoms.at(at).text == "AD" and atoms.lower(at + 1).isdecimal() and len(atoms.lower(at + 1)) <= YEAR_DIGITS:
        return at + 2, int(atoms.lower(at + 1))
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) > YEAR_DIGITS:
        return None
    for letters in ("b c", "b . c .", "bc", "bce", "b . c", "a . d .", "ad", "ce"):
        end = at + 1 + len(letters.split())
        if atoms.says(at + 1, letters) and atoms.at(at + 1).text.isupper():
            return end, int(word) if letters[0] in "ac" else 1 - int(word)
    return None


def _iso(atoms: Atoms, at: int) -> tuple[int, Shape] | None:
    """Read days in numbers: 2023-02-28, 18/08/2020, 20230228."""
    word = atoms.lower(at)
    if not word.isdecimal() or (atoms.is_glued(at) and not opens_word(atoms.lower(at - 1))):
        return None
    if len(word) == _COMPACT_DIGITS and word[:2] in {"19", "20"} and not is_joined(atoms, at):
        year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
        return (at + 1, Calendar(year, month, day)) if calendar_day(year, month, day) else None
    sign, second, third = atoms.lower(at + 1), atoms.lower(at + 2), atoms.lower(at + 4)
    whole = all(atoms.is_glued(index) for index in range(at + 1, at + 5))
    if not whole or sign not in {"-", "/", "."} or atoms.lower(at + 3) != sign:
        return None
    end = _iso_hour(atoms, at + 5)
    if not (second.isdecimal() and third.isdecimal()) or len(second) > DAY_DIGITS:
        return None
    if end == at + 5 and is_joined(atoms, at + 4):
        return None
    if len(word) == YEAR_DIGITS and len(third) <= DAY_DIGITS:
        year, month, day = int(word), int(second), int(third)
        return (end, Calendar(year, month, day)) if calendar_day(year, month, day) else None
    if len(word) <= DAY_DIGITS and len(third) == YEAR_DIGITS:
        return at + 5, _numeric(int(third), int(word), int(second), sign) or Foreign()
    return None


def _iso_hour(atoms: Atoms, at: int) -> int:
    """Give the atom behind the hour of an ISO time, "T17:05+0000"; the same atom when none follows."""
    if atoms.lower(at) != "t" or not (atoms.is_glued(at) and atoms.lower(at + 1).isdecimal()):
        return at
    end = at + 2
    while atoms.is_glued(end) and (atoms.lower(end).isdecimal() or atoms.lower(end) in {":", "+", "-", ".", "z"}):
        end += 1
    return end - 1 if atoms.lower(end - 1) in {".", ":"} else end


def opens_word(sign: str) -> bool:
    """Say whether a number glued to a sign starts there: behind a bracket or quotation mark, not behind "/" or "$"."""
    return not sign.isalnum() and sign not in {"/", ".", "-", ":", "_", "$", "+", "#", "=", "&"}


def _numeric(year: int, first: int, second: int, sign: str) -> Shape | None:
    readings = numeric_days(year, first, second, day_first=True if sign == "." else None)
    if not readings:
        return None
    if len(readings) == 1 and readings[0].first is not None:
        only = readings[0].first
        return Calendar(only.year, only.month, only.day)
    return Numeric(year, first, second)
