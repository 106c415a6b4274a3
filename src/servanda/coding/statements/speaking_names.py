"""Names that nothing but their speaking shows: "Orinex said", "the prison authority SNAX said".

Invariant: only who is printed as the source of words becomes an actor here; a name that the codebook reads in several
ways stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at, plain_sense
from servanda.coding.actors.referents.bodies import CALLED_AGAIN, CALLED_BY_KIND
from servanda.coding.spoken import CARRYING, Attribution
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    Span,
    Token,
    WordClass,
    content_id,
)

_RULE = "name.speaking"
_SCORE = 0.7
_KINDS = frozenset({"speech", "writing", "decree"})
_READ_ELSEWHERE = ("name.codebook", "name.body", "name.office")
_UNREAD = frozenset({"name.model", "name.organisation"})
_LONGEST = 4
_LINKING = frozenset({WordClass.ADP, WordClass.CCONJ, WordClass.PUNCT, WordClass.VERB, WordClass.NUM})


def with_speaking_names(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Cast:
    """Give the cast with those who speak in the report under a name that no other rule knows."""
    found = dict(_named(reading, cast, attributions))
    actors: list[Actor] = []
    mentions = {mention.span: mention for mention in cast.mentions}
    for name, kind in found.items():
        if any(set(name) < set(other) for other in found):
            continue  # "Orinex" where "Orinex Mining" speaks too is its short form
        forms = [name, *(other for other in found if set(other) < set(name))]
        own = [mention for form in forms for mention in _mentions(reading, cast, form, name, kind)]
        if own and own[0].actor is not None:
            mentions.update({mention.span: mention for mention in own})
            actors.append(_actor(reading, own[0].actor, name, kind, own))
    if not actors:
        return cast
    ordered = sorted(mentions.values(), key=lambda mention: (mention.span, mention.rule))
    merged = sorted([*cast.actors, *actors], key=lambda actor: actor.id)
    return replace(cast, actors=tuple(merged), mentions=tuple(ordered))


def _named(
    reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]
) -> Iterator[tuple[tuple[str, ...], ActorKind]]:
    """Give the words of the names that speak and are nobody's yet, a person by the noun beside the name."""
    for one in attributions:
        if one.source is None or one.entry is None or one.is_continuation:
            continue
        if one.entry.kind not in _KINDS or one.entry.lemma in CARRYING or cast.party_of(one.source) is not None:
            continue
        tokens = _tokens(reading.marks.tokens, one.source)
        head = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
        first = head
        while first > 0 and tokens[first - 1].word_class is WordClass.PROPN:
            first -= 1
        run = tokens[first:head]
        if whole := _whole_name(reading, cast, one.source):
            first, run = 0, whole
        elif not 0 < len(run) <= _LONGEST or any(token.word_class in _LINKING for token in tokens[:first]):
            continue
        if _is_known(reading, cast, run):
            continue
        beside = [*tokens[:first], *tokens[head:]]
        is_person = any(
            token.word_class is WordClass.NOUN and reading.book.people.is_person(token.lemma) for token in beside
        )
        yield tuple(token.text for token in run), ActorKind.PERSON if is_person else ActorKind.OTHER


def _whole_name(reading: ReportReading, cast: Cast, source: Span) -> Sequence[Token]:
    """Give the words of a name with small words in it that a source begins with: "The [Movement for Open Water]"."""
    for one in _around(cast, source):
        before = reading.report.text[source.start : one.span.start].lower()
        is_open = one.actor is None and one.rule in _UNREAD and one.span in source
        if is_open and before in {"", "the "} and " " in one.quote:
            return _tokens(reading.marks.tokens, one.span)
    return ()


def _is_known(reading: ReportReading, cast: Cast, run: Sequence[Token]) -> bool:
    """Say whether a run of capitals is a day, a month, a body's mere noun, or a name that is read already."""
    words = reading.book.words
    if run[-1].text.lower() in CALLED_AGAIN or run[-1].text.lower() in CALLED_BY_KIND:
        return True
    if len(run) == 1 and reading.book.people.are_listed(run[0].text):
        return True  # "Eyewitnesses said": a capital that only opens the sentence
    if any(token.text.lower() in words.weekdays or token.text.lower() in words.months for token in run):
        return True
    if run[0].text[:1].islower():
        return True  # a small word that was taken for a name: "the bill said"
    if len(run) == 1 and reading.book.offices.longest([run[0].text], 0) is not None:
        return True  # the rest of a post was cut off: "Secretary [for Health Ana Ruiz]"
    whole = Span(run[0].span.start, run[-1].span.end)
    near = [one for one in _around(cast, whole) if one.span.overlaps(whole)]
    if any(one.actor is not None or one.rule.startswith(_READ_ELSEWHERE) for one in near):
        return True
    # A part of a longer name that is known is left to those who follow names through the text.
    own = {token.text for token in run}
    return any(own <= set(actor.name.split()) for actor in cast.actors)


def _tokens(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    return tokens[first : bisect_left(tokens, span.end, key=lambda token: token.span.start)]


def _mentions(
    reading: ReportReading, cast: Cast, form: tuple[str, ...], name: tuple[str, ...], kind: ActorKind
) -> Iterator[ActorMention]:
    """Give the mentions of a name wherever a form of it stands and no other actor's name holds it."""
    identity = ActorId(content_id("a", reading.report.id, "speaking", " ".join(name).casefold()))
    tokens = reading.marks.tokens
    for at in range(len(tokens) - len(form) + 1):
        if tuple(token.text for token in tokens[at : at + len(form)]) != form:
            continue
        span = Span(tokens[at].span.start, tokens[at + len(form) - 1].span.end)
        if any(one.actor is not None and one.span.overlaps(span) for one in _around(cast, span)):
            continue
        yield mention_at(
            reading.report,
            span,
            actor=identity,
            kind=MentionKind.NAME,
            sense=plain_sense(kind),
            rule=_RULE,
            score=_SCORE,
        )


def _around(cast: Cast, span: Span) -> Sequence[ActorMention]:
    """Give the mentions that begin near a span, enough to see the longer ones that hold it."""
    at = bisect_left(cast.mentions, span.start - _REACH, key=lambda mention: mention.span.start)
    end = bisect_left(cast.mentions, span.end, key=lambda mention: mention.span.start)
    return cast.mentions[at:end]


_REACH = 200
"""Characters before a name in which a longer name that holds it begins."""


def _actor(
    reading: ReportReading, identity: ActorId, name: tuple[str, ...], kind: ActorKind, own: Sequence[ActorMention]
) -> Actor:
    return actor_from_mentions(
        reading.report, own, identity=identity, code=NO_CODE, name=" ".join(name), kind=kind, country=None
    )
