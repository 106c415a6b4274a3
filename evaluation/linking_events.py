"""Measure how far common words tell that two reports tell of one act, on texts whose acts were linked by hand.

    python evaluation/linking_events.py TEXTS.jsonl --scorer coref_score.py [--own]

TEXTS: `doc_id`, `text`, `sentences` and `mentions` as ECB+ has them, the selected ones of kind `action`. The scorer is
a module with `scores(gold, given, singletons=...)`. No finding has parties or days here: left are the words, which
the product asks where reports give no day (`linking.events`, `likeness`).

Printed is first, for tellings with the same word for the act in two texts, how many are of one act by the share of
words that their sentences have in common, and the same for all tellings of like pages by the learnt chance
(`linking.tellings`). Then what the product's clustering makes of both, all texts at once: MUC, B3, CEAFe, their mean
(CoNLL) and LEA, with and without clusters of one. With `--own` the acts are also those that the product's reader
finds: verbs, and nouns that the codebook knows as acts, in the selected sentences.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from servanda.codebook import Codebook, load
from servanda.linking.clusters import Pair, cluster, pair
from servanda.linking.context import content_words, coverage
from servanda.linking.events import AGREE, HINT
from servanda.linking.tellings import (
    LIKELY,
    PAGES_ALIKE,
    WORD,
    Lexicon,
    Likelihood,
    Telling,
    alike,
    page_of,
    shipped,
    signs,
    telling_of,
)
from servanda.model import UNKNOWN, Block, BlockKind, FindingId, Report, ReportId, Span, Token, WordClass
from servanda.reading import LearnedReader

Row = dict[str, Any]
BANDS = (0.0, HINT, 0.4, AGREE, 0.6, 0.7, 1.01)
"""Shares of common words, and chances, between which pairs are counted."""
JOINED = 0.4
"""The least chance of one act: it gave most where the trees learnt without a fifth of the train part's topics."""


@dataclass(frozen=True)
class Mention:
    """An act in a sentence of a text: its own words, the sentence's, and what it is one with; empty where unknown."""

    id: FindingId
    cluster: str
    text: str
    act: frozenset[str]
    words: frozenset[str]
    telling: Telling


def rows_of(path: Path) -> list[Row]:
    """Give the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def measure_of(path: Path) -> Callable[..., Any]:
    """Give the measure of clusters that a file defines."""
    spec = importlib.util.spec_from_file_location("coref_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"expected the measure of clusters at {path}, found nothing there; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    measure: Callable[..., Any] = module.scores
    return measure


def marked(documents: Sequence[Row], lexicon: Lexicon | None = None) -> list[Mention]:
    """Give the acts that people marked with care, with the words that ship unless others are given."""
    pages = _Pages(documents, lexicon or shipped().lexicon)
    return [pages.mention(text["doc_id"], row["id"], row["cluster"], _span(row)) for text, row in _selected(documents)]


def _selected(documents: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    for document in documents:
        for row in document["mentions"]:
            if row["selected"] and row["kind"] == "action":
                yield document, row


def _span(row: Row) -> tuple[int, int]:
    return row["spans"][0][0], row["spans"][-1][1]


class _Pages:
    """Texts, and what each is about."""

    def __init__(self, documents: Sequence[Row], lexicon: Lexicon) -> None:
        self._documents = {document["doc_id"]: document for document in documents}
        self._lexicon = lexicon
        self._pages = {
            name: page_of(document["text"], document["text"].partition("\n")[0], lexicon)
            for name, document in self._documents.items()
        }

    def mention(self, text: str, name: str, one_with: str, span: tuple[int, int]) -> Mention:
        """Give the act at a span of a text."""
        document = self._documents[text]
        start, end = next(row["span"] for row in document["sentences"] if row["span"][0] <= span[0] < row["span"][1])
        sentence = document["text"][start:end]
        words = list(WORD.finditer(sentence))
        first = next((at for at, word in enumerate(words) if word.end() > span[0] - start), len(words) - 1)
        last = next((at for at, word in enumerate(words) if word.start() >= span[1] - start), len(words))
        telling = telling_of(
            text, self._pages[text], [word.group() for word in words], (first, max(last, first + 1)), self._lexicon
        )
        act = content_words(document["text"][span[0] : span[1]])
        return Mention(FindingId(name), one_with, text, act, content_words(sentence), telling)


def own(documents: Sequence[Row]) -> list[Mention]:
    """Give the acts that the product's reader finds; one that stands where people marked an act has its id."""
    book, reader = load(), LearnedReader()
    ids = {(document["doc_id"], _span(row)[0]): str(row["id"]) for document, row in _selected(documents)}
    pages = _Pages(documents, shipped().lexicon)
    found = []
    for document in documents:
        for start, end in _acts(document, reader, book):
            name = ids.get((document["doc_id"], start), f"{document['doc_id']} {start}")
            found.append(pages.mention(document["doc_id"], name, "", (start, end)))
    return found


def _acts(document: Row, reader: LearnedReader, book: Codebook) -> Iterator[tuple[int, int]]:
    text = document["text"]
    block = Block(Span(0, len(text)), BlockKind.BODY)
    report = Report(ReportId(document["doc_id"]), "0" * 64, text, (block,), published=UNKNOWN)
    tokens = reader.read(report, book).tokens
    words = [token.text for token in tokens]
    read = [row["span"] for row in document["sentences"] if row["selected"]]
    for at, token in enumerate(tokens):
        if any(start <= token.span.start < end for start, end in read) and _is_act(words, at, token, book):
            yield token.span.start, token.span.end


def _is_act(words: Sequence[str], at: int, token: Token, book: Codebook) -> bool:
    if token.word_class is WordClass.VERB:
        return True
    match = book.events.at(words, at) if token.word_class is WordClass.NOUN else None
    return match is not None and any(one.frame.part == "noun" for one in match.readings)


def compared(mentions: Sequence[Mention]) -> dict[Pair, float]:
    """Give the share of common words of the pairs with the same word for the act."""
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(mentions):
        for word in one.act:
            by_word[word].add(number)
    edges = {edge for several in by_word.values() for edge in combinations(sorted(several), 2)}
    told = ((mentions[one], mentions[other]) for one, other in sorted(edges))
    return {pair(one.id, other.id): coverage(one.words, other.words) for one, other in told}


def near(mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Give the pairs of one page and of two that are alike."""
    by_page: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_page[one.text].append(one)
    pairs = [edge for several in by_page.values() for edge in combinations(several, 2)]
    for one, other in combinations(sorted(by_page), 2):
        pages = (by_page[name][0].telling.page.words for name in (one, other))
        if alike(*pages) >= PAGES_ALIKE:
            pairs += ((mine, theirs) for mine in by_page[one] for theirs in by_page[other])
    return pairs


def chances(mentions: Sequence[Mention], likelihood: Likelihood) -> dict[Pair, float]:
    """Give the learnt chance of each pair of like pages to be of one act."""
    pairs = near(mentions)
    compared = [signs(one.telling, other.telling) for one, other in pairs]
    found = likelihood.chances(compared) if compared else []
    return {pair(one.id, other.id): chance for (one, other), chance in zip(pairs, found, strict=True)}


def as_product(scores: Mapping[Pair, float], learnt: Mapping[Pair, float]) -> dict[Pair, float]:
    """Give the likeness that linking takes where no day decides: words in common, or a chance from `LIKELY` on."""
    likely = {edge: chance for edge, chance in learnt.items() if chance >= LIKELY}
    return {edge: max(scores.get(edge, 0.0), likely.get(edge, 0.0)) for edge in scores.keys() | likely.keys()}


def bands(mentions: Sequence[Mention], scores: dict[Pair, float]) -> Iterator[str]:
    """Give how many pairs of two texts are of one act, by the share of words in common or by the chance."""
    known = {one.id: one for one in mentions}
    all_, right = Counter[float](), Counter[float]()
    for (one, other), share in scores.items():
        if known[one].text != known[other].text:
            band = max(least for least in BANDS if least <= share)
            all_[band] += 1
            right[band] += known[one].cluster == known[other].cluster
    for least, most in pairwise(BANDS):
        share = f", {right[least] / all_[least]:.3f}" if all_[least] else ""
        yield f"  {least:.1f} to {min(most, 1.0):.1f}: {right[least]} of {all_[least]}{share}"


def clusters_of(mentions: Sequence[Mention]) -> list[list[str]]:
    """Give the clusters that people made."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in mentions:
        found[one.cluster].append(one.id)
    return list(found.values())


def grouped(mentions: Sequence[Mention], scores: dict[Pair, float], least: float) -> list[tuple[FindingId, ...]]:
    """Give the groups that the product's clustering makes of shares of common words, or of chances."""
    return cluster((one.id for one in mentions), scores, forbidden=_free, least=least)


def _free(*_: FindingId) -> bool:
    """Forbid nothing."""
    return False


def lines(gold: Sequence[Sequence[str]], given: Sequence[Sequence[str]], scores: Callable[..., Any]) -> Iterator[str]:
    """Give the figures, one line with and one without clusters of one."""
    for singletons, title in ((True, "all clusters"), (False, "without clusters of one")):
        found = scores(gold, given, singletons=singletons)
        cells = (f"{name} {100 * found[name].f1:.1f}" for name in ("muc", "b3", "ceafe", "conll", "lea"))
        yield f"  {title}: {', '.join(cells)}"


def main(arguments: list[str]) -> int:
    """Compare, cluster and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--own", action="store_true", help="with the acts that the product's reader finds, too")
    options = parser.parse_args(arguments)
    documents = rows_of(options.texts)
    mentions, measure = marked(documents), measure_of(options.scorer)
    gold, scores = clusters_of(mentions), compared(mentions)
    print(f"{len(mentions)} marked acts, {len(gold)} clusters; of pairs with the same word for the act, one are")
    print(*bands(mentions, scores), sep="\n")
    for least in (HINT, AGREE):
        print(f"joined from {least} of the words", *lines(gold, grouped(mentions, scores, least), measure), sep="\n")
    learnt = chances(mentions, shipped())
    print("of pairs of like pages, by the learnt chance, one are", *bands(mentions, learnt), sep="\n")
    print(f"joined from a chance of {JOINED}", *lines(gold, grouped(mentions, learnt, JOINED), measure), sep="\n")
    asked = as_product(scores, learnt)
    title = f"joined from {HINT} of the words or a chance of {LIKELY}, as the product asks"
    print(title, *lines(gold, grouped(mentions, asked, HINT), measure), sep="\n")
    if options.own:
        found = own(documents)
        both = len({one.id for one in mentions} & {one.id for one in found})
        print(f"{len(found)} acts that the reader finds, {both} of them marked; joined from {HINT} of the words")
        print(*lines(gold, grouped(found, compared(found), HINT), measure), sep="\n")
        print(f"joined from a chance of {JOINED}")
        print(*lines(gold, grouped(found, chances(found, shipped()), JOINED), measure), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
