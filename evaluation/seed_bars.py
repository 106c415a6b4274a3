"""Measure what linking must find in a small set of reports with gold: a fresh ledger, one line a bar.

    python evaluation/seed_bars.py --reports FOLDER --gold FOLDER [--ledger FILE]

The gold folder has files of the export's form (`events`, `links`, `commitments`, `disagreements`). Some bars name gold
rows, so this runs on the set that they come from; `servanda evaluate` has the general figures. With `--ledger` an
existing ledger is measured instead of a fresh one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from servanda import ledger, run
from servanda.export import rows_of
from servanda.intake import sources

Row = dict[str, Any]
SAME = frozenset({"same_event", "planned_then_done", "same_utterance", "fulfils", "draws_on", "component_of"})


@dataclass(frozen=True)
class Bar:
    """One bar: what is measured, how many of how many were reached."""

    what: str
    reached: int
    of: int
    note: str = ""

    def line(self) -> str:
        """Give it as one line."""
        mark = "ok  " if self.reached >= self.of else "MISS"
        return f"{mark} {self.reached} of {self.of}  {self.what}{f'  ({self.note})' if self.note else ''}"


@dataclass(frozen=True)
class Found:
    """The rows of a ledger, with the gold rows that each record stands on."""

    rows: Mapping[str, Sequence[Row]]
    files: Mapping[str, str]

    def at(self, gold: Row, kind: str) -> list[Row]:
        """Give the records whose evidence overlaps that of a gold row, those that share most with it first."""
        found = []
        for row in self.rows[kind]:
            shared = sum(_shared(mine, theirs, self.files) for mine in _evidence(row) for theirs in _evidence(gold))
            if shared and _fits(row, gold, kind):
                found.append((-shared, row["id"], row))
        return [row for _, _, row in sorted(found, key=lambda one: one[:2])]

    def one(self, gold: Row, kind: str) -> Row | None:
        """Give the record that stands on a gold row."""
        return next(iter(self.at(gold, kind)), None)


def _fits(row: Row, gold: Row, kind: str) -> bool:
    """Say whether a record can be of a gold row: for an event by its type, its states and its days."""
    if kind != "events":
        return True
    states, others = (
        {party["code"].split(".")[0] for party in (*one["source"], *one["target"])} - {"---"} for one in (row, gold)
    )
    return row["type"] == gold["type"] and states <= others and _may_meet(row["when"], gold["when"])


def _may_meet(one: Row, other: Row) -> bool:
    first, last = "0001-01-01", "9999-12-31"
    return (one["earliest"] or first) <= (other["latest"] or last) and (other["earliest"] or first) <= (
        one["latest"] or last
    )


def _evidence(row: Row) -> list[Row]:
    steps = [piece for step in row.get("steps", []) for piece in step["evidence"]]
    return [*row.get("evidence", []), *steps]


def _shared(mine: Row, theirs: Row, files: Mapping[str, str]) -> int:
    if files.get(mine["report"]) != theirs["report"]:
        return 0
    return max(min(mine["end"], theirs["end"]) - max(mine["start"], theirs["start"]), 0)


def bars(found: Found, gold: Mapping[str, Sequence[Row]]) -> Iterator[Bar]:
    """Give every bar."""
    yield from _links(found, gold)
    yield from _chains(found, gold)
    yield from _conflicts(found, gold)
    yield _two_origins(found, gold)
    yield _one_call(found, gold)
    yield _who_ended(found, gold)


def _links(found: Found, gold: Mapping[str, Sequence[Row]]) -> Iterator[Bar]:
    events = {row["id"]: row for row in gold["events"]}
    core = [link for link in gold["links"] if link["tier"] == "core"]
    together, apart, missing, merged = 0, 0, [], []
    for link in core:
        pairs = list(combinations([each for each in link["members"] if each in events], 2))
        joined = [_is_joined(found, events[one], events[other]) for one, other in pairs]
        if link["kind"] == "not_same":
            apart += not any(joined)
            merged += [link["id"]] if any(joined) else []
        else:
            together += all(joined)
            missing += [] if all(joined) else [link["id"]]
    positive = sum(1 for link in core if link["kind"] != "not_same")
    yield Bar("core positive links found", together, positive, ", ".join(missing))
    yield Bar("not_same pairs kept apart", apart, len(core) - positive, ", ".join(merged))


def _is_joined(found: Found, one: Row, other: Row) -> bool:
    """Say whether the records of two gold events are one, or linked as one course of things."""
    mine, theirs = found.one(one, "events"), found.one(other, "events")
    if mine is None or theirs is None:
        return False
    if mine["id"] == theirs["id"]:
        return True
    members, others = set(mine["members"]), set(theirs["members"])
    return any(
        link["kind"] in SAME and members & set(link["members"]) and others & set(link["members"])
        for link in found.rows["links"]
    )


def _chains(found: Found, gold: Mapping[str, Sequence[Row]]) -> Iterator[Bar]:
    whole, missing, several = 0, [], [row for row in gold["commitments"] if len(row["steps"]) > 1]
    for row in several:
        homes = [
            {record["id"] for record in found.at({"evidence": step["evidence"]}, "commitments")}
            for step in row["steps"]
        ]
        is_whole = bool(set.intersection(*homes)) if homes else False
        whole += is_whole
        missing += [] if is_whole else [row["id"]]
    yield Bar("commitments whose steps are one chain", whole, len(several), ", ".join(missing))


def _conflicts(found: Found, gold: Mapping[str, Sequence[Row]]) -> Iterator[Bar]:
    core = [row for row in gold["disagreements"] if row["tier"] == "core"]
    reached, missing = 0, []
    for row in core:
        hit = any(
            other["field"].split()[0] == row["field"] and _covers(other, row, found.files)
            for other in found.rows["disagreements"]
        )
        reached += hit
        missing += [] if hit else [f"{row['id']} {row['field']}"]
    yield Bar("core disagreements found", reached, len(core), ", ".join(missing))


def _covers(row: Row, gold: Row, files: Mapping[str, str]) -> bool:
    """Say whether every gold value has a value of the row that quotes the same report."""
    reports = {files.get(piece["report"]) for value in row["values"] for piece in value["evidence"]}
    return all({piece["report"] for piece in value["evidence"]} & reports for value in gold["values"])


def _two_origins(found: Found, gold: Mapping[str, Sequence[Row]]) -> Bar:
    link = next(link for link in gold["links"] if link["id"] == "k-04")
    events = {row["id"]: row for row in gold["events"]}
    record = found.one(events[link["members"][0]], "events")
    origins = record["origins"] if record else 0
    return Bar("the January 2023 delivery has two reporting origins", min(origins, 2), 2, f"{origins} found")


def _one_call(found: Found, gold: Mapping[str, Sequence[Row]]) -> Bar:
    """Measure the calls that both sides tell: each one event of one origin, on the word of both sides."""
    calls = [row for row in gold["events"] if row["type"] == "CONSULT" and row["basis"] == "both_parties"]
    reached, notes = 0, []
    for call in calls:
        records = found.at(call, "events")
        sides = {party["code"].split(".")[0] for record in records for party in record["attested_by"]}
        origins = {record["origins"] for record in records}
        reached += len(records) == 1 and len(sides) > 1 and origins == {1}
        notes.append(f"{call['id']}: {len(records)} events, {len(sides)} sides, origins {sorted(origins)}")
    what = "calls that both sides tell are one event, two speakers, one origin"
    return Bar(what, reached, len(calls), "; ".join(notes))


def _who_ended(found: Found, gold: Mapping[str, Sequence[Row]]) -> Bar:
    row = next(row for row in gold["disagreements"] if row["field"] == "cause")
    versions = next((other for other in found.rows["disagreements"] if other["field"] == "cause"), None)
    values = [value["value"] for value in versions["values"]] if versions else []
    note = f"{'; '.join(values)}; gold tells {len(row['values'])} versions"
    return Bar("who ended the presence is a disagreement of two versions or more", min(len(values), 2), 2, note)


def _gold(folder: Path) -> dict[str, list[Row]]:
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def measure(place: Path, gold: Path) -> list[Bar]:
    """Give the bars of a ledger."""
    with ledger.open_view(place) as view:
        rows = rows_of(view)
    files = {row["id"]: row["file"] for row in rows["reports"]}
    return list(bars(Found(rows, files), _gold(gold)))


def main() -> int:
    """Print the bars; give 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--ledger", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.ledger or Path(folder, "fresh.db")
        if options.ledger is None:
            run.add(sources([options.reports]), place, workers=1)
        found = measure(place, options.gold)
    for bar in found:
        print(bar.line())
    return int(any(bar.reached < bar.of for bar in found))


if __name__ == "__main__":
    sys.exit(main())
