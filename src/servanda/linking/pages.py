"""Pages of actors made anew: out of what is kept of each report, and changed where they stand.

Invariant: a page that is changed is the page that is made of all its reports. Who stands in many reports is not read
again in all of them for one more or less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from servanda.linking.groups import Groups
from servanda.linking.identities import Identities, Tally, in_order, is_known, merge, tally, with_ledger_claims
from servanda.linking.store import Store
from servanda.model import (
    Actor,
    ActorId,
    ActorKind,
    ActorRecord,
    Findings,
    Kept,
    Made,
    Report,
    ReportId,
    Role,
    Shelf,
    key_of,
)

Leader = Callable[[ActorId], ActorId]
Reports = frozenset[ReportId]
_Told = tuple[str, str, ActorKind, str | None, tuple[str, ...], tuple[Role, ...], bool]
"""What a report says of an actor: code, name, kind, country, other names, offices, whether somebody claims that it is
one with another. Its evidence is not kept a second time."""
_HELD = msgspec.msgpack.Decoder(tuple[int, _Told | None])
_LEDGER_ACTOR = msgspec.msgpack.Decoder(tuple[str, str, ActorKind, ActorId])


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of an actor in one report: how often it is mentioned, and what is told of it, if anything.

    `told` has no evidence and no claims; `is_claimed` says that there are claims.
    """

    row: Kept
    mentions: int
    told: Actor | None
    is_claimed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """An actor of the ledger; where `reports` are named, with its evidence in these, and all other stays."""

    record: ActorRecord
    reports: frozenset[ReportId] | None = None


def holder_rows(report: Report, findings: Findings) -> Iterator[Kept]:
    """Give what is kept of the actors of a report, told of or only mentioned."""
    counts = Counter(mention.actor for mention in findings.mentions if mention.actor)
    actors = {actor.id: actor for actor in findings.actors}
    for id_ in sorted(actors.keys() | counts.keys()):
        body = msgspec.msgpack.encode((counts[id_], _told(actors[id_]) if id_ in actors else None))
        yield Kept(Shelf.HOLDER, key_of(id_), report.id, id_, body)


def _told(one: Actor) -> _Told:
    return one.code, one.name, one.kind, one.country, one.aliases, one.roles, bool(one.same_as)


def held_in(row: Kept) -> Held:
    """Give what a row keeps of an actor."""
    mentions, told = _HELD.decode(row.body)
    if told is None:
        return Held(row, mentions, None, is_claimed=False)
    code, name, kind, country, aliases, roles, is_claimed = told
    one = Actor(ActorId(row.item), ReportId(row.owner), code, name, kind, country, aliases, roles, (), ())
    return Held(row, mentions, one, is_claimed)


def tally_row(actor: ActorId, counted: Tally) -> Kept:
    """Give what is kept of the names of an actor of the codebook."""
    return Kept(Shelf.TALLY, 0, actor, body=msgspec.msgpack.encode(counted))


def identity_rows(actor: Actor, members: Iterable[str], leader: Leader) -> Iterator[Kept]:
    """Give which of the ledger's actors the members of one are."""
    key = key_of(actor.id)
    for member in members:
        # Whom the name alone makes it one with: offices are given to persons before their holders are known.
        body = msgspec.msgpack.encode((actor.code, actor.name, actor.kind, leader(ActorId(member))))
        yield Kept(Shelf.IDENTITY, key, member, actor.id, body)


def led_by_name(row: Kept) -> ActorId:
    """Give the least of the actors that are one with a member by their names, or because people say so."""
    return _LEDGER_ACTOR.decode(row.body)[3]


def identities_of(store: Store, actors: Iterable[ActorId]) -> Identities:
    """Give which of the ledger's actors each of some is, with name, code and kind."""
    rows = store.owned(Shelf.IDENTITY, actors)
    of = {ActorId(row.owner): ActorId(row.item) for row in rows}
    return Identities(actors=(), of=of, by_id={ActorId(row.item): _ledger_actor(row) for row in rows})


def _ledger_actor(row: Kept) -> Actor:
    """Give the ledger's actor as parties need it: without what is only shown on its own page."""
    code, name, kind, _ = _LEDGER_ACTOR.decode(row.body)
    return Actor(ActorId(row.item), ReportId(""), code, name, kind, None, (), (), (), ())


def merged(
    store: Store,
    near: Collection[ActorId],
    was: Sequence[Kept],
    groups_of: Callable[[Collection[ActorId]], tuple[Groups[ActorId], Leader]],
    changed: Reports,
) -> tuple[list[Page], set[ActorId]]:
    """Merge actors, of whom none is one with an actor that is not among them; give also who is shown otherwise.

    Args:
        store: What is kept.
        near: The actors.
        was: Which of the ledger's actors they were.
        groups_of: Gives the groups of those of them that are here, and who leads each by its name.
        changed: The reports that came, went or are told otherwise.
    """
    held: dict[ActorId, list[Held]] = defaultdict(list)
    for row in store.kept(Shelf.HOLDER, map(key_of, near)):
        held[ActorId(row.item)].append(held_in(row))
    here = {id_: told for id_, rows in held.items() if (told := [row.told for row in rows if row.told])}
    store.forget(store.places(Shelf.TALLY, near))
    store.keep(tally_row(id_, tally(several)) for id_, several in here.items() if is_known(several[0]))
    groups, leader = groups_of(here.keys())
    before: dict[str, set[str]] = defaultdict(set)
    for row in was:
        before[row.item].add(row.owner)
    pages = [_page(store, group, held, before[group[0]], changed) for group in groups.all()]
    return pages, _keep_identities(store, was, pages, leader)


def _page(
    store: Store, group: tuple[ActorId, ...], held: Mapping[ActorId, Sequence[Held]], was: set[str], changed: Reports
) -> Page:
    """Give the page of those who are one; where it stands already, only with the evidence of reports that matter."""
    rows = [one for id_ in group for one in held[id_]]
    mentions = sum(one.mentions for one in rows)
    told = [one for one in rows if one.told]
    if not was or any(one.is_claimed for one in told):
        several = store.actors(one.row for one in told)
        return Page(ActorRecord(merge(several), group, mentions))
    moved = was.symmetric_difference(group)
    reports = changed.union(ReportId(one.row.owner) for id_ in moved for one in held.get(ActorId(id_), ()))
    cited = store.actors(one.row for one in told if one.row.owner in reports)
    content = merge([one.told for one in told if one.told])
    content = replace(content, evidence=in_order(each for actor in cited for each in actor.evidence))
    return Page(ActorRecord(content, group, mentions), reports)


def _keep_identities(store: Store, was: Sequence[Kept], pages: Sequence[Page], leader: Leader) -> set[ActorId]:
    """Keep which of the ledger's actors each is; give who is another than before, or is shown otherwise."""
    before = {(row.owner, row.item, row.body): row for row in was}
    now = {
        (row.owner, row.item, row.body): row
        for page in pages
        for row in identity_rows(page.record.content, page.record.members, leader)
    }
    store.forget(row for name, row in before.items() if name not in now)
    store.keep(row for name, row in now.items() if name not in before)
    # Who led a group that is another's now, or nobody's, is made of nothing any more.
    store.replace({key_of(row.item) for row in was} - {key_of(page.record.content.id) for page in pages}, ())
    return {ActorId(owner) for owner, _, _ in before.keys() ^ now.keys()}


def show(store: Store, pages: Sequence[Page]) -> None:
    """Make records of merged actors, whose claims name the ledger's actors."""
    named = {
        party.actor for page in pages for claim in page.record.content.same_as for party in (claim.actor, claim.says)
    }
    identities = identities_of(store, named)
    whole: list[Made] = []
    for page in pages:
        one = page.record
        content = with_ledger_claims(one.content, identities)
        made = Made(key_of(content.id), ActorRecord(content, one.members, one.mention_count))
        if page.reports is None:
            whole.append(made)
        else:
            store.amend(made, page.reports)
    store.replace({one.block for one in whole}, whole)
