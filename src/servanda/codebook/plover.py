"""What PLOVER calls what the ledger holds, and its quads and scores.

Invariant: what no row names has no PLOVER type; nothing is guessed.
Source: PLOVER 2.0; the rows that turn a status into a type are ours, since PLOVER has no status. Where its own files
contradict each other the README of the data says which one is followed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from servanda.codebook.rows import Row
from servanda.model import EventType

VERSION = "plover-2.0-servanda.1"
"""The name of these tables in an export; it changes with them."""

PloverKind = Literal["event", "step", "statement"]


class PloverRow(Row, frozen=True):
    """A row of plover.tsv; an empty `when` means whatever the status or terms are."""

    KEY: ClassVar[tuple[str, ...]] = ("kind", "value", "when")

    kind: PloverKind
    value: str
    type: EventType
    when: tuple[str, ...] = ()
    mode: str | None = None


class PloverScoreRow(Row, frozen=True):
    """A row of plover_scores.tsv; without a mode it is that of the whole type."""

    KEY: ClassVar[tuple[str, ...]] = ("type", "mode")

    type: EventType
    quad: int
    score: float
    mode: str | None = None


class CameoRow(Row, frozen=True):
    """A row of cameo.tsv: the code of CAMEO that comes closest to a type, as text."""

    KEY: ClassVar[tuple[str, ...]] = ("type",)

    type: EventType
    code: str


@dataclass(frozen=True, slots=True)
class PloverType:
    """A type of PLOVER; `mode` is None where the act's own mode stays."""

    type: EventType
    mode: str | None


@dataclass(frozen=True, slots=True)
class PloverScore:
    """PLOVER's quad (1 to 4) and its score, which runs from conflict (-10) to cooperation (10)."""

    quad: int
    score: float


class Plover:
    """PLOVER's names, looked up by ours."""

    __slots__ = ("_scores", "_types")

    def __init__(self, rows: Iterable[PloverRow], scores: Iterable[PloverScoreRow]) -> None:
        self._types = {
            (row.kind, row.value, when): PloverType(row.type, row.mode) for row in rows for when in row.when or ("",)
        }
        self._scores = {(row.type, row.mode): PloverScore(row.quad, row.score) for row in scores}

    def type_of(self, kind: PloverKind, value: str, when: str = "") -> PloverType | None:
        """Give the type of an act (with its status), a step (with the terms of the deal) or a statement's stance.

        None where PLOVER has none.
        """
        return self._types.get((kind, value, when)) or self._types.get((kind, value, ""))

    def score_of(self, type_: EventType, mode: str | None) -> PloverScore | None:
        """Give quad and score of a type in a mode; a mode without a score of its own has that of its type."""
        return self._scores.get((type_, mode)) or self._scores.get((type_, None))
