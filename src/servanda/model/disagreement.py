"""A field of one record on which origins differ: both values stay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import Party
from servanda.model.ids import OriginId, RecordId
from servanda.model.span import Evidence


class DisagreementKind(StrEnum):
    """A later, more precise value refines; a value that changed in time changes; else the values conflict."""

    CONFLICT = "conflict"
    REFINEMENT = "refinement"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One value of the field, who gives it and where."""

    value: str
    origins: tuple[OriginId, ...]
    said_by: tuple[Party, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a record with its different values."""

    id: str
    record: RecordId
    field: str
    values: tuple[DisputedValue, ...]
    kind: DisagreementKind
