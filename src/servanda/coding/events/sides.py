"""The two sides of an act.

Invariant: a party that is not resolved is left out; an event never gets a party that no words name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.sides_kinds import (
    FORCE,
    arms_rebels,
    guests,
    is_apart,
    is_mutual,
    is_within_one_side,
    without_private,
)
from servanda.coding.events import coups
from servanda.coding.events.sufficing import Sufficing
from servanda.coding.near import within
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import (
    NO_CODE,
    ActorKind,
    ActorMention,
    EventType,
    MentionKind,
    Party,
    Sense,
    Span,
    Status,
    WordClass,
)

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID})
_OF_TWO = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE})
"""Types of what two do with each other, so that one of them is not whom they do it to."""
_BETWEEN_TWO = _OF_TWO | {EventType.CONSULT}
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
_ASKS = frozenset(
    "call urge ask demand press push request order tell appeal want implore beg pressure require insist "
    "encourage lobby".split()
)
_GIVEN_TIME = frozenset({"hour", "day", "week", "month", "deadline", "ultimatum", "minute", "fortnight"})
_JUDGES = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.PROTEST, EventType.THREATEN})
_ARTICLE = 3
"""Words before a noun among which its preposition stands."""
_ASKED_AS = frozenset({ClauseRelation.INFINITIVE, ClauseRelation.COMPLEMENT})


def blames(speakers: Sequence[Party], kind: EventType, source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Say whether those who tell an act are the side that suffers it from another (ruling 44)."""
    told = {party.country for party in speakers} - {"---"}
    hurt = {party.country for party in target}
    done = {party.country for party in source}
    return (
        kind in _HOSTILE
        and bool(told & hurt)
        and not told & done
        and (kind is not EventType.AID or bool(arms_rebels(kind, target)))
    )


class Sides:
    """Who does an act to whom: the parties in the places of its frame, and those that the words around supply."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.report = reading.report
        self._sufficing = Sufficing(reading, cast)

    def of(self, act: Act) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give source and target of an act; empty where nothing names them."""
        source, target = act.source, coups.overthrown(act, self.reading, self.cast)
        if act.frame.is_transfer and all(party.country == "---" for party in source):
            source = self._sender(act) or self._maker(act) or source
        if not source and act.is_noun and act.frame.type in _BETWEEN_TWO and _are_several(target):
            source, target = target, ()  # "talks were held between Peru and Chad"
        source = self._of_talks(act, source, target) if act.frame.type is EventType.CONSULT else source
        source = source or self._left_by(act)
        if act.clause is not None and self._is_trade_figure(act):
            return (), ()
        if act.frame.type is EventType.CONSULT and act.is_noun and source and not target:
            target = self._hosts(act, source) if act.frame.mode == "visit" else self._hosted(act, source)
        if act.frame.type in {EventType.AID, EventType.COOPERATE}:
            source, target = self._states(source), self._states(target)
        if act.frame.type is EventType.RETREAT and not target:
            target = self._asker(act)
        if act.frame.type is EventType.PROTEST:
            source = tuple(self._as_people(one) for one in source)
        if self._is_own_way(act, source):
            return (), ()
        target = self._without_their_own(act, source, self._abroad(act, source, target))
        target = _without_own_place(act, source, target)
        same = {party.actor for party in source}
        target = tuple(one for one in target if one.actor not in same and one.text.lower() not in _REFLEXIVES)
        source, target = without_private(source), without_private(target)
        if act.frame.type in FORCE | {EventType.SANCTION, EventType.RETREAT}:
            return source, target  # journalists are arrested and newspapers banned
        return self._without_media(source), self._without_media(target)

    def _of_talks(self, act: Act, source: tuple[Party, ...], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give who talks, or who visits his host."""
        source = self._apart(act, source, target) if source else self._talkers(act, target)
        return guests(source, target) if act.frame.mode == "visit" else source

    def _left_by(self, act: Act) -> tuple[Party, ...]:
        """Give the organisation that puts a member out: "Peru's membership of the Andean bloc was suspended"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if act.frame.mode != "expel" or clause is None or not clause.verb.passive or clause.subject is None:
            return ()
        tokens, subject = self.reading.marks.tokens, clause.subject
        if tokens[subject.head].lemma.lower() != "membership":
            return ()
        named = self.cast.outermost(Span(tokens[subject.head].span.end, tokens[subject.span_last - 1].span.end))
        parties = [party for one in named if (party := self.cast.party(one)) is not None]
        kinds = [actor.kind for one in parties if (actor := self.cast.actor(one.actor)) is not None]
        return tuple(parties) if kinds == [ActorKind.IGO] else ()

    def _around(self, act: Act) -> tuple[Party, ...]:
        """Give the subject of the clause around a meeting, the one above where it only hangs on it."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        while clause is not None and clause.governor is not None and clause.verb.infinitive:
            clause = act.telling.clauses[clause.governor]
        return self._subject(clause) if clause is not None else ()

    def _hosted(self, act: Act, source: Sequence[Party]) -> tuple[Party, ...]:
        """Give whose talks somebody else hosts: "Peru and Chad signed it after talks hosted by Fiji"."""
        joint = self._around(act)
        hosts = {party.country for party in source}
        others = {party.country for party in joint} - {NO_CODE}
        return joint if len(others) > 1 and not others & hosts else ()

    def _hosts(self, act: Act, source: Sequence[Party]) -> tuple[Party, ...]:
        """Give who is host where two agree during the visit of one: "Peru and Chad signed it during a visit by"."""
        joint = self._around(act)
        guests_of = {party.country for party in source}
        hosts = tuple(party for party in joint if party.country not in guests_of | {NO_CODE})
        if len(hosts) == len(joint) == 1:
            is_state = hosts[0].sector in {"", "GOV"} and not self._is_judged(act)
            return hosts if is_state and self._is_occasion(act) else ()
        return hosts if len(hosts) == 1 and len({party.country for party in joint}) == len(hosts) + 1 else ()

    def _is_judged(self, act: Act) -> bool:
        """Say whether the clause around an act judges: who condemns a raid after a visit need not be the host."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        match = self.reading.book.events.at([clause.verb.lemma], 0) if clause is not None else None
        return match is not None and any(one.frame.type in _JUDGES for one in match.readings)

    def _is_occasion(self, act: Act) -> bool:
        """Say whether a visit is when the host did something: "Peru relented | after a visit by Chile's king"."""
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, act.span.start, key=lambda one: one.span.start)
        before = {tokens[place].text.lower() for place in range(max(0, at - _ARTICLE), at)}
        return bool(before & {"after", "during", "following"})

    def _as_people(self, party: Party) -> Party:
        """Give the people of a state for a nationality that is printed for them: Serbs who march are not Serbia."""
        is_people = any(
            one.sense is Sense.PEOPLE and one.actor == party.actor and one.quote == party.text
            for one in self.cast.mentions
        )
        is_nation = is_people and "." not in party.code and party.code != NO_CODE
        return replace(party, code=f"{party.code}.CVL") if is_nation else party

    def _abroad(self, act: Act, source: Sequence[Party], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Leave out the doer's own side where only another can be meant: by a refusal, forces that move, a fight."""
        if act.frame.type is EventType.RETREAT and act.frame.mode == "withdraw":
            own = {one.country for one in source}
            return tuple(party for party in target if party.country not in own)
        own = {one.country for one in source} - {NO_CODE}
        if act.frame.type in _OF_TWO and len(own) > 1:
            return tuple(party for party in target if party.country not in own)
        if act.frame.type in {EventType.REJECT, EventType.MOBILIZE} or is_mutual(act, source):
            return tuple(party for party in target if not is_within_one_side(source, (party,), apart=True))
        return target

    def _apart(self, act: Act, source: tuple[Party, ...], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Leave open whose a speaker is who talks to somebody "of Peru", if nothing printed ties himself to Peru.

        A state that is printed with the other side only tells the two apart: Peru's own minister would need none.
        """
        if len(source) != 1 or len(target) != 1 or act.clause is None or act.is_noun:
            return source
        one, other = source[0], target[0]
        is_same = one.country == other.country != NO_CODE and one.actor != other.actor
        if not is_same or not (self._is_person(one) and self._is_person(other)):
            return source
        if self._is_printed_with_state(one) or not self._is_printed_with_state(other):
            return source
        return (replace(one, code=NO_CODE),)

    def _is_printed_with_state(self, party: Party) -> bool:
        """Say whether a person's own state is printed beside him: "the Chadian envoy", "President Saleh of Chad"."""
        states = [
            one
            for one in self.cast.mentions
            if one.actor != party.actor and (found := self.cast.party(one)) is not None and found.code == party.country
        ]
        return any(
            _is_beside(mine.span, state.span, self.report.text)
            for mine in self.cast.mentions
            if mine.actor == party.actor
            for state in states
        )

    def _without_their_own(self, act: Act, source: Sequence[Party], target: tuple[Party, ...]) -> tuple[Party, ...]:
        """Leave out the doer's own among whom he takes: "raided the gang's base and seized its leader"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if act.frame.type not in {EventType.ASSAULT, EventType.COERCE} or clause is None or not clause.objects:
            return target
        if self.reading.marks.tokens[clause.objects[-1].first].text.lower() not in {"its", "their"}:
            return target
        own = {party.country for party in source} - {NO_CODE}
        return tuple(one for one in target if one.country not in own)

    def _is_own_way(self, act: Act, source: Sequence[Party]) -> bool:
        """Say whether only persons go: one who leaves goes from an office, a town or a room, and withdraws no force."""
        withdraws = act.frame.type is EventType.RETREAT and act.frame.mode == "withdraw"
        if withdraws and self._is_sent_off(act):
            return True
        return withdraws and bool(source) and all(self._is_person(one) for one in source)

    def _is_sent_off(self, act: Act) -> bool:
        """Say whether somebody else is to go: "gave the trainers a week to leave" tells of no giver who leaves."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        if clause is None or clause.governor is None or not clause.verb.infinitive:
            return False
        before = self.reading.marks.tokens[clause.verb.first - 1].lemma.lower()
        is_given = act.telling.clauses[clause.governor].verb.lemma == "give"
        return is_given and (clause.verb.lemma == "leave" or before in _GIVEN_TIME)

    def _without_media(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Leave out outlets: an interview is no meeting of states."""
        kinds = ((party, self.cast.actor(party.actor)) for party in parties)
        return tuple(party for party, actor in kinds if actor is None or actor.kind is not ActorKind.MEDIA)

    def _asker(self, act: Act) -> tuple[Party, ...]:
        """Take the side that asks for a withdrawal as the one that is to be rid of it; no organisation has soil."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or not self.is_asked(act) or clause.governor is None:
            return ()
        asking = self._subject(act.telling.clauses[clause.governor])
        return tuple(one for one in asking if self._has_soil(one))

    def _subject(self, clause: Clause) -> tuple[Party, ...]:
        if clause.subject is None:
            return ()
        tokens = self.reading.marks.tokens
        first, last = clause.subject.first, clause.subject.span_last
        return self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Give the states for which persons give and receive."""
        found = [self.cast.state_of(one) if self._is_person(one) else one for one in parties]
        return tuple({party.actor: party for party in found}.values())

    def _has_soil(self, party: Party) -> bool:
        known = self.reading.book.actor(party.country)
        return known is not None and known.kind is ActorKind.STATE

    def _is_person(self, party: Party) -> bool:
        actor = self.cast.actor(party.actor)
        return actor is not None and actor.kind is ActorKind.PERSON

    def _is_trade_figure(self, act: Act) -> bool:
        """Say whether a sentence only gives a sum of trade: "exported goods worth 2 billion euros last year"."""
        if not act.frame.text.startswith(("export", "import")):
            return False
        return any(mark.value is not None for mark in within(self.reading.marks.quantities, act.telling.sentence.span))

    def _sender(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from "from" when the subject is unknown: "the charity delivered rice from Qatar to Yemen"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        for adjunct in clause.adjuncts if clause is not None and not act.is_noun else ():
            if adjunct.preposition == "from":
                tokens = self.reading.marks.tokens
                first, last = adjunct.phrase.first, adjunct.phrase.span_last
                found = self.cast.parties_of(Span(tokens[first].span.start, tokens[last - 1].span.end))
                if found:
                    return found
        return ()

    def _maker(self, act: Act) -> tuple[Party, ...]:
        """Take the giver from the goods when no phrase names it: "received Turkish drones"."""
        tokens = self.reading.marks.tokens
        for phrase in act.item:
            span = Span(tokens[phrase.first].span.start, tokens[phrase.span_last - 1].span.end)
            for mention in self.cast.outermost(span):
                party = self.cast.party(mention)
                is_maker = mention.span.end <= tokens[phrase.head].span.start or self._made_in(mention)
                if party is not None and is_maker and party.actor not in {one.actor for one in act.target}:
                    return (party,)
        return ()

    def _made_in(self, mention: ActorMention) -> bool:
        """Say whether a phrase says where its goods are from: "drones from Turkey", "shipments of Turkish drones"."""
        tokens = self.reading.marks.tokens
        at = bisect_left(tokens, mention.span.start, key=lambda token: token.span.start)
        behind = next((one for one in tokens[at:] if one.span.start >= mention.span.end), None)
        describes = behind is not None and behind.word_class in {WordClass.NOUN, WordClass.ADJ, WordClass.PROPN}
        return (mention.kind is MentionKind.DEMONYM and describes) or tokens[at - 1].text.lower() == "from"

    def _talkers(self, act: Act, target: Sequence[Party]) -> tuple[Party, ...]:
        """Take those who talk from the clause around a meeting: "agreed in a call", "after talks with"."""
        if act.clause is None or not act.is_noun:
            return ()
        clause = act.telling.clauses[act.clause]
        while clause.governor is not None and clause.verb.infinitive:
            clause = act.telling.clauses[clause.governor]
        found = self._subject(clause)
        others = {party.country for party in found} - {party.country for party in target}
        return found if len(found) > 1 or (target and others) else ()

    def is_asked(self, act: Act) -> bool:
        """Say whether an act that is not real is at least asked for or conditional; what is only possible is none."""
        if act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        if act.status is Status.CONDITIONAL or clause.governor is None:
            return act.status is Status.CONDITIONAL
        asking = act.telling.clauses[clause.governor]
        is_own_wish = asking.verb.lemma == "want" and clause.subject == asking.subject  # "wants to visit Peru"
        return clause.relation in _ASKED_AS and asking.verb.lemma in _ASKS and not is_own_wish

    def suffice(self, act: Act, source: Sequence[Party], target: Sequence[Party]) -> bool:
        """Say whether the parties are those that the act's type needs."""
        return self._sufficing.suffice(act, source, target)


def _without_own_place(act: Act, source: Sequence[Party], target: tuple[Party, ...]) -> tuple[Party, ...]:
    """Leave out the state in which its own forces act: "police raided offices in Kitwe" hits no other side."""
    if act.frame.type not in FORCE or not source or not all("." in one.code for one in source):
        return target
    if any(is_apart(one) for one in source) or "pro_autocracy" in act.frame.contexts:
        return target
    own = {one.country for one in source}
    return tuple(one for one in target if one.code not in own)


def _are_several(parties: Sequence[Party]) -> bool:
    return len({party.country for party in parties} - {NO_CODE}) > 1


def _is_beside(named: Span, state: Span, text: str) -> bool:
    """Say whether a state stands inside a person's name and title, right before them, or behind their "of"."""
    if state in named:
        return True
    if state.end <= named.start:
        return text[state.end : named.start].strip() in {"", "'s", "’s"}
    return state.start >= named.end and text[named.end : state.start].split()[-2:] in (["of"], ["of", "the"])
