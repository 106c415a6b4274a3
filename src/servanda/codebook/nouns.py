"""Nouns that a report describes people with, and words that say what an act is about: one word, one value.

Source: sectors and contexts are those of PLOVER 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from servanda.codebook.names import fold
from servanda.codebook.rows import Row


class PeopleRow(Row, frozen=True):
    """A row of people.tsv: a noun in the singular, and the sector of those whom it describes."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    sector: str


class ContextRow(Row, frozen=True):
    """A row of contexts.tsv: a word as printed in the clause of an act, and the context that it gives the act."""

    KEY: ClassVar[tuple[str, ...]] = ("word",)

    word: str
    context: str


def sectors_of(rows: Iterable[PeopleRow]) -> Mapping[str, str]:
    """Give the sector of each noun, folded."""
    return {fold(row.text): row.sector for row in rows}


def contexts_of(rows: Iterable[ContextRow]) -> Mapping[str, str]:
    """Give the context of each word, folded."""
    return {fold(row.word): row.context for row in rows}
