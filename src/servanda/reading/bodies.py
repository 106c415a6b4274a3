"""Bodies of a state as printed: "the Kenyan army", "Ghana's Ministry of Health", "parliament"."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.codebook.offices import BodyMatch
from servanda.model import (
    ActorKind,
    MentionKind,
    NameMark,
    Reading,
    WordClass,
)
from servanda.reading.known_names import (
    Country,
    codes,
    country_after,
    country_at,
    country_from,
    country_mark,
    seat_after,
)
from servanda.reading.sentence_words import NOTHING, SCORES, Found, Text

BODY_ADJECTIVES = frozenset(
    "transitional interim new former military central federal national provisional caretaker ruling current outgoing"
    " own local regional state main right-wing left-wing centre-right centre-left conservative liberal".split()
)
"""What may stand between a state or an article and a body."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as printed, with the country before or behind it; `begin` to `end` are the body's own words."""

    begin: int
    end: int
    last: int
    suffix: str
    name: str
    country: Country | None


def body_at(text: Text, at: int) -> Body | None:
    """Give the body that starts at a word, "the" or a country before it included."""
    start = at + 1 if text.lower(at) == "the" else at
    start += text.word(start) == "Royal" and country_at(text, start + 1) is not None  # "the Royal Omani Navy"
    before = country_at(text, start)
    begin = before.last if before else start
    while text.lower(begin) in BODY_ADJECTIVES and begin < len(text.words) - 1:
        if text.book.offices.body(text.words, begin):
            break
        begin += 1
    match = text.book.offices.body(text.words, begin) or _council(text, begin, before)
    if match is None:
        return None
    end = begin + match.length
    if _is_office(text, begin, end) or _is_adjective(text, begin, end):
        return None
    if before is not None and before.readings[0].actor_kind is not ActorKind.STATE:
        return None
    is_states = match.entry.suffix.partition(".")[0] in _STATES_OWN
    after = None if before else country_after(text, end) or (country_from(text, at, end) if is_states else None)
    after = after or (None if before else _seat(text, end, match.entry.suffix))
    return Body(begin, end, after.last if after else end, match.entry.suffix, match.entry.name, before or after)


_STATES_OWN = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
"""Bodies that a state has; investors and students of a state are described by their own words."""


def _council(text: Text, begin: int, owner: Country | None) -> BodyMatch | None:
    """Give a state's own security council printed without "National": "the Chadian Security Council"."""
    if owner is None or owner.readings[0].actor_kind is not ActorKind.STATE:
        return None
    match = text.book.offices.body(["national", *text.words[begin : begin + _LONGEST_COUNCIL]], 0)
    is_council = match is not None and match.entry.suffix == _COUNCIL and match.length > 1
    return BodyMatch(entry=match.entry, length=match.length - 1) if match is not None and is_council else None


def _seat(text: Text, at: int, suffix: str) -> Country | None:
    """Give the state in whose capital a body sits that every state has there: "the government in Accra".

    Embassies there are others', and police, courts and troops in a capital are told where they act.
    """
    is_seated = suffix.partition(".")[0] in _SEATED and suffix != _EMBASSY
    return seat_after(text, at) if is_seated else None


_SEATED = frozenset({"GOV", "LEG"})
_EMBASSY = "GOV.AMB"
_COUNCIL = "GOV.NSC"
_LONGEST_COUNCIL = 3


def _is_adjective(text: Text, begin: int, end: int) -> bool:
    """Say whether the word for a body only describes the noun behind it ("military equipment", "army colonels")."""
    return (
        end < len(text.words)
        and text.tokens[end].word_class in {WordClass.NOUN, WordClass.ADJ}
        and text.words[end][0].islower() == text.words[begin][0].islower()
    )


def body(text: Text, at: int) -> Found:
    """Mark a body of a state: "the Kenyan army", "Ghana's Ministry of Health", "the government of Oman", "the army"."""
    body = body_at(text, at)
    if body is None:
        return NOTHING
    code = codes(body.country)
    sector_kind = ActorKind.GOVERNMENT if body.suffix == "GOV" else ActorKind.BODY
    readings = _own_name(text, body)
    if body.country and code and body.country.readings[0].actor_kind is ActorKind.STATE:
        actor = text.book.actor(f"{code}.{body.suffix}")
        name = actor.name if actor else f"{body.name} of {body.country.readings[0].name}"
        kind = actor.kind if actor else sector_kind
        readings = (Reading(code=f"{code}.{body.suffix}", name=name, actor_kind=kind),)
    mark = NameMark(
        span=text.span(at, body.last),
        kind=MentionKind.NAME if readings else MentionKind.ROLE,
        actor_kind=sector_kind,
        readings=readings,
        rule="name.body",
        score=SCORES["body"],
        title=text.span(body.begin, body.end),
        office=body.suffix,
        title_country=code,
    )
    return (*country_mark(text, body.country), mark), body.last


def _own_name(text: Text, body: Body) -> tuple[Reading, ...]:
    """Give the one body whose own name these words are, no state beside them: "the State Department"."""
    match = text.book.names.longest(text.words, body.begin) if body.country is None else None
    if match is None or match.length != body.end - body.begin or len({one.code for one in match.entries}) != 1:
        return ()
    entry = match.entries[0]
    actor = text.book.actor(entry.code) if "." in entry.code and not entry.care else None
    return (Reading(code=entry.code, name=actor.name, actor_kind=actor.kind),) if actor is not None else ()


def _is_office(text: Text, begin: int, end: int) -> bool:
    """Say whether the words for a body are an office, or the start of one ("government spokesman")."""
    office = text.book.offices.longest(text.words, begin)
    return office is not None and begin + office.length >= end
