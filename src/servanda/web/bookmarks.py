"""Where a reader stopped in a list, as an address says it: opaque to others, good as long as the list is asked for."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from servanda.errors import CallError
from servanda.ledger.around import Rank
from servanda.ledger.leaves import Bookmark

_PLACE = re.compile(r"(~|\d{4}-\d{2}-\d{2}) ([a-z]-[\w.-]{1,64})", re.ASCII)
_RANK = re.compile(r"(\d{1,12}) (a-[\w.-]{1,64})", re.ASCII)


def written(mark: Bookmark) -> str:
    """Give a bookmark as a parameter's value."""
    return urlsafe_b64encode(f"{mark.day} {mark.record}".encode()).decode().rstrip("=")


def ranked(rank: Rank) -> str:
    """Give the place of an actor among all as a parameter's value."""
    return urlsafe_b64encode(f"{rank.mentions} {rank.actor}".encode()).decode().rstrip("=")


def read_rank(name: str, value: str | None) -> Rank | None:
    """Give the place among actors that a parameter names, None without one.

    Raises:
        CallError: The value was not written here.
    """
    found = _found(name, value, _RANK) if value else None
    return Rank(int(found[1]), found[2]) if found else None


def read(name: str, value: str | None) -> Bookmark | None:
    """Give the bookmark that a parameter names, None without one.

    Raises:
        CallError: The value was not written here.
    """
    found = _found(name, value, _PLACE) if value else None
    return Bookmark(found[1], found[2]) if found else None


def _found(name: str, value: str, form: re.Pattern[str]) -> re.Match[str]:
    try:
        found = form.fullmatch(urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode())
    except (Error, ValueError):
        found = None
    if not found:
        raise CallError(
            f"{name} cannot be {value!r}; expected a bookmark that a list gave; ask without it to begin anew"
        )
    return found
