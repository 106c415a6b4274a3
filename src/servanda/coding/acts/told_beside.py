"""Gifts whose sides stand in another clause of their sentence: told beside a deed, or thanked for together.

Invariant: only what the sentence itself names is taken over, and nothing where a third state stands in it.
Source: field notes on commitments, section 3; rulings 45 and 46.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Act, Telling
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import NO_CODE, ActorKind, EventType, Party, Status

_LONGEST = 3
"""Words of the longest phrase by which one deed is told beside another: "in addition to"."""

_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_WHERE = frozenset({"in", "to", "for", "across", "inside"})
"""Prepositions of a deed that lead to the land it is done in or for."""

_HELP = frozenset({EventType.AID, EventType.COOPERATE, EventType.MOBILIZE, EventType.SUPPORT})
"""Types of deeds beside which something else is given to the same side."""

_HANGS = frozenset({ClauseRelation.RELATIVE, ClauseRelation.PARTICIPIAL, ClauseRelation.COORDINATED})
"""Clauses that tell of what somebody is thanked for."""


class Besides:
    """Finds the deed beside which a noun is told: "in addition to the delivery of tents, Oman trained nurses"."""

    def __init__(self, reading: ReportReading) -> None:
        self.tokens = reading.marks.tokens
        self.phrases = reading.book.modality["beside"]
        self.modality = Modality(self.tokens, reading.book.modality)

    def deed(self, telling: Telling, first: int, index: int | None) -> int | None:
        """Give the clause of what was done as well, None where nothing was, or the phrase opens otherwise.

        Args:
            telling: The sentence.
            first: The first token of the noun's phrase.
            index: The clause that the phrase is a part of; None where it stands before its clause.
        """
        words = [token.text.lower() for token in self.tokens[max(telling.sentence.first, first - _LONGEST) : first]]
        if not any(" ".join(words[at:]) in self.phrases for at in range(len(words))):
            return None
        if index is None:
            behind = (at for at, one in enumerate(telling.clauses) if one.relation is ClauseRelation.ROOT)
            index = next((at for at in behind if telling.clauses[at].verb.main > first), None)
        is_done = index is not None and self.modality.of(telling.clauses, index) is Status.ACTUAL
        return index if is_done and not telling.clauses[index or 0].verb.negated else None


class ToldBeside:
    """Gives the gifts of a sentence the sides that another of its clauses names."""

    def __init__(self, reading: ReportReading, cast: Cast, parties: Parties) -> None:
        self.cast = cast
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.besides = Besides(reading)

    def completed(self, told: Sequence[Act]) -> list[Act]:
        """Give the acts of one sentence, those that lack a side with it where the sentence names it.

        Args:
            told: The acts of one sentence, in any order.
        """
        return [self._beside(self._thanked(act, told), told) for act in told]

    def _beside(self, act: Act, told: Sequence[Act]) -> Act:
        """Give what was given besides a deed the doer of the deed as its giver, and whom the deed was for.

        It is outside the clause of the deed, whose day is another.
        """
        if not (act.is_noun and act.frame.is_transfer and act.status is Status.ACTUAL):
            return act
        sentence = act.telling.sentence
        at = next(at for at in range(sentence.first, sentence.last) if self.tokens[at].span.start == act.span.start)
        deed = self.besides.deed(act.telling, at, act.clause)
        return replace(self._with_sides_of(deed, act, told), clause=None) if deed is not None else act

    def _with_sides_of(self, deed: int, act: Act, told: Sequence[Act]) -> Act:
        """Give a gift the sides of the deed that it is told beside, where that is a help by one state."""
        clause = act.telling.clauses[deed]
        deeds = [one for one in told if one.clause == deed and not one.is_noun]
        if any(one.frame.type not in _HELP for one in deeds):
            return act
        doers = self._states([party for one in deeds for party in one.source] or self._subject(clause))
        givers = act.source or (doers if len(doers) == 1 else ())
        own = {party.country for party in givers} | {NO_CODE}
        helped = self._owners(clause) if not deeds else [party for one in deeds for party in one.target]
        lands = [one for one in (*helped, *self._lands(clause)) if one.country not in own]
        receivers = act.target or self._states(lands)[:1]
        return replace(act, source=givers, target=receivers) if givers and receivers else act

    def _subject(self, clause: Clause) -> tuple[Party, ...]:
        """Give the subject of a clause, or the state of those who are named by nationality alone."""
        if clause.subject is None or clause.verb.passive:
            return ()
        return self.parties.of_phrase(clause.subject) or self.parties.nationality([clause.subject])

    def _owners(self, clause: Clause) -> list[Party]:
        """Give whom a verb that is no act by itself is about: "are advising Ecuador's navy"."""
        return [party for phrase in clause.objects for party in self.parties.of_phrase(phrase)]

    def _lands(self, clause: Clause) -> tuple[Party, ...]:
        """Give those in or for whom a deed is done."""
        return tuple(
            party
            for one in clause.adjuncts
            if one.preposition in _WHERE
            for party in self.parties.of_phrase(one.phrase)
        )

    def _thanked(self, act: Act, told: Sequence[Act]) -> Act:
        """Give gifts that somebody is thanked for the giver and receiver whom the thanks name with one of them.

        "We value the boats that we bought and the training that we get from Oman": the boats are from Oman too, where
        the sentence names no third state. The thanks themselves go to the giver.
        """
        thanks = act if _is_thanks(act) else next((one for one in told if _is_thanks(one) and _hangs(act, one)), None)
        if thanks is None or (act is not thanks and not _is_gift(act)):
            return act
        gifts = [one for one in told if _is_gift(one) and _hangs(one, thanks)]
        own = {party.country for party in thanks.source} | {NO_CODE}
        givers = self._states([one for gift in gifts for one in gift.source if one.country not in own])
        named = {one.country for one in map(self.cast.party, self.cast.outermost(act.telling.sentence.span)) if one}
        if len(givers) != 1 or named - own - {givers[0].country}:
            return act
        if act is thanks:
            return replace(act, target=act.target or givers)
        return replace(act, source=act.source or givers, target=act.target or thanks.source)

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Give states and governments as they are, and for people and forces of a state the state itself, each once."""
        found: dict[str, Party] = {}
        for party in parties:
            actor = self.cast.actor(party.actor)
            is_state = actor is not None and actor.kind in _STATES
            given = party if is_state else self.cast.state_of(party)
            if given.country != NO_CODE:
                found.setdefault(given.country, given)
        return tuple(found.values())


def _is_thanks(act: Act) -> bool:
    """Say whether a verb tells that somebody values what others did."""
    return act.frame.type is EventType.SUPPORT and not act.is_noun and act.status is Status.ACTUAL


def _is_gift(act: Act) -> bool:
    """Say whether a verb tells of goods or help that changed hands."""
    return act.frame.is_transfer and not act.is_noun and act.status is Status.ACTUAL


def _hangs(act: Act, thanks: Act) -> bool:
    """Say whether an act is told of a thing that somebody is thankful for: "the boats that we bought"."""
    if act.clause is None or act.telling is not thanks.telling:
        return False
    clauses, at = act.telling.clauses, act.clause
    for _ in clauses:
        above = clauses[at].governor
        if clauses[at].relation not in _HANGS or above is None:
            return False
        if above == thanks.clause:
            return True
        at = above
    return False
