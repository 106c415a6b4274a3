"""Bodies of a state that the codebook does not know, by the words beside their names: "the opposition MDR party".

Invariant: only a name that is printed as a party's, or letters behind a nationality, get a state: that which is
printed, else that of the sentence, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at, plain_sense
from servanda.coding.actors.soil import Soil
from servanda.model import NO_CODE, Actor, ActorId, ActorKind, ActorMention, MentionKind, NameMark, Span, content_id

_RULE = "name.unlisted"
_SCORE = 0.8
_AGAINST = frozenset({"opposition"})
_IN_POWER = frozenset({"ruling", "governing"})
_NOUNS = frozenset({"party", "coalition", "alliance", "bloc"})
_LAST_WORDS = frozenset({"party", "congress", "front", "movement", "coalition", "alliance", "league", "union", "rally"})
_UNREAD = ("name.model", "name.organisation")


def with_unlisted_bodies(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the parties and bodies of the states that its sentences tell of.

    Args:
        reading: The report and its marks.
        cast: Who is named in it.
    """
    soil = Soil(reading, cast)
    codes: dict[str, str] = {}
    for mark in reading.marks.names:
        code = _code(reading, mark, soil) if _is_open(reading, cast, mark) else None
        if code is not None:
            codes.setdefault(_name(reading, mark.span), code)
    return _with_leaders(reading, _recoded(reading, cast, codes) if codes else cast)


def _code(reading: ReportReading, mark: NameMark, soil: Soil) -> str | None:
    """Give the code of a party or body with its state, None where no word beside it makes it one."""
    nation = _nation(reading, mark)
    if nation is not None:
        return f"{nation}.UNK"
    before = reading.words_before(mark.span.start, most=1)
    sectors = {"OPP": _AGAINST, "PTY": _IN_POWER}
    sector = next((one for one, words in sectors.items() if words & set(before)), None)
    words = mark.span.of(reading.report.text).split()
    behind = reading.report.text[mark.span.end :].split(maxsplit=1)
    is_named = words[-1].lower() in _LAST_WORDS or words[-1].isupper() or behind[0].strip(".,") in _NOUNS
    is_party = words[-1].lower() == "party" or (words[-1].isupper() and behind[0].strip(".,") == "party")
    if not (is_party or (sector is not None and is_named)):
        return None
    sentences = reading.marks.sentences
    at = bisect_left(sentences, mark.span.start + 1, key=lambda one: one.span.start) - 1
    here = soil.of_bodies(sentences[at]) or soil.of(sentences[at]) if at >= 0 else None
    state = _people_before(reading, mark) or here
    return f"{state}.{sector or 'PTY'}" if state is not None else None


def _nation(reading: ReportReading, mark: NameMark) -> str | None:
    """Give the state whose nationality stands before letters that are a name: "the Kenyan KTU"."""
    name = mark.span.of(reading.report.text)
    return _people_before(reading, mark) if name.isupper() and len(name) >= _LETTERS else None


def _people_before(reading: ReportReading, mark: NameMark) -> str | None:
    """Give the state whose nationality stands right before a name: "the [Kenyan] Worker Party"."""
    text = reading.report.text
    for one in reading.marks.names:
        is_beside = one.kind is MentionKind.DEMONYM and text[one.span.end : mark.span.start] == " "
        if is_beside and len(one.readings) == 1 and one.actor_kind is ActorKind.STATE:
            return one.readings[0].code
    return None


_LETTERS = 3
"""Least letters of a short form that names a body."""


def _is_open(reading: ReportReading, cast: Cast, mark: NameMark) -> bool:
    """Say whether a name is that of a body that has no code yet."""
    is_name = mark.rule in _UNREAD and mark.span.end < len(reading.report.text.rstrip())
    actors = [cast.actor(one.actor) for one in cast.in_span(mark.span) if one.span == mark.span]
    return is_name and all(one is None or (one.code == NO_CODE and one.kind is ActorKind.OTHER) for one in actors)


def _name(reading: ReportReading, span: Span) -> str:
    return " ".join(span.of(reading.report.text).split())


def _recoded(reading: ReportReading, cast: Cast, codes: dict[str, str]) -> Cast:
    """Give the cast with the codes of the parties, wherever their names stand."""
    owners = {one.actor: codes[name] for one in cast.mentions if (name := _name(reading, one.span)) in codes}
    known = {one: code for one, code in owners.items() if one is not None}
    actors = [
        replace(one, code=known[one.id], country=known[one.id].partition(".")[0]) if one.id in known else one
        for one in cast.actors
    ]
    new = list(_new(reading, cast, codes))
    kept = [one for one in cast.mentions if one.actor is not None or not any(one.span in mine.span for _, mine in new)]
    mentions = sorted([*kept, *(mine for _, mine in new)], key=lambda one: (one.span, one.rule))
    for name, code in codes.items():
        own = [mine for called, mine in new if called == name]
        if own:
            actors.append(_actor(reading, name, code, own))
    return replace(cast, actors=tuple(actors), mentions=tuple(mentions))


def _new(reading: ReportReading, cast: Cast, codes: dict[str, str]) -> Iterator[tuple[str, ActorMention]]:
    """Give the names of parties that were nobody's, each with its mention: "[The opposition MDR party] asked"."""
    for one in cast.mentions:
        name = _name(reading, one.span)
        if one.actor is None and name in codes:
            mention = mention_at(
                reading.report,
                _whole(reading, cast, one.span),
                actor=_identity(reading, name),
                kind=MentionKind.NAME,
                sense=plain_sense(ActorKind.GROUP),
                rule=_RULE,
                score=_SCORE,
            )
            yield name, mention


def _whole(reading: ReportReading, cast: Cast, name: Span) -> Span:
    """Give a name with the words that make it one: "the opposition" or a nationality before it, "party" behind it."""
    text = reading.report.text
    beside = [one for one in cast.mentions if text[one.span.end : name.start] == " "]
    before = [one.span.start for one in beside if one.actor is None or one.kind is MentionKind.DEMONYM]
    behind = _NOUN_BEHIND.match(text, name.end)
    return Span(before[0] if before else name.start, behind.end() if behind else name.end)


_NOUN_BEHIND = re.compile(r" (?:party|coalition|alliance|bloc)\b")


def _with_leaders(reading: ReportReading, cast: Cast) -> Cast:
    """Give the leaders and people of parties their party's code: "The MDR lost. Its leader, Ali Omar, appealed"."""
    codes: dict[ActorId, str] = {}
    for one in cast.mentions:
        actor = cast.actor(one.actor)
        if actor is None or actor.kind is not ActorKind.PERSON or actor.id in codes:
            continue
        code = _led(reading, cast, one) or _own_party(reading, cast, one)
        if code is not None and actor.code.partition(".")[0] in {NO_CODE, code.partition(".")[0]}:
            codes[actor.id] = code
    return replace(
        cast,
        actors=tuple(
            replace(one, code=codes[one.id], country=codes[one.id].partition(".")[0]) if one.id in codes else one
            for one in cast.actors
        ),
    )


def _led(reading: ReportReading, cast: Cast, person: ActorMention) -> str | None:
    """Give the code of the party of which "its leader" is told."""
    is_leader = cast.titles.get(person.span, "").casefold() == "leader"
    return (
        _party_before(cast, person.span.start)
        if is_leader and reading.words_before(person.span.start, most=1) in _OF_PARTY
        else None
    )


def _own_party(reading: ReportReading, cast: Cast, person: ActorMention) -> str | None:
    """Give the code of the party that is printed with a person who has no office of a state.

    "Ana Ruiz, leader of the Worker Party", "the leader of the Worker Party, Ana Ruiz", "Worker Party leader Ana Ruiz".
    """
    actor = cast.actor(person.actor)
    if actor is None or actor.code != NO_CODE or person.kind is not MentionKind.NAME:
        return None
    text, span = reading.report.text, person.span
    for mention in cast.mentions:
        party = cast.actor(mention.actor)
        if party is None or not _is_party(party) or abs(mention.span.start - span.start) > _NEAR:
            continue
        is_behind = mention.span.start > span.end and _OF_IT.fullmatch(text, span.end, mention.span.start)
        is_before = mention.span.end < span.end and (
            ((own := _ITS.match(text, mention.span.end)) is not None and span.start <= own.end() < span.end)
            or (text[mention.span.end : span.start] == ", " and _HEADS.search(text, 0, mention.span.start) is not None)
        )
        if is_behind or is_before:
            return party.code
    return None


_ROLE = (
    r"(?:leader|head|chief|president|vice[- ]president|chair(?:man|woman|person)?|secretary|secretary[- ]general|"
    r"spokes(?:man|woman|person)|candidate|official|member|lawmaker|legislator|founder|co-leader|politician)"
)
_OF_IT = re.compile(
    rf",? (?:who (?:is|was) )?(?:(?:the|an?) )?(?:[a-z-]+ ){{0,2}}?(?:{_ROLE} )?"
    r"(?:of|for|from) (?:the )?(?:[\w-]+ ){0,2}"
)
"""What ties a person to the party behind the name."""
_ITS = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ ){{0,3}}?{_ROLE},? ")
"""What ties a person to the party before the name."""
_HEADS = re.compile(rf"\b{_ROLE} of (?:the )?(?:[\w-]+ ){{0,2}}$")
"""What stands before a party whose head is named behind it."""


_OF_PARTY = (["its"], ["their"])


def _party_before(cast: Cast, start: int) -> str | None:
    """Give the code of the party that is named last before a place, in the sentence before or in its own."""
    near = [one for one in cast.mentions if start - _NEAR < one.span.end <= start]
    codes = [actor.code for one in near if (actor := cast.actor(one.actor)) is not None and _is_party(actor)]
    return codes[-1] if codes else None


def _is_party(actor: Actor) -> bool:
    return actor.kind is not ActorKind.PERSON and actor.code.partition(".")[2].partition(".")[0] in {"OPP", "PTY"}


_NEAR = 250
"""Characters before "its leader" within which the party is named."""


def _identity(reading: ReportReading, name: str) -> ActorId:
    return ActorId(content_id("a", reading.report.id, "party", name.casefold()))


def _actor(reading: ReportReading, name: str, code: str, own: Sequence[ActorMention]) -> Actor:
    return actor_from_mentions(
        reading.report,
        own,
        identity=_identity(reading, name),
        code=code,
        name=name,
        kind=ActorKind.OTHER,
        country=code.partition(".")[0],
    )
