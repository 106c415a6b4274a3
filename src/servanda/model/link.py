"""What linking decided between findings, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.ids import FindingId


class LinkKind(StrEnum):
    """How findings hang together; a candidate is a pair that may be one and was left apart."""

    SAME_EVENT = "same_event"
    SAME_UTTERANCE = "same_utterance"
    PLANNED_THEN_DONE = "planned_then_done"
    FULFILS = "fulfils"
    DRAWS_ON = "draws_on"
    COMPONENT_OF = "component_of"
    NOT_SAME = "not_same"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Link:
    """A decision about findings; `why` names the rule."""

    id: str
    kind: LinkKind
    members: tuple[FindingId, ...]
    score: float
    why: str
