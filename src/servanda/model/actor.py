"""States, bodies, people, groups: who speaks, promises and acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.ids import ActorId, FindingId, ReportId
from servanda.model.period import Period
from servanda.model.span import Evidence, Span

NO_CODE = "---"
"""The code of an actor that nothing identifies."""


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    BODY = "body"
    PERSON = "person"
    GROUP = "group"
    COMPANY = "company"
    IGO = "igo"
    MEDIA = "media"
    OTHER = "other"


class MentionKind(StrEnum):
    """In what form a mention names its actor."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"
    ROLE = "role"
    PRONOUN = "pronoun"
    OTHER = "other"


class Sense(StrEnum):
    """What a mention stands for where it stands."""

    STATE = "state"
    GOVERNMENT = "government"
    PLACE = "place"
    PEOPLE = "people"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in one part of a finding.

    `actor` is the id of the report's own actor in findings and of the ledger's actor in records. `code` is
    `ISO3[.SECTOR[.BODY]]`, an organisation's code, `IMG...` or `---`. `text` is what is printed; `role` the office
    printed with it.
    """

    actor: ActorId
    code: str
    name: str
    text: str
    role: str | None = None

    @property
    def country(self) -> str:
        """Give the first part of the code."""
        return self.code.split(".", 1)[0]

    @property
    def sector(self) -> str:
        """Give the second part of the code, empty for a state or an organisation as a whole."""
        return self.code.partition(".")[2].partition(".")[0]


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person holds as one report shows it.

    `country` is the code of what the office belongs to. A title met in passing proves one day: `since.latest` and
    `until.earliest` are that day (ruling 31).
    """

    title: str
    country: str | None
    since: Period
    until: Period
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class IdentityClaim:
    """Somebody says that two actors are one: never a merge."""

    actor: Party
    says: Party
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as one report shows it (a finding): its names, roles and evidence.

    An actor of the codebook has the id of its code in every report, so those need no linking; every other actor has
    an id of its own in each report, and linking decides which are one.
    """

    id: ActorId
    report: ReportId
    code: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    same_as: tuple[IdentityClaim, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span that names or describes an actor (a finding); `actor` is None where nothing decides."""

    id: FindingId
    report: ReportId
    span: Span
    quote: str
    actor: ActorId | None
    kind: MentionKind
    sense: Sense | None
    rule: str
    score: float
