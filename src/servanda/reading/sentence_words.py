"""One sentence as the finders of names see it: its tokens, its words, the codebook and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.codebook import Codebook
from servanda.model import (
    MentionKind,
    NameMark,
    Period,
    Span,
    Token,
)

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


SCORES = {
    "codebook": 0.95,
    "ambiguous": 0.5,
    "titled": 0.95,
    "appositive": 0.9,
    "bare": 0.7,
    "office": 0.85,
    "body": 0.9,
}


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
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""


def is_headline(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence prints nearly every word with a capital, so that capitals name nobody."""
    long = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]  # noqa: PLR2004
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)  # noqa: PLR2004


Found = tuple[tuple[NameMark, ...], int]


NOTHING: Found = ((), 0)
