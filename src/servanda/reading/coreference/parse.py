"""A parsed text as coreference reads it, and the clusters that it gives.

Invariant: every index is a word of the whole text, every range half-open; a tree is trusted for nothing: heads may
point anywhere, at themselves or in circles, and the text is still read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and its label: PER, ORG, LOC, FAC, NORP, PRODUCT, EVENT or MISC; first and last word, half-open."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Words with their classes and one tree for each sentence; how they were made is not asked.

    `heads` are words of the whole text, -1 for the root of a sentence. `relations` are those of Universal Dependencies,
    with subtypes. `sentences` tile the words, half-open.
    """

    words: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    names: Sequence[NameSpan]
    sentences: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention joined its cluster.

    `mention` and `antecedent` are ranges of words. `score` is the chance, from 0 to 1, that the ranker gave to the
    cluster of the antecedent. `reason` is what the pair shows to a reader: "pronoun", "same words", "shared name",
    "acronym", "same noun", or "description" where no word is shared.
    """

    mention: tuple[int, int]
    antecedent: tuple[int, int]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one thing in the order of the text, and the links that brought them together."""

    mentions: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


class Tree:
    """Children and yields of a parse.

    Arcs that leave their sentence or close a circle are dropped; their words become roots.
    """

    __slots__ = ("children", "heads", "sentence_of", "yields")

    def __init__(self, parse: Parse) -> None:
        size = len(parse.words)
        self.sentence_of = [0] * size
        for number, (first, last) in enumerate(parse.sentences):
            self.sentence_of[first:last] = [number] * (last - first)
        self.heads = self._sound(parse.heads)
        self.children: list[list[int]] = [[] for _ in range(size)]
        for word, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(word)
        self.yields = [(word, word + 1) for word in range(size)]
        for word in self._leaves_first():
            head = self.heads[word]
            if head >= 0:
                ours, theirs = self.yields[word], self.yields[head]
                self.yields[head] = (min(ours[0], theirs[0]), max(ours[1], theirs[1]))

    def _sound(self, given: Sequence[int]) -> list[int]:
        size = len(given)
        heads = [
            head if 0 <= head < size and head != word and self.sentence_of[head] == self.sentence_of[word] else -1
            for word, head in enumerate(given)
        ]
        state = [0] * size  # 1 while on the way up from a word, 2 when its way to a root is known
        for start in range(size):
            way = []
            word = start
            while word >= 0 and state[word] == 0:
                state[word] = 1
                way.append(word)
                word = heads[word]
            if word >= 0 and state[word] == 1:
                heads[word] = -1
            for passed in way:
                state[passed] = 2
        return heads

    def _leaves_first(self) -> list[int]:
        order = [word for word, head in enumerate(self.heads) if head < 0]
        for word in order:
            order.extend(self.children[word])
        return order[::-1]

    def above(self, word: int) -> list[int]:
        """Give the heads over a word, the nearest first."""
        way = []
        while (word := self.heads[word]) >= 0:
            way.append(word)
        return way
