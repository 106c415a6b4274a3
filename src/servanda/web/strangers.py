"""Parties that a question names and this ledger has no actor for: misspelt, or simply not in these reports.

Invariant: a name that nobody knows is never answered with an empty list, which would read as "they did nothing".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from servanda import codebook
from servanda.codebook import Codebook, fold
from servanda.errors import NoSuchActorError
from servanda.ledger import Kind, Query
from servanda.model import NO_CODE
from servanda.web import asking

if TYPE_CHECKING:
    from servanda.ledger.view import View

_SHORT = 5
LIKE = 75.0
"""From this likeness of letters on (of 100) a name is offered for another: two letters of eight may be wrong."""
_OFFERED = 3
_LOOKED_AT = 1000
"""Actors whose names are compared: more take longer than a visitor waits for being corrected."""
_WITH_PARTIES = (Kind.ACTORS, Kind.STATEMENTS, Kind.EVENTS, Kind.COMMITMENTS, Kind.LABELS)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A party as it was written; `name` is how the codebook calls it, None where the codebook does not know it."""

    written: str
    name: str | None


def strangers(view: View, asked: Query, *, additions: Path | None = None) -> tuple[Stranger, ...]:
    """Give the parties of a query that are in no record of this ledger, each once.

    Args:
        view: The ledger.
        asked: Parties in it as written.
        additions: A user's own codebook folder.
    """
    if not (written := asking.parties(asked)):
        return ()
    book = codebook.load(additions)
    pairs = zip(written, asking.parties(asking.in_codes(asked, additions)), strict=True)
    found = {
        party: Stranger(party, known.name if (known := book.actor(code.upper())) else None)
        for party, code in pairs
        if not any(view.counted(Query(kind=kind, actor=code), most=1) for kind in _WITH_PARTIES)
    }
    return tuple(found.values())


def refuse_unknown(view: View, asked: Query, *, additions: Path | None = None) -> tuple[Stranger, ...]:
    """Give the parties that are real and not in this ledger.

    Raises:
        NoSuchActorError: A party is known neither to this ledger nor to the codebook, or could be several; the error
            names those that are near.
    """
    found = strangers(view, asked, additions=additions)
    for one in found:
        if one.name is None:
            book = codebook.load(additions)
            raise NoSuchActorError(one.written, several=_readings(one.written, book), near=_near(one, view, book))
    return found


def _readings(written: str, book: Codebook) -> list[str]:
    """Give the actors that the codebook has for one name, where it has several ("Congo")."""
    for spelling in (written, written.title()):
        words = codebook.split(spelling)
        match = book.names.longest(words, 0) if words else None
        if match and match.length == len(words):
            codes = sorted({entry.code for entry in match.entries} - {NO_CODE})
            return [_called(book, code) for code in codes] if len(codes) > 1 else []
    return []


def _called(book: Codebook, code: str) -> str:
    known = book.actor(code)
    return f"{known.name} ({code})" if known else code


def _near(one: Stranger, view: View, book: Codebook) -> list[str]:
    """Give the actors whose names hold the words, those of the ledger first, then those spelt nearly so."""
    sought = fold(one.written)
    here, elsewhere = dict(_here(view, sought)), dict(_elsewhere(book))
    forms = {**elsewhere, **here}
    parts = [form for form in forms if set(sought.split()) <= set(form.split())]
    near = process.extract(sought, forms.keys(), scorer=fuzz.ratio, score_cutoff=LIKE, limit=_OFFERED)
    ordered = (*sorted(parts, key=lambda form: (form not in here, len(form), form)), *(form for form, *_ in near))
    return list(dict.fromkeys(forms[form] for form in ordered))[:_OFFERED]


def _here(view: View, sought: str) -> Iterator[tuple[str, str]]:
    """Give the folded names of the ledger's actors with what each offers.

    Of very many actors only those are looked at whose names begin as a word of what is sought does.
    """
    for actor in view.actors_like(sought, most=_LOOKED_AT):
        offered = f"{actor.name} ({actor.id if actor.code == NO_CODE else actor.code})"
        for name in (*actor.aliases, actor.name):
            yield fold(name), offered


def _elsewhere(book: Codebook) -> Iterator[tuple[str, str]]:
    """Give the folded names of the codebook's actors with what each offers.

    Acronyms, and short names of bodies that are acronyms in all but letters ("Norad"), are like one another by chance.
    """
    for entry in book.names:
        is_short = len(entry.text) <= _SHORT and "." in entry.code
        if entry.kind == "name" and entry.code != NO_CODE and not is_short:
            yield fold(entry.text), _called(book, entry.code)
