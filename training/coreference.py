"""Learn coreference from OntoGUM: kinds of things from GUM's entities, then which antecedent is meant.

    python training/coreference.py --corpora FOLDER --out FILE [--parse gold|TRAIN.jsonl,DEV.jsonl]

With `--parse` two files of another reader's parses take the place of the gold trees; coreference_corpus.py says how
they look. Learns on train, chooses the caution on dev, never opens test. Needs torch; some five minutes on one core
(set OPENBLAS_NUM_THREADS=1 where cores are shared).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from coreference_corpus import Document, documents
from torch import Tensor, nn
from torch.nn import functional as nnf

from servanda.reading.coreference import coreference
from servanda.reading.coreference.features import Chains, features, summary
from servanda.reading.coreference.mentions import Mention, mentions
from servanda.reading.coreference.pairs import own, runs
from servanda.reading.coreference.parse import Tree
from servanda.reading.coreference.ranker import Network, Ranker
from servanda.reading.coreference.traits import KINDS, describe, hints, word_number

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))
from coreference_scores import scores

HASHES = 8192
FOLDS = 5
KIND_ROUNDS, KIND_RATE, KIND_DROP, KIND_DECAY = 12, 0.03, 0.2, 2e-5
ROUNDS, RATE, MENTIONS_IN_BATCH = 6, 3e-3, 128
SEEDS = (0, 1, 2)
HIDDEN = (128, 32)
DROP = 0.4
START_WEIGHT = 0.6
"""What a mention without antecedent counts beside one with.

One network rose from 61.0 to 61.8 on dev with this, wider layers and more drop; one seed each, so much of it is chance.
"""
CAUTIONS = (-0.4, -0.2, 0.0, 0.2)
LOW = -1e9
UNCLEAR = frozenset({"conversation"})
"""Genres whose terms were not checked: the shipped ranker learns nothing from them."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its tree, its mentions and the marks of each mention, hashed."""

    document: Document
    tree: Tree
    mentions: list[Mention]
    marks: list[list[int]]
    kinds: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """A mention that has candidates: their rows, the row of a new start, and which candidates are right."""

    rows: np.ndarray
    start: np.ndarray
    right: np.ndarray


def read(document: Document) -> Read:
    """Find the mentions of a document and the kind of each, -1 where GUM gives none."""
    parse = document.parse
    tree = Tree(parse)
    found = mentions(parse, tree)
    marks = [[word_number(mark) % HASHES for mark in hints(parse, tree, mention)] for mention in found]
    by_head: dict[int, str] = {}
    for (first, last), kind in sorted(document.types.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        tops = [word for word in range(first, last) if not first <= tree.heads[word] < last]
        if len(tops) == 1:
            by_head.setdefault(tops[0], kind if kind in KINDS else "other")
    kinds = [
        KINDS.index(by_head[mention.head]) if mention.head in by_head and mention.type != "list" else -1
        for mention in found
    ]
    return Read(document, tree, found, marks, kinds)


def learn_kinds(texts: Sequence[Read]) -> np.ndarray:
    """Learn the table that says which marks speak for which kind of thing."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    known = [(marks, kind) for text in texts for marks, kind in zip(text.marks, text.kinds, strict=True) if kind >= 0]
    table = torch.zeros(HASHES, len(KINDS), requires_grad=True)
    teacher = torch.optim.Adam([table], lr=KIND_RATE)
    for _ in range(KIND_ROUNDS):
        order = rng.permutation(len(known))
        for start in range(0, len(order), 256):
            batch = [known[index] for index in order[start : start + 256]]
            kept = [[mark for mark in marks if rng.random() > KIND_DROP] or marks[-1:] for marks, _ in batch]
            offsets = np.cumsum([0, *(len(marks) for marks in kept[:-1])])
            flat = torch.tensor([mark for marks in kept for mark in marks])
            guess = nnf.embedding_bag(flat, table, torch.from_numpy(offsets), mode="sum")
            loss = nnf.cross_entropy(guess, torch.tensor([kind for _, kind in batch]))
            loss = loss + KIND_DECAY * (table**2).sum()
            teacher.zero_grad()
            loss.backward()
            teacher.step()
    return table.detach().numpy().astype(np.float16).astype(np.float32)


def kinds_of(table: np.ndarray, text: Read) -> np.ndarray:
    """Give the chances of each kind for the mentions of a text."""
    return Ranker(table, (), (), 0.0).kinds_of(text.document.parse, text.tree, text.mentions)


def choices(text: Read, kinds: np.ndarray) -> list[Example]:
    """Walk through a text with the gold clusters of what stands before, and note every choice."""
    traits = describe(text.document.parse, text.tree, text.mentions, kinds)
    chains, alone = Chains(traits), own(traits)
    chain_of = {span: name for name, spans in text.document.gold.items() for span in spans}
    names = [chain_of.get(mention.span) for mention in text.mentions]
    cluster_of: dict[str, int] = {}
    found = []
    for choice in (choice for run in runs(traits) for choice, _ in run.choices()):
        index, chosen = choice.mention, choice.chosen
        name = names[index]
        if len(chosen):
            rows = features(alone, choice, chains.columns(choice))
            right = np.array([name is not None and names[other] == name for other in chosen])
            start = summary(alone, choice, rows)
            found.append(Example(rows.astype(np.float16), start.astype(np.float16), right))
        chains.put(index, cluster_of.get(name, -1) if name is not None else -1)
        if name is not None:
            cluster_of[name] = int(chains.cluster[index])
    return found


def network(width: int) -> nn.Sequential:
    """Give an untrained network for rows of a width."""
    first, second = HIDDEN
    layers = (nn.Linear(width, first), nn.ReLU(), nn.Dropout(DROP), nn.Linear(first, second), nn.ReLU())
    return nn.Sequential(nn.Dropout(0.05), *layers, nn.Dropout(DROP / 2), nn.Linear(second, 1))


def log_sum(scores_: Tensor, group: Tensor, count: int) -> Tensor:
    """Give the logarithm of the sum of exponents in each group."""
    top = torch.full((count,), LOW).scatter_reduce(0, group, scores_.detach(), "amax")
    sums = torch.zeros(count).scatter_add(0, group, torch.exp(scores_ - top[group]))
    return (sums + 1e-12).log() + top


def learn_pairs(found: Sequence[Example], *, seed: int) -> tuple[Network, Network]:
    """Learn to give the right antecedents together, or a new start, the greatest chance."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    pair, start = network(found[0].rows.shape[1]), network(found[0].start.shape[0])
    teacher = torch.optim.AdamW([*pair.parameters(), *start.parameters()], weight_decay=1e-4)
    batches = -(-len(found) // MENTIONS_IN_BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(teacher, RATE, total_steps=ROUNDS * batches, pct_start=0.15)
    for number in range(ROUNDS):
        order, total = rng.permutation(len(found)), 0.0
        for low in range(0, len(order), MENTIONS_IN_BATCH):
            loss = _loss(pair, start, [found[index] for index in order[low : low + MENTIONS_IN_BATCH]])
            teacher.zero_grad()
            loss.backward()
            teacher.step()
            rates.step()
            total += loss.item()
        print(f"seed {seed} round {number} loss {total / batches:.4f}", flush=True)
    return _frozen(pair, _seen([choice.rows for choice in found])), _frozen(
        start, _seen([choice.start for choice in found])
    )


def _loss(pair: nn.Module, start: nn.Module, batch: Sequence[Example]) -> Tensor:
    group = torch.from_numpy(np.repeat(np.arange(len(batch)), [len(choice.rows) for choice in batch]))
    right = torch.from_numpy(np.concatenate([choice.right for choice in batch]))
    rows = torch.from_numpy(np.concatenate([choice.rows for choice in batch])).float()
    weights = pair(rows)[:, 0]
    alone = start(torch.from_numpy(np.stack([choice.start for choice in batch])).float())[:, 0]
    total = torch.logaddexp(log_sum(weights, group, len(batch)), alone)
    meant = log_sum(torch.where(right, weights, torch.full_like(weights, -30.0)), group, len(batch))
    has_antecedent = torch.zeros(len(batch)).scatter_add(0, group, right.float()) > 0
    loss = total - torch.where(has_antecedent, meant, alone)
    return (loss * torch.where(has_antecedent, 1.0, START_WEIGHT)).mean()


def _seen(rows: Sequence[np.ndarray]) -> np.ndarray:
    """Say which columns are ever other than zero; gold trees bring no name labels beside PER, ORG and LOC."""
    seen = np.zeros(rows[0].shape[-1], dtype=bool)
    for row in rows:
        seen |= (row != 0).reshape(-1, len(seen)).any(axis=0)
    return seen


def _frozen(trained: nn.Sequential, seen: np.ndarray) -> Network:
    """Give the network as arrays, in half precision as they are kept; columns never seen weigh nothing."""
    layers = []
    for layer in trained:
        if isinstance(layer, nn.Linear):
            weights, biases = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
            if not layers:
                weights = weights * seen[:, None]
            layers.append(tuple(part.astype(np.float16).astype(np.float32) for part in (weights, biases)))
    return Network(tuple(layers))


def conll(documents_: Sequence[Document], ranker: Ranker) -> float:
    """Give the CoNLL F1 of a ranker on documents."""
    gold, given = [], []
    for document in documents_:
        gold += [[(document.name, span) for span in spans] for spans in document.gold.values()]
        clusters = coreference.clusters(document.parse, ranker=ranker)
        given += [[(document.name, span) for span in cluster.mentions] for cluster in clusters]
    return scores(gold, given)["conll"].f1


def save(path: Path, ranker: Ranker, note: str) -> None:
    """Write the weights, in half precision, with a note on where they come from."""
    arrays: dict[str, np.ndarray] = {
        "kinds": ranker.kinds.astype(np.float16),
        "networks": np.array(len(ranker.pairs)),
        "caution": np.array(ranker.caution, dtype=np.float32),
        "note": np.array(note),
    }
    for name, networks in (("pair", ranker.pairs), ("start", ranker.starts)):
        for number, net in enumerate(networks):
            for layer, (weights, biases) in enumerate(net.layers):
                arrays[f"{name}{number}_weights{layer}"] = weights.astype(np.float16)
                arrays[f"{name}{number}_biases{layer}"] = biases.astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Train, choose the caution on dev, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parse", default="gold")
    options = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()
    paths = [None, None] if options.parse == "gold" else [Path(path) for path in options.parse.split(",")]
    given = documents(options.corpora, "train", parses=paths[0])
    train = [read(document) for document in given if document.genre not in UNCLEAR]
    dev = documents(options.corpora, "dev", parses=paths[1])
    table = learn_kinds(train)
    found: list[Example] = []
    for fold in range(FOLDS):
        others = learn_kinds([text for number, text in enumerate(train) if number % FOLDS != fold])
        for text in train[fold::FOLDS]:
            found += choices(text, kinds_of(others, text))
    print(f"{len(found)} choices, {time.monotonic() - began:.0f} s", flush=True)
    learned = [learn_pairs(found, seed=seed) for seed in SEEDS]
    ranker = Ranker(table, tuple(pair for pair, _ in learned), tuple(start for _, start in learned), 0.0)
    reached: defaultdict[float, float] = defaultdict(float)
    save(options.out, ranker, "not tuned")
    for caution in CAUTIONS:
        reached[caution] = conll(dev, replace(ranker, caution=caution))
        print(f"caution {caution}: dev {100 * reached[caution]:.2f}", flush=True)
    best = max(CAUTIONS, key=reached.__getitem__)
    note = f"OntoGUM train, nine free genres, {options.parse} parse; CoNLL F1 on dev {100 * reached[best]:.1f}"
    save(options.out, replace(ranker, caution=best), note)
    print(note, f"{options.out.stat().st_size} bytes, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
