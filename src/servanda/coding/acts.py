"""The acts that a report's clauses and nouns tell: which frame fits, and who stands in which of its places.

Invariant: an act keeps the words it was read from; places that nothing fills stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from servanda.codebook.events import EventMatch, Frame, Slot
from servanda.coding.cast import Cast, ReportReading
from servanda.coding.goods import goods_class
from servanda.coding.modality import is_light, noun_status, status_of
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase, Piece, pieces
from servanda.model import (
    NO_CODE,
    Actor,
    ActorKind,
    BlockKind,
    EventType,
    ItemClass,
    MentionKind,
    Party,
    Sentence,
    Span,
    Status,
    WordClass,
)

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_TURNED = {"toward": ("toward", "towards"), "into": ("into",), "on": ("on", "upon"), "for": ("for", "on behalf of")}
_NOUN_CLASSES = frozenset({WordClass.NOUN, WordClass.PROPN})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_OWN = frozenset(
    "troops forces army soldiers government authorities officials ministry embassy envoy delegation military navy "
    "president minister country nation side leadership fighters warplanes jets navy police administration mission "
    "parliament company companies firm firms country's government's allies".split()
)
"""Nouns after a possessive that still stand for their possessor's side ("its troops")."""
_TRENDS = frozenset(
    "strengthen deepen enhance boost warm expand reinforce intensify improve consolidate broaden develop".split()
)
"""Verbs that tell of a trend unless they are planned or agreed (ruling 54)."""

_GRANTS = frozenset(
    {"announce", "approve", "pledge", "promise", "authorize", "authorise", "allocate", "plan", "propose"}
)
"""Verbs whose subject gives what their object names: "announced a loan"."""

_RENEWS = frozenset({"reaffirm", "reiterate", "renew", "confirm", "repeat", "restate"})
_MATERIAL = frozenset(
    {EventType.AID, EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.COERCE, EventType.COOPERATE}
)
"""Types whose doer may be named by nationality alone: "Norwegian trainers"."""

_REACHES = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.CONCEDE, EventType.SANCTION})
"""Types whose target may stand with the act that is promised, refused or ended."""

_TOWARDS = frozenset({"to", "with", "against", "for", "on", "from", "toward", "towards"})
_STATES_OF_AFFAIRS = frozenset(
    {"war", "conflict", "fighting", "hostility", "violence", "tension", "crisis", "insurgency"}
)
"""Nouns that name a state of affairs in which many acts happen, not an act."""

_SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
_HELPS = frozenset({"help", "assist", "aid"})
_NOT_THROUGH = frozenset({EventType.AGREE, EventType.COOPERATE})
"""Types whose target is not named through what belongs to it."""

_SHARED = frozenset({ClauseRelation.RELATIVE, ClauseRelation.INFINITIVE, ClauseRelation.PARTICIPIAL})
"""Clauses whose subject is a part of another clause."""

_PLAIN_WORDS = {
    ActorKind.PERSON: ("person", "president", "leader", "counterpart"),
    ActorKind.STATE: ("country", "state"),
    ActorKind.GROUP: ("group", "people", "national"),
}
"""What a named actor is, in the words that frames ask for."""

_BONDS = frozenset({"alliance", "treaty", "pact", "partnership", "friendship", "tie", "relation", "cooperation"})
"""What one ends by breaking it (ruling 50); a promise or a truce that is broken is not kept."""

_PAIR = 2
_LINKS = frozenset({"and", ",", "his", "her", "its", "their", "the"})
"""Words between the members of a list."""

_MONEY = ("money", "million", "dollar")
_COUNTS = frozenset(
    "thousand hundred dozen score number group handful crowd million majority several member leader".split()
)
"""Nouns that only count those behind "of": "hundreds of miners"."""

_MOST_ATTACHED = 6
_MOST_CLAUSES = 60
FAR = 400
"""Characters that the evidence of one act may span; longer clauses are cut to the words of the act itself."""


@dataclass(frozen=True)
class Telling:
    """One sentence, its clauses and its pieces."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    pieces: tuple[Piece, ...]

    @cached_property
    def heads(self) -> dict[int, int]:
        """Give for the head of each phrase the clause that it is a part of; the first of several."""
        found: dict[int, int] = {}
        for index, clause in enumerate(self.clauses):
            parts = [*clause.objects, *(one.phrase for one in clause.adjuncts)]
            if clause.subject is not None and clause.relation not in _SHARED:
                parts.append(clause.subject)
            for part in parts:
                found.setdefault(part.head, index)
        return found

    def below(self, index: int) -> tuple[tuple[int, Clause], ...]:
        """Give the clauses that hang on a clause, with their index."""
        return self._governed.get(index, ())

    def on_noun(self, head: int) -> tuple[Clause, ...]:
        """Give the clauses that hang on a noun."""
        return self._on_nouns.get(head, ())

    @cached_property
    def _governed(self) -> dict[int, tuple[tuple[int, Clause], ...]]:
        found: dict[int, tuple[tuple[int, Clause], ...]] = {}
        for at, clause in enumerate(self.clauses):
            if clause.governor is not None:
                found[clause.governor] = (*found.get(clause.governor, ()), (at, clause))
        return found

    @cached_property
    def _on_nouns(self) -> dict[int, tuple[Clause, ...]]:
        found: dict[int, tuple[Clause, ...]] = {}
        for clause in self.clauses:
            if clause.noun is not None:
                found[clause.noun] = (*found.get(clause.noun, ()), clause)
        return found


@dataclass(frozen=True, slots=True)
class Act:
    """An act that one word tells: its frame, its parties as printed, its status by the words around it.

    `at` is the span of the word, `span` that of the evidence. `clause` is the index of the clause in `telling`, None
    for nouns outside any clause. `source` and `target` are the phrases in the places of the frame that name somebody,
    `item` those of what is moved. `renews` says that an old promise is said again. A noun that only names a topic
    ("discussed the delivery of rice from Peru to Togo") is hypothetical.
    """

    telling: Telling
    frame: Frame
    at: Span
    span: Span
    clause: int | None
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    item: tuple[NounPhrase, ...]
    status: Status
    words: tuple[str, ...]
    renews: bool = False

    @property
    def is_noun(self) -> bool:
        """Say whether a noun tells the act."""
        return self.frame.part == "noun"

    @property
    def is_title(self) -> bool:
        """Say whether the act stands in the report's title."""
        return self.telling.sentence.block.kind is BlockKind.TITLE


def acts(reading: ReportReading, cast: Cast) -> tuple[Act, ...]:
    """Give the acts of a report's prose in the order of the text."""
    seeker = _Seeker(reading, cast)
    found = [act for at in range(len(reading.marks.sentences)) for act in seeker.in_sentence(at)]
    return tuple(sorted(found, key=lambda act: (act.at, act.frame.text)))


class _Seeker:
    def __init__(self, reading: ReportReading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.tokens = reading.marks.tokens
        self.text = reading.report.text
        self.events = reading.book.events

    def in_sentence(self, at: int) -> Iterator[Act]:
        sentence = self.reading.marks.sentences[at]
        telling = Telling(sentence, self.reading.clauses[at], pieces(self.reading.marks, sentence))
        words = [token.text for token in self.tokens[sentence.first : sentence.last]]
        for index in range(len(telling.clauses)):
            act = self._verb_act(telling, index, words)
            if act is not None:
                yield act
        for place, piece in enumerate(telling.pieces):
            if piece.phrase is not None:
                act = self._noun_act(telling, place, piece.phrase, words)
                if act is not None:
                    yield act
                    yield from self._renewed(act, piece.phrase)

    # verbs

    def _verb_act(self, telling: Telling, index: int, words: Sequence[str]) -> Act | None:
        clause = telling.clauses[index]
        match = self.events.at(words, clause.verb.main - telling.sentence.first)
        if match is None:
            return None
        places = self._verb_places(clause, clause.verb.main + match.length)
        near = places.get("object", ()) or places.get("subject", ())
        frame = self._frame(match, near)
        if frame is None:
            return None
        if frame.type is EventType.COERCE and _opens_infinitive(telling.clauses, index):
            return None
        status = self._status(telling, index, frame)
        if clause.verb.lemma in _TRENDS and status is Status.ACTUAL:
            return None
        return Act(
            telling=telling,
            frame=frame,
            at=self._span(clause.verb.main, clause.verb.main + match.length),
            span=self._evidence(telling, index, frame),
            clause=index,
            source=self._sources(frame, places) or self._joint(frame, clause, places),
            target=self._targets(frame, places) or self._below(telling, index, frame),
            item=_phrases(frame.item, places),
            status=status,
            words=self._words(clause.first, clause.last),
        )

    def _frame(self, match: EventMatch, near: Sequence[NounPhrase]) -> Frame | None:
        """Give the frame that fits the object; goods of the codebook count as supplies, and hardware sent as moved."""
        nouns = (*self._nouns(near), *self._who(near))
        goods = self._is_goods(near)
        reading = match.choose(nouns, part="verb")
        if reading is None and goods:
            reading = match.choose((*nouns, "supply"), part="verb")
        if reading is not None and reading.frame.type is EventType.MOBILIZE and goods:
            moved = (one for one in match.readings if one.frame.is_transfer and one.frame.part == "verb")
            reading = next((one for one in moved if one.frame.fits((*nouns, "supply"))), reading)
        if reading is not None and reading.frame.type is EventType.REJECT and _BONDS & set(nouns):
            ended = (
                one for one in match.readings if one.frame.type is EventType.SANCTION and one.frame.phase == "stop"
            )
            reading = next((one for one in ended if one.frame.fits(nouns)), reading)
        return reading.frame if reading is not None else None

    def _who(self, phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        """Give the plain words for whom phrases name, so that a frame for presidents takes a named one."""
        kinds = {actor.kind for phrase in phrases for actor in self._actors(phrase)}
        sums = _MONEY if any(self._is_sum(phrase) for phrase in phrases) else ()
        return (*(word for kind in sorted(kinds) for word in _PLAIN_WORDS.get(kind, ())), *sums)

    def _is_sum(self, phrase: NounPhrase) -> bool:
        """Say whether an amount of money heads a phrase: "$5 million"."""
        span = self._span(phrase.first, phrase.last)
        return any(mark.value is not None for mark in within(self.reading.marks.quantities, span))

    def _actors(self, phrase: NounPhrase) -> tuple[Actor, ...]:
        found = (self.cast.actor(party.actor) for party in self._of_range(phrase.first, phrase.last))
        return tuple(actor for actor in found if actor is not None)

    def _is_goods(self, phrases: Sequence[NounPhrase]) -> bool:
        classes = {goods_class(self.reading, phrase) for phrase in phrases}
        return bool(classes - {ItemClass.OTHER, ItemClass.TROOPS, ItemClass.DIPLOMATIC, ItemClass.INFORMATION})

    def _joint(self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give both sides of a paper without an agent: "an accord was signed between Peru and Chile"."""
        if not clause.verb.passive or frame.type not in {EventType.SUPPORT, EventType.AGREE, EventType.CONSULT}:
            return ()
        return self._parties(("between",), places)

    def _below(self, telling: Telling, index: int, frame: Frame) -> tuple[Party, ...]:
        """Take the target of a promise or threat from its infinitive: "offered to send aid to Togo"."""
        helps = frame.type is EventType.AID
        signs = telling.clauses[index].verb.lemma in {"sign", "ink", "conclude"}
        if frame.type is EventType.REQUEST:
            return self._asked(telling, index)
        if frame.type not in _REACHES and not helps and not signs:
            return ()
        own = telling.clauses[index].subject
        for at, clause in telling.below(index):
            if clause.verb.infinitive or (helps and at == index + 1):
                links = _TOWARDS | {"in"} if helps else _TOWARDS
                linked = [one.phrase for one in clause.adjuncts if one.preposition in links]
                for phrase in (*linked, *clause.objects):
                    found = self.of_phrase(phrase) if phrase != own else ()
                    found = found or (self._possessor(phrase, phrase.head) if helps else ())
                    if found and any(party.country != NO_CODE for party in found):
                        return found
        return ()

    def _asked(self, telling: Telling, index: int) -> tuple[Party, ...]:
        """Give who is to act by the clause of a demand: "demanded that the mayor resign"."""
        for _, clause in telling.below(index):
            if clause.relation is ClauseRelation.COMPLEMENT and clause.subject is not None:
                subject = clause.subject
                return self.of_phrase(subject) or self._possessor(subject, subject.head)
        return ()

    def _status(self, telling: Telling, index: int, frame: Frame) -> Status:
        words = self._words(telling.sentence.first, telling.sentence.last)
        status = status_of(self.tokens, telling.clauses, index, words=words)
        ahead = frame.is_planned and status is Status.ACTUAL and frame.type not in _SPOKEN
        return Status.PLANNED if ahead else status

    def _verb_places(self, clause: Clause, end: int) -> dict[str, tuple[NounPhrase, ...]]:
        """Give the phrases of a clause by their place, a passive clause turned round."""
        places: dict[str, tuple[NounPhrase, ...]] = {}
        swallowed = [one.phrase for one in clause.adjuncts if clause.verb.main < one.at < end and one.phrase.last > end]
        objects = tuple(swallowed[:1]) or clause.objects
        for adjunct in clause.adjuncts:
            places[adjunct.preposition] = (*places.get(adjunct.preposition, ()), adjunct.phrase)
        subject = (clause.subject,) if clause.subject is not None else ()
        if clause.verb.passive:
            places |= {"subject": places.get("by", ()), "object": objects or subject}
            if objects and not swallowed:
                places |= {"second": subject}
            elif not objects:
                places |= {"object": subject}
            return places
        places |= {"subject": subject, "object": objects[-1:], "all": subject}
        if len(objects) > 1:
            places["second"] = objects[:1]
        elif objects and (receiver := self._receiver(objects[0])) is not None:
            places["second"] = (receiver,)
        return places

    def _receiver(self, phrase: NounPhrase) -> NounPhrase | None:
        """Give the name that opens an object before a number: "gave Peru 40 buses" is to Peru."""
        for at in range(phrase.first + 1, phrase.head):
            is_amount = self.tokens[at].word_class in {WordClass.NUM, WordClass.SYM}
            if is_amount and self._of_range(phrase.first, at):
                return NounPhrase(first=phrase.first, last=at, head=at - 1, span_first=phrase.first, span_last=at)
        return None

    def _evidence(self, telling: Telling, index: int, frame: Frame) -> Span:
        clause = telling.clauses[index]
        last = clause.last
        if frame.type in _SPOKEN:
            last = max([last, *(one.last for _, one in telling.below(index) if one.first <= last + 2)])
        whole = self._span(clause.first, last)
        if len(whole) <= FAR:
            return whole
        return self._span(clause.verb.first, min(clause.last, clause.verb.last + 40))

    # nouns

    def _noun_act(self, telling: Telling, place: int, phrase: NounPhrase, words: Sequence[str]) -> Act | None:
        first = telling.sentence.first
        match, at = None, phrase.head
        for start in range(phrase.first, phrase.head + 1):
            found = self.events.at(words, start - first)
            if found is not None and start + found.length - 1 == phrase.head:
                match, at = found, start
                break
        if match is None or self.tokens[phrase.head].lemma in _STATES_OF_AFFAIRS:
            return None
        attached = [*_attached(telling.pieces, place), *self._made(telling, phrase)]
        places = _by_preposition(attached)
        near = self._words(phrase.first, phrase.last) + tuple(self._nouns(places.get("of", ())))
        reading = match.choose(near, part="noun")
        if reading is None:
            return None
        index = _clause_at(telling, phrase)
        return self._settled(telling, place, phrase, at, index, reading.frame, places, attached, words)

    def _settled(
        self,
        telling: Telling,
        place: int,
        phrase: NounPhrase,
        at: int,
        index: int | None,
        frame: Frame,
        places: dict[str, tuple[NounPhrase, ...]],
        attached: Sequence[tuple[str, NounPhrase]],
        words: Sequence[str],
    ) -> Act | None:
        clause = telling.clauses[index] if index is not None else None
        preposition = (
            telling.pieces[place - 1].word if place and telling.pieces[place - 1].kind == "preposition" else None
        )
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == phrase.head
        status = noun_status(
            [word.lower() for word in self._words(phrase.first, at)],
            preposition=preposition,
            clause_status=status_of(self.tokens, telling.clauses, index) if index is not None else None,
            verb=clause.verb if clause is not None else None,
            is_subject=is_subject,
            is_violent=frame.type in _VIOLENT,
            is_definite=not frame.is_transfer and self._is_definite(phrase, places),
        )
        if status is None and self._is_told_of(frame, phrase, clause, preposition, places):
            status = Status.PLANNED
        source = self._noun_parties(frame.source, places, phrase, at)
        target = self._noun_parties(frame.target, places, phrase, at)
        if status is None and frame.is_transfer and source and target:
            status = Status.HYPOTHETICAL
        if status is None:
            return None
        if clause is not None and self._is_carried(telling, index, frame, phrase, words):
            return None
        if clause is not None and clause.verb.lemma == "thank" and preposition == "for" and frame.type is EventType.AID:
            thanked = self._verb_places(clause, clause.verb.last)
            source, target = (
                source or self._parties(("object",), thanked),
                target or self._parties(("subject",), thanked),
            )
        if clause is not None and preposition is None and not is_subject:
            grants = clause.verb.lemma in _GRANTS and frame.type in {EventType.AID, EventType.MOBILIZE}
            if grants and all(party.country == NO_CODE for party in source):
                source = ()
            if is_light(clause.verb.lemma) or grants:
                source, target = self._carried(frame, clause, source, target)
            if frame.type is EventType.AID and source and not target and index is not None:
                target = self._below(telling, index, frame)
        last = max([phrase.last, *(one.last for _, one in attached)])
        return Act(
            telling=telling,
            frame=frame,
            at=self._span(at, phrase.head + 1),
            span=self._span(phrase.first, last),
            clause=index,
            source=source,
            target=target,
            item=_phrases(frame.item, places),
            status=Status.PLANNED
            if frame.is_planned and status is Status.ACTUAL and frame.type not in _SPOKEN
            else status,
            words=self._words(phrase.first, last),
        )

    def _made(self, telling: Telling, phrase: NounPhrase) -> list[tuple[str, NounPhrase]]:
        """Give the phrases of a participle that carries the noun: "the pledge made by Accra to Lome"."""
        for clause in telling.on_noun(phrase.head):
            if clause.verb.passive and clause.verb.participle and is_light(clause.verb.lemma):
                return [(one.preposition, one.phrase) for one in clause.adjuncts]
        return []

    def _renewed(self, act: Act, phrase: NounPhrase) -> Iterator[Act]:
        """Give the act of saying a promise again: "reaffirmed the commitment made in May"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or act.frame.type is not EventType.AGREE or clause.verb.lemma not in _RENEWS:
            return
        if phrase not in clause.objects or clause.subject is None:
            return
        source = self.of_phrase(clause.subject)
        if source:
            status = status_of(self.tokens, act.telling.clauses, act.clause or 0)
            at = self._span(clause.verb.main, clause.verb.main + 1)
            span = self._span(clause.first, phrase.last)
            words = self._words(clause.first, phrase.last)
            yield replace(act, at=at, span=span, source=source, status=status, words=words, renews=True)

    def _is_carried(
        self, telling: Telling, index: int | None, frame: Frame, phrase: NounPhrase, words: Sequence[str]
    ) -> bool:
        """Say whether the verb whose object the noun is already tells the act: "held talks", "paid a visit"."""
        if index is None or phrase not in telling.clauses[index].objects:
            return False
        clause = telling.clauses[index]
        match = self.events.at(words, clause.verb.main - telling.sentence.first)
        found = match.choose(self._nouns((phrase,)), part="verb") if match is not None else None
        if match is None or found is None:
            return False
        if found.frame.type is EventType.AID and found.frame.is_transfer and frame.type is EventType.SUPPORT:
            return True
        if found.frame.type is not frame.type:
            return False
        return bool(found.frame.objects or match.length > 1 or found.frame.is_transfer)

    def _is_definite(self, phrase: NounPhrase, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        first = self.tokens[phrase.first].text.lower()
        return (
            phrase.possessor is not None
            or first in _POSSESSIVES
            or (first == "the" and bool({"of", "by"} & set(places)))
        )

    def _is_told_of(
        self,
        frame: Frame,
        phrase: NounPhrase,
        clause: Clause | None,
        preposition: str | None,
        places: dict[str, tuple[NounPhrase, ...]],
    ) -> bool:
        """Say whether a sentence only names a transfer with giver and receiver: no tense, no delivery (ruling 47)."""
        is_object = clause is not None and preposition is None and phrase in clause.objects
        return is_object and frame.is_transfer and phrase.possessor is not None and "to" in places

    def _carried(
        self, frame: Frame, clause: Clause, source: tuple[Party, ...], target: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Take the parties of a light verb: who paid the visit, against whom the attack was carried out."""
        places = self._verb_places(clause, clause.verb.last)
        if not source:
            receives = clause.verb.lemma in {"receive", "suffer", "get", "win", "secure"}
            source = () if receives else self._parties(("subject",), places)
            target = target or (self._parties(("subject",), places) if receives else ())
        if not target:
            target = self._parties(tuple(slot for slot in frame.target if slot not in {"of", "possessive"}), places)
        return source, target

    def _noun_parties(
        self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]], phrase: NounPhrase, at: int
    ) -> tuple[Party, ...]:
        for slot in slots:
            found = self._possessor(phrase, at) if slot == "possessive" else self._parties((slot,), places)
            if found:
                return found
        return ()

    def _possessor(self, phrase: NounPhrase, at: int) -> tuple[Party, ...]:
        """Give whose act a noun names: "Chad's visit", "the Chadian visit", "its visit"."""
        if phrase.possessor is not None and (found := self._of_range(*phrase.possessor)):
            return found
        for place in range(phrase.first, at):
            inside = self.cast.in_span(self.tokens[place].span)
            party = self.cast.party(inside[0]) if inside else None
            if party is not None:
                return (party,)
        around = self._span(phrase.first, at) if at > phrase.first else None
        inside = self.cast.outermost(around) if around is not None else ()
        parties = [
            self.cast.party(mention) for mention in inside if mention.kind in {MentionKind.DEMONYM, MentionKind.PRONOUN}
        ]
        return tuple(party for party in parties if party is not None)

    # parties

    def _parties(self, slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        for slot in slots:
            for phrase in (one for key in _TURNED.get(slot, (slot,)) for one in places.get(key, ())):
                found = self.of_phrase(phrase)
                if found:
                    return found
        return ()

    def of_phrase(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whom a phrase names: its members, its head, or the possessor of "its troops"."""
        found = self._of_list(phrase) or self._of_range(phrase.first, phrase.span_last)
        found = found or self._of_range(phrase.first, phrase.last)
        if found:
            return found
        found = self._of_head(phrase)
        if found:
            return found
        if self.tokens[phrase.head].lemma in _COUNTS and phrase.last < phrase.span_last:
            found = self._of_range(phrase.last + 1, phrase.span_last)
            if found:
                return found
        if self.tokens[phrase.first].text.lower() in _POSSESSIVES and self.tokens[phrase.head].text.lower() in _OWN:
            return self._of_range(phrase.first, phrase.first + 1)
        return ()

    def _of_list(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give the members of a list whose later ones are told by the first: "the envoy and his Finnish colleague"."""
        span = self._span(phrase.first, phrase.span_last)
        named = [one for one in self.cast.outermost(span) if one.kind is not MentionKind.PRONOUN]
        between = (self.text[one.span.end : other.span.start].lower().split() for one, other in pairwise(named))
        if len(named) < _PAIR or not all(words and set(words) <= _LINKS for words in between):
            return ()
        parties = (self.cast.party(one) for one in named)
        return tuple({party.actor: party for party in parties if party is not None}.values())

    def _of_head(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whom the last words of a phrase name: "two Ghanaians", "his Finnish counterpart"."""
        span = self._span(phrase.first, phrase.last)
        ending = [one for one in self.cast.outermost(span) if one.span.end == span.end and one.span.start > span.start]
        party = self.cast.party(ending[-1]) if ending else None
        return (party,) if party is not None else ()

    def _sources(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the doers; of material acts also those whom only their nationality names."""
        found = self._parties(frame.source, places)
        if found or frame.type not in _MATERIAL:
            return found
        for slot in frame.source:
            for phrase in places.get(slot, ()):
                found = self._possessor(phrase, phrase.head)
                if found:
                    return found
        return ()

    def _targets(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the targets; what belongs to somebody stands for its owner: "attacked Peru's embassy"."""
        through = frame.text in _HELPS or (not frame.is_transfer and frame.type not in _NOT_THROUGH)
        for slot in frame.target:
            found = self._parties((slot,), places) or (self._owners(slot, places) if through or slot == "to" else ())
            if found:
                return found
        if "object" in frame.target and "second" not in frame.target and (found := self._parties(("second",), places)):
            return found
        return self._state_in(places) if frame.type in {EventType.AID, EventType.ASSAULT} else ()

    def _owners(self, slot: Slot, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        for phrase in places.get(slot, ()):
            if self.tokens[phrase.first].text.lower() in {"my", "our"}:
                continue
            found = self._possessor(phrase, phrase.head)
            if found:
                return found
        return ()

    def _state_in(self, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give the state in which help is given when nobody else is named: "funds clinics in Togo"."""
        found = self._parties(("in",), places)
        kinds = {actor.kind for party in found if (actor := self.cast.actor(party.actor)) is not None}
        return found if kinds == {ActorKind.STATE} else ()

    def _of_range(self, first: int, last: int) -> tuple[Party, ...]:
        return self.cast.parties_of(self._span(first, last))

    def _nouns(self, phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        found: list[str] = []
        for phrase in phrases:
            for token in self.tokens[phrase.first : phrase.span_last]:
                if token.word_class in _NOUN_CLASSES or token.word_class is WordClass.ADJ:
                    found += [token.text, token.lemma]
        return tuple(found)

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens[first:last])

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)


def _phrases(slots: Sequence[Slot], places: dict[str, tuple[NounPhrase, ...]]) -> tuple[NounPhrase, ...]:
    return next((places[slot] for slot in slots if places.get(slot)), ())


def _by_preposition(attached: Sequence[tuple[str, NounPhrase]]) -> dict[str, tuple[NounPhrase, ...]]:
    places: dict[str, tuple[NounPhrase, ...]] = {}
    for preposition, one in attached:
        places[preposition] = (*places.get(preposition, ()), one)
    return places


def _opens_infinitive(found: Sequence[Clause], at: int) -> bool:
    """Say whether a verb of force only opens an infinitive: "was forced to leave"."""
    return any(one.governor == at and one.relation is ClauseRelation.INFINITIVE for one in found)


def _attached(found: Sequence[Piece], place: int) -> list[tuple[str, NounPhrase]]:
    """Give the prepositional phrases that follow a noun, an apposition between them stepped over."""
    attached: list[tuple[str, NounPhrase]] = []
    at = place + 1
    reached = 0
    while at + 1 < len(found) and len(attached) < _MOST_ATTACHED:
        piece, behind = found[at], found[at + 1].phrase
        if piece.kind == "preposition" and behind is not None:
            attached.append((piece.word, behind))
            reached = max(reached, behind.span_last)
            at += 2
        elif attached and (piece.last <= reached or _resumes(found, at, reached)):
            at += 1
        else:
            break
    return attached


def _resumes(found: Sequence[Piece], at: int, reached: int) -> bool:
    """Say whether a comma closes an apposition and a preposition goes on: "the visit of X, the mayor, to Y"."""
    return found[at].kind == "comma" and found[at + 1].kind == "preposition" and found[at - 1].last <= reached


def _clause_at(telling: Telling, phrase: NounPhrase) -> int | None:
    """Give the clause that a phrase is a part of: subject, object or adjunct; else the one it lies in."""
    if phrase.head in telling.heads:
        return telling.heads[phrase.head]
    near = range(len(telling.clauses) - 1, max(-1, len(telling.clauses) - 1 - _MOST_CLAUSES), -1)
    return next((at for at in near if telling.clauses[at].first <= phrase.first < telling.clauses[at].last), None)
