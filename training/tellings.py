"""Learn how likely two tellings are of one act, from texts whose acts people linked (ECB+), and the words behind it.

    python training/tellings.py --corpora FOLDER --encoder FOLDER --out FOLDER [--folds]

Reads `linking/ecbplus_train.jsonl` (ECB+ as the corpus folder has it) and counts words in it and in
`news/worldwide.jsonl`; what a word means comes from the encoder (`encoder.py`). Writes words.npz and trees.onnx. With
`--folds` trees are then learnt five times without a fifth of the topics each, and what clustering makes of these
topics is printed for several least chances; the scorer is `../gold/coref_score.py` beside the corpora. The development
and test parts are never opened.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from network import Network, Sizes
from numpy.typing import NDArray
from onnx import TensorProto, helper
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import Ridge

from servanda.linking.clusters import pair
from servanda.linking.tellings import SIGNS, Lexicon, signs, stem, words_of
from servanda.reading.learned.pieces import Pieces

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))
from linking_events import Mention, clusters_of, grouped, marked, measure_of, near, rows_of

WIDTH = 64
"""Numbers that stand for the sense of a word, one byte each."""
FORESTS = 3
DRAWN = 5
"""Of the pairs of two acts each forest learns from one in so many."""
FOLDS = 5
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5)
BATCH = 64
CHUNK = 60
MOST_PIECES = 200
OFTEN = 5
"""Times that texts have a stem from which the map is learnt."""
SELDOM = 3
"""How many uses the map's answer weighs."""

Pair = tuple[Mention, Mention]
Floats = NDArray[np.float32]


class Encoder:
    """MiniLM before this project taught it anything: a word's shape says nothing to it."""

    def __init__(self, folder: Path) -> None:
        """Load `encoder.py`'s folder."""
        self.pieces = Pieces((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))
        self.network = Network(Sizes(upos=1, xpos=1, names=1, roles=1, times=1, relations=1))
        with torch.no_grad():
            self.network.load_encoder(folder / "model.safetensors")
            shapes = self.network.shapes.weight  # its rows differ by chance
            shapes.copy_(shapes.mean(0, keepdim=True).expand_as(shapes))
        self.network.eval()

    def taken(self, words: Sequence[str]) -> Floats:
        """Give what the encoder takes each word as, (words, width): the mean over its pieces."""
        table = self.network.words.weight.detach().numpy()
        return np.stack([table[list(self.pieces.of(word))].mean(0) for word in words])

    def read(self, chunks: Sequence[Sequence[str]]) -> Iterator[tuple[int, Floats]]:
        """Give what it makes of the words of chunks, (words, width) each, with the number of the chunk.

        Chunks of like length go together; a word behind the last place is left out.
        """
        given = [self._places(words) for words in chunks]
        order = sorted(range(len(chunks)), key=lambda at: len(given[at][0]))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            width = len(given[batch[-1]][0])
            numbers = torch.zeros(len(batch), width, dtype=torch.long)
            for row, at in enumerate(batch):
                numbers[row, : len(given[at][0])] = torch.tensor(given[at][0])
            mask = torch.arange(width) < torch.tensor([[len(given[at][0])] for at in batch])
            states = self._states(numbers, mask)
            for row, at in enumerate(batch):
                yield at, np.stack([states[row, start:end].mean(0) for start, end in given[at][1]])

    def _places(self, words: Sequence[str]) -> tuple[list[int], list[tuple[int, int]]]:
        """Give the pieces of a chunk, and where those of each word stand."""
        numbers, places = [self.pieces.first], []
        for word in words:
            pieces = self.pieces.of(word)
            if len(numbers) + len(pieces) >= MOST_PIECES:
                break
            places.append((len(numbers), len(numbers) + len(pieces)))
            numbers.extend(pieces)
        return [*numbers, self.pieces.last], places

    @torch.no_grad()
    def _states(self, numbers: torch.Tensor, mask: torch.Tensor) -> Floats:
        network = self.network
        # Half precision: of each state a byte is kept.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            places = network.places(torch.arange(numbers.shape[1]))
            states = network.norm(network.words(numbers) + places + network.shapes(torch.zeros_like(numbers)))
            for layer in network.layers:
                states = layer(states, mask[:, None, None, :])
        found: Floats = states.float().numpy()
        return found


def senses(texts: Sequence[str], stems: Sequence[str], common: Sequence[str], encoder: Encoder) -> Floats:
    """Give the sense of each stem, (stems, width): the mean of what the encoder makes of it where texts have it.

    Of a stem that texts have seldom or never, what it makes of its commonest form alone tells the rest, by a linear
    map learnt from those that texts have.
    """
    row = {stem: at for at, stem in enumerate(stems)}
    lines = (words_of(line) for text in texts for line in text.split("\n"))
    chunks = [words[at : at + CHUNK] for words in lines for at in range(0, len(words), CHUNK)]
    used, times = np.zeros((len(stems), encoder.network.sizes.width), np.float32), np.zeros(len(stems), np.float32)
    for number, states in encoder.read(chunks):
        for word, state in zip(chunks[number], states, strict=False):  # the last words of a long chunk have none
            at = row.get(stem(word)) if word.isalpha() else None
            if at is not None:
                used[at] += state
                times[at] += 1
    alone = np.empty_like(used)
    for number, states in encoder.read([[word] for word in common]):
        alone[number] = states[0]
    often = times >= OFTEN
    told = Ridge(alpha=10.0).fit(alone[often], used[often] / times[often, None]).predict(alone)
    found = (used + SELDOM * told) / (times[:, None] + SELDOM)
    found -= found.mean(0)
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def compressed(vectors: Floats) -> NDArray[np.int8]:
    """Give vectors along their main axes, as bytes."""
    centred = vectors - vectors.mean(0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:WIDTH]
    # The sign of an axis is free; the largest part of each is made positive, so that equal words give equal bytes.
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(1)])[:, None]
    short = centred @ axes.T
    return np.round(short / np.abs(short).max() * 127).astype(np.int8)


@dataclass(frozen=True)
class Table:
    """What ships of words: stems, how rare each is, what it is near to."""

    stems: list[str]
    rarity: NDArray[np.float32]
    senses: NDArray[np.int8]
    pieces: NDArray[np.int8]
    unknown: float

    @property
    def lexicon(self) -> Lexicon:
        """Give it as the product reads it."""
        return Lexicon(self.stems, self.rarity, self.senses, self.pieces, unknown=self.unknown)

    def write(self, path: Path) -> None:
        """Write it."""
        stems = np.frombuffer("\n".join(self.stems).encode("utf-8"), np.uint8)
        tables = {"rarity": self.rarity, "senses": self.senses, "pieces": self.pieces}
        np.savez_compressed(path, stems=stems, unknown=np.float32(self.unknown), **tables)


def table_of(texts: Sequence[str], encoder: Path) -> Table:
    """Count in how many texts each stem stands, and give it the sense of its commonest form.

    Known are the stems that two texts have, and those of the words of the encoder's vocabulary. All texts of a topic
    count as one: a name of one affair is to be as unknown and as rare to those who learn from it as names will be.
    """
    counts: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        told = {word.lower() for word in words_of(text) if word.isalpha()}
        counts.update({stem(word) for word in told})
        for word in told:
            forms[stem(word)][word] += 1
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    listed = {word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 1}
    for word in listed:
        forms[stem(word)][word] += 0
    known = {stem(word) for word in listed}
    stems = sorted(known | {one for one, number in counts.items() if number > 1})
    # Of forms that are equally common the shortest: "strike" for "strik".
    common = [min(forms[one], key=lambda form, of=forms[one]: (-of[form], len(form), form)) for one in stems]
    # A word of every text weighs next to nothing, but something.
    rarity = np.array([math.log((1.1 + len(texts)) / (1 + counts[one])) for one in stems], np.float32)
    model = Encoder(encoder)
    tables = senses(texts, stems, common, model), model.taken(common)
    return Table(stems, rarity, *map(compressed, tables), math.log(1 + len(texts)))


def compared(acts: Sequence[Mention]) -> tuple[list[Pair], NDArray[np.float32]]:
    """Give the pairs that are compared, and their signs, (pairs, signs)."""
    pairs = near(acts)
    found = np.empty((len(pairs), len(SIGNS)), np.float32)
    for row, (one, other) in enumerate(pairs):
        found[row] = signs(one.telling, other.telling)
    return pairs, found


def learn(given: NDArray[np.float32], is_one: NDArray[np.bool_]) -> list[HistGradientBoostingClassifier]:
    """Learn forests from signs; each draws its own part of the pairs of two acts, which then weigh as much as all."""
    forests = []
    for seed in range(FORESTS):
        drawn = is_one | (np.random.default_rng(seed).random(len(is_one)) < 1 / DRAWN)
        forest = HistGradientBoostingClassifier(
            max_iter=200,
            learning_rate=0.06,
            max_leaf_nodes=20,
            min_samples_leaf=30,
            l2_regularization=5.0,
            max_features=0.4,
            early_stopping=False,
            random_state=seed,
        )
        weights = np.where(is_one[drawn], 1.0, DRAWN)
        forests.append(forest.fit(given[drawn], is_one[drawn], sample_weight=weights))
    return forests


def chances(forests: Sequence[HistGradientBoostingClassifier], given: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give what forests say of signs: the mean of their logits, as a chance."""
    logits = np.mean([forest.decision_function(given) for forest in forests], axis=0)
    found: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return found


def exported(forests: Sequence[HistGradientBoostingClassifier]) -> onnx.ModelProto:
    """Give learnt forests as ONNX: signs (pairs, signs) to chances (pairs, 1)."""
    fields: defaultdict[str, list[Any]] = defaultdict(list)
    # scikit-learn has no other way to the nodes of its trees.
    trees = [tree for forest in forests for (tree,) in forest._predictors]  # noqa: SLF001
    for number, tree in enumerate(trees):
        for place, node in enumerate(tree.nodes):
            fields["nodes_treeids"].append(number)
            fields["nodes_nodeids"].append(place)
            fields["nodes_featureids"].append(int(node["feature_idx"]))
            fields["nodes_modes"].append("LEAF" if node["is_leaf"] else "BRANCH_LEQ")
            fields["nodes_values"].append(0.0 if node["is_leaf"] else float(node["num_threshold"]))
            fields["nodes_truenodeids"].append(int(node["left"]))
            fields["nodes_falsenodeids"].append(int(node["right"]))
            if node["is_leaf"]:
                fields["target_treeids"].append(number)
                fields["target_nodeids"].append(place)
                fields["target_ids"].append(0)
                fields["target_weights"].append(float(node["value"]) / len(forests))
    start = float(np.mean([forest._baseline_prediction for forest in forests]))  # noqa: SLF001
    forest = helper.make_node(
        "TreeEnsembleRegressor",
        ["signs"],
        ["logits"],
        domain="ai.onnx.ml",
        n_targets=1,
        base_values=[start],
        **fields,
    )
    graph = helper.make_graph(
        [forest, helper.make_node("Sigmoid", ["logits"], ["chances"])],
        "tellings",
        [helper.make_tensor_value_info("signs", TensorProto.FLOAT, [None, len(SIGNS)])],
        [helper.make_tensor_value_info("chances", TensorProto.FLOAT, [None, 1])],
    )
    versions = [helper.make_opsetid("ai.onnx.ml", 3), helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="servanda")
    onnx.checker.check_model(model)
    return model


def folds(acts: Sequence[Mention], pairs: Sequence[Pair], given: Any, is_one: Any, measure: Any) -> None:
    """Print what clustering makes of topics that the trees did not learn from."""
    topics = sorted({_topic(one) for one in acts})
    np.random.default_rng(0).shuffle(topics)
    fold = {topic: at % FOLDS for at, topic in enumerate(topics)}
    ends = np.array([[fold[_topic(one)], fold[_topic(other)]] for one, other in pairs])
    found: defaultdict[float, list[float]] = defaultdict(list)
    for number in range(FOLDS):
        is_other = (ends != number).all(1)
        mine = np.flatnonzero((ends == number).all(1))
        said = chances(learn(given[is_other], is_one[is_other]), given[mine])
        here = [one for one in acts if fold[_topic(one)] == number]
        edges = {pair(*(one.id for one in pairs[at])): float(chance) for at, chance in zip(mine, said, strict=True)}
        for least in LEAST:
            scored = measure(clusters_of(here), grouped(here, edges, least), singletons=True)
            found[least].append(100 * scored["conll"].f1)
    for least, several in found.items():
        print(f"least {least}: CoNLL {np.mean(several):.2f}", " ".join(f"{one:.1f}" for one in several), flush=True)


def _topic(one: Mention) -> str:
    """Give the topic of a text of ECB+, with which its name begins: 12_4ecbplus."""
    return one.text.partition("_")[0]


def main() -> None:
    """Count, learn, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    documents = rows_of(options.corpora / "linking/ecbplus_train.jsonl")
    news = rows_of(options.corpora / "news/worldwide.jsonl")
    topics: defaultdict[int, list[str]] = defaultdict(list)
    for one in documents:
        topics[one["topic"]].append(one["text"])
    texts = [*map("\n".join, topics.values()), *(str(one["text"]) for one in news)]
    table = table_of(texts, options.encoder)
    acts = marked(documents, table.lexicon)
    pairs, given = compared(acts)
    is_one = np.array([one.cluster == other.cluster for one, other in pairs])
    print(f"{len(table.stems)} stems, {len(acts)} acts, {len(pairs)} pairs, {is_one.sum()} of one act", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    table.write(options.out / "words.npz")
    (options.out / "trees.onnx").write_bytes(exported(learn(given, is_one)).SerializeToString())
    if options.folds:
        folds(acts, pairs, given, is_one, measure_of(options.corpora.parent / "gold/coref_score.py"))


if __name__ == "__main__":
    main()
