"""Filters as people write them, turned into a `Query`: the same words on the command line and in an address.

Invariant: a filter that cannot be understood is named with what it may be; none is passed over.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import CallError, NoSuchValueError
from servanda.ledger import Kind, Query, Shown
from servanda.ledger.moments import side_of
from servanda.model import (
    ActorId,
    ActorKind,
    CommitmentKind,
    DisagreementKind,
    EventType,
    Flag,
    LabelKind,
    LinkKind,
    Party,
    Stance,
    Status,
    StepKind,
)
from servanda.web.addresses import KNOWN_ON

if TYPE_CHECKING:
    from servanda.ledger.view import View

FILTERS = (
    "from",
    "to",
    "between",
    "sides",
    "actor",
    "type",
    "step",
    "state",
    "flag",
    "status",
    "alleged",
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
    "sides": (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS),
    "actor": (*_TWO_SIDED, Kind.ACTORS, Kind.DISAGREEMENTS),
    "type": tuple(kind for kind in _ALL if kind is not Kind.REPORTS),
    "step": (Kind.COMMITMENTS,),
    "state": (Kind.COMMITMENTS,),
    "flag": (Kind.COMMITMENTS,),
    "status": (Kind.EVENTS,),
    "alleged": (Kind.EVENTS,),
    **dict.fromkeys(("since", "until", "about", "text", "outlet"), _ALL),
}
"""The kinds that can meet a filter; of the others an empty answer would read as "there are none"."""
_ALLEGED = ("yes", "no")
"""Whether what is alleged or denied counts."""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DIGITS = 12
_CODE = re.compile(r"[A-Z]{3}(\.[A-Z]+)*|a-[0-9a-f]{16}")


def query(kind: Kind, filters: Mapping[str, str]) -> Query:
    """Give the query that filters ask for; parties stand in it as they were written.

    Args:
        kind: What is asked for.
        filters: By the names of `FILTERS`; empty values do not count. `between` holds two parties and a comma,
            `sides` two sides, the giving one first;
            `since` and `until` a day, a month or a year. `as_known_on` is no filter of records: it chooses the ledger.

    Raises:
        NoSuchValueError: A filter is unknown, or has a value that nothing can have.
        CallError: A day, a number or a pair is not one.
    """
    given = {key: value.strip() for key, value in filters.items() if value.strip() and key != KNOWN_ON}
    for key in given:
        if key not in FILTERS:
            raise NoSuchValueError("a filter", key, FILTERS)
        if not is_met_by(kind, key):
            raise CallError(f"{key} is a filter of {', '.join(_MET_BY[key])}; {kind} have none")
    return Query(
        kind=kind,
        since=day_of("since", given.get("since"), at_end=False),
        until=day_of("until", given.get("until"), at_end=True),
        between=_pair("between", given.get("between")),
        sides=_sides(given.get("sides")),
        provider=given.get("from"),
        recipient=given.get("to"),
        actor=given.get("actor"),
        type=_one_of("type", given.get("type"), _TYPES.get(kind)),
        step=_one_of("step", given.get("step"), StepKind),
        state=_one_of("state", given.get("state"), StepKind),
        flag=_one_of("flag", given.get("flag"), Flag),
        status=_one_of("status", given.get("status"), Status),
        with_alleged=_one_of("alleged", given.get("alleged"), _ALLEGED) != "no",
        about=given.get("about"),
        text=given.get("text"),
        outlet=given.get("outlet"),
        limit=_count(given.get("limit")),
    )


def known_on(filters: Mapping[str, str]) -> date | None:
    """Give the day as of which an address asks to be answered; None for today.

    Raises:
        CallError: It is no day.
    """
    written = filters.get(KNOWN_ON, "").strip()
    return last_day(KNOWN_ON, written) if written else None


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
    several: dict[str, Iterable[str] | None] = {
        "type": _TYPES.get(kind),
        "step": StepKind,
        "state": StepKind,
        "flag": Flag,
        "status": Status,
        "alleged": _ALLEGED,
    }
    return tuple(str(value) for value in several.get(option) or ())


def is_met_by(kind: Kind, option: str) -> bool:
    """Say whether records of a kind can meet a filter."""
    return kind in _MET_BY.get(option, (kind,))


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
    if is_coded(asked) and (not parties(asked) or view.counted(asked, most=1)):
        return asked
    return in_codes(asked, additions)


def is_coded(asked: Query) -> bool:
    """Say whether every party of a query looks like a code or an id, so that it may be one."""
    return all(_CODE.fullmatch(party) for party in parties(asked))


def parties(asked: Query) -> tuple[str, ...]:
    """Give the parties of a query: provider, recipient, actor, then those that are named in pairs."""
    named = (asked.provider, asked.recipient, asked.actor, *(asked.between or ()), *(asked.sides or ()))
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

    def both(pair: tuple[str, str] | None) -> tuple[str, str] | None:
        return (code(pair[0]) or pair[0], code(pair[1]) or pair[1]) if pair else None

    return replace(
        asked,
        provider=code(asked.provider),
        recipient=code(asked.recipient),
        actor=code(asked.actor),
        between=both(asked.between),
        sides=both(asked.sides),
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


def _pair(option: str, written: str | None) -> tuple[str, str] | None:
    if written is None:
        return None
    parts = [part.strip() for part in written.split(",")]
    if len(parts) != 2 or not all(parts):  # noqa: PLR2004
        raise CallError(f"{option} cannot be {written!r}; expected two parties with a comma, such as RUS,MLI")
    return parts[0], parts[1]


def _sides(written: str | None) -> tuple[str, str] | None:
    """Give two sides: who acts for a state is that state, as the network counts ("PER.GOV" stands on the side PER)."""
    found = _pair("sides", written)
    if found is None:
        return None
    one, other = (side_of(Party(ActorId(each), each, "", "")) if _CODE.fullmatch(each) else each for each in found)
    return one, other


def _one_of(option: str, written: str | None, allowed: Iterable[str] | None) -> str | None:
    if written is None or allowed is None:
        return written
    by_word = {str(value).casefold(): str(value) for value in allowed}
    chosen = by_word.get(written.casefold().replace(" ", "_").replace("-", "_"))
    if chosen is None:
        raise NoSuchValueError(option, written, list(by_word.values()))
    return chosen


def limit(filters: Mapping[str, str]) -> int | None:
    """Give how many rows the filters ask for, None where they do not say.

    Raises:
        CallError: It is no number of rows.
    """
    return _count(filters.get("limit", "").strip() or None)


def _count(written: str | None) -> int | None:
    if written is None:
        return None
    # No ledger has so many rows; a longer number is too large for the database.
    if not written.isdecimal() or len(written) > _DIGITS or int(written) == 0:
        raise CallError(f"limit cannot be {written!r}; expected a number of rows such as 50")
    return int(written)
