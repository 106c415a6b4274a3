"""The noun phrase that a number counts, with its head and whether that is a plural.

Invariant: a phrase ends at its last noun; a name right behind a plural noun is not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.model import Token, WordClass
from servanda.reading.atoms import HYPHENS, Atoms, listed
from servanda.reading.quantities.amount import MOST_WORDS, STOP_WORDS, is_noun_like


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, atoms `first` to `end` (half-open), with its head noun and whether that is a plural."""

    first: int
    end: int
    head: int
    lemma: str
    plural: bool


_IN_PHRASE = frozenset({WordClass.ADJ, WordClass.NOUN, WordClass.PROPN, WordClass.NUM, WordClass.X})
_HEADS = frozenset({WordClass.NOUN, WordClass.PROPN, WordClass.X})
SAME_PLURAL = listed("aircraft people personnel police troops staff series species cattle sheep craft spacecraft dead")


def noun_phrase(atoms: Atoms, at: int, tokens: Sequence[Token]) -> Phrase | None:
    """Read a noun phrase from an atom on: adjectives, nouns and names up to the last noun in a row."""
    end = at
    head: int | None = None
    words = 0
    while end < len(atoms) and words < MOST_WORDS + 2:
        token = tokens[atoms.at(end).token]
        word = atoms.lower(end)
        behind = _behind_token(atoms, end)
        if word in HYPHENS and atoms.is_glued(end) and atoms.is_glued(end + 1):
            end += 1
            continue
        if not _belongs(atoms, end, token):
            break
        if token.word_class in _HEADS and word.isalpha():
            if head is not None and _ends_at_plural(atoms, head, tokens, end):
                break
            head = max(index for index in range(end, behind) if atoms.lower(index).isalpha())
        end, words = behind, words + 1
    if head is None:
        return None
    lemma, plural = _singular(atoms, head, tokens)
    return Phrase(at, head + 1, head, lemma, plural)


def _behind_token(atoms: Atoms, at: int) -> int:
    token, end = atoms.at(at).token, at + 1
    while atoms.at(end).token == token:
        end += 1
    return end


def _belongs(atoms: Atoms, at: int, token: Token) -> bool:
    word = atoms.lower(at)
    if word in STOP_WORDS or not atoms.at(at).text[0].isalnum():
        return False
    if token.word_class is WordClass.X:
        return word.isalpha() and not word.endswith("ed")
    if token.word_class is WordClass.VERB and "Part" in token.features:
        return is_noun_like(atoms, at + 1) and word.endswith("ed") and atoms.lower(at - 1).isdecimal()
    return token.word_class in _IN_PHRASE


def _ends_at_plural(atoms: Atoms, head: int, tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun phrase has ended: a name right behind a plural noun is not part of it."""
    return _singular(atoms, head, tokens)[1] and atoms.is_capital(at) and not atoms.is_capital(head)


def _singular(atoms: Atoms, head: int, tokens: Sequence[Token]) -> tuple[str, bool]:
    word = atoms.lower(head)
    token = tokens[atoms.at(head).token]
    if word in SAME_PLURAL:
        return ("person" if word == "people" else word), True
    lemma = token.lemma if token.span.end == atoms.at(head).end and token.text.lower() == word else word
    if "Plur" in token.features and lemma != word:
        return lemma, True
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1] if lemma == word else lemma), True
    return lemma, word in {"men", "women", "children"}
