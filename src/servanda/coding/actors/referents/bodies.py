"""Bodies called again inside one report: "it", "the ministry", "the bloc".

Invariant: two bodies that a noun can call again are neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import PAPERS, ReportReading
from servanda.coding.actors.referents.mentions import REACH, SCORES, mention_for, sense_of
from servanda.coding.actors.referents.scene import Scene
from servanda.coding.spoken import Attribution
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import (
    NO_CODE,
    ActorId,
    ActorKind,
    ActorMention,
    EventType,
    MentionKind,
    Sense,
    Sentence,
    Span,
    Token,
    WordClass,
)

CALLED_AGAIN = {
    **{
        word: frozenset({word})
        for word in "ministry commission council committee agency bank court tribunal parliament embassy consulate"
        " mission union alliance league fund institute university foundation police"
        " navy directorate bureau delegation authority agency association federation party centre center".split()
    },
    "organisation": frozenset({"organisation", "organization"}),
    "organization": frozenset({"organisation", "organization"}),
    "company": frozenset({"company", "firm", "corporation"}),
    "firm": frozenset({"company", "firm", "corporation"}),
}
"""Nouns that call a body again ("the ministry") by a word of its name, with the spellings of that word."""
_PRIVATE = frozenset({ActorKind.COMPANY, ActorKind.OTHER})
CALLED_BY_KIND = {
    "bloc": frozenset({ActorKind.IGO}),
    "body": frozenset({ActorKind.IGO, ActorKind.BODY}),
    "group": frozenset({ActorKind.GROUP, ActorKind.OTHER}),
    "movement": frozenset({ActorKind.GROUP, ActorKind.OTHER}),
    "militia": frozenset({ActorKind.GROUP}),
    "organisation": frozenset({ActorKind.IGO, ActorKind.OTHER}),
    "organization": frozenset({ActorKind.IGO, ActorKind.OTHER}),
    "agency": frozenset({ActorKind.IGO, ActorKind.BODY}),
    "charity": frozenset({ActorKind.OTHER}),
    "party": frozenset({ActorKind.OTHER}),
    **dict.fromkeys(
        ("company", "firm", "airline", "manufacturer", "carrier", "lender", "retailer", "operator", "giant"), _PRIVATE
    ),
}
"""Nouns that call a body again by what it is, when no word of a name does."""


_NO_FIRMS = frozenset(CALLED_AGAIN) - {"company", "firm", "bank", "alliance", "centre", "center", "union"}
"""Nouns that a body without a code is headed by which is no firm: "the company" is not the Salt Directorate."""


def _named_again(scene: Scene, sentence: Sentence, mention: ActorMention) -> ActorId | None:
    """Give the body that "the authority" calls again by a word of its name, though the state has one of its own."""
    article, *words = mention.quote.lower().split()
    if mention.actor is None or article != "the" or len(words) != 1 or words[0] not in CALLED_AGAIN:
        return None
    owner = _called(scene, sentence, words[0], mention.span)
    actor = scene.cast.actor(owner)
    return owner if actor is not None and actor.code == NO_CODE else None


def called_again(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> Iterator[ActorMention]:
    """Give which body "the ministry", "the bloc" calls again: the only one named before that it can be."""
    tokens = reading.marks.tokens
    if place == sentence.first or tokens[place - 1].text.lower() != "the" or _goes_on(tokens, place):
        return  # a line may break behind "the", and the noun then begins a sentence
    span = Span(tokens[place - 1].span.start, tokens[place].span.end)
    if any(one.span.overlaps(span) and one.actor is not None for one in scene.cast.in_span(span)):
        return
    owner = _called(scene, sentence, tokens[place].text, span)
    if owner is not None:
        yield mention_for(reading, span, owner, MentionKind.ROLE, sense_of(scene, owner), "body")


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun only opens a longer name: "the bank account", "the ministry of trade"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is None or behind.text.lower() in PAPERS:
        return False
    return behind.text.lower() in {"of", "for"} or behind.word_class in {WordClass.NOUN, WordClass.PROPN}


def _called(scene: Scene, sentence: Sentence, noun: str, span: Span) -> ActorId | None:
    """Give the one body named before a span that a bare noun there can call again; None when there are two, or none."""
    word = noun.casefold()
    bodies = dict(scene.bodies)
    for body, words in bodies_in(scene, Span(sentence.span.start, span.start)).items():
        bodies[body] = words | bodies.get(body, set())
    spellings = CALLED_AGAIN.get(word, frozenset({word}))
    meant = [body for body, words in bodies.items() if words & spellings]
    if not meant:
        kinds = CALLED_BY_KIND.get(word, frozenset())
        meant = [body for body in bodies if (found := scene.cast.actor(body)) is not None and found.kind in kinds]
        if kinds == _PRIVATE:
            meant = [body for body in meant if not bodies[body] & _NO_FIRMS]
        # What only a kind calls again is the one that acted last; of two named alike a word of the name decides none.
        is_near = scene.body_subject_at >= scene.now - REACH
        meant = [body for body in meant if body == scene.body_subject and is_near] or meant
    return meant[0] if len(meant) == 1 else None


def bodies_in(scene: Scene, span: Span) -> dict[ActorId, set[str]]:
    """Give the bodies that a span names, with the words of their names there and in the cast."""
    found: dict[ActorId, set[str]] = {}
    for one in scene.cast.in_span(span):
        actor = scene.cast.actor(one.actor)
        if actor is not None and actor.kind not in {ActorKind.PERSON, ActorKind.STATE, ActorKind.MEDIA}:
            found.setdefault(actor.id, set()).update(head for name in (one.quote, actor.name) for head in _heads(name))
    return found


_ARTICLE_AND_NOUN = 2


def _heads(name: str) -> tuple[str, ...]:
    """Give the nouns that a name is headed by: "commission", "ministry"; not "authority" of a "committee for"."""
    words = name.casefold().split()
    end = next((at for at, word in enumerate(words) if at and word in {"of", "for", "on", "in", "and"}), len(words))
    return tuple(words[max(0, end - 1) : end])


def bare_body(scene: Scene, sentence: Sentence, mention: ActorMention) -> ActorMention | None:
    """Give a bare body ("the ministry") with the one that it calls again; None when nothing decides."""
    if mention.rule != "name.body":
        return None
    owner = _named_again(scene, sentence, mention)
    if owner is None and mention.actor is None and len(mention.quote.split()) <= _ARTICLE_AND_NOUN:
        owner = _called(scene, sentence, mention.quote.split()[-1], mention.span)
    return replace(mention, actor=owner, rule="referent.body", score=SCORES["body"]) if owner else None


def body_before(scene: Scene, sentence: Sentence, span: Span, at: int, here: Sequence[Attribution]) -> ActorId | None:
    """Give what "it" or "its" is: the first state or body of the sentence so far, else the last subject that was one.

    "It added" is the last speaker, when that was a body; whoever says "it would pay" means itself, and whoever
    "accused it" somebody else.
    """
    if (accuser := _accuser(scene, span, here)) is not None:
        return _accused(scene, sentence, span, at, accuser)
    if (teller := _teller(scene, span, here)) is not None:
        return teller
    if _is_told_by_open_body(scene, span, here):
        return None
    if (doer := _doer_of_own(scene, span)) is not None:
        return doer
    is_source = any(one.source == span for one in here)
    if is_source and scene.speaker_at >= at - 1 and scene.is_body(scene.speaker):
        return scene.speaker
    before = [
        one
        for one in scene.cast.in_span(Span(sentence.span.start, span.start))
        if scene.is_body(one.actor) and one.sense is not Sense.PLACE and not scene.is_quoted(one.span)
    ]
    before = [one for one in before if not _is_one_of_several(scene, one, span)]
    free = [one for one in before if not _inside_other(one, before) and one.kind is not MentionKind.DEMONYM]
    if free:
        return _of_whom_told(scene, free)
    if before:
        return before[0].actor
    return scene.body_subject if scene.body_subject_at >= at - 1 else None


def _of_whom_told(scene: Scene, free: Sequence[ActorMention]) -> ActorId | None:
    """Give the first body of a sentence so far, but the state of which its own seat tells: "Lima says Peru and its"."""
    first = scene.cast.actor(free[0].actor)
    own = first.country if first is not None and free[0].kind is MentionKind.METONYM else None
    told = (actor for one in free[1:] if (actor := scene.cast.actor(one.actor)) is not None)
    return next((actor.id for actor in told if own is not None and actor.code == own), free[0].actor)


def _is_one_of_several(scene: Scene, one: ActorMention, span: Span) -> bool:
    """Say whether a state is only one of those that a subject lists, for which "it" cannot stand."""
    if span.of(scene.reading.report.text).lower() != "it":
        return False
    tokens = scene.reading.marks.tokens
    for clause in scene.reading.clauses[scene.now]:
        subject = clause.subject
        if subject is None or subject.last == subject.span_last or tokens[subject.last].text.lower() not in _JOINS:
            continue
        whole = Span(tokens[subject.first].span.start, tokens[subject.span_last - 1].span.end)
        if one.span in whole and len(scene.states(whole)) > 1:
            return True
    return False


_JOINS = frozenset({"and", ","})


def _doer_of_own(scene: Scene, span: Span) -> ActorId | None:
    """Give whose act "its" tells in a clause with a subject of its own: "said that Chad faces sanctions for its raid".

    Only nouns for what one does to others are looked at; whose army or soil "its" is, the clause does not decide.
    """
    tokens = scene.reading.marks.tokens
    at = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    if span.of(scene.reading.report.text).lower() != "its" or at + 1 >= len(tokens):
        return None
    match = scene.reading.book.events.at([tokens[at + 1].text], 0)
    is_act = match is not None and any(
        one.frame.part == "noun" and one.frame.type in _DONE_TO_OTHERS for one in match.readings
    )
    holding = [one for one in scene.reading.clauses[scene.now] if one.first <= at < one.last and one.verb.main < at]
    clause = holding[-1] if holding else None
    is_told = clause is not None and clause.relation is ClauseRelation.COMPLEMENT and clause.verb.is_finite
    if not is_act or clause is None or not is_told or clause.subject is None:
        return None
    first, last = clause.subject.first, clause.subject.last
    party = scene.cast.party_of(Span(tokens[first].span.start, tokens[last - 1].span.end))
    return party.actor if party is not None and scene.is_body(party.actor) else None


_DONE_TO_OTHERS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.ACCUSE})


def _accuser(scene: Scene, span: Span, here: Sequence[Attribution]) -> ActorId | None:
    """Give who speaks of "it" as of whom the words are aimed at: Chad in "Chad accused [it of arming rebels]"."""
    if _is_doer(scene, span):
        return None  # "Chad warned it would close the port"
    if span.of(scene.reading.report.text).lower() in _OWNERS:
        return None  # "Chad urged its traders to leave"
    for one in here:
        is_aimed = one.entry is not None and one.entry.target_inside and one.content[0].start == span.start
        party = scene.cast.party_of(one.source) if is_aimed and one.source is not None else None
        if party is not None:
            return party.actor
    return None


_OWNERS = frozenset({"its", "their"})
"""What belongs to somebody is asked or told by its owner; only "it" and "them" are spoken against."""


def _is_doer(scene: Scene, span: Span) -> bool:
    """Say whether a word is the subject of a finite verb of its sentence."""
    tokens = scene.reading.marks.tokens
    return any(
        clause.subject is not None and clause.verb.is_finite and tokens[clause.subject.head].span == span
        for clause in scene.reading.clauses[scene.now]
    )


def _accused(scene: Scene, sentence: Sentence, span: Span, at: int, accuser: ActorId) -> ActorId | None:
    """Give who "it" is that somebody speaks against: the first other body of the sentence, else of the last pair."""
    code = _state_code(scene, accuser)
    before = scene.cast.in_span(Span(sentence.span.start, span.start))
    acting = [one for one in before if scene.is_body(one.actor) and one.sense is not Sense.PLACE]
    named = [one.actor for one in acting if one.kind is not MentionKind.DEMONYM and not scene.is_quoted(one.span)]
    last = (scene.body_subject,) if scene.body_subject_at >= at - 1 else ()
    meant = (one for one in (*named, *last, *scene.pair) if one is not None and _state_code(scene, one) != code)
    return next(meant, None)


def _state_code(scene: Scene, actor: ActorId) -> str:
    found = scene.cast.actor(actor)
    return found.code.split(".", 1)[0] if found is not None and found.code != NO_CODE else actor


def _teller(scene: Scene, span: Span, here: Sequence[Attribution]) -> ActorId | None:
    """Give the body that tells of itself in its first words: "Peru sent help as [the bank] said it was short"."""
    for one in here:
        if one.source is None or not one.content or one.source.end > one.content[0].start:
            continue
        opening = scene.reading.report.text[one.content[0].start : span.start].strip(' "“”').lower()
        if span in one.content[0] and opening in {"", "that"}:
            party = scene.cast.party_of(one.source)
            return party.actor if party is not None and scene.is_body(party.actor) else None
    return None


def _is_told_by_open_body(scene: Scene, span: Span, here: Sequence[Attribution]) -> bool:
    """Say whether "it" is a speaking body of which nobody knows whose it is: "the Congolese army said it had fired"."""
    for one in here:
        if one.source is None or not any(span in part for part in one.content) or one.source.end > span.start:
            continue
        spoken = scene.cast.in_span(one.source)
        if any(mention.actor is None and mention.rule == "name.body" for mention in spoken):
            return scene.cast.party_of(one.source) is None
        if _is_nameless_group(scene, one.source, spoken):
            return True
    return False


def _is_nameless_group(scene: Scene, source: Span, named: Sequence[ActorMention]) -> bool:
    """Say whether a group speaks that nothing ties to anybody: "[a group of officers] announced that it had"."""
    parties = (scene.cast.party(one) for one in named)
    if any(party is not None and party.code != NO_CODE for party in parties):
        return False
    article, *words = source.of(scene.reading.report.text).lower().split()
    return article in {"a", "an"} and any(word in CALLED_BY_KIND for word in words[:_OPENS_GROUP])


_OPENS_GROUP = 3
"""Words behind an article in which the noun of a group stands: "a little-known armed group"."""


def _inside_other(one: ActorMention, others: Sequence[ActorMention]) -> bool:
    return any(one.span != other.span and one.span in other.span for other in others)
