"""Who "we" and "I" are outside quotation marks: whose paper or speech a report is by its head.

Invariant: a head that names no states before its subject, or whose words are no paper's or speech's, decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading, with_mentions
from servanda.coding.actors.page_states import PageStates
from servanda.coding.actors.referents.mentions import mention_for
from servanda.coding.syntax.forms import in_small_letters
from servanda.model import Actor, ActorKind, ActorMention, BlockKind, MentionKind, Sense, Span

_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_PAPER = re.compile(
    r"(?i)\b(?:statement|communiqu[eé]|declaration|address|speech|remarks|briefing|note verbale|message|appeal)\b"
)
"""Words of a head for what its issuers say themselves."""
_OPENS = re.compile(r"(?i)(?:\W|full text|text|transcript|joint|press|final|official|opening|closing|of|the|by|news)*")
"""Words that may stand before them in such a head: "Full text of the joint communique"."""
_SUBJECT = re.compile(r"(?i)\b(?:on|about|regarding|concerning|after|following|against|to|in response)\b")
"""Words behind which a head names what its paper is about."""
_ASKED = re.compile(r"(?im)^\s*(?:q|question|answer|a|journalist|reporter)\s*:")
"""Turns of an interview, in which "we" may be said by either side."""


def with_issuers(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with "we" and "our" outside quotations as the states whose paper or speech the report is."""
    if _ASKED.search(reading.report.text) is not None:
        return cast
    cast = _with_author(reading, cast)
    issuers = _issuers(reading, cast)
    if not issuers:
        return cast
    said = [one.span for one in reading.marks.tokens if in_small_letters(one.text) in _OURS]
    spans = [one for one in said if not any(one in quote for quote in reading.marks.quotations)]
    if len(issuers) > 1:
        told = {one: tuple(issuer.id for issuer in issuers) for one in spans}
        return replace(cast, joint={**told, **cast.joint})
    return with_mentions(cast, (_mention(reading, one, issuers[0]) for one in spans))


def _with_author(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with "I" outside quotations as the one person whose speech the head says the report is."""
    issued = _issued(reading)
    people = [one for one in cast.in_span(issued) if _is_person(cast, one)] if issued is not None else []
    author = people[0].actor if len({one.actor for one in people}) == 1 else None
    if author is None:
        return cast
    said = [one.span for one in reading.marks.tokens if one.text in _MINE]
    spans = [one for one in said if not any(one in quote for quote in reading.marks.quotations)]
    return with_mentions(
        cast, (mention_for(reading, one, author, MentionKind.PRONOUN, Sense.PERSON, "self") for one in spans)
    )


_MINE = frozenset({"I", "me", "my", "My", "myself"})


def _is_person(cast: Cast, mention: ActorMention) -> bool:
    actor = cast.actor(mention.actor)
    return actor is not None and actor.kind is ActorKind.PERSON


def _mention(reading: ReportReading, span: Span, issuer: Actor) -> ActorMention:
    return mention_for(reading, span, issuer.id, MentionKind.PRONOUN, Sense.STATE, "self")


def _issuers(reading: ReportReading, cast: Cast) -> Sequence[Actor]:
    """Give the states of the report's head, else the one whose ministry's or embassy's page it is."""
    codes = _headed(reading)
    if not codes:
        page = PageStates(reading)
        codes = [one for one in (page.issuer or page.sender,) if one is not None]
    states = {one.code: one for one in cast.actors if one.kind is ActorKind.STATE}
    found = [states[one] for one in codes if one in states]
    return found if len(found) == len(codes) else ()


def _headed(reading: ReportReading) -> list[str]:
    """Give the states that a head names before what its paper is about: "Joint statement of Peru and Chad on fish"."""
    issued = _issued(reading)
    if issued is None:
        return []
    marks = [one for one in reading.marks.names if one.span in issued]
    plain = [one.readings[0] for one in marks if len(one.readings) == 1]
    states = [one.code for one in plain if one.actor_kind is ActorKind.STATE]
    held = [one.title_country for one in marks if one.title_country is not None]
    return list(dict.fromkeys(states or held))


def _issued(reading: ReportReading) -> Span | None:
    """Give the words of a head behind what paper or speech it is, up to what that is about; None for other heads."""
    head = next((one.span for one in reading.report.blocks if one.kind is BlockKind.TITLE), None)
    text = reading.report.text
    paper = _PAPER.search(text, head.start, head.end) if head is not None else None
    if head is None or paper is None or _OPENS.fullmatch(text, head.start, paper.start()) is None:
        return None
    about = _SUBJECT.search(text, paper.end(), head.end)
    return Span(paper.end(), about.start() if about is not None else head.end)
