"""Persons who share one printed title, each with his own state: "Presidents Ana Ruiz of Peru and Ali Omar of Chad".

Invariant: as many names as states, joined by nothing but commas and "and"; any other list keeps its title to itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.model import ActorKind, MentionKind, NameMark, Span

_LEAST = 2
_Starts = Mapping[int, Sequence[NameMark]]
"""The marks of a report by where they start."""


def with_shared_titles(reading: ReportReading) -> ReportReading:
    """Give the reading with the office and state of each of several persons whose title is printed once."""
    at = _starting(reading)
    changed: dict[Span, NameMark] = {}
    gone: set[Span] = set()
    for office in reading.marks.names:
        if office.rule != "name.office" or office.actor_kind is not ActorKind.GROUP or office.office is None:
            continue
        named = _of_each(reading, office, at)
        if named:
            first, state = named[0]
            named[0] = replace(first, span=Span(office.span.start, first.span.end)), state
            gone |= {office.span, first.span}
        named = named or _in_turn(reading, office, at) or _and_of(reading, office, at)
        changed.update((mark.span, _titled(mark, office, state)) for mark, state in named)
    if not changed:
        return reading
    kept = [one for one in reading.marks.names if one.span not in changed and one.span not in gone]
    names = tuple(sorted([*kept, *changed.values()], key=lambda one: one.span))
    return replace(reading, marks=replace(reading.marks, names=names))


def _titled(mark: NameMark, office: NameMark, state: str) -> NameMark:
    return replace(mark, rule="name.person.titled", office=office.office, title=office.title, title_country=state)


def _of_each(reading: ReportReading, office: NameMark, at: _Starts) -> list[tuple[NameMark, str]]:
    """Give the persons of "Presidents Ana Ruiz of Peru and Ali Omar (Chad)" with their states."""
    if office.title_country is not None:
        return []
    text = reading.report.text
    found: list[tuple[NameMark, str]] = []
    place = office.span.end + 1
    while (person := _person(at, place)) is not None:
        tie = next((tie for tie in _TIES if text.startswith(tie, person.span.end)), None)
        state = at.get(person.span.end + len(tie), ()) if tie is not None else ()
        code = _state(state)
        if tie is None or code is None:
            return []
        found.append((person, code))
        end = max(one.span.end for one in state if _state([one]))
        end += text.startswith(")", end)
        join = _NEXT.match(text, end)
        place = join.end() if join is not None else -1
    return found if len(found) >= _LEAST else []


_TIES = (" of the ", " of ", " (")
_NEXT = re.compile(r"(?:, and|,| and) ")


def _in_turn(reading: ReportReading, office: NameMark, at: _Starts) -> list[tuple[NameMark, str]]:
    """Give the persons of "The presidents of Peru and Chad, Ana Ruiz and Ali Omar," with their states.

    So of "his Peruvian and Chadian counterparts, Ana Ruiz and Ali Omar", whose states stand before the office.
    """
    if office.title_country is None:
        return []
    text = reading.report.text
    states, end = [*_adjectives_before(reading, office), office.title_country], office.span.end
    while (join := _NEXT.match(text, end)) is not None and (code := _state(at.get(join.end(), ()))) is not None:
        states.append(code)
        end = max(one.span.end for one in at[join.end()] if _state([one]))
    people: list[NameMark] = []
    place = end + len(", ") if text.startswith(", ", end) else -1
    while (person := _person(at, place) or (None if people else _apposed(at, place, office))) is not None:
        people.append(person)
        following = _NEXT.match(text, person.span.end)
        place = following.end() if following is not None else -1
    return list(zip(people, states, strict=True)) if len(people) == len(states) >= _LEAST else []


def _adjectives_before(reading: ReportReading, office: NameMark) -> list[str]:
    """Give the states whose adjectives stand in one list with that of an office: "[Peruvian], [Omani] and Chadian"."""
    text, found, start = reading.report.text, [], office.span.start
    for mark in sorted(reading.marks.names, key=lambda one: -one.span.start):
        is_state = mark.kind is MentionKind.DEMONYM and len(mark.readings) == 1
        if is_state and mark.span.end < start and _NEXT.fullmatch(text, mark.span.end, start):
            found.append(mark.readings[0].code)
            start = mark.span.start
    return found[::-1]


def _apposed(at: _Starts, place: int, office: NameMark) -> NameMark | None:
    """Give the person behind an office who was taken for its only holder: of several names the first."""
    same = (one for one in at.get(place, ()) if one.rule == "name.person.appositive" and one.office == office.office)
    return next((one for one in same if one.title_country == office.title_country), None)


def _and_of(reading: ReportReading, office: NameMark, at: _Starts) -> list[tuple[NameMark, str]]:
    """Give the second person of "the leaders of Fiji, Ana Ruiz, and of Tonga, Ali Omar" with his state."""
    text = reading.report.text
    first = next((one for one in at.get(office.span.end + len(", "), ()) if one.name is not None), None)
    if office.title_country is None or first is None:
        return []
    join = _SECOND.match(text, first.span.end)
    states = at.get(join.end(), ()) if join is not None else ()
    code = _state(states)
    if code is None:
        return []
    end = max(one.span.end for one in states if _state([one]))
    second = _person(at, end + len(", ")) if text.startswith(", ", end) else None
    return [(second, code)] if second is not None else []


_SECOND = re.compile(r",? and of (?:the )?")


def _starting(reading: ReportReading) -> _Starts:
    """Give the marks of a report by where they start."""
    found: dict[int, list[NameMark]] = {}
    for mark in reading.marks.names:
        found.setdefault(mark.span.start, []).append(mark)
    return found


def _person(at: _Starts, place: int) -> NameMark | None:
    """Give the person whose bare name starts at a place."""
    return next((one for one in at.get(place, ()) if one.name is not None and one.title_country is None), None)


def _state(marks: Sequence[NameMark]) -> str | None:
    """Give the state that one of some marks names by its own name."""
    return next((code for one in marks if (code := _named(one)) is not None), None)


def _named(mark: NameMark) -> str | None:
    is_name = mark.kind is MentionKind.NAME and len(mark.readings) == 1
    return mark.readings[0].code if is_name and mark.readings[0].actor_kind is ActorKind.STATE else None
