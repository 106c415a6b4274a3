"""Acts that only tell again, or tell more of, what another act of the sentence tells: one event, not two.

Invariant: an act is left out only for another whose parties suffice for an event, or because its words deny themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.events.sides import Sides
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import NO_CODE, EventType, Party, Status

_AGREES = frozenset("agree pledge promise vow commit sign discuss undertake cancel scrap suspend halt".split())
_PROMISES = frozenset({"pledge", "promise", "vow", "commit", "undertake", "offer", "agree"})
_SHUTS_OUT = frozenset({"rule", "exclude", "preclude", "refuse", "decline"})
_WHEN = frozenset({"when", "as", "after", "while"})
_WITHIN = frozenset({"in", "during", "by", "from"})
"""Prepositions before the blow in which somebody falls."""
_OUTCOMES = frozenset({"kill", "wound", "injure", "destroy", "damage", "leave"})
_HANGING = frozenset({ClauseRelation.PARTICIPIAL, ClauseRelation.RELATIVE, ClauseRelation.COORDINATED})
_COUP = "pro_autocracy"
_MAKES_PAPER = frozenset(
    {"signing", "signature", "ratification", "conclusion", "initialling", "initialing", "exchange"}
)
_SIGNING = 6
"""Words before a paper in which its signing is looked for."""


class ToldAgain:
    """Says of an act whether another one of its sentence tells the event."""

    def __init__(self, reading: ReportReading, sides: Sides) -> None:
        self.reading = reading
        self.sides = sides

    def holds(self, act: Act, source: Sequence[Party], target: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether an act is no event of its own.

        Args:
            act: The act.
            source: Who does it.
            target: To whom.
            told: All acts of the report.
        """
        if self._is_within_agreement(act) or self._is_purpose(act, source, target, told):
            return True
        if self._is_named_again(act, source, told) or self._is_spelled_out(act, source, told):
            return True
        if self._is_paper_signed(act) or self._is_journeys_end(act, told):
            return True
        if self._is_outcome(act, told) or self._is_toll(act, source, told) or self._is_topic(act, told):
            return True
        return self._is_refused(act, told) or self._is_left_open(act)

    def _is_journeys_end(self, act: Act, told: Sequence[Act]) -> bool:
        """Say whether a verb only ends a visit, which its noun tells: "The visit of X and Y to Peru ended"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        is_verb = not act.is_noun and act.frame.mode == "visit" and clause is not None and not clause.objects
        if not is_verb or clause is None or clause.subject is None:
            return False
        head = self.reading.marks.tokens[clause.subject.head].span
        return any(one.is_noun and one.frame.mode == "visit" and head in one.at for one in told)

    def _is_paper_signed(self, act: Act) -> bool:
        """Say whether a noun is the paper whose signing is told: "the signing of an accord" is one event."""
        if act.frame.type is not EventType.AGREE or not act.is_noun:
            return False
        tokens = self.reading.marks.tokens
        first = bisect_left(tokens, act.span.start, key=lambda token: token.span.start)
        before = [token.text.lower() for token in tokens[max(0, first - _SIGNING) : first]]
        return any(one in _MAKES_PAPER and two == "of" for one, two in pairwise(before))

    def _is_topic(self, act: Act, told: Sequence[Act]) -> bool:
        """Say whether talks are only what a meeting is for: "met to discuss the dam" is one event (ruling 48)."""
        if act.frame.type is not EventType.CONSULT or act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        return clause.verb.infinitive and any(
            one.telling.sentence == act.telling.sentence
            and one.frame.type is EventType.CONSULT
            and one.clause == clause.governor
            and one.at != act.at
            for one in told
        )

    def _is_outcome(self, act: Act, told: Sequence[Act]) -> bool:
        """Say whether a verb only tells what an attack did: "shelled a village, killing two" is one event."""
        if act.frame.type is not EventType.ASSAULT or act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        if clause.verb.lemma not in _OUTCOMES:
            return False
        hangs = clause.relation in _HANGING
        return any(
            one.telling.sentence == act.telling.sentence
            and one.frame.type is EventType.ASSAULT
            and ((hangs and one.clause == clause.governor) or self._is_subject(one, clause))
            and one.at != act.at
            and self.sides.suffice(one, *self.sides.of(one))
            for one in told
        )

    def _is_purpose(self, act: Act, source: Sequence[Party], target: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether help is only what a gift is for: "allocated a grant to finance a hospital" is one event."""
        if act.frame.type is not EventType.AID or act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        if not clause.verb.infinitive or clause.governor is None:
            return False
        sides = ({one.country for one in source}, {one.country for one in target})
        gifts = (
            self.sides.of(one)
            for one in told
            if one.telling is act.telling and one.clause == clause.governor and one.frame.type is EventType.AID
        )
        named = sides[1] - {NO_CODE}
        return any(
            {one.country for one in given} == sides[0] and named <= {one.country for one in got} for given, got in gifts
        )

    def _is_named_again(self, act: Act, source: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether a noun only names the blow that its verb tells: "two soldiers were killed in an attack"."""
        if self._is_coup_named_again(act, told):
            return True
        if act.frame.type is not EventType.ASSAULT or not act.is_noun or act.clause is None:
            return False
        clause = act.telling.clauses[act.clause]
        if not clause.verb.passive or clause.verb.lemma not in _OUTCOMES:
            return False
        return any(
            one.telling is act.telling
            and one.clause == act.clause
            and not one.is_noun
            and one.frame.type is EventType.ASSAULT
            and self.sides.suffice(one, *self.sides.of(one))
            and (not source or source == self.struck_by(one, told))
            for one in told
        )

    def struck_by(self, act: Act, told: Sequence[Act]) -> tuple[Party, ...]:
        """Give who struck, where the blow in which somebody fell says so: "two were killed during a Peruvian raid"."""
        if act.frame.type is not EventType.ASSAULT or act.is_noun or act.clause is None or self.sides.of(act)[0]:
            return ()
        clause, tokens = act.telling.clauses[act.clause], self.reading.marks.tokens
        if not clause.verb.passive or clause.verb.lemma not in _OUTCOMES:
            return ()
        inside = {tokens[one.phrase.head].span for one in clause.adjuncts if one.preposition in _WITHIN}
        blows = (
            self.sides.of(one)[0]
            for one in told
            if one.telling is act.telling and one.is_noun and one.frame.type is EventType.ASSAULT
            if any(span in one.at for span in inside)
        )
        return next(blows, ())

    def _is_toll(self, act: Act, source: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether a verb only counts the dead of an attack told with "when": "six died when rebels struck"."""
        if act.frame.type is not EventType.ASSAULT or act.is_noun or act.clause is None or source:
            return False
        clauses = act.telling.clauses
        if not clauses[act.clause].verb.passive or clauses[act.clause].verb.lemma not in _OUTCOMES:
            return False
        return any(
            one.telling is act.telling
            and not one.is_noun
            and one.clause is not None
            and one.frame.type is EventType.ASSAULT
            and clauses[one.clause].governor == act.clause
            and clauses[one.clause].marker in _WHEN
            and self.sides.suffice(one, *self.sides.of(one))
            for one in told
        )

    def _is_coup_named_again(self, act: Act, told: Sequence[Act]) -> bool:
        """Say whether a noun only names the coup that its clause tells: "seized power in a coup" is one event."""
        if not act.is_noun or _COUP not in act.frame.contexts:
            return False
        return any(
            one.telling is act.telling
            and one.clause == act.clause
            and not one.is_noun
            and _COUP in one.frame.contexts
            and self.sides.suffice(one, *self.sides.of(one))
            for one in told
        )

    def _is_subject(self, act: Act, clause: Clause) -> bool:
        """Say whether a noun's act is what a clause is about: "the attack on the base killed"."""
        tokens = self.reading.marks.tokens
        return act.is_noun and clause.subject is not None and tokens[clause.subject.head].span in act.at

    def _is_refused(self, act: Act, told: Sequence[Act]) -> bool:
        """Say whether an act is only what somebody refuses to do: "refused to withdraw its troops" is one event."""
        if act.status is not Status.NEGATED or act.clause is None or act.is_noun:
            return False
        clause = act.telling.clauses[act.clause]
        return clause.verb.infinitive and any(
            one.frame.type is EventType.REJECT
            and one.telling.sentence == act.telling.sentence
            and one.clause == clause.governor
            and not one.is_noun
            and self.sides.suffice(one, *self.sides.of(one))
            for one in told
        )

    def _is_left_open(self, act: Act) -> bool:
        """Say whether a refusal is itself denied, which tells nothing: "has not ruled out sending troops"."""
        if act.frame.type is not EventType.REJECT or act.is_noun or act.clause is None:
            return False
        verb = act.telling.clauses[act.clause].verb
        return verb.lemma in _SHUTS_OUT and (verb.negated or act.status is Status.NEGATED)

    def _is_spelled_out(self, act: Act, source: Sequence[Party], told: Sequence[Act]) -> bool:
        """Say whether one side's promise is of an act that is coded itself, planned (ruling 42)."""
        if act.frame.type is not EventType.AGREE or act.is_noun or len(source) != 1 or act.clause is None:
            return False
        if act.telling.clauses[act.clause].verb.lemma not in _PROMISES:
            return False
        return any(
            one.telling.sentence == act.telling.sentence
            and one.clause is not None
            and is_promised(one, act)
            and one.status is Status.PLANNED
            and self.sides.suffice(one, *self.sides.of(one))
            and not self._is_within_agreement(one)
            for one in told
        )

    def _is_within_agreement(self, act: Act) -> bool:
        """Say whether an act only says what was agreed: "agreed to strengthen ties" is one event (ruling 42)."""
        if act.clause is None or act.frame.type not in {EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE}:
            return False
        clause = act.telling.clauses[act.clause]
        if act.is_noun:
            return clause.verb.lemma in _AGREES or self._is_under_agreement(act, clause)
        return self._is_under_agreement(act, clause)

    def _is_under_agreement(self, act: Act, clause: Clause) -> bool:
        governor = act.telling.clauses[clause.governor] if clause.governor is not None else None
        return clause.verb.infinitive and governor is not None and governor.verb.lemma in _AGREES


def is_promised(act: Act, promise: Act) -> bool:
    """Say whether an act is what a verb of promise has behind it: "pledged to send aid", "pledged aid"."""
    if act.is_noun:
        return act.frame.is_transfer and act.clause == promise.clause
    return act.clause is not None and act.telling.clauses[act.clause].governor == promise.clause
