"""Score the product's printed times on a corpus of TIMEX3 expressions.

    python evaluation/times.py CORPUS.jsonl [--split SPLIT] [--every odd|even] [--no-datelines] [--show]

CORPUS holds one document per line: `doc_id`, `text`, `dct` (day of the document), `timexes` [{start, end, type, value,
is_dct}]. Measures as in TempEval-3: a gold expression is matched with the unused found one that overlaps it most;
strict is the same span, relaxed any overlap, value an overlap with an equal value, F1 over all.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from servanda.codebook import load
from servanda.model import UNKNOWN, Block, BlockKind, Sentence, Span, Token, on
from servanda.reading import sentences, tagger, tokens
from servanda.reading.dates import dates

_SAME = {"P1DE": "P10Y"}
"""Two ways to write a decade."""


@dataclass(frozen=True, slots=True)
class Found:
    """A found or gold expression."""

    start: int
    end: int
    kind: str
    value: str


def read(text: str, day: str | None) -> list[Found]:
    """Give the product's times of a text that is all prose."""
    book = load()
    block = Block(Span(0, len(text)), BlockKind.BODY)
    words: list[Token] = []
    found: list[Sentence] = []
    for paragraph in sentences.paragraphs(text, block.span, kind=block.kind):
        part = tokens.words(text, paragraph)
        for first, last in sentences.split(part, book):
            start = len(words)
            words.extend(tagger.tag(part[first:last]))
            span = Span(part[first].span.start, part[last - 1].span.end)
            found.append(Sentence(span=span, first=start, last=len(words), block=block))
    published = on(date.fromisoformat(day[:10])) if day else UNKNOWN
    return [
        Found(time.span.start, time.span.end, time.kind, time.value)
        for time in dates.timexes(words, found, text=text, published=published)
    ]


def gold_of(row: dict[str, Any], *, datelines: bool) -> list[Found]:
    """Give the gold expressions of a row."""
    return [
        Found(timex["start"], timex["end"], timex["type"], timex.get("value") or "")
        for timex in row["timexes"]
        if datelines or not timex.get("is_dct")
    ]


def partner(gold: Found, found: list[Found], used: set[int]) -> int | None:
    """Give the index of the unused found expression that overlaps most."""
    best, overlap = None, 0
    for index, time in enumerate(found):
        shared = min(gold.end, time.end) - max(gold.start, time.start)
        if index not in used and shared > overlap:
            best, overlap = index, shared
    return best


def equal(one: str, other: str) -> bool:
    """Say whether two values are equal in the form in which values are compared."""
    left, right = one.strip().upper(), other.strip().upper()
    return bool(left) and _SAME.get(left, left) == _SAME.get(right, right)


@dataclass
class Tally:
    """Counts over a corpus."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    kind: int = 0
    value: int = 0

    def f1(self, right: int) -> str:
        """Give precision, recall and F1 in per cent."""
        precision = right / self.found if self.found else 0.0
        recall = right / self.gold if self.gold else 0.0
        total = precision + recall
        score = 2 * precision * recall / total if total else 0.0
        return f"P {100 * precision:6.2f}  R {100 * recall:6.2f}  F1 {100 * score:6.2f}"


def count(row: dict[str, Any], tally: Tally, *, datelines: bool, show: bool) -> None:
    """Add one document to the counts; with `show` print what differs."""
    text = row["text"]
    gold, found = gold_of(row, datelines=datelines), read(text, row.get("dct"))
    if not datelines:
        lines = [timex for timex in row["timexes"] if timex.get("is_dct")]
        found = [f for f in found if not any(f.start < d["end"] and d["start"] < f.end for d in lines)]
    tally.gold += len(gold)
    tally.found += len(found)
    used: set[int] = set()
    for expected in gold:
        index = partner(expected, found, used)
        around = text[max(0, expected.start - 40) : expected.end + 20].replace("\n", " ")
        words = text[expected.start : expected.end]
        if index is None:
            if show:
                print(f"MISS  {words!r} {expected.value}   | {around}")
            continue
        used.add(index)
        match = found[index]
        right = equal(match.value, expected.value)
        same = (match.start, match.end) == (expected.start, expected.end)
        tally.relaxed += 1
        tally.strict += same
        tally.kind += match.kind == expected.kind
        tally.value += right
        if show and not (right and same):
            print(f"DIFF  {words!r} {expected.value} <> {text[match.start : match.end]!r} {match.value}   | {around}")
    for index, time in enumerate(found):
        if show and index not in used:
            around = text[max(0, time.start - 40) : time.end + 20].replace("\n", " ")
            print(f"FALSE {text[time.start : time.end]!r} {time.value}   | {around}")


def main(arguments: list[str]) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--split")
    parser.add_argument("--every", choices=("odd", "even"), help="documents whose place is odd or even")
    parser.add_argument("--no-datelines", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    with options.corpus.open(encoding="utf-8", newline="") as lines:
        rows = [json.loads(line) for line in lines]
    if options.every:
        rows = rows[1::2] if options.every == "odd" else rows[::2]
    rows = [row for row in rows if options.split is None or row.get("split") == options.split]
    tally = Tally()
    for row in rows:
        count(row, tally, datelines=not options.no_datelines, show=options.show)
    print(f"documents {len(rows)}, gold {tally.gold}, found {tally.found}")
    for name in ("strict", "relaxed", "kind", "value"):
        print(f"{name:8s}{tally.f1(getattr(tally, name))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
