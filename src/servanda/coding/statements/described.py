"""Actors that a report only describes: "three soldiers", "armed groups", "an Ecuadorian oil firm" (ruling 30).

Invariant: no name is filled in. A described actor is called by its printed words; its country is printed with it, or it
has none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from servanda.coding.actors.cast import Cast, ReportReading, actor_from_mentions, coded_id, mention_at, with_actors
from servanda.coding.actors.referents.groups_again import AGAIN
from servanda.coding.actors.soil import LOCAL, Soil
from servanda.coding.places.towns import acting_towns
from servanda.coding.syntax.shape import NounPhrase, Piece
from servanda.model import (
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    Event,
    Label,
    MentionKind,
    Sense,
    Sentence,
    Span,
    Step,
    WordClass,
    content_id,
)

_ARMED = frozenset("armed rebel militant insurgent guerrilla jihadist terrorist separatist extremist militia".split())
"""Words that make a group one that fights: "armed groups", "rebel coalition"."""

_TROOPS = frozenset({"force", "fighter", "troop"})
"""Those who fight, for whomever: "opposition forces", "rebel troops"."""
_DIPLOMATIC = frozenset({"consular", "diplomatic", "embassy"})
_ONE_OF_A_STATE = frozenset({"REB", "GOV.JUNTA"})
"""Sectors whose bare words mean those of the state that the report is about: "the rebels", "a military junta"."""

_OF_THE_PLACE = frozenset({"OPP", "PTY", "REB", "UAF", "CRM", "GOV.JUNTA"})
"""Sectors of those who act where they are."""

_MUTINOUS = frozenset({"mutinous", "rebellious", "renegade", "rogue", "disgruntled", "mutinying", "putschist"})
"""Words for soldiers who turn against the state whose they are, which is that of the place."""

OWN_PEOPLE = {"government": "GOV", "military": "MIL", "army": "MIL", "opposition": "OPP"}
"""Words right before people who are those of the place, with their sector: "government officials"."""

_OF_POWER = frozenset({"GOV", "MIL", "LEG", "PTY"})
_JUNTAS = frozenset({"junta", "putschist", "mutineer"})
_BLOCS = frozenset({"bloc", "alliance"})
_NO_SECTOR = "---"
_COMPANIES = frozenset({"BUS"})
_BODIES = frozenset("commission committee agency council ministry bureau court tribunal delegation".split())
_IN = frozenset({"in", "of", "from", "inside"})
_MISREAD = frozenset({"gunman", "police"})
"""Nouns that open a sentence without an article and are then tagged as pronouns."""
_NUMBERS = frozenset({"hundred", "thousand", "dozen", "score", "ten"})
"""Numbers whose plural is a crowd by itself: "Thousands marched"."""

_LOOSE = frozenset({WordClass.DET, WordClass.PRON, WordClass.SYM, WordClass.PUNCT})
_NOT_THESE = frozenset("which what whose this such no neither both these those latter former".split())
_SCORE = 0.6
_RULE = "name.described"


_Soils = tuple[str | None, str | None, Sentence]
"""The state where a sentence plays, the one that bare "rebels" fight in it, and the sentence."""


@dataclass(frozen=True, slots=True)
class _Found:
    mention: ActorMention
    actor: Actor


def described(reading: ReportReading, cast: Cast) -> Cast:
    """Give the cast with the actors that no name, office or state tells, but a noun of people or bodies.

    Words that the cast already gives to somebody are left to him; single persons of no office ("a man") count too.
    """
    describer = _Describer(reading, cast)
    found = list(describer.all())
    if not found:
        return cast
    kept = _without_open(cast.mentions, [one.mention for one in found])
    peopled = with_actors(cast, [(one.mention, one.actor) for one in found], kept=kept)
    return replace(peopled, joint={**cast.joint, **describer.joint})


def only_acting(
    named: Cast, peopled: Cast, events: Sequence[Event], steps: Sequence[Step], labels: Iterable[Label]
) -> Cast:
    """Give the cast of those who are named, and of the described actors those that a finding names.

    Args:
        named: The cast before the described actors joined it.
        peopled: The cast with them.
        events: Findings that may name them.
        steps: The same.
        labels: The same.
    """
    used: set[ActorId] = set()
    for event in events:
        used |= {party.actor for party in (*event.source, *event.target, *event.attested_by)}
    for step in steps:
        used |= {party.actor for party in (*step.provider, *step.recipient, *step.via)}
    used |= {label.actor.actor for label in labels}
    held = {one.id for one in named.mentions}  # who speaks unnamed stands in the cast already
    acting = [
        one
        for one in peopled.mentions
        if one.rule in {_RULE, LOCAL, AGAIN} and one.actor in used and one.id not in held
    ]
    acting += acting_towns(peopled, events, steps)
    if not acting:
        return named
    known = {actor.id for actor in named.actors}
    kept = _without_open(named.mentions, acting)
    return replace(
        named,
        actors=(*named.actors, *(one for one in peopled.actors if one.id in used and one.id not in known)),
        mentions=tuple(sorted([*kept, *acting], key=lambda one: (one.span, one.rule))),
    )


def _without_open(mentions: Iterable[ActorMention], found: Sequence[ActorMention]) -> list[ActorMention]:
    """Leave out the mentions without an actor that one with an actor ends: "the rebels" for "rebels".

    What the same words stand for now goes too: a capital of a part of a state that acts as a town of the whole.
    """
    ends = {one.span.end: one.span.start for one in found}
    anew = {one.id for one in found}
    return [
        one
        for one in mentions
        if one.id not in anew and (one.actor is not None or ends.get(one.span.end, -1) < one.span.start)
    ]


class _Describer:
    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.report = reading.report
        self.tokens = reading.marks.tokens
        self.cast = cast
        self.joint: dict[Span, tuple[ActorId, ...]] = {}
        """Phrases that describe people of several states, with each state's own; filled by `all`."""

    @cached_property
    def _soil(self) -> Soil:
        return Soil(self.reading, self.cast)

    def all(self) -> Iterator[_Found]:
        for sentence in self.reading.marks.sentences:
            found = self.reading.pieces(sentence)
            soil = self._soil.of(sentence), self._soil.of_insurgents(sentence), sentence
            for place, piece in enumerate(found):
                one = self._described(found, place, piece.phrase, soil) if piece.phrase else None
                if one is not None and piece.phrase is not None:
                    yield from self._of_each_state(piece.phrase, one) or (one,)

    def _of_each_state(self, phrase: NounPhrase, one: _Found) -> tuple[_Found, ...]:
        """Give the people of each state whose nationality is printed: "Omani and Qatari border delegations".

        Nothing where only one state is, or where more than "and" parts them.
        """
        sector = one.actor.code.partition(".")[2]
        end = self.tokens[phrase.last - 1].span.end
        base = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.head].span.start)
        nations = [
            mention
            for mention in (self.cast.outermost(base) if base.start < base.end else ())
            if mention.kind is MentionKind.DEMONYM and self._country_of(mention) is not None
        ]
        is_listed = all(
            set(self.report.text[mine.span.end : other.span.start].replace(",", " ").split()) <= {"and"}
            for mine, other in pairwise(nations)
        )
        if len({mention.actor for mention in nations}) < _SEVERAL or not is_listed or not sector:
            return ()
        found = tuple(self._of_state(Span(mention.span.start, end), mention, sector, one.actor) for mention in nations)
        self.joint[Span(nations[0].span.start, end)] = tuple(each.actor.id for each in found)
        return found

    def _of_state(self, span: Span, nation: ActorMention, sector: str, joint: Actor) -> _Found:
        """Give one state's own of people who are described for several."""
        country = self._country_of(nation)
        code, noun = f"{country}.{sector}", self.report.text[span.start : span.end].split()[-1]
        name = f"{nation.quote} {noun}"
        identity = ActorId(content_id("a", self.report.id, "described", code, name.casefold()))
        mention = self._mention(span, identity)
        actor = actor_from_mentions(
            self.report, [mention], identity=identity, code=code, name=name, kind=joint.kind, country=country
        )
        return _Found(mention, actor)

    def _described(self, found: tuple[Piece, ...], place: int, phrase: NounPhrase, soil: _Soils) -> _Found | None:
        sector = self._sector(phrase) or self._of_delegate(found, place, phrase)
        if sector is None or self._is_taken(phrase) or self._is_of_body(found, place, phrase):
            return None
        first = self._first(phrase)
        span = Span(self.tokens[first].span.start, self.tokens[phrase.last - 1].span.end)
        if (force := self._force(phrase)) is not None:
            return _Found(self._mention(span, force.id), force)
        if sector == "REB" and (band := self._band(phrase)) is not None:
            return _Found(self._mention(span, band.id), band)
        country = self._country(found, place, phrase) if sector != _NO_SECTOR else None
        country = country or (soil[0] if self._is_local(phrase, sector) and sector != "REB" else None)
        country = country or (soil[1] if self._is_insurgent(phrase, sector) else None)
        country = country or (self._soil.of_bodies(soil[2]) if self._own(phrase) == sector else None)
        code = f"{country}.{sector}" if country is not None else NO_CODE
        name = " ".join(span.of(self.report.text).split())
        identity = ActorId(content_id("a", self.report.id, "described", code, name.casefold()))
        kind = _kind(sector, self.tokens[phrase.head].lemma)
        whole = self.reading.book.actor(code) if sector in _ONE_OF_A_STATE and country is not None else None
        if whole is not None:
            identity, name, kind = coded_id(code), whole.name, whole.kind
        mention = self._mention(span, identity)
        actor = actor_from_mentions(
            self.report, [mention], identity=identity, code=code, name=name, kind=kind, country=country
        )
        return _Found(mention, actor)

    def _mention(self, span: Span, actor: ActorId) -> ActorMention:
        return mention_at(
            self.report, span, actor=actor, kind=MentionKind.OTHER, sense=Sense.PEOPLE, rule=_RULE, score=_SCORE
        )

    def _band(self, phrase: NounPhrase) -> Actor | None:
        """Give the armed group whose fighters a phrase names right behind it: "Seleka fighters" are Seleka."""
        before = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.head].span.start)
        for mention in reversed(self.cast.outermost(before)) if before.start < before.end else ():
            actor = self.cast.actor(mention.actor)
            is_next = not self.report.text[mention.span.end : before.end].strip()
            return actor if is_next and actor is not None and actor.kind is ActorKind.GROUP else None
        return None

    def _force(self, phrase: NounPhrase) -> Actor | None:
        """Give the police whom bare "officers" call again: the only ones named in the same sentence before them."""
        word = self.tokens[phrase.head].text.lower()
        if word != "officers" or self._first(phrase) < phrase.head:
            return None
        sentence = next(one for one in self.reading.marks.sentences if one.first <= phrase.head < one.last)
        before = self.cast.in_span(Span(sentence.span.start, self.tokens[phrase.head].span.start))
        actors = {one.actor: self.cast.actor(one.actor) for one in before if one.actor is not None}
        found = [one for one in actors.values() if one is not None and one.code.endswith(".COP")]
        return found[0] if len(found) == 1 else None

    def _sector(self, phrase: NounPhrase) -> str | None:
        """Give the sector of the people that a phrase is headed by, None when it names no people."""
        head = self.tokens[phrase.head]
        lemma = head.lemma.lower()
        is_noun = head.word_class is WordClass.NOUN or (head.word_class is WordClass.PRON and lemma in _MISREAD)
        if phrase.head != phrase.last - 1 or not is_noun:
            return None
        before = {token.lemma.lower() for token in self.tokens[phrase.first : phrase.head]}
        if before & _NOT_THESE:
            return None
        if lemma in _JUNTAS:
            return "GOV.JUNTA"
        if lemma in _BLOCS:
            return _NO_SECTOR
        if lemma in _NUMBERS:
            return "CVL" if head.text.lower() != lemma and self._stands_alone(phrase) else None
        sector = self.reading.book.people.sector(lemma)
        if (sector is not None and before & _ARMED) or (lemma in _TROOPS and before & (_ARMED | {"opposition"})):
            return "REB"
        if lemma == "staff" and before & _DIPLOMATIC:
            return "GOV"
        if sector in {"MIL", "LAB"} and "police" in before:
            return "COP"
        own = self._own(phrase)
        is_own = sector in _OF_POWER or (sector is None and self.reading.book.people.is_person(lemma))
        return own if own is not None and is_own else sector

    def _own(self, phrase: NounPhrase) -> str | None:
        """Give the sector that the word right before people tells: "opposition leaders"."""
        return OWN_PEOPLE.get(self.tokens[phrase.head - 1].lemma.lower()) if phrase.head > phrase.first else None

    def _of_delegate(self, found: tuple[Piece, ...], place: int, phrase: NounPhrase) -> str | None:
        """Give the sector of a state's delegate, "the representative of Malta"; that of others is anybody's."""
        if self.tokens[phrase.head].lemma.lower() != "representative" or phrase.head != phrase.last - 1:
            return None
        behind = found[place + 2].phrase if place + 2 < len(found) and found[place + 1].word == "of" else None
        if behind is None:
            return None
        span = Span(self.tokens[behind.first].span.start, self.tokens[behind.last - 1].span.end)
        state = self.cast.mention_of(span)
        actor = self.cast.actor(state.actor) if state is not None else None
        return "GOV" if actor is not None and actor.kind is ActorKind.STATE else None

    def _stands_alone(self, phrase: NounPhrase) -> bool:
        """Say whether a number counts people: it is the subject of a verb, and nothing that it counts stands by it."""
        behind = self.tokens[phrase.last] if phrase.last < len(self.tokens) else None
        return behind is not None and behind.word_class in {WordClass.VERB, WordClass.AUX}

    def _is_insurgent(self, phrase: NounPhrase, sector: str) -> bool:
        """Say whether bare words name those who fight the state that a report is about; "fighters" may be anybody's."""
        return sector in _ONE_OF_A_STATE and self.tokens[phrase.head].lemma.lower() not in {"fighter", "faction"}

    def _is_local(self, phrase: NounPhrase, sector: str) -> bool:
        """Say whether words without a nationality name people of the place: villagers, protesters, the police."""
        lemma = self.tokens[phrase.head].lemma.lower()
        before = {token.lemma.lower() for token in self.tokens[phrase.first : phrase.head]}
        is_mutinous = sector in {"MIL", "GOV"} and bool(before & _MUTINOUS)
        is_local = self.reading.book.people.is_local(lemma) or lemma in _NUMBERS
        return is_local or is_mutinous or sector in _OF_THE_PLACE

    def _is_taken(self, phrase: NounPhrase) -> bool:
        """Say whether the cast knows whom the phrase names, or somebody whose name ends it."""
        whole = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.last - 1].span.end)
        head = self.tokens[phrase.head].span
        if any(one.actor is not None and one.span.end >= head.end for one in self.cast.in_span(whole)):
            return True
        last = bisect_left(self.cast.mentions, head.end, key=lambda one: one.span.start)
        near = self.cast.mentions[max(0, last - _MOST_OVERLAPPING) : last]
        return any(one.actor is not None and head in one.span for one in near)

    def _is_of_body(self, found: tuple[Piece, ...], place: int, phrase: NounPhrase) -> bool:
        """Say whether a member belongs to a body that the cast knows, which then stands for him."""
        if self.tokens[phrase.head].lemma.lower() != "member" or place + 2 >= len(found):
            return False
        behind = found[place + 2].phrase
        if found[place + 1].word != "of" or behind is None:
            return False
        span = Span(self.tokens[behind.first].span.start, self.tokens[behind.last - 1].span.end)
        return any(one.actor is not None for one in self.cast.in_span(span))

    def _first(self, phrase: NounPhrase) -> int:
        """Leave out articles and the owner's "its": "the armed groups" and "armed groups" are the same."""
        first = phrase.first
        while first < phrase.head and self._is_loose(first):
            first += 1
        return first

    def _is_loose(self, at: int) -> bool:
        """Say whether a word before a noun says nothing of who is meant: "the three", "shot dead three"."""
        token = self.tokens[at]
        return token.word_class in _LOOSE or self._ends_verb(at)

    def _ends_verb(self, at: int) -> bool:
        """Say whether a word ends a wording of the codebook for an act, whose object it opens: "shot dead | two"."""
        if not at or self.tokens[at].word_class is not WordClass.ADJ:
            return False
        words = [one.text for one in self.tokens[at - 1 : at + 1]]
        match = self.reading.book.events.at(words, 0)
        return match is not None and match.length == len(words)

    def _country(self, found: tuple[Piece, ...], place: int, phrase: NounPhrase) -> str | None:
        """Give the country that is printed with the words: an owner or nationality, or "in Peru" behind."""
        base = Span(self.tokens[phrase.first].span.start, self.tokens[phrase.head].span.start)
        for mention in reversed(self.cast.outermost(base)) if base.start < base.end else ():
            behind = self.report.text[mention.span.end : mention.span.end + 1]
            country = self._country_of(mention)
            if behind != "-" and country is not None:
                return country
        if place + 2 < len(found) and found[place + 1].word in _IN and found[place + 1].first == phrase.last:
            behind_phrase = found[place + 2].phrase
            if behind_phrase is not None:
                span = Span(self.tokens[behind_phrase.first].span.start, self.tokens[behind_phrase.last - 1].span.end)
                head = self.cast.mention_of(span) or self._nation_in(span)
                return self._country_of(head) if head is not None else None
        return None

    def _nation_in(self, span: Span) -> ActorMention | None:
        """Give the nationality that is printed with a body nobody names: "a journalist of [the Omani broadcaster]"."""
        nations = [one for one in self.cast.in_span(span) if one.kind is MentionKind.DEMONYM]
        return nations[0] if len(nations) == 1 else None

    def _country_of(self, mention: ActorMention) -> str | None:
        party = self.cast.party(mention)
        if party is None or party.country == NO_CODE or len(party.country) != _STATE_CODE:
            return None
        return party.country


_SEVERAL = 2
_STATE_CODE = 3
_MOST_OVERLAPPING = 12
"""How many mentions that begin before a word are looked at: names are not nested deeper."""


def _kind(sector: str, lemma: str) -> ActorKind:
    if sector in _COMPANIES:
        return ActorKind.COMPANY
    if sector == "GOV.JUNTA":
        return ActorKind.GOVERNMENT
    return ActorKind.BODY if lemma in _BODIES else ActorKind.GROUP
