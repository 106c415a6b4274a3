"""The actors that the codebook knows: states, organisations, armed groups, seats of government, and all their forms.

Invariant: an actor is one code. Rows of one code add up: a later row adds forms, the first one that names it names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from servanda.codebook.names import Care, NameEntry, NameKind
from servanda.codebook.rows import Row
from servanda.model import NO_CODE, ActorKind

ACTOR_FILES = ("states.jsonl", "organisations.jsonl", "groups.jsonl", "seats.jsonl")


class FormRow(Row, frozen=True):
    """A printed form with something to say about it; a plain string otherwise."""

    text: str
    since: date | None = None
    until: date | None = None
    case: bool | None = None
    care: tuple[Care, ...] = ()


Form = str | FormRow


class ActorRow(Row, frozen=True):
    """A row of the actor files; `name` and `kind` are left out where an earlier row has them."""

    code: str
    name: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()
    names: tuple[Form, ...] = ()
    acronyms: tuple[Form, ...] = ()
    former: tuple[Form, ...] = ()
    demonyms: tuple[Form, ...] = ()
    people: tuple[Form, ...] = ()
    capitals: tuple[Form, ...] = ()
    seats: tuple[Form, ...] = ()
    descriptions: tuple[Form, ...] = ()
    note: str | None = None


class PlaceRow(Row, frozen=True):
    """A row of places.tsv: a region or town with its state, or a phrase that holds a state's name and is none."""

    KEY: ClassVar[tuple[str, ...]] = ("text", "code")

    text: str
    code: str = NO_CODE
    kind: NameKind = "place"
    care: tuple[Care, ...] = ()


class SectorRow(Row, frozen=True):
    """A row of sectors.tsv: what stands behind a code's country, and how to name it."""

    KEY: ClassVar[tuple[str, ...]] = ("suffix",)

    suffix: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class CodebookActor:
    """An actor of the codebook; `since` and `until` are its first and last day, None when open or not known."""

    code: str
    name: str
    kind: ActorKind
    country: str | None
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()


class Actors:
    """Actors by their code; bodies of a known state are made from the list of sectors."""

    __slots__ = ("_actors", "_sectors")

    def __init__(self, rows: Iterable[ActorRow], sectors: Iterable[SectorRow]) -> None:
        self._sectors = {row.suffix: row for row in sectors}
        self._actors: dict[str, CodebookActor] = {}
        for row in rows:
            if row.code not in self._actors and row.name is not None:
                self._actors[row.code] = CodebookActor(
                    code=row.code,
                    name=row.name,
                    kind=row.kind or ActorKind.OTHER,
                    country=row.country,
                    since=row.since,
                    until=row.until,
                    successors=row.successors,
                )

    def get(self, code: str) -> CodebookActor | None:
        """Give the actor of a code.

        `KEN.GOV.MFA` needs no row of its own: it is the foreign ministry of KEN. None when the country or the rest of
        the code is unknown.
        """
        if found := self._actors.get(code):
            return found
        country, _, suffix = code.partition(".")
        state, sector = self._actors.get(country), self._sectors.get(suffix)
        if state is None or sector is None:
            return None
        return CodebookActor(
            code=code, name=sector.name.replace("*", state.name), kind=sector.kind, country=state.country or country
        )

    def __iter__(self) -> Iterator[CodebookActor]:
        return iter(self._actors.values())


def entries(rows: Iterable[ActorRow], actors: Actors) -> Iterator[NameEntry]:
    """Give every printed form of actor rows."""
    for row in rows:
        actor = actors.get(row.code)
        name, kind = (actor.name, actor.kind) if actor else (row.name or row.code, row.kind or ActorKind.OTHER)
        listed_names = {form if isinstance(form, str) else form.text for form in row.names}
        is_own = row.name and row.kind is not ActorKind.BODY and row.name not in listed_names
        own: tuple[Form, ...] = (row.name,) if row.name and is_own else ()
        listed: tuple[tuple[NameKind, tuple[Form, ...]], ...] = (
            ("name", (*own, *row.names)),
            ("acronym", row.acronyms),
            ("former", row.former),
            ("demonym", row.demonyms),
            ("people", row.people),
            ("capital", row.capitals),
            ("metonym", row.seats),
            ("description", row.descriptions),
        )
        for form_kind, forms in listed:
            for form in forms:
                yield from _spelt(_entry(form, form_kind, row, name, kind))


def places(rows: Iterable[PlaceRow]) -> Iterator[NameEntry]:
    """Give the printed forms of regions, towns and phrases that are no actor."""
    for row in rows:
        yield NameEntry(
            text=row.text,
            code=row.code,
            name=row.text,
            kind=row.kind,
            actor_kind=ActorKind.OTHER,
            case=is_printed_as_name(row.text),
            care=("place",) if row.kind == "place" and not row.care else row.care,
        )


def is_printed_as_name(text: str) -> bool:
    """Say whether a form must keep its capitals: one word, or words after "the" (Chad, Male, the North)."""
    if " " in text:
        return text[:4].lower() == "the " and not text.islower()
    return not text.islower()


def _entry(form: Form, kind: NameKind, row: ActorRow, name: str, actor_kind: ActorKind) -> NameEntry:
    detail = FormRow(text=form) if isinstance(form, str) else form
    must_match = is_printed_as_name(detail.text) or kind in ("acronym", "metonym")
    return NameEntry(
        text=detail.text,
        code=row.code,
        name=name,
        kind=kind,
        actor_kind=actor_kind,
        case=must_match if detail.case is None else detail.case,
        since=detail.since or row.since,
        until=detail.until or row.until,
        care=detail.care,
    )


_LONG_ACRONYM = 5
"""From this length on newspapers print an acronym as a name: Unesco, Minusma, but never Who or Imf."""


_UNITED_NATIONS = ("United Nations ", "U.N. ", "UN's ")
"""What pages print for "UN " before a body: "the United Nations children's agency"."""


def _spelt(entry: NameEntry) -> Iterator[NameEntry]:
    yield entry
    if entry.text.startswith("UN "):
        yield from (replace(entry, text=f"{own}{entry.text.removeprefix('UN ')}") for own in _UNITED_NATIONS)
    if entry.kind == "acronym" and len(entry.text) >= _LONG_ACRONYM and entry.text.isalpha() and entry.text.isupper():
        yield NameEntry(
            text=entry.text.capitalize(),
            code=entry.code,
            name=entry.name,
            kind="name",
            actor_kind=entry.actor_kind,
            case=True,
            since=entry.since,
            until=entry.until,
            care=entry.care,
        )
