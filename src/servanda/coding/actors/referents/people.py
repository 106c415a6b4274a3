"""Persons called again inside one report: "he", "the official", "the economist".

Invariant: the last speaker outranks the last person mentioned; two candidates with equal reasons give none.
Source: codebook, speakers: title and name first, then the last speaker, then the subject of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.descriptions import ANY_OFFICIAL, PAST_OFFICE
from servanda.coding.actors.referents.mentions import REACH, SCORES, mention_for
from servanda.coding.actors.referents.scene import Scene
from servanda.coding.spoken import Attribution
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import ActorId, ActorKind, ActorMention, MentionKind, Sense, Sentence, Span

_TOPIC = "as for "
"""What puts the one who then speaks at the head of a sentence: "As for the Kenyan envoy, she said"."""


def described_again(reading: ReportReading, scene: Scene, source: Span, at: int) -> Iterator[ActorMention]:
    """Give the person whom a speaking "the economist", "the Kenyan envoy" calls again by a noun printed with the name.

    An office whose holder the report names is that person; the codebook alone knows only the office.
    """
    if scene.is_quoted(source):
        return
    printed = scene.cast.mention_of(source)
    if printed is not None and not _is_bare_office(scene, printed):
        return
    speaker = scene.speaker if scene.speaker_at >= at - REACH else None
    is_alone = sum(seen == scene.subject_at for seen in scene.people_at.values()) == 1
    acting = scene.subject if scene.subject_at >= at - 1 and is_alone else None
    called = scene.descriptions.again(source, last=(speaker, acting))
    if called is None or (printed is not None and printed.actor == called):
        return
    span = printed.span if printed is not None and printed.span.start <= source.start else source
    yield mention_for(reading, span, called, MentionKind.ROLE, Sense.PERSON, "described")


def _is_bare_office(scene: Scene, mention: ActorMention) -> bool:
    """Say whether a mention is an office that the cast gives to nobody who is named."""
    if mention.rule != "name.office":
        return False
    actor = scene.cast.actor(mention.actor)
    return actor is None or (actor.kind is ActorKind.PERSON and not scene.descriptions.nouns(actor.id))


def bare_office(scene: Scene, mention: ActorMention, at: int) -> ActorMention | None:
    """Give a bare office ("the official") with the person described by it, else with the last speaker if it can be."""
    if mention.actor is not None or mention.rule != "name.office" or not _is_plain_office(mention):
        return None
    called = scene.descriptions.again(mention.span, last=(scene.speaker,))
    if called is not None:
        return replace(mention, actor=called, rule="referent.described", score=SCORES["described"])
    if PAST_OFFICE & set(mention.quote.lower().split()):
        return None  # "the ousted president" has not just spoken for his state
    speaker = scene.person if scene.person_at >= at - REACH else None
    if speaker is not None and _can_be(scene, speaker, mention):
        return replace(mention, actor=speaker, rule="referent.office", score=SCORES["speaker"])
    only = None if speaker is not None else _only_official(scene, mention, at)
    return replace(mention, actor=only, rule="referent.only", score=SCORES["only"]) if only is not None else None


def _only_official(scene: Scene, mention: ActorMention, at: int) -> ActorId | None:
    """Give the one official whom the sentences before name, else the report, as "the official".

    "... was opened by the Minister of Fisheries, Ana Paredes. "It will last," said the official."
    """
    if mention.quote.lower() != "the official" or _names_an_official(scene, mention):
        return None
    recent = [actor for actor, seen in scene.people_at.items() if at - REACH <= seen < at] or list(scene.people_at)
    codes = {one: actor.code for one in recent if (actor := scene.cast.actor(one)) is not None}
    officials = [one for one, code in codes.items() if code.endswith(".GOV")]
    return officials[0] if len(officials) == 1 else None


def _names_an_official(scene: Scene, mention: ActorMention) -> bool:
    """Say whether an official without a name stands before "the official": he may be meant."""
    before = (one for one in scene.cast.mentions if one.span.end <= mention.span.start and one.rule == "name.office")
    nouns = {one.quote.casefold().split()[-1] for one in before if one.quote.lower() != "the official"}
    return not nouns.isdisjoint({"official", "officials"})


def _can_be(scene: Scene, speaker: ActorId, mention: ActorMention) -> bool:
    """Say whether a bare office can be the last speaker's: its noun is none of somebody else's description."""
    nouns = scene.descriptions.called(speaker)
    noun = mention.quote.split(" of ")[0].split()[-1].lower()
    if noun.endswith("s") and noun.removesuffix("s") in ANY_OFFICIAL:
        return False  # "the officials" are more than one
    return not nouns or noun in nouns or noun in ANY_OFFICIAL


def _is_plain_office(mention: ActorMention) -> bool:
    return mention.quote.lower().startswith(("the ", "an ", "mr", "this "))


def people_meant(
    reading: ReportReading, scene: Scene, sentence: Sentence, span: Span, at: int, told: Attribution | None
) -> Iterator[tuple[ActorId, str]]:
    """Give who "he" or "she" can be with the reason, the likeliest first.

    Of one who speaks: the subject of a clause before in the sentence, the last speaker, the last subject. The subject
    of the very last sentence goes before a speaker further away. Of one who does not speak: the first person of the
    sentence so far, and nobody else when there is one.
    """
    before = [one for one in scene.people(Span(sentence.span.start, span.start)) if not scene.is_quoted(one.span)]
    if told is None and before:
        if span.of(reading.report.text).lower() == "him":
            before = _without_subject(reading, scene, at, span, before)
        yield from ((one.actor, "subject") for one in before if one.actor)
        if before:
            return
    if told is not None:
        if len(before) == 1 and before[0].actor and sentence.span.of(reading.report.text).lower().startswith(_TOPIC):
            yield before[0].actor, "subject"
        own, is_stranger = _subject_before(reading, scene, at, span, told)
        if own is not None:
            yield own, "subject"
        spoke = scene.speaker is not None and scene.speaker_at >= at - 1
        if is_stranger or (not spoke and at - 1 in {scene.stranger_at, scene.speaker_at}):
            return  # a person whom nothing names acted or spoke last
        yield from _newcomer(scene, at)
    yield from _from_before(reading, scene, span, at, told)


def _from_before(
    reading: ReportReading, scene: Scene, span: Span, at: int, told: Attribution | None
) -> Iterator[tuple[ActorId, str]]:
    """Give who "he" can be by the sentences before: who acted last, who spoke last, the last subject, the only one."""
    acted_since = scene.subject_at == at - 1 and scene.speaker_at < scene.subject_at
    speaks_on = scene.subject_at <= scene.speaker_at or told is not None or scene.subject == scene.speaker
    if acted_since and scene.subject:
        yield scene.subject, "subject"
    if scene.speaker and scene.speaker_at >= at - REACH and scene.is_person(scene.speaker) and speaks_on:
        yield scene.speaker, "speaker"
    if told is None:
        yield from _newcomer(scene, at)
    if scene.subject_at >= at - 2 and scene.subject:
        yield scene.subject, "subject"
    recent = [actor for actor, seen in scene.people_at.items() if seen >= at - 2]
    fitting = [actor for actor in recent if scene.fits(actor, span.of(reading.report.text))]
    if len(fitting) == 1:
        yield fitting[0], "only"


def _newcomer(scene: Scene, at: int) -> Iterator[tuple[ActorId, str]]:
    """Give the one person whom the sentence before named, where nobody spoke or acted: "For Ana Ruiz it is clear".

    He goes before a speaker further away.
    """
    named = [actor for actor, seen in scene.people_at.items() if seen == at - 1]
    if len(named) == 1 and max(scene.speaker_at, scene.subject_at) < at - 1:
        yield named[0], "only"


def _without_subject(
    reading: ReportReading, scene: Scene, at: int, span: Span, before: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give the persons of a sentence so far whom "him" can mean, the last first: never the subject of its own verb."""
    tokens = reading.marks.tokens
    verbs = [one for one in reading.clauses[at] if tokens[one.verb.main].span.start < span.start and one.subject]
    subject = verbs[-1].subject if verbs else None
    if subject is None:
        return list(before)
    whole = Span(tokens[subject.span_first].span.start, tokens[subject.span_last - 1].span.end)
    own = {party.actor for party in scene.cast.parties_of(whole)}
    return [one for one in reversed(before) if one.actor not in own]


def _subject_before(
    reading: ReportReading, scene: Scene, at: int, span: Span, told: Attribution
) -> tuple[ActorId | None, bool]:
    """Give the person who is the subject of a clause before "he said" in its sentence, outside what he says.

    Beside it stands whether that subject is a person whom nothing names.
    """
    tokens = reading.marks.tokens
    found: ActorId | None = None
    is_stranger = False
    for clause in reading.clauses[at]:
        if clause.subject is None or not clause.verb.is_finite or tokens[clause.verb.main].span.start >= span.start:
            continue
        first, last = clause.subject.span_first, clause.subject.span_last
        subject = Span(tokens[first].span.start, tokens[last - 1].span.end)
        is_told = any(subject.overlaps(part) for part in told.content) and not _is_teller(reading, clause, told)
        if subject.end > span.start or is_told or scene.is_quoted(subject):
            continue
        party = scene.cast.party_of(subject)
        person = party.actor if party is not None else _owner(reading, scene, clause.subject.head, subject)
        if person is not None and scene.is_person(person):
            found = person
        is_stranger = person is None and scene.is_stranger(subject)
    return found, is_stranger


def _is_teller(reading: ReportReading, clause: Clause, told: Attribution) -> bool:
    """Say whether a clause tells by itself what is then told again: "Ana Ruiz said it rained, she added"."""
    words = [token.text for token in reading.marks.tokens[clause.verb.main : clause.verb.main + 3]]
    match = reading.book.cues.at(words, 0)
    is_saying = match is not None and match.entry.kind in {"speech", "writing"} and not match.entry.is_weak
    return is_saying and told.rule == "statement.fronted" and clause.relation is ClauseRelation.ROOT


def _owner(reading: ReportReading, scene: Scene, head: int, subject: Span) -> ActorId | None:
    """Give the person whose thing a subject is: "a part of Ruiz's address"; whose people it is may be others."""
    if reading.book.people.is_anybody(reading.marks.tokens[head].lemma):
        return None
    text = reading.report.text
    owners = [one for one in scene.people(subject) if text[one.span.end : one.span.end + 2] in {"'s", "’s"}]
    return owners[0].actor if len(owners) == 1 else None
