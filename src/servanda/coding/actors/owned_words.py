"""What a head of state or government owns by its word alone: "the administration" behind a president is his.

Invariant: only who has just been told of in the same paragraph owns it; else the report's home answers.
"""

from __future__ import annotations

from collections.abc import Mapping

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.identity import Identity, state_of_code
from servanda.coding.actors.people import Person
from servanda.model import NameMark, Span

_HEADS = frozenset({"GOV.PRES", "GOV.PM"})
_WORD = "administration"
_NAME = "Administration"
"""In capitals it is a name, that of the government whose officials or seats are told of."""


def owner_told(reading: ReportReading, mark: NameMark, person_of: Mapping[Span, tuple[Person, Identity]]) -> str | None:
    """Give the state of the head told of last in a paragraph: "President Macron wrote. The administration will pay".

    In a report on Peru's floods the administration is still his who has just been told of. A name in capitals is also
    that of the state whose body or seat has been: "The State Department was silent. The Administration will pay".
    """
    printed = mark.span.of(reading.report.text)
    if printed.lower().removeprefix("the ") != _WORD:
        return None
    start = reading.report.text.rfind("\n", 0, mark.span.start) + 1
    before = [one for one in reading.marks.names if start <= one.span.start and one.span.end <= mark.span.start]
    owners = (_owner(reading, one, person_of, is_named=_NAME in printed) for one in reversed(before))
    return next((one for one in owners if one is not None), None)


def _owner(
    reading: ReportReading,
    mark: NameMark,
    person_of: Mapping[Span, tuple[Person, Identity]],
    *,
    is_named: bool,
) -> str | None:
    """Give the state of a head of it, and of any official or body of its government where a name is asked for."""
    known = person_of.get(mark.span)
    if known is not None:
        is_his = known[0].office in _HEADS or (is_named and (known[0].office or "").startswith("GOV"))
        return known[1].country if is_his else None
    codes = {one.code for one in mark.readings}
    if not is_named or len(codes) != 1:
        return None
    state, dot, _ = codes.pop().partition(".")
    return state if dot and state_of_code(reading.book, state) is not None else None
