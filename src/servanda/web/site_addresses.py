"""Where the pages of a server lie in a folder of files.

Invariant: an address that needs somebody to answer (a judgement, another day) lies nowhere in a folder, and says so, so
that no link leads to nothing.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from servanda.ledger import Kind
from servanda.web.addresses import KNOWN_ON

_LONGEST = 80
"""Signs of the name of a file, from which on its query is told by its hash."""

_PAGING = frozenset({"limit", "after", "before", "cursor", "undated"})
"""Parameters that give more of the same rows, or their other part: the folder has these pages too."""

_ANSWERED = frozenset(
    {"review", "judge", "judgements", "split", "difference", "audit", "enter", "runs", "api", "token", "login"}
)
"""Views that need a server: a person answers there, or asks."""

_WRITTEN = frozenset(kind.value for kind in Kind)
_TABLES = {".json": ".jsonl", ".jsonl": ".jsonl", ".csv": ".csv"}
"""The lists that the export writes to `files/`, and in which of its forms."""

_NAMED = re.compile(r"/(records|reports)/([^/?#]+?)(\.(?:json|txt))?")
_VIEW = re.compile(r"/([a-z][a-z-]*)(\.[a-z]+)?")
_KEPT = re.compile(r"/(static|data)/([A-Za-z0-9._/-]+)")
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")


Query: TypeAlias = Sequence[tuple[str, str]]
Filters: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies in the folder, the part of it that is meant, and what to ask the server for its content.

    `asked` is None for files that are put there by other means. `filters` narrow a view, paging apart; which of the
    many narrowed views the folder has is for the crawl to say.
    """

    path: str
    part: str
    asked: str | None
    filters: Filters = ()


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Gives the place of a server's address; `record_of` leads from a finding's id to its record's."""

    record_of: Mapping[str, str]

    def place(self, address: str) -> Place | None:
        """Give the place of an address of the server, None where a folder has no such page."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return None
        query = sorted(set(parse_qsl(parts.query)))
        if kept := _KEPT.fullmatch(parts.path):
            folder = {"static": "assets", "data": "data"}[kept[1]]
            return Place(f"{folder}/{kept[2]}", "", None)
        if named := _NAMED.fullmatch(parts.path):
            return self._named(unquote(named[2]), named[3] or "", query, parts.fragment)
        return _view(parts.path, query, parts.fragment)

    def _named(self, wanted: str, form: str, query: Query, part: str) -> Place | None:
        # Single records as JSON would be as many files again: all of them stand in files/, one kind a file.
        if {key for key, _ in query} - {"mark"} or form == ".json":
            return None
        record = self.record_of.get(wanted, wanted)
        folder = "reports" if record.startswith("r-") else "records"
        asked = f"/{folder}/{quote(record, safe='')}{form}"
        return Place(f"{folder}/{_file(record)}{form or '.html'}", part, asked)


def _view(path: str, query: Query, part: str) -> Place | None:
    found = _VIEW.fullmatch(path)
    if path != "/" and (found is None or found[1] in _ANSWERED):
        return None
    name, form = (found[1], found[2] or "") if found else ("index", "")
    if name == "search":
        return Place("search.html", part, "/search")
    filters = tuple((key, value) for key, value in query if key not in _PAGING)
    if KNOWN_ON in dict(query) or (filters and form):
        return None
    if name in _WRITTEN and form in _TABLES:
        return Place(f"files/{name}{_TABLES[form]}", part, None)
    asked = f"{path}?{urlencode(query)}" if query else path
    return Place(f"{name}{_told(query)}{form or '.html'}", part, asked, ((name, ""), *filters) if filters else ())


def _told(query: Query) -> str:
    """Give what a query adds to the name of a file."""
    words = "".join(f"-{key}-{_file(value)}" for key, value in query)
    return words if len(words) <= _LONGEST else f"-{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def _file(name: str) -> str:
    """Give a name for a file: the words themselves where they are plain, else the beginning of their hash."""
    return name if _PLAIN.fullmatch(name) else hashlib.sha256(name.encode()).hexdigest()[:16]


def between(page: str, target: str, part: str = "") -> str:
    """Give the address of a file of the folder as seen from a page of it.

    >>> between("records/e-1.html", "reports/r-1.html", "q3-9")
    '../reports/r-1.html#q3-9'
    """
    path = quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
    return f"{path}#{part}" if part else path
