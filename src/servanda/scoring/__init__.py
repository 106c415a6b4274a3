"""Compares a ledger with gold: what `servanda evaluate` runs.

It knows the records of the public contract, not the rooms that made them: give it an exported folder, or the same rows
in memory, and a gold folder. `docs/evaluation.md` says how a row matches a gold row and what each figure means.
"""

from servanda.scoring.evaluation import evaluate
from servanda.scoring.figures import Evaluation, Fall, Field, KindScore, Match, Miss, figures
from servanda.scoring.floors import Broken, Floor, check, floor_of, raised
from servanda.scoring.floors import read as read_floors
from servanda.scoring.floors import write as write_floors
from servanda.scoring.printing import misses, table, to_json
from servanda.scoring.rows import Rows, digest, load, rows

__all__ = [
    "Broken",
    "Evaluation",
    "Fall",
    "Field",
    "Floor",
    "KindScore",
    "Match",
    "Miss",
    "Rows",
    "check",
    "digest",
    "evaluate",
    "figures",
    "floor_of",
    "load",
    "misses",
    "raised",
    "read_floors",
    "rows",
    "table",
    "to_json",
    "write_floors",
]
