"""Which actors of single reports are one actor of the ledger.

Invariant: names alone never merge two people. A second sign is needed: one country, one office at one time, or one
origin; and where a name fits two different people it joins neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from servanda.codebook import Codebook
from servanda.linking.groups import Groups
from servanda.linking.judgements import NONE, Decisions, judged
from servanda.linking.names import Verdict, compare, words
from servanda.linking.spelling import sound
from servanda.linking.tenures import Office, Tenures, office, offices, sightings
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorRecord,
    Findings,
    IdentityClaim,
    MentionKind,
    Party,
    Report,
    ReportId,
    Role,
    content_id,
)

TENURE = 366
"""Days between two sightings of one office that may still be one person's."""
MEANWHILE = 31
"""Days within which two offices are held by two people, unless their names are the very same."""
_NAMED = (MentionKind.NAME, MentionKind.METONYM, MentionKind.DEMONYM)
_WITHIN_COUNTRY = (ActorKind.PERSON, ActorKind.BODY, ActorKind.GROUP, ActorKind.COMPANY, ActorKind.MEDIA)


@dataclass(frozen=True, slots=True)
class Identities:
    """The ledger's actors, and which of them each actor of a report is."""

    actors: tuple[ActorRecord, ...]
    of: Mapping[ActorId, ActorId]
    by_id: Mapping[ActorId, Actor]

    def party(self, party: Party) -> Party:
        """Give a party with the ledger's actor, and its name and finer code; text and role stay as printed."""
        actor = self.by_id.get(self.of.get(party.actor, party.actor))
        if actor is None:
            return party
        code = actor.code if is_within(actor.code, party.code) else party.code
        return replace(party, actor=actor.id, code=code, name=actor.name)

    def parties(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Give parties of the ledger, each actor once, in their order."""
        kept: dict[ActorId, Party] = {}
        for party in map(self.party, parties):
            kept.setdefault(party.actor, party)
        return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class _Seen:
    """An actor of one report with what helps to know it again."""

    actor: Actor
    words: tuple[str, ...]
    origin: str
    day: date | None
    offices: frozenset[Office]


def is_within(code: str, wider: str) -> bool:
    """Say whether a code is the other one or a part of it; everything is part of the unknown."""
    return wider in {NO_CODE, code} or code.startswith(f"{wider}.")


def identify(
    read: Sequence[tuple[Report, Findings]],
    book: Codebook,
    *,
    origins: Mapping[ReportId, str],
    decisions: Decisions = NONE,
) -> Identities:
    """Give the actors of the ledger.

    Actors of the codebook have one id everywhere. Persons, bodies, groups and companies of the reports are compared
    by name; whom a report calls by an office alone is the one who held it then, if that is known; other actors that no
    report names ("his counterpart") stay apart.

    Args:
        read: Reports with their findings, sorted.
        book: Whose ranks and honorifics are no part of a name.
        origins: The origin of every report; one text has one cast.
        decisions: Whom people say to be one or two; nothing joins those who are two.
    """
    seen: list[_Seen] = []
    by_id: dict[ActorId, list[Actor]] = defaultdict(list)
    for report, findings in read:
        named = {mention.actor for mention in findings.mentions if mention.kind in _NAMED}
        for actor in findings.actors:
            by_id[actor.id].append(actor)
            if actor.id in named and not is_known(actor):
                seen.append(_see(actor, book, origins[report.id], report.published.latest))
    groups = judged(by_id, decisions)
    for people in _comparable(seen):
        _join(people, groups)
    _join_holders(read, seen, groups, book)
    mentions = Counter(mention.actor for _, findings in read for mention in findings.mentions)
    of = {id_: groups.leader(id_) for id_ in by_id}
    merged = {group[0]: _merge([actor for id_ in group for actor in by_id[id_]]) for group in groups.all()}
    identities = Identities(actors=(), of=of, by_id=merged)
    records = tuple(
        ActorRecord(
            content=_with_ledger_claims(merged[group[0]], identities),
            members=group,
            mention_count=sum(mentions[id_] for id_ in group),
        )
        for group in groups.all()
    )
    return replace(identities, actors=records)


def is_known(actor: Actor) -> bool:
    """Say whether an actor is the codebook's, which has the id of its code in every report."""
    return actor.code != NO_CODE and actor.id == content_id("a", "code", actor.code)


def _see(actor: Actor, book: Codebook, origin: str, day: date | None) -> _Seen:
    def is_title(printed: tuple[str, ...]) -> int:
        found = book.titles.at(printed, 0)
        return found[1] if found else 0

    no_title = is_title if actor.kind is ActorKind.PERSON else lambda _: 0
    return _Seen(actor, words(actor.name, is_title=no_title), origin, day, offices(actor, book))


def _join_holders(
    read: Sequence[tuple[Report, Findings]], seen: Iterable[_Seen], groups: Groups[ActorId], book: Codebook
) -> None:
    """Join whom a report calls by an office alone with the person who held it on the day of the report."""
    people = [one for one in seen if one.actor.kind is ActorKind.PERSON]
    named = {one.actor.id for one in seen}
    leaders = {one.actor.id: groups.leader(one.actor.id) for one in people}
    tenures = Tenures(
        sighting for one in people for sighting in sightings(one.actor, leaders[one.actor.id], one.day, book)
    )
    for report, findings in read:
        day = report.published.latest
        for actor in findings.actors:
            if day is None or actor.kind is not ActorKind.PERSON or actor.id in named or is_known(actor):
                continue
            held = office(actor.name, actor.country, book)
            holder = tenures.holder(held, day) if held is not None else None
            if holder is not None:
                groups.join(actor.id, holder)


def _comparable(seen: Iterable[_Seen]) -> Iterable[list[_Seen]]:
    """Give blocks of actors of one kind and country that share a word of their names.

    Those of no known country meet the others only under exactly their own name.
    """
    blocks: dict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    for one in sorted(seen, key=lambda one: one.actor.id):
        if one.actor.kind in _WITHIN_COUNTRY:
            for key in {sound(word) for word in one.words if len(word) > 1}:
                blocks[one.actor.kind, country(one.actor) or "", key].append(one)
            blocks[one.actor.kind, "any", *one.words].append(one)
    return (block for _, block in sorted(blocks.items()) if len(block) > 1)


def _join(people: Sequence[_Seen], groups: Groups[ActorId]) -> None:
    """Join those of a block that are one, leaving out whoever fits two that differ."""
    casts: dict[tuple[tuple[str, ...], str | None], list[_Seen]] = defaultdict(list)
    for one in people:
        casts[one.words, country(one.actor)].append(one)
    heads = [cast[0] for cast in casts.values()]
    for cast in casts.values():
        for one, other in _namesakes(cast):
            groups.join(one.actor.id, other.actor.id)
    fits: dict[ActorId, list[_Seen]] = defaultdict(list)
    edges = []
    for one, other in combinations(heads, 2):
        if compare(one.words, other.words) is not Verdict.DIFFERENT and any(
            _agree(mine, theirs) for mine in casts[_cast(one)] for theirs in casts[_cast(other)]
        ):
            edges.append((one, other))
            fits[one.actor.id].append(other)
            fits[other.actor.id].append(one)
    torn = {id_ for id_, others in fits.items() if _is_torn(others)}
    for one, other in edges:
        if not {one.actor.id, other.actor.id} & torn:
            groups.join(one.actor.id, other.actor.id)


def _namesakes(cast: Sequence[_Seen]) -> Iterable[tuple[_Seen, _Seen]]:
    """Give neighbours among bearers of one name and country who are one; without a country only within an origin."""
    first: dict[str, _Seen] = {}
    for one in cast:
        key = "" if country(one.actor) else one.origin
        yield first.setdefault(key, one), one


def _cast(one: _Seen) -> tuple[tuple[str, ...], str | None]:
    return one.words, country(one.actor)


def _is_torn(others: Sequence[_Seen]) -> bool:
    """Say whether among those that a name fits there are two that cannot be one."""
    return any(
        country(one.actor) != country(other.actor) or compare(one.words, other.words) is Verdict.DIFFERENT
        for one, other in combinations(others, 2)
    )


def country(actor: Actor) -> str | None:
    """Give the country of an actor, None when nothing says it."""
    if actor.country:
        return actor.country
    first = actor.code.partition(".")[0]
    return None if first == NO_CODE else first


def _agree(one: _Seen, other: _Seen) -> bool:
    """Say whether two are one: their names, and a second sign."""
    mine, theirs = country(one.actor), country(other.actor)
    if mine and theirs and mine != theirs:
        return False
    if one.actor.kind is not ActorKind.PERSON:
        return one.words == other.words and (mine == theirs or one.origin == other.origin)
    verdict = compare(one.words, other.words)
    is_second_sign = one.origin == other.origin or _one_tenure(one, other)
    if verdict is Verdict.SAME:
        return is_second_sign or (mine is not None and mine == theirs and not _hold_two_offices(one, other))
    return verdict is Verdict.LIKELY and is_second_sign


def _one_tenure(one: _Seen, other: _Seen) -> bool:
    """Say whether both are seen in one office, not too long apart."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > TENURE:
        return False
    return bool(one.offices & other.offices)


def _hold_two_offices(one: _Seen, other: _Seen) -> bool:
    """Say whether two names that are only spelt alike hold two offices in the same days: two ministers."""
    if one.words == other.words or one.day is None or other.day is None or abs((one.day - other.day).days) > MEANWHILE:
        return False
    return bool(one.offices and other.offices) and not one.offices & other.offices


def _merge(actors: Sequence[Actor]) -> Actor:
    """Give the one actor that several reports show; its report is the least one."""
    first = min(actors, key=lambda actor: (actor.id, actor.report))
    named = [actor for actor in actors if actor.aliases] or actors
    names = Counter(actor.name for actor in named)
    name = min(names, key=lambda text: (-names[text], -len(text), text))
    kinds = Counter(actor.kind for actor in actors)
    aliases = {alias for actor in named for alias in (*actor.aliases, actor.name)} - {name}
    own = {alias for actor in actors for alias in actor.aliases if alias == name}
    return replace(
        first,
        code=_code(actors),
        name=name,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        country=min((actor.country for actor in actors if actor.country), default=None),
        aliases=tuple(sorted(aliases | own)),
        roles=tuple(sorted({role for actor in actors for role in actor.roles}, key=_role_order)),
        same_as=tuple(sorted({claim for actor in actors for claim in actor.same_as}, key=_claim_order)),
        evidence=tuple(sorted({cited for actor in actors for cited in actor.evidence})),
    )


def _code(actors: Sequence[Actor]) -> str:
    """Give the finest code on which all agree: one inside the other, or what they have in common."""
    codes = sorted({actor.code for actor in actors} - {NO_CODE}, key=lambda code: (-code.count("."), code))
    if not codes:
        return NO_CODE
    parts = codes[0].split(".")
    if all(is_within(codes[0], code) for code in codes):
        return codes[0]
    while parts and not all(is_within(code, ".".join(parts)) for code in codes):
        parts.pop()
    return ".".join(parts) or NO_CODE


def _role_order(role: Role) -> tuple[object, ...]:
    return role.evidence, role.title, role.country or "", str(role.since.edtf), str(role.until.edtf)


def _claim_order(claim: IdentityClaim) -> tuple[object, ...]:
    return claim.evidence, claim.actor.actor, claim.says.actor


def _with_ledger_claims(actor: Actor, identities: Identities) -> Actor:
    claims = (
        replace(claim, actor=identities.party(claim.actor), says=identities.party(claim.says))
        for claim in actor.same_as
    )
    return replace(actor, same_as=tuple(claims))
