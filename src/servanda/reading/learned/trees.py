"""Arc scores to trees: the best tree with one root, exactly (Chu and Liu 1965, Edmonds 1967).

Invariant: every word has one head, one word hangs on the root, and nothing hangs in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_MOST = 1e6
"""No honest score is further from 0; taken for those that are, infinite ones too, so that sums stay finite."""


def best_heads(arcs: Floats) -> list[int]:
    """Give the head of each word of a sentence, counted from 1; 0 for the one word that hangs on the root.

    Args:
        arcs: (words, 1 + words): the score of each head for each word, no NaN; column 0 is the root.
    """
    words = len(arcs)
    scores = np.full((words + 1, words + 1), -np.inf)
    scores[1:] = np.clip(arcs, -_MOST, _MOST)
    np.fill_diagonal(scores, -np.inf)
    best: list[int] = scores.argmax(axis=1).tolist()
    if best.count(0) == 2 and not _circle(best):  # noqa: PLR2004 - one word, and the root, whose own entry means nothing
        return best[1:]
    # More than two trees can differ by: taken off the root's arcs, it leaves the best tree with one of them.
    scores[1:, 0] -= 2 * _MOST * (words + 1)
    found: list[int] = _spanning(scores)[1:].tolist()
    return found


def _circle(heads: Sequence[int]) -> list[int]:
    """Give the words of a circle, or none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        way, at = [], start
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = heads[at]
        if state[at] == 1:
            return way[way.index(at) :]
        for word in way:
            state[word] = 2
    return []


def _spanning(scores: NDArray[np.float64]) -> Ints:
    """Give the heads of the best tree under node 0; `scores` is (to, from)."""
    heads: Ints = scores.argmax(axis=1)
    circle = _circle(heads.tolist())
    if not circle:
        return heads
    ring = np.array(circle)
    rest = np.delete(np.arange(len(scores)), ring)
    # The circle becomes one node: a way in breaks the arc of the word that it enters.
    loss = scores[ring, heads[ring]]
    into = scores[ring[:, None], rest] - loss[:, None]
    out = scores[rest[:, None], ring]
    entered, left = into.argmax(axis=0), out.argmax(axis=1)
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[rest[:, None], rest]
    smaller[size, :size] = into.max(axis=0)
    smaller[:size, size] = out.max(axis=1)
    smaller[0, size] = -np.inf
    found = _spanning(smaller)
    for at in range(1, size):
        heads[rest[at]] = ring[left[at]] if found[at] == size else rest[found[at]]
    heads[ring[entered[found[size]]]] = rest[found[size]]
    return heads


def relations(heads: Sequence[int], below: Floats, above: Floats, scores: Floats, root: int) -> list[int]:
    """Give the label of each arc.

    Args:
        heads: The row of `above` that is the head of each word; 0 for the root.
        below: (words, width) of each word as the lower end.
        above: (rows, width) of each word that may be an upper end; row 0 is the root.
        scores: (labels, width + 1, width + 1).
        root: The label of the root's arc, which no other arc may have.
    """
    words = len(heads)
    ones = np.ones((words, 1), dtype=np.float32)
    lower = np.hstack([below, ones])
    upper = np.hstack([above[np.asarray(heads)], ones])
    labels, width, _ = scores.shape
    mixed = (lower @ scores.transpose(1, 0, 2).reshape(width, labels * width)).reshape(words, labels, width)
    found = np.matmul(mixed, upper[:, :, None])[:, :, 0]
    found[:, root] = -np.inf
    best = found.argmax(axis=1).tolist()
    return [label if head else root for head, label in zip(heads, best, strict=True)]
