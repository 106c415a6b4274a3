"""Pronouns and descriptions resolved inside one report: "he", "the official", "his country", "both sides".

Invariant: what stands before a word decides what it means; words that nothing decides stay open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.descriptions import COUNTERPARTS, Descriptions
from servanda.coding.actors.referents.bodies import (
    CALLED_AGAIN,
    CALLED_BY_KIND,
    bare_body,
    bodies_in,
    body_before,
    called_again,
)
from servanda.coding.actors.referents.mentions import SCORES, mention_for, sense_of
from servanda.coding.actors.referents.pairs import PAIRS, both
from servanda.coding.actors.referents.people import bare_office, described_again, people_meant
from servanda.coding.actors.referents.scene import Scene
from servanda.coding.actors.referents.states import STATE_WORDS, own, state_called
from servanda.coding.actors.referents.together import TOGETHER, assembled, several
from servanda.coding.actors.referents.traits import by_traits, calls_by_traits
from servanda.coding.spoken import Attribution
from servanda.coding.syntax.shape import ClauseRelation
from servanda.model import ActorId, ActorMention, MentionKind, Sense, Sentence, Span, WordClass

_HE = frozenset("he she him her his hers himself herself".split())
_IT = frozenset("it its itself".split())


def resolve(reading: ReportReading, cast: Cast, attributions: Sequence[Attribution]) -> Cast:
    """Give the cast with pronouns, descriptions and bare offices resolved where the report decides."""
    scene = Scene(reading, cast, Descriptions(reading, cast))
    mentions = sorted(cast.mentions, key=_place)
    joint = dict(cast.joint)
    by_sentence: dict[int, list[Attribution]] = {}
    for one in attributions:
        by_sentence.setdefault(one.sentence, []).append(one)
    for at, sentence in enumerate(reading.marks.sentences):
        here, scene.now = by_sentence.get(at, []), at
        for step in (
            _states_described,
            _offices_again,
            _pronouns,
            _counterparts,
        ):  # "the minister" first: "he" behind may be him
            found = list(step(reading, scene, sentence, at, here, joint))
            for mention in found:
                _put(mentions, mention)
            if found or len(joint) > len(scene.cast.joint):
                scene.cast = replace(cast, mentions=tuple(mentions), joint=dict(joint))
        scene.move_on(sentence, at, here)
        for body, words in bodies_in(scene, sentence.span).items():
            scene.bodies.setdefault(body, set()).update(words)
    return scene.cast


def _place(mention: ActorMention) -> tuple[Span, str]:
    return mention.span, mention.rule


def _put(mentions: list[ActorMention], mention: ActorMention) -> None:
    """Put a mention into its place, in the stead of one that stands at the same span."""
    at = bisect_left(mentions, mention.span, key=lambda one: one.span)
    if at < len(mentions) and mentions[at].span == mention.span:
        mentions[at] = mention
    else:
        mentions.insert(at, mention)


def _states_described(
    reading: ReportReading,
    scene: Scene,
    sentence: Sentence,
    at: int,  # noqa: ARG001
    here: Sequence[Attribution],  # noqa: ARG001
    joint: dict[Span, tuple[ActorId, ...]],  # noqa: ARG001 - the steps are called alike
) -> Iterator[ActorMention]:
    """Give the states of a sentence that are called by what they are or by whose neighbour they are."""
    for place in range(sentence.first, sentence.last):
        token = reading.marks.tokens[place]
        if calls_by_traits(token) and not scene.is_quoted(token.span):
            yield from by_traits(reading, scene, sentence, place)


def _offices_again(
    reading: ReportReading,
    scene: Scene,
    sentence: Sentence,
    at: int,
    here: Sequence[Attribution],
    joint: dict[Span, tuple[ActorId, ...]],  # noqa: ARG001 - the steps are called alike
) -> Iterator[ActorMention]:
    """Give the bare offices, bodies and speaking descriptions of a sentence that something decides."""
    yield from _bare(scene, sentence, at)
    for source in sorted({one.source for one in here if one.source}):
        yield from described_again(reading, scene, source, at)


def _pronouns(
    reading: ReportReading,
    scene: Scene,
    sentence: Sentence,
    at: int,
    here: Sequence[Attribution],
    joint: dict[Span, tuple[ActorId, ...]],
) -> Iterator[ActorMention]:
    """Give the pronouns and words called again of a sentence that something decides; pairs go into `joint`."""
    sources = [one.source for one in here if one.source]
    for place in range(sentence.first, sentence.last):
        token = reading.marks.tokens[place]
        word = token.text.lower()
        if scene.is_quoted(token.span):
            continue
        if word in _HE:
            told = next((one for one in here if one.source is not None and token.span in one.source), None)
            told = None if told is not None and _owns_speaker(token.span, told) else told
            yield from _he(reading, scene, sentence, place, at, told)
        elif word in _IT:
            yield from _it(reading, scene, sentence, place, at, here)
        elif word == "they" and (two := _they(reading, scene, sentence, place, at, is_source=token.span in sources)):
            joint[token.span] = two
        else:
            yield from _called(reading, scene, sentence, place, joint)


def _owns_speaker(span: Span, told: Attribution) -> bool:
    """Say whether "his" only tells whose people speak, whom the words told may name: "Ruiz left, [his] office said"."""
    is_behind = told.rule == "statement.fronted" and told.content[0].end <= span.start
    return is_behind and told.source is not None and told.source.end > span.end


def _counterparts(
    reading: ReportReading,  # noqa: ARG001 - the steps are called alike
    scene: Scene,
    sentence: Sentence,
    at: int,  # noqa: ARG001
    here: Sequence[Attribution],  # noqa: ARG001
    joint: dict[Span, tuple[ActorId, ...]],  # noqa: ARG001
) -> Iterator[ActorMention]:
    """Give who "his Omani counterpart" is: the one Omani named before by an office that "he" is named by too."""
    mentions = scene.cast.in_span(sentence.span)
    owners = {one.span.end + 1: one for one in mentions if one.kind is MentionKind.PRONOUN}
    for mention in mentions:
        owner = owners.get(mention.span.start) if mention.rule == "name.office" else None
        if owner is None or scene.is_quoted(mention.span):
            continue
        called = scene.descriptions.again(Span(owner.span.start, mention.span.end), last=(owner.actor,))
        if called is not None and called != owner.actor and mention.quote.lower().endswith(COUNTERPARTS):
            yield replace(mention, actor=called, rule="referent.described", score=SCORES["described"])


def _called(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, joint: dict[Span, tuple[ActorId, ...]]
) -> Iterator[ActorMention]:
    """Give who is called again by a noun: those who gave a communique, a state, a body; pairs go into `joint`."""
    token = reading.marks.tokens[place]
    word = token.text.lower()
    if word in TOGETHER and (meant := several(reading, scene, sentence, place)):
        joint.update(meant)
    elif word in TOGETHER and (gathering := assembled(reading, scene, sentence, place)):
        span, owner = gathering
        yield mention_for(reading, span, owner, MentionKind.ROLE, sense_of(scene, owner), "assembled")
    elif word in STATE_WORDS and token.word_class is WordClass.NOUN:
        yield from state_called(reading, scene, sentence, scene.now, place)
    elif word in CALLED_AGAIN or word in CALLED_BY_KIND:
        yield from called_again(reading, scene, sentence, place)
    elif word in PAIRS:
        joint.update(both(reading, scene, sentence, place))


def _they(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, at: int, *, is_source: bool
) -> tuple[ActorId, ...]:
    """Give those that "they" are: who met in the sentence before or speak of themselves, else who go on speaking."""
    if tellers := _tellers(reading, scene, place, at):
        return tellers
    if place == sentence.first and scene.met and scene.met_at == at - 1:
        scene.met_at = at
        return scene.met
    return scene.group if is_source and scene.group_at >= at - 1 else ()


def _tellers(reading: ReportReading, scene: Scene, place: int, at: int) -> tuple[ActorId, ...]:
    """Give the states or bodies that speak of themselves together: "Peru and Chile said [they] backed the plan"."""
    tokens, clauses = reading.marks.tokens, reading.clauses[at]
    for told in clauses:
        is_told = told.relation is ClauseRelation.COMPLEMENT and told.subject is not None
        if not is_told or told.subject is None or told.subject.head != place or told.governor is None:
            continue
        who = clauses[told.governor].subject
        if who is None or who.last == who.span_last:
            return ()
        parties = scene.cast.parties_of(Span(tokens[who.first].span.start, tokens[who.span_last - 1].span.end))
        found = tuple(dict.fromkeys(party.actor for party in parties))
        return found if len(found) > 1 and all(scene.is_body(one) for one in found) else ()
    return ()


def _bare(scene: Scene, sentence: Sentence, at: int) -> Iterator[ActorMention]:
    """Give bare offices and bodies ("the official", "the ministry") with who they are."""
    for mention in scene.cast.in_span(sentence.span):
        found = bare_body(scene, sentence, mention) or bare_office(scene, mention, at)
        if found is not None:
            yield found
        elif _is_stranger_again(scene, mention):
            yield replace(mention, actor=None)


def _is_stranger_again(scene: Scene, mention: ActorMention) -> bool:
    """Say whether "the diplomat" calls again a diplomat who has spoken without a name, and no holder of that office."""
    article, *words = mention.quote.lower().split()
    is_bare = mention.rule == "name.office" and article == "the" and len(words) == 1
    return is_bare and words[0] in scene.strangers


def _he(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, at: int, told: Attribution | None
) -> Iterator[ActorMention]:
    """Give who "he" is, and with "his country" what is his; `told` is what "he" says, if he speaks."""
    span = reading.marks.tokens[place].span
    word = reading.marks.tokens[place].text
    others = _counterpart_states(scene, sentence)
    meant = (one for one in people_meant(reading, scene, sentence, span, at, told) if scene.fits(one[0], word))
    found = next((one for one in meant if _state_of(scene, one[0]) not in others), None)
    if found is None and others:
        recent = [
            one for one, seen in scene.people_at.items() if seen >= at - 2 and _state_of(scene, one) not in others
        ]
        found = (recent[0], "only") if len(recent) == 1 and scene.fits(recent[0], word) else None
    if found:
        if word.lower() in {"he", "she"} and told is not None:
            scene.called[found[0]] = word.lower(), at
        yield mention_for(reading, span, found[0], MentionKind.PRONOUN, Sense.PERSON, found[1])
        yield from own(reading, scene, place, found[0])


def _counterpart_states(scene: Scene, sentence: Sentence) -> set[str]:
    """Give the states whose officials are called counterparts in a sentence: who meets "his Omani counterpart" is none.

    Somebody named there may be the one whose counterpart it is; then it says nothing of "he".
    """
    mentions = scene.cast.in_span(sentence.span)
    called = [one for one in mentions if one.quote.lower().endswith(COUNTERPARTS) and one.rule == "name.office"]
    if not called or any(one.start < called[0].span.start for one in _named(scene, sentence)):
        return set()
    return {_state_of(scene, one.actor) for one in called} - {""}


def _named(scene: Scene, sentence: Sentence) -> list[Span]:
    return [one.span for one in scene.people(sentence.span) if not one.quote.lower().endswith(COUNTERPARTS)]


def _state_of(scene: Scene, actor: ActorId | None) -> str:
    found = scene.cast.actor(actor)
    return (found.country or "") if found is not None else ""


def _it(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, at: int, here: Sequence[Attribution]
) -> Iterator[ActorMention]:
    """Give what "it" is, and with "its troops" what is its own."""
    span = reading.marks.tokens[place].span
    owner = body_before(scene, sentence, span, at, here)
    if owner:
        yield mention_for(reading, span, owner, MentionKind.PRONOUN, sense_of(scene, owner), "subject")
        yield from own(reading, scene, place, owner)
