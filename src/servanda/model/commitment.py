"""A promise and its life, as a list of steps.

Stored is the step that one report tells; the commitment, its state, totals and flags are computed from steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.actor import Party
from servanda.model.event import Terms
from servanda.model.ids import FindingId, RecordId, ReportId
from servanda.model.period import Period
from servanda.model.quantity import Line
from servanda.model.span import Evidence


class CommitmentKind(StrEnum):
    """What is promised."""

    GOODS = "goods"
    MONEY = "money"
    TRAINING = "training"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    POLICY = "policy"
    TREATY = "treaty"
    MEETING = "meeting"
    DIPLOMATIC = "diplomatic"


class StepKind(StrEnum):
    """The steps of a commitment's life, and the states that they lead to."""

    MENTIONED = "mentioned"
    PLEDGED = "pledged"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    PARTLY_DELIVERED = "partly_delivered"
    FULFILLED = "fulfilled"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"
    NOT_FULFILLED = "not_fulfilled"
    SUPERSEDED = "superseded"


class Instrument(StrEnum):
    """The paper that a commitment stands in."""

    STATEMENT = "statement"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    TREATY = "treaty"
    LAW = "law"
    AUTHORISATION = "authorisation"


class Scope(StrEnum):
    """What a sentence does to the total."""

    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    REMAINDER = "remainder"
    COMPONENT = "component"
    CEILING = "ceiling"
    RESTATEMENT = "restatement"
    UNKNOWN = "unknown"


class SpeakerRole(StrEnum):
    """The speaker's part in this deal."""

    PROVIDER = "provider"
    RECIPIENT = "recipient"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class StepLink(StrEnum):
    """How a step joins the commitment that it belongs to."""

    NEW = "new"
    SAME = "same"
    DRAWS_ON = "draws_on"
    COMPONENT_OF = "component_of"
    FULFILS = "fulfils"


class Flag(StrEnum):
    """What is computed of a commitment for a day, never stored."""

    OVERDUE = "overdue"
    LATE = "late"
    STALE = "stale"
    DISPUTED = "disputed"
    ONE_SIDED = "one_sided"
    SINGLE_SOURCE = "single_source"
    VALUE_OPEN = "value_open"
    QUANTITY_OPEN = "quantity_open"


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a commitment as one report tells it (a finding).

    `is_act` says that the item is an act (withdrawal, election, visit), not goods. `due` is the deadline printed with
    a promise.
    """

    id: FindingId
    report: ReportId
    kind: CommitmentKind
    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    via: tuple[Party, ...]
    step: StepKind
    when: Period
    scope: Scope
    lines: tuple[Line, ...]
    terms: Terms
    instrument: Instrument | None
    due: Period | None
    by: Party | None
    role_of_speaker: SpeakerRole
    statement: FindingId | None
    event: FindingId | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class LinkedStep:
    """A step in its commitment, and how it joined; `also` are its goods as other origins tell them otherwise.

    One that `is_alleged` is a deed that nobody but outsiders tells, and somebody denies or only alleges.
    """

    finding: FindingId
    step: StepKind
    when: Period
    scope: Scope
    lines: tuple[Line, ...]
    by: Party | None
    role_of_speaker: SpeakerRole
    link: StepLink
    evidence: tuple[Evidence, ...]
    also: tuple[tuple[Line, ...], ...] = ()
    is_alleged: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A closed interval of a unit or currency; None is an open end."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What was promised, delivered and is outstanding; None where nothing can be added up."""

    promised: Amount | None
    delivered: Amount | None
    outstanding: Amount | None


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A step whose lines were not added, and why."""

    step: int
    why: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise and its life over all reports (what a record of kind commitments shows)."""

    id: RecordId
    kind: CommitmentKind
    provider: tuple[Party, ...]
    recipient: tuple[Party, ...]
    via: tuple[Party, ...]
    lines: tuple[Line, ...]
    terms: Terms
    instrument: Instrument | None
    parent: RecordId | None
    due: Period | None
    state: StepKind
    state_since: Period
    flags: tuple[Flag, ...]
    steps: tuple[LinkedStep, ...]
    totals: Totals
    not_counted: tuple[NotCounted, ...]
