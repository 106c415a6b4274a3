"""Which actors of single reports are one actor of the ledger.

Invariant: names alone never merge two people. A second sign is needed: one country, one office at one time, or one
origin; and where a name fits two different people it joins neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from typing import NamedTuple, TypeVar

from servanda.codebook import Codebook
from servanda.linking.groups import Groups
from servanda.linking.judgements import NONE, Decisions, judged
from servanda.linking.names import Verdict, compare, words
from servanda.linking.spelling import sound
from servanda.linking.tenures import Glimpse, Office, glimpses, holders, offices, share
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorRecord,
    Evidence,
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
Said = TypeVar("Said", bound=str)
Pair = tuple[ActorId, ActorId]
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
        # Asked for every party of every finding: written out, it takes a third of the time of `replace`.
        return Party(actor=actor.id, code=code, name=actor.name, text=party.text, role=party.role)

    def parties(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Give parties of the ledger, each actor once, in their order."""
        kept: dict[ActorId, Party] = {}
        for party in map(self.party, parties):
            kept.setdefault(party.actor, party)
        return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class Seen:
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
    by_id: dict[ActorId, list[Actor]] = defaultdict(list)
    blocks: dict[tuple[str, ...], list[Seen]] = defaultdict(list)
    glimpsed: list[Glimpse] = []
    for report, findings in read:
        for actor in findings.actors:
            by_id[actor.id].append(actor)
        here = see(report, findings, book, origin=origins[report.id])
        for one in here:
            for key in blocks_of(one):
                blocks[key].append(one)
        glimpsed += in_office(report, findings, here, book)
    found = [bonds(people) for people in blocks.values()]
    named, apart = (chain.from_iterable(pairs) for pairs in zip(*found, strict=True)) if found else ((), ())
    groups = by_name(by_id, named, decisions, apart=apart)
    seat(groups, holders(glimpsed, groups.leader))
    mentions = Counter(mention.actor for _, findings in read for mention in findings.mentions)
    of = {id_: groups.leader(id_) for id_ in by_id}
    merged = {group[0]: merge([actor for id_ in group for actor in by_id[id_]]) for group in groups.all()}
    identities = Identities(actors=(), of=of, by_id=merged)
    records = tuple(
        ActorRecord(
            content=with_ledger_claims(merged[group[0]], identities),
            members=group,
            mention_count=sum(mentions[id_] for id_ in group),
        )
        for group in groups.all()
    )
    return replace(identities, actors=records)


def by_name(
    ids: Iterable[ActorId], named: Iterable[Pair], decisions: Decisions, *, apart: Iterable[Pair] = ()
) -> Groups[ActorId]:
    """Give the groups of actors that people or their names make one, and nobody keeps apart.

    Where some are kept apart, who is joined first decides: what people say, then the pairs in their order. `apart` are
    those whose name fits two who differ, with each whom it fits: people may join them, no name does.
    """
    groups = judged(ids, decisions)
    # Whoever hangs together with none of these need not be here.
    for one, other in sorted(two for two in set(apart) if groups.members.issuperset(two)):
        groups.keep_apart(one, other)
    for one, other in sorted(set(named)):
        groups.join(one, other)
    return groups


def seat(groups: Groups[ActorId], seats: Iterable[tuple[ActorId, ActorId]]) -> None:
    """Join those who are called by an office alone with its holders."""
    for one, other in sorted({(min(pair), max(pair)) for pair in seats}):
        groups.join(one, other)


def is_known(actor: Actor) -> bool:
    """Say whether an actor is the codebook's, which has the id of its code in every report."""
    return actor.code != NO_CODE and actor.id == content_id("a", "code", actor.code)


def see(report: Report, findings: Findings, book: Codebook, *, origin: str) -> list[Seen]:
    """Give the actors of a report that are known again by name: those that it names and the codebook does not know."""
    named = {mention.actor for mention in findings.mentions if mention.kind in _NAMED}
    return [
        _see(actor, book, origin, report.published.latest)
        for actor in findings.actors
        if actor.id in named and not is_known(actor)
    ]


def in_office(report: Report, findings: Findings, seen: Iterable[Seen], book: Codebook) -> Iterator[Glimpse]:
    """Give the persons whom a report shows in offices of one holder; `seen` are those that it names."""
    people = (actor for actor in findings.actors if actor.kind is ActorKind.PERSON and not is_known(actor))
    return glimpses(report, people, {one.actor.id for one in seen}, book)


def words_of(actor: Actor, book: Codebook) -> tuple[str, ...]:
    """Give the plain words of an actor's name, a person's without ranks and honorifics."""

    def is_title(printed: tuple[str, ...]) -> int:
        found = book.titles.at(printed, 0)
        return found[1] if found else 0

    return words(actor.name, is_title=is_title if actor.kind is ActorKind.PERSON else lambda _: 0)


def _see(actor: Actor, book: Codebook, origin: str, day: date | None) -> Seen:
    # What is compared, and nothing else: it is kept for the next time.
    compared = replace(actor, aliases=(), roles=(), same_as=(), evidence=())
    return Seen(compared, words_of(actor, book), origin, day, offices(actor, book))


def blocks_of(one: Seen) -> set[tuple[str, ...]]:
    """Give the keys under which an actor meets others: kind and country and the sound of a word of its name.

    Those of no known country meet the others only under exactly their own name.
    """
    if one.actor.kind not in _WITHIN_COUNTRY:
        return set()
    sounds = {sound(word) for word in one.words if len(word) > 1}
    within = {(one.actor.kind, country(one.actor) or "", key) for key in sounds}
    return {*within, (one.actor.kind, "any", *one.words)}


class Bonds(NamedTuple):
    """Pairs of actors of a block: those who are one, and those whom their names may join in no block."""

    joined: list[Pair]
    apart: list[Pair]


def bonds(people: Iterable[Seen]) -> Bonds:
    """Give pairs that join those of a block who are one, each with the least of its group; and who is kept apart.

    Whose name fits two who differ joins neither, in this block or in another, which may hold one of the two alone.
    """
    ordered = sorted(people, key=lambda one: one.actor.id)
    groups = Groups(one.actor.id for one in ordered)
    apart = _join(ordered, groups)
    return Bonds([(group[0], other) for group in groups.all() for other in group[1:]], apart)


def _join(people: Sequence[Seen], groups: Groups[ActorId]) -> list[Pair]:
    """Join those of a block that are one; give whoever fits two that differ with each of them."""
    casts: dict[tuple[tuple[str, ...], str | None], list[Seen]] = defaultdict(list)
    for one in people:
        casts[one.words, country(one.actor)].append(one)
    heads = [cast[0] for cast in casts.values()]
    for cast in casts.values():
        for one, other in _namesakes(cast):
            groups.join(one.actor.id, other.actor.id)
    fits: dict[ActorId, list[Seen]] = defaultdict(list)
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
    return sorted((min(id_, one.actor.id), max(id_, one.actor.id)) for id_ in torn for one in fits[id_])


def _namesakes(cast: Sequence[Seen]) -> Iterable[tuple[Seen, Seen]]:
    """Give neighbours among bearers of one name and country who are one; without a country only within an origin."""
    first: dict[str, Seen] = {}
    for one in cast:
        key = "" if country(one.actor) else one.origin
        yield first.setdefault(key, one), one


def _cast(one: Seen) -> tuple[tuple[str, ...], str | None]:
    return one.words, country(one.actor)


def _is_torn(others: Sequence[Seen]) -> bool:
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


def _agree(one: Seen, other: Seen) -> bool:
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


def _one_tenure(one: Seen, other: Seen) -> bool:
    """Say whether both are seen in one office, not too long apart."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) > TENURE:
        return False
    return share(one.offices, other.offices)


def _hold_two_offices(one: Seen, other: Seen) -> bool:
    """Say whether two names that are only spelt alike hold two offices in the same days: two ministers."""
    if one.words == other.words or one.day is None or other.day is None or abs((one.day - other.day).days) > MEANWHILE:
        return False
    return bool(one.offices and other.offices) and not share(one.offices, other.offices)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often reports give an actor each name, kind, code, country and other name.

    `names` and `aliases` are those of reports that name it, `words` how the others call it ("the ministry").
    """

    names: Mapping[str, int]
    words: Mapping[str, int]
    aliases: Mapping[str, int]
    kinds: Mapping[ActorKind, int]
    codes: Mapping[str, int]
    countries: Mapping[str, int]

    @property
    def name(self) -> str:
        """Give the most frequent name, of equals the longest; other words only for whom nobody names."""
        given = self.names or self.words
        return min(given, key=lambda text: (-given[text], -len(text), text))

    @property
    def kind(self) -> ActorKind:
        """Give the most frequent kind."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def also(self) -> tuple[str, ...]:
        """Give the other names, and the shown one where reports give it as an alias too."""
        others = ({*self.names, *self.aliases} if self.names else {*self.words}) - {self.name}
        return tuple(sorted(others | ({self.name} & self.aliases.keys())))


_NOTHING = Tally({}, {}, {}, {}, {}, {})


def tally(actors: Sequence[Actor], known: Tally = _NOTHING, gone: Sequence[Actor] = ()) -> Tally:
    """Count what reports say of an actor, on top of what is known, without what is said no more."""
    return Tally(
        names=_counted(known.names, actors, gone, lambda one: [one.name] if one.aliases else []),
        words=_counted(known.words, actors, gone, lambda one: [] if one.aliases else [one.name]),
        aliases=_counted(known.aliases, actors, gone, lambda one: one.aliases),
        kinds=_counted(known.kinds, actors, gone, lambda one: [one.kind]),
        codes=_counted(known.codes, actors, gone, lambda one: [one.code] if one.code != NO_CODE else []),
        countries=_counted(known.countries, actors, gone, lambda one: [one.country] if one.country else []),
    )


def _counted(
    known: Mapping[Said, int], come: Iterable[Actor], gone: Iterable[Actor], say: Callable[[Actor], Iterable[Said]]
) -> Mapping[Said, int]:
    counts = Counter(known)
    for actor in come:
        counts.update(say(actor))
    for actor in gone:
        counts.subtract(say(actor))
    return {said: count for said, count in sorted(counts.items()) if count}


def merge(actors: Sequence[Actor]) -> Actor:
    """Give the one actor that several reports show; its report is the least one."""
    first = min(actors, key=lambda actor: (actor.id, actor.report))
    return replace(
        told(first, tally(actors)),
        roles=tuple(sorted({role for actor in actors for role in actor.roles}, key=_role_order)),
        same_as=tuple(sorted({claim for actor in actors for claim in actor.same_as}, key=_claim_order)),
        evidence=in_order(cited for actor in actors for cited in actor.evidence),
    )


def told(actor: Actor, counted: Tally) -> Actor:
    """Give an actor as all reports tell of it."""
    return replace(
        actor,
        code=_code(counted.codes),
        name=counted.name,
        kind=counted.kind,
        country=min(counted.countries, default=None),
        aliases=counted.also,
    )


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give evidence once, by its place: that of a report stands together."""
    return tuple(sorted(set(evidence), key=_place))


def _place(cited: Evidence) -> tuple[object, ...]:
    return cited.report, cited.span.start, cited.span.end, cited.quote, cited.rule, cited.score


def _code(found: Iterable[str]) -> str:
    """Give the finest code on which all agree: one inside the other, or what they have in common."""
    codes = sorted(found, key=lambda code: (-code.count("."), code))
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


def with_ledger_claims(actor: Actor, identities: Identities) -> Actor:
    """Give an actor whose claims of identity name the ledger's actors."""
    claims = (
        replace(claim, actor=identities.party(claim.actor), says=identities.party(claim.says))
        for claim in actor.same_as
    )
    return replace(actor, same_as=tuple(claims))
