"""Offices on a time line: the days on which somebody was seen in one, and how far it may have reached.

Invariant: a day on which a person was seen in an office proves that day and no other; a bar is full only between days
that are proven, hollow where it may reach, and open where nothing bounds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from servanda.model import Evidence, Role
from servanda.web import wording

WIDTH = 1000
"""Units from the first to the last day of the axis."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office with all that was read of it: `first` and `last` are days on which it was held, None where none is."""

    title: str
    country: str | None
    first: date | None
    last: date | None
    since: date | None
    until: date | None
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        """Give the time in words: what is proven, then what is told."""
        if self.first is None or self.last is None:
            seen = "on days that are unknown"
        elif self.first == self.last:
            seen = f"seen on {wording.day(self.first)}"
        else:
            seen = f"seen from {wording.day(self.first)} to {wording.day(self.last)}"
        begun = f", not before {wording.day(self.since)}" if self.since and self.since != self.first else ""
        ended = f", not after {wording.day(self.until)}" if self.until and self.until != self.last else ""
        return seen + begun + ended


@dataclass(frozen=True, slots=True)
class Bar:
    """A tenure on the axis, in units of it: the proven part, and the two ends of what may be."""

    tenure: Tenure
    start: int
    width: int
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Tenures:
    """Tenures in order, those with days as bars on one axis from `first` to `last`."""

    bars: tuple[Bar, ...]
    undated: tuple[Tenure, ...]
    first: str
    last: str


def tenures(roles: Iterable[Role]) -> Tenures:
    """Give the offices of an actor, each once, by the first day on which it was seen, then by title."""
    merged: dict[tuple[str, str | None], list[Role]] = {}
    for role in roles:
        merged.setdefault((role.title.casefold(), role.country), []).append(role)
    found = sorted(map(_merged, merged.values()), key=lambda one: (one.first or date.max, one.title.casefold()))
    dated = [one for one in found if one.first is not None]
    days = [day for one in dated for day in (one.first, one.last, one.since, one.until) if day is not None]
    if not days:
        return Tenures((), tuple(found), "", "")
    # Whole years, so that a single day does not fill the axis.
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    bars = tuple(_bar(one, first, last) for one in dated)
    undated = tuple(one for one in found if one.first is None)
    return Tenures(bars, undated, str(first.year), str(last.year))


def _merged(roles: list[Role]) -> Tenure:
    held = [day for role in roles for day in (role.since.latest, role.until.earliest) if day is not None]
    begun = [role.since.earliest for role in roles if role.since.earliest is not None]
    ended = [role.until.latest for role in roles if role.until.latest is not None]
    return Tenure(
        title=roles[0].title,
        country=roles[0].country,
        first=min(held, default=None),
        last=max(held, default=None),
        since=max(begun, default=None),
        until=min(ended, default=None),
        evidence=tuple(sorted({role.evidence for role in roles})),
    )


def _bar(tenure: Tenure, first: date, last: date) -> Bar:
    days = (last - first).days or 1

    def at(day: date | None, otherwise: int) -> int:
        return otherwise if day is None else round((day - first).days * WIDTH / days)

    start, end = at(tenure.first, 0), at(tenure.last, WIDTH)
    return Bar(tenure, start, max(end - start, 8), at(tenure.since, 0), at(tenure.until, WIDTH))
