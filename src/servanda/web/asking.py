"""Filters as people write them, turned into a `Query`: the same words on the command line and in an address.

Invariant: a filter that cannot be understood is named with what it may be; none is passed over.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind, Query, Shown
from servanda.model import (
    ActorKind,
    CommitmentKind,
    DisagreementKind,
    EventType,
    LabelKind,
    LinkKind,
    Stance,
    Status,
    StepKind,
)

if TYPE_CHECKING:
    from servanda.ledger.view import View

FILTERS = (
    "from",
    "to",
    "between",
    "actor",
    "type",
    "step",
    "state",
    "status",
    "since",
    "until",
    "about",
    "text",
    "outlet",
    "limit",
)
"""The names of all filters, as options (`--from`) and in addresses (`?from=`)."""

_TYPES: dict[Kind, type[StrEnum]] = {
    Kind.ACTORS: ActorKind,
    Kind.STATEMENTS: Stance,
    Kind.EVENTS: EventType,
    Kind.COMMITMENTS: CommitmentKind,
    Kind.LABELS: LabelKind,
    Kind.DISAGREEMENTS: DisagreementKind,
    Kind.LINKS: LinkKind,
}
_TWO_SIDED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS)
_ALL = tuple(kind for kind in Kind if kind is not Kind.JUDGEMENTS)
_MET_BY: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("from", "to", "between"), _TWO_SIDED),
    "actor": (*_TWO_SIDED, Kind.ACTORS, Kind.DISAGREEMENTS),
    "type": tuple(kind for kind in _ALL if kind is not Kind.REPORTS),
    "step": (Kind.COMMITMENTS,),
    "state": (Kind.COMMITMENTS,),
    "status": (Kind.EVENTS,),
    **dict.fromkeys(("since", "until", "about", "text", "outlet"), _ALL),
}
"""The kinds that can meet a filter; of the others an empty answer would read as "there are none"."""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DIGITS = 12
_CODE = re.compile(r"[A-Z]{3}(\.[A-Z]+)*|a-[0-9a-f]{16}")


def query(kind: Kind, filters: Mapping[str, str]) -> Query:
    """Give the query that filters ask for; parties stand in it as they were written.

    Args:
        kind: What is asked for.
        filters: By the names of `FILTERS`; empty values do not count. `between` holds two parties and a comma;
            `since` and `until` a day, a month or a year.

    Raises:
        NoSuchValueError: A filter is unknown, or has a value that nothing can have.
        CallError: A day, a number or a pair is not one.
    """
    given = {key: value.strip() for key, value in filters.items() if value.strip()}
    for key in given:
        if key not in FILTERS:
            raise NoSuchValueError("a filter", key, FILTERS)
        if kind not in _MET_BY.get(key, (kind,)):
            raise CallError(f"{key} is a filter of {', '.join(_MET_BY[key])}; {kind} have none")
    return Query(
        kind=kind,
        since=day_of("since", given.get("since"), at_end=False),
        until=day_of("until", given.get("until"), at_end=True),
        between=_pair(given.get("between")),
        provider=given.get("from"),
        recipient=given.get("to"),
        actor=given.get("actor"),
        type=_one_of("type", given.get("type"), _TYPES.get(kind)),
        step=_one_of("step", given.get("step"), StepKind),
        state=_one_of("state", given.get("state"), StepKind),
        status=_one_of("status", given.get("status"), Status),
        about=given.get("about"),
        text=given.get("text"),
        outlet=given.get("outlet"),
        limit=_count(given.get("limit")),
    )


def last_day(option: str, written: str) -> date:
    """Give the last day of a written year, month or day.

    Raises:
        CallError: It is none.
    """
    day = day_of(option, written, at_end=True)
    assert day is not None  # noqa: S101 - something was written
    return day


def choices(kind: Kind, option: str) -> tuple[str, ...]:
    """Give the values that a filter of a kind can have; none where any words will do."""
    allowed = {"type": _TYPES.get(kind), "step": StepKind, "state": StepKind, "status": Status}.get(option)
    return tuple(str(value) for value in allowed) if allowed else ()


def answer(view: View, asked: Query, *, additions: Path | None = None) -> tuple[Shown, ...]:
    """Give the records that a query asks for; see `understood`."""
    return view.select(understood(view, asked, additions=additions))


def understood(view: View, asked: Query, *, additions: Path | None = None) -> Query:
    """Give the query with its parties understood by any name that the codebook has for them.

    A party that looks like a code or an id is first taken for one, which needs no codebook.

    Args:
        view: The ledger.
        asked: Parties in it as written.
        additions: A user's own codebook folder.
    """
    named = parties(asked)
    is_coded = all(_CODE.fullmatch(party) for party in named)
    if is_coded and (not named or view.count(asked)):
        return asked
    return in_codes(asked, additions)


def parties(asked: Query) -> tuple[str, ...]:
    """Give the parties of a query: provider, recipient, actor, then the two sides."""
    named = (asked.provider, asked.recipient, asked.actor, *(asked.between or ()))
    return tuple(party for party in named if party is not None)


def in_codes(asked: Query, additions: Path | None) -> Query:
    """Give the query with the codes of its parties where the codebook knows one for the name."""
    from servanda import codebook  # noqa: PLC0415 - costs a third of a second, and most queries need none

    names = codebook.load(additions).names

    def code(party: str | None) -> str | None:
        for spelling in (party, party.title()) if party else ():
            words = codebook.split(spelling)
            match = names.longest(words, 0) if words else None
            codes = {entry.code for entry in match.entries} if match and match.length == len(words) else set()
            if len(codes) == 1:
                return codes.pop()
        return party

    between = tuple(code(party) or party for party in asked.between) if asked.between else None
    return replace(
        asked,
        provider=code(asked.provider),
        recipient=code(asked.recipient),
        actor=code(asked.actor),
        between=(between[0], between[1]) if between else None,
    )


def day_of(option: str, written: str | None, *, at_end: bool) -> date | None:
    """Give the first or last day of a written year, month or day."""
    if written is None:
        return None
    found = _DAY.fullmatch(written)
    if not found:
        raise CallError(
            f"{option} cannot be {written!r}; expected a year, month or day such as 2023, 2023-01, 2023-01-19"
        )
    year = int(found[1])
    month = int(found[2]) if found[2] else (12 if at_end else 1)
    try:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, int(found[3]) if found[3] else (last if at_end else 1))
    except ValueError as error:
        raise CallError(f"{option} cannot be {written!r}: there is no such day in the calendar") from error


def _pair(written: str | None) -> tuple[str, str] | None:
    if written is None:
        return None
    parts = [part.strip() for part in written.split(",")]
    if len(parts) != 2 or not all(parts):  # noqa: PLR2004
        raise CallError(f"between cannot be {written!r}; expected two parties with a comma, such as RUS,MLI")
    return parts[0], parts[1]


def _one_of(option: str, written: str | None, allowed: type[StrEnum] | None) -> str | None:
    if written is None or allowed is None:
        return written
    by_word = {str(value).casefold(): str(value) for value in allowed}
    chosen = by_word.get(written.casefold().replace(" ", "_").replace("-", "_"))
    if chosen is None:
        raise NoSuchValueError(option, written, list(by_word.values()))
    return chosen


def _count(written: str | None) -> int | None:
    if written is None:
        return None
    # No ledger has so many rows; a longer number is too large for the database.
    if not written.isdecimal() or len(written) > _DIGITS or int(written) == 0:
        raise CallError(f"limit cannot be {written!r}; expected a number of rows such as 50")
    return int(written)
