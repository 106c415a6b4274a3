"""The acts that a report's clauses and nouns tell, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.clauses import ClauseActs
from servanda.coding.acts.nouns import NounActs
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.told_beside import ToldBeside
from servanda.coding.acts.types import Act, Telling

__all__ = ["Act", "Telling", "acts"]


def acts(reading: ReportReading, cast: Cast) -> tuple[Act, ...]:
    """Give the acts of a report's prose in the order of the text."""
    parties = Parties(reading, cast)
    of_clauses, of_nouns = ClauseActs(reading, parties), NounActs(reading, parties)
    beside = ToldBeside(reading, cast, parties)
    found = [
        act
        for telling in _tellings(reading)
        for act in beside.completed([*of_clauses.in_sentence(telling), *of_nouns.in_sentence(telling)])
    ]
    return tuple(sorted(found, key=lambda act: (act.at, act.frame.text)))


def _tellings(reading: ReportReading) -> Iterator[Telling]:
    for number, (sentence, clauses) in enumerate(zip(reading.marks.sentences, reading.clauses, strict=True)):
        yield Telling(sentence, clauses, reading.pieces(sentence), reading.openers.get(number))
