"""What a person puts right in a finding: fields, how their values are written, and the finding that comes of it.

Invariant: the finding in the ledger stays as it was read; only what linking sees is changed, and only as long as the
judgement stands. A value that nothing can have is refused with what it may be.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from servanda.codebook import Codebook, fold, split
from servanda.errors import CallError, NoSuchValueError
from servanda.linking import place_corrections
from servanda.linking.judgements import OF_CASUALTIES, OF_LINES, Decisions, kind_of
from servanda.model import (
    UNKNOWN,
    Actor,
    ActorKind,
    Basis,
    Casualties,
    CommitmentKind,
    Count,
    Event,
    EventType,
    Finding,
    FindingId,
    Findings,
    Instrument,
    ItemClass,
    LabelKind,
    Line,
    Party,
    Period,
    Place,
    Problem,
    Quantity,
    Relation,
    Report,
    Scope,
    SpeakerRole,
    Stance,
    Statement,
    Status,
    Step,
    StepKind,
    Terms,
    TimeUse,
    Value,
    WhenBasis,
    content_id,
)

Judged = TypeVar("Judged", bound=Finding)
_OFFERED = 3
"""Actors of one name that a refusal names."""
_WITH_LINES = frozenset({"event", "step"})
NOTHING = "none"
"""How an empty field is written."""
_POINT = r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?"
_PERIOD = re.compile(
    rf"(?P<one>{_POINT})|(?P<from>{_POINT})/(?P<to>{_POINT})|\.\.(?P<by>{_POINT})|(?P<since>{_POINT})\.\."
)
_NUMBER = r"\d+(?:\.\d+)?"
_AMOUNT = re.compile(rf"(?:(?P<exact>{_NUMBER})|(?P<low>{_NUMBER})?\.\.(?P<high>{_NUMBER})?)(?:\s+(?P<unit>\S.*))?")


@dataclass(frozen=True, slots=True)
class Known:
    """What a value can name: the actors of the ledger's reports, and the codebook."""

    actors: Mapping[str, Actor]
    book: Codebook


_Reads = Callable[[str, str, Known], Any]
"""Reads a value: the field's name, the text, what is known."""


def fields_of(kind: str) -> tuple[str, ...]:
    """Give the fields of a kind of finding that can be corrected; `quantity`, `value` and `class` may name a line."""
    of_parts = (*(sorted(OF_CASUALTIES) if kind == "event" else ()), *(sorted(OF_LINES) if kind in _WITH_LINES else ()))
    return (*_FIELDS.get(kind, {}), *of_parts)


def correct(finding: Judged, field: str, text: str, known: Known) -> Judged:
    """Give a finding with one field as a person says it is.

    Args:
        finding: As it was read.
        field: One of `fields_of`; those of lines take a number from 1 where there are several ("quantity.2").
        text: An enumerated word; a period ("2023-01-19", "2023-01", "2023-01/2023-03", "..2023-01-19", "unknown"); an
            amount ("8", "8..10 tonnes", "1000000 USD"); parties as codes or actors' ids with commas; a place ("Gulu,
            UGA"); "none".
        known: What parties can be.

    Raises:
        NoSuchValueError: The kind has no such field, or the field no such value.
        CallError: The value cannot be read.
    """
    kind, (name, _, number) = kind_of(finding), field.partition(".")
    if name in OF_CASUALTIES and isinstance(finding, Event) and not number:
        return replace(finding, casualties=_harmed(finding.casualties, name, text.strip()))
    if name in OF_LINES and kind in _WITH_LINES:
        return replace(finding, lines=_line(finding.lines, name, number, text))  # type: ignore[arg-type, union-attr]
    reads = _FIELDS.get(kind, {}).get(field)
    if reads is None:
        raise NoSuchValueError(f"FIELD of a finding of kind {kind}", field, fields_of(kind) or ("no field at all",))
    return replace(finding, **{field: reads(field, text.strip(), known)})


def was(finding: Finding, field: str) -> str:
    """Give what was read for a field, in the form in which a correction is written."""
    name, _, number = field.partition(".")
    if name in OF_LINES:
        line = _numbered(finding.lines, number)[1]  # type: ignore[union-attr]
        told = {"item": line.item, "class": line.item_class, "quantity": line.quantity, "value": line.value}[name]
        return _written(told)
    if name in OF_CASUALTIES:
        casualties = finding.casualties  # type: ignore[union-attr]
        return _written(getattr(casualties, name) if casualties else None)
    return _written(getattr(finding, name))


@dataclass(frozen=True, slots=True)
class Corrections:
    """Findings as people left them; `problems` gathers the values that no finding can have any more."""

    decisions: Decisions
    known: Known
    problems: set[Problem] = field(default_factory=set)

    def __call__(self, rows: Sequence[Judged]) -> list[Judged]:
        """Give findings without what is wrong, with the values that were put right.

        What pointed to a wrong finding points to nothing. A value that no longer can be is told.
        """
        wrong = self.decisions.wrong
        left = (_put_right(row, self.decisions, self.known, self.problems) for row in rows if row.id not in wrong)
        return [_pointed(row, wrong) for row in left]


def corrected(
    read: Sequence[tuple[Report, Findings]], decisions: Decisions, book: Codebook
) -> tuple[list[tuple[Report, Findings]], list[Problem]]:
    """Give all findings as people left them, and the corrections that cannot be followed."""
    if not decisions.wrong and not decisions.values:
        return list(read), []
    # Of an actor that many reports have, the least report says how it is called.
    known = Known({actor.id: actor for _, found in reversed(read) for actor in found.actors}, book)
    left = Corrections(decisions, known)
    return [(report, _of_report(findings, left)) for report, findings in read], in_order(left.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Give problems in the order in which they are told."""
    return sorted(problems, key=lambda one: (one.source or "", one.code, one.message))


def _of_report(findings: Findings, left: Corrections) -> Findings:
    return replace(
        findings,
        actors=tuple(left(findings.actors)),
        mentions=tuple(left(findings.mentions)),
        times=tuple(left(findings.times)),
        statements=tuple(left(findings.statements)),
        events=tuple(left(findings.events)),
        steps=tuple(left(findings.steps)),
        labels=tuple(left(findings.labels)),
    )


_POINTERS: Mapping[type, tuple[str, ...]] = {
    Statement: ("nested_in", "same_utterance"),
    Event: ("statement",),
    Step: ("statement", "event"),
}


def _pointed(row: Judged, wrong: Collection[str]) -> Judged:
    """Give a finding that points to nothing that is wrong."""
    gone = {name: None for name in _POINTERS.get(type(row), ()) if getattr(row, name) in wrong}
    return replace(row, **gone) if gone else row  # type: ignore[arg-type]


def _put_right(finding: Judged, decisions: Decisions, known: Known, problems: set[Problem]) -> Judged:
    for name, judged in decisions.values.get(FindingId(finding.id), {}).items():
        try:
            finding = correct(finding, name, judged.value or "", known)
        except CallError as error:
            problems.add(Problem("judgement_not_followed", f"{judged.who} corrected {name}: {error}", source=judged.id))
    return finding


# ---- how values are written


def _word(choices: type[StrEnum], *, is_optional: bool = False) -> _Reads:
    def reads(field: str, text: str, known: Known) -> StrEnum | None:
        del known
        if is_optional and text == NOTHING:
            return None
        try:
            return choices(text)
        except ValueError:
            allowed = (*choices, *((NOTHING,) if is_optional else ()))
            raise NoSuchValueError(field, text, [str(each) for each in allowed]) from None

    return reads


def _free(field: str, text: str, known: Known) -> str | None:
    del field, known
    return None if text == NOTHING else text


def _tone(field: str, text: str, known: Known) -> int:
    del known
    if text not in {"-1", "0", "1"}:
        raise NoSuchValueError(field, text, ("-1", "0", "1"))
    return int(text)


def _party(field: str, text: str, known: Known) -> Party | None:
    parties = _parties(field, text, known)
    if len(parties) > 1:
        raise CallError(f"{field} is one party, {text!r} names {len(parties)}; name one")
    return parties[0] if parties else None


def _one_party(field: str, text: str, known: Known) -> Party:
    found = _party(field, text, known)
    if found is None:
        raise CallError(f"{field} cannot be empty; name a code such as KEN.GOV or an actor's id")
    return found


def _parties(field: str, text: str, known: Known) -> tuple[Party, ...]:
    if text == NOTHING:
        return ()
    return tuple(_named(field, part.strip(), known) for part in text.split(","))


def named_in(text: str) -> list[str]:
    """Give the ids of the actors that a text can name, as ids or as codes."""
    return [_id_of(part.strip()) for part in text.split(",")]


def _id_of(text: str) -> str:
    return text if text.startswith("a-") else content_id("a", "code", text)


def _named(field: str, text: str, known: Known) -> Party:
    """Give the party of an actor's id or of a code."""
    id_ = _id_of(text)
    if actor := known.actors.get(id_):
        return Party(actor.id, actor.code, actor.name, actor.name)
    if found := known.book.actor(text):
        return Party(id_, found.code, found.name, found.name)  # type: ignore[arg-type]
    raise CallError(
        f"{field} cannot be {text!r}: expected a code (KEN, KEN.GOV) or the id of an actor; `servanda show actors`"
        f" lists both{_meant(text, known)}"
    )


def _meant(name: str, known: Known) -> str:
    """Give the question after whom a name means, since a judgement keeps codes and ids, which stay what they are."""
    here = sorted({actor.id for actor in known.actors.values() if fold(name) == fold(actor.name)})
    words = split(name.title())
    match = known.book.names.longest(words, 0) if words else None
    code = match.code if match and match.length == len(words) else None
    near = [code] if code else here[:_OFFERED]
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _when(field: str, text: str, known: Known) -> Period:
    del known
    if text == "unknown":
        return UNKNOWN
    found = _PERIOD.fullmatch(text)
    try:
        if found:
            return _period(found)
    except ValueError:
        pass  # 30 February and its like: told below
    raise CallError(
        f"{field} cannot be {text!r}; expected a day, month or year (2023-01-19, 2023-01, 2023), two with a stroke"
        " (2023-01/2023-03), an open one (..2023-01-19, 2023-01-19..) or unknown"
    )


def _period(found: re.Match[str]) -> Period:
    if one := found["one"]:
        return _between(one, _bounds(one)[0], _bounds(one)[1])
    if by := found["by"]:
        return _between(f"[{found[0]}]", None, _bounds(by)[1])
    if since := found["since"]:
        return _between(f"[{found[0]}]", _bounds(since)[0], None)
    first, last = _bounds(found["from"])[0], _bounds(found["to"])[1]
    if last < first:
        raise ValueError(found[0])
    return _between(found[0], first, last)


def _between(edtf: str, first: date | None, last: date | None) -> Period:
    return Period(edtf, first, last, Relation.AT, WhenBasis.STATED, None)


def _bounds(point: str) -> tuple[date, date]:
    """Give the first and last day of a day, month or year."""
    numbers = [int(part) for part in point.split("-")]
    year, month, day = (*numbers, None, None)[:3]
    assert year is not None  # noqa: S101 - the pattern holds four digits
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _place(field: str, text: str, known: Known) -> Place | None:
    del field
    return None if text == NOTHING else place_corrections.read(text, known.book)


def _harmed(told: Casualties | None, name: str, text: str) -> Casualties | None:
    """Give the casualties with another number of dead or injured; none where neither is told any more."""
    count = None
    if text != NOTHING:
        low, high, unit = _amount(name, text)
        if unit is not None:
            raise CallError(f"{name} cannot be {text!r}; expected a number of people alone, as in 8, 8..10 or none")
        count = Count(low, high)
    made = replace(told or Casualties(None, None), **{name: count})
    return made if made.dead or made.injured else None


# ---- lines of goods


def _numbered(lines: Sequence[Line], number: str) -> tuple[int, Line]:
    """Give the line that a field means."""
    if not number and len(lines) == 1:
        return 0, lines[0]
    if not number.isdecimal() or not 1 <= int(number) <= len(lines):
        many = f"1 to {len(lines)}" if lines else "none: the finding has no goods"
        raise CallError(f"name the line of goods, as in quantity.1; expected {many}, found {number or 'no number'}")
    return int(number) - 1, lines[int(number) - 1]


def _line(lines: Sequence[Line], name: str, number: str, text: str) -> tuple[Line, ...]:
    at, line = _numbered(lines, number)
    match name:
        case "item":
            made = replace(line, item=text)
        case "class":
            try:
                made = replace(line, item_class=ItemClass(text))
            except ValueError:
                raise NoSuchValueError("class", text, list(ItemClass)) from None
        case "quantity":
            made = replace(line, quantity=None if text == NOTHING else _quantity(text))
        case _:
            made = replace(line, value=None if text == NOTHING else _worth(text))
    return (*lines[:at], made, *lines[at + 1 :])


def _quantity(text: str) -> Quantity:
    low, high, unit = _amount("quantity", text)
    return Quantity(low, high, unit, approx=False, text=text)


def _worth(text: str) -> Value:
    low, high, currency = _amount("value", text)
    if currency is None or not re.fullmatch("[A-Z]{3}", currency):
        raise CallError(f"value cannot be {text!r}; expected a sum with its currency, as in 1000000 USD")
    return Value(low, high, currency)


def _amount(field: str, text: str) -> tuple[float | None, float | None, str | None]:
    found = _AMOUNT.fullmatch(text)
    if found is None or not (found["exact"] or found["low"] or found["high"]):
        raise CallError(
            f"{field} cannot be {text!r}; expected a number or a range, as in 8, 8..10, 8.. or ..10, and a unit"
        )
    low, high = (
        float(found[name] or found["exact"]) if found[name] or found["exact"] else None for name in ("low", "high")
    )
    if low is not None and high is not None and high < low:
        raise CallError(f"{field} cannot be {text!r}: it ends below its start")
    return low, high, found["unit"]


# ---- what was read, as it would be written


def _written(told: Any) -> str:
    match told:
        case None | ():
            return NOTHING
        case Period():
            return told.edtf or ("unknown" if not told.is_known else f"{told.earliest or ''}..{told.latest or ''}")
        case Party():
            return f"{told.code} ({told.name})"
        case tuple():
            return ", ".join(map(_written, told))
        case Place():
            return place_corrections.written(told)
        case Count():
            return _range(told.low, told.high)
        case Quantity():
            return f"{_range(told.low, told.high)} {told.unit or ''}".strip()
        case Value():
            return f"{_range(told.low, told.high)} {told.currency}"
        case _:
            return str(told)


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return NOTHING if low is None else f"{low:.15g}"
    return f"{'' if low is None else f'{low:.15g}'}..{'' if high is None else f'{high:.15g}'}"


_FIELDS: dict[str, dict[str, _Reads]] = {
    "actor": {"name": _free, "kind": _word(ActorKind), "country": _free},
    "time": {"when": _when, "use": _word(TimeUse)},
    "statement": {
        "speaker": _party,
        "hearer": _party,
        "target": _party,
        "stance": _word(Stance),
        "medium": _free,
        "said": _when,
    },
    "event": {
        "type": _word(EventType),
        "mode": _free,
        "source": _parties,
        "target": _parties,
        "when": _when,
        "place": _place,
        "status": _word(Status),
        "basis": _word(Basis),
        "attested_by": _parties,
        "terms": _word(Terms, is_optional=True),
    },
    "step": {
        "kind": _word(CommitmentKind),
        "provider": _parties,
        "recipient": _parties,
        "step": _word(StepKind),
        "when": _when,
        "scope": _word(Scope),
        "terms": _word(Terms),
        "instrument": _word(Instrument, is_optional=True),
        "due": _when,
        "by": _party,
        "role_of_speaker": _word(SpeakerRole),
    },
    "label": {"actor": _one_party, "by": _one_party, "kind": _word(LabelKind), "polarity": _tone},
}
"""What can be put right in each kind, and how its value is read. Words of the report are never changed."""
