"""Copies of one text that print another number than the text they go back to.

Copies are no sources of their own and never disagree, so their numbers stand in no disagreement; but whoever quotes one
must know that the other has another.

Invariant: only reports of one origin are held against each other, and only where both print a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.model import Event, Finding, Line, ReportId, Step
from servanda.web import wording
from servanda.web.lineage import Copy, Family


@dataclass(frozen=True, slots=True)
class Altered:
    """A copy with its amounts, and the report that it is held against with those."""

    copy: Copy
    amounts: str
    first: Copy
    instead_of: str


def altered(findings: Iterable[Finding], families: Iterable[Family]) -> tuple[Altered, ...]:
    """Give the copies whose amounts are not those of the first report of their family.

    Args:
        findings: The members of a record; of a commitment its steps.
        families: Where their reports come from, the root of each first.
    """
    several = [family for family in families if family.size > 1]
    if not several:
        return ()
    told = _amounts(findings)
    return tuple(one for family in several for one in _of_family(family, told))


def _of_family(family: Family, told: dict[ReportId, list[Line]]) -> Iterable[Altered]:
    copies = [copy for outlet in family.outlets for copy in outlet.reports if copy.id in told]
    copies.sort(key=lambda copy: not copy.is_root)
    for copy in copies[1:]:
        first = copies[0]
        if not _are_those(told[copy.id], told[first.id]):
            yield Altered(copy, wording.items(told[copy.id]), first, wording.items(told[first.id]))


def _amounts(findings: Iterable[Finding]) -> dict[ReportId, list[Line]]:
    """Give the things with a number that each report tells of."""
    told: dict[ReportId, list[Line]] = {}
    for finding in findings:
        lines = finding.lines if isinstance(finding, Event | Step) else ()
        for line in lines:
            if line.quantity is not None or line.value is not None:
                told.setdefault(finding.report, []).append(line)
    return told


def _are_those(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Say whether every amount stands among others, whatever the thing is called."""
    known = set(map(_amount, others))
    return all(_amount(line) in known for line in lines)


def _amount(line: Line) -> tuple[object, ...]:
    """Give an amount without the words that print it."""
    counted = line.quantity
    return (counted.low, counted.high, counted.unit, line.value) if counted else (line.value,)
