"""Whose official answers in an interview: the one state of his first question, or the capital that ends the heading.

Invariant: only a name that labels a turn is read by the question before it, and only where that names one state.
"""

from __future__ import annotations

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.home import capital_behind
from servanda.coding.actors.people import Person
from servanda.model import ActorKind, NameMark, Span


def interviewed_for(reading: ReportReading, person: Person) -> str | None:
    """Give the state of an official by the form of an interview; None where it tells none.

    The capital behind the last of two officials of one heading is where they meet.
    """
    asked = (_asked(reading, one.span) for one in person.marks)
    first = person.marks[0].span
    return next((one for one in asked if one is not None), None) or (
        capital_behind(reading, first) if not _is_one_of_two(reading, first) else None
    )


def _is_one_of_two(reading: ReportReading, named: Span) -> bool:
    """Say whether another person is named before an official in his line: "Minister X and Minister Y, Quito"."""
    start = reading.report.text.rfind("\n", 0, named.start) + 1
    return any(
        start <= one.span.start < one.span.end <= named.start
        for one in reading.marks.names
        if one.actor_kind is ActorKind.PERSON and (one.name is not None or one.office is not None)
    )


def _asked(reading: ReportReading, named: Span) -> str | None:
    """Give the state of the question that a turn of a label answers: "Q: Has Peru decided? Minister X: Yes"."""
    text = reading.report.text
    start = text.rfind("\n", 0, named.start) + 1
    is_label = not text[start : named.start].strip() and text[named.end : named.end + 1] == ":"
    above = text[:start].rstrip()
    question = Span(above.rfind("\n") + 1, len(above))
    if not is_label or not above.endswith("?"):
        return None
    codes = {code for one in reading.marks.names if one.span in question and (code := _state(one)) is not None}
    return codes.pop() if len(codes) == 1 else None


def _state(mark: NameMark) -> str | None:
    """Give the state that a mark names, itself or by its nationality."""
    if len(mark.readings) != 1 or mark.readings[0].actor_kind is not ActorKind.STATE:
        return None
    return mark.readings[0].code
