"""Families of types, for colour: what is said or done for another, what against, and what takes no side.

Source: the halves of PLOVER's event types (words or deeds, for or against); stances and steps were sorted likewise. The
type itself always stands in words beside the colour.
"""

from __future__ import annotations

from enum import StrEnum

from servanda.ledger.moments import DUE
from servanda.model import EventType, Stance, StepKind


class Family(StrEnum):
    """A family of types; its value is its class in drawings."""

    PLAIN = "plain"
    WORDS_FOR = "words-for"
    DEEDS_FOR = "deeds-for"
    WORDS_AGAINST = "words-against"
    DEEDS_AGAINST = "deeds-against"


WORDS = {
    Family.PLAIN: "said or promised, no side taken",
    Family.WORDS_FOR: "agreement, talks, support in words",
    Family.DEEDS_FOR: "aid, cooperation, delivery",
    Family.WORDS_AGAINST: "demands, accusations, threats",
    Family.DEEDS_AGAINST: "sanctions, force, promises ended",
}
"""What a legend says of each family."""

_OF: dict[Family, tuple[str, ...]] = {
    Family.WORDS_FOR: (
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        Stance.CONFIRMS,
        Stance.PROMISES,
        Stance.AGREES,
        Stance.THANKS,
        Stance.PRAISES,
        Stance.HOPES,
    ),
    Family.DEEDS_FOR: (
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        StepKind.PARTLY_DELIVERED,
        StepKind.FULFILLED,
    ),
    Family.WORDS_AGAINST: (
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        Stance.DENIES,
        Stance.ACCUSES,
        Stance.DEMANDS,
        Stance.REQUESTS,
        Stance.THREATENS,
        Stance.WARNS,
        Stance.CONDEMNS,
    ),
    Family.DEEDS_AGAINST: (
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
        StepKind.SUSPENDED,
        StepKind.WITHDRAWN,
        StepKind.CANCELLED,
        StepKind.TERMINATED,
        StepKind.NOT_FULFILLED,
        StepKind.SUPERSEDED,
    ),
}
_FAMILIES = {str(each): family for family, several in _OF.items() for each in several}
TYPES = (*map(str, Stance), *map(str, EventType), *map(str, StepKind), DUE)
"""The types that a moment can have."""


def family(type_: str) -> Family:
    """Give the family of a stance, an event type, a step or a kind of commitment.

    >>> family("AID"), family("asserts")
    (<Family.DEEDS_FOR: 'deeds-for'>, <Family.PLAIN: 'plain'>)
    """
    return _FAMILIES.get(type_, Family.PLAIN)
