"""Longest match of word sequences: the one way in which all lexicons of the codebook are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from servanda.codebook.names import fold, split

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Values under the words of a phrase, folded; several values may share one phrase, in the order they came."""

    __slots__ = ("_longest", "_values")

    def __init__(self, pairs: Iterable[tuple[str, Value]] = ()) -> None:
        self._values: dict[tuple[str, ...], list[Value]] = {}
        self._longest: dict[str, int] = {}
        for text, value in pairs:
            key = tuple(fold(word) for word in split(text))
            if key:
                self._values.setdefault(key, []).append(value)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def at(self, words: Sequence[str], at: int) -> tuple[tuple[Value, ...], int] | None:
        """Give the values of the longest phrase that starts at a word, and how many words it takes."""
        if not 0 <= at < len(words):
            return None
        first = fold(words[at])
        longest = self._longest.get(first, 0)
        if not longest:
            return None
        key = (first, *(fold(word) for word in words[at + 1 : at + longest]))
        for length in range(len(key), 0, -1):
            if values := self._values.get(key[:length]):
                return tuple(values), length
        return None

    def get(self, text: str) -> tuple[Value, ...]:
        """Give the values of exactly these words."""
        return tuple(self._values.get(tuple(fold(word) for word in split(text)), ()))

    def __iter__(self) -> Iterator[str]:
        return (" ".join(key) for key in sorted(self._values))

    def __len__(self) -> int:
        return len(self._values)
