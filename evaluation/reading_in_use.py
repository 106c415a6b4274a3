"""The learned reader as the product uses it: behind the rules of the coder, and through whole documents.

`reading.py` measures the heads alone; here the rules go first, as they do when a report is read.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import chains
from reading_measures import Placed, attribution_figures, gold_attributions, meet, overlaps, rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import parses
from coreference_corpus import documents
from fill import Filled

from servanda import codebook, intake
from servanda.coding.actors.cast import ReportReading
from servanda.coding.spoken import Attribution
from servanda.coding.statements.attribution import find
from servanda.coding.statements.heard import holds
from servanda.model import UNKNOWN, Block, BlockKind, Marks, Report, Source, Span
from servanda.reading import LearnedReader
from servanda.reading.coreference import ranker as coreference_ranker
from servanda.reading.dates import dates
from servanda.reading.learned.model import Model
from servanda.reading.learned.words import spans as word_spans


def _read(folder: Path, text: str) -> tuple[Report, Marks]:
    report = _report(text)
    return report, LearnedReader(folder).read(report, codebook.load())


def _report(text: str) -> Report:
    return Report(
        id="r-0000000000000000",
        sha256="0" * 64,
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY),),
        published=UNKNOWN,
    )


def attributions(folder: Path, articles: Iterable[dict[str, Any]], scorer: Any) -> dict[str, Any]:
    """Measure the outermost attributions: of rules on the reader's marks, and heard ones where rules find none."""
    tally = scorer.Tally()
    for row in articles:
        report, marks = _read(folder, row["text"])
        tally.add(row["text"], row["attributions"], list(_told(report, marks)))
    return attribution_figures(tally)


def frames(folder: Path, texts: Iterable[Filled], scorer: Any) -> dict[str, Any]:
    """Measure attributions of every depth on filled frames: those heard, and those of the rules with the heard behind.

    Sentences are the reader's, as in every report.
    """
    heard, behind_rules = scorer.Tally(), scorer.Tally()
    for filled in texts:
        report, marks = _read(folder, filled.text)
        gold = gold_attributions(filled)
        heard.add(filled.text, gold, [_row(mark.source, mark.cue, mark.content) for mark in marks.speech])
        behind_rules.add(filled.text, gold, list(_told(report, marks, is_nested=True)))
    return {"heard": attribution_figures(heard), "with_rules": attribution_figures(behind_rules)}


def _told(report: Report, marks: Marks, *, is_nested: bool = False) -> Iterator[dict[str, Any]]:
    taken: list[Span] = []
    cues: list[Span] = []
    for one in _whole(find(ReportReading(report, marks, codebook.load()))):
        if is_nested or one.nested_in is None:
            taken += one.content
            cues += [one.cue] if one.cue else []
            source = one.printed or one.source
            yield _row([source] if source else [], [one.cue] if one.cue else [], one.content)
    for mark in marks.speech:
        met = [other for other in taken if any(part.overlaps(other) for part in mark.content)]
        is_told = any(cue.overlaps(other) for cue in mark.cue for other in cues)
        if not met or (is_nested and not is_told and all(holds(other, mark) for other in met)):
            taken += mark.content
            yield _row(mark.source, mark.cue, mark.content)


def _whole(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give the attributions, one that goes on without a cue as a part of the one before it.

    The ledger keeps each quotation as a row; by PolNeAR's conventions all of a speech is one content.
    """
    last: Attribution | None = None
    for one in found:
        if (
            one.cue is None
            and one.is_continuation
            and last is not None
            and (one.source, one.cue_words) == (last.source, last.cue_words)
        ):
            last = replace(last, content=(*last.content, *one.content))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _row(*roles: Iterable[Span]) -> dict[str, Any]:
    sides = ([[span.start, span.end] for span in role] for role in roles)
    return dict(zip(("source", "cue", "content"), sides, strict=True)) | {"kind": None}


def names(folder: Path, gold: Path, pages: Path) -> dict[str, float]:
    """Measure which named mentions of the gold's actors, in the prose that is read, lie in names of the reader.

    These are the names behind the codebook and the vote of the report. A mention counts where each of its words with a
    capital, articles apart, lies in a name. The gold holds actors alone, so nothing can be said of precision here.
    """
    book, reader = codebook.load(), LearnedReader(folder)
    reports = {}
    for source in intake.sources([pages]):
        report = intake.read(source, book) if isinstance(source, Source) else source
        if isinstance(report, Report):
            reports[report.file] = (report, reader.read(report, book).names)
    right = mentions = 0
    for actor in rows(gold):
        for mention in actor["mention_spans"]:
            report, marked = reports[mention["report"]]
            words = [
                Span(mention["start"] + word.start(), mention["start"] + word.end())
                for word in re.finditer(r"\b(?!The\b|An?\b)[A-Z][\w'’-]*", mention["quote"])
            ]
            place = Span(mention["start"], mention["end"])
            if mention["type"] in _NAMED and words and any(piece.span.overlaps(place) for piece in report.prose):
                mentions += 1
                right += all(any(word.overlaps(name.span) for name in marked) for word in words)
    return {"recall": round(100 * right / max(1, mentions), 1), "gold": mentions}


_NAMED = frozenset({"name", "demonym", "credit"})


def times(folder: Path, texts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Measure by overlap the times that rules read, and those that only the model sees.

    An expression counts that is found, also where it dates nothing and so becomes no mark ("soon", "16:08 UTC" without
    a day); `marked` is what the marks alone reach.
    """
    found: list[tuple[list[Placed], list[Placed]]] = []
    marked: list[tuple[list[Placed], list[Placed]]] = []
    for row in texts:
        report, marks = _read(folder, row["text"])
        of_marks = [(mark.span.start, mark.span.end) for mark in marks.times]
        printed = dates.timexes(marks.tokens, marks.sentences, text=report.text, published=report.published)
        others = [(one.span.start, one.span.end) for one in printed]
        gold = [
            (one["start"], one["end"]) for one in row["timexes"] if not str(one.get("value", "")).startswith("XXXX-XX")
        ]
        marked.append((of_marks, gold))
        found.append((of_marks + [one for one in others if not any(meet(one, mark) for mark in of_marks)], gold))
    return overlaps(found) | {"marked": overlaps(marked)}


def speed(folder: Path, texts: Sequence[str]) -> float:
    """Give the words a second that a reader reads on one core with all it does: rules, heads, second pass, chains."""
    reader, book = LearnedReader(folder), codebook.load()
    _read(folder, texts[0])  # loads the model
    begun, words = time.process_time(), 0
    for text in texts:
        words += sum(len(list(word_spans(line))) for line in text.split("\n"))
        reader.read(_report(text), book)
    return round(words / (time.process_time() - begun))


def coreference(model: Model, place: Path, folder: Path, *, most: int | None = None) -> dict[str, Any]:
    """Measure the chains of OntoGUM's free test documents, on gold trees and on those of the model of `place`.

    With `most` only the ranker on the model's own trees, and only so many documents.
    """
    found: dict[str, Any] = {}
    verbs = chains.reporting_verbs()
    ranker = coreference_ranker.load(place / "coreference.npz")
    systems = {**chains.SYSTEMS, "ranker": partial(chains.ranked, ranker=ranker)}
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch) / "test.jsonl"
        parses.write(model, folder / "nlp" / "ud" / "en_gum-free-test.conllu", own)
        trees_of = {"gold": None, "own": own}
        for parse in trees_of if most is None else ("own",):
            texts = documents(folder, "test", parses=trees_of[parse])[:most]
            for system in systems if most is None else ("ranker",):
                answer = systems[system]
                given = {text.name: answer(text) for text in texts}
                right = [one for text in texts for one in chains.speakers(text, given[text.name], verbs)]
                found[f"{system}, {parse} parse"] = {
                    "conll": round(100 * chains.score(texts, given)["conll"].f1, 1),
                    "speakers": round(100 * sum(right) / len(right), 1) if right else 0.0,
                    "speakers_gold": len(right),
                }
    return found
