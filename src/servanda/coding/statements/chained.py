"""Speakers that no rule resolves, by the chains that the reader followed through the text: "the official", "she".

Invariant: rules go first; a chain speaks only where all names in it that stand before are one actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.coding.actors.cast import Cast, ReportReading, mention_at, with_mentions
from servanda.coding.actors.people import name_words
from servanda.coding.spoken import Attribution
from servanda.model import ActorId, ActorKind, ActorMention, MentionKind, Sense, Span, WordClass

_SCORE = 0.6
_NEW = frozenset({"a", "an", "another", "one", "some", "several", "other", "many", "two", "three", "few", "no"})
"""Words that open a phrase for somebody whom the report has not told of: "a spokeswoman"."""


_OF_A_BODY = frozenset({"its", "their"})
"""Words that give whoever speaks to a body."""


def with_chains(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Cast:
    """Give the cast with the sources that stood open and that a chain joins to one actor named before."""
    if not reading.marks.chains:
        return cast
    return with_mentions(cast, tuple(_chained(reading, cast, attributions)))


def _chained(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[ActorMention]:
    seen: set[Span] = set()
    stranger: Span | None = None
    for one in attributions:
        if one.source is None or one.source in seen:
            continue
        seen.add(one.source)
        if cast.party_of(one.source) is not None:
            stranger = None if one.nested_in is None else stranger
            continue
        first, *rest = one.source.of(reading.report.text).lower().split()
        if first in _OF_A_BODY and rest:
            continue  # "its spokesman" is whose "it" is, not who was named before
        if first in _NEW:
            stranger = one.source
            continue
        chain = next((chain for chain in reading.marks.chains if one.source in chain), None)
        if stranger is not None and _is_called(reading, one.source) and not (chain and stranger in chain):
            continue  # "he" behind "a senior official said" is that official, whom nothing names
        before = [span for span in chain if span.start < one.source.start] if chain else []
        owner = _named(cast, before)
        if owner is not None and not _is_another_name(reading, one.source, before):
            yield _mention(reading, cast, one.source, owner)


def _is_another_name(reading: ReportReading, source: Span, before: Sequence[Span]) -> bool:
    """Say whether a source is printed as a name that no earlier name of its chain contains: a chain may err."""
    tokens = [token for token in reading.marks.tokens if token.span in source]
    if not tokens or any(token.word_class in {WordClass.DET, WordClass.PRON} for token in tokens):
        return False
    name = name_words(tokens[-1].text)
    is_name = bool(name) and any(part[:1].isupper() for part in tokens[-1].text.split("-"))
    known = {word for span in before for word in name_words(span.of(reading.report.text))}
    return is_name and name[-1] not in known


def _named(cast: Cast, spans: Sequence[Span]) -> ActorId | None:
    """Give the one actor that the names in these spans mean, None when there is none or more than one."""
    heads = (cast.mention_of(span) for span in spans)
    found = {one.actor for one in heads if one is not None and one.actor is not None and one.kind is MentionKind.NAME}
    return found.pop() if len(found) == 1 else None


def _is_called(reading: ReportReading, span: Span) -> bool:
    """Say whether a source only calls somebody again: "he", "the official"; a name names him."""
    first = next((token for token in reading.marks.tokens if token.span.start == span.start), None)
    return first is not None and first.word_class in {WordClass.PRON, WordClass.DET}


def _is_pronoun(reading: ReportReading, span: Span) -> bool:
    tokens = [token for token in reading.marks.tokens if token.span in span]
    return len(tokens) == 1 and tokens[0].word_class is WordClass.PRON


def _mention(reading: ReportReading, cast: Cast, span: Span, owner: ActorId) -> ActorMention:
    actor = cast.actor(owner)
    is_pronoun = _is_pronoun(reading, span)
    is_person = actor is not None and actor.kind is ActorKind.PERSON
    return mention_at(
        reading.report,
        span,
        actor=owner,
        kind=MentionKind.PRONOUN if is_pronoun else MentionKind.ROLE,
        sense=Sense.PERSON if is_person else Sense.BODY,
        rule="referent.chain",
        score=_SCORE,
    )
