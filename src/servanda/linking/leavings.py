"""Troops that left, as all or as a part of those that were to leave; the day of a part of what is promised.

Invariant: what is less than every promise before it is a part, unless its words call it the last. Whose report names
a larger number beside a smaller one tells the day of a part with the smaller one.
Source: field notes on commitments, section 4: delivered high < promised low.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.codebook import Codebook
from servanda.linking.attestations import Attestation
from servanda.linking.threads import PROMISES
from servanda.linking.totals import bounds, units
from servanda.model import CommitmentKind, Line, Step, StepKind


def as_part(one: Attestation, block: Sequence[Attestation], book: Codebook) -> Attestation:
    """Give troops that left, fewer than all promises before say and not called the last, as a part of them."""
    if one.kind is not StepKind.FULFILLED or one.commitment_kind is not CommitmentKind.WITHDRAWAL or not one.is_counted:
        return one
    promised = [step for step in block if step.kind in PROMISES and step.is_counted and step.day <= one.day]
    is_less = bool(promised) and all(_is_less(one.lines, step.lines) for step in promised)
    is_end = any(book.scopes.show("ends_all", cited.quote) for cited in one.evidence)
    return replace(one, kind=StepKind.PARTLY_DELIVERED) if is_less and not is_end else one


def due_of_whole(rows: Sequence[Step]) -> list[Step]:
    """Give the steps that tell by when all is due, of one commitment: "1,000 by April 15" of 3,000 is a phase's day.

    Where only parts have a day, all of them are given.
    """
    due = [row for row in rows if row.due is not None]
    promised = [row for row in rows if row.step in PROMISES]
    whole = [row for row in due if not any(_is_part(row, other) for other in promised)]
    return whole or due


def _is_part(row: Step, other: Step) -> bool:
    return row.report == other.report and _is_less(row.lines, other.lines)


def _is_less(mine: Iterable[Line], theirs: Iterable[Line]) -> bool:
    """Say whether some lines tell less than others, in each unit that both have, and both have one."""
    most, least = (
        {unit: bounds(line)[place] for line in lines for unit in units(line)}
        for lines, place in ((mine, 1), (theirs, 0))
    )
    pairs = [(high, low) for unit, high in most.items() if (low := least.get(unit)) is not None]
    return bool(pairs) and all(high is not None and high < low for high, low in pairs)
