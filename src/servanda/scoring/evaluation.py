"""The comparison of a ledger with gold, kind by kind.

Invariant: what gold has a file for is scored, whether or not the ledger has rows of the kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from servanda.errors import EvaluationError
from servanda.scoring.actors import match_mentions, score_actors, score_mentions
from servanda.scoring.commitments import match_commitments, score_commitments
from servanda.scoring.events import match_events, score_events
from servanda.scoring.figures import Evaluation, Sheet, ordered
from servanda.scoring.marks import score_labels, score_times
from servanda.scoring.relations import Matches, score_disagreements, score_links
from servanda.scoring.reports import score_origins, score_problems, score_reports
from servanda.scoring.rows import Rows
from servanda.scoring.sides import Sides
from servanda.scoring.statements import match_statements, score_statements
from servanda.scoring.traps import fall_into


def evaluate(found: Rows, gold: Rows) -> Evaluation:
    """Compare found rows with gold; found rows of reports that gold does not have are left out and counted.

    Raises:
        EvaluationError: The gold has no reports, so nothing can be compared.
    """
    if not gold.reports:
        raise EvaluationError("expected gold with reports (reports.jsonl), found none; nothing can be compared")
    sides = Sides(found, gold)
    statements, events, commitments = match_statements(sides), match_events(sides), match_commitments(sides)
    matches = _matches(
        [
            *((row.row.id, part.row.id) for row, part in statements),
            *((row.row.id, part.row.id) for row, part in events),
            *((row.row.id, part.row.id) for row, part in commitments),
            *((gold_id, found_id) for found_id, gold_id in sides.actors.items()),
        ]
    )
    mentions = match_mentions(sides)
    scorers: dict[str, Callable[[], Iterable[Sheet]]] = {
        "reports": lambda: [score_reports(sides)],
        "problems": lambda: [score_problems(sides)],
        "origins": lambda: [score_origins(sides)],
        "actors": lambda: score_actors(sides),
        "mentions": lambda: [score_mentions(sides, mentions)],
        "statements": lambda: [score_statements(sides, statements)],
        "events": lambda: [score_events(sides, events)],
        "commitments": lambda: score_commitments(sides, commitments),
        "labels": lambda: [score_labels(sides)],
        "times": lambda: [score_times(sides)],
        "disagreements": lambda: [score_disagreements(sides, matches)],
        "links": lambda: [score_links(sides, matches)],
    }
    scored = _scored(sides, gold)
    sheets = [sheet for kind, scorer in scorers.items() if kind in scored for sheet in scorer()]
    return Evaluation(
        name=gold.name,
        sha256=gold.sha256,
        kinds=tuple(sheet.score() for sheet in sheets),
        traps=len(gold.traps),
        falls=tuple(fall_into(sides, matches, mentions)),
        misses=tuple(ordered(miss for sheet in sheets for miss in sheet.misses)),
        left_out=sum(sides.report(report.id) is None for report in found.reports),
    )


def _scored(sides: Sides, gold: Rows) -> frozenset[str]:
    """Give the kinds that gold has an opinion on: those with a file, and what stands inside other rows."""
    inside = {
        # Gold without a single problem has not looked for them; mentions stand with its actors.
        "problems": any(report.problems for report in gold.reports),
        "mentions": bool(sides.gold_mentions),
    }
    return gold.kinds | {kind for kind, is_there in inside.items() if is_there}


def _matches(pairs: Iterable[tuple[str, str]]) -> Matches:
    records: defaultdict[str, set[str]] = defaultdict(set)
    for gold, found in pairs:
        records[gold].add(found)
    return {gold: frozenset(found) for gold, found in records.items()}
