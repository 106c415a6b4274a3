"""The acts that nouns tell: "the visit of the envoy to Lome", "a pledge of rice by Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.codebook.events import Frame
from servanda.coding.acts_parties import POSSESSIVES, SPOKEN, Parties, phrases_in
from servanda.coding.acts_types import Act, Telling
from servanda.coding.cast import ReportReading
from servanda.coding.modality import Modality
from servanda.coding.modality_nouns import NounModality
from servanda.coding.syntax import Clause, NounPhrase, Piece
from servanda.model import NO_CODE, EventType, Party, Status

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_GRANTS = frozenset(
    {"announce", "approve", "pledge", "promise", "authorize", "authorise", "allocate", "plan", "propose"}
)
"""Verbs whose subject gives what their object names: "announced a loan"."""

_RENEWS = frozenset({"reaffirm", "reiterate", "renew", "confirm", "repeat", "restate"})
_STATES_OF_AFFAIRS = frozenset(
    {"war", "conflict", "fighting", "hostility", "violence", "tension", "crisis", "insurgency"}
)
"""Nouns that name a state of affairs in which many acts happen, not an act."""

_CHANGES = frozenset(
    "rise fall grow increase decline drop reach total amount stand exceed double triple surge shrink jump slump plunge "
    "climb soar average account expand contract".split()
)
"""Verbs that give the size of what their subject names."""

_FALLS = frozenset({"die", "perish", "kill", "wound", "injure", "hurt"})
_CAUGHT_IN = frozenset({"in", "during", "after", "by", "from"})

_SET_UP = frozenset({EventType.CONSULT, EventType.AGREE})
"""Types of what is set up, signed or extended: the verb tells the act."""

_HANGS_ON = 2
"""Pieces from a phrase back to the noun that a preposition ties it to."""

_MOST_ATTACHED = 6
_MOST_CLAUSES = 60


_SETTLES = frozenset({"agree", "decide", "pledge", "promise", "vow", "commit", "undertake"})
"""Verbs for what is settled in a call and done later."""

_TALKS = frozenset(
    "discuss talk speak raise meet hold address settle resolve continue resume review consult confer".split()
)
"""Verbs for what a call is made for."""


class NounActs:
    """Seeks the acts that the nouns of a report tell."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.events = reading.book.events
        self.modality = Modality(self.tokens, reading.book.modality)
        self.nouns = NounModality(reading.book.modality)

    def in_sentence(self, telling: Telling) -> Iterator[Act]:
        """Give the acts of a sentence in the order of its phrases, each before the saying of it again."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        for place, piece in enumerate(telling.pieces):
            if piece.phrase is not None:
                act = self._act(telling, place, piece.phrase, words)
                if act is not None:
                    yield act
                    yield from self._renewed(act, piece.phrase)

    def _act(self, telling: Telling, place: int, phrase: NounPhrase, words: Sequence[str]) -> Act | None:
        first = telling.sentence.first
        match, at = None, phrase.head
        for start in range(phrase.first, phrase.head + 1):
            found = self.events.at(words, start - first)
            if found is not None and start + found.length - 1 == phrase.head:
                match, at = found, start
                break
        if match is None or self.tokens[phrase.head].lemma in _STATES_OF_AFFAIRS:
            return None
        if self._is_figure(telling, phrase) or self._is_gathering(telling, phrase):
            return None
        attached = [*_attached(telling.pieces, place), *self._made(telling, phrase)]
        places = _by_preposition(attached)
        near = self.parties.words(phrase.first, phrase.last) + tuple(self.parties.nouns(places.get("of", ())))
        reading = match.choose(near, part="noun")
        if reading is None:
            return None
        index = _clause_at(telling, phrase)
        return self._settled(telling, place, phrase, at, index, reading.frame, places, attached, words)

    def _is_gathering(self, telling: Telling, phrase: NounPhrase) -> bool:
        """Say whether a retreat is one that somebody hosts: no troops move."""
        at = telling.heads.get(phrase.head)
        return (
            at is not None
            and self.tokens[phrase.head].lemma == "retreat"
            and telling.clauses[at].verb.lemma in {"host", "hold", "attend", "organise", "organize", "join"}
        )

    def _is_figure(self, telling: Telling, phrase: NounPhrase) -> bool:
        """Say whether a sentence only tells how much there is of something: "trade with Peru rose by 4 percent"."""
        at = telling.heads.get(phrase.head)
        clause = telling.clauses[at] if at is not None else None
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == phrase.head
        return clause is not None and is_subject and clause.verb.lemma in _CHANGES

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
        told = _told_in(telling, index) if _is_call(frame, preposition) else index
        status = self.nouns.of(
            [word.lower() for word in self.parties.words(phrase.first, at)],
            preposition=preposition,
            clause_status=self.modality.of(telling.clauses, told) if told is not None else None,
            verb=clause.verb if clause is not None else None,
            is_subject=is_subject,
            is_violent=frame.type in _VIOLENT,
            is_definite=not frame.is_transfer
            and (_is_call(frame, preposition) or self._is_definite(frame, phrase, places)),
            is_meeting=frame.type is EventType.CONSULT,
            above=self._above(telling, place),
        )
        if status is None and self._is_told_of(frame, phrase, clause, preposition, places):
            status = Status.PLANNED
        source = self.parties.of_noun(frame.source, places, phrase, at)
        target = (
            self.parties.of_noun(frame.target, places, phrase, at)
            or self.parties.owners_beside(frame, places)
            or self.parties.promised_to(telling, frame, phrase.head)
        )
        if status is None and frame.is_transfer and source and target:
            status = Status.HYPOTHETICAL
        if status is None:
            return None
        if clause is not None and self._is_carried(telling, index, frame, phrase, words):
            return None
        if clause is not None and clause.verb.lemma == "thank" and preposition == "for" and frame.type is EventType.AID:
            thanked = self.parties.of_clause(clause, clause.verb.last)
            source, target = (
                source or self.parties.in_places(("object",), thanked),
                target or self.parties.in_places(("subject",), thanked),
            )
        if clause is not None and preposition is None and not is_subject:
            grants = clause.verb.lemma in _GRANTS and frame.type in {EventType.AID, EventType.MOBILIZE}
            if grants and all(party.country == NO_CODE for party in source):
                source = ()
            if self.nouns.is_light(clause.verb.lemma) or grants:
                source, target = self._carried(frame, clause, source, target)
            if frame.type is EventType.AID and source and not target and index is not None:
                target = self.parties.below(telling, index, frame)
        target = target or self._fallen(frame, clause, preposition)
        last = max([phrase.last, *(one.last for _, one in attached)])
        return Act(
            telling=telling,
            frame=frame,
            at=self.parties.span(at, phrase.head + 1),
            span=self.parties.span(phrase.first, last),
            clause=index,
            source=source,
            target=target,
            item=phrases_in(frame.item, places),
            status=Status.PLANNED
            if frame.is_planned and status is Status.ACTUAL and frame.type not in SPOKEN
            else status,
            words=self.parties.words(phrase.first, last),
        )

    def _fallen(self, frame: Frame, clause: Clause | None, preposition: str | None) -> tuple[Party, ...]:
        """Give who fell in an attack: "two Peruvian soldiers died in an ambush by smugglers"."""
        if clause is None or frame.type is not EventType.ASSAULT or preposition not in _CAUGHT_IN:
            return ()
        if clause.verb.lemma not in _FALLS or clause.subject is None:
            return ()
        if clause.verb.lemma not in {"die", "perish"} and not clause.verb.passive:
            return ()
        return self.parties.of_phrase(clause.subject)

    def _made(self, telling: Telling, phrase: NounPhrase) -> list[tuple[str, NounPhrase]]:
        """Give the phrases of a participle that carries the noun: "the pledge made by Accra to Lome"."""
        for clause in telling.on_noun(phrase.head):
            if clause.verb.passive and clause.verb.participle and self.nouns.is_light(clause.verb.lemma):
                return [(one.preposition, one.phrase) for one in clause.adjuncts]
        return []

    def _renewed(self, act: Act, phrase: NounPhrase) -> Iterator[Act]:
        """Give the act of saying a promise again: "reaffirmed the commitment made in May"."""
        clause = act.telling.clauses[act.clause] if act.clause is not None else None
        if clause is None or act.frame.type is not EventType.AGREE or clause.verb.lemma not in _RENEWS:
            return
        if phrase not in clause.objects or clause.subject is None:
            return
        source = self.parties.of_phrase(clause.subject)
        if source:
            status = self.modality.of(act.telling.clauses, act.clause or 0)
            at = self.parties.span(clause.verb.main, clause.verb.main + 1)
            span = self.parties.span(clause.first, phrase.last)
            words = self.parties.words(clause.first, phrase.last)
            yield replace(act, at=at, span=span, source=source, status=status, words=words, renews=True)

    def _is_carried(
        self, telling: Telling, index: int | None, frame: Frame, phrase: NounPhrase, words: Sequence[str]
    ) -> bool:
        """Say whether the verb whose object the noun is already tells the act: "held talks", "paid a visit"."""
        if index is None or phrase not in telling.clauses[index].objects:
            return False
        clause = telling.clauses[index]
        match = self.events.at(words, clause.verb.main - telling.sentence.first)
        found = match.choose(self.parties.nouns((phrase,)), part="verb") if match is not None else None
        if match is None or found is None:
            return False
        if found.frame.type is EventType.AID and found.frame.is_transfer and frame.type is EventType.SUPPORT:
            return True
        if frame.type in _SET_UP and found.frame.type is EventType.SUPPORT and found.frame.objects:
            return True  # "set up a joint commission" is no meeting, "extended their accord" no second accord
        if found.frame.type is not frame.type:
            return False
        return bool(found.frame.objects or match.length > 1 or found.frame.is_transfer)

    def _above(self, telling: Telling, place: int) -> str:
        """Give the noun that a phrase hangs on by a preposition: of "calls for the withdrawal" the calls."""
        if place < _HANGS_ON or telling.pieces[place - 1].kind != "preposition":
            return ""
        before = telling.pieces[place - _HANGS_ON].phrase
        return self.tokens[before.head].lemma.lower() if before is not None else ""

    def _is_definite(self, frame: Frame, phrase: NounPhrase, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        ties = {"of", "by", "between", "with"} if frame.type is EventType.CONSULT else {"of", "by"}
        first = self.tokens[phrase.first].text.lower()
        return phrase.possessor is not None or first in POSSESSIVES or (first == "the" and bool(ties & set(places)))

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
        places = self.parties.of_clause(clause, clause.verb.last)
        if not source:
            receives = clause.verb.lemma in {"receive", "suffer", "get", "win", "secure"}
            source = () if receives else self.parties.in_places(("subject",), places)
            target = target or (self.parties.in_places(("subject",), places) if receives else ())
        if not target:
            target = self.parties.in_places(
                tuple(slot for slot in frame.target if slot not in {"of", "possessive"}), places
            )
        return source, target


def _is_call(frame: Frame, preposition: str | None) -> bool:
    """Say whether something is told to have happened in a call, which then was held: "agreed in a telephone call"."""
    return frame.mode == "phone" and preposition == "in"


def _told_in(telling: Telling, index: int | None) -> int | None:
    """Give the clause that tells what happened in a call: of "agreed to boost trade in a call" that of "agreed".

    Who agrees to discuss something in a call has yet to make it.
    """
    clause = telling.clauses[index] if index is not None else None
    if clause is None or not clause.verb.infinitive or clause.governor is None or clause.verb.lemma in _TALKS:
        return index
    return clause.governor if telling.clauses[clause.governor].verb.lemma in _SETTLES else index


def _by_preposition(attached: Sequence[tuple[str, NounPhrase]]) -> dict[str, tuple[NounPhrase, ...]]:
    places: dict[str, tuple[NounPhrase, ...]] = {}
    for preposition, one in attached:
        places[preposition] = (*places.get(preposition, ()), one)
    return places


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
