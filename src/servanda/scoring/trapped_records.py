"""Statements, events and commitments in traps: what they claim, how many they are, what was merged.

Invariant: a record falls by what it says at the trap's place, all forbidden properties together. The day that another
of its reports prints is not said at this place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from servanda.scoring.ground import Ground
from servanda.scoring.periods import falls_on, is_unknown
from servanda.scoring.rows import (
    Commitment,
    Event,
    Line,
    Never,
    Party,
    Rows,
    Statement,
    Trap,
    When,
)
from servanda.scoring.sides import Record
from servanda.scoring.words import fold, touch

ANY = "any"
"""The value that stands for every value."""


def records(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Statements, events and commitments: their own properties, `second` and `count`."""
    wanted = {name: value for name, value in never.properties.items() if name not in ("second", "count")}
    there = _there(ground, trap, never.kind)
    fallen = [row for row in there if all(_has(ground, row, trap, name, value) for name, value in wanted.items())]
    if "count" in never.properties:
        return [row.id for row in fallen] if len(fallen) == int(never.properties["count"]) else []
    if never.properties.get("second"):
        return [row.id for row in fallen if _is_second(ground, row, trap, never.kind, there)]
    return [row.id for row in fallen]


def _there(ground: Ground, trap: Trap, kind: str) -> list[Record]:
    """Give the found records of a kind that have evidence on the trap's place."""
    span = [(trap.start, trap.end)]
    return [row for row, places in ground.sides.placed[kind] if touch(places.get(trap.report, ()), span)]


def _of_kind(rows: Rows, kind: str) -> Sequence[Record]:
    match kind:
        case "statement":
            return rows.statements
        case "event":
            return rows.events
        case _:
            return rows.commitments


def _is_second(ground: Ground, row: Record, trap: Trap, kind: str, there: Sequence[Record]) -> bool:
    """Say whether a record stands beside the one that is gold's.

    It matches no gold row itself, and a gold row of this place was found in another record. Where gold has no row of
    the kind at the place, any record that matches nothing is one too many.
    """
    if row.id in ground.matched:
        return False
    here = _gold_there(ground, trap, kind)
    if not here:
        return True
    return any(ground.matches.get(name) for name in here) or any(other.id != row.id for other in there)


def _gold_there(ground: Ground, trap: Trap, kind: str) -> list[str]:
    return [
        row.id
        for row in _of_kind(ground.sides.gold, kind)
        if any(
            quote.report == trap.report and touch([(quote.start, quote.end)], [(trap.start, trap.end)])
            for quote in row.evidence
            if quote.start is not None and quote.end is not None
        )
    ]


def _has(ground: Ground, row: Record, trap: Trap, name: str, value: Any) -> bool:
    """Say whether a record has a property; a list of values means any of them, a list of parties all of them."""
    parties = ground.sides.parties
    found = getattr(row, name)
    if isinstance(row, Statement) and name == "speaker":
        speakers = row.speakers or ((row.speaker,) if row.speaker else ())
        return bool(speakers) if value == ANY else any(parties.is_forbidden(party, value) for party in speakers)
    if value == ANY:
        return not (is_unknown(found) if isinstance(found, When | None) else found in ((), ""))
    if name in ("source", "target", "provider", "recipient"):
        return _names_parties(ground, row, name, value)
    if name == "lines":
        return any(_mentions_item(line, str(value)) for line in found or ())
    if isinstance(found, When):
        return falls_on(found, str(value)) and not _is_told_elsewhere(ground, row, trap, found)
    return found in value if isinstance(value, list) else bool(found == value)


def _is_told_elsewhere(ground: Ground, row: Record, trap: Trap, found: When) -> bool:
    """Say whether the words of a day are those of another report of a merged record: linking brought it here."""
    is_merged = len({quote.report for quote in row.evidence}) > 1
    return is_merged and found.text is not None and fold(found.text) not in fold(ground.sides.texts[trap.report])


def _names_parties(ground: Ground, row: Record, name: str, value: Any) -> bool:
    is_forbidden = ground.sides.parties.is_forbidden
    parties: tuple[Party, ...] = getattr(row, name, ())
    if isinstance(value, list):
        # One act with all of them: whoever is on the other side takes part in it as well.
        together = (*parties, *(getattr(row, "target", ()) if name == "source" else ()))
        return all(any(is_forbidden(party, one) for party in together) for one in value)
    return any(is_forbidden(party, value) for party in parties)


def _mentions_item(line: Line, words: str) -> bool:
    printed = (line.item, line.quantity.text if line.quantity else None)
    return any(fold(words) in fold(text) for text in printed if text)


def origins(ground: Ground, trap: Trap, _: Never) -> Iterable[str]:
    """A record of this place that counts more origins than its evidence has."""
    family = {report: origin.id for origin in ground.sides.gold.origins for report in origin.reports}
    for kind in ("statement", "event", "commitment"):
        for row in _there(ground, trap, kind):
            known = {family.get(report, report) for report in ground.sides.places(row.evidence)}
            others = {quote.report for quote in row.evidence if ground.sides.report(quote.report) is None}
            if (row.origins or 0) > len(known) + len(others):
                yield row.id


def quantities(ground: Ground, trap: Trap, _: Never) -> Iterable[str]:
    """Rows with an amount whose printed words stand on the place."""
    for kind in ("event", "commitment"):
        for row in _there(ground, trap, kind):
            lines = row.lines if isinstance(row, Event) else _all_lines(row)
            if any(_is_printed(line, trap) for line in lines):
                yield row.id


def _all_lines(row: Record) -> tuple[Line, ...]:
    if not isinstance(row, Commitment):
        return ()
    return (*row.lines, *(line for step in row.steps for line in step.lines))


def _is_printed(line: Line, trap: Trap) -> bool:
    words = line.quantity.text if line.quantity else None
    if words is None:
        return False
    return fold(words) in fold(trap.quote or "") or fold(trap.quote or "") in fold(words)


def merges(ground: Ground, _: Trap, never: Never) -> Iterable[str]:
    """Two gold actors or events that the ledger holds for one."""
    events = never.properties.get("events", ())
    records = [ground.matches.get(event, frozenset()) for event in events]
    if events and (both := frozenset.intersection(*records)):
        yield min(both)
    actors = never.properties.get("actors", ())
    resolved = [_resolved(ground, actor) for actor in actors]
    if actors and (both := frozenset.intersection(*resolved)):
        yield min(both)


def _resolved(ground: Ground, actor: str) -> frozenset[str]:
    """Give the found actors that gold's mentions of an actor are resolved to."""
    return frozenset(found.actor for gold, found in ground.mentions if gold.actor == actor and found.actor)
