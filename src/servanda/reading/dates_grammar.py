"""Finds printed times in the atoms of a sentence and says what each says.

Invariant: every rule looks at a bounded number of atoms, the longest reading wins, and no reading is taken that
leaves a name, a number of things or an age behind ("March on the capital", "2000 troops", "a 50-year-old").
Source: grammar classes and traps of the code book's chapter on time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from servanda.codebook.calendar import MONTHS, SEASONS, month_number, numeric_days, weekday_number
from servanda.codebook.calendar import day as calendar_day
from servanda.reading.atoms import HYPHENS, Atoms, listed
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
    Shape,
    Unit,
    Vague,
    Way,
)
from servanda.reading.numbers import ordinal
from servanda.reading.dates_counts import counted, per_unit, unit_of

_Found = tuple[int, Shape] | None
Rule = Callable[[Atoms, int], "Expression | None"]

IN_TIME = listed(
    "in since until till by from to through during of throughout before after between early late mid and or"
    " around about for circa beginning starting ending through per on last next this past previous"
)
"""Words behind which a bare month or year is a time."""

_FIRST_BARE = 1500
"""The first year that may stand without a word of time before it."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
"""Years that a bare number may be; a whole date takes any four digits."""


def find(atoms: Atoms) -> list[Expression]:
    """Give the printed times of a sentence, in order; none overlaps another."""
    found: list[Expression] = []
    at = 0
    while at < len(atoms):
        readings = [reading for rule in _RULES if (reading := rule(atoms, at))]
        best = max(readings, key=lambda reading: reading.end, default=None)
        if best is None:
            at += 1
            continue
        found.append(best)
        at = best.end
    return found


# Whole dates


def _date(atoms: Atoms, at: int) -> Expression | None:
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
        shape = replace(shape, weekday=weekday)
    end, clock = _clock_behind(atoms, end)
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
    end, year = _year_behind(atoms, month[1])
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
    year_end, year = _year_behind(atoms, end)
    day = _day_number(atoms, start)
    if day is not None and not (year is not None and atoms.lower(end) != ","):
        end, year = _year_behind(atoms, day[1])
        if year is None and _is_name(atoms, at, end):
            return None
        return _with_year(atoms, end, Calendar(month=number, day=day[0], year=year))
    if year is not None:
        return year_end, Calendar(month=number, year=year)
    return None


_NAMED_BY_DAY = listed(
    "movement revolution brigade brigades front army group party massacre alliance coalition division"
)


def _is_name(atoms: Atoms, at: int, end: int) -> bool:
    """Say whether a day is part of a name: "the March 23 Movement"."""
    return atoms.lower(at - 1) == "the" and atoms.lower(end) in _NAMED_BY_DAY and atoms.is_capital(end)


def _with_year(atoms: Atoms, end: int, found: Calendar) -> tuple[int, Calendar] | None:
    """Add a year given by pointing ("of this year"); None for a day that no month has."""
    if found.year is None and (pointed := _pointed_year(atoms, end)):
        end, found = pointed[0], replace(found, base=pointed[1])
    of = found.year if found.year else 2000
    if found.day is not None and found.month is not None and calendar_day(of, found.month, found.day) is None:
        return None
    return end, found


def _day_number(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Read a day of the month, 1 to 31, in digits or as an ordinal; not the head of a longer number."""
    word = atoms.lower(at)
    if word.isdecimal() and len(word) <= 2:  # noqa: PLR2004 - days have two digits
        value = int(word)
        end = at + 1
        if atoms.is_glued(end) and atoms.lower(end) in {"st", "nd", "rd", "th"}:
            end += 1
        elif atoms.is_glued(end) and (_continues(atoms, end) or atoms.lower(end).isalpha()):
            return None
        return (value, end) if 1 <= value <= 31 else None  # noqa: PLR2004
    found = ordinal(atoms, at)
    if found is None or found[0] > 31 or word in {"second", "first", "third"}:  # noqa: PLR2004
        return (found[0], found[1]) if found and found[0] < 32 and atoms.lower(found[1]) == "of" else None  # noqa: PLR2004
    return found


def _continues(atoms: Atoms, at: int) -> bool:
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


def _year_behind(atoms: Atoms, at: int) -> tuple[int, int | None]:
    """Read a year behind a day or month, over a comma, "of" or a hyphen."""
    behind = at
    if atoms.lower(at) in {",", "of", "in"} or (atoms.lower(at) in HYPHENS and atoms.is_glued(at)):
        behind += 1
    if atoms.lower(behind) == "the" and atoms.lower(behind + 1) == "year":
        behind += 2
    word = atoms.lower(behind)
    if word.isdecimal() and len(word) == 4 and not _is_joined(atoms, behind):  # noqa: PLR2004 - four digits
        return behind + 1, int(word)
    era = _era(atoms, behind)
    return (era[0], era[1]) if era else (at, None)


def _is_joined(atoms: Atoms, at: int) -> bool:
    """Say whether a number is part of something longer: "1920x1080", "2,022", "A2023", "2022%"."""
    after = atoms.lower(at + 1)
    if atoms.is_glued(at + 1) and (after.isalpha() and after not in {"s"} or _continues(atoms, at + 1)):
        return after not in {"and", "to", "in"}  # the dump lost a space: "2022and"
    return False


def _era(atoms: Atoms, at: int) -> tuple[int, int] | None:
    """Read "490 BC", "AD 70", "70 AD" as a year in the way of ISO 8601 (1 BC is 0)."""
    if atoms.at(at).text == "AD" and atoms.lower(at + 1).isdecimal() and len(atoms.lower(at + 1)) <= 4:  # noqa: PLR2004
        return at + 2, int(atoms.lower(at + 1))
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) > 4:  # noqa: PLR2004
        return None
    for letters in ("b c", "b . c .", "bc", "bce", "b . c", "a . d .", "ad", "ce"):
        end = at + 1 + len(letters.split())
        if atoms.says(at + 1, letters) and atoms.at(at + 1).text.isupper():
            return end, int(word) if letters[0] in "ac" else 1 - int(word)
    return None


def _iso(atoms: Atoms, at: int) -> tuple[int, Shape] | None:
    """Read days in numbers: 2023-02-28, 18/08/2020, 20230228."""
    word = atoms.lower(at)
    if not word.isdecimal() or (atoms.is_glued(at) and not _opens(atoms.lower(at - 1))):
        return None
    if len(word) == 8 and word[:2] in {"19", "20"} and not _is_joined(atoms, at):  # noqa: PLR2004 - 20230228
        year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
        return (at + 1, Calendar(year, month, day)) if calendar_day(year, month, day) else None
    sign, second, third = atoms.lower(at + 1), atoms.lower(at + 2), atoms.lower(at + 4)
    whole = all(atoms.is_glued(index) for index in range(at + 1, at + 5))
    if not whole or sign not in {"-", "/", "."} or atoms.lower(at + 3) != sign:
        return None
    end = _iso_hour(atoms, at + 5)
    if not (second.isdecimal() and third.isdecimal()) or len(second) > 2:  # noqa: PLR2004
        return None
    if end == at + 5 and _is_joined(atoms, at + 4):
        return None
    if len(word) == 4 and len(third) <= 2:  # noqa: PLR2004
        year, month, day = int(word), int(second), int(third)
        return (end, Calendar(year, month, day)) if calendar_day(year, month, day) else None
    if len(word) <= 2 and len(third) == 4:  # noqa: PLR2004
        return at + 5, _numeric(int(third), int(word), int(second), sign) or Foreign()
    return None


def _iso_hour(atoms: Atoms, at: int) -> int:
    """Give the atom behind the hour of an ISO time, "T08:39+0000"; the same atom when none follows."""
    if atoms.lower(at) != "t" or not (atoms.is_glued(at) and atoms.lower(at + 1).isdecimal()):
        return at
    end = at + 2
    while atoms.is_glued(end) and (atoms.lower(end).isdecimal() or atoms.lower(end) in {":", "+", "-", ".", "z"}):
        end += 1
    return end


def _opens(sign: str) -> bool:
    return not sign.isalnum() and sign not in {"/", ".", "-", ":", "_", "$", "+", "#", "=", "&"}


def _numeric(year: int, first: int, second: int, sign: str) -> Shape | None:
    readings = numeric_days(year, first, second, day_first=True if sign == "." else None)
    if not readings:
        return None
    if len(readings) == 1 and readings[0].first is not None:
        only = readings[0].first
        return Calendar(only.year, only.month, only.day)
    return Numeric(year, first, second)


# Hours

_DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "midday": "TMI",
    "noon": "T12:00",
    "midnight": "T24:00",
    "dawn": "TDA",
}
_ZONES = listed("gmt utc z est edt cet cest bst msk ist wat eat cat et pt")


def _clock_behind(atoms: Atoms, end: int) -> tuple[int, str]:
    """Read an hour or part of the day behind a date; the date's end and "" when none follows."""
    part = _DAY_PARTS.get(atoms.lower(end))
    if part:
        return end + 1, part
    behind = end
    for word in (",", "at", "@"):
        behind += 1 if atoms.lower(behind) == word else 0
    clock = _hour(atoms, behind)
    return clock if clock else (end, "")


def _hour(atoms: Atoms, at: int) -> tuple[int, str] | None:
    """Read "6:40 p.m. (GMT +8)", "08:30 UTC", "8am", "1000 GMT"."""
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) > 4:  # noqa: PLR2004
        return None
    end, minutes = at + 1, ""
    if atoms.lower(end) in {":", "."} and atoms.is_glued(end) and len(atoms.lower(end + 1)) == 2:  # noqa: PLR2004
        minutes, end = atoms.lower(end + 1), end + 2
    end, half = _half_day(atoms, end)
    end, zone = _zone(atoms, end)
    if len(word) == 4 and zone:  # noqa: PLR2004
        word, minutes = word[:2], word[2:]
    is_time = bool(half or zone) or (minutes.isdecimal() and atoms.lower(at + 1) == ":")
    if not is_time or len(word) > 2 or int(word) > 24 or (minutes and not minutes.isdecimal()):  # noqa: PLR2004
        return None
    hour = int(word) % 12 + (12 if half == "p" else 0) if half else int(word)
    return end, f"T{hour:02d}:{minutes or '00'}" + ("Z" if zone == "utc" else "")


def _half_day(atoms: Atoms, at: int) -> tuple[int, str]:
    word = atoms.lower(at)
    if word in {"am", "pm"}:
        return at + 1, word[0]
    if word in {"a", "p"} and atoms.lower(at + 1) == "." and atoms.lower(at + 2) == "m":
        return (at + 4 if atoms.lower(at + 3) == "." else at + 3), word
    return at, ""


def _zone(atoms: Atoms, at: int) -> tuple[int, str]:
    start = at + 1 if atoms.lower(at) == "(" else at
    if atoms.says(start, "local time"):
        return (start + 3 if start > at and atoms.lower(start + 2) == ")" else start + 2), "local"
    if atoms.lower(start) not in _ZONES or not atoms.at(start).text.isupper():
        return at, ""
    end = start + 1
    if atoms.lower(end) in {"+", "-"} and atoms.lower(end + 1).isdecimal():
        end += 2
    plain = atoms.lower(start) in {"utc", "gmt", "z"} and end == start + 1
    return (end + 1 if start > at and atoms.lower(end) == ")" else end), "utc" if plain else "zone"


def _clock(atoms: Atoms, at: int) -> Expression | None:
    found = _hour(atoms, at)
    if not found or (atoms.is_glued(at) and not _opens(atoms.lower(at - 1))):
        return None
    end, clock = found
    behind = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if atoms.lower(end) in behind:
        return Expression(at, end + 1, Pointed(Unit.DAY, behind[atoms.lower(end)]), clock=clock)
    here = end + 1 if atoms.lower(end) in {"on", ","} else end
    dated = _date(atoms, here) or _weekday(atoms, here)
    if dated and not dated.clock:
        return replace(dated, first=at, clock=clock)
    return Expression(at, end, Clock(), clock=clock)


# Weekdays and months alone

_DAY_NAMES = listed("bloody black good super ash palm easter holy maundy cyber shrove red orange green")
_PAPERS = listed(
    "times mirror mail express telegraph world independent tribune vision monitor herald post standard guardian"
    " review people star sun nation observer"
)


def _weekday(atoms: Atoms, at: int) -> Expression | None:
    """Read a weekday: "Thursday", "next Monday", "Sunday evening", "Tuesday of last week"."""
    first, said = at, None
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"following", "previous", "next"}:
        at += 1
    if atoms.lower(at) in _SAID and weekday_number(atoms.lower(at + 1), abbreviated=False) is not None:
        said, at = _SAID[atoms.lower(at)], at + 1
    elif first != at:
        return None
    weekday = weekday_number(atoms.lower(at), abbreviated=False)
    if weekday is None or not atoms.is_capital(at) or _is_named_day(atoms, at):
        return None
    end = at + 1
    end, clock = _clock_behind(atoms, end)
    behind = end + 1 if atoms.lower(end) in {"of", ","} else end
    if (week := _pointed(atoms, behind)) and week[1].unit is Unit.WEEK and not week[1].rest:
        return Expression(first, week[0], replace(week[1], unit=Unit.DAY, weekday=weekday), clock=clock)
    return Expression(first, end, Calendar(weekday=weekday, said=said), clock=clock)


_SAID = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}


def _is_named_day(atoms: Atoms, at: int) -> bool:
    """Say whether a weekday is part of a name: "Bloody Sunday", "Sunday Times"."""
    if atoms.lower(at - 1) in _DAY_NAMES and atoms.is_capital(at - 1):
        return True
    return atoms.lower(at + 1) in _PAPERS and atoms.is_capital(at + 1)


def _month(atoms: Atoms, at: int) -> Expression | None:
    """Read a month without a day: "March", "May of this year", "last March"; refuses persons, walks and verbs."""
    first, said = at, None
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"following", "previous"}:
        at += 1
    if atoms.lower(at) in _SAID and atoms.lower(at + 1) in MONTHS:
        said, at = _SAID[atoms.lower(at)], at + 1
    elif first != at:
        return None
    word = atoms.lower(at)
    if word not in MONTHS or not atoms.is_capital(at):
        return None
    number = MONTHS.index(word) + 1
    if pointed := _pointed_year(atoms, at + 1):
        return Expression(first, pointed[0], Calendar(month=number, base=pointed[1]))
    if said is None and not _is_month(atoms, at):
        return None
    return Expression(first, at + 1, Calendar(month=number, said=said))


_ARTICLES = listed("the a an its his her their our")
_NAME_MONTHS = frozenset({"march", "may", "april", "june", "august"})
"""Months that are also words or given names."""

_LINKS = frozenset({"and", "or", "to", "through", "until", "till", "&", ",", "-", "–"})  # noqa: RUF001


def _is_month(atoms: Atoms, at: int) -> bool:
    word, before, after = atoms.lower(at), atoms.lower(at - 1), atoms.lower(at + 1)
    if word in _NAME_MONTHS and atoms.is_capital(at - 1) and before not in IN_TIME and before not in _ARTICLES:
        return False  # "Long March", "Ms May"
    if atoms.is_capital(at + 1) and month_number(after) is None and weekday_number(after) is None:
        return before in {"in", "since", "until", "by", "last"} and word not in {"may", "april", "june"}
    if before in {"in", "since", "until", "till", "by", "early", "late", "mid", "last", "next", "this", "during"}:
        return not (before == "by" and word in _NAME_MONTHS and after in {"'", "and"})
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


# Years and what is named with them


def _year(atoms: Atoms, at: int) -> Expression | None:
    """Read a year alone; refuses numbers of things, resolutions, telephone and article numbers."""
    first = at
    if atoms.lower(at) == "the" and atoms.lower(at + 1) in {"year", "years"}:
        at += 1
    if atoms.lower(at) in {"year", "years"} and atoms.lower(at + 1).isdecimal():
        first, at = (first, at + 1) if first < at or atoms.lower(at) == "year" else (at, at + 1)
    if era := _era(atoms, at):
        return Expression(first, era[0], Calendar(year=era[1]))
    word = atoms.lower(at)
    if not word.isdecimal() or len(word) != 4 or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:  # noqa: PLR2004
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
_COUNTED_BEHIND = listed(
    "people persons troops soldiers men women children tonnes tons km kilometres kilometers metres meters miles"
    " feet barrels dollars euros civilians refugees migrants fighters rebels militants police officers workers"
    " personnel square cubic percent per cent points more others km kg mw gw mg staff members residents families"
    " homes houses seats megawatts kilograms litres liters bags hectares acres"
)


def _is_year(atoms: Atoms, at: int) -> bool:
    before, after = atoms.lower(at - 1), atoms.lower(at + 1)
    if atoms.is_glued(at) and not (_opens(before) or (before in HYPHENS and atoms.lower(at - 2) == "mid")):
        return _is_range_end(atoms, at)
    if _is_joined(atoms, at) or before in _NO_YEAR_BEFORE or after in _COUNTED_BEHIND:
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
        return not after.endswith("s") and not int(atoms.lower(at)) % 100 == 0
    return before in {",", ";", ""} and (after in {",", ".", ";", ":", "", ")", "-", "–", "—"}) or before.isalpha()  # noqa: RUF001


def _is_listed(atoms: Atoms, at: int) -> bool:
    """Say whether a number that is no year stands at a place: the next one in its list is none either."""
    word = atoms.lower(at)
    return word.isdecimal() and not (len(word) == 4 and not _is_joined(atoms, at)) and len(word) > 2  # noqa: PLR2004


def _is_range_start(atoms: Atoms, at: int) -> bool:
    """Say whether a year begins a range: "1939-1945", "2020-21"."""
    behind = atoms.lower(at + 2)
    return behind.isdecimal() and len(behind) in {2, 4} and not _is_joined(atoms, at + 2)


def _is_range_end(atoms: Atoms, at: int) -> bool:
    """Say whether a year ends a range or follows another over a stroke."""
    start = atoms.lower(at - 2)
    return (
        atoms.lower(at - 1) in HYPHENS | {"/"} and start.isdecimal() and len(start) == 4 and not _is_joined(atoms, at)
    )  # noqa: PLR2004


_WORD_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60} | {
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _decade(atoms: Atoms, at: int) -> Expression | None:
    """Read "the 2010s", "the '90s", "70s", "the nineties", "the 19th century"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    if atoms.lower(at) in _WORD_DECADES:
        return Expression(first, at + 1, Calendar(decade=1900 + _WORD_DECADES[atoms.lower(at)]))
    if number := ordinal(atoms, at):
        behind = number[1] + 1 if atoms.lower(number[1]) in HYPHENS else number[1]
        if atoms.lower(behind) in {"century", "centuries"} and number[0] <= 21:  # noqa: PLR2004
            return Expression(first, behind + 1, Calendar(century=number[0]))
    apostrophe = atoms.lower(at) == "'"
    at += 1 if apostrophe else 0
    word = atoms.lower(at)
    end = at + 2 if atoms.lower(at + 1) == "'" and atoms.is_glued(at + 1) else at + 1
    plural = atoms.lower(end) == "s" and atoms.is_glued(end)
    if not (word.isdecimal() and word.endswith("0") and plural):
        return None
    if len(word) == 4:  # noqa: PLR2004
        return Expression(first, end + 1, Calendar(decade=int(word)))
    if len(word) != 2 or (atoms.lower(at - 1) in {"his", "her", "their", "your", "my"}):  # noqa: PLR2004 - "in her 80s"
        return None
    return Expression(first, end + 1, Calendar(decade=(2000 if word < "20" else 1900) + int(word)))


def _season(atoms: Atoms, at: int) -> Expression | None:
    """Read "the spring of 2022", "summer 2021", "last winter", "the fall of 2021"; not springs or falls of things."""
    first, said = at, None
    article = atoms.lower(at) == "the"
    at += 1 if article else 0
    if atoms.lower(at) in _SAID:
        said, at = _SAID[atoms.lower(at)], at + 1
    season = SEASONS.get(atoms.lower(at))
    if season is None:
        return None
    end, year = _year_behind(atoms, at + 1)
    if year is not None:
        return Expression(first, end, Calendar(season=season, year=year))
    if pointed := _pointed_year(atoms, at + 1):
        return Expression(first, pointed[0], Calendar(season=season, base=pointed[1]))
    word, before = atoms.lower(at), atoms.lower(first - 1)
    if said is not None:
        return Expression(first, at + 1, Calendar(season=season, said=said))
    if word == "fall" or atoms.is_capital(at) or before not in _BEFORE_SEASON:
        return None
    if word == "spring" and not article:
        return None
    return Expression(first, at + 1, Calendar(season=season))


_BEFORE_SEASON = listed("in during by until since of late over through throughout spent and early before after")

_FRACTIONS = {"quarter": 4, "half": 2}


def _fraction(atoms: Atoms, at: int) -> Expression | None:
    """Read "the third quarter of this year", "the first half of 2022", "Q3 2019", "H1 2022"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    if atoms.lower(at) in {"q", "h"} and atoms.is_glued(at + 1) and atoms.lower(at + 1) in {"1", "2", "3", "4"}:
        kind, number, end = atoms.lower(at), int(atoms.lower(at + 1)), at + 2
        if kind == "h" and number > 2:  # noqa: PLR2004
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
    end_year, year = _year_behind(atoms, end)
    if year is not None:
        return Expression(first, end_year, replace(shape, year=year))
    if pointed := _pointed_year(atoms, end):
        return Expression(first, pointed[0], replace(shape, base=pointed[1]))
    is_plain = kind == "q" and (first < at or atoms.at(at).text == "Q")
    return Expression(first, end, shape) if is_plain else None


# Parts: early, mid-, the end of

_PARTS = {
    "early": Part.START,
    "beginning": Part.START,
    "start": Part.START,
    "mid": Part.MIDDLE,
    "middle": Part.MIDDLE,
    "midway": Part.MIDDLE,
    "late": Part.END,
    "end": Part.END,
    "close": Part.END,
}


def _part_of_day(atoms: Atoms, at: int) -> Expression | None:
    """Read "the morning of 5 May", "the early hours of Monday"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    at += 1 if atoms.lower(at) in {"early", "late"} else 0
    clock = _DAY_PARTS.get(atoms.lower(at), "")
    at += 1 if clock else 0
    if atoms.lower(at) == "hours":
        at, clock = at + 1, clock or "TMO"
    if not clock or atoms.lower(at) != "of":
        return None
    dated = _date(atoms, at + 1) or _weekday(atoms, at + 1)
    return replace(dated, first=first, clock=clock) if dated else None


def _partial(atoms: Atoms, at: int) -> Expression | None:
    """Read "early June", "mid-2011", "the end of the month", "late last year"."""
    first = at
    at += 1 if atoms.lower(at) == "the" else 0
    part = _PARTS.get(atoms.lower(at))
    if part is None:
        return None
    noun = atoms.lower(at) in {"beginning", "start", "end", "close", "middle"}
    at += 1
    if noun != (atoms.lower(at) == "of") and not (not noun and atoms.lower(at) in {"in", "on"}):
        if not (atoms.lower(at) in HYPHENS or atoms.lower(at - 1) == "mid"):
            return None
    at += 1 if atoms.lower(at) in {"of", "in", "on", *HYPHENS} else 0
    if first == at - 1 and noun:
        return None
    inner = _whole_unit(atoms, at) or _inner(atoms, at)
    return replace(inner, first=first, part=part) if inner else None


def _inner(atoms: Atoms, at: int) -> Expression | None:
    readings = [rule(atoms, at) for rule in (_date, _fraction, _decade, _season, _pointing, _weekday, _month, _year)]
    found = max((reading for reading in readings if reading), key=lambda reading: reading.end, default=None)
    if found is not None:
        return found
    bare = atoms.lower(at + 1) if atoms.lower(at) == "the" else atoms.lower(at)
    if bare in MONTHS and atoms.is_capital(at):
        return Expression(at, at + 1, Calendar(month=MONTHS.index(bare) + 1))
    return None


def _whole_unit(atoms: Atoms, at: int) -> Expression | None:
    """Read "the month", "the year" behind "the end of": the one that is being told."""
    unit = unit_of(atoms.lower(at + 1)) if atoms.lower(at) == "the" else None
    if unit not in {Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.DECADE, Unit.CENTURY, Unit.QUARTER}:
        return None
    if atoms.lower(at + 1).endswith("s") or atoms.lower(at + 2) == "of":
        return None
    return Expression(at, at + 2, Pointed(unit, 0, told=True))


# Pointing

_OFFSETS = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
_TOLD = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "subsequent": 1, "same": 0, "next": 1}
_POINTED_UNITS = frozenset(
    {Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY}
)


def _pointed(atoms: Atoms, at: int) -> tuple[int, Pointed] | None:
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


def _pointed_year(atoms: Atoms, at: int) -> tuple[int, Pointed] | None:
    """Read "of this year", "last year", "of the same year" behind a day, month, season or quarter."""
    behind = at + 1 if atoms.lower(at) in {"of", "in"} else at
    if atoms.says(behind, "the year") and behind > at:
        return behind + 2, Pointed(Unit.YEAR, 0, told=True)
    found = _pointed(atoms, behind)
    return found if found and found[1].unit is Unit.YEAR and not found[1].rest else None


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_SAME_PERIOD = frozenset({"month", "period", "time", "quarter", "week"})


def _pointing(atoms: Atoms, at: int) -> Expression | None:
    """Read words that point from the day of the report or from what was told."""
    word = atoms.lower(at)
    if word in _DAYS:
        end, clock = _clock_behind(atoms, at + 1)
        return Expression(at, end, Pointed(Unit.DAY, _DAYS[word]), clock=clock or ("TNI" if word == "tonight" else ""))
    if word in {"earlier", "later", "late", "early"} and atoms.lower(at + 1) in _DAYS:
        return Expression(at, at + 2, Pointed(Unit.DAY, _DAYS[atoms.lower(at + 1)]))
    for phrase, offset in (("the day before yesterday", -2), ("the day after tomorrow", 2)):
        if atoms.says(at, phrase):
            return Expression(at, at + 4, Pointed(Unit.DAY, offset))
    if word in {"this", "last"} and atoms.lower(at + 1) in {"morning", "afternoon", "evening", "night"}:
        offset = -1 if word == "last" else 0
        return Expression(at, at + 2, Pointed(Unit.DAY, offset), clock=_DAY_PARTS[atoms.lower(at + 1)])
    if beside := _same_period(atoms, at) or _day_beside(atoms, at):
        return beside
    found = _pointed(atoms, at)
    return Expression(at, found[0], found[1]) if found else None


def _same_period(atoms: Atoms, at: int) -> Expression | None:
    """Read "the same period last year", "the same month a year ago"."""
    if not atoms.says(at, "the same") or atoms.lower(at + 2) not in _SAME_PERIOD:
        return None
    behind = at + 4 if atoms.lower(at + 3) in {"of", "in"} else at + 3
    pointed = _pointed(atoms, behind)
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


# Vague times and repeated ones

_NOW = ("right now", "at present", "at the moment", "now", "nowadays", "currently", "these days", "to this day")
_ONCE = ("more recently", "most recently", "very recently", "recently", "lately", "previously", "in the past")
_FREE = frozenset({"", ",", ".", ";", '"', "“", "and", "but"})
_SOON = ("very soon", "soon", "shortly", "in the near future", "in the future")


def _vague(atoms: Atoms, at: int) -> Expression | None:
    """Read now, once and some day."""
    for phrases, timex in ((_NOW, "PRESENT_REF"), (_ONCE, "PAST_REF"), (_SOON, "FUTURE_REF")):
        for phrase in phrases:
            if atoms.says(at, phrase) and _is_free(atoms, at, phrase):
                skip = 1 if phrase.startswith("in ") else 0
                shape = Vague(timex, bounded=timex != "FUTURE_REF", until=phrase == "to this day")
                return Expression(at + skip, at + len(phrase.split()), shape)
    return _vague_adjective(atoms, at)


def _is_free(atoms: Atoms, at: int, phrase: str) -> bool:
    """Refuse "now" as a link, "in the past two years", "shortly after"."""
    after = atoms.lower(at + len(phrase.split()))
    if phrase == "in the past":
        return after in {",", ".", ";", "", "and", "but", "to", "by", "'", '"', "”"}
    if phrase == "previously":
        return atoms.lower(at - 1) in _FREE and atoms.lower(at - 1) != "and"
    if phrase.endswith("recently") and atoms.says(at + len(phrase.split()), "as"):
        return False
    if phrase in {"soon", "shortly"}:
        return after not in {"after", "before", "as", "afterwards", "afterward", "thereafter"} and (
            atoms.lower(at - 1) not in {"as", "too", "how"}
        )
    return not (phrase == "now" and after in HYPHENS)


_REFERRED = frozenset({"years", "months", "weeks", "days", "decades", "times"})


def _vague_adjective(atoms: Atoms, at: int) -> Expression | None:
    word, after = atoms.lower(at), atoms.lower(at + 1)
    if word in {"recent", "previous", "past", "coming"} and after in _REFERRED and atoms.lower(at - 1) != "the":
        back = word in {"previous", "past"} and after == "years"
        timex = "FUTURE_REF" if word == "coming" else "PAST_REF"
        return Expression(at, at + 2, Vague(timex, bounded=word != "coming", years_back=back))
    if atoms.says(at, "the coming") and atoms.lower(at + 2) in _REFERRED:
        return Expression(at, at + 3, Vague("FUTURE_REF"))
    if word == "recent" and atoms.lower(at - 1) not in {"most", "more"}:
        return Expression(at, at + 1, Vague("PAST_REF", bounded=True))
    if word == "earlier" and atoms.lower(at - 1) not in {"than", "an", "the", "no", "'", "s", "its", "his", "her"}:
        free = after in {",", ".", "", ";", "said", "told", "announced", "reported", "declared", "called", "warned"}
        return Expression(at, at + 1, Vague("PAST_REF", bounded=True)) if free or _ends_clause(atoms, at) else None
    return None


def _ends_clause(atoms: Atoms, at: int) -> bool:
    return atoms.lower(at + 1) in {"and", "but", "that"} and atoms.lower(at - 1) in {"said", "announced", "reported"}


_EVERY = frozenset({"every", "each"})
_OFTEN = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y", "everyday": "P1D"}


def _repeated(atoms: Atoms, at: int) -> Expression | None:
    """Read "every Friday", "each year", "on Fridays", "annually"."""
    word = atoms.lower(at)
    if word in _OFTEN:
        return Expression(at, at + 1, Repeated(_OFTEN[word]))
    if word in _EVERY:
        behind = at + 2 if atoms.lower(at + 1) in {"other", "single"} else at + 1
        weekday = weekday_number(atoms.lower(behind), abbreviated=False)
        if weekday is not None:
            return Expression(at, behind + 1, Repeated(f"XXXX-WXX-{weekday + 1}"))
        every = counted(atoms, behind)
        if every and isinstance(every.shape, Counted) and every.shape.way is Way.LENGTH:
            count = "X" if every.shape.low is None else f"{every.shape.low:g}"
            return Expression(at, every.end, Repeated(f"P{count}{every.shape.unit}"))
        unit = unit_of(atoms.lower(behind))
        return Expression(at, behind + 1, Repeated(f"P1{unit}")) if unit else None
    weekday = weekday_number(word[:-1], abbreviated=False) if word.endswith("days") else None
    if weekday is not None and atoms.is_capital(at):
        return Expression(at, at + 1, Repeated(f"XXXX-WXX-{weekday + 1}"))
    return None


_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year ' s day": (1, 1),
    "new year ' s eve": (12, 31),
    "christmas": (12, 25),
}


def _feast(atoms: Atoms, at: int) -> Expression | None:
    """Read the feasts that have one day in every year."""
    if not atoms.is_capital(at) or atoms.lower(at) not in {"christmas", "new"}:
        return None
    for name, (month, day) in _FEASTS.items():
        if atoms.says(at, name):
            behind = at + len(name.split())
            end, year = _year_behind(atoms, behind)
            if name == "christmas" and year is None and atoms.lower(at - 1) not in IN_TIME:
                return None
            return Expression(at, end, Calendar(year=year, month=month, day=day))
    return None


def _fiscal(atoms: Atoms, at: int) -> Expression | None:
    """Read a fiscal year: its words are kept, no bounds are made up."""
    start = at + 1 if atoms.lower(at) == "the" else at
    if atoms.lower(start) in {"fiscal", "financial"} and atoms.lower(start + 1) == "year":
        behind = start + 2
    elif atoms.at(start).text == "FY":
        behind = start + 1
    else:
        return None
    if not atoms.lower(behind).isdecimal():
        return None
    end = behind + 1
    if atoms.lower(end) in HYPHENS | {"/"} and atoms.is_glued(end) and atoms.lower(end + 1).isdecimal():
        end += 2
    return Expression(at, end, Foreign())


_RULES: tuple[Rule, ...] = (
    _date,
    _weekday,
    _month,
    _year,
    _decade,
    _season,
    _fraction,
    _partial,
    _part_of_day,
    _pointing,
    counted,
    per_unit,
    _clock,
    _vague,
    _repeated,
    _feast,
    _fiscal,
)
"""In order of trust: of two readings of one length the first wins."""
