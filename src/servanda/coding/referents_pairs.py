"""Two called together inside one report: "both sides", "the two leaders"."""

from __future__ import annotations

from servanda.coding.cast import ReportReading
from servanda.coding.scene import Scene
from servanda.model import ActorId, Sentence, Span

JOINT = frozenset(
    "sides parties countries nations states leaders governments presidents ministers neighbours neighbors".split()
)
_THEIR_OWN = frozenset({"governments", "leaders", "presidents", "ministers", "delegations"})
"""What two states that a sentence has named have each of their own: "Peru and Chile agreed, their governments said"."""
JOINT_PEOPLE = frozenset(
    "men women brothers sisters friends officials diplomats lawmakers politicians candidates envoys negotiators rivals"
    " leaders presidents ministers premiers generals lawyers players scientists singers actors".split()
)
"""Plural nouns of which "the two" are persons, where two were just named."""


def both(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the pair that "both sides", "the two leaders" are, at its place."""
    tokens = reading.marks.tokens
    if place and tokens[place - 1].text.lower() == "their":
        pair = scene.states(Span(sentence.span.start, tokens[place - 1].span.start))
        whole = Span(tokens[place - 1].span.start, tokens[place].span.end)
        return {whole: pair} if len(pair) == 2 and tokens[place].text.lower() in _THEIR_OWN else {}  # noqa: PLR2004
    if not place or tokens[place - 1].text.lower() not in {"both", "two"}:
        return {}
    first = place - 2 if place > 1 and tokens[place - 2].text.lower() in {"the", "their", "these"} else place - 1
    start = tokens[first].span.start
    people = _people_pair(scene, sentence, start) if tokens[place].text.lower() in JOINT_PEOPLE else ()
    pair = people or _pair(scene, sentence, start)
    return {Span(start, tokens[place].span.end): pair} if pair else {}


def _people_pair(scene: Scene, sentence: Sentence, start: int) -> tuple[ActorId, ...]:
    """Give the two persons of the sentence so far, else of the last sentence that named two."""
    here = scene.two_people(Span(sentence.span.start, start))
    return here or scene.people_pair


def _pair(scene: Scene, sentence: Sentence, start: int) -> tuple[ActorId, ...]:
    """Give the two that "both sides" are: the only two states of the sentence so far, else the last pair told of."""
    found = scene.states(Span(sentence.span.start, start))
    return found if len(found) == 2 else scene.pair  # noqa: PLR2004
