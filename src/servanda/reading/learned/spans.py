"""Tags to spans: the best sequence that the rules of BIO allow, and contents that end with their quotation.

Invariant: spans of one head do not overlap; an inner tag never opens a span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tagged = tuple[int, int, str]
"""First and last word, half-open, and the label."""


@lru_cache(maxsize=16)
def _moves(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give what each move from tag to tag costs, (to, from), and what each first tag costs."""
    size = len(labels)
    moves = np.zeros((size, size))
    start = np.zeros(size)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            start[to] = -np.inf
            for origin, before in enumerate(labels):
                if before[2:] != label[2:]:
                    moves[to, origin] = -np.inf
    return moves, start


def best_tags(logits: Floats, labels: Sequence[str]) -> list[int]:
    """Give the tags of the best allowed sequence; `logits` is (words, labels), the first label is O."""
    moves, start = _moves(tuple(labels))
    free = logits.argmax(axis=1)
    if start[free[0]] == 0 and not moves[free[1:], free[:-1]].any():
        return [int(tag) for tag in free]  # what no rule forbids is best with the rules too
    scores = logits[0] + start
    back = np.zeros(logits.shape, dtype=np.int64)
    for at in range(1, len(logits)):
        through = moves + scores
        back[at] = through.argmax(axis=1)
        scores = through.max(axis=1) + logits[at]
    path = [int(scores.argmax())]
    for at in range(len(logits) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def spans(tags: Sequence[int], labels: Sequence[str]) -> Iterator[Tagged]:
    """Give the spans of a sequence of tags."""
    first, kind = 0, ""
    for at, tag in enumerate([*tags, 0]):
        label = labels[tag]
        if kind and not (label.startswith("I-") and label[2:] == kind):
            yield first, at, kind
            kind = ""
        if label.startswith("B-"):
            first, kind = at, label[2:]


_OPENING = {"“": "”", "«": "»", "„": "“", '"': '"', "''": "''", "``": "''"}


def quotations(words: Sequence[str]) -> list[tuple[int, int]]:
    """Give the quotations of a paragraph, marks included; one that is not closed ends with the paragraph."""
    found: list[tuple[int, int]] = []
    first, closing = -1, ""
    for at, word in enumerate(words):
        if closing and (word == closing or (closing == "''" and word == '"')):
            found.append((first, at + 1))
            closing = ""
        elif not closing and word in _OPENING:
            first, closing = at, _OPENING[word]
    if closing:
        found.append((first, len(words)))
    return found


def closed(first: int, last: int, quoted: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give a content that ends with the quotation that it runs into, and starts with one that it leaves.

    A mark beside the content belongs to it when the rest of its quotation does.
    """
    for begin, end in quoted:
        if begin < last < end and (first <= begin or first - begin <= 1 or end - last == 1):
            last = end
        if first == begin + 1 and last >= end - 1:
            first, last = begin, max(last, end)
    return first, last
