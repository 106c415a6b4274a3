"""Rulers whom a report names by their rule alone: "the fall of the regime of Yusuf Keller".

Invariant: a ruler is of the state on whose soil his sentence plays, or whose army it tells of; where that is open, he
is of no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.soil import Soil
from servanda.model import NO_CODE, ActorId, ActorMention, Sense, Sentence

RULE_OF = re.compile(
    r"\b(?:regime|government|administration|rule)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
"""Words before a name that make its bearer a ruler."""

_OWN_RULE = re.compile(
    r"(?:['’]s?\s+(?:[\w-]+\s+)?(?:regime|government|administration|rule)|\s+(?:regime|government|administration))\b"
)
"""Words behind a name that make its bearer a ruler: "[Ana Ruiz]'s rule", "the [Ana Ruiz] administration"."""


def with_rulers(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the state of those who rule, and of whom no title tells which one."""
    soil = Soil(reading, cast)
    states = {
        ruler: state for ruler, sentence in _rulers(reading, cast) if (state := soil.of_own(sentence)) is not None
    }
    if not states:
        return cast
    actors = tuple(
        replace(actor, code=f"{states[actor.id]}.GOV", country=states[actor.id]) if actor.id in states else actor
        for actor in cast.actors
    )
    return replace(cast, actors=actors)


def _rulers(reading: ReportReading, cast: Cast) -> Iterator[tuple[ActorId, Sentence]]:
    """Give the persons of no known state who rule, with the sentence that says so."""
    for sentence in reading.marks.sentences:
        for mention in cast.outermost(sentence.span):
            actor = cast.actor(mention.actor)
            is_open = actor is not None and mention.sense is Sense.PERSON and actor.code == NO_CODE
            if actor is not None and is_open and _rules(reading, sentence, mention):
                yield actor.id, sentence


def _rules(reading: ReportReading, sentence: Sentence, mention: ActorMention) -> bool:
    text = reading.report.text
    is_behind = RULE_OF.search(text, sentence.span.start, mention.span.start) is not None
    return is_behind or _OWN_RULE.match(text, mention.span.end, sentence.span.end) is not None
