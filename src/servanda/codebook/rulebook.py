"""The rules that evidence names: what each one reads, with a sentence of its own.

Invariant: a rule that the ledger can name stands here, and every rule that stands here reads its example; tests say so.
A rule is code; what it knows of words stands in the other files, which a user may add to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from servanda.codebook.rows import Row, parse, refused

FILE = Path(__file__).parent / "rules.tsv"
"""Beside the data, not in it: nobody adds a rule by adding a row."""


class RuleRow(Row, frozen=True, kw_only=True):
    """A row of rules.tsv; `reader` is the engine that its example needs, `undated` says that its report has no day."""

    rule: str
    reads: str
    reader: Literal["rules", "english"] = "rules"
    undated: bool = False
    example: str

    @property
    def group(self) -> str:
        """Give what the rule belongs to: the word before its first dot."""
        return self.rule.split(".", 1)[0]


class Rules:
    """All rules by name, in the order of the file."""

    __slots__ = ("_rules",)

    def __init__(self, rows: Iterable[RuleRow]) -> None:
        self._rules = {row.rule: row for row in rows}

    def reads(self, rule: str) -> str | None:
        """Say in a line what a rule reads; None for one that is not listed (of another Servanda, or by hand)."""
        found = self._rules.get(rule)
        return found.reads if found else None

    def __iter__(self) -> Iterator[RuleRow]:
        return iter(self._rules.values())


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Give the rules of this Servanda."""
    rows, faults = parse(FILE.read_bytes(), RuleRow, name=FILE.name)
    if faults:
        raise refused(faults)
    return Rules(rows)
