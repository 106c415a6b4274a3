"""Closed classes of English words: months, numbers, abbreviations, words of manner, hedges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from servanda.codebook.names import fold
from servanda.codebook.phrases import Phrases
from servanda.codebook.rows import Row


class WordRow(Row, frozen=True):
    """A row of words.tsv: a list's name, a word or phrase, and what it stands for in that list."""

    KEY: ClassVar[tuple[str, ...]] = ("list", "word")

    list: str
    word: str
    value: str | None = None


class WordLists:
    """Lists of words by name; every list can be asked for a word, and by longest match for a phrase."""

    __slots__ = ("_lists", "_phrases")

    def __init__(self, rows: Iterable[WordRow]) -> None:
        self._lists: dict[str, dict[str, str]] = {}
        for row in rows:
            self._lists.setdefault(row.list, {})[fold(row.word)] = row.value or row.word
        self._phrases = {name: Phrases(words.items()) for name, words in self._lists.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of all lists, sorted."""
        return tuple(sorted(self._lists))

    def all(self, name: str) -> Mapping[str, str]:
        """Give a list's words, folded, with their values, in the order of the file; empty when there is no such."""
        return dict(self._lists.get(name, {}))

    def has(self, name: str, word: str) -> bool:
        """Say whether a word or phrase stands in a list."""
        return fold(word) in self._lists.get(name, {})

    def value(self, name: str, word: str) -> str | None:
        """Give what a word stands for in a list, None when it is not in it."""
        return self._lists.get(name, {}).get(fold(word))

    def at(self, name: str, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """Give the value of a list's longest phrase that starts at a word, and how many words it takes."""
        found = self._phrases[name].at(words, at) if name in self._phrases else None
        return (found[0][0], found[1]) if found else None

    @property
    def months(self) -> Mapping[str, int]:
        """Give month names and their abbreviations with the month, 1 to 12."""
        return {word: int(value) for word, value in self._lists.get("month", {}).items()}

    @property
    def weekdays(self) -> Mapping[str, int]:
        """Give weekday names and abbreviations with the day, Monday 0 to Sunday 6 as in `datetime`."""
        return {word: int(value) for word, value in self._lists.get("weekday", {}).items()}

    @property
    def seasons(self) -> Mapping[str, int]:
        """Give seasons with their EDTF number, 21 spring to 24 winter."""
        return {word: int(value) for word, value in self._lists.get("season", {}).items()}

    @property
    def numbers(self) -> Mapping[str, int]:
        """Give number words of one word with their value: two, nineteen, ninety, hundred."""
        return {word: int(value) for word, value in self._lists.get("number", {}).items()}

    @property
    def ordinals(self) -> Mapping[str, int]:
        """Give ordinal words with their value."""
        return {word: int(value) for word, value in self._lists.get("ordinal", {}).items()}

    @property
    def abbreviations(self) -> frozenset[str]:
        """Give abbreviations after whose full stop a sentence does not end, in lower case, without the stop."""
        return frozenset(self._lists.get("abbreviation", {}))

    def medium(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """Give the medium of speech named at a word ("in an interview with": interview) and its length in words."""
        return self.at("medium", words, at)
