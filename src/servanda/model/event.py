"""Who did what to whom, when, where; whether it happened, and who vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import Party
from servanda.model.ids import FindingId, ReportId
from servanda.model.period import Period
from servanda.model.place import Place
from servanda.model.quantity import Line
from servanda.model.span import Evidence


class EventType(StrEnum):
    """PLOVER 2.0 types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """What the words say of the world."""

    ACTUAL = "actual"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Basis(StrEnum):
    """Who vouches for it (ruling 44)."""

    NARRATOR = "narrator"
    ONE_PARTY = "one_party"
    BOTH_PARTIES = "both_parties"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNNAMED = "unnamed"


class Terms(StrEnum):
    """On what terms something is moved; only from words about terms."""

    GIFT = "gift"
    SALE = "sale"
    LOAN = "loan"
    EXCHANGE = "exchange"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Count:
    """A closed interval of people; None is an open end."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Casualties:
    """Dead and injured as told."""

    dead: Count | None
    injured: Count | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event as one report tells it (a finding). `statement` is the statement of the same report that holds it."""

    id: FindingId
    report: ReportId
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    when: Period
    place: Place | None
    status: Status
    basis: Basis
    attested_by: tuple[Party, ...]
    lines: tuple[Line, ...]
    terms: Terms | None
    casualties: Casualties | None
    statement: FindingId | None
    evidence: tuple[Evidence, ...]
