"""From what a time says to what it means where it stands: days, relation, basis.

Invariant: what cannot be resolved stays unknown; no first of January and no day of publication in disguise.
Source: rulings 22 and 36 to 41 of the codebook; the tables of values and resolution of its chapter on time.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.codebook import calendar
from servanda.codebook.calendar import Grain
from servanda.model import Relation
from servanda.reading.dates.meant_calendar import calendar_meaning, numeric_meaning
from servanda.reading.dates.meant_counts import counted_meaning
from servanda.reading.dates.meant_pointing import pointed_meaning, vague_meaning
from servanda.reading.dates.setting import Meaning, Setting, known, unknown
from servanda.reading.dates.shapes import (
    Calendar,
    Clock,
    Counted,
    Expression,
    Foreign,
    Numeric,
    Part,
    Pointed,
    Repeated,
    Vague,
)


def resolve(expression: Expression, setting: Setting) -> Meaning:  # noqa: C901 - one case a shape
    """Give what an expression means in its setting."""
    shape = expression.shape
    match shape:
        case Calendar():
            meaning = calendar_meaning(shape, setting)
        case Pointed():
            meaning = pointed_meaning(shape, setting)
        case Counted():
            meaning = counted_meaning(shape, setting)
        case Vague():
            meaning = vague_meaning(shape, setting)
        case Repeated():
            meaning = unknown("dates.repeated", kind="SET", timex=shape.timex, relation=Relation.REPEATED)
        case Numeric():
            meaning = numeric_meaning(shape)
        case Clock():
            meaning = _clock(setting)
        case Foreign():
            meaning = unknown("dates.other_calendar")
    if expression.part is not None:
        meaning = _part(meaning, expression.part)
    if expression.clock and meaning.stretch and meaning.stretch.grain is Grain.DAY:
        meaning = replace(meaning, kind="TIME", timex=meaning.timex + expression.clock)
    return meaning


def _clock(setting: Setting) -> Meaning:
    """Resolve an hour alone to the report's day, or the day told last."""
    told = setting.told if setting.told and setting.told.grain is Grain.DAY else None
    stretch = told or (calendar.day_of(setting.today) if setting.today else None)
    return known(stretch, "dates.hour", 0.5) if stretch else unknown("dates.hour", kind="TIME")


def _part(meaning: Meaning, part: Part) -> Meaning:
    """Narrow a year to the half that "early" and "late" mean; other parts keep the whole: no days are invented."""
    stretch = meaning.stretch
    if stretch is None or stretch.grain is not Grain.YEAR or stretch.first is None or part is Part.MIDDLE:
        return meaning
    narrowed = calendar.half(stretch.first.year, 1 if part is Part.START else 2)
    return replace(meaning, edtf=narrowed.edtf, first=narrowed.first, last=narrowed.last)
