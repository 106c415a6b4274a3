"""Whose official answers in an interview: the one state of the first question, or the capital that ends the heading.

Invariant: only a name that labels a turn is read by the question before it, and only where that names one state.
"""

from __future__ import annotations

from servanda.coding.cast import ReportReading
from servanda.coding.home import capital_behind
from servanda.model import ActorKind, NameMark, Span


def interviewed_for(reading: ReportReading, named: Span) -> str | None:
    """Give the state of an official by the form of an interview; None where it tells none.

    Args:
        reading: The report and its marks.
        named: Where the official is named first.
    """
    return _asked(reading, named) or capital_behind(reading, named)


def _asked(reading: ReportReading, named: Span) -> str | None:
    """Give the state of the question that the first turn of a label answers: "Q: Has Peru decided? Minister X: Yes"."""
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
