"""Who said what, to whom, through whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import Party
from servanda.model.ids import FindingId, ReportId
from servanda.model.period import Period
from servanda.model.report import BlockKind
from servanda.model.span import Evidence, Span


class Stance(StrEnum):
    """What a sentence does, or what its cue alone says."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    REQUESTS = "requests"
    PROMISES = "promises"
    INTENDS = "intends"
    THREATENS = "threatens"
    WARNS = "warns"
    AGREES = "agrees"
    ANNOUNCES = "announces"
    THANKS = "thanks"
    PRAISES = "praises"
    CONDEMNS = "condemns"
    HOPES = "hopes"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    DISCUSSES = "discusses"


class SpeechMode(StrEnum):
    """How the words are given: all quoted, none quoted, some quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as one report gives it (a finding).

    `content` are the printed words of `content_parts` joined by one space. `via` are the carriers: outlet, then
    agencies. `nested_in` is the statement inside which this one stands, `same_utterance` the row of the same report
    that renders the same utterance best.
    """

    id: FindingId
    report: ReportId
    block: BlockKind
    speaker: Party | None
    speakers: tuple[Party, ...]
    hearer: Party | None
    via: tuple[str, ...]
    medium: str | None
    mode: SpeechMode
    cue: str
    cue_span: Span | None
    source_span: Span | None
    cue_act: Stance
    stance: Stance
    target: Party | None
    content: str
    content_parts: tuple[Span, ...]
    hedges: tuple[str, ...]
    scare_quotes: tuple[str, ...]
    nested_in: FindingId | None
    said: Period
    same_utterance: FindingId | None
    evidence: tuple[Evidence, ...]
