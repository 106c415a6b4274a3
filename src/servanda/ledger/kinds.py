"""The kinds of record that a ledger shows, and how each is kept as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeAlias

import msgspec

from servanda.errors import NoSuchValueError
from servanda.model import (
    Actor,
    ActorMention,
    ActorRecord,
    Commitment,
    Derived,
    Disagreement,
    Event,
    Judgement,
    Label,
    Link,
    Origin,
    Record,
    Report,
    Statement,
    Step,
    TimeExpression,
)

Shown: TypeAlias = (
    Report
    | ActorMention
    | TimeExpression
    | Origin
    | ActorRecord
    | Record[Statement]
    | Record[Event]
    | Record[Commitment]
    | Label
    | Disagreement
    | Link
    | Judgement
)
"""Whatever a view can show as one row."""


class Kind(StrEnum):
    """The kinds of record, in the order in which they are exported."""

    REPORTS = "reports"
    ORIGINS = "origins"
    MENTIONS = "mentions"
    TIMES = "times"
    ACTORS = "actors"
    STATEMENTS = "statements"
    EVENTS = "events"
    COMMITMENTS = "commitments"
    LABELS = "labels"
    DISAGREEMENTS = "disagreements"
    LINKS = "links"
    JUDGEMENTS = "judgements"


DERIVED = tuple(kind for kind in Kind if kind not in {Kind.REPORTS, Kind.JUDGEMENTS})
"""The kinds that linking makes; their names are the fields of `Records`."""


def kind_of(word: str, *, beside: Sequence[str] = ()) -> Kind:
    """Give the kind that a word names.

    Args:
        word: In any case.
        beside: What else may be named where the word stands; a refusal lists it too.

    Raises:
        NoSuchValueError: It names none.
    """
    try:
        return Kind(word.lower())
    except ValueError:
        raise NoSuchValueError("KIND", word, (*Kind, *beside)) from None


_RECORD_TYPES: dict[Kind, Any] = {
    Kind.ORIGINS: Origin,
    Kind.MENTIONS: ActorMention,
    Kind.TIMES: TimeExpression,
    Kind.ACTORS: ActorRecord,
    Kind.STATEMENTS: Record[Statement],
    Kind.EVENTS: Record[Event],
    Kind.COMMITMENTS: Record[Commitment],
    Kind.LABELS: Label,
    Kind.DISAGREEMENTS: Disagreement,
    Kind.LINKS: Link,
}
_KINDS: dict[type, Kind] = {
    Origin: Kind.ORIGINS,
    ActorMention: Kind.MENTIONS,
    TimeExpression: Kind.TIMES,
    ActorRecord: Kind.ACTORS,
    Statement: Kind.STATEMENTS,
    Event: Kind.EVENTS,
    Commitment: Kind.COMMITMENTS,
    Label: Kind.LABELS,
    Disagreement: Kind.DISAGREEMENTS,
    Link: Kind.LINKS,
}


def kind_of_record(value: Derived) -> Kind:
    """Give the kind of a derived record."""
    return _KINDS[type(value.content) if isinstance(value, Record) else type(value)]


RECORDS: dict[Kind, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(made) for kind, made in _RECORD_TYPES.items()
}
"""What reads a derived record of each kind."""

FINDINGS: dict[str, msgspec.json.Decoder[Any]] = {
    "actors": msgspec.json.Decoder(Actor),
    "mentions": msgspec.json.Decoder(ActorMention),
    "times": msgspec.json.Decoder(TimeExpression),
    "statements": msgspec.json.Decoder(Statement),
    "events": msgspec.json.Decoder(Event),
    "steps": msgspec.json.Decoder(Step),
    "labels": msgspec.json.Decoder(Label),
}
"""What reads a finding; the names are the fields of `Findings`."""

JUDGEMENT = msgspec.json.Decoder(Judgement)
"""What reads a judgement."""
