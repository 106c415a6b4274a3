"""All commitments on one board, by how far they got.

Invariant: every commitment that the filters let through is counted in exactly one column; the cards are the latest of
each. What was only talked of stands apart from what was promised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from servanda.ledger import Query, Shown
from servanda.model import Amount, Commitment, Flag, Period, Record, StepKind
from servanda.web import wording
from servanda.web.promise import FLAGS

if TYPE_CHECKING:
    from servanda.ledger.view import View

CARDS = 12
"""Cards of a column until more are asked for."""
_QUOTE = 120
"""Characters of a card's quote."""
COLUMNS: Mapping[str, tuple[StepKind, ...]] = {
    "talked of": (StepKind.MENTIONED,),
    "pledged": (StepKind.PLEDGED,),
    "signed": (StepKind.SIGNED,),
    "under way": (StepKind.IN_FORCE, StepKind.PARTLY_DELIVERED),
    "delivered": (StepKind.FULFILLED,),
    "ended": (
        StepKind.SUSPENDED,
        StepKind.WITHDRAWN,
        StepKind.CANCELLED,
        StepKind.TERMINATED,
        StepKind.NOT_FULFILLED,
        StepKind.SUPERSEDED,
    ),
}
"""The columns with the states that stand in each."""
_PRESSING = (Flag.OVERDUE, Flag.LATE, Flag.DISPUTED, Flag.ONE_SIDED, Flag.STALE)
"""The flags that a card shows; the others stand on the commitment's page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment on the board; `amounts` are pairs of what they are and the interval.

    `quote` stands for what is promised where no goods are named, with its kind in `what`; else it is empty.
    """

    id: str
    parties: str
    what: str
    quote: str
    state: str
    since: Period
    amounts: tuple[tuple[str, str], ...]
    due: str
    flags: tuple[tuple[str, str], ...]
    support: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its cards, and how many commitments stand in each of its states."""

    name: str
    states: tuple[tuple[StepKind, int], ...]
    cards: tuple[Card, ...]

    @property
    def count(self) -> int:
        """Give how many commitments stand in the column."""
        return sum(number for _, number in self.states)


def board(view: View, asked: Query, *, cards: int = CARDS) -> tuple[Column, ...]:
    """Give the columns of the commitments that a query asks for.

    Args:
        view: The ledger.
        asked: Of commitments, its parties understood.
        cards: The most cards of a column; the latest are shown.
    """
    counted = view.numbers_by("state", tuple(StepKind), asked)
    return tuple(_column(view, name, states, asked, counted, cards) for name, states in COLUMNS.items())


def _column(
    view: View, name: str, states: tuple[StepKind, ...], asked: Query, counted: Mapping[str, int], cards: int
) -> Column:
    here = [(state, counted[state]) for state in states]
    told = tuple((state, number) for state, number in here if number)
    records = [
        record
        for state, _ in told
        for record in _latest(view, asked, state, counted[state], cards)
        if isinstance(record, Record) and isinstance(record.content, Commitment)
    ]
    shown = sorted(records, key=_order)[:cards] if len(told) > 1 else records
    return Column(name, told, tuple(made for record in shown if (made := card(record))))


def _latest(view: View, asked: Query, state: StepKind, number: int, cards: int) -> tuple[Shown, ...]:
    if asked == Query(kind=asked.kind, limit=asked.limit):
        return view.latest_in_state(state, number=number, limit=cards)
    return view.latest(replace(asked, state=state, limit=cards), number=number)


def _order(record: Record[Commitment]) -> tuple[int, str]:
    """Put the latest first and those of unknown day last."""
    since = record.content.state_since
    day = since.earliest or since.latest or date.min
    return -day.toordinal(), record.id


def card(record: Shown) -> Card | None:
    """Give the card of a commitment; None for other records."""
    if not isinstance(record, Record) or not isinstance(record.content, Commitment):
        return None
    content, due = record.content, record.content.due
    return Card(
        id=record.id,
        parties=wording.sides(content.provider, content.recipient),
        what=wording.thing(content.kind, content.lines),
        quote="" if content.lines else wording.cut(content.steps[0].evidence[0].quote, _QUOTE),
        state=wording.state(content.state),
        since=content.state_since,
        amounts=tuple(_amounts(content)),
        due=wording.when(due) if due and due.is_known else "",
        flags=tuple((wording.flag(flag), FLAGS[flag]) for flag in _PRESSING if flag in content.flags),
        support=wording.support(record.support),
    )


def _amounts(content: Commitment) -> Iterator[tuple[str, str]]:
    totals = content.totals
    named: tuple[tuple[str, Amount | None], ...] = (
        ("promised", totals.promised),
        ("delivered", totals.delivered),
        ("outstanding", totals.outstanding),
    )
    for name, amount in named:
        if amount:
            yield name, wording.amount(amount)
