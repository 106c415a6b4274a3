"""A commitment as a page: how far it got, what each step told, what adds up and what does not, what could change it.

Invariant: a step without a report reads "no report found", never "not done". Every amount stands under a sum or beside
it with the reason why it was not added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import NoSuchRecordError
from servanda.linking.balances import Balance, Entry, balances
from servanda.linking.totals import add
from servanda.model import Amount, Commitment, Flag, LinkedStep, Record, Scope, StepKind
from servanda.web import wording
from servanda.web.entry import Entry as Line
from servanda.web.entry import entry
from servanda.web.excerpt import Excerpt
from servanda.web.record import RecordPage

if TYPE_CHECKING:
    from servanda.ledger.view import View

WAY = (
    StepKind.MENTIONED,
    StepKind.PLEDGED,
    StepKind.SIGNED,
    StepKind.IN_FORCE,
    StepKind.PARTLY_DELIVERED,
    StepKind.FULFILLED,
)
"""The steps that lead on; all others lead out."""
FLAGS = {
    Flag.OVERDUE: "the due day is past and no report here says that it was done; silence is no breach",
    Flag.LATE: "it was fulfilled after the due day",
    Flag.STALE: "it is open and no report here tells of a step for more than a year",
    Flag.DISPUTED: "reports differ on whether it was kept, or on its terms",
    Flag.ONE_SIDED: "only one side tells of it",
    Flag.SINGLE_SOURCE: "all reports of it go back to one origin, or are one outlet's own",
    Flag.VALUE_OPEN: "no report tells what it is worth",
    Flag.QUANTITY_OPEN: "no report gives an amount of what was promised or delivered",
}
"""What each flag says."""
_PARTS = 20
"""Tranches that are listed."""


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the strip: `when` is the first day told for it, None where no report was found."""

    kind: StepKind
    when: str | None
    is_state: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the table, with its quotes; `so_far` are the sums after it, empty where it adds nothing."""

    number: int
    told: LinkedStep
    items: str
    whose: str
    scope: str
    link: str
    not_added: str
    so_far: tuple[str, ...]
    reports: int
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Balanced:
    """Sums of one class, with how many amounts are in them and why others are not."""

    balance: Balance
    counted: str
    left: str


@dataclass(frozen=True, slots=True)
class PromisePage:
    """All that the page of a commitment shows beside what every record's page does."""

    page: RecordPage
    content: Commitment
    way: tuple[Station, ...]
    ways_out: tuple[Station, ...]
    steps: tuple[StepShown, ...]
    balances: tuple[Balanced, ...]
    flags: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    whole: Line | None
    parts: tuple[Line, ...]


def promise_page(view: View, page: RecordPage, *, additions: Path | None) -> PromisePage:
    """Give the page of a commitment.

    Args:
        view: The ledger.
        page: What every record's page shows, of a commitment.
        additions: A user's own codebook folder, whose moves count.
    """
    record = page.shown
    assert isinstance(record, Record)  # noqa: S101 - said above
    content = record.content
    assert isinstance(content, Commitment)  # noqa: S101 - said above
    found = balances([Record(record.id, content, record.members, record.support)])
    changes = _changes(content.state, additions)
    return PromisePage(
        page=page,
        content=content,
        way=tuple(_station(kind, content) for kind in WAY),
        ways_out=tuple(_station(kind, content) for kind in StepKind if kind not in WAY),
        steps=_steps(content, found, page.excerpts),
        balances=tuple(map(_balanced, found)),
        flags=tuple((wording.flag(flag), FLAGS[flag]) for flag in content.flags),
        changes=changes,
        # What holds up a change says nothing of a promise that has come to its end.
        limits=tuple(_limits(content)) if changes else (),
        whole=_whole(view, content),
        parts=tuple(entry(part) for part in view.parts_of(record.id, limit=_PARTS)),
    )


def _station(kind: StepKind, content: Commitment) -> Station:
    told = [step for step in content.steps if step.step is kind]
    when = (wording.when(told[0].when) if told[0].when.is_known else "day unknown") if told else None
    return Station(kind, when, content.state is kind)


def _whole(view: View, content: Commitment) -> Line | None:
    if content.parent is None:
        return None
    try:
        return entry(view.record(content.parent))
    except NoSuchRecordError:
        return None


# ---- steps


def _steps(content: Commitment, found: Iterable[Balance], excerpts: Sequence[Excerpt]) -> tuple[StepShown, ...]:
    counted = [one for balance in found for one in balance.counted]
    why = {refused.step: refused.why for refused in content.not_counted}
    running: dict[tuple[bool, str], Amount] = {}
    shown = []
    for number, step in enumerate(content.steps):
        added = [one for one in counted if one.step.finding == step.finding]
        told = frozenset(step.evidence)
        shown.append(
            StepShown(
                number=number + 1,
                told=step,
                items=wording.thing(content.kind, step.lines) if step.lines else "",
                whose=wording.whose_word(step.role_of_speaker, step.by),
                scope=step.scope.value if step.lines and step.scope is not Scope.UNKNOWN else "",
                link=step.link.value.replace("_", " "),
                not_added=why.get(number, ""),
                so_far=tuple(_running(running, added)),
                reports=len({piece.report for piece in step.evidence}),
                excerpts=tuple(one for one in excerpts if one.evidence in told),
            )
        )
    return tuple(shown)


def _running(running: dict[tuple[bool, str], Amount], added: Iterable[Entry]) -> Iterator[str]:
    """Add the amounts of a step to the sums so far, and say what these come to."""
    for one in added:
        if one.amount is None:
            continue
        key = (one.is_delivery, one.amount.unit)
        before = running.get(key)
        lows = [before.low, one.amount.low] if before else [one.amount.low]
        highs = [before.high, one.amount.high] if before else [one.amount.high]
        running[key] = Amount(add(lows), add(highs), one.amount.unit)
        yield f"{'delivered' if one.is_delivery else 'promised'} so far: {wording.amount(running[key])}"


# ---- sums


def _balanced(balance: Balance) -> Balanced:
    reasons = Counter(one.why for one in balance.not_counted if one.why)
    several = len(reasons) > 1
    why = "; ".join(f"{number} {reason}" if several else reason for reason, number in sorted(reasons.items()))
    left = f"not added: {len(balance.not_counted)} ({why})" if reasons else ""
    return Balanced(balance, f"added: {wording.counted(len(balance.counted), 'amount')}", left)


# ---- what could change it


def _changes(state: StepKind, additions: Path | None) -> tuple[tuple[str, str], ...]:
    """Give the states that may follow, each with what a report must tell for it."""
    from servanda import codebook  # noqa: PLC0415 - costs a third of a second, and only this page needs it

    needs: Mapping[str, str] = {
        wording.state(move.to): move.needs for move in codebook.load(additions).steps.moves if move.start is state
    }
    return tuple(needs.items())


def _limits(content: Commitment) -> Iterator[str]:
    if content.due is None or not content.due.is_known:
        yield "No due day is known, so it can never be overdue."
    if Flag.ONE_SIDED in content.flags:
        yield "Only one side is heard so far; the other side or a third party has not been."
    if Flag.QUANTITY_OPEN in content.flags:
        yield "No amount is told, so no delivery shows that all of it came: it stays partly delivered."
