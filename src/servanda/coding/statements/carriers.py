"""Media that carry another's words: "Reuters reported, citing the ministry" is said by the ministry.

Invariant: only a medium gives way to whom it cites; a minister who cites a report remains the speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.spoken import CARRYING, Attribution
from servanda.model import NO_CODE, ActorKind, Span, WordClass

_CITING = frozenset({"citing", "quoting"})
_MEDIA_WORDS = frozenset(
    "media press outlet outlets newspaper newspapers daily broadcaster agency website channel reports".split()
)
"""Heads of phrases that are media without a name: "local media", "the news agency", "media reports"."""


def with_cited(reading: ReportReading, cast: Cast, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Give the attributions in their order, those of a medium that cites somebody with that one as source."""
    for one in attributions:
        cited = _cited(reading, one) if _is_carrier(reading, cast, one) else None
        yield replace(one, source=cited) if cited is not None else one


def _is_carrier(reading: ReportReading, cast: Cast, one: Attribution) -> bool:
    if one.source is None or one.cue is None or one.is_continuation:
        return False
    party = cast.party_of(one.source)
    actor = cast.actor(party.actor) if party is not None else None
    carries = one.entry is not None and one.entry.lemma in CARRYING
    if actor is not None:
        is_unknown = actor.code == NO_CODE and actor.kind is not ActorKind.PERSON
        return actor.kind is ActorKind.MEDIA or (carries and is_unknown)
    tokens = reading.marks.tokens
    last = tokens[bisect_left(tokens, one.source.end, key=lambda token: token.span.start) - 1]
    # A name that nobody knows and that "reports" is a paper's.
    return last.text.lower() in _MEDIA_WORDS or (carries and last.word_class is WordClass.PROPN)


def _cited(reading: ReportReading, one: Attribution) -> Span | None:
    """Give whom the words around a cue cite, up to the next comma, verb or content."""
    tokens = reading.marks.tokens
    sentence = reading.marks.sentences[one.sentence]
    for place in range(sentence.first, sentence.last - 1):
        if tokens[place].text.lower() not in _CITING or any(tokens[place].span in part for part in one.content):
            continue
        stop = next((part.start for part in one.content if part.start > tokens[place].span.end), sentence.span.end)
        last = min(sentence.last, bisect_left(tokens, stop, key=lambda token: token.span.start))
        end = next((at for at in range(place + 1, last) if _closes(reading, at)), last)
        return Span(tokens[place + 1].span.start, tokens[end - 1].span.end) if end > place + 1 else None
    return None


def _closes(reading: ReportReading, at: int) -> bool:
    token = reading.marks.tokens[at]
    return token.word_class in {WordClass.VERB, WordClass.AUX, WordClass.SCONJ} or token.text in {",", ".", ";", ":"}
