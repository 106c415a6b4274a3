"""What the ledger shows: findings of many reports that are about the same thing, merged.

Invariant: a record is a pure function of its members; its id is that of its least finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from servanda.model.actor import Actor, ActorMention
from servanda.model.commitment import Commitment
from servanda.model.disagreement import Disagreement
from servanda.model.event import Event
from servanda.model.ids import FindingId, OriginId, RecordId, ReportId
from servanda.model.label import Label
from servanda.model.link import Link
from servanda.model.origin import Origin
from servanda.model.problem import Problem
from servanda.model.statement import Statement
from servanda.model.time import TimeExpression

Content = TypeVar("Content", Statement, Event, Commitment)


@dataclass(frozen=True, slots=True)
class Support:
    """How many stand behind a record.

    `origins` are those shown to be independent, `origins_high` the most there could be, `voices` who said it in the
    end. `outlets` are the known publishers that carry it, 0 when none is known; `texts` the pages on which it stands.
    """

    origins: int
    origins_high: int
    voices: int
    outlets: int = 0
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Record(Generic[Content]):
    """A merged row. `content` is the merged value, its evidence that of all members; parties are ledger actors.

    `judgements` are the ids of the decisions of people that stand and are about its members.
    """

    id: RecordId
    content: Content
    members: tuple[FindingId, ...]
    support: Support
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor over all reports; `content.id` is the ledger's id for it, `members` the ids it has in single reports."""

    content: Actor
    members: tuple[str, ...]
    mention_count: int


@dataclass(frozen=True, slots=True)
class OriginOf:
    """Which origin a report belongs to."""

    report: ReportId
    origin: OriginId


@dataclass(frozen=True, slots=True)
class Records:
    """All that linking makes of a ledger's findings; every tuple is sorted by id.

    `problems` are judgements that could not be followed: their finding is gone, or they contradict one another.
    """

    actors: tuple[ActorRecord, ...] = ()
    origins: tuple[Origin, ...] = ()
    statements: tuple[Record[Statement], ...] = ()
    events: tuple[Record[Event], ...] = ()
    commitments: tuple[Record[Commitment], ...] = ()
    labels: tuple[Label, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    problems: tuple[Problem, ...] = ()
