"""The model as it ships: one network file, its labels, its vocabulary and its lemmas, run one chunk at a time.

Invariant: equal words give equal scores. One chunk a run, never a padded batch: the shipped network takes its scale
from all that stands in a run, so neighbours would change the answer.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from servanda.errors import BrokenModelError, MissingPartError, NoSuchPathError
from servanda.reading.damage import told_when_broken
from servanda.reading.learned.lemmas import Lemmas
from servanda.reading.learned.pieces import Pieces, shape

Floats = NDArray[np.float32]

SHIPPED = Path(__file__).parents[2] / "data" / "english"
"""The folder of the model that ships with Servanda."""
MOST_WORDS = 140
MOST_PIECES = 500
"""What one run takes: the network learnt from chunks of at most so many words, and knows 512 places."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one chunk.

    `tags` holds logits by head, (words, labels) each; `grade` is how far each word, were it an event, is told as fact,
    from -3 to 3. `arcs` is (words, 1 + words): the score of each head for each word, column 0 the root. `below` and
    `above` are what the labels of arcs are scored from; row 0 of `above` is the root.
    """

    tags: Mapping[str, Floats]
    grade: Floats
    arcs: Floats
    below: Floats
    above: Floats


class Model:
    """A loaded model."""

    def __init__(self, folder: Path) -> None:
        """Load a model's folder.

        Args:
            folder: Holds network.onnx, labels.json, vocabulary.txt, relations.npy and lemmas.tsv.gz.

        Raises:
            NoSuchPathError: A file is missing.
            MissingPartError: ONNX Runtime is not installed.
            BrokenModelError: A file is damaged.
        """
        for name in ("network.onnx", "labels.json", "vocabulary.txt", "relations.npy", "lemmas.tsv.gz"):
            if not (folder / name).is_file():
                raise NoSuchPathError(str(folder / name))
        self._folder = folder
        self._session = _session(folder / "network.onnx")
        with told_when_broken(folder / "labels.json") as path:
            self.labels = _labels(path)
        with told_when_broken(folder / "vocabulary.txt") as path:
            self._pieces = Pieces(path.read_text(encoding="utf-8").split("\n"))
        with told_when_broken(folder / "relations.npy") as path:
            self.relation_scores = _relation_scores(path, len(self.labels["relations"]))
        with told_when_broken(folder / "lemmas.tsv.gz") as path, gzip.open(path, "rt", encoding="utf-8") as lines:
            self.lemmas = Lemmas(lines)
        self._heads = [(head, len(self.labels[head])) for head in _HEADS]
        known, scored = sum(width for _, width in self._heads) + 1, self._session.get_outputs()[0].shape[-1]
        if known != scored:
            why = f"it names {known - 1} labels, the network scores {scored - 1}"
            raise BrokenModelError(str(folder / "labels.json"), why)

    @cached_property
    def fingerprint(self) -> str:
        """Give the first 16 digits of the SHA-256 over the model's files: it goes into the version of a reading."""
        total = hashlib.sha256()
        for path in sorted(self._folder.iterdir()):
            if path.suffix in {".onnx", ".json", ".txt", ".npy", ".npz", ".gz"}:
                total.update(path.name.encode() + b"\0" + path.read_bytes())
        return total.hexdigest()[:16]

    def fitting(self, words: Sequence[str]) -> int:
        """Give how many of the first words fit into one run, one at least."""
        pieces = 2
        for at, word in enumerate(words[:MOST_WORDS]):
            pieces += len(self._pieces.of(word))
            if pieces > MOST_PIECES:
                return max(at, 1)
        return min(len(words), MOST_WORDS)

    def scores(self, words: Sequence[str]) -> Scores:
        """Give the scores of one chunk of one word or more, no longer than `fitting` says."""
        pieces: list[int] = [self._pieces.first]
        shapes: list[int] = [6]
        firsts: list[int] = []
        lasts: list[int] = []
        for word in words:
            parts = self._pieces.of(word)
            firsts.append(len(pieces))
            pieces += parts
            lasts.append(len(pieces) - 1)
            shapes += [shape(word)] * len(parts)
        pieces.append(self._pieces.last)
        shapes.append(6)
        given = {"pieces": pieces, "shapes": shapes, "firsts": firsts, "lasts": lasts}
        logits, arcs, below, above = self._session.run(
            None, {name: np.asarray(values, dtype=np.int64) for name, values in given.items()}
        )
        tags: dict[str, Floats] = {}
        start = 0
        for head, width in self._heads:
            tags[head] = logits[:, start : start + width]
            start += width
        return Scores(tags, logits[:, start], arcs, below, above)


_HEADS = ("starts", "upos", "xpos", "names", "roles", "times", "status")
"""The parts of the network's tag logits, in order; the grade stands behind them."""


def _labels(path: Path) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(labels, dict):
        raise ValueError("no object")  # noqa: TRY004 - told with the file's name
    for head in (*_HEADS, "relations"):
        if not isinstance(labels.get(head), list) or not labels[head]:
            raise ValueError(f"no labels of {head!r}")
    return labels


def _relation_scores(path: Path, relations: int) -> Floats:
    scores = np.load(path, allow_pickle=False)
    if scores.ndim != 3 or len(scores) != relations:  # noqa: PLR2004 - a table for each relation
        raise ValueError(f"expected {relations} tables, found the shape {scores.shape}")
    # Laid out as `trees.lower_ends` multiplies them: it need not copy them for every sentence.
    return np.ascontiguousarray(scores.astype(np.float32).transpose(1, 0, 2)).transpose(1, 0, 2)


def _session(path: Path) -> Any:
    try:
        # Takes a tenth of a second, and reading by rule needs none of it.
        import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415
        from onnxruntime.capi import onnxruntime_pybind11_state as state  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise MissingPartError("ONNX Runtime", "pip install onnxruntime") from error
    options = onnxruntime.SessionOptions()
    # Work in parallel is processes, one report each: threads inside a run only wait for each other.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    broken = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NotImplemented)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except broken as error:
        raise BrokenModelError(str(path), str(error)) from error


def load(folder: Path = SHIPPED) -> Model:
    """Give the model of a folder, loaded once in a process; raises what `Model` raises."""
    return _loaded(folder)


@lru_cache(maxsize=2)
def _loaded(folder: Path) -> Model:
    return Model(folder)
