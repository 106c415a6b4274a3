"""Every printed form that names an actor of the world, found by longest match.

Invariant: a form with several readings gives them all; nothing here chooses between states (law 2: a tie resolves to
nothing). Words are cut by `split`, for the codebook and for every text alike, so that both sides agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from servanda.model import NO_CODE, ActorKind

NameKind = Literal[
    "name", "acronym", "demonym", "people", "capital", "metonym", "description", "former", "place", "other"
]
"""What a printed form is; `other` marks phrases that hold a state's name and are no actor ("Paris Agreement")."""

Care = Literal["word", "person", "place", "context", "label", "fiction"]
"""Why a form needs a second sign: it is a common word, a person's name, mostly a place, refers only to what stands
nearby ("the Council"), or is the word of one side ("the Zionist entity")."""

_ACRONYM = r"(?:[^\W\d_]\.){2,}"
_NUMBER = r"\d+(?:[.,]\d+)+"
_WORD = r"\w+(?:[’'ʼ-]\w+)*"
_POSSESSIVE = r"['’]s(?!\w)"
_TOKEN = re.compile(f"{_POSSESSIVE}|{_ACRONYM}|{_NUMBER}|{_WORD}|[^\\w\\s]")
_ENDS_POSSESSIVE = re.compile(f"({_POSSESSIVE})$", re.IGNORECASE)
_HYPHENS = re.compile(r"[-‐‑–]")  # noqa: RUF001 - pages print hyphens as any of these


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each word or sign of a text, in code points, half-open.

    Words are runs of letters and digits with inner apostrophes and hyphens; "U.S." and "1,200.5" are one word; a
    possessive "'s" and every other sign stand alone. White space, the no-break space too, belongs to no word.
    """
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if possessive := _ENDS_POSSESSIVE.search(match.group()):
            if possessive.start():
                yield start, start + possessive.start()
            yield start + possessive.start(), end
        else:
            yield start, end


def split(text: str) -> tuple[str, ...]:
    """Cut a text into words as printed; see `spans`.

    >>> split("Kenya's U.N. envoy, in Côte d’Ivoire")
    ('Kenya', "'s", 'U.N.', 'envoy', ',', 'in', 'Côte', 'd’Ivoire')
    """
    if text.replace(" ", "").isalpha():  # most forms of the codebook, ten times faster
        return tuple(text.split())
    return tuple(text[start:end] for start, end in spans(text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give the form under which a word is looked up: no accents, one apostrophe, lower case."""
    return _unaccented(word).casefold()


def _unaccented(word: str) -> str:
    return word if word.isascii() else anyascii(word.replace("’", "'").replace("ʼ", "'"))


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One reading of one printed form.

    `code` is `---` for phrases that are no actor. `case` says that capitals must be printed as in `text`. `since`
    and `until` are the first and last day of this reading, both included, None when open. `care` says why it needs
    a second sign.
    """

    text: str
    code: str
    name: str
    kind: NameKind
    actor_kind: ActorKind
    case: bool = False
    since: date | None = None
    until: date | None = None
    other_codes: tuple[str, ...] = ()
    care: tuple[Care, ...] = ()

    def holds_on(self, day: date | None) -> bool:
        """Say whether the reading was one on a day; on an unknown day it is when it has not ended."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Match:
    """All readings of the longest form that starts at a word, and how many words it takes."""

    entries: tuple[NameEntry, ...]
    length: int

    def on(self, day: date | None) -> Match:
        """Give the readings of a day; all of them when none of them holds on it."""
        held = tuple(entry for entry in self.entries if entry.holds_on(day))
        return Match(entries=held or self.entries, length=self.length)

    @property
    def code(self) -> str | None:
        """Give the one code that all acting readings share, None when they differ or no actor is named.

        A reading that is mostly a place gives way to one that is not ("Brussels").
        """
        acting = [entry for entry in self.entries if "place" not in entry.care] or list(self.entries)
        codes = {entry.code for entry in acting}
        return acting[0].code if len(codes) == 1 and NO_CODE not in codes else None


@dataclass(frozen=True, slots=True)
class _Form:
    """A form's words, folded and as printed, and its readings."""

    folded: tuple[str, ...]
    printed: tuple[str, ...]
    entries: tuple[NameEntry, ...]


class NameIndex:
    """The printed forms of all actors, looked up by longest match."""

    __slots__ = ("_forms",)

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        grouped: dict[tuple[str, ...], list[NameEntry]] = {}
        for entry in entries:
            grouped.setdefault(split(entry.text), []).append(entry)
        forms: dict[str, list[_Form]] = {}
        for printed, readings in grouped.items():
            if printed:
                folded = tuple(fold(word) for word in printed)
                forms.setdefault(folded[0], []).append(_Form(folded, printed, _distinct(readings)))
        self._forms = {
            first: tuple(sorted(found, key=lambda form: (-len(form.folded), form.printed)))
            for first, found in forms.items()
        }

    def longest(self, words: Sequence[str], at: int) -> Match | None:
        """Give the longest form that starts at a word, with all its readings.

        Args:
            words: As `split` cuts them, as printed.
            at: Index of the first word; outside the words nothing is found.
        """
        if not 0 <= at < len(words):
            return None
        found: list[NameEntry] = []
        length = 0
        for form in self._forms.get(fold(words[at]), ()):
            if len(form.folded) < length:
                break
            here = words[at : at + len(form.folded)]
            if tuple(map(fold, here)) != form.folded:
                continue
            fitting = [entry for entry in form.entries if not entry.case or _same_capitals(here, form.printed, entry)]
            if fitting:
                found += fitting
                length = len(form.folded)
        return Match(entries=_distinct(found), length=length) if found else None

    def within(self, word: str) -> tuple[tuple[int, int, Match], ...]:
        """Give the names that are parts of one hyphenated word ("US-led", "Franco-German" has one: German).

        Returns:
            Start and end of each part in the word, and what it names; none when the word has no hyphen.
        """
        parts: list[tuple[int, int, Match]] = []
        start = 0
        pieces = _HYPHENS.split(word)
        for piece in pieces if len(pieces) > 1 else ():
            if match := self.longest((piece,), 0):
                parts.append((start, start + len(piece), match))
            start += len(piece) + 1
        return tuple(parts)

    def __iter__(self) -> Iterator[NameEntry]:
        for first in sorted(self._forms):
            for form in self._forms[first]:
                yield from form.entries


def _same_capitals(here: Sequence[str], printed: Sequence[str], entry: NameEntry) -> bool:
    """Say whether words are printed with the capitals of a form.

    A name may stand in capitals throughout, as in headlines; an acronym may not be spelt otherwise. "The" may begin
    a sentence.
    """
    return all(
        (position == 0 and fold(word) == "the")
        or _unaccented(word) == _unaccented(form)
        or (entry.kind != "acronym" and (word.isupper() or _unaccented(word) == _capitalised(_unaccented(form))))
        for position, (word, form) in enumerate(zip(here, printed, strict=True))
    )


def _capitalised(form: str) -> str:
    return form[:1].upper() + form[1:]


_ORDER: tuple[NameKind, ...] = (
    "name",
    "acronym",
    "demonym",
    "people",
    "former",
    "capital",
    "metonym",
    "description",
    "place",
    "other",
)


def _distinct(readings: Iterable[NameEntry]) -> tuple[NameEntry, ...]:
    """Give one reading per actor and period, the plainest kind first, with the other codes of the form."""
    listed = tuple(readings)
    if len(listed) == 1:
        return listed
    kept: dict[tuple[str, str, date | None, date | None], NameEntry] = {}
    for entry in sorted(listed, key=lambda one: (_ORDER.index(one.kind), one.code, one.name)):
        name = entry.name if entry.actor_kind is ActorKind.MEDIA else ""
        kept.setdefault((entry.code, name, entry.since, entry.until), entry)
    codes = sorted({entry.code for entry in kept.values()})
    return tuple(
        replace(entry, other_codes=tuple(code for code in codes if code != entry.code)) for entry in kept.values()
    )
