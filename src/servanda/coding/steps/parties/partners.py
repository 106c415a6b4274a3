"""The other side that a text leaves to be understood: whom it told of beside a state just before.

Invariant: one other state or none; a state that the words between bring in as a third leaves the side open.
Source: field notes on commitments, section 3: parties are those of the text, never guessed from the world.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from servanda.coding.steps.parties.sides import Sides, stands_apart
from servanda.model import (
    NO_CODE,
    ActorKind,
    CommitmentKind,
    Event,
    EventType,
    MentionKind,
    Party,
    Span,
    Status,
    Step,
)

_TOGETHER = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.AID, EventType.SUPPORT, EventType.CONCEDE}
)
"""Types of acts whose two sides may go on giving or promising to one another."""

_BETWEEN = _TOGETHER | {EventType.RETREAT}
"""The same with the prisoners that one side frees for the other."""

_HAPPENS = frozenset({Status.ACTUAL, Status.PLANNED})
_GIFTS = frozenset({CommitmentKind.GOODS, CommitmentKind.MONEY, CommitmentKind.TRAINING, CommitmentKind.DEPLOYMENT})
_ACTORS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.PERSON, ActorKind.IGO})
_NEED = frozenset(
    "aid humanitarian relief donors appeal famine earthquake floods flooding drought cyclone hurricane".split()
)
"""Words of a sentence that tells who needs help."""

_HELP_TO = re.compile(r"\b(?:aid|help|assistance|relief|supplies|food|grain|goods) (?:to|for|into) (?:the )?$")
_LINK = 32
"""Characters before a name in which what it is to be given stands."""

_PAIR = 2
_REACH = 2
"""Sentences before a promise in which the other side is told of."""

_REACH_OF_TALKS = 4
"""Sentences before a signing in which the talks are told of: read-outs list the papers at the end."""


class Partners:
    """Finds the one other state that the sentences before a place tell of."""

    def __init__(self, sides: Sides, events: Iterable[Event]) -> None:
        self.sides = sides
        self.sentences = sides.reading.marks.sentences
        self.starts = [sentence.span.start for sentence in self.sentences]
        self.events = self._by_sentence(events)

    def place(self, at: int) -> int:
        """Give the number of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, at) - 1)

    def other(self, place: int, own: str, made: Sequence[Step]) -> tuple[Party, ...]:
        """Give the one other state that the sentences before tell of beside a state, in talks, a deal or a gift."""
        thirds: set[str] = set()
        for back in range(place, max(-1, place - _REACH - 1), -1):
            pairs = [*self._of_events(back), *_pairs_of(self._steps_in(back, made))]
            found = {
                one.country: one
                for pair in pairs
                if own in {party.country for party in pair}
                for one in pair
                if one.country not in {own, NO_CODE}
            }
            if found:
                helped = self._helped_by_name(self.sentences[back].span) - {own}
                return tuple(found.values()) if len(found) == 1 and thirds | helped <= set(found) else ()
            if back != place:
                thirds |= self.named(self.sentences[back].span) - {own}
        return ()

    def _helped_by_name(self, span: Span) -> set[str]:
        """Give the lands for which help is told to be: "agreed to open the border for aid to Chad"."""
        text = self.sides.reading.report.text
        mentions = self.sides.cast.outermost(span)
        near = (one for one in mentions if _HELP_TO.search(text[max(0, one.span.start - _LINK) : one.span.start]))
        return {party.country for one in near if (party := self.sides.cast.party(one)) is not None} - {NO_CODE}

    def receiver(self, place: int, own: str, made: Sequence[Step]) -> tuple[Party, ...]:
        """Give the one state that others were told to give to just before: "Fiji gave Chad 20 tents. Oman gave 10"."""
        for back in range(place, max(-1, place - _PAIR), -1):
            told = [step for step in self._steps_in(back, made) if not is_price(step, made)]
            steps = [step for step in told if step.kind in _GIFTS and len(step.recipient) == 1]
            found = {step.recipient[0].country: step.recipient[0] for step in steps}
            if found:
                is_one = len(found) == 1 and not {own, NO_CODE} & set(found)
                return tuple(found.values()) if is_one else ()
        return ()

    def helped(self, place: int, own: str) -> tuple[Party, ...]:
        """Give the one land that is told to need help just before: "Aid agencies in Yemen have received too little"."""
        for back in range(place - 1, max(-1, place - _REACH - 1), -1):
            sentence = self.sentences[back]
            words = {one.text.lower() for one in self.sides.reading.marks.tokens[sentence.first : sentence.last]}
            lands = {
                party.country: self.sides.cast.state_of(party)
                for mention in self.sides.cast.outermost(sentence.span)
                if mention.kind in {MentionKind.NAME, MentionKind.METONYM}
                and (actor := self.sides.cast.actor(mention.actor)) is not None
                and actor.kind is ActorKind.STATE
                and (party := self.sides.cast.party(mention)) is not None
            }
            if words & _NEED and lands:
                is_one = len(lands) == 1 and not {own, NO_CODE} & set(lands)
                return tuple(lands.values()) if is_one else ()
            if set(lands) - {own}:
                return ()
        return ()

    def two(self, place: int) -> tuple[Party, ...]:
        """Give the two states that talked or agreed just before, where all talks that are near are theirs."""
        for back in range(place, max(-1, place - _REACH_OF_TALKS - 1), -1):
            pairs = {
                frozenset(party.country for party in pair): pair
                for pair in self._of_events(back, frozenset({EventType.CONSULT, EventType.AGREE}))
            }
            if pairs:
                return next(iter(pairs.values())) if len(pairs) == 1 else ()
        return ()

    def named(self, span: Span) -> set[str]:
        """Give the countries and organisations that a span names as those who act or are acted on."""
        found: set[str] = set()
        for mention in self.sides.cast.outermost(span):
            party, actor = self.sides.cast.party(mention), self.sides.cast.actor(mention.actor)
            if mention.kind is not MentionKind.PRONOUN and party is not None and actor is not None:
                found |= {party.country} if actor.kind in _ACTORS else set()
        return found - {NO_CODE}

    def are_together(self, place: int, both: set[str]) -> bool:
        """Say whether a sentence tells of an act that brings two states together."""
        return any({one.country for one in pair} == both for pair in self._of_events(place))

    def _by_sentence(self, events: Iterable[Event]) -> dict[int, list[Event]]:
        found: dict[int, list[Event]] = {}
        for event in events:
            is_between = event.type in _TOGETHER or (event.type is EventType.RETREAT and event.mode == "release")
            if is_between and event.status in _HAPPENS:
                for place in {self.place(one.span.start) for one in event.evidence}:
                    found.setdefault(place, []).append(event)
        return found

    def _of_events(self, place: int, types: AbstractSet[EventType] = _BETWEEN) -> list[tuple[Party, ...]]:
        """Give the pairs of states that the events of a sentence bring together."""
        told = (event for event in self.events.get(place, ()) if event.type in types)
        pairs = (self.sides.states((*event.source, *event.target)) for event in told)
        return [pair for pair in map(_by_country, pairs) if len(pair) == _PAIR]

    def _steps_in(self, place: int, made: Sequence[Step]) -> list[Step]:
        span = self.sentences[place].span
        return [step for step in made if any(one.span.overlaps(span) for one in step.evidence)]


def is_price(step: Step, steps: Sequence[Step]) -> bool:
    """Say whether a sum is what somebody pays to the one who gives it goods."""
    givers = {party.country for party in step.recipient}
    return step.kind is CommitmentKind.MONEY and any(
        one.kind is CommitmentKind.GOODS
        and {party.country for party in one.provider} == givers
        and {party.country for party in one.recipient} == {party.country for party in step.provider}
        for one in steps
    )


def _pairs_of(steps: Iterable[Step]) -> list[tuple[Party, ...]]:
    pairs = (_by_country((*step.provider, *step.recipient)) for step in steps)
    return [pair for pair in pairs if len(pair) == _PAIR]


def _by_country(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Give one party for each country, in their order; rebels and the opposition stand for no state."""
    return tuple({one.country: one for one in parties if one.country != NO_CODE and not stands_apart(one)}.values())
