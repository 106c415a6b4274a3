"""The acts that verbs tell: which frame fits a clause, and who stands in its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.codebook.events import EventMatch, Frame
from servanda.coding.acts_parties import SPOKEN, Parties, phrases_in
from servanda.coding.acts_types import Act, Telling
from servanda.coding.cast import ReportReading
from servanda.coding.goods import goods_class
from servanda.coding.modality import status_of
from servanda.coding.near import within
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.model import ActorKind, EventType, ItemClass, Party, Span, Status, WordClass

_TRENDS = frozenset(
    "strengthen deepen enhance boost warm expand reinforce intensify improve consolidate broaden develop".split()
)
"""Verbs that tell of a trend unless they are planned or agreed (ruling 54)."""

_PLAIN_WORDS = {
    ActorKind.PERSON: ("person", "president", "leader", "counterpart"),
    ActorKind.STATE: ("country", "state"),
    ActorKind.GROUP: ("group", "people", "national"),
}
"""What a named actor is, in the words that frames ask for."""

_CLOSING = frozenset({"’", "'", "”", '"'})
_BONDS = frozenset({"alliance", "treaty", "pact", "partnership", "friendship", "tie", "relation", "cooperation"})
"""What one ends by breaking it (ruling 50); a promise or a truce that is broken is not kept."""

_MONEY = ("money", "million", "dollar")
_FAR = 400
"""Characters that the evidence of one act may span; longer clauses are cut to the words of the act itself."""


class ClauseActs:
    """Seeks the acts that the verbs of a report tell."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.events = reading.book.events

    def in_sentence(self, telling: Telling) -> Iterator[Act]:
        """Give the acts of a sentence, at most one for each clause."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        for index in range(len(telling.clauses)):
            act = self._act(telling, index, words)
            if act is not None:
                yield act

    def _act(self, telling: Telling, index: int, words: Sequence[str]) -> Act | None:
        clause = telling.clauses[index]
        match = self.events.at(words, clause.verb.main - telling.sentence.first)
        if match is None or self._is_adjective(telling, clause):
            return None
        places = self.parties.of_clause(clause, clause.verb.main + match.length)
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
            at=self.parties.span(clause.verb.main, clause.verb.main + match.length),
            span=self._evidence(telling, index, frame),
            clause=index,
            source=self.parties.sources(frame, places) or self._joint(frame, clause, places),
            target=self.parties.targets(frame, places) or self.parties.below(telling, index, frame),
            item=phrases_in(frame.item, places),
            status=status,
            words=self.parties.words(clause.first, clause.last),
        )

    def _is_adjective(self, telling: Telling, clause: Clause) -> bool:
        """Say whether a participle only describes the noun behind it: "their 'steady and committed' support"."""
        tokens = self.reading.marks.tokens
        main = clause.verb.main
        behind = next((token for token in tokens[main + 1 : main + 3] if token.text not in _CLOSING), None)
        is_bare = clause.verb.last - clause.verb.first == 1 and "Part" in tokens[main].features
        is_shared = any(one.verb.perfect for one in telling.clauses if one.verb.main < main)
        is_coordinated = clause.relation is ClauseRelation.COORDINATED
        is_named = behind is not None and behind.word_class is WordClass.NOUN
        return is_coordinated and is_bare and is_named and not is_shared

    def _frame(self, match: EventMatch, near: Sequence[NounPhrase]) -> Frame | None:
        """Give the frame that fits the object; goods of the codebook count as supplies, and hardware sent as moved."""
        nouns = (*self.parties.nouns(near), *self._who(near))
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
        kinds = {actor.kind for phrase in phrases for actor in self.parties.actors(phrase)}
        sums = _MONEY if any(self._is_sum(phrase) for phrase in phrases) else ()
        return (*(word for kind in sorted(kinds) for word in _PLAIN_WORDS.get(kind, ())), *sums)

    def _is_sum(self, phrase: NounPhrase) -> bool:
        """Say whether an amount of money heads a phrase: "$5 million"."""
        span = self.parties.span(phrase.first, phrase.last)
        return any(mark.value is not None for mark in within(self.reading.marks.quantities, span))

    def _is_goods(self, phrases: Sequence[NounPhrase]) -> bool:
        classes = {goods_class(self.reading, phrase) for phrase in phrases}
        return bool(classes - {ItemClass.OTHER, ItemClass.TROOPS, ItemClass.DIPLOMATIC, ItemClass.INFORMATION})

    def _joint(self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give both sides of a paper without an agent: "an accord was signed between Peru and Chile"."""
        if not clause.verb.passive or frame.type not in {EventType.SUPPORT, EventType.AGREE, EventType.CONSULT}:
            return ()
        return self.parties.in_places(("between",), places)

    def _status(self, telling: Telling, index: int, frame: Frame) -> Status:
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        status = status_of(self.tokens, telling.clauses, index, words=words)
        ahead = frame.is_planned and status is Status.ACTUAL and frame.type not in SPOKEN
        return Status.PLANNED if ahead else status

    def _evidence(self, telling: Telling, index: int, frame: Frame) -> Span:
        clause = telling.clauses[index]
        last = clause.last
        if frame.type in SPOKEN:
            last = max([last, *(one.last for _, one in telling.below(index) if one.first <= last + 2)])
        whole = self.parties.span(clause.first, last)
        if len(whole) <= _FAR:
            return whole
        return self.parties.span(clause.verb.first, min(clause.last, clause.verb.last + 40))


def _opens_infinitive(found: Sequence[Clause], at: int) -> bool:
    """Say whether a verb of force only opens an infinitive: "was forced to leave"."""
    return any(one.governor == at and one.relation is ClauseRelation.INFINITIVE for one in found)
