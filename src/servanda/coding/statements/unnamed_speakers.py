"""Speakers without a name: "A Kenyan army spokesman said", "two Western diplomats said" (ruling 30).

Invariant: only who is printed as the source of words becomes an actor here, with the code that is printed or none;
who is called "an official" and nothing more stays unnamed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at
from servanda.coding.actors.holders import unnamed_holder
from servanda.coding.actors.identity import Identity
from servanda.coding.spoken import Attribution
from servanda.coding.statements.described import OWN_PEOPLE, described
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    NameMark,
    Sense,
    Span,
    WordClass,
    content_id,
)

_RULE = "name.unnamed"
_SCORE = 0.8
_NEW = ("a ", "an ", "another ", "one ")


def with_unnamed_speakers(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Cast:
    """Give the cast with those who speak as one of a state's or an organisation's people, each of them a new one."""
    cues = {one.source: one.cue for one in attributions if one.source is not None and not one.is_continuation}
    sources = sorted(cues)
    delegates = [one for one in sources if _DELEGATE.match(one.of(reading.report.text))]
    unsaid = [one for one in sources if _is_open(cast, one)]
    if not unsaid and not delegates:
        return cast
    mentions = {one.span: one for one in cast.mentions}
    actors = {one.id: one for one in cast.actors}
    people = described(reading, cast)
    for source in delegates:
        if (sent := _delegate(people, source)) is not None:
            mentions[sent[0].span] = sent[0]
            actors.setdefault(sent[1].id, sent[1])
    for source in unsaid:
        found = _official(reading, cast, source) or _described(cast, people, source)
        found = found or _sent_by(reading, cast, source) or _people(reading, cast, source, cues[source])
        if found is not None:
            mentions[found[0].span] = found[0]
            actors.setdefault(found[1].id, found[1])
    return replace(cast, actors=tuple(actors[key] for key in sorted(actors)), mentions=_in_order(mentions.values()))


def _in_order(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple(sorted(mentions, key=lambda one: (one.span, one.rule)))


def _is_open(cast: Cast, source: Span) -> bool:
    """Say whether nobody is known to speak, or only the state whose people do: "a Kenyan army officer"."""
    if cast.parties_of(source) == ():
        return True
    mention = cast.mention_of(source)
    return mention is not None and mention.kind is MentionKind.DEMONYM and mention.span.end < source.end


_DELEGATE = re.compile(r"(?:The |the |A |a )?(?:delegate|representative)\b")
"""How those begin who speak for a state in a council: "The representative of Malta"."""


def _delegate(people: Cast, source: Span) -> tuple[ActorMention, Actor] | None:
    """Give the delegate of a state that a source is headed by; of anything else nobody."""
    mention = next((one for one in people.in_span(source) if one.rule == "name.described"), None)
    actor = people.actor(mention.actor) if mention is not None else None
    return (mention, actor) if mention is not None and actor is not None and actor.code.endswith(".GOV") else None


def _official(reading: ReportReading, cast: Cast, source: Span) -> tuple[ActorMention, Actor] | None:
    """Give the unnamed holder of an office with its state that a source is: "a spokesman for the Omani army"."""
    mark = _office_at(reading, source)
    if mark is None or mark.office is None or mark.title_country is None or mark.actor_kind is not ActorKind.PERSON:
        return None
    if not mark.span.of(reading.report.text).lower().startswith(_NEW) or _is_named(cast, mark):
        return None
    printed = mark.span.of(reading.report.text)
    one = replace(unnamed_holder(reading, mark, mark.title_country), name=" ".join(printed.split()[1:]))
    own = ActorId(content_id("a", reading.report.id, "unnamed", mark.span.start, one.code))
    return _speaker(reading, mark.span, replace(one, id=own))


def _office_at(reading: ReportReading, source: Span) -> NameMark | None:
    """Give the office that a source begins with; the source may end before the office does."""
    at = bisect_left(reading.marks.names, source.start, key=lambda mark: mark.span.start)
    here = [one for one in reading.marks.names[at : at + _MOST_AT_ONE_PLACE] if one.span.start == source.start]
    return next((one for one in here if one.rule == "name.office"), None)


_MOST_AT_ONE_PLACE = 4


def _is_named(cast: Cast, mark: NameMark) -> bool:
    """Say whether a person's name stands in or right behind an office: "a former Bolivian minister, Ana Ruiz"."""
    around = Span(mark.span.start, mark.span.end + _COMMA)
    return any(
        one.kind is MentionKind.NAME and one.sense is Sense.PERSON and one.span.overlaps(around)
        for one in cast.mentions
    )


def _people(reading: ReportReading, cast: Cast, source: Span, cue: Span | None) -> tuple[ActorMention, Actor] | None:
    """Give people without a name who are told apart by more than their noun: "two Western diplomats", "an aide to X".

    Whoever is only "an official", "analysts" or "the ministers" stays unnamed, and so does who is called again.
    """
    text = reading.report.text
    behind = _GOES_ON.match(text, source.end)
    end = behind.end() if behind is not None else source.end
    whole = Span(source.start, end)
    if cue is not None and cue.start > source.end:
        whole = source if _says_more(reading, Span(source.end, cue.start)) else Span(source.start, cue.start)
    words = whole.of(text).split() if "," not in whole.of(text) else source.of(text).split()
    before = list(takewhile(lambda one: one.lower() not in _LINKS and one.isalpha(), words))
    if not before or before[0].lower() in _CALLED_AGAIN or len(words) > _LONGEST:
        return None
    known = cast.in_span(Span(source.start, source.start + len(" ".join(before))))
    noun = before[-1].lower()
    if noun == "native" and words[len(before) : len(before) + 1] == ["to"]:
        return None  # "a variant native to Peru" is a plant
    is_narrowed = len(before) > 1 + (before[0].lower() in _ARTICLES) or len(words) > len(before)
    if not is_narrowed or any(one.actor is not None for one in known) or not _are_people(reading, before, known):
        return None
    kind = ActorKind.GROUP if noun.endswith("s") else ActorKind.PERSON
    own = ActorId(content_id("a", reading.report.id, "unnamed", source.start, NO_CODE))
    return _speaker(reading, source, Identity(own, NO_CODE, " ".join(words), kind, None))


def _says_more(reading: ReportReading, between: Span) -> bool:
    """Say whether a verb stands between a source and its cue: "an aide [condemned the raid and] urged"."""
    first = bisect_left(reading.marks.tokens, between.start, key=lambda token: token.span.start)
    last = bisect_left(reading.marks.tokens, between.end, key=lambda token: token.span.start)
    return any(token.word_class is WordClass.VERB for token in reading.marks.tokens[first:last])


def _are_people(reading: ReportReading, before: Sequence[str], known: Sequence[ActorMention]) -> bool:
    """Say whether words name people: by a list, as an office, or by how they end, but for the capital of a sentence."""
    noun, people = before[-1].lower(), reading.book.people
    if people.is_listed(noun) or any(one.rule == "name.office" for one in known):
        return True
    return (before[-1].islower() or noun.endswith("s")) and people.are_any(noun, noun)


_GOES_ON = re.compile(r" (?:to|of|in|from|with|at) [^,.;:\n]{1,40}(?=[,.;])")
"""What tells somebody apart behind the noun, where the words end with it: "said a person close to the talks."."""
_LONGEST = 9
"""Words for somebody without a name, with what tells him apart."""
_LINKS = frozenset("of to in from at near with close for on inside outside who which that".split())
_ARTICLES = frozenset({"a", "an", "some", "several", "many"})
_CALLED_AGAIN = frozenset("the this that these those his her its their our my both he she it they we i you".split())
"""Words before somebody of whom the report has told."""

_INSURGENTS = ".REB"
_COMMA = 3
"""Characters behind an office within which its holder's name begins."""


def _described(cast: Cast, people: Cast, source: Span) -> tuple[ActorMention, Actor] | None:
    """Give the people of a state that a source is headed by: "a senior Kenyan army officer", "Chadian herders"."""
    inside = [one for one in people.in_span(source) if one.rule == "name.described"]
    mention = inside[0] if inside else None
    actor = people.actor(mention.actor) if mention is not None else None
    if mention is None or actor is None or actor.code == NO_CODE:
        return None
    if actor.code.endswith(_INSURGENTS):
        return mention, actor  # "rebels said", in a report about the state that they fight
    if mention.quote.lower().split()[-2:-1] and mention.quote.lower().split()[-2] in OWN_PEOPLE:
        return mention, actor  # "government officials said", in a report about their state
    nations = [one for one in cast.in_span(mention.span) if one.kind is MentionKind.DEMONYM]
    states = {found.country for one in nations if (found := cast.party(one)) is not None}
    return (mention, actor) if states == {actor.country} else None


def _sent_by(reading: ReportReading, cast: Cast, source: Span) -> tuple[ActorMention, Actor] | None:
    """Give the people of an organisation of states that a source is: "observers from the African Union"."""
    text = reading.report.text
    people, _, inside = source.of(text).partition(" of ")
    noun = people.split()[-1].lower()
    if not noun.endswith("s") or not reading.book.people.is_person(noun.removesuffix("s")):
        return None
    behind = _FROM.match(text, source.end)
    start = source.end - len(inside) if inside else behind.end() if behind is not None else source.end
    bodies = [
        actor for one in cast.mentions if (actor := cast.actor(one.actor)) is not None and _opens(one, text, start)
    ]
    if not bodies or bodies[0].kind is not ActorKind.IGO:
        return None
    own = ActorId(content_id("a", reading.report.id, "unnamed", source.start, bodies[0].code))
    return _speaker(reading, source, Identity(own, bodies[0].code, " ".join(people.split()), ActorKind.GROUP, None))


def _opens(one: ActorMention, text: str, start: int) -> bool:
    """Say whether a name begins at a place, an article before it left out."""
    return one.span.start >= start and text[start : one.span.start] in {"", "the "}


_FROM = re.compile(r" from ")


def _speaker(reading: ReportReading, span: Span, one: Identity) -> tuple[ActorMention, Actor]:
    mention = mention_at(
        reading.report,
        span,
        actor=one.id,
        kind=MentionKind.ROLE,
        sense=Sense.PERSON,
        rule=_RULE,
        score=_SCORE,
    )
    actor = actor_from_mentions(
        reading.report, [mention], identity=one.id, code=one.code, name=one.name, kind=one.kind, country=one.country
    )
    return mention, actor
