"""When a found period meets a gold one.

Invariant: an unknown day is met by no day. Only an unknown period, or "by the time it was published", meets it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from servanda.scoring.rows import When

FIRST, LAST = "0000-00-00", "9999-99-99"
Bounds = tuple[str | None, str | None]
UNKNOWN = When()


def bounds(edtf: str) -> Bounds:
    """Give first and last day of an EDTF value, both included; None is open, and both are None without a year.

    Forms: a day, month, year, decade (201X), spring to winter (2022-21 to -24), `[a..b]`, `a/b`, open ends.
    A season has the bounds of both conventions, as in ruling 39: spring is 1 March to 21 June.
    """
    if edtf.startswith("["):
        first, _, last = edtf[1:-1].partition("..")
        return _range(first, last)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _range(first, last)
    plain = edtf.rstrip("~?%")
    if found := re.fullmatch(r"(\d{3})X", plain):
        return found[1] + "0-01-01", found[1] + "9-12-31"
    if re.fullmatch(r"\d{4}", plain):
        return plain + "-01-01", plain + "-12-31"
    if found := re.fullmatch(r"(\d{4})-(2[1-4])", plain):
        return _season(int(found[1]), found[2])
    if (found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", plain)) and int(found[1]):
        return plain + "-01", f"{plain}-{calendar.monthrange(int(found[1]), int(found[2]))[1]:02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return plain, plain
    return None, None


def _range(first: str, last: str) -> Bounds:
    earliest = None if first in ("", "..") else bounds(first)[0]
    latest = None if last in ("", "..") else bounds(last)[1]
    return earliest, latest


def _season(year: int, season: str) -> Bounds:
    days = {"21": ("03-01", "06-21"), "22": ("06-01", "09-23"), "23": ("09-01", "12-22"), "24": ("12-01", "03-20")}
    first, last = days[season]
    return f"{year}-{first}", f"{year + (season == '24')}-{last}"


def is_unknown(when: When | None) -> bool:
    """Say whether a period names no time at all."""
    return when is None or (when.edtf is None and when.earliest is None and when.latest is None)


def is_day(when: When | None) -> bool:
    """Say whether a period is one day."""
    return when is not None and when.earliest is not None and when.earliest == when.latest


def meets(found: When | None, gold: When | None, *, also: Iterable[Any] = ()) -> bool:
    """Say whether a found period is right.

    It lies inside the gold interval extended by what `also` accepts, and its relation is one of theirs. An unknown
    gold period is met by an unknown one or one that is only known by publication; a gold value without a year is
    met by the same value.
    """
    accepted = [gold or UNKNOWN, *(_when(value) for value in also)]
    mine = found or UNKNOWN
    if any(is_unknown(when) for when in accepted) and (is_unknown(mine) or mine.basis == "publication"):
        return True
    if is_unknown(mine) or _is_passed_off(mine) or not _agrees_with_itself(mine):
        return False
    if mine.earliest is None and mine.latest is None:
        return any(when.edtf == mine.edtf and when.relation == mine.relation for when in accepted)
    dated = [when for when in accepted if when.earliest or when.latest]
    if mine.relation not in {when.relation for when in dated}:
        return False
    earliest = min(when.earliest or FIRST for when in dated)
    latest = max(when.latest or LAST for when in dated)
    return earliest <= (mine.earliest or FIRST) and (mine.latest or LAST) <= latest


def falls_on(found: When | None, value: str) -> bool:
    """Say whether a found period is the value of a trap, or lies inside it; "08-05" is a day of any year."""
    if found is None or is_unknown(found):
        return False
    if re.fullmatch(r"\d\d-\d\d", value):
        return value in (found.edtf or "") or (found.earliest or "").endswith(value)
    return (found.edtf or "").startswith(value) or _inside(found, value)


def _inside(when: When, value: str) -> bool:
    earliest, latest = bounds(value)
    if earliest is None and latest is None:
        return False
    return (earliest or FIRST) <= (when.earliest or FIRST) and (when.latest or LAST) <= (latest or LAST)


def _agrees_with_itself(when: When) -> bool:
    # The value and its bounds are exported side by side; readers may use either, so both must be right.
    return when.edtf is None or bounds(when.edtf) == (None, None) or _inside(when, when.edtf)


def _is_passed_off(when: When) -> bool:
    # Publication says "by then" (or, of an office, "still then"); with both ends it would stand as the day of the act.
    return when.basis == "publication" and when.earliest is not None and when.latest is not None


def _when(value: Any) -> When:
    if isinstance(value, str):
        earliest, latest = bounds(value)
        relation = "since" if value.endswith("/..") else "at"
        return When(edtf=value, earliest=earliest, latest=latest, relation=relation, basis="inferred")
    return UNKNOWN if value is None else msgspec.convert(value, type=When)
