"""Judgements as JSON Lines, the form in which the export writes them: teams keep one file and merge it like any text.

Invariant: what was written and is read again is the same judgement with the same id. A line that cannot be read is
named with its number and what was expected; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from servanda.errors import ModelError
from servanda.linking.judgements import BETWEEN
from servanda.model import FindingId, JudgedPlace, Judgement, JudgementKind, ReportId, Span, sealed


class _Place(msgspec.Struct, frozen=True):
    kind: str
    report: str
    start: int
    end: int
    quote: str
    score: float


class _Row(msgspec.Struct, frozen=True):
    at: datetime
    who: str
    kind: JudgementKind
    target: tuple[str, ...] = ()
    id: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    undoes: str | None = None
    places: tuple[_Place, ...] = ()
    was: str | None = None


_DECODER = msgspec.json.Decoder(_Row)


def read_lines(lines: Iterable[bytes]) -> tuple[list[Judgement], list[str]]:
    """Give the judgements of lines, and a sentence for every line that is none; empty lines are passed over."""
    found: list[Judgement] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_judgement(_DECODER.decode(line)))
        except (msgspec.MsgspecError, ModelError, ValueError) as error:
            faults.append(f"line {number}: {error}")
    return found, faults


def _judgement(row: _Row) -> Judgement:
    if row.at.tzinfo is None:
        raise ValueError(f"expected `at` with its zone, as in 2031-05-01T12:00:00Z; found {row.at.isoformat()}")
    if not row.who.strip():
        raise ValueError("expected the name of a person in `who`, found an empty one")
    if fault := _fault(row):
        raise ValueError(fault)
    if row.places and len(row.places) != len(row.target):
        raise ValueError(f"expected one of `places` for each target, found {len(row.places)} for {len(row.target)}")
    made = sealed(
        Judgement(
            id="",
            at=row.at.astimezone(UTC),
            who=row.who,
            kind=row.kind,
            target=tuple(map(FindingId, row.target)),
            field=row.field,
            value=row.value,
            reason=row.reason,
            undoes=row.undoes,
            places=tuple(
                JudgedPlace(each.kind, ReportId(each.report), Span(each.start, each.end), each.quote, each.score)
                for each in row.places
            ),
            was=row.was,
        )
    )
    if row.id not in (None, made.id):
        raise ValueError(
            f"expected id {made.id}, which its content makes, found {row.id!r}; leave the id out, or undo it"
        )
    return made


def _fault(row: _Row) -> str:
    """Say what a judgement of its kind lacks; empty when it is whole."""
    if row.kind is JudgementKind.UNDO:
        return "" if row.undoes and not row.target else "expected `undoes` with the id of a judgement and no target"
    if row.kind in BETWEEN:
        many = len(set(row.target))
        return "" if many > 1 else f"expected two targets or more for {row.kind}, found {many}"
    if len(row.target) != 1:
        return f"expected one target for {row.kind}, found {len(row.target)}"
    if row.kind is JudgementKind.VALUE and (not row.field or row.value is None):
        return "expected `field` and `value` for a corrected value"
    return ""
