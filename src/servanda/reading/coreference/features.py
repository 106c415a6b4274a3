"""What speaks for and against an antecedent, as numbers: one row for each earlier mention that may be meant.

Invariant: a row depends on the mention, on the candidate and on the clusters made so far, never on what follows.
"""

from __future__ import annotations

from math import log1p
from typing import Final

import numpy as np

from servanda.reading.coreference.candidates import ALIKE, NEAR
from servanda.reading.coreference.pairs import ALONE, OPPOSITE, PLAIN, RECENT, SAME, Choice, Words
from servanda.reading.coreference.traits import GROUPS, KINDS, LABELS, Floats, Ints, Traits

COMPARED: Final = 83
"""The first columns of `features`: those that compare a mention with a candidate and with its cluster."""
WEIGHED: Final = 74
"""The first columns of these, without those on rivals and speech: a new cluster is weighed by their greatest values."""
_KNOWN: Final = (*range(11, 16), 45, *range(50, 57), *range(59, 67), 69)
_COUNTED: Final = (8, 9, 10, 30, 31, 32, 38, 39, 40, 41, 58, 75)
GROWN: Final = np.array([*_KNOWN, *_COUNTED])
"""Where the columns that compare a mention with the cluster of a candidate stand among those of `COMPARED`."""

_NAME = GROUPS.index("name")
_SEVERAL = 4
_NUMBERS, _GENDERS = 3, 5
_OF_NUMBERS = 5
_OF_GENDERS = _OF_NUMBERS + _NUMBERS
_OF_KINDS = _OF_GENDERS + _GENDERS
_OF_LABELS = _OF_KINDS + len(KINDS)
_NOTHING = _OF_LABELS + len(LABELS)


class Chains:
    """Clusters made so far, as arrays over cluster numbers; grown by `put`.

    `known` is what is known of each cluster: how early and how large it is, whether it has a name, the shares of its
    mentions with each number, gender and kind, and the labels that it lacks though it has one; the last column is 0.
    """

    __slots__ = (
        *("_first", "_genders", "_kinds", "_known", "_labels", "_last", "_numbers", "_proper", "_proper_bits", "_size"),
        *("_token_bits", "_tokens", "_words", "cluster", "count", "traits"),
    )

    def __init__(self, traits: Traits) -> None:
        many = len(traits.mentions)
        self.traits = traits
        self.cluster: Ints = np.full(many, -1, dtype=np.int64)
        self.count = 0
        self._size = [0] * many
        self._first = np.zeros(many, dtype=np.int64)
        self._last = np.zeros(many, dtype=np.int64)
        self._known = np.zeros((many, _NOTHING + 1), dtype=np.float32)
        self._known[:, _OF_NUMBERS] = 0.5
        self._numbers = np.zeros((many, _NUMBERS), dtype=np.float32)
        self._genders = np.zeros((many, _GENDERS), dtype=np.float32)
        self._kinds = np.zeros((many, len(KINDS)), dtype=np.float32)
        self._labels = np.zeros((many, len(LABELS)), dtype=bool)
        self._tokens: list[set[str]] = []
        self._proper: list[set[str]] = []
        self._words = Words(traits)
        self._token_bits = np.zeros(many, dtype=np.uint64)
        self._proper_bits = np.zeros(many, dtype=np.uint64)

    def put(self, mention: int, cluster: int) -> None:
        """Add a mention to a cluster; -1 opens a new one."""
        traits, words = self.traits, self._words
        if cluster < 0:
            cluster, self.count = self.count, self.count + 1
            self._first[cluster] = mention
            self._tokens.append(set())
            self._proper.append(set())
        self.cluster[mention] = cluster
        self._size[cluster] += 1
        self._last[cluster] = mention
        self._tokens[cluster] |= traits.tokens[mention]
        self._proper[cluster] |= traits.proper[mention]
        self._token_bits[cluster] |= words.tokens[mention]
        self._proper_bits[cluster] |= words.proper[mention]
        self._genders[cluster, traits.gender[mention]] += 1
        self._numbers[cluster, traits.number[mention]] += 1
        self._kinds[cluster] += traits.kinds[mention]
        self._labels[cluster, traits.label[mention]] = True
        self._learn(mention, cluster)

    def _learn(self, mention: int, cluster: int) -> None:
        """Note what is known of a cluster since a mention joined it."""
        size, numbers, labels = self._size[cluster], self._numbers[cluster, 1:], self._labels[cluster]
        row = self._known[cluster]
        row[0] = log1p(self._first[cluster]) / 6
        row[1:4] = log1p(size) / 3, size > 1, size > _SEVERAL
        row[4] = row[4] or self.traits.group[mention] == _NAME
        row[_OF_NUMBERS + 1 : _OF_GENDERS] = numbers / (numbers.sum() + 1e-3)
        row[_OF_GENDERS:_OF_KINDS] = self._genders[cluster] / size
        row[_OF_KINDS:_OF_LABELS] = self._kinds[cluster] / size
        if labels[1:].any():
            row[_OF_LABELS + 1 : _NOTHING] = ~labels[1:]

    def columns(self, choice: Choice) -> Floats:
        """Give the columns that `GROWN` places: (candidates, GROWN)."""
        mention, chosen = choice.mention, choice.chosen
        clusters = self.cluster[chosen]
        listed, last = clusters.tolist(), self._last[clusters]
        table: Floats = np.empty((len(chosen), len(GROWN)), dtype=np.float32)
        known = len(_KNOWN)
        table[:, :known] = self._known[clusters[:, None], self._picked(mention)]
        kinds = table[:, known - 1 - len(KINDS) : known - 1]
        table[:, known] = np.log1p(mention - last) / 4
        table[:, known + 1] = last == chosen
        table[:, known + 2] = self._first[clusters] == chosen
        for at, column in enumerate(SAME):
            table[:, known + 3 + at] = _spread(listed, clusters[choice.plain[:, column] > 0].tolist())
        table[:, known + 6 : known + 10] = self._overlaps(choice, clusters, listed)
        table[:, known + 10] = kinds @ self.traits.kinds[mention]
        recent: dict[int, int] = {}
        for cluster in clusters[choice.plain[:, RECENT].any(axis=1)].tolist():
            recent[cluster] = recent.get(cluster, 0) + 1
        table[:, known + 11] = np.log1p([recent.get(cluster, 0) for cluster in listed]) / 2
        return table

    def _picked(self, mention: int) -> list[int]:
        """Give the columns of `known` that a mention is held against."""
        traits = self.traits
        gender = int(traits.gender[mention])
        opposite = int(OPPOSITE[gender])
        return [
            *range(_OF_NUMBERS),
            _OF_NUMBERS + int(traits.number[mention]),
            *range(_OF_GENDERS, _OF_KINDS),
            _OF_GENDERS + opposite if opposite >= 0 else _NOTHING,
            _OF_GENDERS + gender if gender else _NOTHING,
            *range(_OF_KINDS, _OF_LABELS),
            _OF_LABELS + int(traits.label[mention]),
        ]

    def _overlaps(self, choice: Choice, clusters: Ints, listed: list[int]) -> Floats:
        """Compare content words and names with those of the clusters, where the candidate has words itself."""
        mention, words = choice.mention, self._words
        ours, proper = self.traits.tokens[mention], self.traits.proper[mention]
        table: Floats = np.zeros((len(listed), 4), dtype=np.float32)
        if not ours:
            return table
        has_words = words.has_words[choice.chosen]
        for row in np.flatnonzero(has_words & (self._token_bits[clusters] & words.tokens[mention] != 0)).tolist():
            table[row, 0] = len(ours & self._tokens[listed[row]]) / len(ours)
        if not proper:
            return table
        names = self._proper_bits[clusters]
        table[:, 3] = has_words & (names != 0)
        for row in np.flatnonzero(has_words & (names & words.proper[mention] != 0)).tolist():
            named = self._proper[listed[row]]
            table[row, 1:] = bool(proper & named), proper <= named, not proper <= named and not named <= proper
        return table


def _spread(clusters: list[int], meant: list[int]) -> list[bool] | bool:
    """Spread a sign from single mentions, of the clusters `meant`, to all candidates of these."""
    if not meant:
        return False
    marked = set(meant)
    return [cluster in marked for cluster in clusters]


def features(alone: Floats, choice: Choice, grown: Floats) -> Floats:
    """Give one row for each candidate: place, words, agreement, speech, then what the two are on their own.

    Args:
        alone: What `own` gives of all mentions.
        choice: The mention and its candidates.
        grown: What `Chains.columns` gives of it.
    """
    compared: Floats = np.empty((len(grown), COMPARED), dtype=np.float32)
    compared[:, PLAIN], compared[:, GROWN] = choice.plain, grown
    ours = np.broadcast_to(alone[choice.mention], (len(grown), alone.shape[1]))
    return np.concatenate([compared, alone[choice.chosen, :ALONE], ours], axis=1)


def summary(alone: Floats, choice: Choice, rows: Floats) -> Floats:
    """Give the signs of a mention that may open a new cluster: its own, and the best that the candidates show."""
    best = rows[:, :WEIGHED].max(axis=0)
    return np.concatenate([alone[choice.mention], best, [reach(choice)]], dtype=np.float32)


def reach(choice: Choice) -> float:
    """Give how many candidates there are, as a share of those that can be had by one sign."""
    return len(choice.chosen) / (NEAR + ALIKE)
