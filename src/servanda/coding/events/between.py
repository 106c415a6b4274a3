"""What one side does to another in a sentence, when both are given: the coder's own acts, read for two known parties.

Invariant: the acts are those of the report coder; only who the parties are is taken from the caller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.codebook.events import FrameReading
from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, mention_at
from servanda.coding.acts.acts import Act, acts
from servanda.coding.events.events import code_events
from servanda.model import (
    ActorId,
    ActorKind,
    ActorMention,
    Basis,
    Event,
    EventType,
    MentionKind,
    Party,
    Sense,
    Span,
    Statement,
    Status,
    Token,
    WordClass,
    content_id,
)

_RULE = "name.given"
_CODES = ("XSA", "XSB")
"""Codes for the two given sides: private ones of ISO 3166, which no state has."""

_TWO_WAY = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
_ACT_CLASSES = frozenset({WordClass.VERB, WordClass.NOUN})
_NEAR = 8
"""Words behind a word for an act in which its object is looked for when no clause has one."""

_FORWARD, _BACK, _HALF = 0, 1, 2


class Reach(StrEnum):
    """How an act was tied to the two sides, the surest first."""

    EVENT = "event"
    ACT = "act"
    SIDE = "side"
    SENTENCE = "sentence"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Between:
    """The act that one side does to another: its base type, mode and status, its words, how it was tied to them."""

    type: EventType
    mode: str | None
    status: Status
    words: str
    reach: Reach


def act_between(
    reading: ReportReading, cast: Cast, statements: Sequence[Statement], *, source: Span, target: Span
) -> Between | None:
    """Give what the source does to the target, None when no word for an act is read.

    The event that the coder gives for the two is taken first. Where it gives none, the act whose places they fill
    is, though its type may ask for more; then an act that one of them fills, those first that the reader's tree has
    between them; then any act of the sentence; then any word for one, though its frame asks for another object.

    Args:
        reading: The report and its marks.
        cast: Who is who in it.
        statements: What its speakers say.
        source: Where the doer is named.
        target: Where the one it is done to is named.
    """
    peopled = _with_given(reading, cast, source, target)
    told = acts(reading, peopled)
    events = code_events(reading, peopled, statements, told)
    path = _path(reading.marks.tokens, source, target)
    return _of_events(events) or _of_acts(reading, told, path) or _of_words(reading, path)


def _of_events(events: Sequence[Event]) -> Between | None:
    ranked = []
    for place, event in enumerate(events):
        fit = _fit(event.source, event.target)
        if fit is None or fit == _HALF:
            continue
        rank = (
            fit == _BACK and event.type not in _TWO_WAY,
            event.basis is Basis.ALLEGED,
            event.status is Status.HYPOTHETICAL,
            place,
        )
        ranked.append((rank, event))
    if not ranked:
        return None
    event = min(ranked, key=lambda one: one[0])[1]
    return Between(event.type, event.mode, event.status, event.evidence[0].quote, Reach.EVENT)


def _of_acts(reading: ReportReading, told: Sequence[Act], path: Sequence[Span]) -> Between | None:
    ranked = []
    for place, act in enumerate(told):
        fit = _fit(act.source, act.target)
        reach = Reach.SENTENCE if fit is None else Reach.SIDE if fit == _HALF else Reach.ACT
        is_off = not any(act.at.overlaps(span) for span in path)
        rank = (reach is not Reach.ACT, is_off, list(Reach).index(reach), act.status is Status.HYPOTHETICAL, place)
        ranked.append((rank, act, reach))
    if not ranked:
        return None
    _, act, reach = min(ranked, key=lambda one: one[0])
    return Between(act.frame.type, act.frame.mode, act.status, act.at.of(reading.report.text), reach)


def _of_words(reading: ReportReading, path: Sequence[Span]) -> Between | None:
    """Give the type of a word for an act whose frame asks for another object than it has: the nearest to the two."""
    ranked = []
    tokens = reading.marks.tokens
    for sentence in reading.marks.sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        for at in range(len(words)):
            match = reading.book.events.at(words, at)
            if match is None or tokens[sentence.first + at].word_class not in _ACT_CLASSES:
                continue
            chosen = match.choose(words[at + match.length : at + match.length + _NEAR])
            frame = (chosen or _commonest(match.readings)).frame
            span = tokens[sentence.first + at].span
            rank = (not any(span.overlaps(one) for one in path), frame.part == "noun", span.start)
            ranked.append((rank, frame, words[at]))
    if not ranked:
        return None
    _, frame, word = min(ranked, key=lambda one: one[0])
    return Between(frame.type, frame.mode, Status.ACTUAL, word, Reach.WORD)


def _commonest(readings: Sequence[FrameReading]) -> FrameReading:
    """Give the first reading of the type that most readings of a word have."""
    types = Counter(one.frame.type for one in readings)
    most = max(types.values())
    return next(one for one in readings if types[one.frame.type] == most)


def _path(tokens: Sequence[Token], source: Span, target: Span) -> tuple[Span, ...]:
    """Give the words between two sides in the reader's tree: those that govern one of them up to where they meet."""
    ways = []
    for span in (source, target):
        at = next((place for place, token in enumerate(tokens) if token.span.overlaps(span)), None)
        way: list[int] = []
        while at is not None and at not in way:
            way.append(at)
            at = tokens[at].head
        ways.append(way)
    one, other = ways
    meeting = next((at for at in one if at in other), None)
    if meeting is None:
        return ()
    between = [*one[: one.index(meeting) + 1], *other[: other.index(meeting)]]
    return tuple(tokens[at].span for at in between)


def _fit(source: Iterable[Party], target: Iterable[Party]) -> int | None:
    """Say how the two given sides fill the places of an act: as given, turned round, by half, or not at all."""
    one, other = _CODES
    doers, receivers = {party.code for party in source}, {party.code for party in target}
    if one in doers and other in receivers | doers:
        return _FORWARD
    if other in doers and one in receivers:
        return _BACK
    return _HALF if one in doers or other in receivers else None


def _with_given(reading: ReportReading, cast: Cast, source: Span, target: Span) -> Cast:
    """Give the cast with the two sides as actors of their own, wherever the report names them."""
    spans = [_widened(reading, span, apart=(source, target)[1 - at]) for at, span in enumerate((source, target))]
    actors = {actor.id: actor for actor in cast.actors}
    known = [_known(cast, span) for span in (source, target)]
    shared = known[0] == known[1]
    mentions = [one for one in cast.mentions if not any(one.span.overlaps(span) for span in spans)]
    for code, span, old in zip(_CODES, spans, known, strict=True):
        identity = ActorId(content_id("a", reading.report.id, "given", code))
        kind = actors[old].kind if old is not None else ActorKind.GROUP
        mention = mention_at(
            reading.report, span, actor=identity, kind=MentionKind.NAME, sense=Sense.PEOPLE, rule=_RULE, score=1.0
        )
        mentions = [replace(one, actor=identity) if _is_again(one, old, shared=shared) else one for one in mentions]
        actors[identity] = actor_from_mentions(
            reading.report, [mention], identity=identity, code=code, name=span.of(reading.report.text), kind=kind,
            country=code,
        )  # fmt: skip
        mentions.append(mention)
    ordered = tuple(sorted(mentions, key=lambda one: (one.span, one.rule)))
    return replace(cast, actors=tuple(actors.values()), mentions=ordered, joint={})


def _is_again(mention: ActorMention, old: ActorId | None, *, shared: bool) -> bool:
    return old is not None and not shared and mention.actor == old


def _known(cast: Cast, span: Span) -> ActorId | None:
    mention = cast.mention_of(span)
    return mention.actor if mention is not None else None


def _widened(reading: ReportReading, span: Span, *, apart: Span) -> Span:
    """Give the phrase that a name heads or qualifies ("the Omani | patrol"); no noun of an act, nor the other side."""
    tokens = reading.marks.tokens
    for sentence in reading.marks.sentences:
        if not sentence.span.overlaps(span):
            continue
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        for piece in reading.pieces(sentence):
            phrase = piece.phrase
            if phrase is None or phrase.possessor is not None:
                continue
            whole = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
            if not whole.overlaps(span) or whole.overlaps(apart):
                continue
            match = reading.book.events.at(words, phrase.head - sentence.first)
            if match is not None and any(one.frame.part == "noun" for one in match.readings):
                return span
            return Span(min(span.start, whole.start), max(span.end, whole.end))
    return span
