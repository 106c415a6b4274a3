"""Measure the learned reader, head by head, on parts that it never learnt from.

python evaluation/reading.py --corpora ../shared/corpora [--model FOLDER] [--only trees,names] [--json FILE]
    [--counts build/train/data/counts.json] [--examples 4]

What each part is: `training/README.md`. All figures are those of the int8 model as it ships, one core, one chunk a run.
The JSON file holds all that the model's card is made of; `training/card.py` makes it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora
import reading_examples
import reading_in_use
from chunks import Chunk
from reading_measures import (
    attributions,
    frames,
    held_out,
    names,
    rows,
    scorer_of,
    speed,
    status,
    times,
    together,
    trees,
)
from trees import Sentence

from servanda.reading.learned.model import SHIPPED, Model

REGIONS = {
    "Africa": "af alg eg et ghana kenya mauritius nm panaf sa",
    "Asia": "asia bangladesh cn in jp kr mong my pk th tw",
    "Latin America": "arg bol chile col cosric cuba ecuador elsalv guyana hond mex nic pan paraguay peru uruguay ven",
    "Middle East": "iran israel jr kw oman qt saud uae",
    "Australia, Canada, New Zealand": "aus canada nz",
}
"""Where the newspapers of the worldwide newswire are printed, by the first part of a document's name."""
_REGION_OF = {prefix: region for region, prefixes in REGIONS.items() for prefix in prefixes.split()}


def region(chunk: Chunk) -> str:
    """Give the region of a chunk's newspaper."""
    return _REGION_OF.get(chunk.document.split("_")[0], "elsewhere")


def paragraphs(path: Path) -> Iterator[list[Sentence]]:
    """Give the paragraphs of a treebank."""
    return (paragraph for _, document in corpora.conllu(path) for paragraph in document)


def measure(model: Model, place: Path, folder: Path, only: frozenset[str]) -> dict[str, Any]:
    """Measure all that is asked for of the model of the folder `place`."""
    nlp, attribution = folder / "nlp", folder / "attribution"
    only, scorer = _measurable(only, folder.parent / "gold" / "attr_score.py")
    found: dict[str, Any] = {}
    if "trees" in only:
        found["ewt"] = trees(model, paragraphs(nlp / "ud" / "en_ewt-ud-test.conllu"))
        found["gum"] = trees(model, paragraphs(nlp / "ud" / "en_gum-free-test.conllu"))
        found["subjects"] = together(found["ewt"], found["gum"])
    if "names" in only:
        found |= _names(model, place, folder)
    if "attributions" in only:
        found["polnear"] = attributions(model, rows(attribution / "polnear_dev.jsonl"), scorer)
        found["polnear_with_rules"] = reading_in_use.attributions(
            place, rows(attribution / "polnear_dev.jsonl"), scorer
        )
    if "coreference" in only:
        found["coreference"] = reading_in_use.coreference(model, place, folder)
    if "frames" in only:
        found["frames"] = frames(model, held_out(), scorer)
        found["frames_in_use"] = reading_in_use.frames(place, held_out(), scorer)
    if "times" in only:
        found["meantime"] = times(model, corpora.time_texts(folder / "time" / "meantime_timex.jsonl", "measure"))
        found["wikiwars"] = times(model, corpora.time_texts(folder / "time" / "wikiwars.jsonl", ""))
        texts = rows(folder / "time" / "meantime_timex.jsonl")
        measured = [row for row in texts if row["split"] == "measure"]
        found["meantime_with_rules"] = reading_in_use.times(place, measured)
        found["wikiwars_with_rules"] = reading_in_use.times(place, rows(folder / "time" / "wikiwars.jsonl"))
    if "status" in only:
        for name in ("meantime", "uds"):
            chunks = corpora.factuality(attribution / f"factuality_{name}.jsonl", "test", "test")
            found[f"{name}_status"] = status(model, chunks, is_sentence=True)
    if "speed" in only:
        texts = [row["text"] for row in rows(attribution / "polnear_dev.jsonl")[:20]]
        found["speed"] = speed(model, texts) | {"whole": reading_in_use.speed(place, texts)}
    return found


def _names(model: Model, place: Path, folder: Path) -> dict[str, Any]:
    """Measure names: by the model alone, and on the gold pages, where they lie beside, as a report has them."""
    sets = folder / "nlp" / "ner"
    worldwide = corpora.plain_names(sets / "worldwide-dev.iob2.tsv", "worldwide")
    politics = corpora.plain_names(sets / "crossner-politics-test.iob2.tsv", "crossner")
    found = {"worldwide": names(model, worldwide, group=region), "crossner": names(model, politics)}
    gold = folder.parent / "gold" / "seeds" / "actors.jsonl"
    if gold.is_file():
        found["names_in_use"] = reading_in_use.names(place, gold, folder.parent / "seeds")
    return found


def _measurable(only: frozenset[str], scorer: Path) -> tuple[frozenset[str], Any]:
    """Give the parts that can be measured, and the measure of attributions where it is at hand."""
    if not only & {"attributions", "frames"}:
        return only, None
    if scorer.is_file():
        return only, scorer_of(scorer)
    print(f"no {scorer}: attributions and frames are not measured", file=sys.stderr)
    return only - {"attributions", "frames"}, None


PARTS = ("trees", "names", "attributions", "coreference", "frames", "times", "status", "speed")


def described(model: Model, folder: Path) -> dict[str, Any]:
    """Give the fingerprint of a model and the sizes of its files."""
    files = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.suffix != ".md"}
    return {"fingerprint": model.fingerprint, "bytes": files}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--only", default=",".join(PARTS), help=f"any of {','.join(PARTS)}")
    parser.add_argument("--json", type=Path, help="also write the figures here, with all else that the card needs")
    parser.add_argument("--counts", type=Path, help="counts.json of the data that the model learnt from")
    parser.add_argument("--note", help="what the card is to say of this build, beside --json")
    parser.add_argument("--examples", type=int, default=0, help="keep so many wrong cases a head, from held-out frames")
    options = parser.parse_args()
    only = frozenset(options.only.split(","))
    if unknown := sorted(only - set(PARTS)):
        parser.error(f"--only holds {', '.join(unknown)}; expected any of {', '.join(PARTS)}")
    model = Model(options.model)
    found = measure(model, options.model, options.corpora, only)
    for part, figures in found.items():
        print(part)
        for name, value in figures.items():
            print(f"   {name:20} {value}")
    if options.json:
        scorer = scorer_of(options.corpora.parent / "gold" / "attr_score.py")
        result = {
            **({"note": options.note} if options.note else {}),
            "model": described(model, options.model),
            "learnt_from": json.loads(options.counts.read_text(encoding="utf-8")) if options.counts else {},
            "figures": found,
            "examples": reading_examples.wrong(model, held_out(2), scorer, most=options.examples),
        }
        options.json.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
