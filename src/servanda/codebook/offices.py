"""Offices and bodies of a state, found by their words and joined by the reader to the country next to them.

Invariant: an office here has no country ("foreign minister" is `GOV.MFA` of somebody); only what the text prints
beside it gives one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from servanda.codebook.inflect import plural
from servanda.codebook.names import fold, split
from servanda.codebook.rows import Row
from servanda.codebook.titles import TitleKind, Titles


class OfficeRow(Row, frozen=True):
    """A row of offices.jsonl; `countries` limits the office to states, `of` names the organisation it belongs to."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    title: str
    suffix: str
    rank: int = 5
    variants: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    of: str | None = None
    note: str | None = None


class BodyRow(Row, frozen=True):
    """A row of bodies.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    suffix: str
    name: str | None = None


class PortfolioRow(Row, frozen=True):
    """A row of portfolios.tsv: what ministers and ministries are of, beyond the great ones."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    suffix: str = "GOV"


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """An office. `suffix` goes after the country's code; with `of` it is the whole code of an organisation's office.

    `rank` counts from 1 (head of state or organisation) to 5, 9 for descriptions without an office.
    """

    id: str
    title: str
    suffix: str
    rank: int
    countries: tuple[str, ...] = ()
    of: str | None = None

    @property
    def sector(self) -> str:
        """Give the first part of the suffix: GOV, MIL, LEG ..."""
        return self.suffix.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body of a state ("army", "Ministry of Health"), to be joined with the country beside it."""

    text: str
    suffix: str
    name: str

    @property
    def sector(self) -> str:
        """Give the first part of the suffix: GOV, MIL, LEG ..."""
        return self.suffix.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """The longest office that starts at a word, modifiers included ("former deputy foreign minister": 4 words).

    `entries` are its readings, most often one. `modifiers` are the words before it with what they say. `plural`
    says that several holders are meant.
    """

    entries: tuple[OfficeEntry, ...]
    length: int
    plural: bool = False
    modifiers: tuple[tuple[str, TitleKind], ...] = ()

    @property
    def entry(self) -> OfficeEntry:
        """Give the first reading: the one whose states are not limited, when there is one."""
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """The longest body that starts at a word."""

    entry: BodyEntry
    length: int
    plural: bool = False


class OfficeIndex:
    """Offices and bodies by longest match; capitals do not matter."""

    __slots__ = ("_bodies", "_firsts", "_offices", "_portfolios", "_several", "_titles")

    def __init__(
        self,
        offices: Iterable[OfficeRow],
        bodies: Iterable[BodyRow],
        portfolios: Iterable[PortfolioRow],
        titles: Titles,
    ) -> None:
        self._titles = titles
        self._offices: dict[tuple[str, ...], list[tuple[OfficeEntry, bool]]] = {}
        self._bodies: dict[tuple[str, ...], BodyEntry] = {}
        self._portfolios = {_key(row.text): row.suffix for row in portfolios}
        for row in {row.id: row for row in offices}.values():
            entry = OfficeEntry(row.id, row.title, row.suffix, row.rank, row.countries, row.of)
            for text in dict.fromkeys((row.title, *row.variants)):
                self._add(text, entry)
        for key, suffix in self._portfolios.items():
            for text, entry in _ministers(" ".join(key), suffix):
                self._add(text, entry)
            for text in _secretaries(" ".join(key)):
                if _key(text) not in self._offices:
                    self._add(text, _SECRETARY)
            for text in _ministries(" ".join(key)):
                name = f"{' '.join(key).capitalize()} ministry"
                self._bodies.setdefault(_key(text), BodyEntry(text, suffix, name))
        for body in bodies:
            self._bodies[_key(body.text)] = BodyEntry(body.text, body.suffix, body.name or body.text)
        self._several = {
            several: entry
            for entry in self._bodies.values()
            if (several := _key(plural(entry.text))) not in self._bodies
        }

        self._firsts = frozenset(key[0] for keys in (self._offices, self._bodies, self._several) for key in keys)

    def _add(self, text: str, entry: OfficeEntry) -> None:
        for form, several in ((text, False), (plural(text), True)):
            readings = self._offices.setdefault(_key(form), [])
            if (entry, several) not in readings and not (several and readings):
                readings.append((entry, several))
                readings.sort(key=lambda reading: (bool(reading[0].countries), reading[0].rank, reading[0].id))

    def longest(self, words: Sequence[str], at: int) -> OfficeMatch | None:
        """Give the longest office that starts at a word, with the modifiers before it.

        "interim president" is an office of its own; "former foreign minister" is foreign minister with a modifier.
        """
        modifiers: list[tuple[str, TitleKind]] = []
        here = at
        while here < len(words):
            if found := self._plain(words, here):
                return OfficeMatch(
                    entries=found.entries,
                    length=here - at + found.length,
                    plural=found.plural,
                    modifiers=tuple(modifiers),
                )
            step = self._titles.at(words, here)
            if step is None or step[0] in ("rank", "honorific"):
                return None
            modifiers.append((" ".join(words[here : here + step[1]]).lower(), step[0]))
            here += step[1]
        return None

    def _plain(self, words: Sequence[str], at: int) -> OfficeMatch | None:
        key = self._key(words, at)
        for length in range(len(key), 0, -1):
            if readings := self._offices.get(key[:length]):
                more = self._further(words, at + length) if key[0] in ("minister", "ministers") else 0
                return OfficeMatch(
                    entries=tuple(entry for entry, _ in readings), length=length + more, plural=readings[0][1]
                )
        return None

    def _key(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        """Give the folded words from one on, none when no office or body begins with it."""
        if not 0 <= at < len(words) or fold(words[at]) not in self._firsts:
            return ()
        return tuple(fold(word) for word in words[at : at + _LONGEST])

    def _further(self, words: Sequence[str], at: int) -> int:
        """Give the words that add portfolios: "minister of trade, industry and tourism"."""
        total = 0
        while at + total < len(words) and fold(words[at + total]) in (",", "and", "&"):
            start = at + total + 1
            if start < len(words) and fold(words[start]) == "and":
                start += 1
            length = self._portfolio(words, start)
            if not length:
                break
            total = start + length - at
        return total

    def _portfolio(self, words: Sequence[str], at: int) -> int:
        key = tuple(fold(word) for word in words[at : at + _LONGEST])
        return next((length for length in range(len(key), 0, -1) if key[:length] in self._portfolios), 0)

    def body(self, words: Sequence[str], at: int) -> BodyMatch | None:
        """Give the longest body that starts at a word: "army", "Ministry of Health", "armed forces"."""
        key = self._key(words, at)
        for length in range(len(key), 0, -1):
            if entry := self._bodies.get(key[:length]):
                more = self._further(words, at + length) if key[0] == "ministry" else 0
                return BodyMatch(entry=entry, length=length + more)
            if entry := self._several.get(key[:length]):
                return BodyMatch(entry=entry, length=length, plural=True)
        return None


_LONGEST = 10
"""Words in the longest office of the files, with room for a user's own."""


def _key(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split(text))


def _ministers(portfolio: str, suffix: str) -> Iterator[tuple[str, OfficeEntry]]:
    entry = OfficeEntry("minister_" + portfolio.replace(" ", "_"), f"{portfolio.capitalize()} minister", suffix, 3)
    junior = OfficeEntry("deputy_" + entry.id, "Deputy " + entry.title.lower(), suffix, 4)
    for text in (f"{portfolio} minister", f"minister of {portfolio}", f"minister for {portfolio}"):
        yield text, entry
    for text in (f"minister of state for {portfolio}", f"minister delegate for {portfolio}"):
        yield text, junior


_SECRETARY = OfficeEntry("secretary_of_portfolio", "Secretary", "GOV", 3)


def _secretaries(portfolio: str) -> tuple[str, ...]:
    return (f"secretary for {portfolio}", f"secretary of {portfolio}", f"{portfolio} secretary")


def _ministries(portfolio: str) -> tuple[str, ...]:
    return (
        f"{portfolio} ministry",
        f"ministry of {portfolio}",
        f"ministry for {portfolio}",
        f"ministry of the {portfolio}",
        f"department of {portfolio}",
        f"{portfolio} department",
    )
