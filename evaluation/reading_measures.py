"""Measures of the learned reader, one function a head; each takes gold and gives figures in percent.

`reading.py` holds them against whole corpora, `reading_floors.py` against small pinned parts.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

from chunks import Chunk, Span, spans_of
from fill import Filled, chunks_of, fillings
from trees import Sentence

from servanda.reading.learned.model import MOST_WORDS, Model
from servanda.reading.learned.parsing import Parse, parse
from servanda.reading.learned.words import spans as word_spans
from servanda.reading.threads import on_one_thread

FRAMES = Path(__file__).resolve().parents[1] / "training" / "frames"
FRAME_SEED, FRAME_TIMES = 99, 10
"""How the held-out frames are filled to be measured."""
Figures = dict[str, float]
Placed = tuple[int, int]
KINDS = ("PER", "ORG", "LOC", "NORP")
"""The four classes of names; FAC counts as LOC."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Give the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_out(times_: int = FRAME_TIMES) -> Iterator[Filled]:
    """Give fillings of the frames that nothing was learnt from."""
    return fillings(FRAMES, seed=FRAME_SEED, times=times_, held_out=True)


def f1(right: float, found: float, gold: float) -> Figures:
    """Give precision, recall and their harmonic mean, in percent."""
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * 2 * precision * recall / both, 1) if both else 0.0,
    }


def trees(model: Model, paragraphs: Iterable[Sequence[Sentence]]) -> dict[str, Any]:
    """Measure tags and trees of gold words: in gold sentences, and in those that the model finds in paragraphs."""
    count: Counter[str] = Counter()
    verbs = _reporting_verbs()
    for paragraph in paragraphs:
        words = [word for sentence in paragraph for word in sentence.words]
        borders, start = [], 0
        for sentence in paragraph:
            borders.append((start, start + len(sentence.words)))
            start += len(sentence.words)
        known = parse(model, words, sentences=borders, depth=0)
        own = parse(model, words, depth=0)
        _count_trees(count, paragraph, borders, known, own, verbs)
    words_ = count["words"]
    return {
        "upos": round(100 * count["upos"] / words_, 2),
        "xpos": round(100 * count["xpos"] / words_, 2),
        "lemma": round(100 * count["lemma"] / words_, 2),
        "uas": round(100 * count["uas"] / words_, 2),
        "las": round(100 * count["las"] / words_, 2),
        "las_universal": round(100 * count["las_universal"] / words_, 2),
        "las_own_sentences": round(100 * count["las_own"] / words_, 2),
        "sentence_f1": f1(count["start_right"], count["start_found"], count["start_gold"])["f1"],
        "subject_f1": f1(count["subject_right"], count["subject_found"], count["subject_gold"])["f1"],
        "subjects": {side: count[f"subject_{side}"] for side in ("right", "found", "gold")},
        "words": words_,
    }


def together(*figures: dict[str, Any]) -> Figures:
    """Give the subjects of reporting verbs over several treebanks."""
    return f1(*(sum(one["subjects"][side] for one in figures) for side in ("right", "found", "gold")))


def _count_trees(
    count: Counter[str],
    paragraph: Sequence[Sentence],
    borders: Sequence[tuple[int, int]],
    known: Parse,
    own: Parse,
    verbs: frozenset[str],
) -> None:
    starts, found = {first for first, _ in borders}, {first for first, _ in own.sentences}
    count["start_right"] += len(starts & found)
    count["start_found"] += len(found)
    count["start_gold"] += len(starts)
    for sentence, (start, _) in zip(paragraph, borders, strict=True):
        for at, head in enumerate(sentence.heads):
            place = start + at
            wanted = head if head < 0 else head + start
            relation = sentence.relations[at]
            count["words"] += 1
            count["upos"] += known.upos[place] == sentence.upos[at]
            count["xpos"] += known.xpos[place] == sentence.xpos[at]
            count["lemma"] += known.lemmas[place].lower() == sentence.lemmas[at]
            same = known.heads[place] == wanted
            count["uas"] += same
            count["las"] += same and known.relations[place] == relation
            count["las_universal"] += same and known.relations[place].split(":")[0] == relation.split(":")[0]
            count["las_own"] += own.heads[place] == wanted and own.relations[place] == relation
            is_subject = relation.startswith("nsubj") and head >= 0 and sentence.lemmas[head] in verbs
            above = known.heads[place]
            is_found = (
                known.relations[place].startswith("nsubj") and above >= 0 and known.lemmas[above].lower() in verbs
            )
            count["subject_gold"] += is_subject
            count["subject_found"] += is_found
            count["subject_right"] += is_subject and is_found and same


def _reporting_verbs() -> frozenset[str]:
    return frozenset(
        "say tell add announce report claim deny accuse warn promise pledge note state declare confirm explain argue"
        " insist stress urge demand ask vow threaten agree refuse reject condemn admit believe think know expect hope"
        " want decide plan propose suggest write".split()
    )


def names(
    model: Model, chunks: Iterable[Chunk], *, group: Callable[[Chunk], str] | None = None
) -> dict[str, dict[str, Any]]:
    """Measure names of four classes by exact span and type; FAC counts as LOC.

    With `group` the figures of each group of chunks stand under "by group" too.
    """
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for chunk in chunks:
        wanted = set(_four(spans_of(chunk.names or [])))
        given = set(_four(parse(model, chunk.words, depth=0).names))
        groups = ["all"] if group is None else ["all", group(chunk)]
        for side, spans in (("right", wanted & given), ("found", given), ("gold", wanted)):
            for name in groups:
                tallies[name].update(f"{kind} {side}" for *_, kind in spans)
    figures = {"all": _name_figures(tallies["all"], KINDS)}
    figures |= {kind: _name_figures(tallies["all"], (kind,)) for kind in KINDS}
    if group is not None:
        figures["by group"] = {name: _name_figures(tallies[name], KINDS) for name in sorted(tallies) if name != "all"}
    return figures


def _name_figures(tally: Counter[str], kinds: Sequence[str]) -> Figures:
    right, found, gold = (sum(tally[f"{kind} {side}"] for kind in kinds) for side in ("right", "found", "gold"))
    return {**f1(right, found, gold), "gold": gold}


def _four(spans: Iterable[Span]) -> Iterator[Span]:
    for first, last, kind in spans:
        mapped = "LOC" if kind == "FAC" else kind
        if mapped in KINDS:
            yield first, last, mapped


def read_text(model: Model, text: str) -> Iterator[tuple[list[Placed], Parse]]:
    """Read a text paragraph by paragraph: the places of its words and their parse."""
    start = 0
    for line in text.split("\n"):
        places = [(first + start, last + start) for first, last in word_spans(line)]
        if places:
            yield places, parse(model, [text[first:last] for first, last in places])
        start += len(line) + 1


def attribution_rows(model: Model, text: str, *, depth: int = 9) -> list[dict[str, Any]]:
    """Give the attributions of a text as the scorer reads them."""
    rows: list[dict[str, Any]] = []
    for places, found in read_text(model, text):
        rows += [
            {
                role: [[places[first][0], places[last - 1][1]] for first, last in getattr(one, role)]
                for role in ("source", "cue", "content")
            }
            | {"kind": None}
            for one in found.attributions
            if one.depth <= depth
        ]
    return rows


def attributions(model: Model, rows: Iterable[dict[str, Any]], scorer: Any, *, depth: int = 0) -> dict[str, Any]:
    """Measure attributions on documents with gold ones: all, and those whose cue is a word of speech."""
    tally, speech = scorer.Tally(), scorer.Tally()
    cues = _speech_cues()
    for row in rows:
        found = attribution_rows(model, row["text"], depth=depth)
        tally.add(row["text"], row["attributions"], found)
        speech.add(
            row["text"],
            [one for one in row["attributions"] if _is_speech(row["text"], one, cues)],
            [one for one in found if _is_speech(row["text"], one, cues)],
        )
    return attribution_figures(tally) | {"speech_only": attribution_figures(speech)}


def _speech_cues() -> frozenset[str]:
    return frozenset(
        "say says said saying tell tells told add adds added adding write writes wrote according announce"
        " announced report reported reports claim claims claimed deny denies denied note notes noted state states"
        " stated argue argued explain explained ask asked asking tweet tweeted call called insist insisted warn"
        " warned : admitted".split()
    )


def _is_speech(text: str, one: dict[str, Any], cues: frozenset[str]) -> bool:
    return any(word.lower() in cues for first, last in one["cue"] for word in text[first:last].split())


def attribution_figures(tally: Any) -> dict[str, Any]:
    """Give the figures that the card shows of what a scorer counted."""
    figures = tally.report()
    relation = figures["relation"]
    return {
        "full": round(100 * relation["full"].f1, 1),
        "full_precision": round(100 * relation["full"].precision, 1),
        "full_recall": round(100 * relation["full"].recall, 1),
        "content": round(100 * relation["content"].f1, 1),
        **{f"{role}_tokens": round(100 * figures[role]["token"].f1, 1) for role in ("source", "cue", "content")},
        "gold": tally.gold,
    }


def gold_attributions(filled: Filled) -> list[dict[str, Any]]:
    """Give the attributions of a filled frame as the scorer reads them.

    Frames mark a speaker once: "X said ..., adding that ..." has no source under the second cue. It is the first cue's,
    where both stand in one sentence and in the same contents; PolNeAR marks it so too. The clauses of a resolution are
    one sentence, printed in lines that end with a comma, a semicolon or a colon.
    """
    found: list[dict[str, Any]] = []
    before: tuple[int, set[int], list[list[int]]] | None = None
    for number, roles in sorted(filled.roles.items()):
        source, cue, content = ([list(span) for span in roles[role]] for role in "sct")
        holders = _holders(filled, number, cue)
        at = cue[0][0] if cue else -1
        if (
            not source
            and before
            and at > before[0]
            and holders == before[1]
            and not _stops(filled.text[before[0] : at])
        ):
            source = before[2]
        if source and cue:
            before = (cue[-1][1], holders, source)
        if content:
            found.append({"source": source, "cue": cue, "content": content, "kind": filled.frame.kind})
    return found


def _holders(filled: Filled, number: int, cue: Sequence[Sequence[int]]) -> set[int]:
    """Give the numbers of the attributions whose content holds a cue."""
    return {
        other
        for other, roles in filled.roles.items()
        if other != number and cue and any(first <= cue[0][0] < last for first, last in roles["t"])
    }


def _stops(text: str) -> bool:
    is_parted = any(line.rstrip()[-1:] not in {",", ";", ":"} for line in text.split("\n")[:-1])
    return is_parted or any(stop in text for stop in (". ", '." ', ".” ", "? ", "! "))


def frames(model: Model, texts: Iterable[Filled], scorer: Any) -> dict[str, Any]:
    """Measure attributions, names, times and status on filled frames."""
    tally = scorer.Tally()
    chunks: list[Chunk] = []
    for filled in texts:
        tally.add(filled.text, gold_attributions(filled), attribution_rows(model, filled.text))
        chunks += [chunk for chunk in chunks_of(filled) if chunk.names is not None]
    return {
        "attributions": attribution_figures(tally),
        "names": names(model, chunks)["all"],
        "times": times(model, chunks),
        "status": status(model, chunks, is_sentence=False),
    }


def times(model: Model, chunks: Iterable[Chunk]) -> Figures:
    """Measure time expressions by overlap."""
    return overlaps(
        (parse(model, chunk.words, depth=0).times, [(first, last) for first, last, _ in spans_of(chunk.times or [])])
        for chunk in chunks
    )


def overlaps(texts: Iterable[tuple[Sequence[Placed], Sequence[Placed]]]) -> Figures:
    """Give how many of the found spans meet a gold one, and of the gold ones a found one, over all texts."""
    right_found = right_gold = found_all = gold_all = 0
    for found, gold in texts:
        found_all += len(found)
        gold_all += len(gold)
        right_found += sum(any(meet(one, other) for other in gold) for one in found)
        right_gold += sum(any(meet(one, other) for other in found) for one in gold)
    precision, recall = 100 * right_found / max(1, found_all), 100 * right_gold / max(1, gold_all)
    both = precision + recall
    return {
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "f1": round(2 * precision * recall / both, 1) if both else 0.0,
        "gold": gold_all,
    }


def meet(one: Placed, other: Placed) -> bool:
    """Say whether two spans share a word."""
    return one[0] < other[1] and other[0] < one[1]


def macro_f1(pairs: Sequence[tuple[int, int]]) -> float:
    """Give the mean F1 over the three statuses, in percent."""
    scores = []
    for kind in range(3):
        right = sum(gold == found == kind for gold, found in pairs)
        scores.append(f1(right, sum(found == kind for _, found in pairs), sum(gold == kind for gold, _ in pairs))["f1"])
    return round(sum(scores) / 3, 1)


def status(model: Model, chunks: Iterable[Chunk], *, is_sentence: bool) -> Figures:
    """Measure the status of gold event words and its grade; chunks are single sentences, or paragraphs."""
    pairs: list[tuple[int, int]] = []
    grades: list[tuple[float, float]] = []
    for chunk in chunks:
        if not chunk.status:
            continue
        found = parse(model, chunk.words, sentences=[(0, len(chunk.words))] if is_sentence else None, depth=0)
        for at, (kind, grade) in chunk.status.items():
            pairs.append((kind, int(np.argmax(found.status[at]))))
            grades.append((grade, found.grades[at]))
    gold, given = np.array(grades).T
    return {
        "macro_f1": macro_f1(pairs),
        "accuracy": round(100 * sum(a == b for a, b in pairs) / len(pairs), 1),
        "always_actual_macro_f1": macro_f1([(kind, 0) for kind, _ in pairs]),
        "r": round(float(np.corrcoef(gold, given)[0, 1]), 3),
        "mean_absolute_error": round(float(np.abs(gold - given).mean()), 2),
        "events": len(pairs),
    }


def speed(model: Model, texts: Sequence[str]) -> Figures:
    """Measure words a second on one core: the bare network, with all decoding, and with the second pass."""
    paragraphs = [
        words
        for text in texts
        for line in text.split("\n")
        if (words := [line[first:last] for first, last in word_spans(line)]) and len(words) <= MOST_WORDS
    ]
    total = sum(map(len, paragraphs))

    def rate(run: Callable[[list[str]], object]) -> float:
        begun = time.process_time()
        for words in paragraphs:
            run(words)
        return round(total / (time.process_time() - begun))

    with on_one_thread():  # as a report is read
        rate(model.scores)
        return {
            "bare": rate(model.scores),
            "decoded": rate(lambda words: parse(model, words, depth=0)),
            "second_pass": rate(lambda words: parse(model, words)),
            "words": total,
        }


def scorer_of(path: Path) -> Any:
    """Give the measure of attributions, a module beside the gold."""
    spec = importlib.util.spec_from_file_location("attr_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"expected the measure of attributions at {path}; see CORPORA in training/README.md")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Tally._pairs = _pairs  # noqa: SLF001 - the scorer leaves ties to chance
    return module


def _pairs(
    _: Any, document: Any, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Pair attributions as the scorer does, but of contents that share as much those of one speaker and cue first.

    One content can have two speakers: "the paper, citing the harbour master, wrote that". Left to chance, each of two
    right ones was held against the other's speaker, and both were wrong.
    """
    wanted, given = ([_Told.of(document, one) for one in side] for side in (gold, found))
    alike = (
        (*first.likeness(second), at, other) for at, first in enumerate(wanted) for other, second in enumerate(given)
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for *_likeness, at, other in sorted((one for one in alike if one[0] >= _LEAST_SHARED), reverse=True):
        if at not in taken[0] and other not in taken[1]:
            taken[0].add(at)
            taken[1].add(other)
            yield at, other


_LEAST_SHARED = 0.5
"""Share of their union that two contents have in common, as the scorer has it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of an attribution's content and cue, and the head of its source."""

    content: frozenset[int]
    cue: frozenset[int]
    head: str | None

    @classmethod
    def of(cls, document: Any, one: dict[str, Any]) -> _Told:
        content, cue = (frozenset(document.indices(one[role])) for role in ("content", "cue"))
        return cls(content, cue, document.head(one["source"]))

    def likeness(self, other: _Told) -> tuple[float, bool, bool]:
        """Give what share of both contents is common, and whether speaker and cue are."""
        shared = len(self.content & other.content)
        share = shared / len(self.content | other.content) if shared else 0.0
        return share, self.head == other.head, not self.cue.isdisjoint(other.cue)
