"""Whom an answer is given to: "Rwanda dismissed the allegation" after "Congo accused Rwanda of backing rebels".

Invariant: only an act that the report has told just before, of another state against the one that answers, is answered;
nobody is answered whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.events.sides import Sides
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import NO_CODE, EventType, Party, Statement

_CHARGED = frozenset({EventType.ACCUSE, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
_ASKED = frozenset({EventType.REQUEST, EventType.AGREE, EventType.THREATEN})
_ANSWERS: Mapping[str, frozenset[EventType]] = {
    "allegation": _CHARGED,
    "accusation": _CHARGED,
    "charge": _CHARGED,
    "claim": _CHARGED,
    "report": _CHARGED,
    "suggestion": _CHARGED,
    "demand": _ASKED,
    "request": _ASKED,
    "call": _ASKED,
    "appeal": _ASKED,
    "ultimatum": _ASKED,
    "offer": _ASKED,
    "proposal": _ASKED,
    "invitation": _ASKED,
    "plan": _ASKED,
}
"""What is rejected or accepted, with the acts by which it came about."""

_REFUSES = frozenset({"refuse", "decline"})
_REACH = 700
"""Characters back within which the act stands that is answered: the paragraph before and its neighbour."""

_POINTS_BACK = frozenset({"the", "this", "these", "those", "that", "it", "them", "all"})


def answered(
    act: Act,
    source: tuple[Party, ...],
    told: Sequence[Act],
    said: Sequence[Statement],
    reading: ReportReading,
    sides: Sides,
) -> tuple[Party, ...]:
    """Give who accused, asked or offered what is now rejected, refused or accepted; nobody where the text names none.

    Args:
        act: The answer.
        source: Who answers.
        told: All acts of the report.
        said: Its statements: "Congo said Rwanda had sent troops" is denied as an accusation is.
        reading: The report and its marks.
        sides: Who does the acts of the report.
    """
    kinds = _answered_kinds(act, reading)
    own = {party.country for party in source} - {NO_CODE}
    if not kinds or len(own) != 1:
        return ()
    before = (one for one in reversed(told) if act.span.start - _REACH < one.at.start < act.span.start)
    for one in before:
        if one.frame.type not in kinds:
            continue
        doers, hit = sides.of(one)
        is_open = kinds is _ASKED and not hit and not act.is_noun  # "offered to mediate": whoever declines, was offered
        if _is_against(doers, hit or act.source if is_open else hit, own):
            return doers
    return _teller(act, own, said, reading) if kinds is _CHARGED else ()


def _answered_kinds(act: Act, reading: ReportReading) -> frozenset[EventType]:
    """Give the types of act that a rejection or an acceptance answers, by its object; none for other acts."""
    if act.frame.type not in {EventType.REJECT, EventType.AGREE} or act.is_noun or act.clause is None:
        return frozenset()
    clause = act.telling.clauses[act.clause]
    if clause.verb.lemma in _REFUSES or _is_bare(clause, act):
        return _ASKED
    if not clause.objects or clause.verb.passive:
        return frozenset()
    tokens, named = reading.marks.tokens, clause.objects[0]
    points = tokens[named.first].text.lower() in _POINTS_BACK and named.possessor is None
    return _ANSWERS.get(tokens[named.head].lemma.lower(), frozenset()) if points else frozenset()


def _is_bare(clause: Clause, act: Act) -> bool:
    """Say whether somebody only says yes or no to what was told before: "Peru asked for talks and Chile agreed"."""
    is_alone = not clause.objects and not clause.adjuncts and not act.telling.below(act.clause or 0)
    return clause.verb.lemma in _ANSWERED_BARE and clause.relation is ClauseRelation.COORDINATED and is_alone


_ANSWERED_BARE = frozenset({"agree", "accept", "consent", "assent", "refuse", "decline"})


def _is_against(doers: Sequence[Party], hit: Sequence[Party], own: set[str]) -> bool:
    """Say whether somebody else does an act to the one who answers."""
    others = {party.country for party in doers} - {NO_CODE}
    return bool(others) and not others & own and bool({party.country for party in hit} & own)


def _teller(act: Act, own: set[str], said: Sequence[Statement], reading: ReportReading) -> tuple[Party, ...]:
    """Give the state that has just said something of the one who denies it."""
    for one in reversed(said):
        start = one.content_parts[0].start if one.content_parts else act.span.start
        if not act.span.start - _REACH < start < act.span.start or one.speaker is None:
            continue
        if one.speaker.country in own | {NO_CODE}:
            continue
        return (one.speaker,) if any(_names(reading, code, one) for code in own) else ()
    return ()


def _names(reading: ReportReading, code: str, one: Statement) -> bool:
    """Say whether the content of a statement names a state or its own."""
    return any(
        meant.code.split(".", 1)[0] == code
        for mark in reading.marks.names
        for meant in mark.readings
        if any(mark.span in part for part in one.content_parts)
    )
