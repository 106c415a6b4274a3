"""Score the product's steps of commitments on corpora of aid, drawdowns and sums.

    python evaluation/pledges.py aid CORPUS.jsonl [--split tune|measure] [--show]
    python evaluation/pledges.py memoranda CORPUS.jsonl [--show]
    python evaluation/pledges.py scopes SUMS.jsonl --texts TEXTS.jsonl [--show]

Every text goes through the product as a page does, and only its findings are compared; a text without a step has no
answer, which counts as wrong. aid: one row is one project (`text`, `value`, `state3`, `provider`, `recipient`). The sum
is that of the first step that has one; the state is `ended` when a step ends something, else `moving` when one tells of
a deed, else `promised`. memoranda: one row is one paper with its sums (`lines`), receiver and date. scopes: one row is
one printed sum (`report`, `start`, `end`, `value`, `scope`); the answer is the scope of the step in its sentence whose
line has the sum, and `none` where no step has it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from servanda import pipeline
from servanda.codebook import Codebook, load
from servanda.model import Problem, ReadReport, Scope, Source, Span, Step, StepKind, Value
from servanda.reading import LearnedReader, Reader

Row = dict[str, Any]
ENDED = frozenset(
    {StepKind.SUSPENDED, StepKind.WITHDRAWN, StepKind.CANCELLED, StepKind.TERMINATED, StepKind.NOT_FULFILLED}
)
DEEDS = frozenset({StepKind.PARTLY_DELIVERED, StepKind.FULFILLED})
FRANCS = {"XAF": "CFA", "XOF": "CFA"}
NO_LINE = "none"
"""The answer where no step has a sum: a request, or the money of something else."""

AROUND = 40
"""Characters before a sum that tell it from an equal one of the same text."""


class Pages:
    """Reads texts as the product reads pages."""

    def __init__(self, book: Codebook, reader: Reader) -> None:
        self.book = book
        self.reader = reader

    def read(self, text: str, *, name: str, published: str | None = None) -> ReadReport:
        """Give the report of a text with its findings; a text that is no report stops the measure."""
        source = Source(name=name, data=unfolded(text).encode(), published=published, media_type="text/plain")
        read = pipeline.read_source(source, self.book, reader=self.reader)
        if isinstance(read, Problem):
            raise SystemExit(f"{name} could not be read: {read}")
        return read


_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*•]|\d+[.)])[ \t]+\S)")
"""Where an item of a list begins on a line of its own."""


def unfolded(text: str) -> str:
    """Give a text with each paragraph and each item of a list on one line.

    Some corpora break lines at a width, which no page does; a page has the items of a list apart.
    """
    paragraphs = (_ITEM.split(paragraph) for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join("\n".join(" ".join(item.split()) for item in items) for items in paragraphs)


class Tally:
    """Right answers out of all, by name of the question."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, name: str, *, is_right: bool) -> bool:
        """Count one answer, and give it back."""
        self.asked[name] += 1
        self.right[name] += is_right
        return is_right

    def lines(self) -> Iterator[str]:
        """Give a line for each question, in the order in which they were first asked."""
        for name, asked in self.asked.items():
            yield f"{name:28s}{self.right[name]:6d} of {asked:5d}  {self.right[name] / asked:.3f}"


def rows_of(path: Path) -> list[Row]:
    """Give the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def sums(steps: Sequence[Step]) -> list[Value]:
    """Give the sums of steps, in their order."""
    return [line.value for step in steps for line in step.lines if line.value is not None]


def is_sum(found: Value, gold: Row) -> bool:
    """Say whether a sum has the same ends and currency."""
    return (found.low, found.high, found.currency) == (gold["low"], gold["high"], gold["currency"])


def is_near(found: Value, gold: Row) -> bool:
    """Say whether a sum was printed as gold has it, whatever word bounds it: "over $5 million" is near five million.

    Gold rounds as its own `in_text` does, to a hundredth; francs of two unions are both printed as CFA.
    """
    printed = {found.low, found.high}
    if found.low is not None and found.high is not None:
        printed.add((found.low + found.high) / 2)
    ends = {gold["low"], gold["high"]} - {None, 0.0}
    currency = FRANCS.get(gold["currency"], gold["currency"])
    return FRANCS.get(found.currency, found.currency) == currency and any(
        one is not None and abs(one - end) <= end / 100 for one in printed for end in ends
    )


def state_of(steps: Sequence[Step]) -> str | None:
    """Give the state of a project by its steps: ended, moving or promised; None without steps."""
    kinds = {step.step for step in steps}
    if kinds & ENDED:
        return "ended"
    if kinds & DEEDS:
        return "moving"
    return "promised" if kinds else None


def codes(steps: Sequence[Step], side: str) -> set[str]:
    """Give the countries on one side of the steps."""
    return {party.country for step in steps for party in getattr(step, side)}


def score_aid(pages: Pages, rows: Sequence[Row], tally: Tally, show: Callable[[str], None]) -> None:
    """Count the sums, states and sides of projects."""
    for row in rows:
        steps = pages.read(row["text"], name=row["id"]).findings.steps
        tally.add("a step at all", is_right=bool(steps))
        state = state_of(steps)
        right = tally.add("state of three", is_right=state == row["state3"])
        if not right:
            show(f"STATE {row['id']} {row['state3']} <> {state}: {row['text'][:400]}")
        if row["value"] is not None:
            found = sums(steps)
            first = found[0] if found else None
            right = tally.add("sum", is_right=first is not None and is_near(first, row["value"]))
            tally.add("sum, of any step", is_right=any(is_near(one, row["value"]) for one in found))
            if not right:
                show(f"SUM   {row['id']} {row['value']} <> {first}: {row['text'][:400]}")
        for side in ("provider", "recipient"):
            gold = row[side] if isinstance(row[side], list) else [row[side]]
            named = {party["code"] for party in gold if party["code"] is not None}
            if named:
                tally.add(side, is_right=named <= codes(steps, side))


def score_memoranda(pages: Pages, rows: Sequence[Row], tally: Tally, show: Callable[[str], None]) -> None:
    """Count the sums, receivers and days of papers that each authorise something."""
    for row in rows:
        steps = pages.read(row["text"], name=row["id"], published=row["date"]).findings.steps
        for line in row["lines"]:
            own = [step for step in steps if any(is_sum(value, line["value"]) for value in sums([step]))]
            right = [
                tally.add("sum", is_right=bool(own)),
                tally.add("receiver", is_right=any(codes([step], "recipient") == {row["recipient"]} for step in own)),
                tally.add("day", is_right=any(_is_on(step, row["date"]) for step in own)),
                tally.add("step and ceiling", is_right=any(_is_ceiling(step, row["step"]) for step in own)),
            ]
            if not all(right):
                show(f"MEMO  {row['id']} {line['quote']} {right}: {[_shown(step) for step in steps]}")


def _is_on(step: Step, day: str) -> bool:
    return step.when.latest is not None and step.when.latest.isoformat() == day


def _is_ceiling(step: Step, kind: str) -> bool:
    return step.scope is Scope.CEILING and step.step.value == kind


def _shown(step: Step) -> str:
    return f"{step.step} {step.scope} {[(line.item, line.value) for line in step.lines]}"


def read_once(pages: Pages, rows: Sequence[Row], texts: Mapping[str, Row]) -> dict[str, ReadReport]:
    """Give the reports of the texts that rows name, each read once, under the day that its row has."""
    named = sorted({row["report"] for row in rows})
    return {name: pages.read(texts[name]["text"], name=name, published=texts[name]["date"]) for name in named}


def score_scopes(
    reports: Mapping[str, ReadReport],
    rows: Sequence[Row],
    texts: Mapping[str, Row],
    tally: Tally,
    show: Callable[[str], None],
) -> None:
    """Count the scopes of printed sums."""
    for row in rows:
        text, report = texts[row["report"]], reports[row["report"]]
        place = place_of(report.report.text, text["text"], row)
        if place is None:
            raise SystemExit(f"{row['id']}: the report no longer has the words around {row['quote']!r}")
        near = steps_near(report, place)
        own = [step for step in near if any(is_near(value, row["value"]) for value in sums([step]))]
        scope = own[0].scope.value if own else NO_LINE
        right = tally.add("scope", is_right=scope == row["scope"])
        tally.add("adds or not", is_right=(scope == Scope.INCREMENT) is (row["scope"] == Scope.INCREMENT))
        if row["scope"] == NO_LINE:
            tally.add("no line where none is", is_right=not own)
        else:
            tally.add("a line where one is", is_right=bool(own))
        if not right:
            around = text["text"][max(0, row["start"] - 160) : row["end"] + 100].replace("\n", " ")
            show(f"SCOPE {row['id']} {row['scope']} <> {scope}: {around}")


def place_of(read: str, printed: str, row: Row) -> int | None:
    """Give where a sum stands in the text as read: by the words before it, which may have been laid out anew."""
    words = printed[max(0, row["start"] - AROUND) : row["end"]].split()
    flat, places = _flat(read)
    wanted = "".join(words[1:] if len(words) > 1 else words)
    at, end = -1, len("".join(printed[: row["end"]].split()))
    for _ in range("".join(printed.split())[:end].count(wanted)):  # told twice in the same words: the same one of them
        at = flat.find(wanted, at + 1)
    return None if at < 0 else places[at + len(wanted) - 1]


def _flat(text: str) -> tuple[str, list[int]]:
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    return "".join(text[at] for at in places), places


def steps_near(report: ReadReport, place: int) -> list[Step]:
    """Give the steps that were read from the paragraph of a place."""
    return [step for step in report.findings.steps if _holds(step, report.report.text, place)]


def _holds(step: Step, text: str, place: int) -> bool:
    """Say whether a step was read from the paragraph of a place."""
    first = text.rfind("\n", 0, place) + 1
    last = text.find("\n", place)
    paragraph = Span(first, last if last >= 0 else len(text))
    return any(evidence.span.overlaps(paragraph) for evidence in step.evidence)


def main(arguments: list[str]) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("measure", choices=("aid", "memoranda", "scopes"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--split", help="rows whose `split` is this")
    parser.add_argument("--texts", type=Path, help="the texts in which the sums of scopes stand")
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    rows = [row for row in rows_of(options.corpus) if options.split in {None, row.get("split")}]
    pages, tally = Pages(load(), LearnedReader()), Tally()
    show: Callable[[str], None] = print if options.show else lambda _: None
    if options.measure == "aid":
        score_aid(pages, rows, tally, show)
    elif options.measure == "memoranda":
        score_memoranda(pages, rows, tally, show)
    elif options.texts is None:
        parser.error("scopes needs --texts, the file with the texts that the sums stand in")
    else:
        texts = {row["id"]: row for row in rows_of(options.texts)}
        score_scopes(read_once(pages, rows, texts), rows, texts, tally, show)
    print(f"rows {len(rows)}")
    print("\n".join(tally.lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
