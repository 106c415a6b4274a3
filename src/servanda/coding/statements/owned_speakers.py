"""Speakers by whose they are: "its spokesman said", "his office", "its foreign minister", "President Ruiz's spokesman".

Invariant: whose they are is read off the owner alone; who is named elsewhere for the office keeps his name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at
from servanda.coding.actors.holders import unnamed_holder, voice_of
from servanda.coding.actors.identity import Identity
from servanda.coding.spoken import Attribution
from servanda.coding.statements.described import described
from servanda.model import NO_CODE, Actor, ActorKind, ActorMention, MentionKind, NameMark, Sense, Span

_RULE = "name.owned"
_SCORE = 0.75

_OWNERS = frozenset({"its", "his", "her", "their"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "office", "representative"})
"""Nouns for who speaks for somebody."""
_HEADS = frozenset(
    "leader head chief chairman chairwoman chair director commander president secretary executive".split()
)
"""Nouns for who heads a body."""
_LONGEST = 4
"""Words behind the owner: "its [acting deputy foreign minister]"."""


def with_owned_speakers(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Cast:
    """Give the cast with those who speak and are called by whose they are, as people of their owner's state."""
    mentions = {one.span: one for one in cast.mentions}
    actors = {one.id: one for one in cast.actors}
    people = described(reading, cast)
    for source in sorted({one.source for one in attributions if one.source is not None and not one.is_continuation}):
        if (named := _described_by_name(cast, people, source)) is not None:
            actors[named.id] = named
        stranger = _stranger(cast, source)
        if (stranger is None and cast.parties_of(source) != ()) or (who := _owned(reading, cast, source)) is None:
            continue
        if stranger is not None and stranger.actor is not None:
            del mentions[stranger.span], actors[stranger.actor]
        mention, actor = _speaker(reading, source, who)
        mentions[source] = mention
        actors.setdefault(actor.id, actor)
    ordered = tuple(sorted(mentions.values(), key=lambda one: (one.span, one.rule)))
    return replace(cast, actors=tuple(actors[key] for key in sorted(actors)), mentions=ordered)


def _stranger(cast: Cast, source: Span) -> ActorMention | None:
    """Give somebody of no known state without a name who begins a source: "[a spokeswoman] for the bank"."""
    first = next((one for one in cast.outermost(source) if one.span.start == source.start), None)
    actor = cast.actor(first.actor) if first is not None else None
    is_new = first is not None and first.rule == "name.unnamed" and actor is not None and actor.code == NO_CODE
    return first if is_new else None


def _described_by_name(cast: Cast, people: Cast, source: Span) -> Actor | None:
    """Give somebody of no known state whose state the words before his name tell: "President Ruiz's adviser, X"."""
    speakers = cast.parties_of(source)
    named = cast.actor(speakers[0].actor) if len(speakers) == 1 and speakers[0].code == NO_CODE else None
    head = next((one for one in people.in_span(source) if one.rule == "name.described"), None)
    kind = people.actor(head.actor) if head is not None and head.span.start == source.start else None
    if named is None or kind is None or named.kind is not ActorKind.PERSON or not kind.code.endswith(".GOV"):
        return None
    return replace(named, code=kind.code, country=kind.country)


def _owned(reading: ReportReading, cast: Cast, source: Span) -> Identity | None:
    if (voice := _voice_for(reading, cast, source)) is not None:
        return voice
    owner = next((one for one in cast.outermost(source) if one.span.start == source.start), None)
    actor = cast.actor(owner.actor) if owner is not None else None
    if owner is None or actor is None:
        return None
    behind = Span(owner.span.end, source.end).of(reading.report.text)
    is_pronoun = owner.kind is MentionKind.PRONOUN and owner.quote.lower() in _OWNERS
    is_told = actor.kind is not ActorKind.STATE and owner.sense is not Sense.PLACE
    is_owner = is_pronoun or (is_told and behind.startswith(("'s ", "’s ")))
    words = behind.split() if is_pronoun else behind.split()[1:]
    if not is_owner or not 0 < len(words) <= _LONGEST:
        return None
    one = Identity(actor.id, actor.code, actor.name, actor.kind, actor.country)
    if words[-1].lower() in _VOICES:
        return voice_of(reading, one, words[-1])
    office = next((mark for mark in reading.marks.names if _is_office_in(mark, source)), None)
    title = words[-1].lower()
    if office is None:
        is_head = title in _HEADS and actor.kind is not ActorKind.PERSON and actor.code != NO_CODE
        return voice_of(reading, one, title) if is_head else None
    return _officer(reading, one, office, title)


def _voice_for(reading: ReportReading, cast: Cast, source: Span) -> Identity | None:
    """Give who speaks for a body that is named, or called again, behind him: "a spokeswoman for the bank"."""
    text = reading.report.text
    match = _FOR.match(text, source.start)
    if match is None:
        return None
    named = cast.outermost(Span(match.start(2), match.end() + _NAME))
    owner = next((one for one in named if one.span.start in {match.start(2), match.end()}), None)
    actor = cast.actor(owner.actor) if owner is not None else None
    if owner is None or actor is None or text.startswith(("'s", "’s"), owner.span.end):
        return None
    is_body = actor.kind not in {ActorKind.PERSON, ActorKind.STATE} and actor.code != NO_CODE
    one = Identity(actor.id, actor.code, actor.name, actor.kind, actor.country)
    return voice_of(reading, one, match.group(1)) if is_body else None


_NAME = 80
"""Characters of the longest name behind "for"."""
_FOR = re.compile(r"(?:A|An|The|a|an|the) (spokes(?:man|woman|person)) (?:for|of) (?=\w)((?:the )?)")


def _officer(reading: ReportReading, owner: Identity, office: NameMark, title: str) -> Identity | None:
    """Give the holder of a state's office, or who heads a body; a person's officers are nobody's here."""
    if owner.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}:
        is_own = owner.country is not None and office.title_country is None
        return unnamed_holder(reading, office, owner.country or "") if is_own else None
    return voice_of(reading, owner, title) if owner.kind is not ActorKind.PERSON and title in _HEADS else None


def _is_office_in(mark: NameMark, source: Span) -> bool:
    is_office = mark.rule == "name.office" and mark.actor_kind is ActorKind.PERSON
    return is_office and mark.span.start > source.start and mark.span.end == source.end


def _speaker(reading: ReportReading, span: Span, one: Identity) -> tuple[ActorMention, Actor]:
    mention = mention_at(
        reading.report, span, actor=one.id, kind=MentionKind.ROLE, sense=Sense.PERSON, rule=_RULE, score=_SCORE
    )
    actor = actor_from_mentions(
        reading.report, [mention], identity=one.id, code=one.code, name=one.name, kind=one.kind, country=one.country
    )
    return mention, actor
