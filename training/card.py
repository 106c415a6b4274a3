"""Write the card of the English model from what was measured: no figure in it is typed by hand.

python training/card.py [--measured evaluation/reading.json] [--research evaluation/reading_research.json] [--out FILE]

The figures come from `evaluation/reading.py --json`; those of the research build stand beside them where known.
"""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "evaluation" / "reading.json"
RESEARCH = ROOT / "evaluation" / "reading_research.json"
CARD = ROOT / "src" / "servanda" / "data" / "english" / "card.md"
LEARNT_FROM = {
    "ewt": (
        "UD English EWT, train; status of events from UDS It-Happened",
        "trees, tags, attributions by the trees, status",
        "CC BY-SA 4.0",
    ),
    "gum": (
        "GUM V11, nine free genres, train",
        "trees, tags, attributions by the trees, names, times",
        "CC BY 4.0; texts by genre",
    ),
    "gmb": ("Groningen Meaning Bank, extract", "names, times", "texts public domain; annotations **not verified**"),
    "wikigold": ("WikiGold", "names", "CC BY 4.0"),
    "crossner": ("CrossNER politics, train and dev", "names", "MIT; texts CC BY-SA"),
    "re3d": ("re3d without the BBC's documents", "names, times", "by document: see NOTICE.md"),
    "meantime-time": ("MEANTIME, every second text", "times", "CC BY 4.0"),
    "meantime-status": ("MEANTIME, train sentences", "status", "CC BY 4.0"),
    "frames": ("frames written for this project, filled", "names, times, attributions, status", "CC BY-SA 4.0"),
    "worldwide": ("English worldwide newswire, train", "names, times", "**none stated**"),
    "polnear": ("PolNeAR, train", "attributions", "**none stated**"),
}
"""Corpora by the names that `corpora.py` gives them: what they are, what they teach, and their terms."""
_TREES = {
    "upos": "word classes (UPOS)",
    "xpos": "word classes (Penn)",
    "lemma": "lemmas, own classes",
    "uas": "heads (UAS), gold sentences",
    "las": "heads and relations (LAS), gold sentences",
    "las_own_sentences": "LAS, own sentences",
    "sentence_f1": "sentence starts in paragraphs, F1",
    "subject_f1": "subjects of reporting verbs, F1",
}
_SPEED = {
    "bare": "the network alone",
    "decoded": "with all decoding",
    "second_pass": "with contents read again for speakers inside them",
    "whole": "a whole report: rules, heads, second pass, coreference",
}
_HEADS = {
    "names": "Names",
    "times": "Time expressions",
    "status": "Status of events",
    "attributions": "Attributions (source | cue | content)",
}

Json = dict[str, Any]


def page(measured: Json, research: Json | None = None) -> str:
    """Give the card in Markdown; a research build without figures leaves its column out."""
    builds = [measured] if research is None else [measured, research]
    parts = [_head(measured), _learnt(builds), _figures(builds), _failures(measured), _LIMITS]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _head(measured: Json) -> str:
    model = measured["model"]
    sizes = "\n".join(f"| `{name}` | {size / 1e6:,.2f} MB |" for name, size in model["bytes"].items())
    return f"""# The English reader

<!-- Written by `python training/card.py` from evaluation/reading.json; change those, not this page. -->

One network reads a paragraph of English and tells its sentences, word classes, lemmas, trees, names, time expressions,
who says what, and how far each event is told as fact. It is MiniLM-L6, an encoder of 22 million parameters, with one
head a task, in int8, run by ONNX Runtime, one chunk of a paragraph at a time. It learnt from the corpora below and from
no label that came out of another model, but for the names of one corpus that a machine had labelled first (the GMB).

- **Fingerprint**: `{model["fingerprint"]}`, the first 16 digits of the SHA-256 over the files below.
- **Licence of these weights and tables**: CC BY-SA 4.0, because treebanks under that licence taught them; notices in
  [NOTICE.md](NOTICE.md). The code is under Apache-2.0.
- **How it was made, and how to make it again**: `training/README.md` in the repository.

| file | size |
|---|---|
{sizes}
| all | {sum(model["bytes"].values()) / 1e6:,.2f} MB |"""


def _learnt(builds: Sequence[Json]) -> str:
    lines = ["| corpus | teaches | licence | chunks | words |", "|---|---|---|---|---|"]
    for name, count in builds[0]["learnt_from"].items():
        what, heads, licence = LEARNT_FROM[name]
        lines.append(f"| {what} | {heads} | {licence} | {count['chunks']:,} | {count['words']:,} |")
    told = "\n".join(lines)
    if len(builds) > 1:
        more = [name for name in builds[1]["learnt_from"] if name not in builds[0]["learnt_from"]]
        told += "\n\nThe *research build* learnt from these too: "
        told += "; ".join(f"{LEARNT_FROM[name][0]} ({LEARNT_FROM[name][2]})" for name in more)
        told += ". Its weights are not shipped: its figures show what the open build lacks, as an upper bound."
        if note := builds[1].get("note"):
            told += f" This one was {note}."
    return f"## What it learnt from\n\n{told}"


def _figures(builds: Sequence[Json]) -> str:
    parts = {
        "ewt": _trees,
        "worldwide": _names,
        "polnear": _attributions,
        "meantime": _times,
        "uds_status": _status,
        "coreference": _coreference,
        "speed": _speed,
    }
    tables = [part([builds[0], *(one for one in builds[1:] if name in one["figures"])]) for name, part in parts.items()]
    text = _wrapped(
        """All in percent, of the files above as they ship, one core, one chunk a run. Nothing was learnt from these
        parts; but they were in view while the training was chosen, so expect lower figures on pages of your own."""
    )
    return "\n\n".join(["## How wrong it is", text, *(table for table in tables if table)])


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), 120, break_long_words=False, break_on_hyphens=False)


def _table(first: str, builds: Sequence[Json], rows: Iterator[tuple[str, list[str]]]) -> str:
    names = ["open build: what ships", "research build"][: len(builds)]
    lines = [f"| {first} | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    lines += [f"| {label} | " + " | ".join(cells) + " |" for label, cells in rows]
    return "\n".join(lines)


def _of(build: Json, *path: str) -> Any:
    found: Any = build["figures"]
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _cells(builds: Sequence[Json], *path: str) -> list[str]:
    return [_plain(_of(build, *path)) for build in builds]


def _plain(value: float | None) -> str:
    return "-" if value is None else f"{value:,}"


def _triples(builds: Sequence[Json], *path: str) -> list[str]:
    found = [_of(build, *path) for build in builds]
    return ["-" if one is None else f"{one['precision']}, {one['recall']}, **{one['f1']}**" for one in found]


def _trees(builds: Sequence[Json]) -> str:
    if "ewt" not in builds[0]["figures"]:
        return ""

    def rows() -> Iterator[tuple[str, list[str]]]:
        for figure, label in _TREES.items():
            pairs = zip(_cells(builds, "ewt", figure), _cells(builds, "gum", figure), strict=True)
            yield label, [f"{ewt}, {gum}" for ewt, gum in pairs]

    ewt, gum = (f"{_of(builds[0], part, 'words'):,} words" for part in ("ewt", "gum"))
    text = f"EWT test ({ewt}) and GUM test ({gum}); words of gold, with punctuation."
    found = f"### Words and trees\n\n{text}\n\n{_table('EWT, GUM', builds, rows())}"
    if together := _of(builds[0], "subjects", "f1"):
        found += f"\n\nSubjects of reporting verbs over both: F1 {together}."
    return found


def _names(builds: Sequence[Json]) -> str:
    if "worldwide" not in builds[0]["figures"]:
        return ""
    worldwide, politics = (_of(builds[0], part, "all", "gold") for part in ("worldwide", "crossner"))
    text = _wrapped(
        f"""Precision, recall and F1 of exact spans with their type, four classes, buildings counted as places.
        *Worldwide* is the development part of the English worldwide newswire ({worldwide:,} names), *politics* CrossNER
        politics test ({politics:,} names)."""
    )

    def rows() -> Iterator[tuple[str, list[str]]]:
        for part, label in (("worldwide", "worldwide"), ("crossner", "politics")):
            yield f"**{label}, all**", _triples(builds, part, "all")
            for kind in ("PER", "ORG", "LOC", "NORP"):
                yield f"{label}, {kind} ({_of(builds[0], part, kind, 'gold'):,})", _triples(builds, part, kind)

    def regions() -> Iterator[tuple[str, list[str]]]:
        for name, figures in _of(builds[0], "worldwide", "by group").items():
            yield f"{name} ({figures['gold']:,})", _triples(builds, "worldwide", "by group", name)

    by_type = _table("set, class (names)", builds, rows())
    by_region = _table("worldwide, by where the paper is printed (names)", builds, regions())
    found = f"### Names\n\n{text}\n\n{by_type}\n\n{by_region}"
    if in_use := _of(builds[0], "names_in_use"):
        found += (
            f"\n\nBehind the codebook and the vote of the report, {in_use['recall']} % of {in_use['gold']} mentions of"
            " actors by name in the prose\nof five pages lie in a name; rules were written with those pages in view."
        )
    return found


def _attributions(builds: Sequence[Json]) -> str:
    if "polnear" not in builds[0]["figures"]:
        return ""
    gold = [
        _of(builds[0], *path, "gold") for path in (("polnear",), ("polnear", "speech_only"), ("frames", "attributions"))
    ]
    text = _wrapped(
        f"""A content counts as found when it shares half of its words with the gold one; it counts in full when the
        source has the same head word too. *PolNeAR* is its development part ({_plain(gold[0])} attributions; it marks
        thoughts, plans and questions too), *speech* what of it has a word of speech for a cue ({_plain(gold[1])}),
        *frames* our own held-out frames ({_plain(gold[2])}), which are regular and therefore easy. *Rules first*: what
        the rules of the coder find on the reader's words, and what the model alone heard where they find nothing."""
    )
    places = (
        ("PolNeAR", ("polnear",)),
        ("PolNeAR, rules first", ("polnear_with_rules",)),
        ("speech", ("polnear", "speech_only")),
        ("frames", ("frames", "attributions")),
        ("frames in a report's sentences", ("frames_in_use", "heard")),
        ("frames, rules first", ("frames_in_use", "with_rules")),
    )

    def rows() -> Iterator[tuple[str, list[str]]]:
        for label, path in places:
            if _of(builds[0], *path) is None:
                continue
            yield f"{label}: content, F1", _cells(builds, *path, "content")
            sides = (_cells(builds, *path, figure) for figure in ("full_precision", "full_recall", "full"))
            triples = [f"{precision}, {recall}, **{both}**" for precision, recall, both in zip(*sides, strict=True)]
            yield f"{label}: content and source: precision, recall, F1", triples
        for part, label in (("polnear", "PolNeAR"), ("polnear_with_rules", "PolNeAR, rules first")):
            for role in ("source", "cue", "content"):
                yield f"{label}: words of the {role}, F1", _cells(builds, part, f"{role}_tokens")

    return f"### Attributions: who says what\n\n{text}\n\n{_table('', builds, rows())}"


def _times(builds: Sequence[Json]) -> str:
    if "meantime" not in builds[0]["figures"]:
        return ""
    parts = {
        "MEANTIME, the half not learnt from": ("meantime",),
        "MEANTIME, rules first": ("meantime_with_rules",),
        "MEANTIME, rules first, what dates something": ("meantime_with_rules", "marked"),
        "WikiWars": ("wikiwars",),
        "WikiWars, rules first": ("wikiwars_with_rules",),
        "WikiWars, rules first, what dates something": ("wikiwars_with_rules", "marked"),
        "held-out frames": ("frames", "times"),
    }

    def rows() -> Iterator[tuple[str, list[str]]]:
        for label, path in parts.items():
            yield f"{label} ({_plain(_of(builds[0], *path, 'gold'))})", _triples(builds, *path)

    text = "### Time expressions\n\nPrecision, recall and F1 of spans that overlap with a gold one."
    return f"{text}\n\n{_table('set (expressions)', builds, rows())}"


def _status(builds: Sequence[Json]) -> str:
    if "uds_status" not in builds[0]["figures"]:
        return ""
    parts = {
        "UDS, test": ("uds_status",),
        "MEANTIME, test": ("meantime_status",),
        "held-out frames": ("frames", "status"),
    }

    def rows() -> Iterator[tuple[str, list[str]]]:
        for label, path in parts.items():
            events = f"{label} ({_plain(_of(builds[0], *path, 'events'))})"
            yield f"{events}: macro F1", _cells(builds, *path, "macro_f1")
            yield f"{events}: macro F1 of always *actual*", _cells(builds, *path, "always_actual_macro_f1")
            yield f"{events}: accuracy", _cells(builds, *path, "accuracy")
            yield f"{events}: r of the grade", _cells(builds, *path, "r")

    text = "Actual, uncertain or negated, of events whose words are given; the grade goes from -3 to 3."
    return f"### Status of events\n\n{text}\n\n{_table('set (events)', builds, rows())}"


def _coreference(builds: Sequence[Json]) -> str:
    if "coreference" not in builds[0]["figures"]:
        return ""

    def rows() -> Iterator[tuple[str, list[str]]]:
        for system in _of(builds[0], "coreference"):
            yield f"{system}: CoNLL F1", _cells(builds, "coreference", system, "conll")
            speakers = _plain(_of(builds[0], "coreference", system, "speakers_gold"))
            yield (
                f"{system}: pronouns and roles that speak ({speakers}), right",
                _cells(builds, "coreference", system, "speakers"),
            )

    text = _wrapped(
        """OntoGUM's free test documents; nothing mentioned once counts. *Rules* is the sieve that the ranker has to
        beat; a speaker is right when the nearest earlier name of its chain is of the gold chain."""
    )
    return f"### Coreference\n\n{text}\n\n{_table('', builds, rows())}"


def _speed(builds: Sequence[Json]) -> str:
    if "speed" not in builds[0]["figures"]:
        return ""
    rows = ((label, [_plain(_of(build, "speed", figure)) for build in builds]) for figure, label in _SPEED.items())
    return "### Speed\n\nWords a second on one core of the machine that measured.\n\n" + _table("", builds, iter(rows))


def _failures(measured: Json) -> str:
    text = _wrapped(
        """Sentences are invented: they come from frames of this project that nothing was learnt from, filled by chance.
        Nobody in them exists or said so, and nothing told in them happened. The first wrong ones are shown, neither the
        worst nor the best."""
    )
    lines = [f"## Known failures\n\n{text}\n"]
    for head, title in _HEADS.items():
        cases = measured["examples"].get(head, [])
        if cases:
            lines.append(f"### {title}\n")
        for case in cases:
            text = " ".join(case["text"].split())
            lines.append(f'- "{text}"')
            for side in ("expected", "found"):
                shown = "; ".join(" ".join(one.split()) for one in case[side])
                lines.append(f"  - {side}: {shown or 'nothing'}")
        if cases:
            lines.append("")
    return "\n".join(lines)


_LIMITS = """## What is unclear, and what was not measured

- **The GMB's annotations**: the texts are public domain; no licence of the annotations was found, only "freely
  available for research purposes" in a chapter by its makers. If you cannot live with that doubt, train without it:
  one line in `training/corpora.py`.
- **PolNeAR and the worldwide newswire** state no licence. They taught nothing that ships; they measure it.
- **GUM's speeches, textbooks and vlogs** are called open by UD_English-GUM; GUM itself is silent. Its conversations
  were left out. One of its court documents comes from the Santa Barbara corpus.
- **The encoder** had learnt from other texts before (its makers list Reddit, MS MARCO, Stack Exchange and others); the
  terms of those sets were not checked. Its weights were published under Apache-2.0.
- Only English, only edited prose. Headlines, dialogue and tables are read worse, by how much was not measured.
- Newspapers of Africa, Asia, Latin America and the Middle East are measured by the names in them alone.
- int8 kernels on Arm and on processors without VNNI may give other labels here and there; the fingerprint does not
  tell.
"""


def main() -> None:
    """Write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measured", type=Path, default=MEASURED)
    parser.add_argument("--research", type=Path, default=RESEARCH)
    parser.add_argument("--out", type=Path, default=CARD)
    options = parser.parse_args()
    found = [
        json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        for path in (options.measured, options.research)
    ]
    if found[0] is None:
        raise SystemExit(f"expected the figures at {options.measured}; run evaluation/reading.py --json first")
    options.out.write_text(page(found[0], found[1]), encoding="utf-8")


if __name__ == "__main__":
    main()
