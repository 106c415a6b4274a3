"""Whose a person of a report is: by a printed state, an armed group that he leads, an office, or whom he serves.

Invariant: a state or group is told by words beside one of the person's names, or by what the report leaves open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from servanda.coding.actors.cast import (
    ReportReading,
)
from servanda.coding.actors.governors import governed
from servanda.coding.actors.home import named_states
from servanda.coding.actors.identity import Identity, own_body, state_of_code
from servanda.coding.actors.introduced import introduced
from servanda.coding.actors.known_leaders import known_leader
from servanda.coding.actors.people import Person
from servanda.coding.actors.vacancies import Vacancies
from servanda.coding.near import within
from servanda.model import (
    NO_CODE,
    ActorId,
    ActorKind,
    Span,
    WordClass,
    content_id,
)


def person_identity(reading: ReportReading, person: Person, free: Vacancies) -> Identity:
    """Give who a person of a report is: the code of the state, body or group that the person stands for, and the name.

    Args:
        reading: The report and its marks.
        person: The person, with all marks of the name.
        free: What decides whose an office without a printed state is.
    """
    group = _owning_group(reading, person)
    country = person.country if group is None else None
    office = person.office or (free.limited_office(person) if country is None else None)
    if country is None and group is None:
        group = _led_group(reading, person) or _group_before(reading, person)
    if country is None and office is None and (country := free.posted(person)) is not None:
        office = "GOV.AMB"  # "Omani Special Envoy to Chad Ambassador X"
    if country is None and group is None:
        country, office = _unprinted(reading, person, office, free)
    if country and office == "LEG" and (party := _party(reading, person, country)) is not None:
        office = party
    code = NO_CODE
    if country and office and country == office.split(".", 1)[0]:
        code = country
    elif country and office:
        is_state = state_of_code(reading.book, country) is not None
        code = f"{country}.{_sector(office)}" if is_state else country
    elif country:
        code = country
    elif group is not None:
        code, country = group, state_of_code(reading.book, group)
    first = person.marks[0]
    identity = ActorId(content_id("a", reading.report.id, first.span.start, first.span.end, person.name))
    return Identity(identity, code, person.name, ActorKind.PERSON, country)


def _party(reading: ReportReading, person: Person, country: str) -> str | None:
    """Give the sector of what a title names that is no parliament in its state: "Congress leader X" of India."""
    titles = (one.title.of(reading.report.text) for one in person.marks if one.title is not None)
    bodies = (own_body(reading.book, title, country) for title in titles)
    return next((one.code.split(".")[1] for one in bodies if one is not None), None)


def _unprinted(
    reading: ReportReading, person: Person, office: str | None, free: Vacancies
) -> tuple[str | None, str | None]:
    """Give state and office of a person with whom no state is printed, by whom he serves and what he governs."""
    if office is None and (served := free.served(person)) is not None:
        return served, "GOV"  # "the Omani president's envoy X"
    if (office or "GOV").startswith("GOV"):
        governs = governed(reading, person, named_states(reading))
        if governs is not None:
            return governs, office or "GOV"
    if office is None:
        owner = _owner_of_name(reading, person)
        if owner is not None:
            return owner, None
        known = known_leader(reading, person)
        return known if known[0] is not None else introduced(reading, person)
    return (free.country(person, office) if office.split(".", 1)[0] in _VACANT else None), office


def _owner_of_name(reading: ReportReading, person: Person) -> str | None:
    """Give the one state whose name is printed right before a name as its owner's: "Kazakhstan's Aidar Bekov"."""
    text, names = reading.report.text, reading.marks.names
    ends = [
        one.span.start - len("'s ")
        for one in person.marks
        if one.title is None and text.endswith(("'s ", "’s "), 0, one.span.start)
    ]
    owners = {
        state.readings[0].code
        for end in ends
        for state in within(names, Span(max(0, end - _LONGEST_STATE), end))
        if state.span.end == end and len(state.readings) == 1 and state.readings[0].actor_kind is ActorKind.STATE
    }
    return owners.pop() if len(owners) == 1 else None


_LONGEST_STATE = 80
"""Characters of a state's name, more than any has."""

_VACANT = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "COP", "PTY"})
"""Sectors of offices whose state a report may leave out."""


def _groups_from(reading: ReportReading, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Give the armed groups that begin in a stretch of the text, with their codes."""
    names = reading.marks.names
    first, last = (bisect_left(names, at, key=lambda mark: mark.span.start) for at in (start, end))
    for mark in names[first:last]:
        yield from ((mark.span, one.code) for one in mark.readings if one.actor_kind is ActorKind.GROUP)


def _owning_group(reading: ReportReading, person: Person) -> str | None:
    """Give the code of the armed group that owns the office in a name: "Hezbollah's leader, X" is no state's."""
    codes = {
        code
        for mark in person.marks
        for span, code in _groups_from(reading, mark.span.start, mark.span.end)
        if span != mark.span and reading.report.text[span.end : span.end + 1] in {"'", "’"}
    }
    return codes.pop() if len(codes) == 1 else None


def _group_before(reading: ReportReading, person: Person) -> str | None:
    """Give the code of the armed group whose head's name follows: "the leader of Hezbollah, X"."""
    tokens, first = reading.marks.tokens, person.marks[0].span.start
    at = bisect_left(tokens, first, key=lambda token: token.span.start) - 1
    if at < _LEADER_OF or tokens[at].text != ",":
        return None
    near = _groups_from(reading, tokens[max(0, at - _LONGEST_GROUP)].span.start, first)
    groups = {code: span for span, code in near if span.end == tokens[at].span.start}
    if len(groups) != 1:
        return None
    code, span = groups.popitem()
    place = bisect_left(tokens, span.start, key=lambda token: token.span.start) - 1
    place -= tokens[place].text.lower() == "the"
    is_head = tokens[place].text.lower() == "of" and reading.book.people.is_person(tokens[place - 1].text.lower())
    return code if place > 0 and is_head else None


_LEADER_OF = 3
"""Tokens of "leader of Hezbollah" before the comma."""
_LONGEST_GROUP = 8
"""Tokens of a group's name."""


def _led_group(reading: ReportReading, person: Person) -> str | None:
    """Give the code of the armed group whose office is printed with a person: "M23 spokesman X", "a Houthi chief, X".

    Only adjectives may stand between the group and the office.
    """
    tokens = reading.marks.tokens
    for title in (one.title for one in person.marks if one.title is not None):
        at = bisect_left(tokens, title.start, key=lambda token: token.span.start)
        while at and (tokens[at - 1].word_class is WordClass.ADJ or tokens[at - 1].text in {"'s", "’s"}):
            at -= 1
        end = tokens[at - 1].span.end if at else 0
        groups = (one for one in reading.marks.names if one.span.end in {end, title.start - 1})
        codes = {meant.code for one in groups for meant in one.readings if meant.actor_kind is ActorKind.GROUP}
        if len(codes) == 1:
            return codes.pop()
    return None


def _sector(office: str) -> str:
    """Give the sector of an office that a state gives: its commissioner is an official of its own."""
    sector = office.split(".", 1)[0]
    return "GOV" if sector == "IGO" else sector
