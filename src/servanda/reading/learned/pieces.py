"""Words to the pieces of the model's vocabulary (WordPiece, lower-cased), and the shape of each word.

The encoder's vocabulary knows no capitals, so a word's shape travels beside its pieces. Source of the procedure:
the tokenizer of BERT (Devlin and others 2019), written anew so that no hub client is needed to read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import islice

MOST_PIECES = 12
"""Pieces of one word beyond this are left out: an address says no more in its tail."""
_LONGEST_WORD = 100
_KEPT_WORDS = 50_000
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2FA1F),
    (0xF900, 0xFAFF),
)


class Shape(IntEnum):
    """How a word is printed, as far as capitals and digits tell."""

    LOWER = 0
    TITLE = 1
    CAPITALS = 2
    CAPITAL = 3
    MIXED = 4
    DIGITS = 5
    SIGNS = 6


def shape(word: str) -> Shape:
    """Give the shape of a word."""
    if word.islower() and word.isalpha():
        return Shape.LOWER  # most words are done here
    letters = [letter for letter in word if letter.isalpha()]
    if any(letter.isdigit() for letter in word):
        return Shape.DIGITS
    if not letters:
        return Shape.SIGNS
    capitals = sum(letter.isupper() or letter.istitle() for letter in letters)
    if not capitals:
        return Shape.LOWER
    if capitals == len(letters):
        return Shape.CAPITAL if len(letters) == 1 else Shape.CAPITALS
    return Shape.TITLE if capitals == 1 and letters[0].isupper() else Shape.MIXED


class Pieces:
    """The vocabulary, and the pieces of words seen before."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the vocabulary in the order of its numbers."""
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self._unknown = self._numbers["[UNK]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Give the numbers of a word's pieces, one at least and `MOST_PIECES` at most."""
        known = self._seen.get(word)
        if known is None:
            found = (number for part in _parts(word) for number in self._longest(part))
            known = tuple(islice(found, MOST_PIECES)) or (self._unknown,)
            if len(word) <= _LONGEST_WORD:  # 50,000 addresses of a hostile page are not worth their room
                if len(self._seen) >= _KEPT_WORDS:
                    self._seen.clear()
                self._seen[word] = known
        return known

    def _longest(self, part: str) -> tuple[int, ...]:
        if len(part) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self._unknown,)
        return tuple(found)


def _parts(word: str) -> Iterator[str]:
    """Cut a word at signs; lower case, without accents and control characters."""
    if word.isascii() and word.isalpha():
        yield word.lower()
        return
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(letter)
        if category == "Mn" or category.startswith("C") or letter == "\ufffd":
            continue
        is_space = letter.isspace()
        is_sign = not is_space and _is_sign(letter, category)
        if not is_space and not is_sign:
            letters.append(letter)
            continue
        if letters:
            yield "".join(letters)
            letters.clear()
        if is_sign:
            yield letter
    if letters:
        yield "".join(letters)


def _is_sign(letter: str, category: str) -> bool:
    if letter.isascii():
        return not letter.isalnum()
    return category.startswith("P") or any(first <= ord(letter) <= last for first, last in _CJK)
