"""Whose act a judgement calls again by its noun: "The executions were condemned" after "the army executed four".

Invariant: only an act of force of the same root that the report has told with its doer is called again, or, by "the
move", what stands right before in the same paragraph; where several with different doers fit, none is.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.events.sides import Sides
from servanda.coding.syntax.shape import NounPhrase
from servanda.model import NO_CODE, EventType, Party, Span, Status

_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
_POINTS_BACK = frozenset({"the", "this", "these", "those"})
_DEEDS = frozenset({"move", "decision", "step", "measure", "action", "ruling", "exercise", "drill"})
"""Nouns that call whatever was done before."""
_JUDGED = _BLOWS | {EventType.SUPPORT, EventType.REJECT, EventType.RETREAT}
_JUDGING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
_OVER = frozenset({"against", "at", "over", "to"})
"""Types that judge what was done, and prepositions that lead to it: "protested against the move"."""
_DONE = frozenset({Status.ACTUAL, Status.PLANNED})
_ROOT = 4
"""Letters that a noun and the verb it is made of share: "execution" and "executed", "invasion" and "invaded"."""


_NAMED_MODES = frozenset({"expel", "deport", "arrest", "abduct", "seize"})
"""Modes that one noun names whatever the verb was: "the expulsions" after "expelled", "ordered to leave"."""


def recalled_doers(act: Act, told: Sequence[Act], reading: ReportReading, sides: Sides) -> tuple[Party, ...]:
    """Give who did what is condemned, where the noun for it points back to an act that the report has told.

    Args:
        act: The act of judging.
        told: All acts of the report.
        reading: The report and its marks.
        sides: Who does the acts of the report.
    """
    named = _judged(act)
    if named is None:
        return ()
    tokens = reading.marks.tokens
    head = tokens[named.head].lemma.lower()
    if head in _DEEDS and tokens[named.first].text.lower() in _POINTS_BACK:
        return _doers_before(act, told, reading, sides)
    match = reading.book.events.at([head], 0)
    frames = [one.frame for one in match.readings if one.frame.part == "noun"] if match else []
    is_apposed = tokens[named.first].text.lower() in {"a", "an"} and tokens[named.first - 1].text == ","
    if is_apposed and (head in _DEEDS or frames):
        return _doers_beside(act, told, sides)
    kinds = {one.type for one in frames} & _BLOWS
    modes = {one.mode for one in frames if one.mode in _NAMED_MODES}
    if not kinds or tokens[named.first].text.lower() not in _POINTS_BACK:
        return ()
    text = reading.report.text
    same = [
        one
        for one in told
        if one.at.start < act.span.start
        and one.frame.type in _BLOWS
        and (
            one.at.of(text).lower().startswith(head[:_ROOT])
            or one.frame.text.startswith(head[:_ROOT])
            or one.frame.mode in modes
        )
        and any(party.country != NO_CODE for party in one.source)
    ]
    found = [sides.of(one)[0] for one in same]
    doers = {party.country for parties in found for party in parties}
    return found[-1] if found and len(doers) == 1 else ()


def _doers_before(act: Act, told: Sequence[Act], reading: ReportReading, sides: Sides) -> tuple[Party, ...]:
    """Give who did what the last sentence with an act tells, where that is one state: "Togo condemned the move"."""
    text = reading.report.text
    before = [one for one in told if one.at.end <= act.span.start and one.frame.type in _JUDGED and not one.is_noun]
    if not before or "\n\n" in text[before[-1].at.end : act.span.start]:
        return ()
    same = [one for one in before if one.telling is before[-1].telling and one.status in _DONE]
    found = [parties for one in same if (parties := sides.of(one)[0])]
    tokens = reading.marks.tokens
    for clause in before[-1].telling.clauses:
        if (subject := clause.subject) is not None and clause.verb.is_finite:
            span = Span(tokens[subject.span_first].span.start, tokens[subject.span_last - 1].span.end)
            found.append(sides.cast.parties_of(span))
    doers = {party.country for parties in found for party in parties}
    own = {party.country for party in sides.of(act)[0]}
    return found[0] if len(doers) == 1 and doers.isdisjoint(own | {NO_CODE}) else ()


def _doers_beside(act: Act, told: Sequence[Act], sides: Sides) -> tuple[Party, ...]:
    """Give who did what the sentence calls a move behind a comma: "Togo shut the port, a move that Benin deplored"."""
    near = [one for one in told if one.telling is act.telling and one.at.start < act.at.start and not one.is_noun]
    found = [parties for one in near if (parties := sides.of(one)[0])]
    own = {party.country for party in sides.of(act)[0]} | {NO_CODE}
    doers = {party.country for parties in found for party in parties} - own
    return next((one for one in found if {party.country for party in one} == doers), ()) if len(doers) == 1 else ()


def _judged(act: Act) -> NounPhrase | None:
    """Give the phrase for what a verb condemns; None for other acts."""
    if act.frame.type not in _JUDGING or act.is_noun or act.clause is None:
        return None
    clause = act.telling.clauses[act.clause]
    if clause.verb.passive:
        return clause.subject
    over = next((one.phrase for one in clause.adjuncts if one.preposition in _OVER), None)
    return clause.objects[0] if clause.objects else over
