"""What the reader of a report has in mind at a sentence: who spoke last, who acted, which states were told of.

Invariant: quoted words introduce nobody; what is remembered stands before the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from servanda.coding.actors.cast import Cast, ReportReading
from servanda.coding.actors.descriptions import Descriptions
from servanda.coding.spoken import Attribution
from servanda.coding.syntax.shape import Clause, ClauseRelation
from servanda.model import (
    ARMED_APART,
    NO_CODE,
    Actor,
    ActorId,
    ActorKind,
    ActorMention,
    BlockKind,
    MentionKind,
    Sense,
    Sentence,
    Span,
    Token,
    WordClass,
)

_MEETS = frozenset({"meet", "speak", "talk", "confer", "phone", "telephone", "host", "receive", "visit", "call"})
_TALKS = frozenset({"talk", "meeting", "call", "conversation", "consultation", "negotiation"})


_JUDGES = frozenset(
    "welcome praise hail applaud congratulate condemn criticise criticize deplore mediate broker host witness".split()
)
"""Verbs of those who stand beside what two others do: "Peru and Chile welcomed the accord"."""


_HELPS = frozenset("offer urge propose ask call send help back support invite press pledge promise".split())
"""Verbs of those who come to what two others do from outside."""
_DEALS = frozenset("agree sign conclude negotiate exchange swap clash accuse share border".split())
"""Verbs of two states that have to do with each other."""
_LISTS = frozenset({"and", "the", "of"})
"""Words between the names of a list."""
_TWO = 2
_JUST = 2
"""Sentences in which one of two persons just named keeps the pronoun by which he was called."""
_BETWEEN = 8
"""Tokens behind "between" in which its two sides stand."""


@dataclass(slots=True)
class Scene:
    """Who and what the sentences so far have told of; `-99` is long ago."""

    reading: ReportReading
    cast: Cast
    descriptions: Descriptions
    now: int = 0
    """The sentence that is read."""
    speaker: ActorId | None = None
    speaker_at: int = -99
    person: ActorId | None = None
    """The last speaker who is a person; an institute or a firm may have spoken since."""
    person_at: int = -99
    subject: ActorId | None = None
    subject_at: int = -99
    body_subject: ActorId | None = None
    body_subject_at: int = -99
    state: ActorId | None = None
    pair: tuple[ActorId, ...] = ()
    foes: tuple[ActorId, ...] = ()
    """The army, government or state and the armed group that fights it, named last in one sentence."""
    is_pair_joint: bool = False
    """Whether the two of `pair` are one subject, or parted by "between": they deal with each other."""
    is_pair_aside: bool = False
    """Whether the two of `pair` only judged, helped or asked others: they are no sides of what the others do."""
    people_pair: tuple[ActorId, ...] = ()
    several: tuple[ActorId, ...] = ()
    """The three states or more that a subject named together last, in the sentence `several_at`."""
    several_at: int = -99
    assembled: ActorId | None = None
    """The organisation that is the subject of the first sentence of the body, no state beside it."""
    opened_at: int | None = None
    """The first sentence of the body."""
    called: dict[ActorId, tuple[str, int]] = field(default_factory=dict)
    """Persons with the pronoun of a speaker by which they were called, "he" or "she", and the sentence that did."""
    stranger_at: int = -99
    """Sentence whose subject is a person whom nothing names: "The director of the museum came."."""
    strangers: set[str] = field(default_factory=set)
    """Words of those who have spoken without a name: "a diplomat"."""
    group: tuple[ActorId, ...] = ()
    group_at: int = -99
    called_sides: tuple[ActorId, ...] = ()
    """The states of the last two subjects called a side, in the sentence `called_at`: "the Peruvian side said"."""
    called_at: int = -99
    met: tuple[ActorId, ...] = ()
    """The two who met or spoke in the sentence `met_at`."""
    met_at: int = -99
    people_at: dict[ActorId, int] = field(default_factory=dict)
    bodies: dict[ActorId, set[str]] = field(default_factory=dict)
    """Bodies named in the sentences before, with the words of their names."""

    @property
    def sides_called(self) -> tuple[ActorId, ...]:
        """Give the two states that a report has just called its sides, one and then the other."""
        return self.called_sides if len(self.called_sides) == _TWO and self.now <= self.called_at + _TWO else ()

    def _take_side(self, subject: Span | None, at: int) -> None:
        """Remember the state of a subject that is called a side."""
        words = subject.of(self.reading.report.text).lower().split() if subject is not None else []
        called = self.states(subject) if subject is not None and words[-1:] == ["side"] else ()
        if len(called) == 1:
            kept = self.called_sides if at <= self.called_at + _TWO else ()
            self.called_sides = (*(one for one in kept if one != called[0]), called[0])[-_TWO:]
            self.called_at = at

    def is_person(self, actor: ActorId | None) -> bool:
        """Say whether an actor is a person."""
        found = self.cast.actor(actor)
        return found is not None and found.kind is ActorKind.PERSON

    def fits(self, actor: ActorId | None, pronoun: str) -> bool:
        """Say whether a pronoun can mean a person: neither the words beside the name nor a pronoun before tell not."""
        word = pronoun.lower()
        known, at = self.called.get(actor, (word, self.now)) if actor is not None else (word, self.now)
        is_near = self.now - at <= _JUST and actor in self.people_pair
        is_other = is_near and word in {"he", "she"} and word != known
        return not is_other and self.descriptions.fits(actor, word)

    def is_body(self, actor: ActorId | None) -> bool:
        """Say whether an actor is a state or a body; a medium only carries words."""
        found = self.cast.actor(actor)
        return found is not None and found.kind not in {ActorKind.PERSON, ActorKind.MEDIA}

    def is_quoted(self, span: Span) -> bool:
        """Say whether words stand inside quotation marks."""
        quotations = self.reading.marks.quotations
        at = bisect_left(quotations, span.start, key=lambda one: one.end)
        return at < len(quotations) and span in quotations[at]

    def people(self, span: Span) -> list[ActorMention]:
        """Give the mentions of persons in a span, pronouns left out."""
        named = [one for one in self.cast.in_span(span) if one.kind is not MentionKind.PRONOUN]
        return [one for one in named if self.is_person(one.actor)]

    def states(self, span: Span) -> tuple[ActorId, ...]:
        """Give the states that the mentions of a span belong to, each once, in the order of the text."""
        by_code = {actor.code: actor.id for actor in self.cast.actors if actor.kind is ActorKind.STATE}
        found: dict[ActorId, None] = {}
        for mention in self.cast.in_span(span):
            actor = self.cast.actor(mention.actor)
            if actor is None or mention.sense is Sense.PLACE or actor.kind is ActorKind.MEDIA:
                continue
            if _sector(actor) in ARMED_APART:
                continue  # who bears arms against a state is no word for it
            code = actor.code.split(".", 1)[0]
            if code in by_code:
                found[by_code[code]] = None
        return tuple(found)

    def _take_speaker(self, source: Span, at: int) -> None:
        """Remember who speaks in a sentence; one whom nothing names is who is called again next."""
        party = self.cast.party_of(source)
        if party is not None:
            self.speaker, self.speaker_at = party.actor, at
            if self.is_person(party.actor):
                self.person, self.person_at = party.actor, at
        elif self._is_new(source):
            self.speaker, self.speaker_at = None, at
            self.person, self.person_at = None, at
            self.strangers |= {word.lower() for word in source.of(self.reading.report.text).split()}

    def move_on(self, sentence: Sentence, at: int, here: Sequence[Attribution]) -> None:
        """Take a sentence's speakers, subject and states into the scene."""
        for mention in self.people(sentence.span):
            if mention.actor and not self.is_quoted(mention.span) and self._is_told_of(mention, at):
                self.people_at[mention.actor] = at
        main = next((one for one in self.reading.clauses[at] if _is_main(one)), None)
        subject = self._subject_span(main) if main is not None else None
        self.people_pair = (
            (self.two_people(subject) if subject else ()) or self.two_people(sentence.span) or self.people_pair
        )
        sources = [one.source for one in here if one.nested_in is None and one.source is not None]
        if sources:
            self._take_speaker(sources[-1], at)
        self._take_subject(sentence, subject, at)
        self._take_side(subject, at)
        self._take_together(sentence, subject, main, at)
        states = self.states(sentence.span)
        if main is not None and self._is_meeting(main):
            self.met, self.met_at = self.two_people(sentence.span) or self._two_states(subject), at
        if states:
            self.state = states[0]
        foes = self._foes(sentence)
        if foes and not (foes[1:] == self.foes[1:] and self._fights(self.foes[0])):
            self.foes = foes
        between = self._two_between(sentence)
        pair = states if len(states) == _TWO else between or self._two_offices(subject) or foes
        judges = main is not None and main.verb.lemma in _JUDGES
        is_aside = judges and (bool(self.pair) or self._has_foes)
        if pair and not is_aside:
            self.pair = pair
            deal = main is not None and (self._is_meeting(main) or main.verb.lemma in _DEALS)
            is_subject = pair == self._two_states(subject)
            self.is_pair_joint = pair == between or (deal and is_subject)
            self.is_pair_aside = is_subject and main is not None and main.verb.lemma in _JUDGES | _HELPS

    def _take_together(self, sentence: Sentence, subject: Span | None, main: Clause | None, at: int) -> None:
        """Remember three states or more, or the organisation that the body opens with, where they are one subject."""
        told = self.states(subject) if subject is not None else ()
        end = self.reading.marks.tokens[main.verb.main].span.start if main is not None else sentence.span.end
        listed = self._listed_states(Span(sentence.span.start, end))
        is_titled = self.reading.report.block_at(sentence.span.start).kind is BlockKind.TITLE
        if len(listed) > _TWO and (main is not None or is_titled):
            self.several, self.several_at = listed, at
        elif len(told) == _TWO:
            self.several = ()  # those who deal with each other from here on
        is_first = self.opened_at is None and self.reading.report.block_at(sentence.span.start).kind is BlockKind.BODY
        if is_first:
            self.opened_at = at
            self.assembled = self._organisation(subject) if subject is not None and not told else None

    def _listed_states(self, span: Span) -> tuple[ActorId, ...]:
        """Give the states of a span that stand in its last list: "the presidents of Peru, Chile and Fiji"."""
        text, end = self.reading.report.text, 0
        found: dict[ActorId, None] = {}
        for mention in self.cast.outermost(span):
            states = self.states(mention.span)
            if not states:
                continue
            if not set(text[end : mention.span.start].replace(",", " ").split()) <= _LISTS:
                found = {}  # the town before a list of states is none of them
            found[states[0]] = None
            end = mention.span.end
        return tuple(found)

    def _organisation(self, span: Span) -> ActorId | None:
        """Give the one organisation of states that a span names."""
        actors = (self.cast.actor(mention.actor) for mention in self.cast.in_span(span))
        found = dict.fromkeys(one.id for one in actors if one is not None and one.kind is ActorKind.IGO)
        return next(iter(found)) if len(found) == 1 else None

    def _two_between(self, sentence: Sentence) -> tuple[ActorId, ...]:
        """Give the two states that "between" parts where others are named too: "Fiji hosted talks between ... and"."""
        tokens = self.reading.marks.tokens
        for at in range(sentence.first, sentence.last - 1):
            if tokens[at].text.lower() == "between":
                last = min(sentence.last, at + _BETWEEN) - 1
                states = self.states(Span(tokens[at].span.start, tokens[last].span.end))
                return states if len(states) == 2 else ()  # noqa: PLR2004
        return ()

    @property
    def _has_foes(self) -> bool:
        """Say whether a report names who bears arms against a state: two others who judge are not the two sides."""
        return any(_sector(one) in ARMED_APART for one in self.cast.actors)

    def _foes(self, sentence: Sentence) -> tuple[ActorId, ...]:
        """Give the army, else the government or state, and the one armed group of its country that a sentence names.

        A ministry beside the group is no side of the war, nor is a state or government but in "Colombia and the
        rebels".
        """
        named = dict.fromkeys(one.actor for one in self.cast.in_span(sentence.span) if one.sense is not Sense.PLACE)
        actors = [actor for one in named if (actor := self.cast.actor(one)) is not None]
        groups = [one for one in actors if _sector(one) in ARMED_APART]
        if len(groups) != 1:
            return ()
        state = groups[0].code.partition(".")[0]
        ranks = (f"{state}.MIL", f"{state}.GOV", state)
        fighting = next((one for code in ranks for one in actors if one.code == code), None)
        if fighting is None:
            return ()
        if _sector(fighting) != "MIL" and not self._are_joined(sentence, (fighting, groups[0])):
            return ()
        return fighting.id, groups[0].id

    def _are_joined(self, sentence: Sentence, two: Sequence[Actor]) -> bool:
        """Say whether two are printed as one list: "Colombia and the rebels", "between the rebels and Colombia"."""
        told = {one.id for one in two}
        spans = [one.span for one in self.cast.outermost(sentence.span) if one.actor in told]
        between = (Span(one.end, other.start).of(self.reading.report.text).split() for one, other in pairwise(spans))
        return any("and" in words and len(words) <= len(_LISTS) for words in between)

    def _fights(self, actor: ActorId) -> bool:
        """Say whether an actor is an army."""
        found = self.cast.actor(actor)
        return found is not None and _sector(found) == "MIL"

    def _two_states(self, subject: Span | None) -> tuple[ActorId, ...]:
        """Give the two states that are a subject: "Fiji and Tonga held talks"."""
        if subject is None:
            return ()
        states = self.states(subject)
        is_whole = states == tuple(party.actor for party in self.cast.parties_of(subject))
        return states if is_whole and len(states) == 2 else ()  # noqa: PLR2004

    def _two_offices(self, subject: Span | None) -> tuple[ActorId, ...]:
        """Give the two states whose officials are a subject: "The prime ministers of Fiji and Tonga wrote to Peru"."""
        parties = self.cast.parties_of(subject) if subject is not None else ()
        countries = {party.country for party in parties} - {None, NO_CODE}
        states = self.states(subject) if subject is not None else ()
        return states if len(parties) == len(countries) == len(states) == _TWO else ()

    def _is_meeting(self, clause: Clause) -> bool:
        """Say whether two come together in a clause: "met the queen", "spoke with", "held talks"."""
        tokens = self.reading.marks.tokens
        is_held = clause.verb.lemma in {"hold", "have"} and any(
            tokens[phrase.head].lemma in _TALKS for phrase in clause.objects
        )
        return is_held or clause.verb.lemma in _MEETS

    def _is_told_of(self, mention: ActorMention, at: int) -> bool:
        """Say whether a person is told of: by a title or a noun beside the name, as a subject or object, or before.

        Capitals that only stand in a list are a person by their looks alone.
        """
        if mention.rule != "name.person.bare" or mention.actor in self.people_at:
            return True
        if mention.actor is not None and self.descriptions.nouns(mention.actor):
            return True
        tokens = self.reading.marks.tokens
        subjects = (clause.subject for clause in self.reading.clauses[at] if clause.subject is not None)
        objects = (phrase for clause in self.reading.clauses[at] for phrase in clause.objects)
        return any(
            tokens[one.span_first].span.start <= mention.span.start < tokens[one.span_last - 1].span.end
            for one in subjects
        ) or any(tokens[one.first].span.start == mention.span.start for one in objects)

    def two_people(self, span: Span) -> tuple[ActorId, ...]:
        """Give the persons of a span if they are two, else nobody."""
        found = dict.fromkeys(one.actor for one in self.people(span) if one.actor and not self.is_quoted(one.span))
        return tuple(found) if len(found) == 2 else ()  # noqa: PLR2004

    def _take_subject(self, sentence: Sentence, span: Span | None, at: int) -> None:
        """Remember whom a sentence is about: its subject, or the first who is named where its clauses show none."""
        if span is not None:
            parties = self.cast.parties_of(span)
            if len(parties) > 1:
                self.group, self.group_at = tuple(party.actor for party in parties), at
                return
            actor = self.cast.actor(parties[0].actor) if parties else None
            if actor is None and self.is_stranger(span):
                self.stranger_at = at
        else:
            first = next((one for one in self.cast.outermost(sentence.span) if not self.is_quoted(one.span)), None)
            actor = self.cast.actor(first.actor) if first is not None and first.sense is not Sense.PLACE else None
        self._remember(actor, at)

    def _is_new(self, span: Span) -> bool:
        """Say whether a phrase introduces one person whom nothing names: "a diplomat"."""
        first = span.of(self.reading.report.text).split(maxsplit=1)[0].lower()
        return first in {"a", "an", "another", "one"} and self.is_stranger(span)

    def is_stranger(self, span: Span) -> bool:
        """Say whether a phrase is one person whom nothing names: "the director of the museum"."""
        tokens = self.reading.marks.tokens
        first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
        last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
        nouns = [token for token in tokens[first:last] if token.word_class is WordClass.NOUN]
        head = next((token for token in nouns if not is_joined(tokens, token)), None)
        return (
            head is not None
            and self.reading.book.people.is_person(head.lemma)
            and head.text.lower() == head.lemma.lower()
        )

    def _remember(self, actor: Actor | None, at: int) -> None:
        if actor is None:
            return
        if actor.kind is ActorKind.PERSON:
            self.subject, self.subject_at = actor.id, at
        elif self.is_body(actor.id):
            self.body_subject, self.body_subject_at = actor.id, at

    def _subject_span(self, clause: Clause) -> Span | None:
        """Give the span of a clause's subject; None where it has none, or stands in quotation marks."""
        if clause.subject is None:
            return None
        tokens = self.reading.marks.tokens
        first, last = clause.subject.span_first, clause.subject.span_last
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        return None if self.is_quoted(span) else span


def is_joined(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether a noun only opens a longer run of nouns: "museum" in "the museum director"."""
    at = bisect_left(tokens, token.span.start, key=lambda one: one.span.start) + 1
    return at < len(tokens) and tokens[at].word_class in {WordClass.NOUN, WordClass.PROPN}


def _sector(actor: Actor) -> str:
    return actor.code.partition(".")[2].partition(".")[0]


def _is_main(clause: Clause) -> bool:
    return clause.verb.is_finite and clause.relation is ClauseRelation.ROOT
