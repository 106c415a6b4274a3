"""The state for which an official without a printed one speaks: "the Prime Minister announced that Canada will pay".

Invariant: only what its own officials say of a state counts: its support, its readiness, what it is announced to do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.people import Person
from servanda.coding.near import within
from servanda.model import ActorKind, Stance, Token

_REACH = 5
"""Tokens between an official's name and the state: the verb, "that", "the"."""
_OPENERS = frozenset({"that", "the", "on", "of"})
_COMING = frozenset({"will", "shall", "would"})
_GIVING = frozenset({Stance.ANNOUNCES, Stance.PROMISES, Stance.CONFIRMS, Stance.INTENDS})


def pledged_for(reading: ReportReading, person: Person) -> str | None:
    """Give the one state whose support or coming acts a person tells as one's own; None where there are several."""
    found = set(_states(reading, person))
    return found.pop() if len(found) == 1 else None


def _states(reading: ReportReading, person: Person) -> Iterator[str]:
    tokens = reading.marks.tokens
    for mark in person.marks:
        verb = bisect_left(tokens, mark.span.end, key=lambda token: token.span.start)
        match = reading.book.cues.at([token.text for token in tokens[verb : verb + _REACH]], 0)
        cue = match.part("verb") if match is not None else None
        if match is None or cue is None:
            continue
        at = verb + match.length
        while at < min(len(tokens), verb + _REACH) and tokens[at].text.lower() in _OPENERS:
            at += 1
        if (named := _state_at(reading, tokens[at : at + 1])) is not None:
            code, end = named
            behind = bisect_left(tokens, end, key=lambda token: token.span.start)
            if _is_own(reading, tokens[behind : behind + 3], is_giving=cue.entry.stance in _GIVING):
                yield code


def _state_at(reading: ReportReading, tokens: tuple[Token, ...]) -> tuple[str, int] | None:
    """Give the state whose name begins at a token, and where the name ends."""
    for one in within(reading.marks.names, tokens[0].span) if tokens else ():
        if one.span.start == tokens[0].span.start and len(one.readings) == 1:
            meant = one.readings[0]
            return (meant.code, one.span.end) if meant.actor_kind is ActorKind.STATE else None
    return None


def _is_own(reading: ReportReading, behind: tuple[Token, ...], *, is_giving: bool) -> bool:
    """Say whether a state's own word follows: "'s support for", or "will" behind a verb that announces."""
    words = [token.text.lower() for token in behind]
    if words[:1] in (["'s"], ["’s"]):
        return not reading.book.words.listed("own_noun").isdisjoint(words[1:])
    return is_giving and bool(words) and words[0] in _COMING
