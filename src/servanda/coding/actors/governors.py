"""The state of those who govern a part of one: "Kharkiv mayor Ihor Bondar", "the governor of Kayes, Moussa Keita".

Invariant: a place of two states is that of the one which the report names; where it names both or none, a great town's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from servanda.codebook.names import split
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.people import Person
from servanda.model import ActorKind

_OFFICES = "governor|mayor|prefect|chief minister|deputy governor|vice governor|deputy mayor"
"""Who governs a town or a region; a minister of a state is none of these."""
_TITLE = re.compile(rf"(?:.*\b)?(?:{_OFFICES})", re.IGNORECASE)
_PLACE = r"(?P<place>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3})"
_BEFORE = re.compile(rf"{_PLACE}(?:['’]s)? $")
_BEHIND = re.compile(rf"\b(?:{_OFFICES}) of (?:the )?{_PLACE}, $", re.IGNORECASE)
_REACH = 80
"""Characters before a name in which its title and place stand."""
_GREAT = 100_000
"""People of a town that is meant without the name of its state."""


def is_local(title: str) -> bool:
    """Say whether a title is that of somebody who governs a town or a region."""
    return _TITLE.fullmatch(title) is not None


def governed(reading: ReportReading, person: Person, named: Iterable[str]) -> str | None:
    """Give the state of the place that a person governs; None for whoever governs none, or one that nothing tells.

    Args:
        reading: The report and its marks.
        person: Whoever is printed with the office and the place.
        named: The states that the report names.
    """
    states = set(named)
    found = {state for place in _places(reading, person) if (state := _state(reading, place, states)) is not None}
    return found.pop() if len(found) == 1 else None


def _places(reading: ReportReading, person: Person) -> Iterator[str]:
    """Give the places printed with a person's office: right before the title, behind "of" before the name."""
    text = reading.report.text
    for mark in person.marks:
        if mark.title is not None and is_local(mark.title.of(text)):
            line = text[max(0, mark.title.start - _REACH) : mark.title.start].rpartition("\n")[2]
            found = _BEFORE.search(line)
        else:
            line = text[max(0, mark.span.start - _REACH) : mark.span.start].rpartition("\n")[2]
            found = _BEHIND.search(line)
        if found is not None:
            yield found.group("place")


def _state(reading: ReportReading, place: str, states: set[str]) -> str | None:
    """Give the state of the longest place that ends some words: "Kharkiv" of "Former Kharkiv"."""
    words = place.removesuffix("'s").removesuffix("’s").split()
    for first in range(len(words)):
        name = " ".join(words[first:])
        listed = _listed(reading, name)
        sites = {one.site.country for one in reading.book.gazetteer.find(name)}
        if listed is not None or sites:
            near = sites & states
            if listed is not None and (listed in states or not near):
                return listed
            return near.pop() if len(near) == 1 else reading.book.gazetteer.state_of(name, least=_GREAT)
    return None


def _listed(reading: ReportReading, name: str) -> str | None:
    """Give the state of a region or town of the codebook."""
    words = split(name)
    match = reading.book.names.longest(words, 0)
    if match is None or match.length != len(words):
        return None
    codes = {one.code.partition(".")[0] for one in match.entries if one.kind in {"place", "capital"}}
    known = reading.book.actor(codes.pop()) if len(codes) == 1 else None
    return known.code if known is not None and known.kind is ActorKind.STATE else None
