"""Whose predecessor or successor somebody is: "his predecessor, Omar Nasser" is of the state of the holder before.

Invariant: holders of two states before the word leave it open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.identity import Identity, state_of_code
from servanda.coding.actors.people import Person
from servanda.model import NO_CODE

_SECTORS = {"predecessor": "ELI", "successor": "GOV"}
"""Who has left an office is of those who once held one."""
_BACK = 1
"""Sentences before the one that names a predecessor, in which the holder is named."""


def with_predecessors(
    reading: ReportReading, named: Sequence[tuple[Person, Identity]]
) -> list[tuple[Person, Identity]]:
    """Give the persons of a report with the state of those who are only called somebody's predecessor or successor."""
    return [(person, _followed(reading, person, identity, named)) for person, identity in named]


def _followed(
    reading: ReportReading, person: Person, identity: Identity, named: Sequence[tuple[Person, Identity]]
) -> Identity:
    first = person.marks[0].span.start
    word = "".join(reading.words_before(first, most=1)).rstrip(",")
    if identity.code != NO_CODE or word not in _SECTORS:
        return identity
    sentences = reading.marks.sentences
    at = bisect_right(sentences, first, key=lambda one: one.span.start) - 1
    begin = sentences[max(0, at - _BACK)].span.start
    states = {
        other.country
        for holder, other in named
        if holder.office is not None and any(begin <= mark.span.start < first for mark in holder.marks)
    }
    country = states.pop() if len(states) == 1 else None
    if country is None or state_of_code(reading.book, country) is None:
        return identity
    return replace(identity, code=f"{country}.{_SECTORS[word]}", country=country)
