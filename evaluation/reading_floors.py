"""Hold every head of the shipped reader against its floor, on small pinned parts that it never learnt from.

python evaluation/reading_floors.py --corpora ../shared/corpora            check; 1 when a figure fell
python evaluation/reading_floors.py --corpora ../shared/corpora --write    write what is reached now as the floors

The parts are the first sentences or documents of the sets that `reading.py` measures whole, so these figures are not
those of the card. A corpus with other bytes than the floors were measured on is told, and fails. The held-out frames
are kept as they were filled, since another codebook would fill them with other names.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora
import reading_in_use
from fill import Filled, Frame
from reading_measures import attributions, frames, held_out, names, rows, scorer_of, status, times, trees
from trees import Sentence

from servanda.reading.learned.model import SHIPPED, Model

FLOORS = Path(__file__).with_name("reading_floors.json")
FILLED = Path(__file__).with_name("reading_frames.jsonl")
TOLERANCE = 1.0
"""Points below the floor that pass: runs on one machine are equal, int8 on another processor may differ a little."""
SENTENCES, DOCUMENTS, ARTICLES, FILLINGS = 300, 5, 10, 3
FILES = {
    "ewt": "nlp/ud/en_ewt-ud-test.conllu",
    "gum": "nlp/ud/en_gum-free-test.conllu",
    "worldwide": "nlp/ner/worldwide-dev.iob2.tsv",
    "polnear": "attribution/polnear_dev.jsonl",
    "meantime": "time/meantime_timex.jsonl",
    "meantime_status": "attribution/factuality_meantime.jsonl",
    "uds_status": "attribution/factuality_uds.jsonl",
}
HELD = {
    "ewt": ("upos", "xpos", "lemma", "uas", "las", "sentence_f1", "subject_f1"),
    "gum": ("upos", "xpos", "lemma", "uas", "las", "sentence_f1", "subject_f1"),
    "worldwide": ("all.f1", "PER.f1", "ORG.f1", "LOC.f1", "NORP.f1"),
    "polnear": ("full", "content", "source_tokens", "cue_tokens", "content_tokens"),
    "meantime": ("f1",),
    "meantime_status": ("macro_f1",),
    "uds_status": ("macro_f1", "accuracy"),
    "polnear_with_rules": ("full", "content", "content_tokens"),
    "meantime_with_rules": ("f1",),
    "coreference": ("ranker, own parse.conll",),
    "frames_in_use": ("heard.full", "heard.content", "with_rules.full", "with_rules.content"),
    "frames": ("attributions.full", "attributions.content", "names.f1", "times.f1", "status.macro_f1"),
}
"""The figures that are held, part by part."""


def first_sentences(path: Path, most: int) -> Iterator[list[Sentence]]:
    """Give the first paragraphs of a treebank that hold so many sentences."""
    left = most
    for _, document in corpora.conllu(path):
        for paragraph in document:
            if left <= 0:
                return
            left -= len(paragraph)
            yield paragraph


def measured(model: Model, place: Path, folder: Path) -> dict[str, Any]:
    """Measure every head of the model of the folder `place` on its pinned part, and what stands on several heads."""
    paths = {name: folder / path for name, path in FILES.items()}
    scorer = scorer_of(folder.parent / "gold" / "attr_score.py")
    gum = (paragraph for _, document in islice(corpora.conllu(paths["gum"]), DOCUMENTS) for paragraph in document)
    found: dict[str, Any] = {
        "ewt": trees(model, first_sentences(paths["ewt"], SENTENCES)),
        "gum": trees(model, gum),
        "worldwide": names(model, islice(corpora.plain_names(paths["worldwide"], "worldwide"), SENTENCES)),
        "polnear": attributions(model, rows(paths["polnear"])[:ARTICLES], scorer),
        "meantime": times(model, corpora.time_texts(paths["meantime"], "measure")),
    }
    for name in ("meantime_status", "uds_status"):
        events = islice(corpora.factuality(paths[name], "test", "test"), SENTENCES)
        found[name] = status(model, events, is_sentence=True)
    found["polnear_with_rules"] = reading_in_use.attributions(place, rows(paths["polnear"])[:ARTICLES], scorer)
    texts = [row for row in rows(paths["meantime"]) if row["split"] == "measure"]
    found["meantime_with_rules"] = reading_in_use.times(place, texts)
    found["coreference"] = reading_in_use.coreference(model, place, folder, most=DOCUMENTS)
    found["frames_in_use"] = reading_in_use.frames(place, kept_frames(), scorer)
    found["frames"] = frames(model, kept_frames(), scorer)
    return {name: {figure: _figure(found[name], figure) for figure in figures} for name, figures in HELD.items()}


def write_frames() -> None:
    """Fill the held-out frames anew and keep them."""
    with FILLED.open("w", encoding="utf-8") as file:
        for filled in held_out(FILLINGS):
            file.write(json.dumps(vars(filled) | {"frame": vars(filled.frame)}, ensure_ascii=False) + "\n")


def kept_frames() -> Iterator[Filled]:
    """Give the held-out frames as they were filled once."""
    for row in rows(FILLED):
        yield Filled(
            Frame(**row["frame"]),
            row["text"],
            [tuple(name) for name in row["names"]],
            [tuple(place) for place in row["times"]],
            {number: defaultdict(list, roles) for number, roles in row["roles"].items()},
            [tuple(mark) for mark in row["status"]],
        )


def _figure(figures: dict[str, Any], name: str) -> float:
    part, _, inner = name.partition(".")
    return float(figures[part][inner] if inner else figures[part])


def pins(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every corpus that is measured on."""
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in sorted(FILES.values())}


def broken(found: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """Give a sentence for every figure below its floor, and for every one without a floor."""
    told = []
    for part, figures in found.items():
        for name, value in figures.items():
            floor = floors.get(part, {}).get(name)
            if floor is None:
                told.append(f"{part} {name} is {value} and has no floor; run evaluation/reading_floors.py --write")
            elif value < floor - TOLERANCE:
                told.append(f"{part} {name} is {value}, its floor {floor}")
    return told


def main() -> int:
    """Check the floors, or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--write", action="store_true", help="write the floors; lowering one needs its reason")
    options = parser.parse_args()
    model = Model(options.model)
    if options.write:
        write_frames()
    found, pinned = measured(model, options.model, options.corpora), pins(options.corpora)
    for part, figures in found.items():
        print(f"{part:16} " + "  ".join(f"{name} {value}" for name, value in figures.items()))
    if options.write:
        kept = {"model": model.fingerprint, "corpora": pinned, "floors": found}
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        return 0
    known = json.loads(FLOORS.read_text(encoding="utf-8"))
    told = [f"{path} is not the file of the floors" for path in pinned if pinned[path] != known["corpora"].get(path)]
    told += broken(found, known["floors"])
    print("\n".join(told) or "no figure is below its floor")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
