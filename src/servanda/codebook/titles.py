"""Words around names and offices: ranks, honorifics, and what begins, holds, weakens or ends an office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from servanda.codebook.names import fold, split
from servanda.codebook.rows import Row

TitleKind = Literal["rank", "honorific", "begins", "holds", "provisional", "ends", "degree"]
"""rank: Colonel; honorific: Mr; begins: newly elected; holds: incumbent; provisional: interim; ends: former;
degree: deputy, senior, chief (how high the office is)."""


class TitleRow(Row, frozen=True):
    """A row of titles.tsv."""

    KEY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    kind: TitleKind


class Titles:
    """Ranks, honorifics and modifiers of offices."""

    __slots__ = ("_longest", "_texts")

    def __init__(self, rows: Iterable[TitleRow]) -> None:
        self._texts: dict[tuple[str, ...], TitleKind] = {}
        for row in rows:
            self._texts[tuple(fold(word) for word in split(row.text))] = row.kind
        self._longest: dict[str, int] = {}
        for key in self._texts:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def at(self, words: Sequence[str], at: int) -> tuple[TitleKind, int] | None:
        """Give the kind and length of the longest rank, honorific or modifier that starts at a word."""
        longest = self._longest.get(fold(words[at]), 0) if 0 <= at < len(words) else 0
        key = tuple(fold(word) for word in words[at : at + longest])
        return next(
            ((self._texts[key[:length]], length) for length in range(len(key), 0, -1) if key[:length] in self._texts),
            None,
        )

    def of(self, kind: TitleKind) -> tuple[str, ...]:
        """Give all words of one kind, folded, sorted; longer first."""
        listed = (" ".join(key) for key, found in self._texts.items() if found == kind)
        return tuple(sorted(listed, key=lambda text: (-len(text), text)))

    @property
    def modifiers(self) -> Mapping[tuple[str, ...], TitleKind]:
        """Give the words that begin, hold, weaken, end or grade an office, folded, with their kind."""
        return {key: kind for key, kind in self._texts.items() if kind not in ("rank", "honorific")}
