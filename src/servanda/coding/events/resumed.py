"""Who talks again, or signs, where only talks or papers are named: "The negotiations will resume", "A pact was signed".

Invariant: only talks of two sides that the report has told just before are meant; where it has told none, nobody talks.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.acts import Act
from servanda.coding.acts.sides_kinds import are_two_sides
from servanda.coding.events.sides import Sides
from servanda.model import EventType, Party

_TALKS = frozenset({"talk", "negotiation", "discussion", "consultation", "meeting", "summit"})
_OPENS = frozenset({"the", "these", "those"})
_SIGNS = frozenset({"sign", "initial", "conclude", "ink"})
_REACH = 700
"""Characters back within which the talks were told of: the paragraph before and its neighbour."""


def resumed_talkers(act: Act, told: Sequence[Act], reading: ReportReading, sides: Sides) -> tuple[Party, ...]:
    """Give the two sides of the last talks told of, where "the talks" go on, begin or end, or papers are signed.

    Args:
        act: The act, which names nobody.
        told: All acts of the report.
        reading: The report and its marks.
        sides: Who does the acts of the report.
    """
    if not _is_bare(act, reading) and not _is_signing(act, sides):
        return ()
    for one in reversed(told):
        is_talk = one.frame.type is EventType.CONSULT or one.frame.mode == "meet"
        if is_talk and act.span.start - _REACH < one.at.start < act.span.start:
            source, target = sides.of(one)
            found = (*source, *target)
            if are_two_sides(found):
                return found
    return ()


def _is_signing(act: Act, sides: Sides) -> bool:
    """Say whether papers are signed in a sentence that names nobody: "A treaty on fishing was signed"."""
    clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
    is_paper = act.frame.type is EventType.SUPPORT and clause is not None and clause.verb.lemma in _SIGNS
    if clause is None or not is_paper or not clause.verb.passive or clause.subject is None:
        return False
    return not sides.cast.parties_of(act.telling.sentence.span) and not sides.cast.outermost(act.telling.sentence.span)


def _is_bare(act: Act, reading: ReportReading) -> bool:
    """Say whether the subject of an act is talks and nothing more: "The talks", "Negotiations"."""
    clause = act.telling.clauses[act.clause] if act.clause is not None and not act.is_noun else None
    if clause is None or act.frame.type is not EventType.CONSULT or clause.subject is None or clause.verb.passive:
        return False
    words = reading.marks.tokens[clause.subject.first : clause.subject.last]
    head = reading.marks.tokens[clause.subject.head]
    opening = {word.text.lower() for word in words[:-1]}
    is_open = len(opening) == 1 and opening <= _OPENS
    return head.lemma.lower() in _TALKS and (is_open or (not opening and head.text != head.lemma))
