"""Outlets and agencies: by name, by credit form as printed, by domain.

Invariant: an acronym that several agencies share gives all of them; intake decides by the place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from servanda.codebook.actors import Form, FormRow, is_printed_as_name
from servanda.codebook.names import NameEntry, fold, split
from servanda.codebook.rows import Row
from servanda.model import ActorKind


class MediumRow(Row, frozen=True):
    """A row of media.jsonl."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    code: str
    name: str
    kind: str
    country: str | None = None
    names: tuple[Form, ...] = ()
    credits: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """An outlet or agency.

    `kind` is agency, broadcaster, newspaper, magazine, website, portal (republishes), press_release or photo_agency.
    `credits` are forms as printed; CITY, Month, D, DD, YYYY, NAME and HH:MM in capitals stand for what varies.
    """

    id: str
    code: str
    name: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    credits: tuple[str, ...]
    domains: tuple[str, ...]

    @property
    def is_agency(self) -> bool:
        """Say whether it is a news agency, whose texts others print."""
        return self.kind == "agency"


_BLANKS = {
    "CITY": r"[^\W\d_][\w .’'-]{1,40}",  # place names are printed with curly apostrophes
    "NAME": r"[^\W\d_][\w .’'-]{1,60}",
    "Month": r"[^\W\d_]{3,9}\.?",
    "mon": r"[^\W\d_]{3,9}\.?",
    "DD": r"\d{1,2}",
    "D": r"\d{1,2}",
    "YYYY": r"\d{4}",
    "HH": r"\d{1,2}",
    "MM": r"\d{2}",
}
_BLANK = re.compile(r"\b(CITY|NAME|Month|mon|DD|D|YYYY|HH|MM)\b")


class MediaIndex:
    """Outlets and agencies, looked up by what a page prints."""

    __slots__ = ("_by_domain", "_by_name", "_media", "_rows")

    def __init__(self, rows: Iterable[MediumRow]) -> None:
        self._rows = tuple({row.id: row for row in rows}.values())
        self._media = tuple(_medium(row) for row in self._rows)
        self._by_name: dict[tuple[str, ...], list[Medium]] = {}
        self._by_domain: dict[str, Medium] = {}
        for medium in self._media:
            for name in dict.fromkeys((medium.name, *medium.names)):
                self._by_name.setdefault(_key(name), []).append(medium)
            for domain in medium.domains:
                self._by_domain.setdefault(domain.lower(), medium)

    def __iter__(self) -> Iterator[Medium]:
        return iter(self._media)

    def named(self, text: str) -> tuple[Medium, ...]:
        """Give the media of a printed name, in the order of the file; "The" before it does not matter."""
        return tuple(self._by_name.get(_key(text), ()))

    def at(self, address: str) -> Medium | None:
        """Give the medium of a web address or host; a subdomain belongs to its domain."""
        host = re.sub(r"^[a-z][a-z+.-]*://", "", address.strip().lower()).split("/", 1)[0]
        host = host.rpartition("@")[2].split(":", 1)[0]
        labels = host.split(".")
        for start in range(len(labels)):
            if medium := self._by_domain.get(".".join(labels[start:])):
                return medium
        return None

    def patterns(self) -> tuple[tuple[re.Pattern[str], Medium], ...]:
        """Give each credit form as a pattern with its medium, the longest form first.

        Forms that name no medium ("By NAME", "CITY —") are left out: they prove nothing.
        """
        listed = [
            (form, medium)
            for medium in self._media
            for form in medium.credits
            if re.search(r"\w", _BLANK.sub("", form).replace("By", ""))
        ]
        listed.sort(key=lambda pair: (-len(pair[0]), pair[0], pair[1].id))
        return tuple((_pattern(form), medium) for form, medium in listed)

    def entries(self) -> Iterator[NameEntry]:
        """Give the names as entries of the name index; names that are common words are left out."""
        for row in self._rows:
            details = [FormRow(text=form) if isinstance(form, str) else form for form in (row.name, *row.names)]
            words = {detail.text for detail in details if "word" in detail.care}
            for detail in {detail.text: detail for detail in details if detail.text not in words}.values():
                acronym = detail.text.isupper()
                yield NameEntry(
                    text=detail.text,
                    code=row.code,
                    name=row.name,
                    kind="acronym" if acronym else "name",
                    actor_kind=ActorKind.MEDIA,
                    case=acronym or is_printed_as_name(detail.text),
                    care=detail.care,
                )


def _medium(row: MediumRow) -> Medium:
    return Medium(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        country=row.country,
        names=tuple(form if isinstance(form, str) else form.text for form in row.names),
        credits=row.credits,
        domains=row.domains,
    )


def _key(name: str) -> tuple[str, ...]:
    words = tuple(fold(word) for word in split(name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _pattern(form: str) -> re.Pattern[str]:
    """Give the pattern of a credit form; white space in it stands for any, a hyphen for any dash."""
    pieces = []
    for place, piece in enumerate(_BLANK.split(form)):
        if place % 2:
            pieces.append(_BLANKS[piece])
            continue
        fixed = re.sub(r"(\\-)+|[–—]", r"[-–—]{1,2}", re.escape(piece))  # the dashes that pages print
        pieces.append(re.sub(r"(\\\s)+", r"\\s+", fixed))
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")
