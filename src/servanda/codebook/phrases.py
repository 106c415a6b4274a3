"""Longest match of word sequences: the one way in which all lexicons of the codebook are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from servanda.codebook.inflect import Tense, VerbForms
from servanda.codebook.names import fold, split

Value = TypeVar("Value")

_MOST_FORMS = 50_000
"""Printed words whose lemmas are kept; a store without a bound would grow with the texts."""


class Phrases(Generic[Value]):
    """Values under the words of a phrase, folded; several values may share one phrase, in the order they came."""

    __slots__ = ("_longest", "_values")

    def __init__(self, pairs: Iterable[tuple[str, Value]] = ()) -> None:
        self._values: dict[tuple[str, ...], list[Value]] = {}
        self._longest: dict[str, int] = {}
        for text, value in pairs:
            key = tuple(map(fold, split(text)))
            if key:
                self._values.setdefault(key, []).append(value)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def at(self, words: Sequence[str], at: int, *, first: str | None = None) -> tuple[tuple[Value, ...], int] | None:
        """Give the values of the longest phrase that starts at a word, and how many words it takes.

        Args:
            words: As `names.split` cuts them.
            at: Index of the first word; outside the words nothing is found.
            first: Take this in place of the first word (its lemma).
        """
        if not 0 <= at < len(words):
            return None
        start = fold(words[at]) if first is None else first
        longest = self._longest.get(start, 0)
        if not longest:
            return None
        key = (start, *(fold(word) for word in words[at + 1 : at + longest]))
        for length in range(len(key), 0, -1):
            if values := self._values.get(key[:length]):
                return tuple(values), length
        return None

    @property
    def firsts(self) -> dict[str, int]:
        """Give the first words of all phrases with the length of the longest phrase of each."""
        return self._longest

    def __iter__(self) -> Iterator[str]:
        return (" ".join(key) for key in sorted(self._values))

    def __len__(self) -> int:
        return len(self._values)


class VerbPhrases(Generic[Value]):
    """Values under verbs and what follows them ("point out"), found in every form of the verb ("pointed out")."""

    __slots__ = ("_lemmas", "_phrases", "_verbs")

    def __init__(self, pairs: Iterable[tuple[str, Value]], verbs: VerbForms) -> None:
        self._phrases = Phrases(pairs)
        self._verbs = verbs
        self._lemmas: dict[str, tuple[tuple[str, Tense], ...]] = {}

    def at(self, words: Sequence[str], at: int) -> tuple[tuple[tuple[Value, tuple[Tense, ...]], ...], int] | None:
        """Give the values of the longest phrases that start at a word, each with the tenses its form can be."""
        if not 0 <= at < len(words):
            return None
        tenses: dict[str, list[Tense]] = {}
        for lemma, tense in self._readings(fold(words[at])):
            tenses.setdefault(lemma, []).append(tense)
        found = [
            (match, tuple(listed))
            for lemma, listed in tenses.items()
            if (match := self._phrases.at(words, at, first=lemma))
        ]
        if not found:
            return None
        length = max(match[1] for match, _ in found)
        return tuple((value, listed) for match, listed in found if match[1] == length for value in match[0]), length

    def _readings(self, form: str) -> tuple[tuple[str, Tense], ...]:
        if form not in self._lemmas:
            if len(self._lemmas) >= _MOST_FORMS:
                self._lemmas.clear()
            self._lemmas[form] = self._verbs.lemma(form, among=self._phrases.firsts)
        return self._lemmas[form]


def longer(
    verbs: tuple[tuple[tuple[Value, tuple[Tense, ...]], ...], int] | None,
    others: tuple[tuple[Value, ...], int] | None,
) -> tuple[tuple[tuple[Value, tuple[Tense, ...]], ...], int] | None:
    """Give the longer of two matches; verbs and then others where both are of one length."""
    if others is None:
        return verbs
    plain = tuple((value, ()) for value in others[0])
    if verbs is None or verbs[1] < others[1]:
        return plain, others[1]
    return (verbs[0] + plain, verbs[1]) if verbs[1] == others[1] else verbs
