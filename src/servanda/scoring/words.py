"""Words of a text: what spans touch, which word is the head of a phrase, and when two names are spelt alike.

Invariant: only spans of one text are compared; positions are code points.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from anyascii import anyascii

Span = tuple[int, int]

TOKEN = re.compile(r"\w+(?:[’']\w+)?|[^\w\s]")
HEAD_ENDS = frozenset(
    "of in for at on from who whose which that with to by as during and or near about among".split()
) | frozenset('&,;:—–(-"“”')
LEAST_SHARE = 0.5
"""A rendering is placed inside its evidence when at least this share of the content's words stand there in order."""


class Words:
    """A text cut into words and signs."""

    def __init__(self, text: str) -> None:
        self._tokens = [(found.start(), found.end()) for found in TOKEN.finditer(text)]
        self._words = [text[start:end] for start, end in self._tokens]
        self._starts = [start for start, _ in self._tokens]

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Give the numbers of the words that the spans touch."""
        touched: set[int] = set()
        for start, end in spans:
            index = bisect.bisect_left(self._starts, start)
            if index and self._tokens[index - 1][1] > start:
                index -= 1
            while index < len(self._tokens) and self._tokens[index][0] < end:
                touched.add(index)
                index += 1
        return frozenset(touched)

    def head(self, span: Span) -> int | None:
        """Give the number of the head: the last word before the first comma, preposition or relative pronoun."""
        head = None
        for index in sorted(self.touched([span])):
            word = self._words[index].lower()
            if head is not None and word in HEAD_ENDS:
                break
            if word[0].isalnum() and word != "s":
                head = index
        return head

    def place(self, content: str, within: Span) -> Span:
        """Give where a content is said again inside a span; the whole span if too few of its words are there."""
        there = sorted(self.touched([within]))
        sought = [found.group().lower() for found in TOKEN.finditer(content)]
        printed = [self._words[index].lower() for index in there]
        runs = [
            run for run in SequenceMatcher(None, sought, printed, autojunk=False).get_matching_blocks() if run.size > 0
        ]
        if sum(run.size for run in runs) < LEAST_SHARE * len(sought) or not runs:
            return within
        first, last = there[runs[0].b], there[runs[-1].b + runs[-1].size - 1]
        return self._tokens[first][0], self._tokens[last][1]


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the shared part of the union, 0 when nothing is shared."""
    shared = len(one & other)
    return shared / len(one | other) if shared else 0.0


def touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Say whether a span of one side shares a character with one of the other."""
    others = list(other)
    return any(start < last and first < end for start, end in one for first, last in others)


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Give all positions in the spans."""
    return frozenset(position for start, end in spans for position in range(start, end))


def fold(words: str) -> str:
    """Give words as they are compared: no case, no accents, no outer quotation marks, single spaces."""
    return " ".join(anyascii(words).casefold().split()).strip("\"'")


def is_part(one: str, other: str) -> bool:
    """Say whether one folded name is a part of the other and ends in the same word, as a surname does."""
    short, long = sorted((one.split(), other.split()), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)
