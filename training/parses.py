"""Write the model's own parses of a treebank's documents, for coreference to be measured on them.

    python training/parses.py --corpora ../shared/corpora --part dev --out build/dev.jsonl [--model FOLDER]

One JSON object a document: doc_id, words, upos, xpos, lemma, head (in the document, -1 for a root), relation, ner
([first, last, label], half-open) and sentences (half-open, those that the model finds).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import corpora

from servanda.reading.learned.model import SHIPPED, Model
from servanda.reading.learned.parsing import parse


def write(model: Model, treebank: Path, out: Path) -> None:
    """Write the parses of a treebank's documents."""
    with out.open("w", encoding="utf-8") as file:
        for name, paragraphs in corpora.conllu(treebank):
            row: dict[str, object] = {"doc_id": name}
            lists: dict[str, list[object]] = {
                key: [] for key in ("words", "upos", "xpos", "lemma", "head", "relation", "ner", "sentences")
            }
            for paragraph in paragraphs:
                start = len(lists["words"])
                found = parse(model, [word for sentence in paragraph for word in sentence.words], depth=0)
                lists["words"] += found.words
                lists["upos"] += found.upos
                lists["xpos"] += found.xpos
                lists["lemma"] += [lemma.lower() for lemma in found.lemmas]
                lists["head"] += [head if head < 0 else head + start for head in found.heads]
                lists["relation"] += found.relations
                lists["ner"] += [[first + start, last + start, label] for first, last, label in found.names]
                lists["sentences"] += [[first + start, last + start] for first, last in found.sentences]
            file.write(json.dumps(row | lists, ensure_ascii=False) + "\n")


def main() -> None:
    """Write the parses of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--part", required=True, choices=("train", "dev", "test"))
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    treebank = options.corpora / "nlp" / "ud" / f"en_gum-free-{options.part}.conllu"
    write(Model(options.model), treebank, options.out)


if __name__ == "__main__":
    main()
