"""Where a time stands in its report, and what it means there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from servanda.codebook.calendar import Stretch
from servanda.model import Period, Relation, WhenBasis
from servanda.reading.dates.tense import Looks


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the day of the report, what was told last, where its verb looks.

    `account`: the text tells the past in order, so that a month without a year follows what was told last.
    `history`: the whole text is such an account.
    `shared_year`: the year that a list gives all its members. `nowadays`: "today" means these times.
    """

    today: date | None
    told: Stretch | None
    looks: Looks
    account: bool = False
    history: bool = False
    shared_year: int | None = None
    nowadays: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: EDTF value and bounds as in `Period`, the stretch told, TIMEX3 type and value, rule."""

    edtf: str | None
    first: date | None
    last: date | None
    relation: Relation
    basis: WhenBasis
    kind: str
    timex: str
    rule: str
    score: float
    stretch: Stretch | None = None

    def period(self, text: str) -> Period:
        """Give the period with its printed words."""
        return Period(self.edtf, self.first, self.last, self.relation, self.basis, text)


def unknown(rule: str, *, kind: str = "DATE", timex: str = "", relation: Relation = Relation.AT) -> Meaning:
    """Give the meaning of words whose days nobody can tell here."""
    return Meaning(None, None, None, relation, WhenBasis.UNKNOWN, kind, timex, rule, 0.6)


def known(stretch: Stretch, rule: str, score: float, *, basis: WhenBasis = WhenBasis.RELATIVE) -> Meaning:
    """Give the meaning of a stretch of days that is told."""
    return Meaning(
        edtf=stretch.edtf,
        first=stretch.first,
        last=stretch.last,
        relation=Relation.AT,
        basis=basis,
        kind="DATE",
        timex=stretch.timex,
        rule=rule,
        score=score,
        stretch=stretch,
    )
