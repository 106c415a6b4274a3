"""The actors of a report as findings: what their mentions show of them once everything is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, mention_at
from servanda.model import (
    Actor,
    ActorId,
    ActorMention,
    MentionKind,
    Report,
    Sense,
    Span,
    cite,
)


def actors_of(report: Report, cast: Cast) -> tuple[Actor, ...]:
    """Give the actors with evidence from all their mentions, pronouns included.

    Sorted by id.
    """
    mentions: dict[ActorId, list[ActorMention]] = defaultdict(list)
    for mention in cast.mentions:
        if mention.actor is not None:
            mentions[mention.actor].append(mention)
    found = {actor.id: _with_evidence(report, actor, mentions[actor.id]) for actor in cast.actors}
    return tuple(found[key] for key in sorted(found) if found[key].evidence)


def published(mention: ActorMention) -> ActorMention:
    """Give a mention as it leaves the room: a capital that is a place names no actor (ruling 27)."""
    is_place = mention.kind is MentionKind.METONYM and mention.sense is Sense.PLACE
    return replace(mention, actor=None) if is_place else mention


def mentions_of(report: Report, cast: Cast) -> tuple[ActorMention, ...]:
    """Give the mentions as they leave the room, a name that closes a described person's also by itself.

    "The head of the guild, Colonel Ana Ruiz" is who is meant, and "Colonel Ana Ruiz" is a name of its own: one that a
    reader looks for.
    """
    standing = {mention.span for mention in cast.mentions}
    named = [one for mention in cast.mentions for one in _named_within(report, mention) if one.span not in standing]
    return tuple(published(mention) for mention in sorted((*cast.mentions, *named), key=lambda one: one.span))


def _named_within(report: Report, mention: ActorMention) -> Iterator[ActorMention]:
    described, comma, name = mention.quote.rpartition(",")
    if mention.rule == "name.person.titled" and comma and described and name[:1].isspace() and name.strip():
        start = mention.span.end - len(name.lstrip())
        yield mention_at(
            report,
            Span(start, mention.span.end),
            actor=mention.actor,
            kind=mention.kind,
            sense=mention.sense,
            rule="name.person.apposed",
            score=mention.score,
        )


def _with_evidence(report: Report, actor: Actor, mentions: Sequence[ActorMention]) -> Actor:
    named = [one for one in mentions if one.kind is not MentionKind.PRONOUN]
    evidence = tuple(
        cite(report.id, report.text, mention.span, rule=mention.rule, score=mention.score)
        for mention in sorted(mentions, key=lambda one: one.span)
    )
    aliases = sorted({" ".join(mention.quote.split()) for mention in named if mention.kind is not MentionKind.ROLE})
    return replace(actor, evidence=evidence or actor.evidence, aliases=tuple(aliases))
