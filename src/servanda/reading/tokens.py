"""Words and signs of a block, cut where the codebook cuts them.

Invariant: a word is a span of the report's text; what lies between words is white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.codebook.names import spans
from servanda.model import Span, Token, WordClass

_GLUED_VERBS = ("said", "says", "told", "added", "noted", "stressed", "has", "had", "will", "was", "is", "also")
"""Words of saying and helping that dumps run together with the name before them ("Okaforsaid")."""

_LEAST_GLUED_NAME = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign as printed."""

    span: Span
    text: str

    @property
    def lower(self) -> str:
        """Give the word in lower case, with one kind of apostrophe."""
        return self.text.lower().replace("’", "'")


def words(text: str, within: Span, *, surnames: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """Give the words and signs of a part of a text, in order.

    A capitalised word that is a known surname with a verb of saying glued to it is cut in two: the dump lost the
    space, and a lost space is a boundary, never an insertion (ruling 5).

    Args:
        text: The report's text.
        within: The part to cut.
        surnames: Last words of names that the report prints elsewhere.
    """
    part = within.of(text)
    found: list[Word] = []
    for start, end in spans(part):
        begin = within.start + start
        printed = part[start:end]
        cut = _glued_at(printed, surnames)
        if cut:
            found.append(Word(Span(begin, begin + cut), printed[:cut]))
        found.append(Word(Span(begin + cut, within.start + end), printed[cut:]))
    return tuple(found)


def _glued_at(printed: str, surnames: frozenset[str]) -> int:
    """Give the length of the name in a word that glues a name and a verb; 0 when it is one word."""
    if len(printed) <= _LEAST_GLUED_NAME or not printed[0].isupper():
        return 0
    for verb in _GLUED_VERBS:
        name = printed[: -len(verb)]
        if printed.endswith(verb) and name in surnames and len(name) >= _LEAST_GLUED_NAME:
            return len(name)
    return 0


def bare(word: Word) -> Token:
    """Give a token of unknown class, for text that is looked at without being tagged (datelines, bylines)."""
    return Token(span=word.span, text=word.text, lemma=word.lower, word_class=WordClass.X)


_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")


def surnames(text: str, parts: Sequence[Span]) -> frozenset[str]:
    """Give the capitalised words that follow another capitalised word, or a rank, somewhere in these parts."""
    found: set[str] = set()
    for part in parts:
        previous = ""
        for start, end in spans(part.of(text)):
            word = text[part.start + start : part.start + end]
            if previous[:1].isupper() and word[:1].isupper() and _CAPITALISED.fullmatch(word):
                found.add(word)
            previous = word
    return frozenset(found)


_ARTICLE_NAME = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t|[Aa]z)[-‐–]([^\W\d_])[\w’'-]+")


def has_article(printed: str) -> bool:
    """Say whether a word is a name behind its Arabic article and a hyphen: "al-Habsani", "El-Naggar", "ash-Sharif"."""
    match = _ARTICLE_NAME.fullmatch(printed)
    return match is not None and match.group(1).isupper()
