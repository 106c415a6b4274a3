"""What an outlet or a speaker calls an actor: the label belongs to the one who says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import Party
from servanda.model.ids import FindingId, ReportId
from servanda.model.span import Evidence


class LabelKind(StrEnum):
    """Whether the word names an office, judges, or sorts."""

    ROLE = "role"
    EVALUATION = "evaluation"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Label:
    """A word for an actor (a finding). `polarity` is the tone of the word in the lexicon: -1, 0 or 1 (ruling 34)."""

    id: FindingId
    report: ReportId
    actor: Party
    label: str
    by: Party
    kind: LabelKind
    polarity: int
    evidence: tuple[Evidence, ...]
