"""Lists and ranges of dates: "March and August 2022", "3 to 5 May", "from 2014 to 2022", "2020-21".

Invariant: members of a list stay single expressions; a year goes from the member that prints it to those before it.
Source: ruling 37 (a list carries its year).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.codebook.calendar import LAST_DAY
from servanda.codebook.calendar import day as calendar_day
from servanda.reading.atoms import DAY_DIGITS, HYPHENS, YEAR_DIGITS, Atoms, listed
from servanda.reading.dates.shapes import Calendar, Expression

_LINKS = listed("and or to & / until till through , again in on from then the of also both") | HYPHENS
_RANGE_LINKS = listed("to until till through") | HYPHENS
_MOST_LINKS = 4
_MOST_DAYS = 6


def complete(atoms: Atoms, found: Sequence[Expression]) -> list[Expression]:
    """Add the members of lists that print only a number: "5" in "5 and 6 May", "21" in "2020-21"."""
    taken = {index for expression in found for index in range(expression.first, expression.end)}
    whole: list[Expression] = []
    for expression in found:
        if whole and expression.first < whole[-1].end:
            continue  # the year behind "May 3-5, 2024"
        whole += _days_before(atoms, expression, taken)
        behind = _behind(atoms, expression, taken)
        if behind and isinstance(expression.shape, Calendar) and isinstance(behind[-1].shape, Calendar):
            year = expression.shape.year or behind[-1].shape.year
            whole.append(replace(expression, shape=replace(expression.shape, year=year)))
        else:
            whole.append(expression)
        whole += behind
    return whole


def _days_before(atoms: Atoms, expression: Expression, taken: set[int]) -> list[Expression]:
    """Read the days before "5 May": "3, 4 and" of "3, 4 and 5 May"."""
    shape = expression.shape
    if not isinstance(shape, Calendar) or shape.day is None or shape.month is None:
        return []
    start = atoms.lower(expression.first)
    if not (start.isdecimal() or start == "the") or len(start) > len("the"):
        return []
    days: list[Expression] = []
    at = expression.first
    while len(days) < _MOST_DAYS:
        link = at - 1
        number = link - 1
        if atoms.lower(number) in {"st", "nd", "rd", "th"} and atoms.is_glued(number):
            number -= 1
        day = atoms.lower(number)
        if atoms.lower(link) not in _LINKS or number in taken or not _is_day(atoms, number):
            break
        if calendar_day(2000, shape.month, int(day)) is None:
            break
        days.insert(0, Expression(number, link, replace(shape, day=int(day), weekday=None)))
        at = number
    return days


def _is_day(atoms: Atoms, at: int) -> bool:
    day = atoms.lower(at)
    if not (day.isdecimal() and len(day) <= DAY_DIGITS and 1 <= int(day) <= LAST_DAY):
        return False
    return not (atoms.is_glued(at) and atoms.lower(at - 1) in {".", ",", "/", ":", "$", "€", "£", "#"})


def _behind(atoms: Atoms, expression: Expression, taken: set[int]) -> list[Expression]:
    """Read the days behind "May 3" ("-5, 2024") and the year behind "2020" ("-21")."""
    shape = expression.shape
    if not isinstance(shape, Calendar) or expression.end in taken:
        return []
    if shape.year and shape.month is None and shape.season is None and shape.weekday is None:
        return _short_year(atoms, expression, shape.year)
    is_month_first = atoms.lower(expression.end - 1).isdecimal() and shape.day is not None and shape.year is None
    return _days_behind(atoms, expression, shape, taken) if is_month_first else []


def _short_year(atoms: Atoms, expression: Expression, year: int) -> list[Expression]:
    at = expression.end
    short = atoms.lower(at + 1)
    if atoms.lower(at) not in HYPHENS | {"/"} or not (atoms.is_glued(at) and atoms.is_glued(at + 1)):
        return []
    if not (short.isdecimal() and len(short) == DAY_DIGITS) or (
        atoms.is_glued(at + 2) and atoms.lower(at + 2).isalnum()
    ):
        return []
    until = year // 100 * 100 + int(short)
    return [Expression(at + 1, at + 2, Calendar(year=until))] if year < until else []


def _days_behind(atoms: Atoms, expression: Expression, shape: Calendar, taken: set[int]) -> list[Expression]:
    days: list[Expression] = []
    at = expression.end
    while len(days) < _MOST_DAYS and atoms.lower(at) in _RANGE_LINKS | {"and", "or", ",", "&"}:
        at += 2 if atoms.lower(at) == "," and atoms.lower(at + 1) == "and" else 1
        at += 1 if atoms.lower(at) == "the" else 0
        if at in taken or not _is_day(atoms, at) or shape.month is None:
            break
        end = at + 1
        if atoms.lower(end) in {"st", "nd", "rd", "th"} and atoms.is_glued(end):
            end += 1
        year_at = end + 1 if atoms.lower(end) == "," else end
        year = (
            int(atoms.lower(year_at))
            if len(atoms.lower(year_at)) == YEAR_DIGITS and atoms.lower(year_at).isdecimal()
            else None
        )
        if year is None and not _ends_list(atoms, end):
            break
        if calendar_day(year or 2000, shape.month, int(atoms.lower(at))) is None:
            break
        end = year_at + 1 if year else end
        taken.update(range(at, end))
        days.append(Expression(at, end, replace(shape, day=int(atoms.lower(at)), year=year, weekday=None)))
        at = end
    return days


_AFTER_DAY = listed("in at of when with this for between against after as by from where and or to but")


def _ends_list(atoms: Atoms, at: int) -> bool:
    """Say whether a number of a list is a day: nothing that it could count stands behind it."""
    word = atoms.lower(at)
    if (
        atoms.is_glued(at)
        and word in {"%", ".", ",", ":"}
        and atoms.lower(at + 1).isdecimal()
        and atoms.is_glued(at + 1)
    ):
        return False
    return (not word.isalnum() and word not in {"%", "°", "$"}) or word in _AFTER_DAY or word in HYPHENS


def shared_years(atoms: Atoms, found: Sequence[Expression]) -> dict[int, int]:
    """Give the year of each expression (by its index) that a later member of its list prints."""
    years: dict[int, int] = {}
    for index in range(len(found) - 2, -1, -1):
        shape, following = found[index].shape, found[index + 1].shape
        if not isinstance(shape, Calendar) or not isinstance(following, Calendar) or not shape.is_open:
            continue
        year = following.year or years.get(index + 1)
        if year is None or shape.said is not None or not _is_dated(shape) or not _is_dated(following):
            continue
        if _are_linked(atoms, found[index], found[index + 1]):
            years[index] = year - 1 if _order(shape) > _order(following) else year
    return years


def _is_dated(shape: Calendar) -> bool:
    return shape.month is not None or shape.season is not None or shape.quarter is not None


def _order(shape: Calendar) -> tuple[int, int]:
    seasons = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
    month = shape.month or (3 * shape.quarter if shape.quarter else seasons.get(str(shape.season), 1))
    return month, shape.day or 0


def _are_linked(atoms: Atoms, one: Expression, other: Expression) -> bool:
    between = range(one.end, other.first)
    return 0 < len(between) <= _MOST_LINKS and all(atoms.lower(index) in _LINKS for index in between)


def range_kind(atoms: Atoms, one: Expression, other: Expression) -> str:
    """Give how two expressions make a range: "from" for a stretch, "between" for a time inside it, "" for none."""
    links = [atoms.lower(index) for index in range(one.end, other.first)]
    lead = atoms.lower(one.first - 1)
    if links and links[-1] == "the":
        links.pop()
    if len(links) == 1 and links[0] in _RANGE_LINKS:
        return "from"
    return "between" if links == ["and"] and lead == "between" else ""
