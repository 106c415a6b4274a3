"""Whose word is missing, as the terminal and the page list it.

Invariant: silence is told as "no report found", as far as these reports go, and as nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from servanda.errors import CallError
from servanda.export import Row, row
from servanda.export.rows import party_row
from servanda.ledger import Kind
from servanda.linking import answers
from servanda.linking.answers import Silence
from servanda.linking.context import sides
from servanda.model import EventType, Flag
from servanda.web import wording

if TYPE_CHECKING:
    from servanda.ledger.view import View

UNANSWERED, ONE_SIDED = "unanswered", "one-sided"
SILENCES = {
    UNANSWERED: "accusations to which no report here gives an answer of the accused",
    ONE_SIDED: "acts and commitments of which one side alone tells",
}
"""The lists, and what each holds."""


_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record of which a word is missing stands in its list; `missing` are the sides that do not answer."""

    is_undated: bool
    day: date
    id: str
    missing: tuple[str, ...]


def silences(view: View, which: str) -> list[Silence]:
    """Give the accusations that nobody answers here, or what one side alone tells, by their first day."""
    return sorted(_each(view, which), key=answers.order)


def places(view: View, which: str) -> tuple[Place, ...]:
    """Give the same, but of each record no more than where it stands: there may be hundreds of thousands."""
    found = []
    for one in _each(view, which):
        missing = tuple(sorted(sides(one.silent))) if which == UNANSWERED else ()
        found.append(Place(*answers.order(one), missing))
    return tuple(sorted(found, key=lambda place: (place.is_undated, place.day, place.id)))


def told(view: View, some: Iterable[Place]) -> Iterator[Silence]:
    """Give the records of places with whose word is missing, some at a time as they are wanted."""
    rest = iter(some)
    while several := tuple(islice(rest, _AT_ONCE)):
        found = view.records_named(place.id for place in several)
        yield from (_silence(place, found[place.id]) for place in several)


def _silence(place: Place, record: Any) -> Silence:
    """Give the silence about a record that has a place."""
    silence = answers.of_charge(record, place.missing) if place.missing else answers.of_account(record)
    assert silence is not None  # noqa: S101 - it has a place
    return silence


def start_after(some: Sequence[Place], record: str) -> int:
    """Give the number of places up to that of a record, which is one of them; none where no record is named.

    Raises:
        CallError: It has no place here.
    """
    if not record:
        return 0
    found = next((number for number, place in enumerate(some, 1) if place.id == record), None)
    if found is None:
        raise CallError(f"after cannot be {record!r}, which is no row of this list; follow the link “next” of a page")
    return found


def _each(view: View, which: str) -> Iterator[Silence]:
    if which == UNANSWERED:
        replies: Any = view.filed(Kind.EVENTS, "type", answers.REPLIES)
        said: Any = view.filed(Kind.STATEMENTS, "type", answers.ANSWERS)
        answered = answers.Answers(replies, said)
        charges: Any = view.filed(Kind.EVENTS, "type", (EventType.ACCUSE,))
        yield from (answers.of_charge(act, missing) for act in charges if (missing := answered.missing(act)))
        return
    told_by_one: Any = chain(
        view.filed(Kind.EVENTS, "basis", answers.ONE_PARTY), view.filed(Kind.COMMITMENTS, "flag", (Flag.ONE_SIDED,))
    )
    yield from (silence for record in told_by_one if (silence := answers.of_account(record)))


def silence_row(one: Silence) -> Row:
    """Give a record with who is heard and who is silent."""
    heard, silent = ([party_row(party) for party in parties] for parties in (one.heard, one.silent))
    return {**row(one.record), "heard": heard, "silent": silent}


def how_many(which: str, number: int) -> str:
    """Give the number of a list's rows, and how far it reaches."""
    return f"{wording.counted(number, 'accusation' if which == UNANSWERED else 'account')}, as far as these reports go"


def missing(one: Silence) -> str:
    """Say whose word is missing."""
    return f"{wording.names(one.silent)}: no report found"
