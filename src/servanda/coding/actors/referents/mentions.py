"""How a pronoun or description becomes a mention of the cast, and how sure each reason for it is."""

from __future__ import annotations

from servanda.coding.actors.cast import ReportReading, mention_at, plain_sense
from servanda.coding.actors.referents.scene import Scene
from servanda.model import ActorId, ActorMention, MentionKind, Sense, Span

REACH = 3
"""Sentences within which a pronoun finds its owner."""
SCORES = {
    "speaker": 0.85,
    "subject": 0.75,
    "only": 0.7,
    "state": 0.7,
    "body": 0.7,
    "self": 0.9,
    "described": 0.8,
    "assembled": 0.7,
}


def mention_for(
    reading: ReportReading, span: Span, actor: ActorId, kind: MentionKind, sense: Sense | None, reason: str
) -> ActorMention:
    """Give the mention that a reason makes of a span; the reason names its rule and its score."""
    return mention_at(
        reading.report, span, actor=actor, kind=kind, sense=sense, rule=f"referent.{reason}", score=SCORES[reason]
    )


def sense_of(scene: Scene, actor: ActorId) -> Sense | None:
    """Give the sense in which an actor is plainly meant; None for one outside the cast."""
    found = scene.cast.actor(actor)
    return plain_sense(found.kind) if found else None
