"""Whether two periods can be of one act, and which of several is the most precise.

Invariant: an unknown day agrees with every day and proves nothing; "by the time it was published" is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import IntEnum

from servanda.model import Period, Relation, WhenBasis

NARROW = 31
"""Days that a period may last and still tell one act from the next."""
_SLACK = timedelta(days=1)
"""Two reports of one night in two time zones; only for days that were reckoned from a weekday."""


_NO_SLACK = timedelta()
_SINCE_YEAR = re.compile(r"\d{4}/")


class Precision(IntEnum):
    """How well a period tells when: within a month, within bounds, not at all."""

    NARROW = 0
    WIDE = 1
    NONE = 2


def precision(period: Period) -> Precision:
    """Say how well a period tells when its act was."""
    if period.basis is WhenBasis.PUBLICATION or period.earliest is None or period.latest is None:
        return Precision.NONE
    return Precision.NARROW if (period.latest - period.earliest).days <= NARROW else Precision.WIDE


def can_meet(one: Period, other: Period) -> bool:
    """Say whether both can be true of one act; open and unknown bounds forbid nothing.

    A state that lasts since a day and an act on a day are not one thing.
    """
    if Relation.SINCE in (one.relation, other.relation) and one.relation is not other.relation:
        return not (one.is_known and other.is_known)
    if _begins(one) <= _ends(other, _NO_SLACK) and _begins(other) <= _ends(one, _NO_SLACK):
        return True
    has_slack = WhenBasis.RELATIVE in (one.basis, other.basis) and one.is_day and other.is_day
    return has_slack and _begins(one) <= _ends(other, _SLACK) and _begins(other) <= _ends(one, _SLACK)


def _begins(period: Period) -> date:
    return period.earliest or date.min


def _ends(period: Period, slack: timedelta) -> date:
    if period.relation is Relation.SINCE and period.earliest:
        # "since 2022" begins within its year: a state since 2023 is another one.
        is_year = period.edtf is not None and _SINCE_YEAR.match(period.edtf) is not None
        return period.earliest.replace(month=12, day=31) if is_year else period.earliest
    return period.latest + slack if period.latest else date.max


def most_precise(periods: Iterable[Period]) -> Period:
    """Give the period that says most; equally good ones by their value."""
    return min(periods, key=order)


def order(period: Period) -> tuple[int, int, str, str, str, str]:
    """Sort precise periods before vague ones, independent of where they come from."""
    days = (period.latest - period.earliest).days if period.earliest and period.latest else 10**6
    known = precision(period) if period.is_known else Precision.NONE + 1
    return int(known), days, str(period.edtf), str(period.relation), str(period.basis), str(period.text)


def anchor(period: Period, published: Period) -> date:
    """Give the day by which a thing was: its own last day, else that of the report; unknown days come last."""
    return period.latest or period.earliest or published.latest or date.max


def until_told(period: Period, published: Period) -> Period:
    """Give what lasts "since July" up to the day on which its report came; all else as it is."""
    first, last = period.earliest, published.latest
    if period.relation is not Relation.SINCE or period.latest or not first or not last or last < first:
        return period
    begin = (period.edtf or str(first)).removesuffix("/..")
    return replace(period, edtf=f"{begin}/{last.isoformat()}", latest=last)
