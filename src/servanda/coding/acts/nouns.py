"""The acts that nouns tell: "the visit of the envoy to Lome", "a pledge of rice by Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.codebook.events import EventMatch, Frame
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.named import POSSESSIVES
from servanda.coding.acts.doers import DECIDED, DECIDES
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.modality_nouns import NounModality
from servanda.coding.acts.parties import SPOKEN, Parties, phrases_in
from servanda.coding.acts.told_beside import Besides
from servanda.coding.acts.types import Act, Telling, hanging_on
from servanda.coding.acts.unmeant import UNDOES
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, EventType, Party, Status, WordClass

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_GRANTS = frozenset(
    {"announce", "approve", "pledge", "promise", "authorize", "authorise", "allocate", "plan", "propose"}
)
"""Verbs whose subject gives what their object names: "announced a loan"."""

_GRANTED = frozenset({EventType.AID, EventType.MOBILIZE, EventType.CONCEDE})

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
_FELLS = _FALLS | {"displace", "claim", "leave"}
"""Verbs for what fighting does to people."""

_THINGS = frozenset(
    "bill motion hearing case charge complaint candidacy candidate application money cash deposit product drug licence "
    "license proposal statement remark offer bid petition appeal lawsuit request amendment subsidy".split()
)
"""What is withdrawn by saying or paying so."""

_OF_THE_HIT = frozenset({"invasion"})
"""Nouns behind which "of" names who is hit, where nothing else does."""

_MEASURES = frozenset("week day month hour series round string wave spate number couple year flurry".split())
"""Nouns that only count or measure the act behind their "of"."""

_CAUGHT_IN = frozenset({"in", "during", "after", "by", "from"})

_PAPERS = frozenset({"memorandum", "memoranda", "letter", "treaty", "declaration", "protocol"})
_OFFICES = frozenset(
    "commission committee council ministry minister agency office department secretary director fund board bureau "
    "undersecretary commissioner".split()
)
"""Offices and bodies that are called by what they are for."""

_SET_UP = frozenset({EventType.CONSULT, EventType.AGREE})
"""Types of what is set up, signed or extended: the verb tells the act."""

_HANGS_ON = 2
"""Pieces from a phrase back to the noun that a preposition ties it to."""

_MOST_CLAUSES = 60


_ENDS = frozenset({"end", "finish", "conclude", "terminate", "halt", "suspend", "cut"})
_HANDS = frozenset("hand deliver submit present send address file transmit convey lodge voice circulate".split())
"""Verbs by which a word in writing or a complaint reaches somebody."""

_MATTERS = frozenset({"over", "about", "regarding", "concerning"})
_UNDOING = frozenset({EventType.RETREAT, EventType.CONCEDE})
_UNDONE = frozenset({EventType.SANCTION, EventType.COERCE})
"""Types of what takes a measure back, and of what is taken back."""

_VOICES = frozenset({"raise", "voice", "express", "level", "lodge", "file", "send", "deliver", "submit"})
"""Verbs by whose participle a word is somebody's: "an objection raised by Peru"."""

_SORRY = frozenset({"apologise", "apologize"})
_OWNS_UP = _SORRY | frozenset({"admit", "acknowledge", "defend", "justify"})
"""Verbs whose subject has done what they name, and those of them that name it behind "for"."""

_STATIONED = frozenset({"deployment", "presence", "mission"})
_LOOKS_ON = frozenset({"join", "observe", "attend", "watch", "monitor", "shadow"})
"""Verbs for what is done at the moves of others."""

_GRATEFUL = frozenset({"grateful", "thankful"})
_THANKS = frozenset({"thanks", "gratitude", "appreciation"})

_SETTLES = frozenset({"agree", "decide", "pledge", "promise", "vow", "commit", "undertake"})
"""Verbs for what is settled in a call and done later."""

_TALKS = frozenset(
    "discuss talk speak raise meet hold address settle resolve continue resume review consult confer".split()
)
"""Verbs for what a call is made for."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A noun for an act where it stands: its phrase, the clause and the prepositions around it, its frame."""

    telling: Telling
    place: int
    phrase: NounPhrase
    at: int
    index: int | None
    frame: Frame
    places: dict[str, tuple[NounPhrase, ...]]
    attached: tuple[tuple[str, NounPhrase], ...]
    words: tuple[str, ...]
    counting: NounPhrase | None = None

    @property
    def whole(self) -> NounPhrase:
        """Give the phrase that stands in the clause: that of the noun, or of the word that counts it."""
        return self.counting or self.phrase

    @property
    def clause(self) -> Clause | None:
        """Give the clause that the phrase is a part of."""
        return self.telling.clauses[self.index] if self.index is not None else None

    @property
    def preposition(self) -> str | None:
        """Give the preposition that the phrase stands behind."""
        before = self.telling.pieces[self.place - 1] if self.place else None
        return before.word if before is not None and before.kind == "preposition" else None

    @property
    def is_subject(self) -> bool:
        """Say whether the phrase is the subject of its clause."""
        clause = self.clause
        return clause is not None and clause.subject is not None and clause.subject.head == self.whole.head


class NounActs:
    """Seeks the acts that the nouns of a report tell."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.events = reading.book.events
        self.faulting = reading.book.modality["faulting_verb"]
        self.modality = Modality(self.tokens, reading.book.modality)
        self.nouns = NounModality(reading.book.modality)
        self.besides = Besides(reading)

    def in_sentence(self, telling: Telling) -> Iterator[Act]:
        """Give the acts of a sentence in the order of its phrases, each before the saying of it again."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        for place, piece in enumerate(telling.pieces):
            if piece.phrase is not None:
                act = self._act(telling, place, piece.phrase, words)
                again = list(self._renewed(act, piece.phrase)) if act is not None else []
                if act is not None and (not again or _is_described(telling, piece.phrase)):
                    yield act
                yield from again

    def _act(self, telling: Telling, place: int, phrase: NounPhrase, words: Sequence[str]) -> Act | None:
        first = telling.sentence.first
        match, at = None, phrase.head
        for start in range(phrase.first, phrase.head + 1):
            found = self._noun_at(words, start - first, phrase.head + 1 - first)
            if found is not None and start + found.length > phrase.head:
                match, at = found, start
                break
        if match is None or self._is_state_of_affairs(telling, place) or self._is_named_by_paper(telling, place):
            return None
        if self._is_taken_back(telling, place):
            return None
        if self._is_figure(telling, phrase) or self._is_gathering(telling, phrase):
            return None
        hanging = self._without_next_act(telling, hanging_on(telling.pieces, place), words)
        attached = [*hanging, *self._made(telling, phrase)]
        places = _by_preposition(attached)
        by_whom = (*places.get("of", ()), *places.get("by", ()))
        near = self.parties.words(phrase.first, phrase.last) + tuple(self.parties.nouns(by_whom))
        reading = match.choose(near, part="noun")
        if reading is None or self._is_of_a_thing(reading.frame, places):
            return None
        index = _clause_at(telling, phrase)
        if reading.frame.type in _VIOLENT:
            attached = self._own(self._without_blamed(attached, telling, index))
            places = _by_preposition(attached)
        elif reading.frame.type in SPOKEN:
            attached = _without_matter(attached)
            places = _by_preposition(attached)
        told = _Named(telling, place, phrase, at, index, reading.frame, places, tuple(attached), tuple(words))
        return self._settled(self._as_word(self._unmeasured(told)))

    def _noun_at(self, words: Sequence[str], start: int, end: int) -> EventMatch | None:
        """Give the frames of a noun, also where a verb takes more words: "a protest | to Peru", "protested to Peru"."""
        found = self.events.at(words, start)
        if found is None or any(one.frame.part == "noun" for one in found.readings):
            return found
        return self.events.at(words[:end], start)

    def _as_word(self, noun: _Named) -> _Named:
        """Give a protest that is handed to somebody as the charge that it is: "sent a protest to Peru"."""
        clause = noun.clause
        is_sent = clause is not None and clause.verb.lemma in _HANDS and noun.whole in clause.objects
        charged = self.events.at(("condemnation",), 0) if is_sent and noun.frame.text == "protest" else None
        reading = charged.choose((), part="noun") if charged is not None else None
        return replace(noun, frame=reading.frame) if reading is not None else noun

    def _unmeasured(self, noun: _Named) -> _Named:
        """Give a noun as the object or subject that only counts it: in "ended a series of joint drills" the drills."""
        if self._above(noun.telling, noun.place) not in _MEASURES or noun.preposition != "of":
            return noun
        counting = noun.telling.pieces[noun.place - _HANGS_ON].phrase
        if counting is None:
            return noun
        return replace(noun, place=noun.place - _HANGS_ON, counting=counting, index=_clause_at(noun.telling, counting))

    def _is_state_of_affairs(self, telling: Telling, place: int) -> bool:
        """Say whether a noun names a time of many acts, not an act; fighting that has two sides and victims is one."""
        phrase = telling.pieces[place].phrase
        if phrase is None or self.tokens[phrase.head].lemma not in _STATES_OF_AFFAIRS:
            return False
        at = telling.heads.get(phrase.head)
        fells = at is not None and telling.clauses[at].verb.lemma in _FELLS
        sides = any(
            one.kind == "preposition" and one.word == "between" for one in telling.pieces[place + 1 : place + 2]
        )
        return not (fells and sides)

    def _is_taken_back(self, telling: Telling, place: int) -> bool:
        """Say whether a noun hangs on another by which what it names is taken back: "the easing of sanctions"."""
        return telling.pieces[place - 1].word in {"of", "to"} and self._above(telling, place) in UNDOES

    def _is_of_a_thing(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether a thing is withdrawn, no force: "the withdrawal of the bill"."""
        if frame.mode != "withdraw" or frame.type is not EventType.RETREAT:
            return False
        things = places.get("of", ())[:1]
        return any(self.tokens[one.head].lemma.lower() in _THINGS and not self.parties.of_phrase(one) for one in things)

    def _without_next_act(
        self, telling: Telling, hanging: Sequence[tuple[str, NounPhrase]], words: Sequence[str]
    ) -> list[tuple[str, NounPhrase]]:
        """Leave out what hangs on the next act of a list: of "raids on Chad and sanctions on Peru" what is on Peru."""
        heads = {one.head for _, one in hanging}
        kept: list[tuple[str, NounPhrase]] = []
        for preposition, phrase in hanging:
            place = next((at for at, one in enumerate(telling.pieces) if one.phrase == phrase), 0)
            above = telling.pieces[place - _HANGS_ON].phrase if place >= _HANGS_ON else None
            joined = telling.pieces[place - _HANGS_ON - 1].kind == "and" if place > _HANGS_ON else False
            if (
                kept
                and joined
                and above is not None
                and above.head not in heads
                and self._is_act(above, telling, words)
            ):
                break
            kept.append((preposition, phrase))
        return kept

    def _is_act(self, phrase: NounPhrase, telling: Telling, words: Sequence[str]) -> bool:
        """Say whether a noun names an act by itself."""
        at = phrase.head - telling.sentence.first
        return self._noun_at(words, at, at + 1) is not None

    def _without_blamed(
        self, attached: Sequence[tuple[str, NounPhrase]], telling: Telling, index: int | None
    ) -> list[tuple[str, NounPhrase]]:
        """Leave out who is blamed: of "Chad blamed the attack on rebels" nobody who was attacked."""
        is_blame = index is not None and telling.clauses[index].verb.lemma in self.faulting
        return [one for one in attached if not (is_blame and one[0] == "on")]

    def _own(self, attached: Sequence[tuple[str, NounPhrase]]) -> list[tuple[str, NounPhrase]]:
        """Leave out what hangs on a later noun: of "a crackdown on crime after an attack on a village" the village."""
        kept: list[tuple[str, NounPhrase]] = []
        for at, (preposition, phrase) in enumerate(attached):
            before = self.tokens[attached[at - 1][1].head] if at else None
            is_others = preposition == "of" and before is not None and before.word_class is WordClass.NOUN
            if not is_others and preposition not in {earlier for earlier, _ in kept}:
                kept.append((preposition, phrase))
        return kept

    def _is_gathering(self, telling: Telling, phrase: NounPhrase) -> bool:
        """Say whether a retreat is one that somebody hosts: no troops move."""
        at = telling.heads.get(phrase.head)
        return (
            at is not None
            and self.tokens[phrase.head].lemma == "retreat"
            and telling.clauses[at].verb.lemma in {"host", "hold", "attend", "organise", "organize", "join"}
        )

    def _is_named_by_paper(self, telling: Telling, place: int) -> bool:
        """Say whether a noun is a part of a name: "memorandum of understanding", "commission for cooperation"."""
        above = self._above(telling, place)
        word = telling.pieces[place - 1].word if place else ""
        return (above in _PAPERS and word == "of") or (above in _OFFICES and word in {"for", "of", "on"})

    def _is_figure(self, telling: Telling, phrase: NounPhrase) -> bool:
        """Say whether a sentence only tells how much there is of something: "trade with Peru rose by 4 percent"."""
        at = telling.heads.get(phrase.head)
        clause = telling.clauses[at] if at is not None else None
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == phrase.head
        return clause is not None and is_subject and clause.verb.lemma in _CHANGES

    def _settled(self, noun: _Named) -> Act | None:
        """Give the act of a noun, None where it only names a topic or its verb tells the act already."""
        source, target = self._printed_sides(noun)
        status = self._status(noun, source, target)
        if status is None or (noun.clause is not None and self._is_carried(noun)) or self._is_others_move(noun):
            return None
        source, target = self._with_clause(noun, source, target)
        frame, phrase, last = noun.frame, noun.phrase, max([noun.phrase.last, *(one.last for _, one in noun.attached)])
        is_ahead = frame.is_planned and status is Status.ACTUAL and frame.type not in SPOKEN
        return Act(
            telling=noun.telling,
            frame=frame,
            at=self.parties.span(noun.at, phrase.head + 1),
            span=self.parties.span(phrase.first, last),
            clause=noun.index,
            source=source,
            target=target,
            item=phrases_in(frame.item, noun.places),
            status=Status.PLANNED if is_ahead else status,
            words=self.parties.words(phrase.first, last),
        )

    def _printed_sides(self, noun: _Named) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides that stand with the noun itself: its owner, and those behind its prepositions."""
        frame, places, phrase = noun.frame, noun.places, noun.phrase
        source = self.parties.of_noun(frame.source, places, phrase, noun.at)
        target = (
            self.parties.hit_beside(frame, places)
            or self.parties.of_noun(frame.target, places, phrase, noun.at)
            or self.parties.at_border(frame, places)
            or self.parties.owners_beside(frame, places)
            or self.parties.promised_to(noun.telling, frame, phrase.head)
            or self._told_of_in_clause(noun)
        )
        if frame.text in _OF_THE_HIT and {one.actor for one in source} == {one.actor for one in target}:
            return (), target  # "the invasion of Peru", but "the invasion of Peru in Chile"
        if frame.type is EventType.AID and target and all(party.country == NO_CODE for party in target):
            return (), ()  # "the training of 120 sailors by instructors" helps nobody known
        return source, target

    def _told_of_in_clause(self, noun: _Named) -> tuple[Party, ...]:
        """Give of whom a charge says, or of whom a demand asks something: "Peru's claim that Chile is drilling"."""
        if noun.frame.type not in {EventType.ACCUSE, EventType.REQUEST}:
            return ()
        told = (
            one for one in noun.telling.on_noun(noun.phrase.head) if one.marker == "that" and one.subject is not None
        )
        return next((self.parties.of_phrase(one.subject) for one in told if one.subject is not None), ())

    def _status(self, noun: _Named, source: tuple[Party, ...], target: tuple[Party, ...]) -> Status | None:
        """Give whether the act happened; a transfer that is only named with both sides is a topic."""
        frame, phrase, clause = noun.frame, noun.phrase, noun.clause
        if frame.mode == "withdraw" and clause is not None and self._is_halted(noun, clause):
            return Status.PLANNED
        is_call = _is_call(frame, noun.preposition)
        is_word = (
            frame.type in SPOKEN - {EventType.AGREE} and bool(source) and bool(target)
        )  # "an appeal by Peru to Chile was heard"
        told = _told_in(noun.telling, noun.index) if is_call else noun.index
        if self._is_under_way(noun) and clause is not None and told is not None:
            return self.modality.of(noun.telling.clauses, told)
        status = self.nouns.of(
            [word.lower() for word in self.parties.words(phrase.first, noun.at)],
            preposition=noun.preposition,
            clause_status=self.modality.of(noun.telling.clauses, told) if told is not None else None,
            verb=clause.verb if clause is not None else None,
            is_subject=noun.is_subject,
            is_violent=frame.type in _VIOLENT,
            is_definite=not frame.is_transfer and (is_call or is_word or self._is_definite(frame, phrase, noun.places)),
            is_meeting=frame.type is EventType.CONSULT,
            is_tried="attempt" in frame.text,
            is_told_after=frame.type in {EventType.ASSAULT, EventType.SANCTION} or frame.mode in {"arrest", "seize"},
            is_beside=self.besides.deed(noun.telling, phrase.first, noun.index) is not None,
            above=self._above(noun.telling, noun.place),
        )
        if status is None and self._is_told_of(frame, phrase, clause, noun.preposition, noun.places):
            return Status.PLANNED
        if status is None and frame.is_transfer and source and target:
            return Status.HYPOTHETICAL
        return status

    def _is_halted(self, noun: _Named, clause: Clause) -> bool:
        """Say whether somebody breaks off what a noun names: "suspended the withdrawal of its troops"."""
        is_object = any(phrase.first <= noun.at < phrase.last for phrase in clause.objects)
        return is_object and not clause.verb.negated and clause.verb.lemma in self.modality.words["halting_verb"]

    def _is_under_way(self, noun: _Named) -> bool:
        """Say whether the clause tells what is done in a visit, by an act of grace, or what somebody is thanked for."""
        clause, frame = noun.clause, noun.frame
        if clause is None:
            return False
        is_kind = frame.type is EventType.AID or frame.mode == "release"
        if is_kind and noun.preposition == "for" and self._is_thanks(clause):
            return True
        is_on_visit = frame.mode == "visit" and noun.preposition == "on" and clause.verb.lemma != "be"
        is_grace = frame.type is EventType.CONCEDE and noun.phrase in clause.objects and clause.verb.lemma in _GRANTS
        return is_on_visit or is_grace or self._is_handed(noun, clause)

    def _with_clause(
        self, noun: _Named, source: tuple[Party, ...], target: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the sides with those that the clause around the noun supplies: thanks, light verbs, who fell."""
        frame, clause = noun.frame, noun.clause
        if clause is None:
            return source, target
        is_kind = frame.type is EventType.AID or frame.mode == "release"
        if noun.preposition == "for" and is_kind and self._is_thanks(clause):
            thanked = self.parties.of_clause(clause, clause.verb.last)
            is_their_own = self.tokens[noun.phrase.first].text.lower() in POSSESSIVES
            givers = self.parties.in_places(("object",) if clause.verb.lemma == "thank" else ("to",), thanked)
            source = (() if is_their_own else source) or givers or source
            target = target or self.parties.in_places(("subject",), thanked)
        if noun.is_subject and clause.verb.passive and clause.verb.lemma in _GRANTS and frame.type is EventType.AID:
            source = source or self.parties.in_places(("subject",), self.parties.of_clause(clause, clause.verb.last))
        if noun.is_subject and clause.verb.passive and self.nouns.is_light(clause.verb.lemma):
            return self._carried(frame, clause, source, target)  # "an invitation was extended by Peru to Chile"
        if noun.preposition is None and not noun.is_subject:
            grants = clause.verb.lemma in _GRANTS and frame.type in _GRANTED
            grants = grants or (clause.verb.lemma in DECIDES and frame.type in DECIDED and not noun.places.get("by"))
            if grants and all(party.country == NO_CODE for party in source):
                source = ()
            if self.nouns.is_light(clause.verb.lemma) or grants:
                source, target = self._carried(frame, clause, source, target)
            if frame.type is EventType.AID and source and not target and noun.index is not None:
                target = self.parties.below(noun.telling, noun.index, frame)
        if self._is_handed(noun, clause):
            source, target = self._carried(frame, clause, source, target)
        source = source or self._joined(noun, clause) or self._owned_up(noun, clause)
        return source, target or self._fallen(frame, clause, noun.preposition)

    def _joined(self, noun: _Named, clause: Clause) -> tuple[Party, ...]:
        """Give who takes part in a protest, or between whom the clause says that something began or held."""
        frame, takes = noun.frame, {self.tokens[one.head].lemma.lower() for one in clause.objects}
        places = self.parties.of_clause(clause, clause.verb.last)
        takes_part = clause.verb.lemma == "participate" or (clause.verb.lemma == "take" and "part" in takes)
        if frame.type is EventType.PROTEST and noun.preposition == "in" and takes_part:
            return self.parties.in_places(("subject",), places)
        of_others = {one.phrase.last for one in clause.adjuncts}
        is_beside = any(one.preposition == "between" and one.at not in of_others for one in clause.adjuncts)
        if noun.is_subject and is_beside and not clause.verb.passive and "between" in {*frame.source, *frame.target}:
            return self.parties.in_places(("between",), places)
        return ()

    def _is_handed(self, noun: _Named, clause: Clause) -> bool:
        """Say whether a clause hands over the word that a noun names: "delivered a note of protest to Peru"."""
        is_over = noun.preposition == "over" and clause.verb.lemma == "hand"  # "handed over a note of protest"
        is_object = is_over or (noun.preposition is None and noun.whole in clause.objects)
        if clause.verb.passive:
            return False
        return is_object and noun.frame.type in SPOKEN and clause.verb.lemma in _HANDS

    def _owned_up(self, noun: _Named, clause: Clause) -> tuple[Party, ...]:
        """Give who owns up to a blow or stands by it: "apologised for the arrest of", "defended the seizure of"."""
        is_told = noun.preposition == "for" if clause.verb.lemma in _SORRY else noun.whole in clause.objects
        owns = clause.verb.lemma in _OWNS_UP and not clause.verb.passive and not clause.verb.negated
        if not owns or not is_told or noun.frame.type not in _VIOLENT:
            return ()
        return self.parties.in_places(("subject",), self.parties.of_clause(clause, clause.verb.last))

    def _is_others_move(self, noun: _Named) -> bool:
        """Say whether forces move no more, or others': "ending a deployment", "will join the drills"."""
        is_object = noun.clause is not None and noun.whole in noun.clause.objects
        if noun.frame.type is not EventType.MOBILIZE or noun.clause is None or not is_object:
            return False
        lemma = noun.clause.verb.lemma
        is_ended = lemma in _ENDS and self.tokens[noun.phrase.head].lemma.lower() in _STATIONED
        return is_ended or lemma in _LOOKS_ON

    def _is_thanks(self, clause: Clause) -> bool:
        """Say whether a clause tells of thanks: "thanked Peru for", "expressed its gratitude for"."""
        told = {self.tokens[one.head].lemma.lower() for one in clause.objects}
        expresses = clause.verb.lemma in {"express", "convey", "extend"} and bool(told & _THANKS)
        behind = [token.text.lower() for token in self.tokens[clause.verb.last : clause.verb.last + 2]]
        is_grateful = clause.verb.lemma == "be" and not _GRATEFUL.isdisjoint(behind)
        return clause.verb.lemma == "thank" or expresses or is_grateful

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
            carries = self.nouns.is_light(clause.verb.lemma) or clause.verb.lemma in _VOICES
            if clause.verb.passive and clause.verb.participle and carries:
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

    def _is_carried(self, noun: _Named) -> bool:
        """Say whether the verb whose object the noun is already tells the act: "held talks", "paid a visit"."""
        clause, frame = noun.clause, noun.frame
        if clause is None or (noun.whole not in clause.objects and noun.preposition != "with"):
            return False
        match = self.events.at(noun.words, clause.verb.main - noun.telling.sentence.first)
        found = match.choose(self.parties.nouns((noun.phrase,)), part="verb") if match is not None else None
        if noun.preposition == "with":  # "responded with air strikes" is one blow
            return found is not None and found.frame.type is frame.type and found.frame.text.endswith(" with")
        if match is None or found is None or self._is_of_house(noun, clause):
            return False
        if found.frame.type is EventType.AID and found.frame.is_transfer and frame.type is EventType.SUPPORT:
            return True
        if found.frame.type in _UNDOING and frame.type in _UNDONE:
            return True  # who lifts a ban imposes none
        if frame.type in _SET_UP and found.frame.type is EventType.SUPPORT and found.frame.objects:
            return True  # "set up a joint commission" is no meeting, "extended their accord" no second accord
        if frame.type is EventType.AGREE and found.frame.type in {EventType.SANCTION, EventType.REJECT}:
            return True  # who ends an agreement makes none
        if found.frame.type is not frame.type:
            return False
        return bool(found.frame.objects or match.length > 1 or found.frame.is_transfer)

    def _is_of_house(self, noun: _Named, clause: Clause) -> bool:
        """Say whether a noun names a state for which one speaks who has none: "Soto reiterated Peru's support"."""
        doers = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        owners = self.parties.possessor(noun.phrase, noun.phrase.head) if noun.phrase.possessor is not None else ()
        return all(one.country == NO_CODE for one in doers) and any(one.country != NO_CODE for one in owners)

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


def _without_matter(attached: Sequence[tuple[str, NounPhrase]]) -> list[tuple[str, NounPhrase]]:
    """Leave out who did what a word is about: of "a protest over the arrest of envoys by Peru" envoys and Peru."""
    at = next((place for place, (word, _) in enumerate(attached) if word in _MATTERS), len(attached))
    return [one for place, one in enumerate(attached) if place <= at or one[0] not in {"of", "by"}]


def _by_preposition(attached: Sequence[tuple[str, NounPhrase]]) -> dict[str, tuple[NounPhrase, ...]]:
    places: dict[str, tuple[NounPhrase, ...]] = {}
    for preposition, one in attached:
        places[preposition] = (*places.get(preposition, ()), one)
    return places


def _clause_at(telling: Telling, phrase: NounPhrase) -> int | None:
    """Give the clause that a phrase is a part of: subject, object or adjunct; else the one it lies in."""
    if phrase.head in telling.heads:
        return telling.heads[phrase.head]
    near = range(len(telling.clauses) - 1, max(-1, len(telling.clauses) - 1 - _MOST_CLAUSES), -1)
    return next((at for at in near if telling.clauses[at].first <= phrase.first < telling.clauses[at].last), None)


def _is_described(telling: Telling, phrase: NounPhrase) -> bool:
    """Say whether a clause tells more of a noun: "the commitment [made in May]"; "its commitment to send" has none."""
    return any(
        one.verb.participle or one.relation is ClauseRelation.RELATIVE
        for one in telling.on_noun(phrase.head)
        if not one.verb.infinitive
    )
