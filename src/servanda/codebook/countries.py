"""Other codes of states, for forms that write them so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from servanda.codebook.rows import Row


class CountryRow(Row, frozen=True):
    """A row of countries.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: str
    alpha2: str


def letters_of(rows: Iterable[CountryRow]) -> Mapping[str, str]:
    """Give the two letters of ISO 3166 by our code."""
    return {row.code: row.alpha2 for row in rows}
