"""Score the types that the coder gives to sentences whose source and target are marked.

    python evaluation/event_types.py CORPUS.jsonl [--confusion]

CORPUS holds one sentence per line. PLV: `text`, `source_span`, `target_span`, `type` (YIELD is CONCEDE or RETREAT),
`quad`. PLOVER's gold records: `text`, `expected` with the printed words of actor and recipient; the first place where
they stand is their span, else that of the words marked in line. Rows without them are left out and counted.

PLOVER knows no status: a planned visit is AGREE there and a planned raid THREATEN. Types are folded so before they are
compared, by the status that the coder gives. Types with under 20 rows are shown, and kept out of the means.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.codebook import load
from servanda.coding import between
from servanda.model import UNKNOWN, Block, BlockKind, EventType, Report, Span, Status
from servanda.reading import LearnedReader

_LEAST = 20
"""Rows that a type needs for its F1 to mean something."""

_NONE = "-"
_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_SIGNING = frozenset("sign signs signed signing ink inked inking finalise finalised finalize finalized".split())
_EMBARGO = frozenset("sanction sanctions sanctioned embargo embargoes tariff tariffs duties blacklisted".split())
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
    "CONCEDE": 1,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with its two sides and the type that people gave."""

    text: str
    source: Span
    target: Span
    type: str
    quad: int


def folded(kind: EventType, status: Status, words: str, *, from_cameo: bool) -> str:
    """Give PLOVER's one type for a base type with a status: what is planned is agreed to or threatened.

    Args:
        kind: The base type.
        status: Whether it happened.
        words: The words that tell it; PLOVER counts the signing of a bargain as SUPPORT.
        from_cameo: Whether the corpus was made by PLOVER's table from CAMEO, as one with a single type for CONCEDE and
            RETREAT was: there a coming one is AGREE and an embargo COERCE, where the manual has CONCEDE and SANCTION.
    """
    name = kind.value
    if name == "AGREE" and set(words.lower().split()) & _SIGNING:
        name = "SUPPORT"
    if from_cameo and name == "SANCTION" and set(words.lower().split()) & _EMBARGO and status is Status.ACTUAL:
        return "COERCE"
    if status in {Status.PLANNED, Status.CONDITIONAL}:
        if name in _FRIENDLY or (from_cameo and name in _YIELDING):
            return "AGREE"
        return "CONCEDE" if name == "RETREAT" else "THREATEN" if name in _HOSTILE else name
    if status is Status.NEGATED and name in _FRIENDLY | _YIELDING | {"AGREE"}:
        return "REJECT"
    return "YIELD" if from_cameo and name in _YIELDING else name


def rows_of(path: Path) -> tuple[list[Row], int]:
    """Give the rows of a corpus whose two sides are marked, and how many are not."""
    with path.open(encoding="utf-8", newline="") as lines:
        raw = [json.loads(line) for line in lines]
    found = [_gold_record(one) if "expected" in one else _pair(one) for one in raw]
    kept = [one for one in found if one is not None]
    return kept, len(found) - len(kept)


def _pair(raw: Mapping[str, Any]) -> Row | None:
    source, target = (_place(raw, side) for side in ("source", "target"))
    if source is None or target is None or source.overlaps(target):
        return None
    return Row(raw["text"], source, target, raw["type"], raw["quad"])


def _place(raw: Mapping[str, Any], side: str) -> Span | None:
    span = raw[f"{side}_span"]
    return Span(*span) if span else _printed(raw["text"], raw[side])


def _gold_record(raw: Mapping[str, Any]) -> Row | None:
    expected, text = raw["expected"][0], raw["text"]
    source, target = (
        _printed(text, _first_name(expected[side])) or _printed(text, _marked(raw.get("markup") or "", mark))
        for side, mark in (("actor", "SRC"), ("recipient", "TAR"))
    )
    if source is None or target is None or source.overlaps(target):
        return None
    return Row(text, source, target, expected["event"], _QUADS[expected["event"]])


def _marked(markup: str, mark: str) -> str | None:
    """Give the words that a record marks in line: "(SRC: the envoy) met (TAR: the mayor)"."""
    found = re.search(rf"\({mark}: ([^()]*)\)", markup)
    return found.group(1) if found else None


def _first_name(actors: object) -> str | None:
    return actors[0].get("actorText") if isinstance(actors, list) and actors else None


def _printed(text: str, words: str | None) -> Span | None:
    at = text.lower().find(words.lower()) if words else -1
    return Span(at, at + len(words)) if words and at >= 0 else None


def typed(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    """Give each row with the type that the coder gives, folded, and how the act was tied to the two sides."""
    book, reader = load(), LearnedReader()
    from_cameo = any(row.type == "YIELD" for row in rows)
    for row in rows:
        report = Report(
            id="r-0123456789abcdef",
            sha256="0" * 64,
            text=row.text,
            blocks=(Block(Span(0, len(row.text)), BlockKind.BODY),),
            outlet=None,
            published=UNKNOWN,
        )
        found = between(report, reader.read(report, book), book, source=row.source, target=row.target)
        if found is None:
            yield row, _NONE, _NONE
        else:
            yield row, folded(found.type, found.status, found.words, from_cameo=from_cameo), found.reach.value


def f1(pairs: Sequence[tuple[str, str]], name: str) -> float:
    """Give F1 of a label over pairs of gold and found."""
    right = sum(gold == found == name for gold, found in pairs)
    total = sum(gold == name for gold, _ in pairs) + sum(found == name for _, found in pairs)
    return 2 * right / total if total else 0.0


def report(found: Sequence[tuple[Row, str, str]], *, confusion: bool) -> Iterator[str]:
    """Give the lines of the report: accuracy, macro-F1 of types and of quads, F1 by type, accuracy by reach."""
    pairs = [(row.type, got) for row, got, _ in found]
    quads = [(str(row.quad), str(_QUADS.get(got, _NONE))) for (row, _, _), (_, got) in zip(found, pairs, strict=True)]
    sizes = Counter(gold for gold, _ in pairs)
    large = sorted(name for name, size in sizes.items() if size >= _LEAST)
    yield f"rows {len(pairs)}, untyped {sum(got == _NONE for _, got in pairs)}"
    yield f"accuracy {_share(pairs):.3f}, quad accuracy {_share(quads):.3f}"
    for name, labels in (("of 20 rows and more", large), ("all", sorted(sizes))):
        if labels:
            mean = sum(f1(pairs, one) for one in labels) / len(labels)
            yield f"root macro-F1 {mean:.3f} ({len(labels)} types, {name})"
    named = sorted({gold for gold, _ in quads})
    yield f"quad macro-F1 {sum(f1(quads, one) for one in named) / len(named):.3f}"
    for name in sorted(sizes):
        given = sum(got == name for _, got in pairs)
        right = sum(gold == got == name for gold, got in pairs)
        yield f"  {name:10s} rows {sizes[name]:4d}  given {given:4d}  right {right:4d}  F1 {f1(pairs, name):.3f}"
    by_reach: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair, (_, _, reach) in zip(pairs, found, strict=True):
        by_reach[reach].append(pair)
    for reach, some in sorted(by_reach.items()):
        yield f"  by {reach:9s} rows {len(some):4d}  accuracy {_share(some):.3f}"
    if confusion:
        yield from (f"  {gold} read as {got}: {count}" for (gold, got), count in _mistakes(pairs))


def _mistakes(pairs: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(40)


def _share(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(gold == found for gold, found in pairs) / len(pairs) if pairs else 0.0


def main(arguments: list[str]) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--confusion", action="store_true", help="print which type was read as which, with counts")
    options = parser.parse_args(arguments)
    rows, left = rows_of(options.corpus)
    print(f"{options.corpus.name}: {left} rows without two marked sides left out")
    for line in report(list(typed(rows)), confusion=options.confusion):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
