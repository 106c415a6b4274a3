"""What the model learns from: paragraphs cut into words, with the labels that their corpus knows.

Invariant: a label list has one entry a word; `MASKED` where the corpus does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

MASKED = -100
MOST_WORDS = 140
"""Words of a chunk; longer paragraphs are cut between sentences, longer sentences where they stand."""

NAME_TYPES = ("PER", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "MISC")
ROLES = ("source", "cue", "content")
STATUSES = ("actual", "uncertain", "negated")
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()

Span = tuple[int, int, str]
"""First and last word (half-open) and label."""


@dataclass(frozen=True)
class Attribution:
    """Who says what: indices of words in the chunk; source and cue may be empty."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def moved(self, places: dict[int, int]) -> Attribution:
        """Give the attribution with its words at other places; words without a place fall away."""
        return Attribution(
            *(frozenset(places[at] for at in role if at in places) for role in (self.source, self.cue, self.content))
        )


@dataclass
class Chunk:
    """One paragraph or part of one, ready to be learnt from.

    `heads` holds the place of the governing word plus one, 0 for a root. `status` gives for event words their class
    and how far the text takes them as fact, from -3 to 3.
    """

    corpus: str
    document: str
    words: list[str]
    sentences: list[int] | None = None
    upos: list[int] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str] | None = None
    times: list[str] | None = None
    roles: list[str] | None = None
    status: dict[int, tuple[int, float]] = field(default_factory=dict)

    def part(self, first: int, last: int) -> Chunk:
        """Give words `first` to `last` (half-open) as a chunk; trees must not cross the cut."""

        def cut(values: list[T] | None) -> list[T] | None:
            return None if values is None else values[first:last]

        heads = cut(self.heads)
        return Chunk(
            corpus=self.corpus,
            document=self.document,
            words=self.words[first:last],
            sentences=cut(self.sentences),
            upos=cut(self.upos),
            xpos=cut(self.xpos),
            lemmas=cut(self.lemmas),
            heads=None if heads is None else [head and max(0, head - first) for head in heads],
            relations=cut(self.relations),
            names=cut(self.names),
            times=cut(self.times),
            roles=cut(self.roles),
            status={at - first: value for at, value in self.status.items() if first <= at < last},
        )


def bio(length: int, spans: Iterable[Span]) -> list[str]:
    """Give the tags of spans that do not cross; of spans that do, the longer is kept."""
    tags = ["O"] * length
    for first, last, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if first < last and all(tag == "O" for tag in tags[first:last]):
            tags[first] = f"B-{label}"
            tags[first + 1 : last] = [f"I-{label}"] * (last - first - 1)
    return tags


def spans_of(tags: Sequence[str]) -> Iterator[Span]:
    """Give the spans of BIO tags; an I- behind another label opens a span."""
    first = 0
    label = ""
    for at, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if label and (tag == "O" or tag.startswith("B-") or kind != label):
            yield first, at, label
            label = ""
        if kind and not label:
            first, label = at, kind


def outermost(length: int, attributions: Sequence[Attribution]) -> list[str]:
    """Give the role of every word in attributions that lie in no other, as BIO tags."""
    roles = ["O"] * length
    for one in sorted(attributions, key=lambda one: -len(one.content)):
        whole = one.source | one.cue | one.content
        if any(roles[at] != "O" for at in whole if at not in one.source) or any(
            roles[at].endswith("content") for at in one.source
        ):
            continue
        for role, places in zip(ROLES, (one.source, one.cue, one.content), strict=True):
            for at in sorted(places):
                continues = at - 1 in places and roles[at - 1].endswith(role)
                roles[at] = f"{'I' if continues else 'B'}-{role}"
    return roles


def inner(attributions: Sequence[Attribution]) -> Iterator[tuple[list[int], list[Attribution]]]:
    """Give for each content its words, and the attributions that lie in it with their places there."""
    for outer in attributions:
        places = sorted(outer.content)
        numbers = {at: number for number, at in enumerate(places)}
        inside = [
            one.moved(numbers)
            for one in attributions
            if one is not outer and one.content < outer.content and one.cue <= outer.content
        ]
        yield places, inside


def parts(chunk: Chunk) -> Iterator[Chunk]:
    """Cut a paragraph between sentences, so that no part is longer than `MOST_WORDS`; longer sentences are cut too."""
    if len(chunk.words) <= MOST_WORDS:
        yield chunk
        return
    sentences = chunk.sentences or [0] * len(chunk.words)
    bounds = [at for at in range(len(sentences)) if at == 0 or sentences[at] != sentences[at - 1]]
    bounds.append(len(sentences))
    first = 0
    for at, end in enumerate(bounds[1:], 1):
        if end - first > MOST_WORDS and bounds[at - 1] > first:
            yield chunk.part(first, bounds[at - 1])
            first = bounds[at - 1]
        while end - first > MOST_WORDS:  # heads that leave such a part become roots, which one sentence in 20,000 bears
            yield _severed(chunk.part(first, first + MOST_WORDS))
            first += MOST_WORDS
    if first < len(sentences):
        yield _severed(chunk.part(first, len(sentences)))


def _severed(chunk: Chunk) -> Chunk:
    if chunk.heads is not None:
        chunk.heads = [head if head <= len(chunk.words) else MASKED for head in chunk.heads]
    return chunk
