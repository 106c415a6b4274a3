"""What was promised and delivered between two sides, class by class: what was added up, what was not, and why.

Invariant: every told amount stands in one of the two lists, with its step; intervals all the way, an open end stays
open; never across units or currencies. Only what is new is added: what is said again, a limit, a part of what is
counted, a vague amount are shown beside. A running total is held against the sum, never added to it; it only bounds
what is left of its promise.

Source: field notes on commitments, sections 3, 5 and 6.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from servanda.linking.context import side
from servanda.linking.threads import DEEDS, PROMISES
from servanda.linking.totals import (
    ALLEGED,
    LATER,
    REPLACED,
    WHY,
    Came,
    Interval,
    add,
    bounds_meet,
    come_by_now,
    interval,
    is_new_sum,
    is_numbered,
    over_all,
    rest,
    since,
    units,
    why_not,
)
from servanda.model import (
    Amount,
    Commitment,
    CommitmentKind,
    FindingId,
    Flag,
    ItemClass,
    Line,
    LinkedStep,
    Party,
    Record,
    RecordId,
    Scope,
    StepKind,
)

VAGUE = "no number is told"
LEFT = "forces that leave are not given"
_NO_MOVE = {
    StepKind.MENTIONED: "talk is no promise",
    StepKind.SUSPENDED: "neither a promise nor a delivery",
    StepKind.NOT_FULFILLED: "neither a promise nor a delivery",
}
_GONE = {
    StepKind.WITHDRAWN: "the promise was withdrawn",
    StepKind.CANCELLED: "the promise was cancelled",
    StepKind.TERMINATED: "the promise was terminated",
    StepKind.SUPERSEDED: "the promise was replaced by another one",
}
_PROMISED = PROMISES - {StepKind.MENTIONED}
Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""The sides that give and those that get."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of one step: `why` says why it was not added, None when it was.

    `amount` is None for what has no number. `is_disputed` says that reports give amounts that cannot both be true; the
    interval then holds all of them.
    """

    record: RecordId
    step: LinkedStep
    line: Line
    amount: Amount | None
    why: str | None
    is_disputed: bool = False

    @property
    def is_delivery(self) -> bool:
        """Say whether goods moved."""
        return self.step.step in DEEDS


@dataclass(frozen=True, slots=True)
class Check:
    """A running total or remainder as told, and what the entries add up to by then; it `fits` when both can be true."""

    entry: Entry
    reckoned: Amount | None
    fits: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """The amounts of one unit or currency; None where nothing was added."""

    unit: str
    promised: Amount | None
    delivered: Amount | None
    outstanding: Amount | None


@dataclass(frozen=True, slots=True)
class Balance:
    """What one side promised and delivered to another, of one class of things."""

    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    item_class: ItemClass
    sums: tuple[Sum, ...]
    counted: tuple[Entry, ...]
    not_counted: tuple[Entry, ...]
    checks: tuple[Check, ...]
    flags: tuple[Flag, ...]


def balances(records: Iterable[Record[Commitment]]) -> tuple[Balance, ...]:
    """Give the balances of commitments, by giver, receiver and class, in the order of their codes and the classes.

    Commitments as they stood on a day come from `servanda.linking.standing.as_of`.
    """
    parties: dict[Pair, Commitment] = {}
    groups: dict[tuple[Pair, ItemClass], list[Entry]] = defaultdict(list)
    flags: dict[tuple[Pair, ItemClass], set[Flag]] = defaultdict(set)
    for record in sorted(records, key=lambda one: one.id):
        content = record.content
        between = pair(content)
        parties.setdefault(between, content)
        for entry in _entries(record):
            groups[between, entry.line.item_class].append(entry)
            flags[between, entry.line.item_class].update(content.flags)
    return tuple(
        _balance(parties[between], item_class, entries, flags[between, item_class])
        for (between, item_class), entries in sorted(groups.items(), key=lambda item: (item[0][0], _place(item[0][1])))
    )


def pair(content: Commitment) -> Pair:
    """Give the sides of a commitment: those with equal ones share balances, those with others have none in common."""
    return _sides(content.provider), _sides(content.recipient)


def _sides(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({side(party) for party in parties}))


def _place(item_class: ItemClass) -> int:
    return list(ItemClass).index(item_class)


def _entries(record: Record[Commitment]) -> Iterator[Entry]:
    """Give every told amount of a commitment, each with the reason why it is not added."""
    content = record.content
    has_first_word = {
        key
        for step in content.steps
        if step.step in _PROMISED and step.scope not in WHY and not step.is_alleged
        for line in step.lines
        for key in _keys(line)
    }
    counted: set[tuple[ItemClass, str]] = set()
    new = max((place for place, step in enumerate(content.steps) if _is_new_sum(step)), default=0)
    for place, step in enumerate(content.steps):
        for line in step.lines:
            amount, is_disputed = over_all(line, step.also)
            why = _why(step, line, amount, content.state, counted, has_first_word)
            if why is None and step.step in _PROMISED and place < new:
                why = REPLACED
            if content.kind is CommitmentKind.WITHDRAWAL:
                why = why or LEFT
            if why is None and step.step in _PROMISED:
                counted.update(_keys(line))
            yield Entry(record.id, step, line, amount, why, is_disputed)


def _is_new_sum(step: LinkedStep) -> bool:
    return (
        is_new_sum(step) and not step.is_alleged and step.step in _PROMISED and why_not(step.step, step.scope) is None
    )


def _keys(line: Line) -> tuple[tuple[ItemClass, str], ...]:
    return tuple((line.item_class, unit) for unit in units(line)) if is_numbered(line) else ()


def _why(
    step: LinkedStep,
    line: Line,
    amount: Amount | None,
    state: StepKind,
    counted: set[tuple[ItemClass, str]],
    has_first_word: set[tuple[ItemClass, str]],
) -> str | None:
    if reason := _NO_MOVE.get(step.step):
        return reason
    if step.step not in _PROMISED and step.step not in DEEDS:
        return _GONE.get(step.step)
    if step.is_alleged:
        return ALLEGED
    if amount is None:
        return VAGUE
    is_promise = step.step in _PROMISED
    # What is only said again counts where no report tells the first word of it.
    is_first_word_lost = is_promise and step.scope is Scope.RESTATEMENT and not set(_keys(line)) & has_first_word
    if (reason := why_not(step.step, step.scope)) and not is_first_word_lost:
        return reason
    if is_promise and state in _GONE:
        return _GONE[state]
    if is_promise and set(_keys(line)) & counted:
        return LATER
    return None


def _balance(parties: Commitment, item_class: ItemClass, entries: Sequence[Entry], flags: set[Flag]) -> Balance:
    counted = [entry for entry in entries if entry.why is None]
    left = [entry for entry in entries if entry.why is not None]
    names = sorted({entry.amount.unit for entry in counted if entry.amount})
    return Balance(
        provider=parties.provider,
        recipient=parties.recipient,
        item_class=item_class,
        sums=tuple(_sum(unit, counted, left) for unit in names),
        counted=tuple(sorted(counted, key=_order)),
        not_counted=tuple(sorted(left, key=_order)),
        checks=tuple(_check(entry, counted, left) for entry in sorted(entries, key=_order) if _is_check(entry)),
        flags=tuple(flag for flag in Flag if flag in flags),
    )


def _order(entry: Entry) -> tuple[date, FindingId, str]:
    when = entry.step.when
    return when.latest or when.earliest or date.max, entry.step.finding, entry.line.item


def _sum(unit: str, counted: Sequence[Entry], left: Sequence[Entry]) -> Sum:
    here = [entry for entry in counted if entry.amount and entry.amount.unit == unit]
    promised = _added(unit, [entry for entry in here if not entry.is_delivery])
    delivered = _added(unit, [entry for entry in here if entry.is_delivery])
    return Sum(unit, promised, delivered, _outstanding(unit, counted, left))


def _added(unit: str, entries: Sequence[Entry]) -> Amount | None:
    amounts = [entry.amount for entry in entries if entry.amount]
    if not amounts:
        return None
    return Amount(add([one.low for one in amounts]), add([one.high for one in amounts]), unit)


def _outstanding(unit: str, counted: Sequence[Entry], left: Sequence[Entry]) -> Amount | None:
    """Give what promises leave open; what nobody promised draws on no promise. Clamped at nothing after the sum."""
    here = [entry for entry in counted if entry.amount and entry.amount.unit == unit]
    records = {entry.record for entry in here if not entry.is_delivery}
    whole = _added(unit, [entry for entry in here if not entry.is_delivery])
    if whole is None:
        return None
    come = [found for record in sorted(records) if (found := _come(record, unit, counted, left)) is not None]
    open_ = rest(whole, (add([low for low, _ in come]), add([high for _, high in come])) if come else None)
    is_open = any(_may_be_any_part(record, counted, left) for record in records)
    return replace(open_, low=0.0) if is_open and open_ is not None else open_


def _may_be_any_part(record: RecordId, counted: Sequence[Entry], left: Sequence[Entry]) -> bool:
    """Say whether something came of a promise that cannot be held against it.

    That is a delivery without a number, or in a unit or currency in which nothing of it was promised. What is only
    said again shows that something came where no report tells that delivery first.
    """
    mine = [entry for entry in counted if entry.record == record]
    promised = {entry.amount.unit for entry in mine if entry.amount and not entry.is_delivery}
    came = [entry for entry in mine if entry.is_delivery]
    shown_by = {VAGUE, WHY[Scope.CUMULATIVE]} | (set() if came else {WHY[Scope.RESTATEMENT]})
    came += [entry for entry in left if entry.record == record and entry.is_delivery and entry.why in shown_by]
    return any(entry.amount is None or entry.amount.unit not in promised for entry in came)


def _come(record: RecordId, unit: str, counted: Sequence[Entry], left: Sequence[Entry]) -> Interval | None:
    """Give how much of one promise has come, by the deliveries told and the running totals beside them.

    All of it where the promise is kept and what came cannot be held against it: 70 million euros for $80m.
    """
    here = [entry for entry in counted if entry.amount and entry.amount.unit == unit]
    promised = _added(unit, [entry for entry in here if entry.record == record and not entry.is_delivery])
    deeds = (entry for entry in counted if entry.record == record)
    is_kept = any(entry.step.step is StepKind.FULFILLED for entry in deeds)
    if is_kept and _may_be_any_part(record, counted, left):
        return interval(promised)
    running = [one for one in left if one.why == WHY[Scope.CUMULATIVE] and one.amount and one.amount.unit == unit]
    told_of = [one for one in (*here, *running) if one.record == record and one.is_delivery]
    reckoned = [Came(_order(one)[0], one.step.scope, interval(one.amount), since(one.step.when)) for one in told_of]
    return come_by_now(reckoned, most=promised.high if promised is not None else None)


def _is_check(entry: Entry) -> bool:
    """Say whether an amount tells of the sum: of what came so far, or of what was left, whether or not it came then."""
    return entry.amount is not None and entry.step.scope in {Scope.CUMULATIVE, Scope.REMAINDER}


def _not_yet_replaced(by: date, counted: Sequence[Entry], left: Sequence[Entry]) -> list[Entry]:
    """Give the promised sums that stood on a day and became others later; of each promise the last one."""
    gone = {one.record for one in counted if is_new_sum(one.step) and _order(one)[0] <= by}
    stood = (one for one in left if one.why == REPLACED and one.record not in gone and _order(one)[0] <= by)
    return list({one.record: one for one in stood}.values())


def _check(entry: Entry, counted: Sequence[Entry], left: Sequence[Entry]) -> Check:
    """Hold a running total against what was delivered, or promised, by its day; a remainder against what is open.

    What was left and came is held against what was open without it; a total "since July" against what came since July.
    """
    assert entry.amount is not None  # noqa: S101 - see `_is_check`
    unit, by = entry.amount.unit, _order(entry)[0]
    by_then = [other for other in (*counted, *_not_yet_replaced(by, counted, left)) if _order(other)[0] <= by]
    by_then = [other for other in by_then if other is not entry]
    if entry.step.scope is Scope.REMAINDER:
        reckoned = _outstanding(unit, by_then, left)
    else:
        begin = since(entry.step.when) or date.min
        here = [other for other in by_then if other.amount and other.amount.unit == unit and _order(other)[0] >= begin]
        reckoned = _added(unit, [other for other in here if other.is_delivery == entry.is_delivery])
    return Check(entry, reckoned, reckoned is not None and bounds_meet(interval(entry.amount), interval(reckoned)))
