"""Capitals: place or government, by the words around.

Source: codebook, seats for governments; a capital after a preposition of place, or behind a word of movement or
attack, is a place; as subject of saying and sending, or after with, against, between, it is a government.
"""

from __future__ import annotations

from bisect import bisect_left

from servanda.model import Marks, Span

_PLACE_PREPOSITIONS = frozenset("in near at outside inside around over across throughout via from".split())
_MOVES = frozenset(
    "visit visits visited trip travel travels travelled traveled fly flew flown arrive arrived arrival return returned"
    " go went come came flight tour drive drove head headed fled flee attack attacks blast airport summit talks held"
    " hospital city downtown central meeting march".split()
)
_REACHED = frozenset(
    "visit visits visited visiting reach reaches reached reaching leave leaves left leaving enter entered entering tour"
    " toured touring bomb bombed bombing shell shelled shelling capture captured capturing seized besieged".split()
)
"""Verbs whose object is a place: "visited Ankara"."""


_REACH = 14
"""Words before "to" in which a word of movement is looked for: "the visit of the minister, General X, to"."""


def is_destination(marks: Marks, span: Span) -> bool:
    """Say whether somebody goes to a place that is named: "visited Lima", "a trip to Lima"; not "in Lima"."""
    at = bisect_left(marks.tokens, span.start, key=lambda token: token.span.start)
    before = marks.tokens[at - 1].text.lower() if at else ""
    return before in _REACHED | {"to"} and is_place(marks, span)


def is_place(marks: Marks, span: Span) -> bool:
    """Say whether a capital stands for the place, not for the government that sits there."""
    tokens = marks.tokens
    at = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    before = [token.text.lower() for token in tokens[max(0, at - 4) : at]]
    if not before:
        return False
    last = before[-1]
    if last in _REACHED:
        return True
    if last in _PLACE_PREPOSITIONS:
        return last != "from" or not set(before) & {"support", "aid", "help", "demand", "pressure"}
    if last == "to":
        earlier = {token.text.lower() for token in tokens[max(0, at - _REACH) : at]}
        return bool(earlier & _MOVES)
    return last == "the" and len(before) > 1 and before[-2] in _PLACE_PREPOSITIONS
