"""What people judged, where only a part of a ledger is linked anew.

Invariant: equal decisions on equal findings touch nothing. What is kept says what was decided of each finding when it
was last linked; whose decision, or finding, is another now is linked anew with all that it stands with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from servanda.codebook import Codebook
from servanda.codebook.events import EventLexicon
from servanda.codebook.scopes import ScopeWords
from servanda.linking.backing import Newsrooms
from servanda.linking.corrections import Corrections, Known, in_order, named_in
from servanda.linking.judgements import NONE, Decisions, all_of, settle
from servanda.linking.store import Store
from servanda.model import Actor, ActorId, Finding, FindingId, Kept, Problem, ReportId, Shelf

_CHANGED = b"!"
"""Begins what is kept of a finding that a person changed: wrong, or with another value."""
_STANDS = b"="
"""Begins what is kept of every other finding that was judged."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What linking follows, and what of it is new.

    `reports` and `actors` are those of which something else is decided than at the last time; `homes` gives the least
    report of each finding that anybody judged. `acts` and `scopes` are the codebook's words for acts and amounts,
    `newsrooms` its names of outlets and agencies.
    """

    decisions: Decisions = NONE
    reports: frozenset[ReportId] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    homes: Mapping[str, ReportId] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    acts: EventLexicon | None = None
    newsrooms: Newsrooms = field(default_factory=Newsrooms)
    scopes: ScopeWords | None = None


def shelve(store: Store, book: Codebook) -> Iterable[Kept]:
    """Give what is kept of all judgements."""
    return _weigh(store, book)[0].values()


def hear(store: Store, book: Codebook) -> Heard | None:
    """Give what people decided, and have findings given as they left them from now on.

    None where a decision on an actor of the codebook changes what many reports say: then everything is linked.
    """
    before = {row.item: row for row in store.kept(Shelf.JUDGED, [0])}
    now, left, many = _weigh(store, book)
    new = {item for item in before.keys() | now.keys() if before.get(item) != now.get(item)}
    touched = [row for item in sorted(new) for row in (before.get(item), now.get(item)) if row is not None]
    if any(row.item in many and row.body.startswith(_CHANGED) for row in touched):
        return None
    store.forget(row for row in touched if before.get(row.item) == row)
    store.keep(row for row in touched if now.get(row.item) == row)
    if left.decisions.wrong or left.decisions.values:
        store.hear(left)
    return Heard(
        decisions=left.decisions,
        reports=frozenset(ReportId(row.owner) for row in touched if row.item not in many),
        actors=frozenset(ActorId(item) for item in new if item.startswith("a-")),
        homes={item: ReportId(row.owner) for item, row in now.items()},
        problems=(*left.decisions.problems, *in_order(left.problems)),
        acts=book.events,
        newsrooms=Newsrooms(book.media),
        scopes=book.scopes,
    )


def _weigh(store: Store, book: Codebook) -> tuple[dict[str, Kept], Corrections, frozenset[str]]:
    """Give what is kept of judged findings, how findings are left, and which of them stand in several reports."""
    judgements = list(store.judgements())
    if not judgements:
        return {}, Corrections(NONE, Known({}, book)), frozenset()
    where = store.reports_with({target for one in judgements for target in one.target})
    named = {place.report for one in judgements for place in one.places}
    read = store.read(named.union(reports[0] for reports in where.values()))
    decisions = settle(judgements, read)
    left = Corrections(decisions, Known(_actors_named(store, decisions), book))
    judged: dict[str, tuple[ReportId, Finding]] = {}
    for report, findings in read:
        for finding in all_of(findings):
            if finding.id in decisions.of:
                judged.setdefault(finding.id, (report.id, finding))
    rows = {id_: Kept(Shelf.JUDGED, 0, report, id_, _body(finding, left)) for id_, (report, finding) in judged.items()}
    return rows, left, frozenset(id_ for id_, reports in where.items() if len(reports) > 1)


def _actors_named(store: Store, decisions: Decisions) -> dict[str, Actor]:
    """Give the actors that values name, as the least report has each."""
    told = (one.value or "" for values in decisions.values.values() for one in values.values())
    where = store.reports_with({id_ for text in told for id_ in named_in(text)})
    rows = [Kept(Shelf.HOLDER, 0, reports[0], id_) for id_, reports in where.items()]
    return {actor.id: actor for actor in store.actors(rows)}


def _body(finding: Finding, left: Corrections) -> bytes:
    """Give what tells whether a finding is left, and judged, as before."""
    decisions, id_ = left.decisions, FindingId(finding.id)
    is_changed = id_ in decisions.wrong or id_ in decisions.values
    weighed = left([finding]), decisions.of[id_]
    digest = hashlib.blake2b(msgspec.json.encode(weighed), digest_size=8).digest()
    return (_CHANGED if is_changed else _STANDS) + digest
