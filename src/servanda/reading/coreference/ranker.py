"""The learned part of coreference: tables of weights, read from one file, applied with numpy alone.

A hashed table guesses what kind of thing a mention is; small networks weigh every antecedent and a new start.
Invariant: the same file and the same words give the same scores.
Source: trained by training/coreference.py on OntoGUM and GUM; the file names its corpus and its scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

import numpy as np

from servanda.errors import NoSuchPathError
from servanda.reading.coreference.mentions import Mention
from servanda.reading.coreference.parse import Parse, Tree
from servanda.reading.coreference.traits import Floats, hints, word_number
from servanda.reading.damage import told_when_broken


@dataclass(frozen=True, slots=True)
class Network:
    """Layers of weights and biases with max(0, x) between; the last gives one number."""

    layers: tuple[tuple[Floats, Floats], ...]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights that say which antecedent is meant.

    `kinds` is the hashed table of kinds of things. `pairs` weigh candidates, `starts` the chance that a mention opens a
    cluster; their means count. `caution` is added to the score of a new cluster: the higher, the fewer links.
    """

    kinds: Floats
    pairs: tuple[Network, ...]
    starts: tuple[Network, ...]
    caution: float

    @classmethod
    def read(cls, file: IO[bytes]) -> Ranker:
        """Read a ranker that training wrote; nothing but arrays is read."""
        with np.load(file, allow_pickle=False) as table:
            arrays = {name: table[name] for name in table.files}
        number = int(arrays["networks"])
        return cls(
            arrays["kinds"].astype(np.float32),
            tuple(_network(arrays, f"pair{index}") for index in range(number)),
            tuple(_network(arrays, f"start{index}") for index in range(number)),
            float(arrays["caution"]),
        )

    def kinds_of(self, parse: Parse, tree: Tree, mentions: Sequence[Mention]) -> Floats:
        """Give the chance of each kind of thing, one row for each mention."""
        size, width = self.kinds.shape
        chances = np.zeros((len(mentions), width), dtype=np.float32)
        for row, mention in enumerate(mentions):
            hashed = [word_number(mark) % size for mark in hints(parse, tree, mention)]
            chances[row] = self.kinds[hashed].sum(axis=0)
        chances = np.exp(chances - chances.max(axis=1, keepdims=True, initial=-np.inf))
        shares: Floats = chances / chances.sum(axis=1, keepdims=True)
        return shares


def _network(arrays: dict[str, np.ndarray], name: str) -> Network:
    depth = sum(key.startswith(f"{name}_weights") for key in arrays)
    if not depth:
        raise ValueError(f"no layers of {name!r}")
    return Network(
        tuple(
            (arrays[f"{name}_weights{layer}"].astype(np.float32), arrays[f"{name}_biases{layer}"].astype(np.float32))
            for layer in range(depth)
        )
    )


SHIPPED = Path(__file__).parents[2] / "data" / "english" / "coreference.npz"
"""The ranker that ships with Servanda."""


@lru_cache(maxsize=2)
def load(path: Path) -> Ranker:
    """Give the ranker of a file, read once in a process.

    Raises:
        NoSuchPathError: The file is missing.
        BrokenModelError: The file is damaged.
    """
    if not path.is_file():
        raise NoSuchPathError(str(path))
    with told_when_broken(path), path.open("rb") as file:
        return Ranker.read(file)


def english() -> Ranker:
    """Give the ranker that ships with Servanda."""
    return load(SHIPPED)
