"""Finds printed times in the atoms of a sentence and says what each says.

Invariant: every rule looks at a bounded number of atoms, the longest reading wins, and no reading is taken that
leaves a name, a number of things or an age behind ("March on the capital", "2000 troops", "a 50-year-old").
Source: grammar classes and traps of the code book's chapter on time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from servanda.codebook.calendar import MONTH_ABBREVIATIONS, MONTHS, SEASONS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.dates.alone import (
    read_decade,
    read_fraction,
    read_month,
    read_month_week,
    read_season,
    read_weekday,
    read_year,
)
from servanda.reading.dates.counts import counted, per_unit, unit_of
from servanda.reading.dates.hours import DAY_PARTS, hour_at
from servanda.reading.dates.pointing import read_pointing
from servanda.reading.dates.shapes import Calendar, Clock, Expression, Part, Pointed, Unit
from servanda.reading.dates.vague import read_feast, read_fiscal, read_repeated, read_vague
from servanda.reading.dates.whole import opens_word, read_date
from servanda.reading.numbers import BOUND_STARTS, TENS, UNITS, ordinal

Rule = Callable[[Atoms, int], Expression | None]


_ARTICLES = listed("the a an these his her its their")
_STARTS = (
    frozenset((*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, *SEASONS, *UNITS, *TENS))
    | {day + "s" for day in WEEKDAYS}
    | BOUND_STARTS
    | listed(
        "today yesterday tomorrow tonight this last next past coming previous following preceding current upcoming that"
        " earlier later early late mid midway later latter now nowadays currently right at to these"
        " in for more most"
        " very recently lately previously recent soon shortly every each daily weekly monthly annually yearly everyday"
        " christmas new fiscal financial fy q h ad ' per half some several many numerous few dozens scores hundreds"
        " thousands tens second minute hour day week month year decade century centuries quarter fortnight"
        " seconds minutes hours days weeks months years decades quarters nights dozen same prior"
        " subsequent end start beginning middle close"
        " night night's couple handful hundred thousand twenties thirties forties fifties sixties seventies eighties"
        " nineties overnight morning afternoon evening dawn final multiple various countless"
    )
)
"""Words that a time may begin with, or go on with behind an article."""


def _may_start(atoms: Atoms, at: int) -> bool:
    """Say whether a time may start at an atom; most words cannot, and are passed over at once."""
    at += 1 if atoms.lower(at) in _ARTICLES else 0
    word = atoms.lower(at)
    return word in _STARTS or word in _ARTICLES or word[:1].isdecimal() or ordinal(atoms, at) is not None


def find(atoms: Atoms) -> list[Expression]:
    """Give the printed times of a sentence, in order; none overlaps another."""
    found: list[Expression] = []
    at = 0
    while at < len(atoms):
        if not _may_start(atoms, at):
            at += 1
            continue
        readings = [reading for rule in _RULES if (reading := rule(atoms, at))]
        best = max(readings, key=lambda reading: reading.end, default=None)
        if best is None:
            at += 1
            continue
        found.append(best)
        at = best.end
    return found


def _clock(atoms: Atoms, at: int) -> Expression | None:
    found = hour_at(atoms, at)
    if not found or (atoms.is_glued(at) and not opens_word(atoms.lower(at - 1))):
        return None
    end, clock = found
    behind = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if atoms.lower(end) in behind:
        return Expression(at, end + 1, Pointed(Unit.DAY, behind[atoms.lower(end)]), clock=clock)
    here = end + 1 if atoms.lower(end) in {"on", ","} else end
    dated = read_date(atoms, here) or read_weekday(atoms, here)
    if dated and not dated.clock:
        return replace(dated, first=at, clock=clock)
    return Expression(at, end, Clock(), clock=clock)


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
    clock = DAY_PARTS.get(atoms.lower(at), "")
    at += 1 if clock else 0
    if atoms.lower(at) == "hours":
        at, clock = at + 1, clock or "TMO"
    if not clock or atoms.lower(at) != "of":
        return None
    dated = read_date(atoms, at + 1) or read_weekday(atoms, at + 1)
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
    if not _joins(atoms, at, noun=noun):
        return None
    at += 1 if atoms.lower(at) in {"of", "in", "on", *HYPHENS} else 0
    if first == at - 1 and noun:
        return None
    inner = _whole_unit(atoms, at) or _inner(atoms, at)
    return replace(inner, first=first, part=part) if inner else None


def _joins(atoms: Atoms, at: int, *, noun: bool) -> bool:
    """Say whether a part's word goes with what follows: "the end of May", "early May", "early in May", "mid-May"."""
    if noun:
        return atoms.lower(at) == "of" or atoms.lower(at) in HYPHENS
    return atoms.lower(at) != "of"


def _inner(atoms: Atoms, at: int) -> Expression | None:
    readings = [
        rule(atoms, at)
        for rule in (
            read_date,
            read_fraction,
            read_decade,
            read_season,
            read_pointing,
            read_weekday,
            read_month,
            read_year,
        )
    ]
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


_RULES: tuple[Rule, ...] = (
    read_date,
    read_weekday,
    read_month,
    read_year,
    read_decade,
    read_season,
    read_fraction,
    read_month_week,
    _partial,
    _part_of_day,
    read_pointing,
    per_unit,
    counted,
    _clock,
    read_vague,
    read_repeated,
    read_feast,
    read_fiscal,
)
"""In order of trust: of two readings of one length the first wins."""
