"""Actors linked anew: only those whose names meet the names of a report.

Invariant: what is kept equals what identifying the actors of all reports gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from servanda.codebook import Codebook
from servanda.linking.heard import Heard
from servanda.linking.identities import (
    Identities,
    Seen,
    Tally,
    blocks_of,
    bonds,
    by_name,
    in_office,
    in_order,
    is_known,
    merge,
    seat,
    see,
    tally,
    told,
    with_ledger_claims,
)
from servanda.linking.judgements import Decisions
from servanda.linking.store import Store
from servanda.linking.tenures import Glimpse, holders
from servanda.model import (
    Actor,
    ActorId,
    ActorKind,
    ActorRecord,
    Evidence,
    Findings,
    Kept,
    Made,
    Report,
    ReportId,
    Shelf,
    key_of,
)

_SEEN = msgspec.msgpack.Decoder(Seen)
_TALLY = msgspec.msgpack.Decoder(Tally)
_GLIMPSE = msgspec.msgpack.Decoder(Glimpse)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
"""Sets are written in order: what is kept is the same in every run."""
_SEAT = "office "
_Told = tuple[str, str, ActorKind, str | None, tuple[str, ...]]
"""What a report says of an actor in names alone: code, name, kind, country and other names."""
_HELD = msgspec.msgpack.Decoder(tuple[int, bool, _Told | None])
_LEDGER_ACTOR = msgspec.msgpack.Decoder(tuple[str, str, ActorKind, ActorId])
Read = Sequence[tuple[Report, Findings]]
Bond = tuple[ActorId, ActorId]
Leader = Callable[[ActorId], ActorId]


@dataclass(frozen=True, slots=True)
class Recast:
    """The reports in which some party is shown otherwise than before, and the actors made anew or of other names."""

    reports: frozenset[ReportId]
    actors: frozenset[ActorId]


def shelve(
    read: Read, identities: Identities, book: Codebook, origins: Mapping[ReportId, str], decisions: Decisions
) -> Iterator[Kept]:
    """Give what is kept of the actors of all reports."""
    known: dict[ActorId, list[Actor]] = defaultdict(list)
    for report, findings in read:
        yield from _holder_rows(report, findings)
        for actor in filter(is_known, findings.actors):
            known[actor.id].append(actor)
    yield from (_tally_row(id_, tally(several)) for id_, several in known.items())
    leader = yield from _shelve_names(read, book, origins, decisions)
    for record in identities.actors:
        yield from _identity_rows(record.content, record.members, leader)


def _shelve_names(
    read: Read, book: Codebook, origins: Mapping[ReportId, str], decisions: Decisions
) -> Generator[Kept, None, Leader]:
    """Give what is kept to know persons again, and others that the codebook does not know.

    Returns what tells the least of the actors that are one with some by their names, or because people say so.
    """
    blocks: dict[int, list[Seen]] = defaultdict(list)
    offices: dict[int, list[Kept]] = defaultdict(list)
    for report, findings in read:
        here = see(report, findings, book, origin=origins[report.id])
        for row in _office_rows(in_office(report, findings, here, book)):
            offices[row.key].append(row)
            yield row
        for one in here:
            for row in _cast_rows(one):
                blocks[row.key].append(one)
                yield row
    named: list[Bond] = []
    for key, people in blocks.items():
        joined = bonds(people)
        yield from _bond_rows(str(key), joined)
        named += joined
    together = by_name({actor.id for _, findings in read for actor in findings.actors}, named, decisions)
    for key, shown in offices.items():
        yield from _office_bonds(key, shown, together.leader)
    return together.leader


def relink(
    store: Store, book: Codebook, changed: frozenset[ReportId], moved: frozenset[ReportId], heard: Heard
) -> Recast:
    """Identify the actors that reports have, and those whose names meet theirs, anew.

    Args:
        store: What is kept.
        book: Whose ranks and honorifics are no part of a name.
        changed: Reports that came, went or were read anew, or of which people decided otherwise.
        moved: These, and those whose origin moved.
        heard: What people decided.
    """
    read = store.read(moved)
    anew = [(report, findings) for report, findings in read if report.id in changed]
    met, amended = _held_anew(store, changed, anew)
    affected = _recast(store, book, moved, read) | met | heard.actors
    affected |= _reseated(store, book, changed, anew, affected, heard.decisions)
    merged, other = _merged(store, _around(store, affected, heard.decisions), heard.decisions)
    near = {ActorId(member) for record in merged for member in record.members}
    shown = frozenset(ReportId(row.owner) for row in store.kept(Shelf.HOLDER, map(key_of, other)))
    claiming = _claiming(store, shown - changed, other) - near
    also = {actor for leader in _leaders(store, claiming).values() for actor in _followers(store, leader)}
    merged += _merged(store, also, heard.decisions)[0]
    _show(store, merged)
    return Recast(moved | shown, frozenset(record.content.id for record in merged) | amended)


def identities_of(store: Store, actors: Iterable[ActorId]) -> Identities:
    """Give which of the ledger's actors each of some is, with name, code and kind."""
    rows = store.owned(Shelf.IDENTITY, actors)
    of = {ActorId(row.owner): ActorId(row.item) for row in rows}
    return Identities(actors=(), of=of, by_id={ActorId(row.item): _ledger_actor(row) for row in rows})


def _recast(store: Store, book: Codebook, changed: frozenset[ReportId], read: Read) -> set[ActorId]:
    """Compare the names of reports with all that they meet; give the actors who are joined to others than before."""
    before = store.places(Shelf.CAST, changed)
    store.forget(before)
    of = {ReportId(row.owner): row.item for row in store.places(Shelf.ORIGIN, changed)}
    now = [
        row
        for report, findings in read
        for one in see(report, findings, book, origin=of[report.id])
        for row in _cast_rows(one)
    ]
    store.keep(now)
    blocks = {row.key for row in (*before, *now)}
    people: dict[int, list[Seen]] = defaultdict(list)
    seen: dict[bytes, Seen] = {}  # Who is called by several words stands in as many blocks.
    for row in store.kept(Shelf.CAST, blocks):
        people[row.key].append(seen.get(row.body) or seen.setdefault(row.body, _SEEN.decode(row.body)))
    was = store.places(Shelf.BOND, map(str, blocks))
    joined = (row for key in blocks for row in _bond_rows(str(key), bonds(people[key])))
    return _bound_anew(store, was, joined) | {ActorId(row.item) for row in (*before, *now)}


def _bound_anew(store: Store, was: Iterable[Kept], now: Iterable[Kept]) -> set[ActorId]:
    """Keep other bonds than before; give the actors who are joined otherwise."""
    before = {(row.owner, row.item, row.key): row for row in was}
    joined = {(row.owner, row.item, row.key): row for row in now}
    store.forget(row for edge, row in before.items() if edge not in joined)
    store.keep(row for edge, row in joined.items() if edge not in before)
    return {ActorId(item) for _, item, _ in before.keys() ^ joined.keys()}


def _reseated(
    store: Store,
    book: Codebook,
    changed: Iterable[ReportId],
    read: Read,
    affected: Iterable[ActorId],
    decisions: Decisions,
) -> set[ActorId]:
    """Find the holders of offices anew where reports show other persons in them, or persons are others now.

    Gives the actors who are joined to others than before.
    """
    before = store.places(Shelf.OFFICE, changed)
    now = [
        row
        for report, findings in read
        for row in _office_rows(in_office(report, findings, see(report, findings, book, origin=""), book))
    ]
    store.forget(before)
    store.keep(now)
    near = _around(store, affected, decisions)
    where = {row.owner for row in store.kept(Shelf.HOLDER, map(key_of, near))}
    keys = {row.key for row in (*before, *now)}
    keys |= {row.key for row in store.places(Shelf.OFFICE, where) if row.item in near}
    shown: dict[int, list[Kept]] = defaultdict(list)
    for row in store.kept(Shelf.OFFICE, keys):
        shown[row.key].append(row)
    leader = _leader_by_name(store, {ActorId(row.item) for rows in shown.values() for row in rows}, near, decisions)
    was = store.places(Shelf.BOND, map(_seat, keys))
    return _bound_anew(store, was, (row for key, rows in shown.items() for row in _office_bonds(key, rows, leader)))


def _around(store: Store, actors: Iterable[ActorId], decisions: Decisions) -> set[ActorId]:
    """Give actors with all that were one with them, and all that can be now: whom others gave up for them."""
    near, at = set[ActorId](), set(actors)
    while at:
        near |= at
        leaders = set(_leaders(store, at).values())
        found = {actor for leader in leaders for actor in _followers(store, leader)}
        if decisions.two:  # What is kept apart may hang together with them all the same.
            found |= {ActorId(row.item) for row in store.kept(Shelf.BOND, map(key_of, at))}
        at = found - near
    return near


def _leader_by_name(store: Store, people: Iterable[ActorId], near: set[ActorId], decisions: Decisions) -> Leader:
    """Give what tells the least of the actors that are one with some by their names, or because people say so.

    Args:
        store: What is kept: of all that are not near, who led them before still does.
        people: Of whom it is asked.
        near: Those who are joined anew, with all that can be one with them.
        decisions: What people decided.
    """
    joined = (_bond(row) for row in store.kept(Shelf.BOND, map(key_of, near)) if not row.owner.startswith(_SEAT))
    # Who is nobody joins nobody.
    anew = by_name(near - set(map(ActorId, decisions.wrong)), joined, decisions)
    rows = store.owned(Shelf.IDENTITY, set(people) - near)
    before = {ActorId(row.owner): _LEDGER_ACTOR.decode(row.body)[3] for row in rows}
    return lambda id_: anew.leader(id_) if id_ in near else before[id_]


def _bond(row: Kept) -> Bond:
    one, other = ActorId(row.item), ActorId(row.body.decode())
    return min(one, other), max(one, other)


def _held_anew(store: Store, changed: frozenset[ReportId], read: Read) -> tuple[set[ActorId], set[ActorId]]:
    """Count anew what reports say of actors; give those that must be merged again, and those with other names now.

    The page of an actor of the codebook is changed where it stands: what many reports say of a state is not read
    again for one more or less.
    """
    before = store.owned(Shelf.HOLDER, changed)
    now = [row for report, findings in read for row in _holder_rows(report, findings)]
    store.forget(before)
    store.keep(now)
    was, is_ = _by_actor(before), _by_actor(now)
    cited: dict[ActorId, list[Evidence]] = defaultdict(list)
    for _, findings in read:
        for actor in findings.actors:
            cited[actor.id] += actor.evidence
    met = sorted(was.keys() | is_.keys())
    amended = {id_: _amended(store, id_, was[id_], is_[id_], changed, cited[id_]) for id_ in met}
    again = {id_ for id_, names in amended.items() if names is None}
    return again, {id_ for id_, names in amended.items() if names}


def _by_actor(rows: Iterable[Kept]) -> defaultdict[ActorId, list[Kept]]:
    found: defaultdict[ActorId, list[Kept]] = defaultdict(list)
    for row in rows:
        found[ActorId(row.item)].append(row)
    return found


def _amended(
    store: Store,
    id_: ActorId,
    was: Sequence[Kept],
    now: Sequence[Kept],
    changed: frozenset[ReportId],
    cited: Iterable[Evidence],
) -> bool | None:
    """Change the page of an actor of the codebook by what some reports said and say of it.

    Say whether it has other names now; None where its page could not be changed: where it is shown under another name,
    code or kind, where somebody gives it an office or an identity, or where it comes or goes.
    """
    row = next(iter(store.owned(Shelf.TALLY, [id_])), None)
    page = store.face(id_) if row else None
    gone, come = _said(id_, was), _said(id_, now)
    if row is None or page is None or gone is None or come is None or not _is_plain(page):
        return None
    counted = tally(come, _TALLY.decode(row.body), gone)
    if not counted.kinds:
        return None
    report = min([page.content.report, *(actor.report for actor in come)])
    if report in changed and report not in {actor.report for actor in come}:
        report = min(ReportId(held.owner) for held in store.kept(Shelf.HOLDER, [key_of(id_)]) if _is_actor(held))
    content = replace(told(page.content, counted), report=report, evidence=in_order(cited))
    if _shown(content) != _shown(page.content):
        return None
    store.keep([_tally_row(id_, counted)])
    mentions = page.mention_count + _mentions(now) - _mentions(was)
    store.amend(Made(key_of(id_), ActorRecord(content, page.members, mentions)), changed)
    return content.aliases != page.content.aliases


def _is_plain(page: ActorRecord) -> bool:
    return len(page.members) == 1 and not page.content.roles and not page.content.same_as


def _shown(actor: Actor) -> tuple[str, str, ActorKind]:
    """Give what parties show of an actor."""
    return actor.code, actor.name, actor.kind


def _said(id_: ActorId, rows: Iterable[Kept]) -> list[Actor] | None:
    """Give an actor as reports tell of it; None where one does so in more than names."""
    found = []
    for row in rows:
        _, is_actor, said = _HELD.decode(row.body)
        if said is not None:
            found.append(Actor(id_, ReportId(row.owner), *said, (), (), ()))
        elif is_actor:
            return None
    return found


def _mentions(rows: Iterable[Kept]) -> int:
    return sum(_HELD.decode(row.body)[0] for row in rows)


def _is_actor(row: Kept) -> bool:
    """Say whether a report tells of an actor, and does not only point to it."""
    return _HELD.decode(row.body)[1]


def _leaders(store: Store, actors: Iterable[ActorId]) -> Mapping[ActorId, ActorId]:
    return {ActorId(row.owner): ActorId(row.item) for row in store.places(Shelf.IDENTITY, actors)}


def _followers(store: Store, leader: ActorId) -> list[ActorId]:
    return [ActorId(row.owner) for row in store.kept(Shelf.IDENTITY, [key_of(leader)])]


def _merged(store: Store, near: set[ActorId], decisions: Decisions) -> tuple[list[ActorRecord], set[ActorId]]:
    """Merge actors, of whom none is one with an actor that is not among them; give also who is shown otherwise."""
    held = store.kept(Shelf.HOLDER, map(key_of, near))
    counts: Counter[ActorId] = Counter()
    holders: list[Kept] = []
    for row in held:
        count, is_actor, _ = _HELD.decode(row.body)
        counts[ActorId(row.item)] += count
        if is_actor:
            holders.append(row)
    by_id: dict[ActorId, list[Actor]] = defaultdict(list)
    for actor in store.actors(sorted(holders, key=lambda row: row.owner)):
        by_id[actor.id].append(actor)
    store.forget(store.places(Shelf.TALLY, near))
    store.keep(_tally_row(id_, tally(several)) for id_, several in by_id.items() if is_known(several[0]))
    joined = store.kept(Shelf.BOND, map(key_of, by_id))
    groups = by_name(by_id, (_bond(row) for row in joined if not row.owner.startswith(_SEAT)), decisions)
    leaders = {id_: groups.leader(id_) for id_ in by_id}
    seat(groups, (_bond(row) for row in joined if row.owner.startswith(_SEAT)))
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
        for row in _identity_rows(record.content, record.members, leaders.__getitem__)
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
    body = _ENCODER.encode(one)
    for block in blocks_of(one):
        yield Kept(Shelf.CAST, key_of("cast", *block), one.actor.report, one.actor.id, body)


def _bond_rows(owner: str, joined: Iterable[Bond]) -> Iterator[Kept]:
    for one, other in joined:
        yield Kept(Shelf.BOND, key_of(one), owner, other, one.encode())
        yield Kept(Shelf.BOND, key_of(other), owner, one, other.encode())


def _office_rows(shown: Iterable[Glimpse]) -> Iterator[Kept]:
    for one in shown:
        yield Kept(Shelf.OFFICE, key_of("office", *one.office), one.report, one.actor, _ENCODER.encode(one))


def _office_bonds(key: int, shown: Iterable[Kept], leader: Leader) -> Iterator[Kept]:
    glimpsed = (_GLIMPSE.decode(row.body) for row in shown)
    yield from _bond_rows(_seat(key), holders(glimpsed, leader))


def _seat(key: int) -> str:
    """Give the name of an office as owner of bonds, which is that of no block of names."""
    return f"{_SEAT}{key}"


def _holder_rows(report: Report, findings: Findings) -> Iterator[Kept]:
    counts = Counter(mention.actor for mention in findings.mentions if mention.actor)
    actors = {actor.id: actor for actor in findings.actors}
    for id_ in sorted(actors.keys() | counts.keys()):
        actor = actors.get(id_)
        is_plain = actor is not None and is_known(actor) and not actor.roles and not actor.same_as
        said = (actor.code, actor.name, actor.kind, actor.country, actor.aliases) if actor and is_plain else None
        body = msgspec.msgpack.encode((counts[id_], actor is not None, said))
        yield Kept(Shelf.HOLDER, key_of(id_), report.id, id_, body)


def _tally_row(actor: ActorId, counted: Tally) -> Kept:
    return Kept(Shelf.TALLY, 0, actor, body=msgspec.msgpack.encode(counted))


def _identity_rows(actor: Actor, members: Iterable[str], leader: Leader) -> Iterator[Kept]:
    key = key_of(actor.id)
    for member in members:
        # Whom the name alone makes it one with: offices are given to persons before their holders are known.
        body = msgspec.msgpack.encode((actor.code, actor.name, actor.kind, leader(ActorId(member))))
        yield Kept(Shelf.IDENTITY, key, member, actor.id, body)


def _ledger_actor(row: Kept) -> Actor:
    """Give the ledger's actor as parties need it: without what is only shown on its own page."""
    code, name, kind, _ = _LEDGER_ACTOR.decode(row.body)
    return Actor(ActorId(row.item), ReportId(""), code, name, kind, None, (), (), (), ())
