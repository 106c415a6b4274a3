"""Coups that a sentence only names with their days: "left Mali in 2022 after coups in 2020 and 2021".

Invariant: a coup without a day of its own is no further event (ruling 49); it hits one state, or none.
"""

from __future__ import annotations

import re

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.rulers import RULE_OF
from servanda.coding.acts.acts import Act
from servanda.coding.near import within
from servanda.model import ActorKind, Party, Sense, TimeMark

_COUP = re.compile(r"\b(?:coups?|putsch(?:es)?)\b(?:\s+d['’][eé]tat)?", re.IGNORECASE)
_JOINS_DAY = re.compile(r"\s+(?:(?:in|of|on)\s+(?:the\s+)?)?")
_LISTS_DAY = re.compile(r"\s*,?\s*(?:and\s+)?(?:again\s+)?(?:in\s+|on\s+)?")
_JOINS_LIST = re.compile(r"\s+(?:in|of|on)\s+(?:[\w’']+,?\s+){1,3}(?:and|&)\s+(?:again\s+)?(?:in\s+|on\s+)?")
_IS_PLACE = re.compile(
    r"\b(?:in|inside|out of|(?:withdr|pull|evacuat|leav|left|quit)\w*\b[^.;]*\bfrom)\s+$", re.IGNORECASE
)
_NEAR = 40
"""Characters before a day in which the coup that it dates stands."""


def days_of(act: Act, reading: ReportReading) -> list[TimeMark]:
    """Give the days that stand right at the word for a coup: "the 2021 coup", "coups in 2020 and 2021"."""
    if not act.is_noun or "pro_autocracy" not in act.frame.contexts:
        return []
    text = reading.report.text
    named = _COUP.search(text, act.span.start, act.span.end)
    if named is None:
        return []
    found: list[TimeMark] = []
    for mark in within(reading.marks.times, act.telling.sentence.span):
        behind, joins = (found[-1].span.end, _LISTS_DAY) if found else (named.end(), _JOINS_DAY)
        is_before = mark.span.end <= named.start() and not text[mark.span.end : named.start()].strip()
        if is_before or (mark.span.start >= behind and joins.fullmatch(text, behind, mark.span.start)):
            found.append(mark)
    return found


def dates_coup(mark: TimeMark, text: str) -> bool:
    """Say whether a day is that of a coup which stands right before it, and so of no verb."""
    start = max(0, mark.span.start - _NEAR)
    return any(
        joins.fullmatch(text, named.end(), mark.span.start)
        for named in _COUP.finditer(text, start, mark.span.start)
        for joins in (_JOINS_DAY, _JOINS_LIST)
    )


def overthrown(act: Act, reading: ReportReading, cast: Cast) -> tuple[Party, ...]:
    """Give the target of an act; of a coup the ruler whose rule fell, else the state, where no words name a target."""
    if "pro_autocracy" not in act.frame.contexts:
        return act.target
    if act.target:
        return _rulers(act, cast) or act.target
    return _state(act, cast) if not act.source and days_of(act, reading) else ()


def _rulers(act: Act, cast: Cast) -> tuple[Party, ...]:
    """Give the person whose government is toppled: "the regime of Yusuf Keller"."""
    text, sentence = cast.report.text, act.telling.sentence.span
    found = [
        party
        for mention in cast.outermost(act.span)
        if mention.sense is Sense.PERSON
        and RULE_OF.search(text, sentence.start, mention.span.start)
        and (party := cast.party(mention)) is not None
    ]
    return tuple(found) if len(found) == 1 else ()


def _state(act: Act, cast: Cast) -> tuple[Party, ...]:
    """Give the one state of a coup's sentence, of several the one in which something is, or which somebody leaves."""
    named: dict[str, Party] = {}
    places: dict[str, Party] = {}
    for mention in cast.outermost(act.telling.sentence.span):
        party = cast.state_of(found) if (found := cast.party(mention)) is not None else None
        actor = cast.actor(party.actor) if party is not None else None
        if party is None or actor is None or actor.kind is not ActorKind.STATE:
            continue
        named[party.code] = party
        if _IS_PLACE.search(cast.report.text, act.telling.sentence.span.start, mention.span.start):
            places[party.code] = party
    meant = named if len(named) == 1 else places
    return tuple(meant.values()) if len(meant) == 1 else ()
