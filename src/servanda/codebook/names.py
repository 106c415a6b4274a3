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

Care = Literal["word", "person", "place", "namesake", "context", "label"]
"""Why a form needs a second sign: it is a common word, a person's name, mostly a place, a capital whose name
towns of other states bear ("Hamilton"), refers only to what stands nearby ("the Council"), or is the word of one side
("the Zionist entity")."""

_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_MODIFIER = "\N{MODIFIER LETTER APOSTROPHE}"
_ACRONYM = r"(?:[^\W\d_]+-)?(?:[^\W\d_]\.){2,}(?:-[a-z]\w*)*"  # "the U.S.-backed army" backs nobody, "anti-U.S."
_NUMBER = r"\d+(?:[.,]\d+)+"
_WORD = rf"\w+(?:['{_CURLY}{_MODIFIER}-]\w+)*"
_POSSESSIVE = rf"['{_CURLY}]s(?!\w)"
_APOSTROPHES = str.maketrans(_CURLY + _MODIFIER, "''")
_TOKEN = re.compile(f"{_POSSESSIVE}|{_ACRONYM}|{_NUMBER}|{_WORD}|[^\\w\\s]")
_ENDS_POSSESSIVE = re.compile(f"({_POSSESSIVE})$", re.IGNORECASE)
_HYPHENS = re.compile(r"[-‐‑–]")  # pages print hyphens as any of these


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each word or sign of a text, in code points, half-open.

    Words are runs of letters and digits with inner apostrophes and hyphens; "U.S.", "U.S.-led" and "1,200.5" are one
    word; a possessive "'s" and every other sign stand alone. White space, the no-break space too, belongs to no word.
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

    >>> split("Kenya's U.N. envoy, in Guinea-Bissau")
    ('Kenya', "'s", 'U.N.', 'envoy', ',', 'in', 'Guinea-Bissau')
    """
    if text.replace(" ", "").isalpha():  # most forms of the codebook, ten times faster
        return tuple(text.split())
    return tuple(text[start:end] for start, end in spans(text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give the form under which a word is looked up: no accents, one apostrophe, lower case."""
    return _unaccented(word).casefold()


def _unaccented(word: str) -> str:
    return word if word.isascii() else anyascii(word.translate(_APOSTROPHES))


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
        """Give the one code that all readings share, None when they differ or no actor is named.

        Readings that have ended count only where all have ("Moscow" is RUS; ask `on` for a day in 1980). A reading
        that is mostly a place gives way to one that is not ("Brussels").
        """
        held = self.on(None).entries
        acting = [entry for entry in held if "place" not in entry.care] or held
        codes = {entry.code for entry in acting}
        return acting[0].code if len(codes) == 1 and NO_CODE not in codes else None


class NameIndex:
    """The printed forms of all actors, looked up by longest match."""

    __slots__ = ("_forms", "_longest")

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        grouped: dict[tuple[str, ...], list[NameEntry]] = {}
        for entry in entries:
            grouped.setdefault(split(entry.text), []).append(entry)
        # One folded form may be printed in several ways (arc, ARC); each way keeps its own readings.
        self._forms: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[NameEntry, ...]]]] = {}
        self._longest: dict[str, int] = {}
        for printed, readings in grouped.items():
            if printed:
                folded = tuple(map(fold, printed))
                self._forms.setdefault(folded, []).append((printed, _distinct(readings)))
                self._longest[folded[0]] = max(self._longest.get(folded[0], 0), len(folded))

    def longest(self, words: Sequence[str], at: int) -> Match | None:
        """Give the longest form that starts at a word, with all its readings.

        Args:
            words: As `split` cuts them, as printed.
            at: Index of the first word; outside the words nothing is found.
        """
        if not 0 <= at < len(words):
            return None
        first = fold(words[at])
        longest = self._longest.get(first, 0)
        if not longest:
            return None
        here = words[at : at + longest]
        key = (first, *map(fold, here[1:]))
        for length in range(len(key), 0, -1):
            if found := self._fitting(key[:length], here):
                return Match(entries=_distinct(found), length=length)
        return None

    def _fitting(self, key: tuple[str, ...], here: Sequence[str]) -> list[NameEntry]:
        """Give the readings of a folded form whose capitals fit the words as printed."""
        return [
            entry
            for printed, entries in self._forms.get(key, ())
            for entry in entries
            if not entry.case or _same_capitals(here[: len(key)], printed, entry)
        ]

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
        for key in sorted(self._forms):
            for _, entries in self._forms[key]:
                yield from entries


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
