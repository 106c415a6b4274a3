"""Tokens cut further, into runs of letters, runs of digits and single signs: what dates and amounts are spelt with.

Invariant: atoms are ordered, do not overlap, and each is a span of the report's text. Whoever cuts the tokens, and
wherever ("mid-2011", "$61m", "6:40"), the grammar of dates and amounts sees the same atoms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.model import Span, Token

_ATOM = re.compile(r"\d+|[^\W\d_]+|\S")
_APOSTROPHES = "'’‘ʼ"
HYPHENS = frozenset("-‐‑–—−~")


YEAR_DIGITS, DAY_DIGITS, SHORT_YEAR_DIGITS = 4, 2, 2
"""How many digits a year, a day of the month and a year without its century are printed with."""


@lru_cache(maxsize=1024)
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def listed(words: str) -> frozenset[str]:
    """Give a closed list of words from one line of them."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters, a run of digits or one sign. `glued` says that nothing stands between it and the one before.

    `token` is the index of the token that it was cut from.
    """

    start: int
    end: int
    text: str
    lower: str
    glued: bool
    token: int


_NOTHING = Atom(start=0, end=0, text="", lower="", glued=False, token=-1)


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a run of tokens. Outside its ends stands an empty atom, so that a grammar may look around."""

    sequence: tuple[Atom, ...]
    lowers: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.sequence)

    def at(self, index: int) -> Atom:
        """Give an atom, an empty one outside."""
        return self.sequence[index] if 0 <= index < len(self.sequence) else _NOTHING

    def lower(self, index: int) -> str:
        """Give an atom in lower case, apostrophes made one kind."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def words(self, first: int, count: int) -> tuple[str, ...]:
        """Give atoms in lower case, so many from a place."""
        return tuple(self.lower(index) for index in range(first, first + count))

    def says(self, first: int, phrase: str) -> bool:
        """Say whether the words of a phrase stand at a place."""
        words = _words(phrase)
        return first >= 0 and self.lowers[first : first + len(words)] == words

    def is_glued(self, index: int) -> bool:
        """Say whether an atom touches the one before it."""
        return 0 <= index < len(self.sequence) and self.sequence[index].glued

    def is_capital(self, index: int) -> bool:
        """Say whether an atom begins with a capital letter."""
        return self.at(index).text[:1].isupper()

    def span(self, first: int, end: int) -> Span:
        """Give the span from one atom to before another."""
        return Span(self.at(first).start, self.at(end - 1).end)


def cut(tokens: Sequence[Token], text: str, *, first: int = 0, last: int | None = None) -> Atoms:
    """Give the atoms of some tokens (half-open indices); tokens that overlap one before them are left out."""
    found: list[Atom] = []
    reached = 0
    for index in range(max(first, 0), min(len(tokens) if last is None else last, len(tokens))):
        span = tokens[index].span
        if span.start < reached:
            continue
        for match in _ATOM.finditer(text, span.start, min(span.end, len(text))):
            word = match.group()
            lower = "'" if word in _APOSTROPHES else word.lower()
            glued = bool(found) and found[-1].end == match.start()
            found.append(Atom(match.start(), match.end(), word, lower, glued, index))
            reached = match.end()
    return Atoms(tuple(found), tuple(atom.lower for atom in found))
