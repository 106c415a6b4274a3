"""The network while it is trained: the encoder of MiniLM-L6 with a head for each task.

One pass over the pieces of a chunk gives, for each of its words: sentence start, word classes, name, time and role
tags, status and its grade, and what the biaffine scores of tree arcs and their labels need.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as nnf

SHAPES = 7


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has, and the widths of the parts. The defaults are those of MiniLM-L6."""

    upos: int
    xpos: int
    names: int
    roles: int
    times: int
    relations: int
    statuses: int = 3
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    arcs: int = 256
    labels: int = 128


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.query = nn.Linear(sizes.width, sizes.width)
        self.key = nn.Linear(sizes.width, sizes.width)
        self.value = nn.Linear(sizes.width, sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.out_norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.down_norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Take and give (batch, pieces, width); `mask` is (batch, 1, 1, pieces), True where there is a piece."""
        batch, length, width = states.shape

        def parted(values: Tensor) -> Tensor:
            return values.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = parted(self.query(states)), parted(self.key(states)), parted(self.value(states))
        if mask is None:  # written out for the export, which runs one chunk without padding
            weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(width // self.heads), dim=-1)
            mixed = weights @ value
        else:
            mixed = nnf.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.out_norm(states + self.dropout(mixed))
        return self.down_norm(states + self.dropout(self.down(nnf.gelu(self.up(states)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        width = sizes.width
        self.words = nn.Embedding(sizes.vocabulary, width)
        self.places = nn.Embedding(sizes.positions, width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(0.1)
        self.tail = nn.Linear(width, width, bias=False)
        nn.init.zeros_(self.tail.weight)
        self.word_dropout = nn.Dropout(0.2)
        self.tag = nn.Linear(
            width, 2 + sizes.upos + sizes.xpos + sizes.names + sizes.roles + sizes.times + sizes.statuses + 1
        )
        self.arc_root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_word = nn.Linear(width, sizes.arcs)
        self.arc_head = nn.Linear(width, sizes.arcs)
        self.arc_scores = nn.Parameter(torch.zeros(sizes.arcs + 1, sizes.arcs + 1))
        nn.init.orthogonal_(self.arc_scores)
        self.label_word = nn.Linear(width, sizes.labels)
        self.label_head = nn.Linear(width, sizes.labels)
        self.label_scores = nn.Parameter(torch.zeros(sizes.relations, sizes.labels + 1, sizes.labels + 1))
        self.arc_dropout = nn.Dropout(0.25)

    @property
    def tag_widths(self) -> list[tuple[str, int]]:
        """Give the parts of the tag logits in order."""
        sizes = self.sizes
        return [
            ("starts", 2),
            ("upos", sizes.upos),
            ("xpos", sizes.xpos),
            ("names", sizes.names),
            ("roles", sizes.roles),
            ("times", sizes.times),
            ("status", sizes.statuses),
            ("grade", 1),
        ]

    def load_encoder(self, path: Path) -> None:
        """Take the weights of a BERT model in safetensors; the shapes' rows start as copies of token type 0."""
        given = load_file(path)
        own = self.state_dict()
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "out_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "down_norm": "output.LayerNorm",
        }
        for layer in range(self.sizes.layers):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
        for ours, theirs in names.items():
            own[ours].copy_(given[theirs])
        first = given["embeddings.token_type_embeddings.weight"][0]
        own["shapes.weight"].copy_(first + torch.randn(SHAPES, self.sizes.width) * 0.002)

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Give the vector of each word, (batch, words, width): its first piece and, through a matrix, its last."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.norm(self.words(pieces) + self.places(places) + self.shapes(shapes))
        states = self.dropout(states)
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            states = layer(states, wide)
        width = states.shape[2]
        first = states.gather(1, firsts[:, :, None].expand(-1, -1, width))
        last = states.gather(1, lasts[:, :, None].expand(-1, -1, width))
        return self.word_dropout(first + self.tail(last))

    def arcs(self, words: Tensor) -> Tensor:
        """Give the scores (batch, words, 1 + words) of each head for each word; column 0 is the root."""
        root = self.arc_root.expand(words.shape[0], 1, -1)
        below = self.arc_dropout(nnf.gelu(self.arc_word(words)))
        above = self.arc_dropout(nnf.gelu(self.arc_head(torch.cat([root, words], 1))))
        return _biased(below) @ self.arc_scores @ _biased(above).transpose(1, 2)

    def label_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Give what the labels' scores need of each word as the lower and as the upper end; row 0 above is the root."""
        root = self.arc_root.expand(words.shape[0], 1, -1)
        below = self.arc_dropout(nnf.gelu(self.label_word(words)))
        above = self.arc_dropout(nnf.gelu(self.label_head(torch.cat([root, words], 1))))
        return below, above


def _biased(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


class Exported(nn.Module):
    """The network as it is shipped: one chunk a run, no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """Take (pieces,) and (words,); give tag logits, arc scores, label parts below and above."""
        words = self.network.encode(pieces[None], shapes[None], None, firsts[None], lasts[None])
        below, above = self.network.label_parts(words)
        return self.network.tag(words)[0], self.network.arcs(words)[0], below[0], above[0]
