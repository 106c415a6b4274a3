"""One actor as a page: its names with where each is printed, its offices in time, and what it said, did and promised.

Invariant: an alias leads to words that print it. Of each kind the latest few are shown and the rest is counted, so the
page of a state that half the ledger names is as quick as any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from servanda.ledger import Kind, Query
from servanda.ledger.filing import GIVING, RECEIVING
from servanda.linking import answers
from servanda.linking.context import side
from servanda.model import (
    NO_CODE,
    Actor,
    ActorKind,
    ActorRecord,
    EventType,
    Evidence,
    IdentityClaim,
    Party,
    Stance,
)
from servanda.web import wording
from servanda.web.entry import Entry, entry
from servanda.web.tenure import Tenures, tenures

if TYPE_CHECKING:
    from servanda.ledger.view import View

LATEST = 5
"""Records of a kind that are shown; all others are one link away."""
_SORTS = (
    ("Statements by", Kind.STATEMENTS, GIVING),
    ("Statements to or about", Kind.STATEMENTS, RECEIVING),
    ("Promises by", Kind.COMMITMENTS, GIVING),
    ("Promises to", Kind.COMMITMENTS, RECEIVING),
    ("Acts by", Kind.EVENTS, GIVING),
    ("Acts towards", Kind.EVENTS, RECEIVING),
    ("Labels for", Kind.LABELS, RECEIVING),
    ("Labels by", Kind.LABELS, GIVING),
)
_CALLED = 48
"""Characters of the name in headings."""
_READ = 60
"""Reports whose evidence is looked through for the names."""
_ACCUSED = 20
_LOOKED_THROUGH = 2000
"""Records of an actor up to which its answers are looked for on its page."""
_ANSWERS = 300
"""Answers of a side that are held against accusations; with more of them the list of all silences has to be asked."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name with a place where it is printed, alone or with an office; None where no report looked through has it."""

    words: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Several:
    """The latest records of a sort, with how many there are, and the view and filters that show all."""

    heading: str
    entries: tuple[Entry, ...]
    count: int
    view: str
    filters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """All that the page of an actor shows; `unanswered` is None where there is too much to look through."""

    record: ActorRecord
    names: tuple[Name, ...]
    tenures: Tenures
    claims: tuple[IdentityClaim, ...]
    sorts: tuple[Several, ...]
    unanswered: tuple[Entry, ...] | None
    asked: str | None

    @property
    def actor(self) -> Actor:
        """Give the actor."""
        return self.record.content

    @property
    def whole(self) -> str | None:
        """Give the code under which its bodies and offices stand too, None for a person and for one without a code."""
        is_alone = self.actor.code == NO_CODE or self.actor.kind is ActorKind.PERSON
        return None if is_alone else self.actor.code


def actor_page(view: View, asked: str) -> ActorPage:
    """Give the page of the actor that answers to an id.

    Raises:
        NoSuchRecordError: None does.
    """
    record = view.actor(asked, reports=_READ)
    actor = record.content
    sorts = _sorts(view, actor)
    is_quiet = sum(one.count for one in sorts) <= _LOOKED_THROUGH
    return ActorPage(
        record=record,
        names=_names(actor),
        tenures=tenures(actor.roles),
        claims=actor.same_as,
        sorts=sorts,
        unanswered=_unanswered(view, actor) if is_quiet else None,
        asked=asked if asked != actor.id else None,
    )


def _names(actor: Actor) -> tuple[Name, ...]:
    pieces = sorted({*actor.evidence, *(role.evidence for role in actor.roles)})
    printed: dict[str, Evidence] = {}
    for piece in pieces:
        printed.setdefault(_folded(piece.quote), piece)
    return tuple(
        Name(name, printed.get(_folded(name)) or _within(_folded(name), pieces))
        for name in dict.fromkeys((actor.name, *actor.aliases))
    )


def _within(name: str, pieces: Sequence[Evidence]) -> Evidence | None:
    """Give the shortest quote that has a name in it."""
    found = (piece for piece in pieces if name in _folded(piece.quote))
    return min(found, key=lambda piece: (len(piece.quote), piece), default=None)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _sorts(view: View, actor: Actor) -> tuple[Several, ...]:
    called = wording.cut(actor.name, _CALLED)
    numbers = {parts: view.numbers_of_kinds(actor.id, parts) for parts in (GIVING, RECEIVING)}
    return tuple(
        Several(
            heading=f"{heading} {called}",
            entries=tuple(map(entry, view.latest_of_party(kind, actor.id, parts, number=number, limit=LATEST))),
            count=number,
            view=kind.value,
            filters=(("from" if parts is GIVING else "to", str(actor.id)),),
        )
        for heading, kind, parts in _SORTS
        if (number := numbers[parts].get(kind, 0))
    )


def _unanswered(view: View, actor: Actor) -> tuple[Entry, ...] | None:
    """Give the accusations against an actor that its side answers in no report here."""
    charges: Sequence[Any] = view.latest(
        Query(kind=Kind.EVENTS, type=EventType.ACCUSE, recipient=actor.id, limit=_ACCUSED)
    )
    if not charges:
        return ()
    mine = side(Party(actor.id, actor.code, actor.name, actor.name))
    said = [_answering(view, Kind.STATEMENTS, stance, mine) for stance in (Stance.DENIES, Stance.ACCUSES)]
    done = [_answering(view, Kind.EVENTS, act, mine) for act in (EventType.REJECT, EventType.ACCUSE)]
    if any(len(several) == _ANSWERS for several in (*said, *done)):
        return None
    acts: dict[str, Any] = {str(one.id): one for one in (*charges, *done[0], *done[1])}
    ids = {str(one.id) for one in charges}
    return tuple(
        entry(one.record)
        for one in answers.unanswered(acts.values(), [*said[0], *said[1]])
        if str(one.record.id) in ids and any(party.actor == actor.id for party in one.silent)
    )


def _answering(view: View, kind: Kind, sort: str, who: str) -> list[Any]:
    return list(view.latest(Query(kind=kind, type=sort, provider=who, limit=_ANSWERS)))
