"""The other of the two states that a report is about: whom "its neighbour" means, from whom an envoy is called home.

Invariant: title and first sentence together name exactly two states, and the sentence of the act names no third.
"""

from __future__ import annotations

from functools import cached_property

from servanda.coding.actors.cast import Cast, ReportReading, coded_id
from servanda.coding.actors.soil import Soil
from servanda.coding.acts.acts import Act
from servanda.model import NO_CODE, EventType, Party, Span, Status

_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_CUTS = frozenset({"withdraw", "discontinue"})
"""Modes by which a state ends what it had with another: of two that quarrel, the other."""
_OWNERS = frozenset({"its", "their"})


class Counterparts:
    """Tells whom a state of a quarrel of two faces."""

    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.soil = Soil(reading, cast)

    def of(self, act: Act, source: tuple[Party, ...]) -> tuple[Party, ...]:
        """Give the other of the two states where an act has no target in print and can only be meant for it.

        So for envoys who are called home, trade that is cut, threats, and what is said or done to "its neighbour".
        """
        countries = {one.country for one in source}
        place = self._place(act)
        if place is None or len(countries) != 1 or not countries < self._pair or act.status is Status.NEGATED:
            return ()
        named = self.soil.states_in(act.telling.sentence)
        is_printed = act.frame.type is EventType.SANCTION and bool(named & self._pair - countries)
        is_printed = is_printed and "diplomatic" not in act.frame.contexts  # "sanctions with help from Peru"
        if not named <= self._pair or self._names_others(act) or is_printed:
            return ()
        other = coded_id(next(iter(self._pair - countries)))
        return (self.cast.party_there(other, place),) if self.cast.actor(other) is not None else ()

    def _names_others(self, act: Act) -> bool:
        """Say whether the sentence of an act names an organisation or anybody else who may be meant."""
        named = (self.cast.party(one) for one in self.cast.outermost(act.telling.sentence.span))
        return any(party is not None and party.country not in self._pair | {NO_CODE} for party in named)

    @cached_property
    def _pair(self) -> frozenset[str]:
        named = self.soil.opening_states
        return named if len(named) == 2 else frozenset()  # noqa: PLR2004

    def _place(self, act: Act) -> Span | None:
        """Give the words that stand for the other state: "its neighbour", else those of the act."""
        if act.is_noun or act.clause is None:
            return None
        tokens = self.reading.marks.tokens
        clause = act.telling.clauses[act.clause]
        for one in (*clause.objects, *(adjunct.phrase for adjunct in clause.adjuncts)):
            if tokens[one.head].lemma.lower() in _NEIGHBOURS and tokens[one.first].text.lower() in _OWNERS:
                return Span(tokens[one.first].span.start, tokens[one.head].span.end)
        is_cut = act.frame.type is EventType.SANCTION and act.frame.mode in _CUTS
        return act.at if is_cut or act.frame.type is EventType.THREATEN else None
