"""Goods, measures and currencies: what is promised or moved, and in what it is measured.

Source: field notes on commitments, section 7.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from servanda.codebook.currencies import Currencies, CurrencyRow
from servanda.codebook.inflect import plural
from servanda.codebook.names import fold
from servanda.codebook.phrases import Phrases
from servanda.codebook.rows import Row
from servanda.model import ItemClass


class ItemRow(Row, frozen=True):
    """A row of items.tsv; `counts` are nouns that can be counted by the piece."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    item_class: ItemClass
    counts: bool = False


class UnitRow(Row, frozen=True):
    """A row of units.tsv: a measure as printed, in the singular, and the name kept for it."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """Goods named at a word; `is_counted` says that pieces can be counted ("four helicopters")."""

    item_class: ItemClass
    is_counted: bool
    length: int


class ItemLexicon:
    """Words of goods, measures and currencies."""

    __slots__ = ("_items", "currencies", "longest", "measures")

    def __init__(self, items: Iterable[ItemRow], units: Iterable[UnitRow], currencies: Iterable[CurrencyRow]) -> None:
        self._items = Phrases((form, row) for row in items for form in _numbers(row.text))
        self.measures: Mapping[str, str] = {fold(form): row.unit for row in units for form in _numbers(row.text)}
        self.longest = max((len(words.split()) for words in self.measures), default=0)
        self.currencies = Currencies(currencies)

    def item(self, words: Sequence[str], at: int) -> ItemMatch | None:
        """Give the class of the goods named at a word: "armoured personnel carriers", "wheat"."""
        found = self._items.at(words, at)
        return ItemMatch(found[0][-1].item_class, found[0][-1].counts, found[1]) if found else None


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((text, plural(text)))) if text[-1:].isalnum() else (text,)
