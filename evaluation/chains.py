"""Measure coreference on OntoGUM: CoNLL F1 of the rules and of the ranker, by genre, and the speakers found.

    python evaluation/chains.py --corpora FOLDER [--part test] [--parse gold|FILE.jsonl] [--check SCORER.py]

No mention that stands alone counts. "Speakers" are the subjects of reporting verbs of the codebook that are pronouns
or common nouns and have a gold antecedent: right is the share whose nearest earlier name in the same cluster (where
there is none, nearest earlier mention) is of the gold cluster. With `--check` the scores are compared with
those of another scorer, a Python file with a function of the same name and arguments as `scores`.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import coreference_sieve
from coreference_scores import Score, scores

from servanda import codebook
from servanda.reading.coreference import coreference

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from coreference_corpus import Document, documents

Span = tuple[int, int]
Clusters = list[list[Span]]
MEASURES = ("muc", "b3", "ceafe", "conll", "mentions")
EQUAL = 1e-9
SPEECH = frozenset(("speech", "writing", "promise", "demand", "judgement", "decree"))


def ranked(document: Document, *, ranker: coreference.Ranker | None = None) -> Clusters:
    """Give the clusters of a ranker, of the shipped one when none is given."""
    return [list(cluster.mentions) for cluster in coreference.clusters(document.parse, ranker=ranker)]


def by_rule(document: Document) -> Clusters:
    """Give the clusters of the rules."""
    return coreference_sieve.clusters(document.parse)


SYSTEMS: dict[str, Callable[[Document], Clusters]] = {"rules": by_rule, "ranker": ranked}


def named(document: Document, clusters: Sequence[Sequence[Span]]) -> list[list[tuple[str, Span]]]:
    """Give clusters whose mentions know their document, so that documents can be scored together."""
    return [[(document.name, span) for span in cluster] for cluster in clusters]


def score(texts: Sequence[Document], given: dict[str, Clusters]) -> dict[str, Score]:
    """Score the clusters of several documents together."""
    gold = [cluster for text in texts for cluster in named(text, list(text.gold.values()))]
    return scores(gold, [cluster for text in texts for cluster in named(text, given[text.name])])


def reporting_verbs() -> frozenset[str]:
    """Give the single verbs of the codebook that report speech."""
    cues = [entry for entry in codebook.load().cues if entry.part == "verb" and entry.kind in SPEECH]
    return frozenset(entry.lemma for entry in cues if " " not in entry.lemma)


def speakers(text: Document, clusters: Clusters, verbs: frozenset[str]) -> list[bool]:
    """Say of each speaker of a text that is a pronoun or a role whether its cluster leads to the right antecedent."""
    parse = text.parse
    right = []
    for gold in text.gold.values():
        for span in sorted(gold)[1:]:
            head = _head(text, span)
            verb = parse.heads[head]
            if parse.relations[head] != "nsubj" or verb < 0 or parse.lemmas[verb].lower() not in verbs:
                continue
            if parse.upos[head] not in {"PRON", "NOUN"}:
                continue
            cluster = next((cluster for cluster in clusters if span in cluster), [])
            before = sorted(other for other in cluster if other < span)
            names = [other for other in before if parse.upos[_head(text, other)] == "PROPN"]
            right.append(bool(before) and (names or before)[-1] in gold)
    return right


def _head(text: Document, span: Span) -> int:
    first, last = span
    return next((word for word in range(first, last) if not first <= text.parse.heads[word] < last), first)


def table(texts: Sequence[Document], given: dict[str, dict[str, Clusters]], verbs: frozenset[str]) -> str:
    """Give the tables, in plain text."""
    lines = [f"{len(texts)} documents, {sum(len(text.parse.words) for text in texts)} words"]
    lines.append(f"{'F1':24}" + "".join(f"{name:>10}" for name in MEASURES) + "   CoNLL P, R")
    genres = sorted({text.genre for text in texts})
    for system, clusters in given.items():
        for genre in ("all", *genres):
            some = [text for text in texts if genre in {"all", text.genre}]
            found = score(some, clusters)
            cells = "".join(f"{100 * found[name].f1:10.1f}" for name in MEASURES)
            both = f"{100 * found['conll'].precision:.1f}, {100 * found['conll'].recall:.1f}"
            lines.append(f"{system:8}{genre:12}{len(some):4}{cells}   {both}")
    lines.append("pronouns and roles that speak, with a gold antecedent: right of all")
    for system, clusters in given.items():
        for genre in ("all", "news"):
            some = [text for text in texts if genre in {"all", text.genre}]
            right = [answer for text in some for answer in speakers(text, clusters[text.name], verbs)]
            share = f"{sum(right) / len(right):.2f}" if right else "none"
            lines.append(f"{system:8}{genre:12}{sum(right):4} of {len(right):3}  {share}")
    return "\n".join(lines)


def check(path: Path, texts: Sequence[Document], given: dict[str, Clusters]) -> None:
    """Stop where another scorer gives other numbers."""
    spec = importlib.util.spec_from_file_location("other_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    gold = [cluster for text in texts for cluster in named(text, list(text.gold.values()))]
    answers = [cluster for text in texts for cluster in named(text, given[text.name])]
    ours, theirs = scores(gold, answers), other.scores(gold, answers, singletons=False)
    for name in MEASURES[:-1]:
        if any(abs(one - two) > EQUAL for one, two in zip(ours[name], theirs[name], strict=True)):
            raise SystemExit(f"{name}: {ours[name]} here, {theirs[name]} in {path.name}")
    print(f"equal to {path.name} in {', '.join(MEASURES[:-1])}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--parse", default="gold")
    parser.add_argument("--check", type=Path)
    options = parser.parse_args()
    parses = None if options.parse == "gold" else Path(options.parse)
    texts = documents(options.corpora, options.part, parses=parses)
    given = {}
    for system, answer in SYSTEMS.items():
        began = time.process_time()
        given[system] = {text.name: answer(text) for text in texts}
        took = time.process_time() - began
        print(f"{system}: {sum(len(text.parse.words) for text in texts) / took:,.0f} words a second")
    if options.check:
        for clusters in given.values():
            check(options.check, texts, clusters)
    print(table(texts, given, reporting_verbs()))


if __name__ == "__main__":
    main()
