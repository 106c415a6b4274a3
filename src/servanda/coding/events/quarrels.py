"""Whom an act is against that names nobody, by what the sentence or the one before it has told of two states.

Invariant: only a state that has just acted against the doer, or been acted against by it, is meant; where the sentence
of the act names a third state, or two quarrels stand near, nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.soil import Soil
from servanda.coding.acts.acts import Act
from servanda.coding.events.sides import Sides
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import NO_CODE, EventType, Party, Status

_OPEN = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST, EventType.SANCTION, EventType.CONCEDE}
)
"""Types that are done against somebody, or yield to somebody, whom a sentence may leave out."""

_QUARRELS = frozenset(
    {
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.REQUEST,
        EventType.SANCTION,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.MOBILIZE,
    }
)
_GOES_ON = frozenset({EventType.SANCTION, EventType.THREATEN, EventType.REQUEST, EventType.CONCEDE})
"""Types by which a side goes on against the one that it has just acted against."""

_OF_NOUNS = frozenset({EventType.REJECT, EventType.THREATEN})
"""Types whose nouns may leave out whom they are against."""

_CHARGES = frozenset({"charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims"})
_REACH = 450
"""Characters back within which the quarrel stands."""

_MOST_TOLD = 8
"""Acts that are looked at."""

_SETTLED = frozenset({Status.HYPOTHETICAL, Status.CONDITIONAL})


def faced(
    act: Act, source: tuple[Party, ...], told: Sequence[Act], reading: ReportReading, sides: Sides, soil: Soil
) -> tuple[Party, ...]:
    """Give the other side of the quarrel that has just been told; nobody where the words around leave it open.

    Args:
        act: An act without a target.
        source: Who does it.
        told: All acts of the report.
        reading: The report and its marks.
        sides: Who does the acts of the report.
        soil: The states that its sentences name.
    """
    if act.frame.type is EventType.REQUEST and act.frame.text.split()[0] != "demand":
        return ()  # whoever "called for" something may call on anybody
    own = {party.country for party in source} - {NO_CODE}
    if act.frame.type not in (_OF_NOUNS if act.is_noun else _OPEN) or len(own) != 1 or act.status in _SETTLED:
        return ()
    near = [one for one in told if act.at.start - _REACH < one.at.start < act.at.start and _is_near(act, one, reading)]
    found = [other for one in near[-_MOST_TOLD:] if (other := _other(act, own, one, sides))]
    others = {party.country for parties in found for party in parties}
    named = {state for one in (act, *near) for state in soil.states_in(one.telling.sentence)} - own
    return found[-1] if len(others) == 1 and named <= others else ()


def _is_near(act: Act, one: Act, reading: ReportReading) -> bool:
    """Say whether an act of a quarrel stands in the sentence of another or in the one before, no aside in it."""
    if one.frame.type not in _QUARRELS or one.status in _SETTLED:
        return False
    if one.telling is act.telling:
        clause = one.telling.clauses[one.clause] if one.clause is not None else None
        return clause is None or clause.relation is not ClauseRelation.RELATIVE
    between = reading.report.text[one.at.end : act.at.start]
    sentences = reading.marks.sentences
    at = next((place for place, found in enumerate(sentences) if found == act.telling.sentence), 0)
    back = 2 if _rejects_charge(act) else 1
    is_next = one.telling.sentence in sentences[max(0, at - back) : at]
    return is_next and "\n\n" not in between and not act.is_noun


def _rejects_charge(act: Act) -> bool:
    """Say whether a charge is rejected, which whoever was acted against has made: "arrested two. Lima rejects it"."""
    return act.frame.type is EventType.REJECT and bool(_CHARGES & {word.lower() for word in act.words})


def _other(act: Act, own: set[str], one: Act, sides: Sides) -> tuple[Party, ...]:
    """Give who has acted against the own side, or against whom it goes on to act."""
    doers, hit = sides.of(one)
    goes_on = ((doers, hit),) if act.frame.type in _GOES_ON or _rejects_charge(act) else ()
    for mine, theirs in ((hit, doers), *goes_on):
        others = {party.country for party in theirs} - {NO_CODE}
        if {party.country for party in mine} == own and len(others) == 1 and not others & own:
            return tuple(theirs)
    return ()
