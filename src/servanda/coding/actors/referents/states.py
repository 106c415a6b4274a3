"""States called again inside one report: "the country", and by what is theirs, "his country", "its troops"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from servanda.coding.actors.cast import ReportReading, plain_sense
from servanda.coding.actors.firms import FIRM
from servanda.coding.actors.referents.mentions import mention_for
from servanda.coding.actors.referents.scene import Scene
from servanda.coding.actors.referents.traits import described_state, neighbour
from servanda.coding.syntax.shape import Clause
from servanda.model import (
    ActorId,
    ActorKind,
    ActorMention,
    EventType,
    MentionKind,
    NameMark,
    Sense,
    Sentence,
    Span,
    Token,
    WordClass,
)

COUNTRY_WORDS = frozenset("country republic kingdom nation state sultanate emirate homeland".split())
_POSSESSIVE = frozenset("his her its their our my".split())
_THRONES = frozenset({"kingdom", "sultanate", "emirate"})
"""Nouns that call only a state with a monarch again."""
_COLONIAL = frozenset({"power", "master", "ruler", "coloniser", "colonizer"})
"""Nouns behind "colonial" for the state that once ruled another one."""
STATE_WORDS = COUNTRY_WORDS | _COLONIAL
"""Nouns that call a state again."""

_ACTS_ON = frozenset({"to", "with", "against", "from"})
_ON_OTHERS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN})
"""Types of what one does to others, not to oneself, and the prepositions by which it is done."""

_OWN_BODIES = {
    "government": "GOV",
    "authorities": "GOV",
    "army": "MIL",
    "troops": "MIL",
    "forces": "MIL",
    "military": "MIL",
    "armed": "MIL",
    "country": "",
    "nation": "",
    "people": "",
    "territory": "",
    "soil": "",
}
"""What follows "its", "his": the suffix of the owner's state that it names, empty for the state itself."""


def state_called(
    reading: ReportReading, scene: Scene, sentence: Sentence, at: int, place: int
) -> Iterator[ActorMention]:
    """Give which state "the country" or "its former colonial power" is; not "the island nation", told by its words."""
    if reading.marks.tokens[place].text.lower() in _COLONIAL:
        yield from _colonial_power(reading, scene, at, place)
    elif reading.marks.tokens[place].text[0].isupper() or described_state(reading, scene, sentence, place) is None:
        yield from _the_country(reading, scene, sentence, at, place)


def _the_country(
    reading: ReportReading, scene: Scene, sentence: Sentence, at: int, place: int
) -> Iterator[ActorMention]:
    """Give which state "the country" is."""
    tokens = reading.marks.tokens
    if not _is_definite(tokens, place):
        return
    start = _phrase_start(tokens, place)
    if any(token.text[:1].isupper() for token in tokens[place - 1 : place] if token.span.start > start):
        return  # "the European country" is one of many
    whole = Span(start, tokens[place].span.end)
    owner = _acted_on(reading, scene, at, start, place) or _country_meant(reading, scene, sentence, start, place)
    if tokens[place].text.lower() in _THRONES:
        owner = _monarchy(reading, scene, owner)
    if owner and not any(one.span == whole and one.actor for one in scene.cast.in_span(sentence.span)):
        yield mention_for(reading, whole, owner, MentionKind.ROLE, Sense.STATE, "state")


def _monarchy(reading: ReportReading, scene: Scene, owner: ActorId | None) -> ActorId | None:
    """Give which state "the Kingdom" is: the only one named that has a monarch, else one that is called so anyway."""
    thrones = reading.book.traits.called(["monarchy"]) or frozenset()
    states = (one for one in scene.cast.actors if one.kind is ActorKind.STATE)
    found = [one.id for one in states if one.code in thrones]
    if len(found) == 1:
        return found[0]
    return owner if owner in found else None


def _colonial_power(reading: ReportReading, scene: Scene, at: int, place: int) -> Iterator[ActorMention]:
    """Give who "Togo's former colonial power" is: the only such state that the report has just told of (ruling 28).

    Without one, or with two, it stays open: no state is filled in from knowledge of the world.
    """
    tokens = reading.marks.tokens
    if tokens[place - 1].text.lower().removeprefix("ex-") != "colonial":
        return
    first = place - 1
    while first > 0 and tokens[first - 1].word_class in _BEFORE_POWER and place - first < _LONGEST_OWNER:
        first -= 1
    powers = reading.book.words.listed("colonial_power")
    begin = reading.marks.sentences[max(0, at - 1)].span.start
    told = _apposed(reading, scene, tokens[place].span.end) or scene.cast.in_span(Span(begin, tokens[first].span.start))
    named = {actor.country or "" for one in told if (actor := scene.cast.actor(one.actor)) is not None}
    found = [actor for actor in scene.cast.actors if actor.kind is ActorKind.STATE and actor.code in named]
    meant = [actor for actor in found if actor.code.lower() in powers]
    if len(meant) == 1:
        whole = Span(tokens[first].span.start, tokens[place].span.end)
        yield mention_for(reading, whole, meant[0].id, MentionKind.ROLE, Sense.STATE, "state")


def _apposed(reading: ReportReading, scene: Scene, end: int) -> Sequence[ActorMention]:
    """Give the name that stands right behind a phrase and a comma: "the former colonial power, [France], said"."""
    if not reading.report.text.startswith(", ", end):
        return ()
    start = end + len(", ")
    return [one for one in scene.cast.in_span(Span(start, start + _LONGEST_STATE)) if one.span.start == start]


_LONGEST_STATE = 60
"""Characters of a state's name behind a comma."""
_BEFORE_POWER = frozenset({WordClass.ADJ, WordClass.DET, WordClass.PART, WordClass.PROPN, WordClass.PRON})
_LONGEST_OWNER = 6
"""Words of "the Central African Republic's former colonial" before its noun."""


def own(reading: ReportReading, scene: Scene, place: int, owner: ActorId | None) -> Iterator[ActorMention]:
    """Give "his country", "its troops": the state of the pronoun's owner, or its own body when the cast has it."""
    tokens = reading.marks.tokens
    if owner is None or tokens[place].text.lower() not in _POSSESSIVE or place + 1 >= len(tokens):
        return
    actor = scene.cast.actor(owner)
    near = neighbour(reading, scene, place, actor.code.partition(".")[0]) if actor is not None else None
    if near is not None:
        yield mention_for(reading, near[0], near[1], MentionKind.ROLE, Sense.STATE, "state")
        return
    head = place + 1
    while head + 1 < len(tokens) and tokens[head].word_class is WordClass.ADJ:
        head += 1
    if actor is not None and actor.kind is ActorKind.PERSON and _is_own_office(tokens, place):
        span = Span(tokens[place].span.start, tokens[place + 1].span.end)
        yield mention_for(reading, span, owner, MentionKind.ROLE, Sense.PERSON, "state")
        return
    suffix = _OWN_BODIES.get(tokens[head].text.lower())
    if suffix is None and (mark := _own_body(reading, tokens[place + 1].span)) is not None:
        suffix = mark.office
        head = bisect_left(tokens, mark.span.end, key=lambda token: token.span.end)
    if actor is None or suffix is None:
        return
    country = actor.code.split(".", 1)[0]
    code = f"{country}.{suffix}" if suffix else country
    target = next((one for one in scene.cast.actors if one.code == code and one.kind is not ActorKind.PERSON), None)
    if target is None:
        target = next((one for one in scene.cast.actors if one.code == country), None)
    if target is not None:
        span = Span(tokens[place].span.start, tokens[head].span.end)
        yield mention_for(reading, span, target.id, MentionKind.ROLE, plain_sense(target.kind), "state")


def _is_own_office(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an owner's office speaks for its holder here: "[his office] said", "[her ministry] added"."""
    if tokens[place + 1].text.lower() not in {"office", "ministry"} or place + 2 >= len(tokens):
        return False
    return tokens[place + 2].word_class in {WordClass.VERB, WordClass.AUX, WordClass.ADV}


def _own_body(reading: ReportReading, first: Span) -> NameMark | None:
    """Give the body of a state that stands right behind "its": "its foreign ministry"."""
    at = bisect_left(reading.marks.names, first.start, key=lambda mark: mark.span.start)
    mark = reading.marks.names[at] if at < len(reading.marks.names) else None
    is_own = mark is not None and mark.span.start == first.start and mark.rule == "name.body"
    return mark if is_own and mark is not None and mark.office and mark.title_country is None else None


def _is_definite(tokens: Sequence[object], place: int) -> bool:
    before = [getattr(token, "text", "").lower() for token in tokens[max(0, place - 3) : place]]
    return bool(before) and (before[-1] in {"the", "this"} or (len(before) > 1 and before[-2] == "the"))


def _phrase_start(tokens: Sequence[object], place: int) -> int:
    at = place - 1
    while at > 0 and getattr(tokens[at], "text", "").lower() not in {"the", "this"}:
        at -= 1
    return int(getattr(tokens[at], "span").start)  # noqa: B009


def _acted_on(reading: ReportReading, scene: Scene, at: int, start: int, place: int) -> ActorId | None:
    """Give the state told of before that another acts on: "Peru sent the country a team", "deplored its role".

    A state that is the subject does nothing to itself by the name of "the country"; None where the clause has no such
    subject, or tells of no other state.
    """
    states = {actor.id for actor in scene.cast.actors if actor.kind is ActorKind.STATE}
    doer = next((found for one in reading.clauses[at] if (found := _doer(reading, scene, states, one, place))), None)
    if doer is None:
        return None
    begin = reading.marks.sentences[max(0, at - 1)].span.start
    before = (one.actor for one in reversed(scene.cast.in_span(Span(begin, start))))
    return next((actor for actor in before if actor in states and actor != doer), None)


def _doer(reading: ReportReading, scene: Scene, states: set[ActorId], clause: Clause, place: int) -> ActorId | None:
    """Give the state that does something to the phrase around a word, by the word's clause."""
    subject, tokens = clause.subject, reading.marks.tokens
    linked = [one.phrase for one in clause.adjuncts if one.preposition in _ACTS_ON]
    held = next((one for one in (*clause.objects, *linked) if one.first <= place < one.last), None)
    is_told = clause.verb.is_finite and not clause.verb.passive
    if subject is None or held is None or not is_told or subject.first >= held.first:
        return None
    is_owner = tokens[place + 1].text.startswith(("'", "’")) if place + 1 < len(tokens) else False
    if is_owner and not _is_on_others(reading, clause.verb.lemma):
        return None  # "opened the country's borders" may open its own
    span = Span(tokens[subject.first].span.start, tokens[subject.last - 1].span.end)
    return next((one.actor for one in scene.cast.in_span(span) if one.actor in states and one.span == span), None)


def _is_on_others(reading: ReportReading, lemma: str) -> bool:
    """Say whether a verb tells what one does to others alone: "deplored the country's role"."""
    match = reading.book.events.at([lemma], 0)
    return match is not None and all(one.frame.type in _ON_OTHERS for one in match.readings)


def _country_meant(reading: ReportReading, scene: Scene, sentence: Sentence, start: int, place: int) -> ActorId | None:
    """Give the state that "the country" is: as subject the one that acts, elsewhere the one named last (ruling 28)."""
    tokens = reading.marks.tokens
    following = tokens[place + 1].word_class if place + 1 < len(tokens) else None
    before = tokens[place - 2].text.lower() if place > 1 else ""
    if following in {WordClass.VERB, WordClass.AUX} or before in {"in", "across", "throughout", "inside"}:
        return _body_state(scene, sentence, Span(start, start)) or _state_before(scene, sentence, Span(start, start))
    return _state_before(scene, sentence, Span(start, start))


def _body_state(scene: Scene, sentence: Sentence, span: Span) -> ActorId | None:
    """Give the first state that a sentence names by its own name, not as an adjective, owner or capital."""
    states = {actor.id for actor in scene.cast.actors if actor.kind is ActorKind.STATE}
    text = scene.cast.report.text
    for one in scene.cast.in_span(Span(sentence.span.start, span.start)):
        if (
            one.actor in states
            and one.kind is MentionKind.NAME
            and text[one.span.end : one.span.end + 2] not in {"'s", "’s"}
        ):
            return one.actor
    return None


def _state_before(scene: Scene, sentence: Sentence, span: Span) -> ActorId | None:
    """Give the state named last before a place in the sentence, else the last state that acted."""
    states = {actor.id for actor in scene.cast.actors if actor.kind is ActorKind.STATE}
    here = scene.cast.in_span(Span(sentence.span.start, span.start))
    before = [one for one in here if one.actor in states]
    if before and any(one.rule == FIRM and before[-1].span in one.span for one in here):
        return None  # "Peru's Orinex closed its plant in the country": not in Peru
    return before[-1].actor if before else scene.state
