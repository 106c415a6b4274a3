"""Read the corpora, fill the frames, and write what learning needs into one folder.

python training/prepare.py --corpora ../shared/corpora --out build/train/data [--research]
python training/prepare.py --out build/train/data --count          counts again what was written before
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path

import corpora
from chunks import Chunk
from learn import labels_of


def counts(found: Mapping[str, Sequence[Chunk]]) -> dict[str, dict[str, int]]:
    """Give the chunks and words of each corpus."""
    return {
        corpus: {"chunks": len(chunks), "words": sum(len(chunk.words) for chunk in chunks)}
        for corpus, chunks in found.items()
    }


def main() -> None:
    """Write labels.json, counts.json and, last, chunks.pickle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--research", action="store_true", help="add the corpora without a stated licence")
    parser.add_argument(
        "--count", action="store_true", help="only write the counts of a folder that was written before"
    )
    options = parser.parse_args()
    if options.count:
        with (options.out / "chunks.pickle").open("rb") as file:
            found: dict[str, list[Chunk]] = pickle.load(file)  # noqa: S301 - written by this script
    else:
        if not options.corpora.is_dir():
            parser.error(f"no folder of corpora at {options.corpora}; how it is laid out: training/README.md")
        read = corpora.research_build if options.research else corpora.open_build
        found = read(options.corpora)
        options.out.mkdir(parents=True, exist_ok=True)
        labels = labels_of([chunk for chunks in found.values() for chunk in chunks])
        (options.out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")
    counted = counts(found)
    (options.out / "counts.json").write_text(json.dumps(counted, indent=1) + "\n", encoding="utf-8")
    if not options.count:
        with (options.out / "chunks.pickle").open("wb") as file:
            pickle.dump(found, file)
    for corpus, count in counted.items():
        print(f"{corpus:16}{count['chunks']:7} chunks {count['words']:9} words")


if __name__ == "__main__":
    main()
