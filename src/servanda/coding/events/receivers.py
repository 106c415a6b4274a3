"""Who is helped where the words of the help leave it out: "gave Chad rice and will train 40 nurses".

Invariant: only a state that the report names is meant, and nobody where the sentence names a third one.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import Cast, ReportReading, coded_id
from servanda.coding.actors.soil import Soil
from servanda.coding.acts.acts import Act
from servanda.coding.events.sides import Sides
from servanda.coding.syntax.forms import POSSESSIVES
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, EventType, Party, Span, Status, WordClass

_STRICKEN = frozenset(
    "village victim survivor family region town area district camp displaced homeless people population province "
    "community resident evacuee refugee injured wounded orphan island authority government".split()
)
"""Those whom a report on their state has told to need help."""
_RELIEF = frozenset({"disasters", "health", "asylum", "human_security"})
"""Contexts of help that goes to people in need, whom a report on their state has told of."""
_CALLED = frozenset({"relief", "aid", "assistance", "help"})
"""What help is called whose amount alone is told: "doubled its relief to $8 million"."""
_TOLD = frozenset({Status.ACTUAL, Status.PLANNED})


class Receivers:
    """Tells who is helped by an act that names no receiver."""

    def __init__(self, reading: ReportReading, cast: Cast, soil: Soil, sides: Sides) -> None:
        self.reading = reading
        self.cast = cast
        self.soil = soil
        self.sides = sides

    def of(self, act: Act, source: tuple[Party, ...], told: Sequence[Act]) -> tuple[Party, ...]:
        """Give whom a coded side helps: whom it has just been told to help, else the state that the report is on."""
        clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
        given = {party.country for party in source}
        if act.frame.type is not EventType.AID or clause is None or not given or NO_CODE in given:
            return ()
        return self._helped_before(act, given, told) or self._at_home(act, clause, given)

    def _helped_before(self, act: Act, given: set[str], told: Sequence[Act]) -> tuple[Party, ...]:
        """Give whom the same side was told to help before in the sentence: "gave Chad rice and will send 40 nurses".

        So for whom it thanked or backed, where the help is told by a verb of its own: "thanked Chad and will send".
        """
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        goes_on = clause is not None and clause.relation is ClauseRelation.COORDINATED and clause.verb.is_finite
        kinds = {EventType.AID, EventType.SUPPORT} if goes_on else {EventType.AID}
        for one in reversed(told):
            if one.frame.type not in kinds or one.telling is not act.telling or one.at.start >= act.at.start:
                continue
            givers, receivers = self.sides.of(one)
            if {party.country for party in givers} != given or not receivers or one.status not in _TOLD:
                continue
            helped = {party.country for party in receivers}
            if NO_CODE in helped or not self._names_only(act, given | helped):
                return ()
            return receivers
        return ()

    def _is_sum(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names a sum, which receives nothing: "doubled its relief to $8 million"."""
        tokens = self.reading.marks.tokens[phrase.first : phrase.last]
        return any(token.word_class in {WordClass.NUM, WordClass.SYM} for token in tokens)

    def _names_only(self, act: Act, states: set[str]) -> bool:
        """Say whether the sentence of an act names no state besides these."""
        return self.soil.states_in(act.telling.sentence) <= states

    def _at_home(self, act: Act, clause: Clause, given: set[str]) -> tuple[Party, ...]:
        """Give the state that the report is on where others help people or places known there: "the flooded towns".

        So does help in need, and help in a report on a state whose words give no receiver but those who need it.
        """
        home = self.soil.home
        if home is None or home in given or self.cast.actor(coded_id(home)) is None:
            return ()
        tokens = self.reading.marks.tokens
        to = [one.phrase for one in clause.adjuncts if one.preposition in {"to", "for", "in"}]
        for phrase in (*to, *clause.objects[:1]):
            head = tokens[phrase.head]
            is_known = tokens[phrase.first].text.lower() in {"the", "those"}
            if is_known and head.lemma.lower() in _STRICKEN:
                return (self.cast.party_there(coded_id(home), Span(tokens[phrase.first].span.start, head.span.end)),)
        if any(tokens[one.first].text.lower() in POSSESSIVES for one in to):
            return ()  # "allocated $5 million for its own schools"
        to = [one.phrase for one in clause.adjuncts if one.preposition == "to" and not self._is_sum(one.phrase)]
        is_called = any(tokens[one.head].lemma.lower() in _CALLED for one in clause.objects[-1:])
        is_relief = bool(_RELIEF & set(act.frame.contexts)) or bool(act.item) or is_called
        if (
            not (is_relief and clause.verb.is_finite)
            or act.status not in _TOLD
            or to
            or not self._names_only(act, given | {home})
        ):
            return ()
        return (self.cast.party_there(coded_id(home), act.at),)
