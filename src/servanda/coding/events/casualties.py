"""The dead and the injured of an act of force, as its sentence counts them.

Invariant: only a printed number is a count; "dozens" are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.near import within
from servanda.model import Casualties, Count, EventType, QuantityMark

_KILLS = frozenset("kill killed kills killing murdered slaughtered massacred died dead deaths fatalities lives".split())
_INJURES = frozenset("injure injured injures injuring wound wounded wounding wounds hurt hurting injuries".split())
_RISEN = frozenset("risen rose rises climbed climbs jumped increased grew grown reached reaches stands stood".split())
_NEAR = 5
"""Words between a number and the word that says what became of those counted."""

_STOPS = frozenset({",", ";", ".", "and", "but", "while", "after"})


def casualties_of(reading: ReportReading, act: Act) -> Casualties | None:
    """Give who died and who was hurt by an act of force; None when its sentence counts nobody.

    "killing at least 20 soldiers and wounding 7" counts 20 or more dead and 7 injured. What the act's own words count
    goes before what the rest of the sentence counts.
    """
    if act.frame.type is not EventType.ASSAULT:
        return None
    dead: Count | None = None
    injured: Count | None = None
    marks = within(reading.marks.quantities, act.telling.sentence.span)
    for mark in sorted(marks, key=lambda one: not one.span.overlaps(act.span)):
        if mark.value is not None or mark.quantity is None:
            continue
        fate = _fate(reading, act, mark)
        if fate in _KILLS and dead is None:
            dead = Count(mark.quantity.low, mark.quantity.high)
        elif fate in _INJURES and injured is None:
            injured = Count(mark.quantity.low, mark.quantity.high)
    return Casualties(dead, injured) if dead is not None or injured is not None else None


def _fate(reading: ReportReading, act: Act, mark: QuantityMark) -> str | None:
    """Give the word of death or injury nearest to a number: before it, else behind it ("20 people were killed")."""
    sentence = act.telling.sentence
    tokens = reading.marks.tokens[sentence.first : sentence.last]
    before = [token.text.lower() for token in tokens if token.span.end <= mark.span.start]
    behind = [token.text.lower() for token in tokens if token.span.start >= mark.span.end]
    return _nearest(before[::-1]) or _nearest(behind) or _toll(before)


def _toll(before: Sequence[str]) -> str | None:
    """Give what is counted where a total has come to a number: "the number of wounded rose to", "the toll is at"."""
    near = before[-2:] if before[-1:] in (["to"], ["at"]) else before[-1:]
    if _RISEN.isdisjoint(near):
        return None
    told = [word for word in before if word in _KILLS | _INJURES | {"toll"}]
    return "dead" if "toll" in told[:1] else next(iter(told), None)


def _nearest(words: Sequence[str]) -> str | None:
    for word in words[:_NEAR]:
        if word in _KILLS | _INJURES:
            return word
        if word in _STOPS:
            return None
    return None
