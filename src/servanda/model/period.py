"""When something was, and how we know.

Invariant: what is not known is not filled in. An unknown day has no bounds; "by the time it was published" has
only a latest day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.errors import ModelError


class Relation(StrEnum):
    """How the thing lies to its bounds."""

    AT = "at"
    THROUGHOUT = "throughout"
    SINCE = "since"
    UNTIL = "until"
    REPEATED = "repeated"


class WhenBasis(StrEnum):
    """How we know the period."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its EDTF value and closed bounds; None is an open or unknown bound.

    `text` are the printed words, None when no words say it.
    """

    edtf: str | None
    earliest: date | None
    latest: date | None
    relation: Relation
    basis: WhenBasis
    text: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ModelError(f"a period cannot end ({self.latest}) before it begins ({self.earliest})")
        if self.basis is WhenBasis.UNKNOWN and (self.edtf or self.earliest or self.latest):
            raise ModelError(f"a period of unknown basis has bounds: {self.edtf} {self.earliest} {self.latest}")

    @property
    def is_known(self) -> bool:
        """Say whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_day(self) -> bool:
        """Say whether the period is one day."""
        return self.earliest is not None and self.earliest == self.latest


UNKNOWN = Period(edtf=None, earliest=None, latest=None, relation=Relation.AT, basis=WhenBasis.UNKNOWN)


def on(day: date, *, basis: WhenBasis = WhenBasis.STATED, text: str | None = None) -> Period:
    """Give the period of one day."""
    return Period(edtf=day.isoformat(), earliest=day, latest=day, relation=Relation.AT, basis=basis, text=text)


def by_publication(published: Period) -> Period:
    """Give "by the time it was published": a latest day and nothing more; unknown if publication is unknown.

    Source: rulings 39 and 41 of the codebook: an undated act that has happened is known by publication.
    """
    if published.latest is None:
        return UNKNOWN
    return Period(
        edtf=f"[..{published.latest.isoformat()}]",
        earliest=None,
        latest=published.latest,
        relation=Relation.AT,
        basis=WhenBasis.PUBLICATION,
    )
