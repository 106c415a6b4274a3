"""Measure which texts the product takes for one: labelled pairs of reuse, altered copies, strangers.

    python evaluation/linking_origins.py PAIRS.jsonl --texts TEXTS.jsonl ... [--altered 200] [--show]

PAIRS: one row is two texts (`a`, `b`) with a `label`; `same_text` and `derived` go back to one text, the others
(`shared_statement`, `shared_quotes`, `independent`) are traps. TEXTS: `doc_id`, `text` with one sentence on a line,
`topic`. Printed: how well the measure of reuse sorts the pairs (AUC), and what the product decides of each, by part;
then how often it knows a text again of which one copy was altered (cut, edited, set inside another text, with another
headline, or only quoted, which must stay apart), and how often it joins texts of different topics.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from servanda.linking.origins import Overlap, overlap, trace, wording
from servanda.model import UNKNOWN, Block, BlockKind, Report, ReportId, Span

Row = dict[str, Any]
ONE = ("same_text", "derived")
SEED = 17
_MARKS = re.compile("[\"“”„«»]|''")


def report_of(name: str, text: str) -> Report:
    """Give a text as a report that is all body."""
    block = Block(Span(0, len(text)), BlockKind.BODY)
    return Report(id=ReportId(name), sha256="0" * 64, text=text, blocks=(block,), published=UNKNOWN)


def rows_of(path: Path) -> list[Row]:
    """Give the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def decision(found: Overlap) -> str:
    """Give what the product decides from the wording of two texts."""
    return "one" if found.is_same else "undecided" if found.is_undecided else "apart"


def auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """Give the share of pairs of a right and a wrong one that a measure sorts; a tie counts half."""
    if not right or not wrong:
        return float("nan")
    sorted_ones = sum((mine > theirs) + 0.5 * (mine == theirs) for mine in right for theirs in wrong)
    return sorted_ones / (len(right) * len(wrong))


def labelled(pairs: Sequence[Row], texts: dict[str, str]) -> list[tuple[Row, Overlap]]:
    """Give the overlap of every labelled pair."""
    words = {name: wording(report_of(name, texts[name])) for row in pairs for name in (row["a"], row["b"])}
    return [(row, overlap(words[row["a"]], words[row["b"]])) for row in pairs]


def table(found: Sequence[tuple[Row, Overlap]]) -> Iterator[str]:
    """Give the lines on labelled pairs: all, and each part alone."""
    for part in ("all", *sorted({row["split"] for row, _ in found})):
        here = [(row, one) for row, one in found if part in {"all", row["split"]}]
        right = [one.reuse for row, one in here if row["label"] in ONE]
        wrong = [one.reuse for row, one in here if row["label"] not in ONE]
        yield f"{part}: {len(right)} pairs of one text, {len(wrong)} traps, AUC {auc(right, wrong):.3f}"
        decided = Counter((row["label"] in ONE, decision(one)) for row, one in here)
        for is_one, title in ((True, "of one text"), (False, "traps")):
            cells = ", ".join(f"{answer} {decided[is_one, answer]}" for answer in ("one", "undecided", "apart"))
            yield f"  {title}: {cells}"


def speech(text: str) -> str:
    """Give the end of a text as something said: its last 60 words inside quotation marks."""
    words = " ".join(_MARKS.sub("", text).split()[-60:])
    return f'"{words}"'


def edited(text: str, share: float, dice: random.Random) -> str:
    """Give a text in which a share of the words is replaced by others of the same text."""
    words = text.split(" ")
    return " ".join(dice.choice(words) if dice.random() < share else word for word in words)


def cut(text: str, share: float) -> str:
    """Give the first part of a text."""
    words = text.split(" ")
    return " ".join(words[: max(int(len(words) * share), 1)])


Change = Callable[[str, str, random.Random], str]
CHANGES: dict[str, Change] = {
    "another headline": lambda text, rest, _: f"{cut(rest, 0.04)}\n{text}",
    "cut to a half": lambda text, *_: cut(text, 0.5),
    "cut to 30 %": lambda text, *_: cut(text, 0.3),
    "10 % of words replaced": lambda text, _, dice: edited(text, 0.1, dice),
    "25 % of words replaced": lambda text, _, dice: edited(text, 0.25, dice),
    "40 % inside another text": lambda text, rest, _: f"{rest}\n{cut(text, 0.4)}",
}


def altered(rows: Sequence[Row], number: int) -> Iterator[str]:
    """Give how often the product joins a text with its altered copy, by the kind of change."""
    dice = random.Random(SEED)  # noqa: S311 - a sample, no secret
    texts = [row["text"] for row in dice.sample(list(rows), min(number, len(rows)))]
    others = texts[1:] + texts[:1]
    for title, change in CHANGES.items():
        joined = sum(_is_one(text, change(text, rest, dice)) for text, rest in zip(texts, others, strict=True))
        yield f"  {title}: joined {joined} of {len(texts)}, {joined / len(texts):.3f}"
    said = [speech(text) for text in others[1:] + others[:1]]
    pairs = zip(texts, others, said, strict=True)
    joined = sum(_is_one(f"{text}\n{words}", f"{words}\n{rest}") for text, rest, words in pairs)
    yield f"  the same 60 words quoted (apart): joined {joined} of {len(texts)}, {joined / len(texts):.3f}"


def _is_one(text: str, other: str) -> bool:
    return len(trace([report_of("a", text), report_of("b", other)]).origins) == 1


def strangers(rows: Sequence[Row]) -> str:
    """Give how many texts of different topics share an origin."""
    topic = {row["doc_id"]: row["topic"] for row in rows}
    lineage = trace(report_of(row["doc_id"], row["text"]) for row in rows)
    mixed = [origin for origin in lineage.origins if len({topic[name] for name in origin.reports}) > 1]
    return f"{len(rows)} texts, {len(lineage.origins)} origins, of several topics {len(mixed)}"


def main(arguments: list[str]) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--altered", type=int, default=200, help="how many texts are altered")
    parser.add_argument("--show", action="store_true", help="print every pair that is not decided as labelled")
    options = parser.parse_args(arguments)
    rows = [row for path in options.texts for row in rows_of(path)]
    texts = {row["doc_id"]: row["text"] for row in rows}
    found = labelled(rows_of(options.pairs), texts)
    for row, one in sorted(found, key=lambda pair: -pair[1].reuse) if options.show else ():
        if (row["label"] in ONE) is not one.is_same:
            print(f"PAIR  {row['label']} {row['a']} {row['b']} {decision(one)}: {one.reuse:.3f} in {one.runs} runs")
    print("\n".join(table(found)))
    print("altered copies")
    print("\n".join(altered(rows, options.altered)))
    print(strangers(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
