"""The actors of a report as findings: what their mentions show of them once everything is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.cast import Cast
from servanda.model import (
    Actor,
    ActorId,
    ActorMention,
    MentionKind,
    Report,
    Sense,
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


def _with_evidence(report: Report, actor: Actor, mentions: Sequence[ActorMention]) -> Actor:
    named = [one for one in mentions if one.kind is not MentionKind.PRONOUN]
    evidence = tuple(
        cite(report.id, report.text, mention.span, rule=mention.rule, score=mention.score)
        for mention in sorted(mentions, key=lambda one: one.span)
    )
    aliases = sorted({" ".join(mention.quote.split()) for mention in named if mention.kind is not MentionKind.ROLE})
    return replace(actor, evidence=evidence or actor.evidence, aliases=tuple(aliases))
