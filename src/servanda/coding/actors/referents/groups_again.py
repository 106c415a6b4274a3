"""Whom "they" calls again: the people or forces that the sentence before is about, or who speak of themselves.

Invariant: "they" opens its sentence or what somebody says, and the one subject before is several; else it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.coding.actors.cast import Cast, ReportReading, mention_at, with_mentions
from servanda.coding.actors.descriptions import ENVOYS as DIPLOMATS
from servanda.coding.near import within
from servanda.coding.syntax.shape import ClauseRelation, NounPhrase
from servanda.model import NO_CODE, ActorKind, ActorMention, MentionKind, Sense, Sentence, Span, WordClass

AGAIN = "referent.group"
"""The rule that ties "they" to a group."""

_SCORE = 0.6
_SINGLE = frozenset({ActorKind.PERSON, ActorKind.MEDIA, ActorKind.STATE})


def with_groups_again(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the "they" that open a sentence and mean the subject of the one before.

    Args:
        reading: The report and its marks.
        cast: Who is named and described in it.
    """
    found: list[ActorMention] = []
    sentences = reading.marks.sentences
    for at in range(len(sentences)):
        found += _of_tellers(reading, cast, at)
        found += _by_nouns(reading, cast, at)
    for at, sentence in enumerate(sentences[1:], 1):
        span = reading.marks.tokens[sentence.first].span
        if span.of(reading.report.text) != "They" or span in cast.joint or cast.parties_of(span):
            continue
        before = _subject(reading, at - 1)
        meant = _group(reading, cast, before) if before is not None and _is_beside(sentences, at) else None
        if meant is not None:
            found.append(_mention(reading, span, meant))
    return with_mentions(cast, found) if found else cast


def _of_tellers(reading: ReportReading, cast: Cast, at: int) -> Iterator[ActorMention]:
    """Give the "they" that people say of themselves: "The rebels said [they] had shot down a helicopter"."""
    clauses, tokens = reading.clauses[at], reading.marks.tokens
    for told in clauses:
        if told.relation is not ClauseRelation.COMPLEMENT or told.subject is None or told.governor is None:
            continue
        span = tokens[told.subject.head].span
        who = clauses[told.governor].subject
        is_open = span.of(reading.report.text) == "they" and span not in cast.joint and not cast.parties_of(span)
        meant = _group(reading, cast, who) if is_open and who is not None and who.head != told.subject.head else None
        if meant is not None:
            yield _mention(reading, span, meant)


def _by_nouns(reading: ReportReading, cast: Cast, at: int) -> Iterator[ActorMention]:
    """Give the diplomats whom a bare noun calls again: "Three Cambodian envoys were held. [The diplomats] left"."""
    tokens, sentences = reading.marks.tokens, reading.marks.sentences
    for phrase in reading.noun_phrases(sentences[at]):
        head = tokens[phrase.head]
        is_bare = phrase.last - phrase.first == _THE_AND_NOUN and tokens[phrase.first].text.lower() == "the"
        is_several = head.text.lower() != head.lemma.lower() and head.lemma.lower() in DIPLOMATS
        if not is_bare or not is_several or phrase.span_last != phrase.last:
            continue
        span = Span(tokens[phrase.first].span.start, head.span.end)
        if any(party.country != NO_CODE for party in cast.parties_of(span)):
            continue
        behind = sentences[max(0, at - _REACH)].span.start
        meant = _called(reading, cast, Span(behind, span.start))
        if meant is not None:
            yield _mention(reading, span, meant)


def _called(reading: ReportReading, cast: Cast, before: Span) -> ActorMention | None:
    """Give the one group of a state's diplomats in a stretch of text."""
    found: dict[str, ActorMention] = {}
    for one in cast.outermost(before):
        actor = cast.actor(one.actor)
        last = within(reading.marks.tokens, one.span)[-1:]
        is_called = bool(last) and last[0].lemma.lower() in DIPLOMATS and last[0].text.lower() != last[0].lemma.lower()
        if is_called and actor is not None and actor.kind not in _SINGLE and actor.country is not None:
            found[actor.id] = one
    return next(iter(found.values())) if len(found) == 1 else None


_THE_AND_NOUN = 2
_REACH = 3
"""Sentences back within which people are called again by their noun."""


def _is_beside(sentences: tuple[Sentence, ...], at: int) -> bool:
    return sentences[at - 1].block.kind is sentences[at].block.kind


def _subject(reading: ReportReading, at: int) -> NounPhrase | None:
    """Give the subject of the main clause of a sentence."""
    main = (one for one in reading.clauses[at] if one.verb.is_finite and one.relation is ClauseRelation.ROOT)
    return next((one.subject for one in main if one.subject is not None), None)


def _group(reading: ReportReading, cast: Cast, subject: NounPhrase) -> ActorMention | None:
    """Give the mention of the one group or force that a subject names, where it is several."""
    tokens = reading.marks.tokens
    head = tokens[subject.head]
    is_several = head.text.lower() != head.lemma.lower() or head.text.lower() in {"police", "people"}
    span = Span(tokens[subject.first].span.start, tokens[subject.last - 1].span.end)
    named = [one for one in cast.outermost(span) if one.actor is not None]
    if not is_several or len(named) != 1 or head.word_class not in {WordClass.NOUN, WordClass.PROPN}:
        return None
    actor = cast.actor(named[0].actor)
    return named[0] if actor is not None and actor.kind not in _SINGLE else None


def _mention(reading: ReportReading, span: Span, meant: ActorMention) -> ActorMention:
    return mention_at(
        reading.report,
        span,
        actor=meant.actor,
        kind=MentionKind.PRONOUN,
        sense=Sense.PEOPLE,
        rule=AGAIN,
        score=_SCORE,
    )
