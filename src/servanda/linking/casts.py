"""Actors linked anew: only those whose names meet the names of a report.

Invariant: what is kept equals what identifying the actors of all reports gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from servanda.codebook import Codebook
from servanda.linking.groups import Groups
from servanda.linking.heard import Heard
from servanda.linking.identities import (
    Bonds,
    Identities,
    Seen,
    Tally,
    blocks_of,
    bonds,
    by_name,
    in_office,
    in_order,
    is_known,
    seat,
    see,
    tally,
    told,
)
from servanda.linking.judgements import Decisions
from servanda.linking.pages import (
    Held,
    Leader,
    Page,
    held_in,
    holder_rows,
    identity_rows,
    led_by_name,
    merged,
    show,
    tally_row,
)
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
_RIFT = "apart "
Read = Sequence[tuple[Report, Findings]]
Bond = tuple[ActorId, ActorId]


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
        yield from holder_rows(report, findings)
        for actor in filter(is_known, findings.actors):
            known[actor.id].append(actor)
    yield from (tally_row(id_, tally(several)) for id_, several in known.items())
    leader = yield from _shelve_names(read, book, origins, decisions)
    for record in identities.actors:
        yield from identity_rows(record.content, record.members, leader)


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
    named, apart = list[Bond](), list[Bond]()
    for key, people in blocks.items():
        found = bonds(people)
        yield from _name_rows(key, found)
        named += found.joined
        apart += found.apart
    ids = {actor.id for _, findings in read for actor in findings.actors}
    together = by_name(ids, named, decisions, apart=apart)
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
    near = _around(store, affected)
    if reseated := _reseated(store, book, changed, anew, near, heard.decisions):
        near = _around(store, affected | reseated)
    pages, other = _merged(store, near, changed, heard.decisions)
    members = {ActorId(member) for page in pages for member in page.record.members}
    shown = frozenset(ReportId(row.owner) for row in store.kept(Shelf.HOLDER, map(key_of, other)))
    claiming = _claiming(store, shown - changed, other) - members
    also = {actor for leader in _leaders(store, claiming).values() for actor in _followers(store, leader)}
    pages += _merged(store, _near(store, also), changed, heard.decisions)[0]
    show(store, pages)
    return Recast(moved | shown, frozenset(page.record.content.id for page in pages) | amended)


@dataclass(frozen=True, slots=True)
class _Near:
    """Actors who may be one with each other and with nobody else: who they were, and who is joined to whom."""

    ids: set[ActorId]
    was: Sequence[Kept]
    bonds: Sequence[Kept]

    def named(self, among: Collection[ActorId]) -> Iterator[Bond]:
        """Give who is joined by name, of some of them."""
        return (_bond(row) for row in self.bonds if row.item in among and not row.owner.startswith((_SEAT, _RIFT)))

    def apart(self, among: Collection[ActorId]) -> Iterator[Bond]:
        """Give whom no name may join, of some of them."""
        return (_bond(row) for row in self.bonds if row.item in among and row.owner.startswith(_RIFT))

    def seated(self, among: Collection[ActorId]) -> Iterator[Bond]:
        """Give who is joined by an office, of some of them."""
        return (_bond(row) for row in self.bonds if row.item in among and row.owner.startswith(_SEAT))


def _near(store: Store, ids: set[ActorId]) -> _Near:
    return _Near(ids, store.owned(Shelf.IDENTITY, ids), store.kept(Shelf.BOND, map(key_of, ids)))


def _merged(
    store: Store, near: _Near, changed: frozenset[ReportId], decisions: Decisions
) -> tuple[list[Page], set[ActorId]]:
    """Merge actors, of whom none is one with an actor that is not among them; give also who is shown otherwise."""

    def grouped(here: Collection[ActorId]) -> tuple[Groups[ActorId], Leader]:
        groups = by_name(here, near.named(here), decisions, apart=near.apart(here))
        leaders = {id_: groups.leader(id_) for id_ in here}
        seat(groups, near.seated(here))
        return groups, leaders.__getitem__

    return merged(store, near.ids, near.was, grouped, changed)


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
    was = store.places(Shelf.BOND, (owner for key in blocks for owner in (str(key), _rift(key))))
    joined = (row for key in blocks for row in _name_rows(key, bonds(people[key])))
    return _bound_anew(store, was, joined) | {ActorId(row.item) for row in (*before, *now)}


def _bound_anew(store: Store, was: Iterable[Kept], now: Iterable[Kept]) -> set[ActorId]:
    """Keep other bonds than before; give the actors who are joined otherwise."""
    before = {(row.owner, row.item, row.key): row for row in was}
    joined = {(row.owner, row.item, row.key): row for row in now}
    store.forget(row for edge, row in before.items() if edge not in joined)
    store.keep(row for edge, row in joined.items() if edge not in before)
    return {ActorId(item) for _, item, _ in before.keys() ^ joined.keys()}


def _reseated(
    store: Store, book: Codebook, changed: Iterable[ReportId], read: Read, near: _Near, decisions: Decisions
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
    # Who is nobody joins nobody.
    here = near.ids - set(map(ActorId, decisions.wrong))
    leader = by_name(here, near.named(here), decisions, apart=near.apart(here)).leader
    led = {ActorId(row.owner): led_by_name(row) for row in near.was}
    others = {id_ for id_ in here if leader(id_) != led.get(id_)}
    where = {row.owner for row in store.kept(Shelf.HOLDER, map(key_of, others))}
    keys = {row.key for row in (*before, *now)}
    keys |= {row.key for row in store.places(Shelf.OFFICE, where) if row.item in others}
    shown = _glimpsed(store, keys)
    rest = {one.actor for several in shown.values() for one in several} - here
    led |= {ActorId(row.owner): led_by_name(row) for row in store.owned(Shelf.IDENTITY, rest - near.ids)}
    was = store.places(Shelf.BOND, map(_seat, keys))
    joined = (
        row
        for key, several in shown.items()
        for row in _bond_rows(_seat(key), holders(several, lambda id_: leader(id_) if id_ in here else led[id_]))
    )
    return _bound_anew(store, was, joined)


def _glimpsed(store: Store, keys: Iterable[int]) -> dict[int, list[Glimpse]]:
    """Give all that is seen of those of some offices in which anybody is called by the office alone."""
    shown: dict[int, list[Glimpse]] = defaultdict(list)
    for row in store.kept(Shelf.OFFICE, keys):
        shown[row.key].append(_GLIMPSE.decode(row.body))
    return {key: several for key, several in shown.items() if not all(one.is_named for one in several)}


def _around(store: Store, actors: Iterable[ActorId]) -> _Near:
    """Give actors with all that were one with them, and all that can be now: whom others gave up for them."""
    near, at = set[ActorId](), set(actors)
    while at:
        near |= at
        leaders = set(_leaders(store, at).values())
        found = {actor for leader in leaders for actor in _followers(store, leader)}
        # Of two whom a name or a person keeps apart a third may be either: who hangs together comes along.
        bound = store.kept(Shelf.BOND, map(key_of, at))
        found |= {ActorId(row.item) for row in bound if not row.owner.startswith(_RIFT)}
        at = found - near
    return _near(store, near)


def _bond(row: Kept) -> Bond:
    one, other = ActorId(row.item), ActorId(row.body.decode())
    return min(one, other), max(one, other)


def _held_anew(store: Store, changed: frozenset[ReportId], read: Read) -> tuple[set[ActorId], set[ActorId]]:
    """Count anew what reports say of actors; give those that must be merged again, and those with other names now.

    The page of an actor of the codebook is changed where it stands: what many reports say of a state is not read
    again for one more or less.
    """
    before = store.owned(Shelf.HOLDER, changed)
    now = [row for report, findings in read for row in holder_rows(report, findings)]
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


def _by_actor(rows: Iterable[Kept]) -> defaultdict[ActorId, list[Held]]:
    found: defaultdict[ActorId, list[Held]] = defaultdict(list)
    for row in rows:
        found[ActorId(row.item)].append(held_in(row))
    return found


def _amended(
    store: Store,
    id_: ActorId,
    was: Sequence[Held],
    now: Sequence[Held],
    changed: frozenset[ReportId],
    cited: Iterable[Evidence],
) -> bool | None:
    """Change the page of an actor of the codebook by what some reports said and say of it.

    Say whether it has other names now; None where its page could not be changed: where it is shown under another name,
    code or kind, where somebody gives it an office or an identity, or where it comes or goes.
    """
    row = next(iter(store.owned(Shelf.TALLY, [id_])), None)
    page = store.face(id_) if row else None
    gone, come = _said(was), _said(now)
    if row is None or page is None or gone is None or come is None or not _is_plain(page):
        return None
    counted = tally(come, _TALLY.decode(row.body), gone)
    if not counted.kinds:
        return None
    report = min([page.content.report, *(actor.report for actor in come)])
    if report in changed and report not in {actor.report for actor in come}:
        everywhere = map(held_in, store.kept(Shelf.HOLDER, [key_of(id_)]))
        report = min(held.told.report for held in everywhere if held.told)
    content = replace(told(page.content, counted), report=report, evidence=in_order(cited))
    if _shown(content) != _shown(page.content):
        return None
    store.keep([tally_row(id_, counted)])
    mentions = page.mention_count + sum(one.mentions for one in now) - sum(one.mentions for one in was)
    store.amend(Made(key_of(id_), ActorRecord(content, page.members, mentions)), changed)
    return content.aliases != page.content.aliases


def _is_plain(page: ActorRecord) -> bool:
    return len(page.members) == 1 and not page.content.roles and not page.content.same_as


def _shown(actor: Actor) -> tuple[str, str, ActorKind]:
    """Give what parties show of an actor."""
    return actor.code, actor.name, actor.kind


def _said(held: Sequence[Held]) -> list[Actor] | None:
    """Give an actor of the codebook as reports tell of it; None where one tells more than names."""
    said = [one.told for one in held if one.told]
    is_plain = all(is_known(one) and not one.roles for one in said) and not any(one.is_claimed for one in held)
    return said if is_plain else None


def _leaders(store: Store, actors: Iterable[ActorId]) -> Mapping[ActorId, ActorId]:
    return {ActorId(row.owner): ActorId(row.item) for row in store.places(Shelf.IDENTITY, actors)}


def _followers(store: Store, leader: ActorId) -> list[ActorId]:
    return [ActorId(row.owner) for row in store.kept(Shelf.IDENTITY, [key_of(leader)])]


def _claiming(store: Store, reports: Iterable[ReportId], moved: set[ActorId]) -> set[ActorId]:
    """Give the actors of reports of whom somebody says that they are one with an actor that moved."""
    return {
        actor.id
        for _, findings in store.read(reports)
        for actor in findings.actors
        if any({claim.actor.actor, claim.says.actor} & moved for claim in actor.same_as)
    }


def _cast_rows(one: Seen) -> Iterator[Kept]:
    body = _ENCODER.encode(one)
    for block in blocks_of(one):
        yield Kept(Shelf.CAST, key_of("cast", *block), one.actor.report, one.actor.id, body)


def _bond_rows(owner: str, joined: Iterable[Bond]) -> Iterator[Kept]:
    for one, other in joined:
        yield Kept(Shelf.BOND, key_of(one), owner, other, one.encode())
        yield Kept(Shelf.BOND, key_of(other), owner, one, other.encode())


def _name_rows(key: int, found: Bonds) -> Iterator[Kept]:
    """Give what a block of names joins and what it keeps apart."""
    yield from _bond_rows(str(key), found.joined)
    yield from _bond_rows(_rift(key), found.apart)


def _rift(key: int) -> str:
    """Give the name of a block of names as owner of pairs that are kept apart."""
    return f"{_RIFT}{key}"


def _office_rows(shown: Iterable[Glimpse]) -> Iterator[Kept]:
    for one in shown:
        yield Kept(Shelf.OFFICE, key_of("office", *one.office), one.report, one.actor, _ENCODER.encode(one))


def _office_bonds(key: int, shown: Iterable[Kept], leader: Leader) -> Iterator[Kept]:
    glimpsed = (_GLIMPSE.decode(row.body) for row in shown)
    yield from _bond_rows(_seat(key), holders(glimpsed, leader))


def _seat(key: int) -> str:
    """Give the name of an office as owner of bonds, which is that of no block of names."""
    return f"{_SEAT}{key}"
