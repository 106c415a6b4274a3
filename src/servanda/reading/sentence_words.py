"""One sentence as the finders of names see it: its tokens, its words, the codebook and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.codebook import Codebook
from servanda.model import MentionKind, NameMark, Period, Span, Token

KIND = {
    "name": MentionKind.NAME,
    "acronym": MentionKind.NAME,
    "former": MentionKind.NAME,
    "demonym": MentionKind.DEMONYM,
    "people": MentionKind.DEMONYM,
    "capital": MentionKind.METONYM,
    "metonym": MentionKind.METONYM,
    "description": MentionKind.ROLE,
}
"""What a mention is, by the kind of the codebook's form; other forms name nobody."""

SCORES = {
    "codebook": 0.95,
    "ambiguous": 0.5,
    "titled": 0.95,
    "appositive": 0.9,
    "bare": 0.7,
    "office": 0.85,
    "body": 0.9,
    "model": 0.6,
}
"""How much each way of finding a name is trusted; set by hand."""

POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
"""What stands behind an owner."""

_LONG_WORD = 3
"""Words of more letters count as long: articles and prepositions stay small in titles."""
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence as the finder sees it: tokens and words, all indices counted from the sentence's first token."""

    tokens: Sequence[Token]
    words: Sequence[str]
    book: Codebook
    published: Period
    is_headline: bool
    lower_words: frozenset[str]

    def span(self, first: int, last: int) -> Span:
        """Give the characters from a first to a last word (half-open)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def word(self, at: int) -> str:
        """Give a word as printed, nothing outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def lower(self, at: int) -> str:
        """Give a word in lower case, nothing outside the sentence."""
        return self.word(at).lower()


def is_headline(words: Sequence[str]) -> bool:
    """Say whether a line prints nearly every long word with a capital and has no stop, so that capitals name nobody."""
    if words and words[-1] == ".":
        return False
    long = [word for word in words if len(word) > _LONG_WORD and word[0].isalpha()]
    return len(long) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in long) >= _HEADLINE_SHARE * len(long)


Found = tuple[tuple[NameMark, ...], int]
"""Marks found at a word, and the word behind them; the word itself or less when there are none."""

NOTHING: Found = ((), 0)
"""Nothing found."""
