"""Pronouns and descriptions resolved inside one report: "he", "the official", "his country", "both sides".

Invariant: the last speaker outranks the last person mentioned; two candidates with equal reasons give none.
Source: codebook, speakers: title and name first, then the last speaker, then the subject of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.coding.cast import PAPERS, Cast, ReportReading, mention_at, plain_sense, with_mentions
from servanda.coding.descriptions import ANY_OFFICIAL, Descriptions
from servanda.coding.scene import Scene
from servanda.coding.spoken import Attribution
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    MentionKind,
    NameMark,
    Sense,
    Sentence,
    Span,
    Token,
    WordClass,
)

_HE = frozenset("he she him her his hers himself herself".split())
_IT = frozenset("it its itself".split())
_COUNTRY_WORDS = frozenset("country republic kingdom nation state sultanate emirate homeland".split())
_POSSESSIVE = frozenset("his her its their our my".split())
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
_JOINT = frozenset(
    "sides parties countries nations states leaders governments presidents ministers neighbours neighbors".split()
)
_JOINT_PEOPLE = frozenset(
    "men women brothers sisters friends officials diplomats lawmakers politicians candidates envoys negotiators rivals"
    " leaders presidents ministers premiers generals lawyers players scientists singers actors".split()
)
"""Plural nouns of which "the two" are persons, where two were just named."""
_SELF = frozenset({"i", "me", "my", "myself"})
_OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
_CALLED_AGAIN = {
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
_CALLED_BY_KIND = {
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
_REACH = 3
"""Sentences within which a pronoun finds its owner."""
_SCORES = {"speaker": 0.85, "subject": 0.75, "only": 0.7, "state": 0.7, "body": 0.7, "self": 0.9, "described": 0.8}


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
        found = list(_resolved_here(reading, scene, sentence, at, here, joint))
        for mention in found:
            _put(mentions, mention)
        if found or len(joint) > len(scene.cast.joint):
            scene.cast = replace(cast, mentions=tuple(mentions), joint=dict(joint))
        scene.move_on(sentence, at, here)
        for body, words in _bodies(scene, sentence.span).items():
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


def _resolved_here(
    reading: ReportReading,
    scene: Scene,
    sentence: Sentence,
    at: int,
    here: Sequence[Attribution],
    joint: dict[Span, tuple[ActorId, ...]],
) -> Iterator[ActorMention]:
    """Give the pronouns and descriptions of a sentence that something decides; pairs go into `joint`."""
    sources = [one.source for one in here if one.source]
    yield from _bare(scene, sentence, at)
    for source in sorted(set(sources)):
        yield from _described_again(reading, scene, source, at)
    for place in range(sentence.first, sentence.last):
        token = reading.marks.tokens[place]
        word = token.text.lower()
        if scene.is_quoted(token.span):
            continue
        if word in _HE:
            told = next((one for one in here if one.source is not None and token.span in one.source), None)
            yield from _he(reading, scene, sentence, place, at, told)
        elif word in _IT:
            yield from _it(reading, scene, sentence, place, at, is_source=token.span in sources)
        elif word in _COUNTRY_WORDS and token.word_class is WordClass.NOUN:
            yield from _the_country(reading, scene, sentence, place)
        elif word in _CALLED_AGAIN or word in _CALLED_BY_KIND:
            yield from _called_again(reading, scene, sentence, place)
        elif word in _JOINT or word in _JOINT_PEOPLE:
            joint.update(_both(reading, scene, sentence, place))
        elif word == "they" and token.span in sources and scene.group_at >= at - 1:
            joint[token.span] = scene.group


def _bare(scene: Scene, sentence: Sentence, at: int) -> Iterator[ActorMention]:
    """Give bare offices and bodies ("the official", "the ministry") with who they are."""
    speaker = scene.cast.actor(scene.speaker) if scene.speaker_at >= at - _REACH else None
    for mention in scene.cast.in_span(sentence.span):
        if mention.rule == "name.body" and (named := _named_again(scene, sentence, mention)):
            yield replace(mention, actor=named, rule="referent.body", score=_SCORES["body"])
            continue
        if mention.actor is not None:
            continue
        is_bare = mention.rule == "name.body" and len(mention.quote.split()) <= _ARTICLE_AND_NOUN
        if is_bare and (owner := _called(scene, sentence, mention.quote.split()[-1], mention.span)):
            yield replace(mention, actor=owner, rule="referent.body", score=_SCORES["body"])
        if mention.rule == "name.office" and _is_plain_office(mention):
            called = scene.descriptions.again(mention.span, speaker=scene.speaker)
            if called is not None:
                yield replace(mention, actor=called, rule="referent.described", score=_SCORES["described"])
            elif speaker and speaker.kind is ActorKind.PERSON and _can_be(scene, speaker.id, mention):
                yield replace(mention, actor=speaker.id, rule="referent.office", score=_SCORES["speaker"])


def _named_again(scene: Scene, sentence: Sentence, mention: ActorMention) -> ActorId | None:
    """Give the body that "the authority" calls again by a word of its name, though the state has one of its own."""
    article, *words = mention.quote.lower().split()
    if mention.actor is None or article != "the" or len(words) != 1 or words[0] not in _CALLED_AGAIN:
        return None
    owner = _called(scene, sentence, words[0], mention.span)
    actor = scene.cast.actor(owner)
    return owner if actor is not None and actor.code == NO_CODE else None


def _can_be(scene: Scene, speaker: ActorId, mention: ActorMention) -> bool:
    """Say whether a bare office can be the last speaker's: its noun is none of somebody else's description."""
    nouns = scene.descriptions.nouns(speaker)
    noun = mention.quote.split(" of ")[0].split()[-1].lower()
    return not nouns or noun in nouns or noun in ANY_OFFICIAL


def _described_again(reading: ReportReading, scene: Scene, source: Span, at: int) -> Iterator[ActorMention]:
    """Give the person whom a speaking "the economist", "the Kenyan envoy" calls again by a noun printed with the name.

    An office whose holder the report names is that person; the codebook alone knows only the office.
    """
    if scene.is_quoted(source):
        return
    printed = scene.cast.mention_of(source)
    if printed is not None and not _is_bare_office(scene, printed):
        return
    speaker = scene.speaker if scene.speaker_at >= at - _REACH else None
    called = scene.descriptions.again(source, speaker=speaker)
    if called is None or (printed is not None and printed.actor == called):
        return
    span = printed.span if printed is not None and printed.span.start <= source.start else source
    yield _mention(reading, span, called, MentionKind.ROLE, Sense.PERSON, "described")


def _is_bare_office(scene: Scene, mention: ActorMention) -> bool:
    """Say whether a mention is an office that the cast gives to nobody who is named."""
    if mention.rule != "name.office":
        return False
    actor = scene.cast.actor(mention.actor)
    return actor is None or (actor.kind is ActorKind.PERSON and not scene.descriptions.nouns(actor.id))


def _he(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, at: int, told: Attribution | None
) -> Iterator[ActorMention]:
    """Give who "he" is, and with "his country" what is his; `told` is what "he" says, if he speaks."""
    span = reading.marks.tokens[place].span
    word = reading.marks.tokens[place].text
    found = next(
        (
            one
            for one in _people_meant(reading, scene, sentence, span, at, told)
            if scene.descriptions.fits(one[0], word)
        ),
        None,
    )
    if found:
        yield _mention(reading, span, found[0], MentionKind.PRONOUN, Sense.PERSON, found[1])
        yield from _own(reading, scene, place, found[0])


def _it(
    reading: ReportReading, scene: Scene, sentence: Sentence, place: int, at: int, *, is_source: bool
) -> Iterator[ActorMention]:
    """Give what "it" is, and with "its troops" what is its own."""
    span = reading.marks.tokens[place].span
    owner = _body_before(scene, sentence, span, at, is_source=is_source)
    if owner:
        yield _mention(reading, span, owner, MentionKind.PRONOUN, _sense(scene, owner), "subject")
        yield from _own(reading, scene, place, owner)


def _the_country(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> Iterator[ActorMention]:
    """Give which state "the country" is."""
    tokens = reading.marks.tokens
    if not _is_definite(tokens, place):
        return
    start = _phrase_start(tokens, place)
    whole = Span(start, tokens[place].span.end)
    owner = _country_meant(reading, scene, sentence, start, place)
    if owner and not any(one.span == whole for one in scene.cast.in_span(sentence.span)):
        yield _mention(reading, whole, owner, MentionKind.ROLE, Sense.STATE, "state")


def _called_again(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> Iterator[ActorMention]:
    """Give which body "the ministry", "the bloc" calls again: the only one named before that it can be."""
    tokens = reading.marks.tokens
    if place == sentence.first or tokens[place - 1].text.lower() != "the" or _goes_on(tokens, place):
        return  # a line may break behind "the", and the noun then begins a sentence
    span = Span(tokens[place - 1].span.start, tokens[place].span.end)
    if any(one.span.overlaps(span) and one.actor is not None for one in scene.cast.in_span(span)):
        return
    owner = _called(scene, sentence, tokens[place].text, span)
    if owner is not None:
        yield _mention(reading, span, owner, MentionKind.ROLE, _sense(scene, owner), "body")


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun only opens a longer name: "the bank account", "the ministry of trade"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is None or behind.text.lower() in PAPERS:
        return False
    return behind.text.lower() == "of" or behind.word_class in {WordClass.NOUN, WordClass.PROPN}


def _called(scene: Scene, sentence: Sentence, noun: str, span: Span) -> ActorId | None:
    """Give the one body named before a span that a bare noun there can call again; None when there are two, or none."""
    word = noun.casefold()
    bodies = dict(scene.bodies)
    for body, words in _bodies(scene, Span(sentence.span.start, span.start)).items():
        bodies[body] = words | bodies.get(body, set())
    spellings = _CALLED_AGAIN.get(word, frozenset({word}))
    meant = [body for body, words in bodies.items() if words & spellings]
    if not meant:
        kinds = _CALLED_BY_KIND.get(word, frozenset())
        meant = [body for body in bodies if (found := scene.cast.actor(body)) is not None and found.kind in kinds]
        # What only a kind calls again is the one that acted last; of two named alike a word of the name decides none.
        is_near = scene.body_subject_at >= scene.now - _REACH
        meant = [body for body in meant if body == scene.body_subject and is_near] or meant
    return meant[0] if len(meant) == 1 else None


def _bodies(scene: Scene, span: Span) -> dict[ActorId, set[str]]:
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


def _both(reading: ReportReading, scene: Scene, sentence: Sentence, place: int) -> dict[Span, tuple[ActorId, ...]]:
    """Give the pair that "both sides", "the two leaders" are, at its place."""
    tokens = reading.marks.tokens
    if not place or tokens[place - 1].text.lower() not in {"both", "two"}:
        return {}
    first = place - 2 if place > 1 and tokens[place - 2].text.lower() in {"the", "their", "these"} else place - 1
    start = tokens[first].span.start
    people = _people_pair(scene, sentence, start) if tokens[place].text.lower() in _JOINT_PEOPLE else ()
    pair = people or _pair(scene, sentence, start)
    return {Span(start, tokens[place].span.end): pair} if pair else {}


def _people_pair(scene: Scene, sentence: Sentence, start: int) -> tuple[ActorId, ...]:
    """Give the two persons of the sentence so far, else of the last sentence that named two."""
    here = scene.two_people(Span(sentence.span.start, start))
    return here or scene.people_pair


def _is_plain_office(mention: ActorMention) -> bool:
    return mention.quote.lower().startswith(("the ", "an ", "mr", "this "))


def _sense(scene: Scene, actor: ActorId) -> Sense | None:
    found = scene.cast.actor(actor)
    return plain_sense(found.kind) if found else None


def _mention(
    reading: ReportReading, span: Span, actor: ActorId, kind: MentionKind, sense: Sense | None, reason: str
) -> ActorMention:
    return mention_at(
        reading.report, span, actor=actor, kind=kind, sense=sense, rule=f"referent.{reason}", score=_SCORES[reason]
    )


def _people_meant(
    reading: ReportReading, scene: Scene, sentence: Sentence, span: Span, at: int, told: Attribution | None
) -> Iterator[tuple[ActorId, str]]:
    """Give who "he" or "she" can be with the reason, the likeliest first.

    Of one who speaks: the subject of a clause before in the sentence, the last speaker, the last subject. The subject
    of the very last sentence goes before a speaker further away. Of one who does not speak: the first person of the
    sentence so far, and nobody else when there is one.
    """
    before = [one for one in scene.people(Span(sentence.span.start, span.start)) if not scene.is_quoted(one.span)]
    if told is None and before:
        yield from ((one.actor, "subject") for one in before if one.actor)
        return
    if told is not None:
        own, is_stranger = _subject_before(reading, scene, at, span, told)
        if own is not None:
            yield own, "subject"
        if is_stranger or (scene.stranger_at == at - 1 and scene.speaker_at < at - 1):
            return
    acted_since = scene.subject_at == at - 1 and scene.speaker_at < scene.subject_at
    speaks_on = scene.subject_at <= scene.speaker_at or told is not None or scene.subject == scene.speaker
    if acted_since and scene.subject:
        yield scene.subject, "subject"
    if scene.speaker and scene.speaker_at >= at - _REACH and scene.is_person(scene.speaker) and speaks_on:
        yield scene.speaker, "speaker"
    if scene.subject_at >= at - 2 and scene.subject:
        yield scene.subject, "subject"
    recent = [actor for actor, seen in scene.people_at.items() if seen >= at - 2]
    fitting = [actor for actor in recent if scene.descriptions.fits(actor, span.of(reading.report.text))]
    if len(fitting) == 1:
        yield fitting[0], "only"


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
        if subject.end > span.start or any(subject.overlaps(part) for part in told.content) or scene.is_quoted(subject):
            continue
        party = scene.cast.party_of(subject)
        if party is not None and scene.is_person(party.actor):
            found = party.actor
        is_stranger = party is None and scene.is_stranger(subject)
    return found, is_stranger


def _own(reading: ReportReading, scene: Scene, place: int, owner: ActorId | None) -> Iterator[ActorMention]:
    """Give "his country", "its troops": the state of the pronoun's owner, or its own body when the cast has it."""
    tokens = reading.marks.tokens
    if owner is None or tokens[place].text.lower() not in _POSSESSIVE or place + 1 >= len(tokens):
        return
    actor = scene.cast.actor(owner)
    head = place + 1
    while head + 1 < len(tokens) and tokens[head].word_class is WordClass.ADJ:
        head += 1
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
        yield _mention(reading, span, target.id, MentionKind.ROLE, plain_sense(target.kind), "state")


def _own_body(reading: ReportReading, first: Span) -> NameMark | None:
    """Give the body of a state that stands right behind "its": "its foreign ministry"."""
    at = bisect_left(reading.marks.names, first.start, key=lambda mark: mark.span.start)
    mark = reading.marks.names[at] if at < len(reading.marks.names) else None
    is_own = mark is not None and mark.span.start == first.start and mark.rule == "name.body"
    return mark if is_own and mark is not None and mark.office and mark.title_country is None else None


def _body_before(scene: Scene, sentence: Sentence, span: Span, at: int, *, is_source: bool) -> ActorId | None:
    """Give what "it" or "its" is: the first state or body of the sentence so far, else the last subject that was one.

    "It added" is the last speaker, when that was a body.
    """
    if is_source and scene.speaker_at >= at - 1 and scene.is_body(scene.speaker):
        return scene.speaker
    before = [
        one
        for one in scene.cast.in_span(Span(sentence.span.start, span.start))
        if scene.is_body(one.actor) and one.sense is not Sense.PLACE and not scene.is_quoted(one.span)
    ]
    free = [one for one in before if not _inside_other(one, before) and one.kind is not MentionKind.DEMONYM]
    if free:
        return free[0].actor
    if before:
        return before[0].actor
    return scene.body_subject if scene.body_subject_at >= at - 1 else None


def _inside_other(one: ActorMention, others: Sequence[ActorMention]) -> bool:
    return any(one.span != other.span and one.span in other.span for other in others)


def _is_definite(tokens: Sequence[object], place: int) -> bool:
    before = [getattr(token, "text", "").lower() for token in tokens[max(0, place - 3) : place]]
    return bool(before) and (before[-1] in {"the", "this"} or (len(before) > 1 and before[-2] == "the"))


def _phrase_start(tokens: Sequence[object], place: int) -> int:
    at = place - 1
    while at > 0 and getattr(tokens[at], "text", "").lower() not in {"the", "this"}:
        at -= 1
    return int(getattr(tokens[at], "span").start)  # noqa: B009


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
    before = [one for one in scene.cast.in_span(Span(sentence.span.start, span.start)) if one.actor in states]
    return before[-1].actor if before else scene.state


def _pair(scene: Scene, sentence: Sentence, start: int) -> tuple[ActorId, ...]:
    """Give the two that "both sides" are: the only two states of the sentence so far, else the last pair told of."""
    found = scene.states(Span(sentence.span.start, start))
    return found if len(found) == 2 else scene.pair  # noqa: PLR2004


def first_person(reading: ReportReading, cast: Cast, spans: Sequence[tuple[Span, Actor]]) -> Cast:
    """Give the cast with "I" and "we" inside quoted contents as their speaker and the speaker's state.

    Args:
        reading: The report and its marks.
        cast: The cast so far.
        spans: Quoted contents with who speaks them.
    """
    added: dict[Span, ActorMention] = {}
    tokens = reading.marks.tokens
    starts = [token.span.start for token in tokens]
    for span, speaker in sorted(spans, key=lambda pair: (-len(pair[0]), pair[0], pair[1].id)):
        # Inner quotations come last: a "we" inside a quoted quotation is the inner speaker's.
        country = speaker.code.split(".", 1)[0]
        state = next((one for one in cast.actors if one.code == country), None)
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            word = tokens[place].text.lower()
            if word in _SELF:
                added[tokens[place].span] = _mention(
                    reading, tokens[place].span, speaker.id, MentionKind.PRONOUN, Sense.PERSON, "self"
                )
            elif word in _OURS and state is not None:
                added[tokens[place].span] = _mention(
                    reading, tokens[place].span, state.id, MentionKind.PRONOUN, Sense.STATE, "self"
                )
    return with_mentions(cast, added.values())
