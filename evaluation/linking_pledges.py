"""Measure what linking makes of promises of money: which papers tell of one, and how much new money there is.

    python evaluation/linking_pledges.py pairs PAIRS.jsonl --texts TEXTS.jsonl ... [--show]
    python evaluation/linking_pledges.py money SUMS.jsonl --texts TEXTS.jsonl ... [--show]

All texts that a file names are read as pages, each under its day, and linked together.

pairs: one row is two texts (`a`, `b`) with a `label`; `same` is right when one commitment has evidence in both,
`draws_on` when a link of that kind joins them, and `different` is wrong when one commitment has both.

money: one row is one printed sum as for `pledges.py scopes`, with whom it is for (`for_ukraine`). Added up is every
sum of new money for that receiver, once for each commitment, and held against the rows of scope `increment` that are
not the same as an earlier one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledges import Pages, Row, is_near, place_of, rows_of, steps_near, sums

from servanda import linking
from servanda.codebook import load
from servanda.model import LinkKind, ReadReport, Records, ReportId, Scope
from servanda.reading import LearnedReader

FOR = ("yes", "with others")
"""Whom a sum is for: the asked receiver, alone or with others."""


def dated(row: Row) -> str:
    """Give a text under its day, as a page prints it: two papers of one form and sum are still two papers."""
    day = date.fromisoformat(row["date"])
    return f"{day:%B} {day.day}, {day.year}\n\n{row['text']}"


def read(pages: Pages, texts: Mapping[str, Row], names: Iterable[str]) -> dict[str, ReadReport]:
    """Give the reports of texts with what was found in them, by name."""
    return {
        name: pages.read(dated(texts[name]), name=name, published=texts[name]["date"]) for name in sorted(set(names))
    }


def link(reports: Mapping[str, ReadReport], pages: Pages) -> Records:
    """Give the ledger of all reports."""
    return linking.link(((one.report, one.findings) for one in reports.values()), pages.book)


def answers(reports: Mapping[str, ReadReport], records: Records, pairs: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Give every pair with how the ledger links it."""
    report_of = {step.id: one.report.id for one in reports.values() for step in one.findings.steps}
    together = [{report_of[id_] for id_ in record.members} for record in records.commitments]
    drawn = [{report_of[id_] for id_ in one.members} for one in records.links if one.kind is LinkKind.DRAWS_ON]
    for row in pairs:
        both = {ReportId(reports[row[side]].report.id) for side in ("a", "b")}
        answer = "draws_on" if any(both <= one for one in drawn) else "different"
        yield row, "same" if any(both <= one for one in together) else answer


def score_pairs(
    reports: Mapping[str, ReadReport], records: Records, pairs: Sequence[Row], show: Callable[[str], None]
) -> None:
    """Print how many pairs are linked as labelled."""
    asked, answered = Counter[str](), Counter[tuple[str, str]]()
    for row, answer in answers(reports, records, pairs):
        asked[row["label"]] += 1
        answered[row["label"], answer] += 1
        if answer != row["label"]:
            show(f"PAIR  {row['label']} <> {answer}: {row['amount']} {row['a']} {row['b']}")
    for label, number in asked.items():
        cells = ", ".join(f"{answer} {answered[label, answer]}" for answer in ("same", "draws_on", "different"))
        print(f"{label} ({number}): {cells}")


@dataclass(frozen=True, slots=True)
class Money:
    """New money by hand and by the ledger, and all printed sums, in their currency."""

    by_hand: float
    by_ledger: float
    printed: float

    @property
    def off(self) -> float:
        """Give by what share the ledger's total is off, below nothing where it is too low."""
        return self.by_ledger / self.by_hand - 1


def new_money(
    reports: Mapping[str, ReadReport],
    records: Records,
    rows: Sequence[Row],
    texts: Mapping[str, Row],
    show: Callable[[str], None],
) -> Money:
    """Add up the new money by hand and by the ledger."""
    record_of = {id_: record.id for record in records.commitments for id_ in record.members}
    by_hand, ours, everything = 0.0, dict[tuple[str, float], float](), 0.0
    for row in rows:
        if row["for_ukraine"] not in FOR:
            continue
        worth = max(end for end in (row["value"]["low"], row["value"]["high"]) if end)
        everything += worth
        is_new = row["scope"] == Scope.INCREMENT and not row["same_as"]
        by_hand += worth * is_new
        report = reports[row["report"]]
        place = place_of(report.report.text, texts[row["report"]]["text"], row)
        near = steps_near(report, place) if place is not None else []
        own = [step for step in near if any(is_near(value, row["value"]) for value in sums([step]))]
        added = [step for step in own[:1] if step.scope is Scope.INCREMENT]
        ours.update({(record_of[step.id], worth): worth for step in added})
        if bool(added) is not is_new:
            show(f"SUM   {row['id']} {worth / 1e9:.3f} {row['scope']} same as {row['same_as']}; added {bool(added)}")
    return Money(by_hand, sum(ours.values()), everything)


def score_money(money: Money) -> None:
    """Print the total of new money by hand and by the ledger."""
    by_hand, by_ledger, printed = (one / 1e9 for one in (money.by_hand, money.by_ledger, money.printed))
    print(f"by hand {by_hand:.1f} billion, by the ledger {by_ledger:.1f}, all sums {printed:.1f}")
    print(f"the ledger's total is {money.off:+.1%} off")


def main(arguments: list[str]) -> int:
    """Read, link, count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("measure", choices=("pairs", "money"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="the texts that the corpus names")
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    rows = rows_of(options.corpus)
    texts = {row["id"]: row for path in options.texts for row in rows_of(path)}
    pages = Pages(load(), LearnedReader())
    show: Callable[[str], None] = print if options.show else lambda _: None
    is_pairs = options.measure == "pairs"
    sides = ("a", "b") if is_pairs else ("report",)
    reports = read(pages, texts, (row[side] for row in rows for side in sides))
    records = link(reports, pages)
    print(f"{len(rows)} rows, {len(reports)} texts, {len(records.commitments)} commitments")
    if is_pairs:
        score_pairs(reports, records, rows, show)
    else:
        score_money(new_money(reports, records, rows, texts, show))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
