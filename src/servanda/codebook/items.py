"""Goods, units, currencies, magnitudes and vague numbers: what a printed amount means.

Invariant: words of amount give intervals; "several" is never a number (low 2, high unknown).
Source: field notes on commitments, section 7; currency codes of ISO 4217.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from servanda.codebook.inflect import plural
from servanda.codebook.phrases import Phrases
from servanda.codebook.rows import Row
from servanda.model import ItemClass

UnitKind = Literal["mass", "volume", "area", "length", "energy", "count", "people", "time", "force"]


class ItemRow(Row, frozen=True):
    """A row of items.tsv; `counts` are nouns that can be counted by the piece."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    item_class: ItemClass
    counts: bool = False


class UnitRow(Row, frozen=True):
    """A row of units.tsv; `ambiguous` marks units that differ by country (ton)."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    unit: str
    kind: UnitKind
    ambiguous: bool = False


class CurrencyRow(Row, frozen=True):
    """A row of currencies.tsv; the code of `country` holds where that country is the one spoken of, else `code`."""

    KEY: ClassVar[tuple[str, ...]] = ("text", "country")

    text: str
    code: str | None = None
    country: str | None = None


class MagnitudeRow(Row, frozen=True):
    """A row of magnitudes.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    factor: float


class VagueRow(Row, frozen=True):
    """A row of vague.tsv: bounds of a vague number; an empty `high` is open."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    low: float | None = None
    high: float | None = None
    approx: bool = True


class BoundRow(Row, frozen=True):
    """A row of bounds.tsv: what a word before or after a number does to it, as factors of the number.

    An empty factor is an open end; `zero` makes the low end 0 ("up to").
    """

    KEY: ClassVar[tuple[str, ...]] = ("text", "after")

    text: str
    low: float | None = None
    high: float | None = None
    approx: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """Goods named at a word; `is_counted` says that pieces can be counted ("four helicopters")."""

    item_class: ItemClass
    is_counted: bool
    length: int


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit named at a word."""

    unit: str
    kind: UnitKind
    is_ambiguous: bool
    length: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What vague words give: numbers for "several", factors of the number beside it for "about"; None is open."""

    low: float | None
    high: float | None
    approx: bool
    length: int


class ItemLexicon:
    """Words of goods and amounts."""

    __slots__ = ("_after", "_before", "_countries", "_currencies", "_items", "_magnitudes", "_units", "_vague")

    def __init__(
        self,
        items: Iterable[ItemRow],
        units: Iterable[UnitRow],
        currencies: Iterable[CurrencyRow],
        magnitudes: Iterable[MagnitudeRow],
        *,
        vague: Iterable[VagueRow],
        bounds: Iterable[BoundRow],
    ) -> None:
        self._items = Phrases((form, row) for row in items for form in _numbers(row.text))
        self._units = Phrases((form, row) for row in units for form in _numbers(row.text))
        money = tuple(currencies)
        self._currencies = Phrases((form, row) for row in money for form in _numbers(row.text))
        self._magnitudes = Phrases((row.text, row.factor) for row in magnitudes)
        self._vague = Phrases((row.text, row) for row in vague)
        listed = tuple(bounds)
        self._before = Phrases((row.text, row) for row in listed if not row.after)
        self._after = Phrases((row.text, row) for row in listed if row.after)
        self._countries = frozenset(row.country for row in money if row.country)

    def item(self, words: Sequence[str], at: int) -> ItemMatch | None:
        """Give the class of the goods named at a word: "armoured personnel carriers", "wheat"."""
        found = self._items.at(words, at)
        return ItemMatch(found[0][-1].item_class, found[0][-1].counts, found[1]) if found else None

    def unit(self, words: Sequence[str], at: int) -> UnitMatch | None:
        """Give the unit named at a word: "tonnes", "million cubic metres" without its number."""
        found = self._units.at(words, at)
        return UnitMatch(found[0][-1].unit, found[0][-1].kind, found[0][-1].ambiguous, found[1]) if found else None

    def currency(self, words: Sequence[str], at: int, *, country: str | None = None) -> tuple[str | None, int] | None:
        """Give the ISO 4217 code of the currency named at a word, and how many words it takes.

        Args:
            words: As `names.split` cuts them; "US$" and "$" count as words here when they stand as such.
            at: Index of the first word.
            country: ISO 3166 alpha-3 code of the country spoken of, for words such as "francs" and "$".

        Returns:
            The code is None where the word is a currency and only a country could say which.
        """
        found = self._currencies.at(words, at)
        if found is None:
            return None
        rows, length = found
        own = next((row.code for row in rows if row.country is not None and row.country == country), None)
        return own or next((row.code for row in rows if row.country is None), None), length

    def magnitude(self, words: Sequence[str], at: int) -> tuple[float, int] | None:
        """Give the factor named at a word ("million", "bn", "crore") and how many words it takes."""
        found = self._magnitudes.at(words, at)
        return (found[0][-1], found[1]) if found else None

    def vague(self, words: Sequence[str], at: int) -> Bounds | None:
        """Give the interval of a vague number: "several", "dozens of", "a large batch of"."""
        found = self._vague.at(words, at)
        return Bounds(found[0][-1].low, found[0][-1].high, found[0][-1].approx, found[1]) if found else None

    def bounds(self, words: Sequence[str], at: int, *, after: bool = False) -> Bounds | None:
        """Give what words before (or after) a number make of it, as factors: "nearly" .9 to 1, "over" 1 to open."""
        found = (self._after if after else self._before).at(words, at)
        return Bounds(found[0][-1].low, found[0][-1].high, found[0][-1].approx, found[1]) if found else None


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((text, plural(text)))) if text[-1:].isalnum() else (text,)
