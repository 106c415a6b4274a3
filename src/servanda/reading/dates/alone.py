"""Parts of a date that stand alone: a weekday, a month, a year, a decade, a season, a quarter.

Invariant: names, numbers of things and verbs are refused ("Bloody Sunday", "Long March", "2000 troops", "we may").
Source: traps of the code book's chapter on time.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.codebook.calendar import MONTHS, SEASONS, month_number, weekday_number
from servanda.reading.atoms import DAY_DIGITS, HYPHENS, SHORT_YEAR_DIGITS, YEAR_DIGITS, Atoms, listed
from servanda.reading.dates.hours import clock_behind
from servanda.reading.dates.pointing import pointed_at, pointed_year
from servanda.reading.dates.shapes import Calendar, Expression, Foreign, Unit
from servanda.reading.dates.whole import era_at, is_joined, opens_word, year_behind
from servanda.reading.numbers import ordinal

IN_TIME = listed(
    "in since until till by from to through during of throughout before after between early late mid and or"
    " around about for circa beginning starting ending through per on last next this past previous"
)
"""Words behind which a bare month or year is a time."""

_FIRST_BARE = 1500
"""The first year that may stand without a word of time before it."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
"""Years that a bare number may be; a whole date takes any four digits."""


_DAY_NAMES = listed("bloody black good super ash palm easter holy maundy cyber shrove red orange green")
_PAPERS = listed(
    "times mirror mail express telegraph world independent tribune vision monitor herald post standard guardian"
    " review people star sun nation observer"
)


def read_weekday(atoms: Atoms, at: int) -> Expression | None:
    """Read a weekday: "Thursday", "next Monday", "Sunday evening", "Tuesday of last week"."""
    first, said = at, None
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"following", "previous", "next"}:
        at += 1
    if _is_said(atoms, at) and weekday_number(atoms.lower(at + 1), abbreviated=False) is not None:
        said, at = _SAID[atoms.lower(at)], at + 1
    elif first != at:
        return None
    weekday = weekday_number(atoms.lower(at), abbreviated=False)
    if weekday is None or not atoms.is_capital(at) or _is_named_day(atoms, at):
        return None
    end = at + 1
    end, clock = clock_behind(atoms, end)
    behind = end + 1 if atoms.lower(end) in {"of", ","} else end
    if (week := pointed_at(atoms, behind)) and week[1].unit is Unit.WEEK and not week[1].rest:
        return Expression(first, week[0], replace(week[1], unit=Unit.DAY, weekday=weekday), clock=clock)
    return Expression(first, end, Calendar(weekday=weekday, said=said), clock=clock)


_SAID = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}


def _is_said(atoms: Atoms, at: int) -> bool:
    """Say whether a word tells which day or month is meant; without "the", "following" is only "after"."""
    return atoms.lower(at) in _SAID and (atoms.lower(at) != "following" or atoms.lower(at - 1) == "the")


def _is_named_day(atoms: Atoms, at: int) -> bool:
    """Say whether a weekday is part of a name: "Bloody Sunday", "Sunday Times"."""
    if atoms.lower(at - 1) in _DAY_NAMES and atoms.is_capital(at - 1):
        return True
    return atoms.lower(at + 1) in _PAPERS and atoms.is_capital(at + 1)


def read_month(atoms: Atoms, at: int) -> Expression | None:
    """Read a month without a day: "March", "May of this year", "last March"; refuses persons, walks and verbs."""
    first, said = at, None
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"following", "previous"}:
        at += 1
    if _is_said(atoms, at) and atoms.lower(at + 1) in MONTHS:
        said, at = _SAID[atoms.lower(at)], at + 1
    elif first != at:
        return None
    word = atoms.lower(at)
    if word not in MONTHS or not atoms.is_capital(at):
        return None
    number = MONTHS.index(word) + 1
    if pointed := pointed_year(atoms, at + 1):
        return Expression(first, pointed[0], Calendar(month=number, base=pointed[1]))
    if said is None and not _is_month(atoms, at):
        return None
    return Expression(first, at + 1, Calendar(month=number, said=said))


_LAST_WEEK = {"last": -1, "final": -1}
_MOST_WEEKS = 4


def read_month_week(atoms: Atoms, at: int) -> Expression | None:
    """Read "the first week of July", "the last week of January 2024"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    number, end = ordinal(atoms, at) or (_LAST_WEEK.get(atoms.lower(at), 0), at + 1)
    behind = end + 2
    month = month_number(atoms.lower(behind)) if atoms.is_capital(behind) else None
    is_week = atoms.lower(end) == "week" and atoms.lower(end + 1) in {"of", "in"}
    if month is None or not is_week or not number or number > _MOST_WEEKS:
        return None
    year_end, year = year_behind(atoms, behind + 1)
    if year is None and (pointed := pointed_year(atoms, behind + 1)):
        return Expression(first, pointed[0], Calendar(month=month, week=number, base=pointed[1]))
    return Expression(first, year_end, Calendar(year=year, month=month, week=number))


_ARTICLES = listed("the a an its his her their our")
_NAME_MONTHS = frozenset({"march", "may", "april", "june", "august"})
"""Months that are also words or given names."""

_LINKS = frozenset({"and", "or", "to", "through", "until", "till", "&", ",", "-", "–"})


def _is_month(atoms: Atoms, at: int) -> bool:
    word, before, after = atoms.lower(at), atoms.lower(at - 1), atoms.lower(at + 1)
    if word in _NAME_MONTHS and atoms.is_capital(at - 1) and before not in IN_TIME and before not in _ARTICLES:
        return False  # "Long March", "Ms May"
    if atoms.is_capital(at + 1) and month_number(after) is None and weekday_number(after) is None:
        # "In June Peru sent boats" is a month; "by June Brown" names who wrote it.
        return before in {"in", "since", "until", "last"} or (before == "by" and word not in {"may", "april", "june"})
    if before in {"in", "since", "until", "till", "by", "early", "late", "mid", "last", "next", "this", "during"}:
        is_name = after == "'" or (after == "and" and atoms.is_capital(at + 2))  # "by May and Sons"
        return not (before == "by" and word in _NAME_MONTHS and is_name)
    if before in HYPHENS and atoms.lower(at - 2) == "mid":
        return True
    if before in _LINKS and _is_month_near(atoms, at, -1):
        return True
    if after in _LINKS and _is_month_near(atoms, at, 1):
        return True
    if word not in _NAME_MONTHS:
        return True
    if before in {"from", "to", "of", "between", "through", "before", "after", "around", "for"}:
        return after in {",", ".", ")", "", "to", "until", "and", ";"} and not _names_person(atoms, at)
    return before in {"the", "its", "an", "a", "their"} and after.isalpha() and after not in {"on", "of", "for", "to"}


def _names_person(atoms: Atoms, at: int) -> bool:
    """Say whether a capitalised word stands before: "Theresa May" is behind no preposition of time."""
    return atoms.lower(at - 1) in {"of", "to", "for", "from"} and atoms.lower(at) in {"may", "april", "june"}


def _is_month_near(atoms: Atoms, at: int, step: int) -> bool:
    """Say whether another month stands over a link within four atoms."""
    return any(
        month_number(atoms.lower(at + step * distance), abbreviated=False) is not None
        and atoms.is_capital(at + step * distance)
        for distance in (2, 3, 4)
    )


def read_year(atoms: Atoms, at: int) -> Expression | None:
    """Read a year alone; refuses numbers of things, resolutions, telephone and article numbers."""
    first = at
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"year", "years"}:
        at += 1
    if atoms.lower(at) in {"year", "years"} and atoms.lower(at + 1).isdecimal():
        first, at = (first, at + 1) if first < at or atoms.lower(at) == "year" else (at, at + 1)
    if era := era_at(atoms, at):
        return Expression(first, era[0], Calendar(year=era[1]))
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) != YEAR_DIGITS or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return None
    if foreign := _other_calendar(atoms, at):
        return Expression(first, foreign, Foreign())
    if first == at and not _is_year(atoms, at):
        return None
    return Expression(first, at + 1, Calendar(year=int(word)))


def _other_calendar(atoms: Atoms, at: int) -> int | None:
    """Give the atom behind a year of another calendar: "1402 AH", "2015 E.C."."""
    for letters in ("ah", "e . c .", "a . h .", "b . e ."):
        if atoms.says(at + 1, letters) and atoms.at(at + 1).text.isupper():
            return at + 1 + len(letters.split())
    return None


_NO_YEAR_BEFORE = listed(
    "resolution resolutions no number nr flight article section room order act law decree unit highway route"
    " than over nearly almost some approximately least most exactly only model version page chapter paragraph"
    " regulation convention bill docket case population roughly"
)
COUNTED = listed(
    "people persons troops soldiers men women children tonnes tons km kilometres kilometers metres meters miles"
    " feet barrels dollars euros civilians refugees migrants fighters rebels militants police officers workers"
    " personnel square cubic percent per cent points more others km kg mw gw mg staff members residents families"
    " homes houses seats megawatts kilograms litres liters bags hectares acres"
)


def _is_year(atoms: Atoms, at: int) -> bool:
    before, after = atoms.lower(at - 1), atoms.lower(at + 1)
    if atoms.is_glued(at) and not (opens_word(before) or (before in HYPHENS and atoms.lower(at - 2) == "mid")):
        return _is_range_end(atoms, at)
    if is_joined(atoms, at) or before in _NO_YEAR_BEFORE or after in COUNTED:
        return False
    if atoms.is_glued(at + 1) and after in HYPHENS and not _is_range_start(atoms, at):
        return before in IN_TIME or atoms.lower(at + 2).isalpha()
    if before in IN_TIME or before in {"(", "the", "a", "fall", "'"} or before in SEASONS or before in HYPHENS:
        return True
    if month_number(before, abbreviated=False) is not None or before in {"its", "his", "her", "their", "our"}:
        return True
    if int(atoms.lower(at)) < _FIRST_BARE or (before == "," and _is_listed(atoms, at - 2)):
        return False
    if after.isalpha():
        return not after.endswith("s") and int(atoms.lower(at)) % 100 != 0
    return (before in {",", ";", ""} and (after in {",", ".", ";", ":", "", ")", "-", "–", "—"})) or before.isalpha()


def _is_listed(atoms: Atoms, at: int) -> bool:
    """Say whether a number that is no year stands at a place: the next one in its list is none either."""
    word = atoms.lower(at)
    return word.isdecimal() and not (len(word) == YEAR_DIGITS and not is_joined(atoms, at)) and len(word) > DAY_DIGITS


def _is_range_start(atoms: Atoms, at: int) -> bool:
    """Say whether a year begins a range: "1939-1945", "2020-21"."""
    behind = atoms.lower(at + 2)
    return behind.isdecimal() and len(behind) in {SHORT_YEAR_DIGITS, YEAR_DIGITS} and not is_joined(atoms, at + 2)


def _is_range_end(atoms: Atoms, at: int) -> bool:
    """Say whether a year ends a range or follows another over a stroke."""
    start = atoms.lower(at - 2)
    return (
        atoms.lower(at - 1) in HYPHENS | {"/"}
        and start.isdecimal()
        and len(start) == YEAR_DIGITS
        and not is_joined(atoms, at)
    )


_LAST_CENTURY = 21
_WORD_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60} | {
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def read_decade(atoms: Atoms, at: int) -> Expression | None:
    """Read "the 2010s", "the '90s", "70s", "the nineties", "the 19th century"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    if atoms.lower(at) in _WORD_DECADES:
        return Expression(first, at + 1, Calendar(decade=1900 + _WORD_DECADES[atoms.lower(at)]))
    if number := ordinal(atoms, at):
        behind = number[1] + 1 if atoms.lower(number[1]) in HYPHENS else number[1]
        if atoms.lower(behind) in {"century", "centuries"} and number[0] <= _LAST_CENTURY:
            return Expression(first, behind + 1, Calendar(century=number[0]))
    apostrophe = atoms.lower(at) == "'"
    at += 1 if apostrophe else 0
    word = atoms.lower(at)
    end = at + 2 if atoms.lower(at + 1) == "'" and atoms.is_glued(at + 1) else at + 1
    plural = atoms.lower(end) == "s" and atoms.is_glued(end)
    if not (word.isdecimal() and word.endswith("0") and plural):
        return None
    if len(word) == YEAR_DIGITS:
        return Expression(first, end + 1, Calendar(decade=int(word)))
    if len(word) != DAY_DIGITS or (atoms.lower(at - 1) in {"his", "her", "their", "your", "my"}):
        return None
    return Expression(first, end + 1, Calendar(decade=(2000 if word < "20" else 1900) + int(word)))


def read_season(atoms: Atoms, at: int) -> Expression | None:
    """Read "the spring of 2022", "summer 2021", "last winter", "the fall of 2021"; not springs or falls of things."""
    first, said = at, None
    article = atoms.lower(at) == "the"
    at += 1 if article else 0
    if atoms.lower(at) in _SAID:
        said, at = _SAID[atoms.lower(at)], at + 1
    season = SEASONS.get(atoms.lower(at))
    if season is None:
        return None
    end, year = year_behind(atoms, at + 1)
    if year is not None:
        return Expression(first, end, Calendar(season=season, year=year))
    if pointed := pointed_year(atoms, at + 1):
        return Expression(first, pointed[0], Calendar(season=season, base=pointed[1]))
    word, before = atoms.lower(at), atoms.lower(first - 1)
    if said is not None:
        return Expression(first, at + 1, Calendar(season=season, said=said))
    if word == "fall" or atoms.is_capital(at) or before not in _BEFORE_SEASON:
        return None
    if word == "spring" and not article and before != "in":
        return None
    return Expression(first, at + 1, Calendar(season=season))


_BEFORE_SEASON = listed("in during by until since of late over through throughout spent and early before after")

_FRACTIONS = {"quarter": 4, "half": 2}


def read_fraction(atoms: Atoms, at: int) -> Expression | None:
    """Read "the third quarter of this year", "the first half of 2022", "Q3 2019", "H1 2022"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    if atoms.lower(at) in {"q", "h"} and atoms.is_glued(at + 1) and atoms.lower(at + 1) in {"1", "2", "3", "4"}:
        kind, number, end = atoms.lower(at), int(atoms.lower(at + 1)), at + 2
        if kind == "h" and number > _FRACTIONS["half"]:
            return None
    else:
        found = ordinal(atoms, at)
        if found is None and atoms.lower(at) in {"latter", "last"}:
            found = (2 if atoms.lower(at + 1) == "half" else 4), at + 1
        word = atoms.lower(found[1]) if found else ""
        if found is None or word not in _FRACTIONS or found[0] > _FRACTIONS[word]:
            return None
        kind, number, end = word[0], found[0], found[1] + 1
    shape = Calendar(quarter=number) if kind == "q" else Calendar(half=number)
    end_year, year = year_behind(atoms, end)
    if year is not None:
        return Expression(first, end_year, replace(shape, year=year))
    if pointed := pointed_year(atoms, end):
        return Expression(first, pointed[0], replace(shape, base=pointed[1]))
    is_plain = kind == "q" and (first < at or atoms.at(at).text == "Q")
    return Expression(first, end, shape) if is_plain else None
