"""Actors linked anew: only those whose names meet the names of a report.

Invariant: what is kept equals what identifying the actors of all reports gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from servanda.codebook import Codebook
from servanda.linking.groups import Groups
from servanda.linking.identities import (
    Identities,
    Seen,
    Tally,
    blocks_of,
    bonds,
    extend,
    is_known,
    merge,
    see,
    tally,
    with_ledger_claims,
)
from servanda.linking.store import Store
from servanda.model import Actor, ActorId, ActorKind, ActorRecord, Findings, Kept, Made, Report, ReportId, Shelf, key_of

_SEEN = msgspec.msgpack.Decoder(Seen)
_TALLY = msgspec.msgpack.Decoder(Tally)
_TALLIED = ("names", "kinds", "codes", "countries")
_HELD = msgspec.msgpack.Decoder(tuple[int, bool])
_LEDGER_ACTOR = msgspec.msgpack.Decoder(tuple[str, str, ActorKind])
Read = Sequence[tuple[Report, Findings]]


@dataclass(frozen=True, slots=True)
class Recast:
    """The reports in which some party is shown otherwise than before, and the actors that were made anew."""

    reports: frozenset[ReportId]
    actors: frozenset[ActorId]


def shelve(read: Read, identities: Identities, book: Codebook, origins: Mapping[ReportId, str]) -> Iterator[Kept]:
    """Give what is kept of the actors of all reports."""
    blocks: dict[int, list[Seen]] = defaultdict(list)
    for report, findings in read:
        for one in see(report, findings, book, origin=origins[report.id]):
            for row in _cast_rows(one):
                blocks[row.key].append(one)
                yield row
        yield from _holder_rows(report, findings)
    for key, people in blocks.items():
        yield from _bond_rows(key, people)
    known: dict[ActorId, list[Actor]] = defaultdict(list)
    for _, findings in read:
        for actor in filter(is_known, findings.actors):
            known[actor.id].append(actor)
    yield from (_tally_row(id_, tally(several)) for id_, several in known.items())
    for record in identities.actors:
        yield from _identity_rows(record.content, record.members)


def relink(store: Store, book: Codebook, changed: frozenset[ReportId], moved: frozenset[ReportId]) -> Recast:
    """Identify the actors that reports have, and those whose names meet theirs, anew.

    Args:
        store: What is kept.
        book: Whose ranks and honorifics are no part of a name.
        changed: Reports that came, went or were read anew.
        moved: These, and those whose origin moved.
    """
    read = store.read(moved)
    anew = [(report, findings) for report, findings in read if report.id in changed]
    met, extended = _held_anew(store, changed, anew)
    affected = _recast(store, book, moved, read) | met
    near = affected | {actor for leader in _leaders(store, affected).values() for actor in _followers(store, leader)}
    merged, other = _merged(store, near)
    shown = frozenset(ReportId(row.owner) for row in store.kept(Shelf.HOLDER, map(key_of, other)))
    claiming = _claiming(store, shown - changed, other) - near
    also = {actor for leader in _leaders(store, claiming).values() for actor in _followers(store, leader)}
    merged += _merged(store, also)[0]
    _show(store, merged)
    _show(store, extended)
    return Recast(moved | shown, frozenset(record.content.id for record in (*merged, *extended)))


def identities_of(store: Store, actors: Iterable[ActorId]) -> Identities:
    """Give which of the ledger's actors each of some is, with name, code and kind."""
    rows = store.owned(Shelf.IDENTITY, actors)
    of = {ActorId(row.owner): ActorId(row.item) for row in rows}
    return Identities(actors=(), of=of, by_id={ActorId(row.item): _ledger_actor(row) for row in rows})


def _recast(store: Store, book: Codebook, changed: frozenset[ReportId], read: Read) -> set[ActorId]:
    """Compare the names of reports with all that they meet; give the actors who are joined to others than before."""
    before = store.owned(Shelf.CAST, changed)
    store.forget(before)
    of = {ReportId(row.owner): row.item for row in store.owned(Shelf.ORIGIN, changed)}
    now = [
        row
        for report, findings in read
        for one in see(report, findings, book, origin=of[report.id])
        for row in _cast_rows(one)
    ]
    store.keep(now)
    blocks = {row.key for row in (*before, *now)}
    people: dict[int, list[Seen]] = defaultdict(list)
    for row in store.kept(Shelf.CAST, blocks):
        people[row.key].append(_SEEN.decode(row.body))
    was = {(row.owner, row.item, row.body): row for row in store.owned(Shelf.BOND, map(str, blocks))}
    joined = {(row.owner, row.item, row.body): row for key in blocks for row in _bond_rows(key, people[key])}
    store.forget(row for edge, row in was.items() if edge not in joined)
    store.keep(row for edge, row in joined.items() if edge not in was)
    return {ActorId(item) for _, item, _ in was.keys() ^ joined.keys()} | {ActorId(row.item) for row in (*before, *now)}


def _held_anew(store: Store, changed: frozenset[ReportId], read: Read) -> tuple[set[ActorId], list[ActorRecord]]:
    """Count the mentions of reports anew.

    Gives the actors that they have or had and that must be merged again, and, made already, those of the codebook
    that the reports have and did not have: what many reports say of a state is not read again for one more.
    """
    before = store.owned(Shelf.HOLDER, changed)
    now = [row for report, findings in read for row in _holder_rows(report, findings)]
    store.forget(before)
    store.keep(now)
    had = {ActorId(row.item) for row in before}
    new: dict[ActorId, list[Actor]] = defaultdict(list)
    for _, findings in read:
        for actor in findings.actors:
            new[actor.id].append(actor)
    counts = Counter(mention.actor for _, findings in read for mention in findings.mentions)
    extended = [
        record
        for id_, several in sorted(new.items())
        if id_ not in had and all(map(is_known, several)) and (record := _extended(store, several, counts[id_]))
    ]
    made = {record.content.id for record in extended}
    return (had | {ActorId(row.item) for row in now}) - made, extended


def _extended(store: Store, several: Sequence[Actor], mentions: int) -> ActorRecord | None:
    """Give a known actor with what more reports say of it; None where all must be merged again."""
    id_ = several[0].id
    row = next(iter(store.owned(Shelf.TALLY, [id_])), None)
    whole = store.actor(id_)
    if row is None or whole is None:
        return None
    counted = tally(several, _TALLY.decode(row.body))
    content = extend(whole.content, several, counted)
    if content is None or (content.code, content.kind) != (whole.content.code, whole.content.kind):
        return None
    store.keep([_tally_row(id_, counted)])
    return ActorRecord(content, whole.members, whole.mention_count + mentions)


def _leaders(store: Store, actors: Iterable[ActorId]) -> Mapping[ActorId, ActorId]:
    return {ActorId(row.owner): ActorId(row.item) for row in store.owned(Shelf.IDENTITY, actors)}


def _followers(store: Store, leader: ActorId) -> list[ActorId]:
    return [ActorId(row.owner) for row in store.kept(Shelf.IDENTITY, [key_of(leader)])]


def _merged(store: Store, near: set[ActorId]) -> tuple[list[ActorRecord], set[ActorId]]:
    """Merge actors, of whom none is one with an actor that is not among them; give also who is shown otherwise."""
    held = store.kept(Shelf.HOLDER, map(key_of, near))
    counts: Counter[ActorId] = Counter()
    holders: list[Kept] = []
    for row in held:
        count, is_actor = _HELD.decode(row.body)
        counts[ActorId(row.item)] += count
        if is_actor:
            holders.append(row)
    by_id: dict[ActorId, list[Actor]] = defaultdict(list)
    for actor in store.actors(sorted(holders, key=lambda row: row.owner)):
        by_id[actor.id].append(actor)
    store.forget(store.owned(Shelf.TALLY, near))
    store.keep(_tally_row(id_, tally(several)) for id_, several in by_id.items() if is_known(several[0]))
    groups = Groups(by_id)
    for row in store.kept(Shelf.BOND, map(key_of, by_id)):
        groups.join(ActorId(row.item), ActorId(row.body.decode()))
    records = [
        ActorRecord(
            content=merge([actor for id_ in group for actor in by_id[id_]]),
            members=group,
            mention_count=sum(counts[id_] for id_ in group),
        )
        for group in groups.all()
    ]
    was = {(row.owner, row.item, row.body): row for row in store.owned(Shelf.IDENTITY, near)}
    now = {
        (row.owner, row.item, row.body): row
        for record in records
        for row in _identity_rows(record.content, record.members)
    }
    store.forget(row for name, row in was.items() if name not in now)
    store.keep(row for name, row in now.items() if name not in was)
    # Who led a group that is another's now, or nobody's, is made of nothing any more.
    store.replace({key_of(row.item) for row in was.values()} - {key_of(one.content.id) for one in records}, ())
    return records, {ActorId(owner) for owner, _, _ in was.keys() ^ now.keys()}


def _claiming(store: Store, reports: Iterable[ReportId], moved: set[ActorId]) -> set[ActorId]:
    """Give the actors of reports of whom somebody says that they are one with an actor that moved."""
    return {
        actor.id
        for _, findings in store.read(reports)
        for actor in findings.actors
        if any({claim.actor.actor, claim.says.actor} & moved for claim in actor.same_as)
    }


def _show(store: Store, merged: Sequence[ActorRecord]) -> None:
    """Make records of merged actors, whose claims name the ledger's actors."""
    named = {party.actor for one in merged for claim in one.content.same_as for party in (claim.actor, claim.says)}
    identities = identities_of(store, named)
    made = [
        Made(
            key_of(one.content.id),
            ActorRecord(with_ledger_claims(one.content, identities), one.members, one.mention_count),
        )
        for one in merged
    ]
    store.replace({one.block for one in made}, made)


def _cast_rows(one: Seen) -> Iterator[Kept]:
    body = msgspec.msgpack.encode(one)
    for block in blocks_of(one):
        yield Kept(Shelf.CAST, key_of("cast", *block), one.actor.report, one.actor.id, body)


def _bond_rows(key: int, people: Iterable[Seen]) -> Iterator[Kept]:
    for one, other in bonds(people):
        yield Kept(Shelf.BOND, key_of(one), str(key), other, one.encode())
        yield Kept(Shelf.BOND, key_of(other), str(key), one, other.encode())


def _holder_rows(report: Report, findings: Findings) -> Iterator[Kept]:
    counts = Counter(mention.actor for mention in findings.mentions if mention.actor)
    actors = {actor.id for actor in findings.actors}
    for id_ in sorted(actors | counts.keys()):
        body = msgspec.msgpack.encode((counts[id_], id_ in actors))
        yield Kept(Shelf.HOLDER, key_of(id_), report.id, id_, body)


def _tally_row(actor: ActorId, counted: Tally) -> Kept:
    body = (counted.names, counted.kinds, sorted(counted.codes), sorted(counted.countries))
    return Kept(Shelf.TALLY, 0, actor, body=msgspec.msgpack.encode(dict(zip(_TALLIED, body, strict=True))))


def _identity_rows(actor: Actor, members: Iterable[str]) -> Iterator[Kept]:
    body = msgspec.msgpack.encode((actor.code, actor.name, actor.kind))
    for member in members:
        yield Kept(Shelf.IDENTITY, key_of(actor.id), member, actor.id, body)


def _ledger_actor(row: Kept) -> Actor:
    """Give the ledger's actor as parties need it: without what is only shown on its own page."""
    code, name, kind = _LEDGER_ACTOR.decode(row.body)
    return Actor(ActorId(row.item), ReportId(""), code, name, kind, None, (), (), (), ())
