"""What is odd, counted and listed: inputs that gave no report, and what reading and coding met in reports.

Invariant: nothing odd is hidden behind a number; a list that is cut says where it goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Select, func, or_, select, tuple_

from servanda.ledger.schema import current, oddities, problems
from servanda.model import Problem, ReportId, Span

if TYPE_CHECKING:
    from servanda.ledger.view import View

_NOWHERE = -1
"""The start of what is odd in a whole report, in the order of a list."""
_START = func.coalesce(oddities.c.start, _NOWHERE)


@dataclass(frozen=True, slots=True, order=True)
class Odd:
    """Something odd in a report."""

    report: ReportId
    problem: Problem

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Give its place in the list of all that is odd."""
        span = self.problem.span
        return self.problem.code, self.report, span.start if span else _NOWHERE, self.problem.message


def unread_by_code(view: View) -> Mapping[str, int]:
    """Give how many inputs gave no report, by the code of the problem."""
    counted = select(problems.c.code, func.count().label("number")).group_by(problems.c.code)
    return {row["code"]: row["number"] for row in view.fetch(counted.order_by(problems.c.code))}


def unread(view: View, *, most: int) -> tuple[Problem, ...]:
    """Give the first inputs that gave no report, by source."""
    stored = select(problems).order_by(problems.c.source, problems.c.code, problems.c.message).limit(most)
    return tuple(Problem(code=row["code"], message=row["message"], source=row["source"]) for row in view.fetch(stored))


def odd_by_code(view: View) -> Mapping[str, int]:
    """Give how often something is odd in the reports as they are read today, by its code."""
    counted = _of_today(select(oddities.c.code, func.count().label("number"))).group_by(oddities.c.code)
    return {row["code"]: row["number"] for row in view.fetch(counted.order_by(oddities.c.code))}


def odd(view: View, *, code: str | None, after: tuple[str, str, int, str] | None, most: int) -> Iterator[Odd]:
    """Give what is odd in reports, by code, report and place.

    Args:
        view: The ledger.
        code: Only what has this code.
        after: The `place` of the row before the first one.
        most: The most rows.
    """
    found = _of_today(select(oddities))
    order = (oddities.c.code, oddities.c.report, _START, oddities.c.message)
    if code:
        found = found.where(oddities.c.code == code)
    if after:
        # The first two stand in an index; the rest decides among what one report has of one code.
        nearly = tuple_(oddities.c.code, oddities.c.report) >= tuple_(*after[:2])
        found = found.where(
            nearly, or_(tuple_(*order[:2]) > tuple_(*after[:2]), tuple_(*order[2:]) > tuple_(*after[2:]))
        )
    for row in view.fetch(found.order_by(*order).limit(most)):
        span = None if row["start"] is None else Span(row["start"], row["stop"])
        yield Odd(ReportId(row["report"]), Problem(code=row["code"], message=row["message"], span=span))


def _of_today(found: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    """Leave out what only an older reading of a page met."""
    return found.join(current, current.c.reading == oddities.c.reading)
