"""Other codes of states, for forms that write them so, and the regions by which news calls states again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from servanda.codebook.names import fold
from servanda.codebook.rows import Row


class CountryRow(Row, frozen=True):
    """A row of countries.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    alpha2: str


class RegionRow(Row, frozen=True):
    """A row of regions.tsv: a region as printed before "country" in lower case, and the code of a state in it."""

    KEY: ClassVar[tuple[str, ...]] = ("region", "state")

    region: str
    state: str


def regions_of(rows: Iterable[RegionRow]) -> Mapping[str, frozenset[str]]:
    """Give the codes of the states of each region, by its folded words: "west african"."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(fold(row.region), set()).add(row.state)
    return {region: frozenset(states) for region, states in found.items()}


def letters_of(rows: Iterable[CountryRow]) -> Mapping[str, str]:
    """Give the two letters of ISO 3166 by our code."""
    return {row.code: row.alpha2 for row in rows}
