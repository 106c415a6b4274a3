"""Search: reports and records that have some words, with the words pointed out.

Invariant: what is found is counted as far as counting is cheap, and a count that stops says so.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec

from servanda.errors import CallError
from servanda.ledger import Kind, Query, oddities
from servanda.ledger.matches import Hit, Match, pointed_out
from servanda.ledger.selection import phrases
from servanda.web.entry import Entry, entry

if TYPE_CHECKING:
    from servanda.ledger.view import View

__all__ = ["Found", "OddOnes", "Shelf", "find", "odd", "pointed_out"]

SEARCHED = (Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS, Kind.DISAGREEMENTS, Kind.ACTORS)
"""The kinds whose own words are searched."""
COUNTED = 1000
"""Records up to which are counted."""
_FIRST = 5
_Place = TypeVar("_Place")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The first records of a kind that have the words; `count` of them, more where it `is_all` not."""

    kind: Kind
    first: tuple[Entry, ...]
    count: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Reports, best first, and records by kind; `next` is where the reports go on.

    Where `is_common` says that the words are nearly everywhere, the reports are the latest, and the list of reports has
    the others.
    """

    hits: tuple[Hit, ...]
    shelves: tuple[Shelf, ...]
    next: str | None
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class OddOnes:
    """Some of what is odd in reports; `next` is where it goes on."""

    rows: tuple[oddities.Odd, ...]
    next: str | None


def find(view: View, words: str, *, size: int, after: str | None = None) -> Found:
    """Give what has all of some words; nothing where there are none to look for."""
    if not phrases(words):
        return Found((), (), None)
    mark = _read("after", after, tuple[float, str])
    shelves = tuple(shelf for kind in SEARCHED if (shelf := _shelf(view, kind, words)).count)
    if mark is None and view.is_common(words) and len(latest := view.search_latest(words, limit=size)) == size:
        return Found(latest, shelves, None, is_common=True)
    hits = view.search(words, limit=size + 1, after=Match(*mark) if mark else None)
    last = hits[size - 1].match if len(hits) > size else None
    return Found(
        hits[:size],
        shelves,
        _written((last.rank, last.report)) if last else None,
    )


def _shelf(view: View, kind: Kind, words: str) -> Shelf:
    asked = Query(kind=kind, about=words)
    shown = view.leaf(asked, size=_FIRST).shown
    count = view.counted(asked, most=COUNTED + 1) if len(shown) == _FIRST else len(shown)
    return Shelf(kind, tuple(map(entry, shown)), min(count, COUNTED), count <= COUNTED)


def odd(view: View, *, code: str | None, size: int, after: str | None = None) -> OddOnes:
    """Give some of what is odd in reports, by code, report and place."""
    mark = _read("after", after, tuple[str, str, int, str])
    found = tuple(oddities.odd(view, code=code, after=mark, most=size + 1))
    return OddOnes(found[:size], _written(found[size - 1].place) if len(found) > size else None)


def _written(place: tuple[object, ...]) -> str:
    return urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def _read(name: str, value: str | None, of: type[_Place]) -> _Place | None:
    """Give the place in a list that a parameter names."""
    if not value:
        return None
    try:
        return msgspec.json.decode(urlsafe_b64decode(value + "=" * (-len(value) % 4)), type=of)
    except (Error, ValueError) as error:
        raise CallError(f"{name} cannot be {value!r}; expected a bookmark that a list gave") from error
