"""A person's decision: survives every re-run, and a later one can take it back.

Invariant: the id is made of everything else, so a decision that is told twice is one, and no decision can stand in
another's place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from servanda.model.ids import FindingId, Part, ReportId, content_id
from servanda.model.span import Span


class JudgementKind(StrEnum):
    """What a person decided; `unsure` decides nothing and is kept, `undo` takes another judgement back."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RIGHT = "right"
    WRONG = "wrong"
    VALUE = "value"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class JudgedPlace:
    """Where a judged finding stood, by which it is found again when its report is read anew.

    `kind` is that of the finding (statement, event, step, label, actor, mention, time), `quote` the words at the span,
    `score` what the reading gave it when it was judged.
    """

    kind: str
    report: ReportId
    span: Span
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person about findings; `at` is UTC. The only record with a time of its own making.

    `places` holds one place for each target, in the same order. `was` is what was read where a value is corrected.
    """

    id: str
    at: datetime
    who: str
    kind: JudgementKind
    target: tuple[FindingId, ...]
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    undoes: str | None = None
    places: tuple[JudgedPlace, ...] = ()
    was: str | None = None


def sealed(judgement: Judgement) -> Judgement:
    """Give a judgement with the id that its content makes, whatever id it has."""
    places: list[Part] = [
        [place.kind, place.report, place.span.start, place.span.end, place.quote, place.score]
        for place in judgement.places
    ]
    made = content_id(
        "j",
        judgement.at.isoformat(),
        judgement.who,
        judgement.kind.value,
        list(judgement.target),
        judgement.field,
        judgement.value,
        judgement.reason,
        judgement.undoes,
        places,
        judgement.was,
    )
    return replace(judgement, id=made)
