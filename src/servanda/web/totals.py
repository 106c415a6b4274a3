"""What was promised and delivered, as the terminal and the page tell it: the balances asked for, and what is in none.

Invariant: nothing is left out in silence. What has no amount is counted beside, by its kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import CallError
from servanda.ledger import network
from servanda.linking.balances import Balance, Check, Entry, Pair, balances, pair
from servanda.linking.standing import as_of
from servanda.model import NO_CODE, Commitment, Party, Record, StepKind
from servanda.web import asking, sides, wording

if TYPE_CHECKING:
    from servanda.ledger import Query, Shown
    from servanda.ledger.view import View


MOST = 2000
"""Commitments that are added up on one page: each is told with its steps and quotes."""
_SHARES = 300
"""Shares that are named."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Balances, the commitments that they are made of, and the day as of which they stand, None for today's ledger."""

    balances: tuple[Balance, ...]
    commitments: tuple[Record[Commitment], ...]
    day: date | None

    @property
    def states(self) -> Mapping[str, str]:
        """Give the state of each commitment in words."""
        return {record.id: wording.state(record.content.state) for record in self.commitments}

    @property
    def rest(self) -> str:
        """Give what is in no balance, by its kind."""
        told = {entry.record for one in self.balances for entry in (*one.counted, *one.not_counted)}
        others = Counter(record.content.kind.value for record in self.commitments if record.id not in told)
        words = f"{wording.counted(len(self.commitments), 'commitment')}, {len(told)} of them name goods or sums"
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(others.items()))
        return words + (f"; the others: {kinds}" if kinds else "")


def totals(view: View, asked: Query, *, day: date | None, additions: Path | None = None) -> Totals:
    """Give the balances of the commitments that a query asks for.

    Args:
        view: The ledger.
        asked: Of commitments; parties in it as written.
        day: As things stood at its end; None for all that is known.
        additions: A user's own codebook folder.
    """
    records = list(_commitments(view.stream(asking.understood(view, asked, additions=additions))))
    shown = _standing(day, additions)(records)
    return Totals(balances(shown), tuple(shown), day)


def each_balance(
    view: View, understood: Query, *, day: date | None, additions: Path | None = None
) -> Iterator[Balance]:
    """Stream the balances of `totals`, in their order, with the commitments between two sides in memory at once.

    Args:
        view: The ledger; it is read twice, first for who is between whom.
        understood: Of commitments, parties in codes.
        day: As things stood at its end; None for all that is known.
        additions: A user's own codebook folder.
    """
    standing = _standing(day, additions)
    between: dict[Pair, list[str]] = defaultdict(list)
    for record in _commitments(view.stream(understood)):
        between[pair(record.content)].append(record.id)
    for ids in (between[each] for each in sorted(between)):
        records = list(_commitments(view.records_named(ids).values()))
        yield from balances(standing(records))


def _commitments(shown: Iterable[Shown]) -> Iterator[Record[Commitment]]:
    for record in shown:
        if isinstance(record, Record) and isinstance(record.content, Commitment):
            yield record


def _standing(
    day: date | None, additions: Path | None
) -> Callable[[Sequence[Record[Commitment]]], Sequence[Record[Commitment]]]:
    """Give what turns commitments into those that stood at the end of a day, into themselves where no day is asked."""
    if day is None:
        return lambda records: records
    from servanda import codebook  # noqa: PLC0415 - only moves between states need it

    return partial(as_of, day=day, book=codebook.load(additions))


@dataclass(frozen=True, slots=True)
class Share:
    """Some of too many commitments: what they have in common, the filters that add them up, and how many there are."""

    words: str
    filters: Mapping[str, str]
    number: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Commitments that are too many for one page, by their sides or their time; `number` is how many there are.

    What has several sides or steps in several years is in several shares; what lies between no two sides is in none.
    """

    number: int
    by: str
    shown: tuple[Share, ...]
    more: int


def number_of(view: View, understood: Query) -> int:
    """Count the commitments of a query."""
    return sum(view.numbers_by("state", tuple(StepKind), understood).values())


def shares(view: View, understood: Query, filters: Mapping[str, str], *, additions: Path | None) -> Shares:
    """Give the shares in which too many commitments can be added up.

    Args:
        view: The ledger.
        understood: What is asked for, parties in codes.
        filters: As the address has them.
        additions: The user's own codebook entries.

    Raises:
        CallError: They cannot be told apart by their sides and years.
    """
    number = number_of(view, understood)
    found = () if understood.sides else network.between(view, understood)
    if len(found) > 1:
        called = sides.names(view, {side for one in found[:_SHARES] for side in (one.source, one.target)}, additions)
        shown = tuple(
            Share(
                f"{called[one.source]} → {called[one.target]}",
                {**filters, "sides": f"{one.source},{one.target}"},
                one.number,
            )
            for one in found[:_SHARES]
        )
        return Shares(number, "sides", shown, len(found) - len(shown))
    period = None if understood.since or understood.until else network.first_and_last(view, understood)
    if period is None:
        raise _too_many(number)
    years = range(int(period[0][:4]), int(period[1][:4]) + 1)
    return Shares(number, "years", tuple(_of_year(view, understood, filters, year) for year in years), 0)


def _of_year(view: View, understood: Query, filters: Mapping[str, str], year: int) -> Share:
    within = replace(understood, since=date(year, 1, 1), until=date(year, 12, 31))
    return Share(str(year), {**filters, "since": str(year), "until": str(year)}, number_of(view, within))


def refuse_too_many(view: View, asked: Query, *, additions: Path | None = None) -> None:
    """Refuse to add up more commitments than a page can hold.

    Raises:
        CallError: There are more.
    """
    understood = asking.understood(view, asked, additions=additions)
    if (number := number_of(view, understood)) > MOST:
        raise _too_many(number)


def _too_many(number: int) -> CallError:
    return CallError(
        f"{number:,} commitments would be added up, and a page adds up {MOST:,}; expected a question about fewer, such"
        " as /totals?from=KEN&to=PER: /totals leads to the sides with most; /totals.json and `servanda totals` add up"
        " all of them"
    )


def narrowed(balance: Balance, filters: Mapping[str, str]) -> Mapping[str, str]:
    """Give the filters that show a balance nearly alone: its first giver and receiver beside what was asked."""
    sides = {"from": balance.provider, "to": balance.recipient}
    return {**filters, **{name: _asked_for(several[0]) for name, several in sides.items() if several}}


def _asked_for(party: Party) -> str:
    return party.actor if party.code == NO_CODE else party.code


def step_words(entry: Entry, *, gap: str = "  ") -> str:
    """Give the step of an entry with its amount and its goods; `gap` stands between, where no column does."""
    told = f"{wording.amount(entry.amount)}: " if entry.amount else ""
    return f"{wording.state(entry.step.step)}{gap}{told}{wording.items((entry.line,))}"


def checked(check: Check) -> str:
    """Say whether a running total that was told fits what the entries add up to."""
    told = f"{check.entry.step.scope.value} amount told: {wording.amount(check.entry.amount)}"
    if check.reckoned is None:
        return f"{told}; nothing here to hold it against"
    verdict = "fits" if check.fits else "does NOT fit"
    return f"{told}; {verdict} what these reports add up to by then: {wording.amount(check.reckoned)}"


def added(entries: Iterable[Entry], unit: str, *, is_delivery: bool) -> int:
    """Give how many steps went into a sum of a unit."""
    steps = {
        entry.step.finding
        for entry in entries
        if entry.is_delivery == is_delivery and entry.amount and entry.amount.unit == unit
    }
    return len(steps)
