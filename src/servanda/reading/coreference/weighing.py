"""The small networks of coreference, applied to many mentions at once as far as no cluster is asked for.

The first layer is a sum over columns: what does not change with the clusters is summed up for a run of mentions, the
rest is added when a mention's turn comes.
Invariant: the score of a row is the mean of what the networks give it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from servanda.reading.coreference.features import COMPARED, GROWN, WEIGHED, reach
from servanda.reading.coreference.pairs import ALONE, OWN, PLAIN, Choice, Run, own
from servanda.reading.coreference.ranker import Network, Ranker
from servanda.reading.coreference.traits import Floats, Traits

_PLAIN_WEIGHED, _GROWN_WEIGHED = PLAIN[PLAIN < WEIGHED], GROWN[GROWN < WEIGHED]


class _Stack:
    """Networks of one shape side by side."""

    def __init__(self, networks: Sequence[Network]) -> None:
        layers = list(zip(*(network.layers for network in networks), strict=True))
        self.first: Floats = np.concatenate([weights for weights, _ in layers[0]], axis=1)
        self.biases: Floats = np.concatenate([biases for _, biases in layers[0]])
        self._networks = len(networks)
        self._later = [
            (np.stack([weights for weights, _ in layer]), np.stack([biases for _, biases in layer])[:, None])
            for layer in layers[1:]
        ]

    def scores(self, sums: Floats) -> Floats:
        """Give one score for each row of the first layer's sums."""
        rows = sums.reshape(len(sums), self._networks, -1).swapaxes(0, 1)
        for weights, biases in self._later:
            rows = np.maximum(rows, 0) @ weights
            rows += biases
        scores: Floats = rows[..., 0].sum(axis=0) / self._networks
        return scores


@dataclass(frozen=True, slots=True)
class Begun:
    """The sums of a run of mentions so far: of each pair, and of each mention alone for pairs and for a new cluster."""

    pairs: Floats
    own: Floats
    starts: Floats

    def of(self, at: int, rows: slice) -> Begun:
        """Give those of one mention, the one at `at` in the run, whose pairs stand at `rows`."""
        return Begun(self.pairs[rows], self.own[at], self.starts[at])


class Weigher:
    """Weighs the candidates of one text's mentions."""

    def __init__(self, ranker: Ranker, traits: Traits) -> None:
        self._own = own(traits)
        self._pairs, self._starts, self._caution = _Stack(ranker.pairs), _Stack(ranker.starts), ranker.caution
        first = self._pairs.first
        self._plain: Floats = np.concatenate([first[PLAIN], first[COMPARED : COMPARED + ALONE]])
        self._grown, self._alone = first[GROWN], first[COMPARED + ALONE :]
        start = self._starts.first
        self._start: Floats = start[[*(OWN + _PLAIN_WEIGHED), *(OWN + _GROWN_WEIGHED), OWN + WEIGHED]]
        self._start_alone = start[:OWN]

    def begun(self, run: Run) -> Begun:
        """Sum up what hangs on no cluster."""
        alone = self._own[run.first : run.first + len(run.starts) - 1]
        pairs = np.concatenate([run.plain, self._own[run.others, :ALONE]], axis=1)
        return Begun(
            pairs @ self._plain,
            alone @ self._alone + self._pairs.biases,
            alone @ self._start_alone + self._starts.biases,
        )

    def weigh(self, begun: Begun, grown: Floats) -> Floats:
        """Give the score of each candidate of a mention.

        Args:
            begun: The sums so far of this mention.
            grown: What `Chains.columns` gives of it.
        """
        sums = grown @ self._grown
        sums += begun.pairs
        sums += begun.own
        return self._pairs.scores(sums)

    def weigh_start(self, begun: Begun, choice: Choice, grown: Floats) -> float:
        """Give the score of a new cluster for a mention."""
        best = [
            choice.plain[:, : len(_PLAIN_WEIGHED)].max(axis=0),
            grown[:, : len(_GROWN_WEIGHED)].max(axis=0),
            [reach(choice)],
        ]
        sums = np.concatenate(best, dtype=np.float32) @ self._start + begun.starts
        return float(self._starts.scores(sums[None])[0]) + self._caution
