"""Fields of merged records on which accounts differ: both values stay.

Invariant: copies of one text never disagree with one another. A more precise value refines, one that its own speaker
gives anew later has changed, all else that cannot be true together conflicts. What an outlet calls an actor is its own
choice of words; only where one report sets one voice's word against another's do labels disagree.

Source: rulings 33, 35, 65 and 66.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import TypeVar

from servanda.linking.amendments import taken_back
from servanda.linking.attestations import Attestation, is_vague
from servanda.linking.context import Context, content_words, item_words
from servanda.linking.endings import endings
from servanda.linking.events import Known, is_denial
from servanda.linking.leavings import due_of_whole
from servanda.linking.periods import Precision, precision
from servanda.linking.threads import DEEDS
from servanda.model import (
    ActorId,
    Basis,
    Casualties,
    Count,
    Disagreement,
    DisagreementKind,
    DisputedValue,
    Event,
    Evidence,
    Label,
    Line,
    Party,
    Period,
    Quantity,
    RecordId,
    ReportId,
    Scope,
    Step,
    Terms,
    Value,
    content_id,
)

Told = TypeVar("Told")
Interval = tuple[float, float]
_UNIT = re.compile(r"\.\./\d{4}(-(?P<in_year>\d\d))?")
"""A limit that names no day: "by 2024" or, of the year, a month or a season, which have higher numbers."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Account:
    """Who tells of a record in one report, and where; `is_taken_back` where its outlet put that right later."""

    report: ReportId
    said_by: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    is_taken_back: bool = False


Accounts = Sequence[tuple[Told, Account]]
Compare = Callable[[Told, Told], DisagreementKind | None]
"""Says how two values stand to each other; None when they agree."""


def of_events(members: Mapping[RecordId, Sequence[Known]], context: Context) -> Iterable[Disagreement]:
    """Give the disagreements inside merged events."""
    for record, ones in members.items():
        accounts = [(one.event, _account(one, context)) for one in ones]
        yield from _field(record, "when", [(row.when, who) for row, who in accounts], _day, _compare_days, context)
        told = [(row, who) for row, who in accounts if not is_denial(row)]  # who denies an act tells no number of it
        goods = _amended([(row, row.lines, who) for row, who in told], context)
        yield from _field(record, "lines", goods, _goods, _compare_goods, context)
        terms = [(row.terms, who) for row, who in told if row.terms is not None]
        yield from _field(record, "terms", terms, str, _compare_terms, context)
        harmed = [(row.casualties, who) for row, who in told if row.casualties is not None]
        yield from _field(record, "casualties", harmed, _harm, _compare_harm, context)
        yield from _field(record, "basis", [(_basis(row), who) for row, who in accounts], str, _compare_bases, context)


def of_endings(
    members: Mapping[RecordId, Sequence[Known]], withdrawals: Mapping[RecordId, RecordId], context: Context
) -> Mapping[str, Sequence[Disagreement]]:
    """Give the disagreements on who brought it about that one side left another, by who left.

    They are about the withdrawal that the leaving is a step of, else about the leaving itself.
    """
    found: dict[str, list[Disagreement]] = defaultdict(list)
    for ending in endings(members, context):
        names: dict[str, list[str]] = defaultdict(list)
        for version in ending.versions:
            names[version.by].append(context.identities.party(version.party).name)
        values: dict[str, list[Account]] = defaultdict(list)
        for version in ending.versions:
            name = min(names[version.by], key=lambda text: (len(text), text))
            values[f"{name} {version.what}"].append(_account(version.told, context))
        record = withdrawals.get(ending.record, ending.record)
        made = _disagreement(record, "cause", DisagreementKind.CONFLICT, _values(values, context))
        # One withdrawal can be of two leavings, of which each is disputed.
        found[ending.leaver].append(replace(made, id=content_id("d", record, "cause", ending.leaver, ending.other)))
    return found


def of_commitments(histories: Mapping[RecordId, Sequence[Attestation]], context: Context) -> Iterable[Disagreement]:
    """Give the disagreements on terms and due days of commitments, and on the goods of each of their steps."""
    for record, steps in histories.items():
        rows = [(row, _step_account(row.report, row.by, row.evidence, context)) for one in steps for row in one.rows]
        is_several = sum(1 for one in steps if one.kind in DEEDS and not is_vague(one)) > 1
        terms = [(row.terms, who) for row, who in rows if not (is_several and _is_said_again(row))]
        yield from _field(record, "terms", terms, str, _compare_terms, context)
        whole = {row.id for row in due_of_whole([row for row, _ in rows])}
        due = [(row.due, who) for row, who in rows if row.due is not None and row.id in whole]
        yield from _field(record, "due", due, _day, _compare_due, context)
        for one in steps:
            told = [(row, row.lines, _step_account(row.report, row.by, row.evidence, context)) for row in one.rows]
            lines = _amended(told, context)
            yield from _field(record, f"lines of {one.id}", lines, _goods, _compare_goods, context)


def _amended(
    told: Sequence[tuple[Event | Step, tuple[Line, ...], Account]], context: Context
) -> list[tuple[tuple[Line, ...], Account]]:
    """Give goods with their accounts, those marked that their own outlet put right later."""
    gone = taken_back([row for row, _, _ in told], context)
    return [(lines, replace(who, is_taken_back=row.id in gone)) for row, lines, who in told]


def _is_said_again(row: Step) -> bool:
    """Say whether a step only says again, without day or amount, that something came: of several, it says not which."""
    return row.scope is Scope.RESTATEMENT and is_vague(row)


def of_labels(labels: Iterable[Label], context: Context) -> Iterable[Disagreement]:
    """Give the labels that one report lets different voices put on one actor, when their tone differs.

    What both say is no disagreement, however each says it: the writer's "rebels" and a minister's "the rebel group".
    """
    blocks: dict[tuple[ReportId, ActorId], list[Label]] = defaultdict(list)
    for label in labels:
        blocks[label.report, label.actor.actor].append(label)
    found: dict[ActorId, dict[str, list[Label]]] = defaultdict(dict)
    for (_, actor), block in sorted(blocks.items()):
        tones: dict[ActorId, set[int]] = defaultdict(set)
        for label in block:
            tones[label.by.actor].add(label.polarity)
        plain = [label for label in block if len(tones[label.by.actor]) == 1]
        disputed = _disputed(plain)
        for label in plain:
            if label.label in disputed:
                found[actor].setdefault(label.label, []).append(label)
    for actor, values in sorted(found.items()):
        yield _disagreement(RecordId(actor), "label", DisagreementKind.CONFLICT, _label_values(values, context))


def _disputed(labels: Iterable[Label]) -> set[str]:
    """Give the labels against which another of another tone stands that has no word in common with it."""
    told = sorted({(label.label, label.polarity) for label in labels})
    pairs = ((one, other) for (one, tone), (other, another) in combinations(told, 2) if tone != another)
    apart = (pair for pair in pairs if not content_words(pair[0]) & content_words(pair[1]))
    return {text for pair in apart for text in pair}


def _label_values(values: Mapping[str, Sequence[Label]], context: Context) -> Iterable[DisputedValue]:
    for text, labels in values.items():
        yield DisputedValue(
            value=text,
            origins=tuple(sorted({context.origin(label.report) for label in labels})),
            said_by=context.identities.parties(label.by for label in labels),
            evidence=tuple(sorted({one for label in labels for one in label.evidence})),
        )


def _account(one: Known, context: Context) -> Account:
    return Account(one.event.report, context.identities.parties(one.event.attested_by), one.event.evidence)


def _step_account(report: ReportId, by: Party | None, evidence: tuple[Evidence, ...], context: Context) -> Account:
    return Account(report, context.identities.parties([by] if by else []), evidence)


def _field(
    record: RecordId,
    name: str,
    accounts: Accounts[Told],
    printed: Callable[[Told], str],
    compare: Compare[Told],
    context: Context,
) -> Iterable[Disagreement]:
    """Give the disagreement on one field, if there is one."""
    kinds: set[DisagreementKind] = set()
    differing: list[tuple[Told, Account]] = []
    for mine, theirs in combinations(accounts, 2):
        is_put_right = mine[1].is_taken_back is not theirs[1].is_taken_back
        is_asked = is_put_right or _are_independent(mine[1], theirs[1], context)
        kind = compare(mine[0], theirs[0]) if is_asked else None
        if kind is DisagreementKind.CONFLICT and (is_put_right or _is_change(mine, theirs, context)):
            kind = DisagreementKind.CHANGE
        if kind is not None:
            kinds.add(kind)
            differing += (mine, theirs)
    if not kinds:
        return
    values: dict[str, list[Account]] = defaultdict(list)
    for value, account in differing:
        values[printed(value) + (_TAKEN_BACK if account.is_taken_back else "")].append(account)
    if len(values) > 1:
        kind = next(kind for kind in _BY_WEIGHT if kind in kinds)
        yield _disagreement(record, name, kind, _values(values, context))


_TAKEN_BACK = " (retracted)"
"""Stands behind a value that its own outlet put right later."""
_BY_WEIGHT = (DisagreementKind.CONFLICT, DisagreementKind.CHANGE, DisagreementKind.REFINEMENT)


def _is_change(mine: tuple[Told, Account], theirs: tuple[Told, Account], context: Context) -> bool:
    """Say whether two values that exclude each other are one that changed in time.

    Who gives another value in a later report has changed it; the number of dead and injured grows.
    """
    (one, first), (other, second) = mine, theirs
    days = [context.published[account.report].latest for account in (first, second)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    if {party.actor for party in first.said_by} & {party.actor for party in second.said_by}:
        return True
    if not isinstance(one, Casualties) or not isinstance(other, Casualties):
        return False
    early, late = (one, other) if days[0] < days[1] else (other, one)
    return _grew(early.dead, late.dead) and _grew(early.injured, late.injured)


def _grew(early: Count | None, late: Count | None) -> bool:
    """Say whether a count can have grown: nothing in the later one lies below the earlier one."""
    return not early or not late or _bounds(early)[0] <= _bounds(late)[0]


def _are_independent(one: Account, other: Account, context: Context) -> bool:
    """Say whether two accounts come from two texts, or from two voices of one."""
    voices = [{party.actor for party in account.said_by} for account in (one, other)]
    return context.origin(one.report) != context.origin(other.report) or (all(voices) and not voices[0] & voices[1])


def _values(values: Mapping[str, Sequence[Account]], context: Context) -> Iterable[DisputedValue]:
    for value, accounts in values.items():
        parties = {party.actor: party for account in accounts for party in account.said_by}
        yield DisputedValue(
            value=value,
            origins=tuple(sorted({context.origin(account.report) for account in accounts})),
            said_by=tuple(party for _, party in sorted(parties.items())),
            evidence=tuple(sorted({one for account in accounts for one in account.evidence})),
        )


def _disagreement(record: RecordId, name: str, kind: DisagreementKind, values: Iterable[DisputedValue]) -> Disagreement:
    listed = tuple(sorted(values, key=lambda value: value.value))
    return Disagreement(content_id("d", record, name), record, name, listed, kind)


def _day(period: Period) -> str:
    return period.edtf or ""


def _compare_days(one: Period, other: Period) -> DisagreementKind | None:
    """Compare days that are told; "by publication" tells none."""
    if Precision.NONE in (precision(one), precision(other)):
        return None
    return _compare_intervals(_days(one), _days(other))


def _compare_due(one: Period, other: Period) -> DisagreementKind | None:
    """Compare the days for which a thing is promised; of what has no last day nothing is due.

    "By 30 June" and "by 31 August" can both be kept in May, but they are two limits.
    """
    if one.latest is None or other.latest is None:
        return None
    if one.earliest is None and other.earliest is None:
        return _compare_intervals(_limit(one, one.latest), _limit(other, other.latest))
    return _compare_intervals(_days(one), _days(other))


def _limit(period: Period, last: date) -> Interval:
    """Give the printed day, season, month or year with the last day of which a limit ends."""
    unit = _UNIT.fullmatch(period.edtf or "")
    if unit is None:
        return last.toordinal(), last.toordinal()
    in_year = int(unit["in_year"] or 0)
    first = 1 if not in_year else last.month if in_year <= _MONTHS else last.month - 2
    return date(last.year, max(first, 1), 1).toordinal(), last.toordinal()


def _days(period: Period) -> Interval:
    first, last = period.earliest, period.latest
    return (first.toordinal() if first else float("-inf")), (last.toordinal() if last else float("inf"))


def _compare_intervals(one: Interval, other: Interval) -> DisagreementKind | None:
    """Compare two closed intervals: equal ones agree, one that meets the other refines it, else they conflict."""
    if one == other:
        return None
    meet = max(one[0], other[0]) <= min(one[1], other[1])
    return DisagreementKind.REFINEMENT if meet else DisagreementKind.CONFLICT


def _goods(lines: Sequence[Line]) -> str:
    """Give goods as printed: the amount, then the item."""
    return "; ".join(_printed(line) for line in lines)


def is_counted(quantity: Quantity) -> bool:
    """Say whether an amount has a number at all ("shipments" has none)."""
    return quantity.low is not None or quantity.high is not None


def _printed(line: Line) -> str:
    if line.value is not None:
        return _sum(line.value) if line.item in {"", "money"} else f"{_sum(line.value)}: {line.item}"
    amount = line.quantity.text if line.quantity and is_counted(line.quantity) else ""
    if not amount or amount in line.item:
        return line.item
    return amount if line.item in amount else f"{amount} {line.item}"


def _sum(value: Value) -> str:
    """Give a sum in figures, since its report may print it in words: "300,000,000 NOK", "up to 5,000,000 USD"."""
    low, high = (None if bound is None else f"{bound:,.0f}" for bound in (value.low, value.high))
    if high is None:
        return f"{low} {value.currency} or more"
    told = high if low == high else f"{low} to {high}" if value.low else f"up to {high}"
    return f"{told} {value.currency}"


def _compare_goods(mine: Sequence[Line], theirs: Sequence[Line]) -> DisagreementKind | None:
    """Compare amounts of one class of goods, and else the classes; other words for one thing are no disagreement."""
    if not mine or not theirs:
        return None
    kinds = {_compare_lines(one, other) for one in mine for other in theirs if one.item_class is other.item_class} - {
        None
    }
    if DisagreementKind.CONFLICT in kinds:
        return DisagreementKind.CONFLICT
    apart = not item_words(mine) & item_words(theirs)
    classes = {line.item_class for line in mine} != {line.item_class for line in theirs}
    return DisagreementKind.REFINEMENT if kinds or (apart and classes) else None


def _compare_lines(one: Line, other: Line) -> DisagreementKind | None:
    if one.value and other.value and one.value.currency == other.value.currency:
        return _compare_intervals(_bounds(one.value), _bounds(other.value))
    if one.quantity and other.quantity and one.quantity.unit == other.quantity.unit:
        return _compare_intervals(_bounds(one.quantity), _bounds(other.quantity))
    return None


def _bounds(amount: Quantity | Value | Count) -> Interval:
    low = float("-inf") if amount.low is None else amount.low
    return low, float("inf") if amount.high is None else amount.high


def _basis(event: Event) -> Basis:
    """Give who vouches for an act; who says that it was not done denies it."""
    return Basis.DENIED if is_denial(event) else event.basis


def _compare_bases(mine: Basis, theirs: Basis) -> DisagreementKind | None:
    """Say whether one account denies the act that the other tells; who vouches for it else is no disagreement."""
    return DisagreementKind.CONFLICT if (mine is Basis.DENIED) != (theirs is Basis.DENIED) else None


def _compare_terms(one: Terms, other: Terms) -> DisagreementKind | None:
    if one is other:
        return None
    return DisagreementKind.REFINEMENT if Terms.UNKNOWN in (one, other) else DisagreementKind.CONFLICT


def _harm(casualties: Casualties) -> str:
    return f"dead {_range(casualties.dead)}, injured {_range(casualties.injured)}"


def _range(count: Count | None) -> str:
    if count is None:
        return "unknown"
    low, high = (("?" if bound is None else f"{bound:g}") for bound in (count.low, count.high))
    return low if low == high else f"{low} to {high}"


def _compare_harm(one: Casualties, other: Casualties) -> DisagreementKind | None:
    pairs = ((one.dead, other.dead), (one.injured, other.injured))
    kinds = {_compare_intervals(_bounds(mine), _bounds(theirs)) for mine, theirs in pairs if mine and theirs}
    if DisagreementKind.CONFLICT in kinds:
        return DisagreementKind.CONFLICT
    return DisagreementKind.REFINEMENT if DisagreementKind.REFINEMENT in kinds else None
