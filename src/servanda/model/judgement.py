"""A person's decision: survives every re-run, and a later one can undo it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from servanda.model.ids import FindingId


class JudgementKind(StrEnum):
    """What a person decided."""

    SAME = "same"
    DIFFERENT = "different"
    RIGHT = "right"
    WRONG = "wrong"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person about findings; `at` is UTC. The only record with a time of its own making."""

    id: str
    at: datetime
    who: str
    kind: JudgementKind
    target: tuple[FindingId, ...]
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    undoes: str | None = None
