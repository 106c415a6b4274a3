"""Titles that only some states know: "Chancellor Ana Ruiz" is of Austria or Germany.

Invariant: a title gives a state only where one of those that know it is the report's own, or the only one named.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from servanda.codebook.names import split
from servanda.codebook.offices import OfficeEntry
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import dateline_state, named_states
from servanda.coding.actors.people import Person
from servanda.model import Span


def office_known(reading: ReportReading, person: Person, state: str | None) -> str | None:
    """Give the office that a person's title is in a state; None where that state does not know it."""
    return next(
        (one.suffix for one in offices_of_few(reading, person) if one.countries and state in one.countries), None
    )


def state_knowing(reading: ReportReading, person: Person, own: AbstractSet[str | None]) -> str | None:
    """Give the one state that a report is at home in, else names, of those that know a title.

    What a title of more words means depends on the state: another's foreign secretary is no minister.

    Args:
        reading: The report and its marks.
        person: Somebody with a title.
        own: The states that the report is at home in or comes from.
    """
    entries = offices_of_few(reading, person)
    if not entries:
        return None
    knowing = {code for one in entries for code in one.countries or ()}
    if len(own) == 1 and own <= knowing:
        return next(iter(own))
    here = {*named_states(reading), dateline_state(reading)}
    named = knowing & here if len(knowing) > 1 else knowing
    printed = [title.of(reading.report.text).lower() for title in _titles(person)]
    is_one_word = all(" " not in one and "-" not in one for one in printed)  # a vice-chancellor heads a university
    return next(iter(named)) if is_one_word and len(named) == 1 else None


def offices_of_few(reading: ReportReading, person: Person) -> Sequence[OfficeEntry]:
    """Give the readings of a person's title, where each is known of some states alone."""
    for title in _titles(person):
        match = reading.book.offices.longest(split(title.of(reading.report.text)), 0)
        entries = match.entries if match is not None else ()
        if entries and all(one.countries for one in entries):
            return entries
    return ()


def _titles(person: Person) -> list[Span]:
    return [one.title for one in person.marks if one.title is not None]
