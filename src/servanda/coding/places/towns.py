"""Towns that stand for their state where something is done in or to them: "shelled Kharkiv", "a raid near Gao".

Invariant: a town whose state the words around leave open stands for nobody, nor does a small one of a state that the
report never names: its namesake elsewhere may be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, coded_id, mention_at, with_actors
from servanda.coding.places.locating import ATTACKS, UPON, Locating
from servanda.model import Actor, ActorMention, Event, MentionKind, Sense, Sentence, Span, Step, Token, WordClass

TOWN = "name.town"
"""The rule that ties a town to its state."""

_LEADS = frozenset(
    "in at near outside inside around across into to toward towards from of through throughout off".split()
)
_REACHES = frozenset(
    "visit tour reach enter leave bomb bombard shell capture seize attack hit strike storm besiege retake recapture "
    "take overrun target raid occupy liberate quit evacuate".split()
)
"""Verbs whose object may be a town."""

_CAPITALS = frozenset({"name.codebook.capital", "name.codebook.namesake"})
_SCORE = 0.6
_GREAT = 300_000
"""People of a city that a report need not place in its state."""


def with_towns(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the towns and regions that stand for their state, where nobody else is named.

    Args:
        reading: The report and its marks.
        cast: Who is named in it.
    """
    found = list(_towns(reading, cast))
    if not found:
        return cast
    spans = {mention.span for mention, _ in found}
    kept = [one for one in cast.mentions if one.span not in spans]
    return with_actors(cast, found, kept=kept)


def without_towns(cast: Cast) -> Cast:
    """Give the cast as the words name it, for whoever asks where a place is."""
    return replace(cast, mentions=tuple(one for one in cast.mentions if one.rule != TOWN))


def acting_towns(cast: Cast, events: Iterable[Event], steps: Iterable[Step]) -> list[ActorMention]:
    """Give the mentions of the towns by which a finding names a party."""
    parties = [party for event in events for party in (*event.source, *event.target)]
    parties += [party for step in steps for party in (*step.provider, *step.recipient)]
    printed = {(party.actor, party.text) for party in parties}
    return [one for one in cast.mentions if one.rule == TOWN and (one.actor, one.quote) in printed]


def _towns(reading: ReportReading, cast: Cast) -> Iterator[tuple[ActorMention, Actor]]:
    locating = Locating(reading, cast)
    taken: list[Span] = []
    states = {actor.code.partition(".")[0] for actor in cast.actors}
    for sentence in reading.marks.sentences:
        for at in _places(reading, sentence):
            found = locating.held(at, sentence)
            if found is None or any(found[0].overlaps(one) for one in taken) or _is_named(cast, *found):
                continue
            is_known = found[1] in states or _tells_its_state(reading, *found)
            if not is_known and not _is_great(reading, *found):
                continue
            taken.append(found[0])
            yield from _read(reading, *found)


def _places(reading: ReportReading, sentence: Sentence) -> Iterator[int]:
    """Give the tokens at which a town may be named: behind a preposition, an attack or a verb that reaches towns."""
    tokens = reading.marks.tokens
    for at in range(sentence.first, sentence.last - 1):
        before = tokens[at]
        is_struck = before.text.lower() in UPON and at > 0 and tokens[at - 1].lemma.lower() in ATTACKS
        is_helped = before.text.lower() == "for" and not _describes(tokens, at + 1, sentence)
        if is_struck or is_helped or before.text.lower() in _LEADS or before.lemma.lower() in _REACHES:
            yield at + 1


def _describes(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Say whether a name only describes a noun or stands behind other words: "called for [Gaza] talks"."""
    end = at
    while end < sentence.last and tokens[end].word_class is WordClass.PROPN:
        end += 1
    return end == at or (end < sentence.last and tokens[end].word_class is WordClass.NOUN)


def _is_named(cast: Cast, span: Span, code: str) -> bool:
    """Say whether words of a span name somebody already; the namesake of a capital may be in another state."""
    named = [one for one in cast.mentions if one.actor is not None and one.span.overlaps(span)]
    return any(one.rule not in _CAPITALS or one.actor == coded_id(code) for one in named)


def _tells_its_state(reading: ReportReading, span: Span, code: str) -> bool:
    """Say whether a region is called by the name of its state: "southern Lebanon"."""
    known = reading.book.actor(code)
    return known is not None and known.name.lower() in span.of(reading.report.text).lower()


def _is_great(reading: ReportReading, span: Span, code: str) -> bool:
    """Say whether a name is that of a great city which no town elsewhere comes near."""
    return reading.book.gazetteer.state_of(span.of(reading.report.text), least=_GREAT) == code


def _read(reading: ReportReading, span: Span, code: str) -> Iterator[tuple[ActorMention, Actor]]:
    known = reading.book.actor(code)
    if known is None:
        return
    mention = mention_at(
        reading.report,
        span,
        actor=coded_id(code),
        kind=MentionKind.METONYM,
        sense=Sense.PLACE,
        rule=TOWN,
        score=_SCORE,
    )
    actor = actor_from_mentions(
        reading.report, [mention], identity=coded_id(code), code=code, name=known.name, kind=known.kind, country=code
    )
    yield mention, actor
