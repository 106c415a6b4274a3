"""Arc scores to trees: the best tree with one root, exactly (Chu and Liu 1965, Edmonds 1967).

Invariant: every word has one head, one word hangs on the root, and nothing hangs in a circle.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_MOST = 1e6
"""No honest score is further from 0; taken for those that are, infinite ones too, so that sums stay finite."""
_NEARLY = 2.0
"""How much less likely, in the logarithm, a word's next label may be where its first is another word's; chosen on the
development parts of EWT and GUM."""


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


def best_tree(
    arcs: Floats, labels: Floats, root: int, lone: Sequence[Collection[int]] = ()
) -> tuple[list[int], list[int]]:
    """Give the heads and the labels that are likeliest together: of each arc its chance times that of its best label.

    A head whose label would be a guess thus gives way to one that is nearly as likely and whose label is sure.

    Args:
        arcs: (words, 1 + words) as for `best_heads`.
        labels: (words, labels, 1 + words): the score of each label for each arc, finite.
        root: The label of the root's arc, which no other arc may have.
        lone: Groups of labels of which a head has one word at most, as far as the others have a label nearly as likely.

    Returns:
        Of each word the head, counted from 1, 0 for the root, and the label.
    """
    known = labels.copy()
    known[:, root, 1:] = -_MOST
    sure = -_excess(known)
    sure[:, 0] = 0.0
    heads = best_heads(np.clip(arcs, -_MOST, _MOST) - _total(arcs) + sure)
    chosen = known[np.arange(len(heads)), :, heads]
    found: list[int] = chosen.argmax(axis=1).tolist()
    found = [label if head else root for head, label in zip(heads, found, strict=True)]
    for group in lone:
        _part(found, heads, chosen, group)
    return heads, found


def _part(found: list[int], heads: Sequence[int], scores: Floats, group: Collection[int]) -> None:
    """Leave each head the surest of its words with a label of the group; the others take their next one."""
    crowds: dict[int, list[int]] = {}
    for word, (label, head) in enumerate(zip(found, heads, strict=True)):
        if label in group:
            crowds.setdefault(head, []).append(word)
    for words in crowds.values():
        if len(words) == 1:
            continue
        others = scores[words].copy()
        others[:, list(group)] = -_MOST
        loss = scores[words, [found[word] for word in words]] - others.max(axis=1)
        for at, word in enumerate(words):
            if at != loss.argmax() and loss[at] < _NEARLY:
                found[word] = int(others[at].argmax())


def _excess(scores: Floats) -> Floats:
    """Give how much greater the logarithm of the summed chances is than the greatest score, over the second axis."""
    greatest = scores.max(axis=1, keepdims=True, initial=-_MOST)
    found: Floats = np.log(np.exp(scores - greatest).sum(axis=1))
    return found


def _total(arcs: Floats) -> Floats:
    """Give the logarithm of the summed chances of the heads of each word, as a column."""
    known = np.clip(arcs, -_MOST, _MOST)
    found: Floats = (known.max(axis=1, initial=-_MOST) + _excess(known))[:, None]
    return found


def lower_ends(below: Floats, scores: Floats) -> Floats:
    """Give what each word as a lower end brings to the score of each label: (words, labels, width + 1).

    Args:
        below: (words, width).
        scores: (labels, width + 1, width + 1).
    """
    labels, width, _ = scores.shape
    lower = np.hstack([below, np.ones((len(below), 1), dtype=np.float32)])
    return (lower @ scores.transpose(1, 0, 2).reshape(width, labels * width)).reshape(len(below), labels, width)


def label_scores(lower: Floats, above: Floats) -> Floats:
    """Give the score of each label for each arc of a sentence: (words, labels, 1 + words).

    Args:
        lower: (words, labels, width + 1), of `lower_ends`.
        above: (1 + words, width) of each word as the upper end; row 0 is the root.
    """
    words, labels, width = lower.shape
    upper = np.hstack([above, np.ones((len(above), 1), dtype=np.float32)])
    found: Floats = (lower.reshape(words * labels, width) @ upper.T).reshape(words, labels, len(above))
    return found
