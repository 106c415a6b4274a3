"""Learn: chunks to weights, in three stages, on the CPU or a GPU, with a checkpoint every few minutes.

    python training/learn.py --data FOLDER --out FOLDER --stage 1 --rounds 5

Stage 1 learns trees, tags and names from the public corpora at a level rate; stage 2 takes its checkpoint, adds the
project's own frames, and lets the rate fall to nothing; stage 3 does that once more, and is where the research build
leaves the open one: only there do its further corpora teach. `--resume` goes on from the last checkpoint: the same
batches from the same step, but the optimiser begins with an empty memory, so the weights are not those of an unbroken
run.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from chunks import MASKED, NAME_TYPES, ROLES, UPOS, Chunk
from network import Network, Sizes
from torch import Tensor
from torch.nn import functional as nnf

from servanda.reading.learned.pieces import Pieces, Shape, shape

PIECES_IN_BATCH = 2400
RATE = 1.5e-4
WEIGHTS = {"names": 1.5, "arcs": 1.0, "relations": 0.7, "upos": 0.5, "starts": 0.5, "xpos": 0.3, "roles": 1.2,
           "times": 0.6, "status": 3.0, "grade": 1.5}  # fmt: skip
SHARES = {1: {"gmb": 9000}, 2: {"gmb": 5000}, 3: {"gmb": 5000}}
"""By stage: chunks drawn anew for each round from corpora that would drown the others; all others are taken whole."""


def tags_of(kinds: Sequence[str]) -> list[str]:
    """Give the BIO tags of kinds, O first."""
    return ["O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI")]


def labels_of(chunks: Sequence[Chunk]) -> dict[str, list[str]]:
    """Give the labels of every head; those of the treebanks are the ones seen twice or more."""
    xpos = Counter(tag for chunk in chunks for tag in chunk.xpos or ())
    relations = Counter(tag for chunk in chunks for tag in chunk.relations or ())
    return {
        "upos": UPOS,
        "xpos": sorted(tag for tag, seen in xpos.items() if seen > 1),
        "relations": sorted(tag for tag, seen in relations.items() if seen > 1),
        "names": tags_of(NAME_TYPES),
        "roles": tags_of(ROLES),
        "times": tags_of(["TIME"]),
    }


class Encoded:
    """A chunk as numbers."""

    def __init__(self, chunk: Chunk, pieces: Pieces, labels: dict[str, dict[str, int]]) -> None:
        """Cut words into pieces and labels into numbers."""
        self.pieces, self.firsts, self.lasts, self.lengths = [pieces.first], [], [], []
        for word in chunk.words:
            parts = pieces.of(word)
            self.firsts.append(len(self.pieces))
            self.pieces += parts
            self.lasts.append(len(self.pieces) - 1)
            self.lengths.append(len(parts))
        self.pieces.append(pieces.last)
        self.shapes = [shape(word) for word in chunk.words]
        self.words = chunk.words
        self.sentences = chunk.sentences
        self.heads = chunk.heads
        self.tags: dict[str, list[int]] = {}
        for head in ("xpos", "relations", "names", "roles", "times"):
            values = getattr(chunk, head)
            if values is not None:
                self.tags[head] = [labels[head].get(value, MASKED) for value in values]
        if chunk.upos is not None:
            self.tags["upos"] = chunk.upos
        if chunk.sentences is not None and (chunk.upos is not None or chunk.corpus == "frames"):
            self.tags["starts"] = [
                int(at == 0 or number != chunk.sentences[at - 1]) for at, number in enumerate(chunk.sentences)
            ]
        self.status = chunk.status

    def shapes_of_pieces(self, chance: random.Random) -> list[int]:
        """Give a shape for every piece; now and then those of a text in small, in capitals, or as a headline."""
        drawn = chance.random()
        found = [int(Shape.SIGNS)]
        for own, word, length in zip(self.shapes, self.words, self.lengths, strict=True):
            value = own
            if own not in {Shape.DIGITS, Shape.SIGNS}:
                if drawn < 0.06:
                    value = Shape.LOWER
                elif drawn < 0.10 and own is Shape.LOWER and (len(word) > 3 or len(found) == 1):
                    value = Shape.TITLE
                elif drawn < 0.12 and drawn >= 0.10:
                    value = Shape.CAPITALS if len(word) > 1 else Shape.CAPITAL
            found += [int(value)] * length
        return [*found, int(Shape.SIGNS)]


def batches(data: Sequence[Encoded], chance: random.Random) -> Iterator[list[Encoded]]:
    """Give all chunks once, those of like length together."""
    order = list(data)
    chance.shuffle(order)
    found: list[list[Encoded]] = []
    for start in range(0, len(order), 1200):
        pool = sorted(order[start : start + 1200], key=lambda one: len(one.pieces))
        batch: list[Encoded] = []
        for one in pool:
            if batch and len(one.pieces) * (len(batch) + 1) > PIECES_IN_BATCH:
                found.append(batch)
                batch = []
            batch.append(one)
        found.append(batch)
    chance.shuffle(found)
    yield from found


def padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
    """Give rows of one length."""
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def loss_of(
    network: Network, batch: Sequence[Encoded], chance: random.Random, device: str
) -> tuple[Tensor, dict[str, float]]:
    """Give the weighted loss of a batch, and its parts."""
    longest = max(len(one.pieces) for one in batch)
    most = max(len(one.firsts) for one in batch)
    pieces = padded([one.pieces for one in batch], longest, 0).to(device)
    shapes = padded([one.shapes_of_pieces(chance) for one in batch], longest, 0).to(device)
    mask = padded([[1] * len(one.pieces) for one in batch], longest, 0).bool().to(device)
    firsts = padded([one.firsts for one in batch], most, 0).to(device)
    lasts = padded([one.lasts for one in batch], most, 0).to(device)
    words = network.encode(pieces, shapes, mask, firsts, lasts)
    logits = network.tag(words)
    total = sum(len(one.firsts) for one in batch)
    parts: dict[str, Tensor] = {}
    start = 0
    for head, width in network.tag_widths:
        part = logits[:, :, start : start + width]
        start += width
        if head == "grade":
            rows = [(row, at, grade) for row, one in enumerate(batch) for at, (_, grade) in one.status.items()]
            if rows:
                places = torch.tensor([(row, at) for row, at, _ in rows], device=device)
                wanted = torch.tensor([grade for *_, grade in rows], device=device)
                found = part[places[:, 0], places[:, 1], 0]
                parts[head] = nnf.smooth_l1_loss(found, wanted, reduction="sum")
            continue
        if head == "status":
            target = torch.full((len(batch), most), MASKED)
            for row, one in enumerate(batch):
                for at, (kind, _) in one.status.items():
                    target[row, at] = kind
        else:
            empty: list[int] = []
            target = padded([one.tags.get(head, empty) for one in batch], most, MASKED)
        if (target != MASKED).any():
            parts[head] = nnf.cross_entropy(
                part.transpose(1, 2), target.to(device), ignore_index=MASKED, reduction="sum"
            )
    parts |= _tree_losses(network, words, batch, most, device)
    return sum(WEIGHTS[head] * value for head, value in parts.items()) / total, {  # type: ignore[return-value]
        head: value.item() / total for head, value in parts.items()
    }


def _tree_losses(
    network: Network, words: Tensor, batch: Sequence[Encoded], most: int, device: str
) -> dict[str, Tensor]:
    rows = [row for row, one in enumerate(batch) if one.heads is not None]
    if not rows:
        return {}
    words = words[torch.tensor(rows, device=device)]
    heads = padded([batch[row].heads or [] for row in rows], most, MASKED).to(device)
    numbers = padded([batch[row].sentences or [] for row in rows], most, -1).to(device)
    scores = network.arcs(words)
    same = numbers[:, :, None] == numbers[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    scores = scores.masked_fill(~allowed, -1e4)
    arcs = nnf.cross_entropy(scores.transpose(1, 2), heads, ignore_index=MASKED, reduction="sum")
    below, above = network.label_parts(words)
    known = heads != MASKED
    row, at = known.nonzero(as_tuple=True)
    lower = torch.cat([below[row, at], torch.ones_like(below[row, at, :1])], -1)
    upper_rows = above[row, heads[row, at]]
    upper = torch.cat([upper_rows, torch.ones_like(upper_rows[:, :1])], -1)
    found = torch.einsum("nd,rde,ne->nr", lower, network.label_scores, upper)
    wanted = padded([batch[index].tags.get("relations", []) for index in rows], most, MASKED).to(device)[row, at]
    relations = nnf.cross_entropy(found, wanted, ignore_index=MASKED, reduction="sum")
    return {"arcs": arcs, "relations": relations}


class Kept:
    """The checkpoint of a stage: weights, and beside them the step that they were taken at."""

    def __init__(self, weights: Path) -> None:
        """Take the file of the weights."""
        self.weights = weights
        self._step = weights.with_suffix(".json")

    def save(self, network: Network, step: int) -> None:
        """Write the checkpoint; one that is interrupted leaves the one before."""
        fresh = self.weights.with_suffix(".new")
        torch.save(network.state_dict(), fresh)
        fresh.replace(self.weights)
        self._step.write_text(json.dumps({"step": step}), encoding="utf-8")

    def load(self, network: Network, inputs: Sequence[Path | None]) -> int:
        """Take the weights and give their step; 0, and nothing taken, where what they learnt from is newer."""
        if not (self.weights.exists() and self._step.exists()):
            return 0
        if any(path and path.stat().st_mtime > self.weights.stat().st_mtime for path in inputs):
            return 0
        network.load_state_dict(torch.load(self.weights, weights_only=True))
        return int(json.loads(self._step.read_text(encoding="utf-8"))["step"])


def learn(options: argparse.Namespace) -> None:  # noqa: PLR0915 - one loop, told in order
    """Run one stage."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with (options.data / "chunks.pickle").open("rb") as file:
        corpora: dict[str, list[Chunk]] = pickle.load(file)  # noqa: S301 - written by prepare.py
    options.out.mkdir(parents=True, exist_ok=True)
    names = json.loads((options.data / "labels.json").read_text(encoding="utf-8"))
    numbers = {head: {label: number for number, label in enumerate(labels)} for head, labels in names.items()}
    vocabulary = (options.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    pieces = Pieces(vocabulary[:30522])
    data = {
        corpus: [Encoded(chunk, pieces, numbers) for chunk in chunks]
        for corpus, chunks in corpora.items()
        if options.stage > 1 or corpus != "frames"
    }
    data = {corpus: [one for one in chunks if len(one.pieces) <= 512] for corpus, chunks in data.items()}
    network = Network(Sizes(**{head: len(labels) for head, labels in names.items()}))
    with torch.no_grad():
        network.load_encoder(options.encoder / "model.safetensors")
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    network.to(device).train()
    optimiser = _optimiser(network)
    rates = [group["lr"] for group in optimiser.param_groups]
    rounds = [
        _round(data, SHARES[options.stage], random.Random(options.seed * 1000 + options.stage * 100 + number))
        for number in range(options.rounds)
    ]
    steps = sum(map(len, rounds))
    chance = random.Random(options.seed)
    kept = Kept(options.out / f"stage{options.stage}.partial.pt")
    done = kept.load(network, (options.data / "chunks.pickle", options.start)) if options.resume else 0
    step, begun, seen, saved = 0, time.time(), 0, time.time()
    sums: Counter[str] = Counter()
    for number, one_round in enumerate(rounds):
        for batch in one_round:
            if step < done:
                step += 1
                continue
            factor = _factor(step, steps, options.stage)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            loss, parts = loss_of(network, batch, chance, device)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            seen += sum(len(one.pieces) for one in batch)
            sums.update({**parts, "loss": loss.item(), "n": 1})
            if step % 50 == 0:
                shown = " ".join(
                    f"{head} {value / sums['n']:.3f}" for head, value in sorted(sums.items()) if head != "n"
                )
                print(f"{step}/{steps} round {number} {seen / (time.time() - begun):.0f}/s {shown}", flush=True)
                sums.clear()
            if time.time() - saved > 240:
                kept.save(network, step)
                saved = time.time()
    kept.save(network, steps)
    kept.weights.replace(options.out / f"stage{options.stage}.pt")
    print(f"stage {options.stage} done: {seen} pieces in {time.time() - begun:.0f} s", flush=True)


def _optimiser(network: Network) -> torch.optim.AdamW:
    """Give the optimiser: the heads learn eight times as fast as the encoder."""
    inner = {
        name
        for name, _ in network.named_parameters()
        if name.split(".")[0] in {"words", "places", "shapes", "norm", "layers"}
    }
    return torch.optim.AdamW(
        [
            {
                "params": [value for name, value in network.named_parameters() if name in inner],
                "lr": RATE,
                "weight_decay": 0.01,
            },
            {
                "params": [value for name, value in network.named_parameters() if name not in inner],
                "lr": RATE * 8,
                "weight_decay": 0.001,
            },
        ],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,  # seven times faster on a CPU
    )


def _factor(step: int, steps: int, stage: int) -> float:
    if stage == 1:
        return min(1.0, (step + 1) / (0.06 * steps))
    rise = min(1.0, (step + 1) / (0.02 * steps))
    return rise * max(0.02, 1 - step / steps)


def _round(data: dict[str, list[Encoded]], shares: dict[str, int], chance: random.Random) -> list[list[Encoded]]:
    drawn: list[Encoded] = []
    for corpus, chunks in data.items():
        drawn += chance.sample(chunks, min(shares.get(corpus, len(chunks)), len(chunks)))
    return list(batches(drawn, chance))


def main() -> None:
    """Read the options and learn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder written by prepare.py")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", type=int, choices=(1, 2, 3), required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--start", type=Path, help="weights of the stage before")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint, if there is one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    learn(parser.parse_args())


if __name__ == "__main__":
    main()
