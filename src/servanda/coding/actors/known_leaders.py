"""Leaders whom papers of the whole world print without their state: "President Macron", "Joe Biden".

Invariant: name, office and year must agree with a tenure of the codebook; a state that is printed comes first.
"""

from __future__ import annotations

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.limited_titles import offices_of_few
from servanda.coding.actors.people import Person


def leader_in(reading: ReportReading, person: Person, office: str, *, is_past: bool) -> str | None:
    """Give the state of a leader whose office is printed with the name, or was once his: "former President Sarkozy"."""
    return reading.book.leaders.state(person.words, office=office, year=_year(reading), is_past=is_past)


def known_leader(reading: ReportReading, person: Person) -> tuple[str | None, str | None]:
    """Give state and office of a leader whose name or title tells him: "Joe Biden", "Foreign Secretary Lammy".

    A title that only some states know is an office where the leader's state is one of them; without any title the full
    name is needed. None and None where nobody in office is meant.
    """
    leaders, year = reading.book.leaders, _year(reading)
    for entry in offices_of_few(reading, person):
        state = leaders.state(person.words, office=entry.suffix, year=year)
        if state in (entry.countries or ()):
            return state, entry.suffix
    state = leaders.state(person.words, office=None, year=year)
    return (state, "GOV") if state is not None else (None, None)


def _year(reading: ReportReading) -> int | None:
    day = reading.report.published.latest
    return day.year if day is not None else None
