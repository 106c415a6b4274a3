"""Mentions, actors, labels and times in traps.

Invariant: gold's own mention or label on a trap's place never falls into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from servanda.scoring.actors import code_of
from servanda.scoring.ground import Ground, Properties
from servanda.scoring.marks import labels_right
from servanda.scoring.periods import falls_on, is_day
from servanda.scoring.rows import (
    Actor,
    Label,
    Mention,
    Never,
    Party,
    Trap,
    When,
)
from servanda.scoring.sides import Sides
from servanda.scoring.words import fold, touch


def mentions(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Mentions on the place, without those that are gold's own.

    "Aliasaid" forbids a mention of the glued words, not the name in it. Where the trap forbids an actor, gold's own
    span excuses only the right one.
    """
    excused = {
        id(found)
        for gold, found in ground.mentions
        if not never.properties or _is_resolved_to(ground, found, gold.actor)
    }
    return [mention.id for mention in _fallen_mentions(ground, trap, never.properties, excused=excused)]


def _fallen_mentions(ground: Ground, trap: Trap, properties: Properties, *, excused: AbstractSet[int]) -> list[Mention]:
    gold_of = {id(found): gold for gold, found in ground.mentions}
    fallen = []
    for mention in ground.sides.found_mentions:
        if mention.report != trap.report or not touch([(mention.start, mention.end)], [(trap.start, trap.end)]):
            continue
        gold = gold_of.get(id(mention))
        is_exact = gold is not None and (gold.start, gold.end) == (mention.start, mention.end)
        if not (is_exact and id(mention) in excused) and _is_mention(ground, mention, properties):
            fallen.append(mention)
    return fallen


def _is_resolved_to(ground: Ground, mention: Mention, actor: Any) -> bool:
    parties = ground.sides.parties
    party = parties.party(mention.actor, code_of(ground.sides, mention))
    return party is not None and parties.is_forbidden(party, actor)


def _is_mention(ground: Ground, mention: Mention, properties: Properties) -> bool:
    if "actor" in properties and not _is_resolved_to(ground, mention, properties["actor"]):
        return False
    if "kind" not in properties:
        return True
    actor = next((row for row in ground.sides.found.actors if row.id == mention.actor), None)
    return properties["kind"] in (mention.kind, mention.sense, actor.kind if actor else None)


def actors(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Actors by their mentions on the place, without those whose mention there is gold's own and right."""
    right = {id(found) for gold, found in ground.mentions if _is_resolved_to(ground, found, gold.actor)}
    there = _fallen_mentions(ground, trap, {}, excused=right)
    if "named" in never.properties:
        # Whoever is meant by the whole phrase: "her" in "her Belmark counterpart" is somebody else.
        there = [mention for mention in there if _holds_head(ground, mention, trap)]
    fallen = {mention.actor for mention in there}
    return [
        actor.id
        for actor in ground.sides.found.actors
        if actor.id in fallen and _is_actor(actor, trap, never.properties)
    ]


def _holds_head(ground: Ground, mention: Mention, trap: Trap) -> bool:
    words = ground.sides.words[trap.report]
    return words.head((trap.start, trap.end)) in words.touched([(mention.start, mention.end)])


def _is_actor(actor: Actor, trap: Trap, properties: Properties) -> bool:
    names = {fold(name) for name in (actor.name, *actor.aliases)}
    for name, value in properties.items():
        if name == "named":
            if (fold(actor.name) not in fold(trap.quote or "")) != value:
                return False
        elif name == "name":
            if fold(str(value)) not in names:
                return False
        elif getattr(actor, name, None) != value:
            return False
    return True


def labels(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Labels on the place, without those that are gold's own, with the one whose word they are."""
    right = labels_right(ground.sides)
    for label in ground.sides.found.labels:
        if label.id in right:
            continue
        there = ground.sides.places(label.evidence).get(trap.report, ())
        is_by = "by" not in never.properties or _is_by(ground, label, never.properties["by"])
        if is_by and touch(there, [(trap.start, trap.end)]):
            yield label.id


def _is_by(ground: Ground, label: Label, value: Any) -> bool:
    if isinstance(label.by, Party):
        # Two agencies of one country share their code; only the very one is meant.
        gold = next((party for party in _gold_parties(ground.sides) if party.actor == value), None)
        return ground.sides.parties.named(label.by, gold) if gold else ground.sides.parties.accepts(label.by, value)
    return label.by is not None and fold(label.by) == fold(str(value))


def _gold_parties(sides: Sides) -> Iterable[Party]:
    for actor in sides.gold.actors:
        yield Party(actor=actor.id, code=actor.code, name=actor.name)
    for label in sides.gold.labels:
        if isinstance(label.by, Party):
            yield label.by


def times(ground: Ground, trap: Trap, never: Never) -> Iterable[str]:
    """Times on the place; one that is used for nothing dates nothing and does no harm."""
    for time in ground.sides.found.times:
        is_there = ground.sides.report(time.report) == trap.report and touch(
            [(time.start, time.end)], [(trap.start, trap.end)]
        )
        if is_there and time.use != "none" and _is_time(time.when, never.properties):
            yield time.id


def _is_time(when: When | None, properties: Properties) -> bool:
    if properties.get("granularity") == "day" and not is_day(when):
        return False
    return "value" not in properties or falls_on(when, str(properties["value"]))
