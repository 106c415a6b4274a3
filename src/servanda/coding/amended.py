"""What an outlet takes back of an earlier text of its own: nobody is told by it, but the right amount is.

Invariant: what "an earlier version said" is no finding. Where the text says what it should have been, the finding has
the right amount and quotes both; a person who retells an older report takes nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.steps.sums.counts import bare_number, counted
from servanda.model import Event, Line, Span, Step

Told = TypeVar("Told", Step, Event)
_AHEAD = 220
"""Characters behind what is taken back in which the right amount stands."""


Done = tuple[tuple[Event, ...], tuple[Step, ...]]
"""The events and the steps of a report."""


def apart(told: tuple[Act, ...], reading: ReportReading) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
    """Give the acts of a report without those that it takes back, and these."""
    spans = _taken_back(reading)
    wrong = tuple(act for act in told if any(act.at in span for span in spans))
    return (tuple(act for act in told if act not in wrong), wrong) if wrong else (told, ())


def without_taken_back(reading: ReportReading) -> ReportReading:
    """Give a report as if what it takes back did not stand in it."""
    spans = _taken_back(reading)
    marks = reading.marks
    sentences = tuple(one for one in marks.sentences if not any(span in one.span for span in spans))
    quantities = tuple(one for one in marks.quantities if not any(one.span in span for span in spans))
    return replace(reading, marks=replace(marks, sentences=sentences, quantities=quantities))


def amended(kept: Done, wrong: Done, reading: ReportReading) -> Done:
    """Give findings with those that a report takes back for their amount, with the amount that it puts in its place.

    "An earlier version of this article said that Oman gave Togo 50 tents. It was 15": fifteen tents; where the report
    tells the fifteen elsewhere, too, that stands for it.
    """
    return _amended(kept[0], wrong[0], reading), _amended(kept[1], wrong[1], reading)


def _amended(kept: Sequence[Told], wrong: Sequence[Told], reading: ReportReading) -> tuple[Told, ...]:
    spans = _taken_back(reading)
    found = [one for one in kept if not _stands_in(one, spans)]
    right = (_put_right(one, within, reading) for one in wrong if (within := _stands_in(one, spans)))
    found += [one for one in right if one is not None and not any(_is_told(one, other) for other in found)]
    return tuple(sorted(found, key=lambda one: (one.evidence[0].span, one.id)))


def _taken_back(reading: ReportReading) -> list[Span]:
    """Give the words of each sentence behind "an earlier version said"."""
    text, shows = reading.report.text, _pattern(reading, "taken_back")
    found = ((sentence.span, shows(sentence.span.of(text))) for sentence in reading.marks.sentences)
    return [Span(span.start + match.end(), span.end) for span, match in found if match]


def _pattern(reading: ReportReading, sign: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"\b(?:{reading.book.scopes.pattern(sign)})\b", re.IGNORECASE).search  # type: ignore[arg-type]


def _stands_in(one: Step | Event, spans: Sequence[Span]) -> Span | None:
    return next((span for span in spans if all(cited.span in span for cited in one.evidence)), None)


def _put_right(one: Told, within: Span, reading: ReportReading) -> Told | None:
    """Give a finding with the amount that stands in the place of its own; None where the text names none."""
    last = max(cited.span.end for cited in one.evidence)
    at = _right_place(max(within.start, last), reading)
    if at is None or len(one.lines) != 1:
        return None
    line, span = _with_amount(one.lines[0], at, reading)
    if line == one.lines[0]:
        return None
    cited = replace(one.evidence[0], span=span, quote=span.of(reading.report.text))
    return replace(one, lines=(line,), evidence=(*one.evidence, cited))


def _right_place(start: int, reading: ReportReading) -> int | None:
    """Give where the right amount begins, in the words behind the wrong one."""
    behind = reading.report.text[start : start + _AHEAD].partition("\n\n")[0]
    match = _pattern(reading, "put_right")(behind)
    return start + match.end() + 1 if match else None


def _with_amount(line: Line, at: int, reading: ReportReading) -> tuple[Line, Span]:
    """Give a line with the amount that begins at a place, and its words; as it is where none of its kind does."""
    mark = next((one for one in reading.marks.quantities if one.span.start == at), None)
    token = next((one for one in reading.marks.tokens if one.span.start == at), None)
    if mark is not None and mark.value is not None and line.value is not None:
        return replace(line, value=mark.value), mark.span
    if mark is not None and mark.quantity is not None and line.quantity is not None:
        return replace(line, quantity=replace(mark.quantity, unit=line.quantity.unit)), mark.span
    number = bare_number([token]) if token is not None and mark is None and line.quantity is not None else None
    if token is None or number is None:
        return line, Span(at, at)
    return counted(line, number, token.text), token.span


def _is_told(put: Step | Event, other: Step | Event) -> bool:
    """Say whether a report tells elsewhere what its correction comes to."""
    amounts = [{_bounds(line) for line in one.lines} for one in (put, other)]
    if isinstance(put, Step) and isinstance(other, Step):
        return put.step is other.step and put.kind is other.kind and amounts[0] == amounts[1]
    return isinstance(put, Event) and isinstance(other, Event) and put.type is other.type and amounts[0] == amounts[1]


def _bounds(line: Line) -> tuple[float | None, float | None]:
    amount = line.value or line.quantity
    return (amount.low, amount.high) if amount else (None, None)
