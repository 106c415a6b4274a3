"""OntoGUM with its trees: parses and gold clusters, from the trees of GUM or from a parse made by another reader.

The parse of another reader is a JSONL file, one document a line: doc_id, words, upos, xpos, head (index in the document
or -1), relation, ner (list of [first, last, label]), sentences (list of [first, last]) and, where known, lemma. Both
closed and half-open ranges are read: the last sentence shows which they are.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from servanda.reading.coreference.parse import NameSpan, Parse

Span = tuple[int, int]
NAMED = {"person": "PER", "organization": "ORG", "place": "LOC"}
ENTITY = re.compile(r"(\()?([^()]+)(\))?")
BRACKET = re.compile(r"(\()?([^()|]+)(\))?")
_S_NOT_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text, its gold clusters by number, and the entity types of GUM by range of words."""

    name: str
    parse: Parse
    gold: dict[str, list[Span]]
    types: dict[Span, str]

    @property
    def genre(self) -> str:
        """Give the genre, the middle of "GUM_news_nasa"."""
        return self.name.split("_")[1]


def documents(corpora: Path, part: str, *, parses: Path | None = None) -> list[Document]:
    """Give the documents of train, dev or test with gold trees, or with the parses of a JSONL file."""
    gold = dict(_chains(corpora / "nlp" / "coref" / f"ontogum-free-{part}.conll"))
    given = read_parses(parses) if parses else {}
    found = []
    for name, parse, types in _trees(corpora / "nlp" / "ud" / f"en_gum-free-{part}.conllu"):
        if parses and name not in given:
            raise ValueError(f"{parses} holds no parse of {name}; make one for every document of {part}")
        own = given.get(name, parse)
        if len(own.words) != len(parse.words):
            raise ValueError(f"{name} has {len(parse.words)} words, its parse {len(own.words)}; parse GUM's own words")
        found.append(Document(name, own, gold[name], types))
    return found


def read_parses(path: Path) -> dict[str, Parse]:
    """Read parses of a JSONL file by document."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return {row["doc_id"]: _own_parse(row) for row in rows}


def _own_parse(row: dict[str, list]) -> Parse:
    words, sentences = row["words"], row["sentences"]
    closed = bool(sentences) and sentences[-1][1] == len(words) - 1
    closed = closed and all(right[0] == left[1] + 1 for left, right in pairwise(sentences))
    more = int(closed)
    return Parse(
        words,
        row.get("lemma") or [_lemma(word, tag) for word, tag in zip(words, row["xpos"], strict=True)],
        row["upos"],
        row["xpos"],
        row["head"],
        row["relation"],
        [NameSpan(first, last + more, label) for first, last, label in row["ner"]],
        [(first, last + more) for first, last in sentences],
    )


def _lemma(word: str, tag: str) -> str:
    lower = word.lower()
    if tag in {"NNS", "NNPS"} and lower.endswith("s") and not lower.endswith(_S_NOT_PLURAL):
        return lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]
    return lower


def _chains(path: Path) -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """Give the gold clusters of each document; ranges half-open."""
    name, at = "", 0
    chains: defaultdict[str, list[Span]] = defaultdict(list)
    opened: defaultdict[str, list[int]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for line in map(str.rstrip, file):
            if line.startswith("# begin document"):
                name, at, chains, opened = line.split()[-1], 0, defaultdict(list), defaultdict(list)
            elif line.startswith("# end document"):
                yield name, _once(chains)
            elif line:
                brackets = line.split("\t")[2]
                for opens, chain, closes in BRACKET.findall(brackets) if brackets != "_" else ():
                    if opens:
                        opened[chain].append(at)
                    if closes:
                        chains[chain].append((opened[chain].pop(), at + 1))
                at += 1


def _once(chains: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """Keep a range that two chains claim in the first only; six in all of OntoGUM's free genres."""
    taken: set[Span] = set()
    kept: dict[str, list[Span]] = {}
    for chain, spans in chains.items():
        kept[chain] = [span for span in dict.fromkeys(spans) if span not in taken]
        taken.update(spans)
    return kept


def _trees(path: Path) -> Iterator[tuple[str, Parse, dict[Span, str]]]:
    """Give the trees of each document of a CoNLL-U file, without multiword ranges and empty nodes."""
    name, sentences, sentence = "", [], []
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc id"):
                if sentences:
                    yield (name, *_parse(sentences))
                name, sentences = line.split(" = ")[1].strip(), []
            elif fields[0].isdigit():
                sentence.append(fields)
            elif not line.strip() and sentence:
                sentences.append(sentence)
                sentence = []
    yield (name, *_parse(sentences))


def _parse(sentences: Sequence[Sequence[Sequence[str]]]) -> tuple[Parse, dict[Span, str]]:
    rows = [row for sentence in sentences for row in sentence]
    borders, heads = [], []
    for sentence in sentences:
        start = len(heads)
        heads += [start + int(row[6]) - 1 if int(row[6]) else -1 for row in sentence]
        borders.append((start, len(heads)))
    upos = [row[3] for row in rows]
    types = dict(_entities([row[9] for row in rows]))
    parse = Parse(
        [row[1] for row in rows],
        [row[2] for row in rows],
        upos,
        [row[4] for row in rows],
        heads,
        [row[7] for row in rows],
        list(_names(types, heads, upos)),
        borders,
    )
    return parse, types


def _entities(notes: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Give the entities of GUM's last column with their types."""
    opened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, note in enumerate(notes):
        column = next((field[7:] for field in note.split("|") if field.startswith("Entity=")), "")
        for opens, name, closes in ENTITY.findall(column):
            parts = name.split("-")
            if opens:
                opened[parts[0]].append((at, parts[1]))
            if closes:
                first, kind = opened[parts[0]].pop()
                yield (first, at + 1), kind


def _names(types: dict[Span, str], heads: Sequence[int], upos: Sequence[str]) -> Iterator[NameSpan]:
    """Give names: the run of proper nouns around the head of a person, an organization or a place; outer ones first."""
    taken: set[int] = set()
    for (first, last), kind in sorted(types.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        tops = [word for word in range(first, last) if not first <= heads[word] < last]
        if kind not in NAMED or len(tops) != 1 or upos[tops[0]] != "PROPN":
            continue
        low = high = tops[0]
        while low > first and upos[low - 1] == "PROPN":
            low -= 1
        while high + 1 < last and upos[high + 1] == "PROPN":
            high += 1
        run = set(range(low, high + 1))
        if not run & taken:
            taken |= run
            yield NameSpan(low, high + 1, NAMED[kind])
