"""Judgements as JSON Lines, the form in which the export writes them: teams keep one file and merge it like any text.

Invariant: what was written and is read again is the same judgement with the same id. Every line that cannot be read is
named with its number, what was expected, what came and what to do; whoever reads decides what becomes of the others.
"""

from __future__ import annotations

import re
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


_EXPECTED = {
    "at": "a time with its zone, as in 2031-05-01T12:00:00Z",
    "who": "the name of a person",
    "kind": f"one of {', '.join(JudgementKind)}",
    "target": "a list of the ids of findings",
    "places": "a list of objects with kind, report, start, end, quote and score",
}
"""What stands in a field; in those that are not named here, words or null."""
_PLAIN = "words in quotation marks, or null"
_MISSING = re.compile(r"missing required field `(\w+)`")
_PATH = re.compile(r"`\$\.(\w+)")
_SHOWN = 60
"""Characters of a line or value that a message repeats."""


def read_lines(lines: Iterable[bytes]) -> tuple[list[Judgement], list[str]]:
    """Give the judgements of lines, and a sentence for every line that is none; empty lines are passed over."""
    found: list[Judgement] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_judgement(_row(line)))
        except (ModelError, ValueError) as error:
            faults.append(f"line {number}: {error}")
    return found, faults


def _row(line: bytes) -> _Row:
    """Give the fields of a line; the error says which of them is not what it must be."""
    try:
        given = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        given = None
    if not isinstance(given, dict):
        printed = line.decode("utf-8", errors="replace").strip()
        raise ValueError(  # noqa: TRY004 - a line is a value that was given, whatever type it turns out to have
            f"expected a JSON object on one line, found {_short(printed)}; write it as `servanda review export` does,"
            " or take the line out"
        )
    try:
        return msgspec.convert(given, _Row)
    except msgspec.ValidationError as error:
        told = str(error)
    missing, path = _MISSING.search(told), _PATH.search(told)
    if missing and not path:
        raise ValueError(f"expected {_expected(missing[1])} in `{missing[1]}`, found no such field; add it")
    name = path[1] if path else ""
    raise ValueError(f"expected {_expected(name)} in `{name}`, found {_short(given.get(name))}; mend it")


def _expected(field: str) -> str:
    return _EXPECTED.get(field, _PLAIN)


def _short(value: object) -> str:
    """Give a value as it was written, cut where it is long."""
    written = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    cut = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    return f'"{cut}"' if isinstance(value, str) else cut


def _judgement(row: _Row) -> Judgement:
    if row.at.tzinfo is None:
        raise ValueError(f"expected {_EXPECTED['at']} in `at`, found {_short(row.at.isoformat())}; add Z for UTC")
    if not row.who.strip():
        raise ValueError("expected the name of a person in `who`, found an empty one; add it")
    if fault := _fault(row):
        raise ValueError(fault)
    if row.places and len(row.places) != len(row.target):
        raise ValueError(
            f"expected one of `places` for each target, found {len(row.places)} for {len(row.target)};"
            " leave `places` out, or give one for each"
        )
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
            f"expected id {made.id}, which its content makes, found {_short(row.id)}: the line was changed after it was"
            " judged; leave the id out to judge so yourself"
        )
    return made


def _fault(row: _Row) -> str:
    """Say what a judgement of its kind lacks; empty when it is whole."""
    if row.kind is JudgementKind.UNDO:
        return (
            ""
            if row.undoes and not row.target
            else (
                f"expected the id of a judgement in `undoes` and no target, found {_short(row.undoes)} and"
                f" {len(row.target)} targets"
            )
        )
    if row.kind in BETWEEN:
        many = len(set(row.target))
        return "" if many > 1 else f"expected two ids or more in `target` for {row.kind}, found {many}"
    if len(row.target) != 1:
        return f"expected one id in `target` for {row.kind}, found {len(row.target)}"
    if row.kind is JudgementKind.VALUE and (not row.field or row.value is None):
        return (
            f"expected words in `field` and `value` for a corrected value, found {_short(row.field)} and"
            f" {_short(row.value)}"
        )
    return ""
