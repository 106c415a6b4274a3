"""Which frame fits a verb: by the words it takes, by its object, and by what is said of that object.

Invariant: a frame that asks for an object, a bond or a town never fits a clause that prints none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.codebook.events import EventMatch, Frame, FrameReading
from servanda.coding.actors.cast import ReportReading
from servanda.coding.actors.named import COUNTS
from servanda.coding.acts.goods import goods_class
from servanda.coding.acts.own_papers import leaves_own_paper
from servanda.coding.acts.parties import Parties
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import ARMED_APART, NO_CODE, ActorKind, EventType, ItemClass, Party, Token, WordClass

_PLAIN_WORDS = {
    ActorKind.PERSON: ("person", "president", "leader", "counterpart"),
    ActorKind.STATE: ("country", "state"),
    ActorKind.GROUP: ("people", "national"),
    ActorKind.IGO: ("organisation",),
}
"""What a named actor is, in the words that frames ask for."""

_BONDS = frozenset({"alliance", "treaty", "pact", "partnership", "friendship", "tie", "relation", "cooperation"})
"""What one ends by breaking it (ruling 50); a promise or a truce that is broken is not kept."""

_ADJECTIVE_BETWEEN = 1
"""Tokens before the head of an object from which one of them may be left out."""

_SAID_CLASSES = frozenset({WordClass.NOUN, WordClass.ADJ, WordClass.PROPN, WordClass.X})
"""Classes of the words that close what is said of an object: "responsible", "hostage", "persona non grata"."""

_REACHES = frozenset({"reach", "slam", "smash", "crash", "rain", "land", "fall", "plough", "go"})
"""Verbs whose subject says what came to their object: "the shipment reached the port"."""

_BREAKS = frozenset({"violate", "breach"})
"""Verbs whose object is a rule or a line, and no town."""

_NAMES = frozenset({"call", "brand", "label", "dub", "describe", "term", "characterise", "characterize"})

_ASIDE = 6
"""Words behind a clause in which what it calls its object may stand, quotation marks between."""

_STRIKES = frozenset({EventType.ASSAULT, EventType.COERCE})

_JOINT = "joint"
"""Said of an object, it tells that the doers do something together: "opened a joint border post"."""

_SOLD = frozenset({"sale", "sales", "export", "exports"})

_MONEY = ("money", "million", "dollar")

_TOWN = ("town", "city", "territory")

_OBJECT = 14
"""Tokens from an object on in which the words behind it are looked at."""

_FOREIGN = "of another state"
"""The word by which a frame asks for an object that is another state's than the subject: "struck a Peruvian dam"."""

_WEAPONS = frozenset("missile rocket shell bomb drone mortar warplane jet projectile torpedo barrage salvo".split())
_BY_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_SAILS = frozenset("warship frigate destroyer submarine corvette cruiser carrier minesweeper fleet flotilla".split())
"""Ships of a navy, which sends them under its own flag: "sent a frigate to Guyana" gives nobody a frigate."""
_COURTS = frozenset({"court", "tribunal", "arbitration", "wto", "icj"})
_HELPERS = frozenset("doctor nurse medic paramedic surgeon rescuer firefighter teacher midwife epidemiologist".split())
"""People who are sent to help, whatever their unit is called."""
_ARMED = frozenset({"GOV", "MIL", "COP", "SPY", "UAF"}) | ARMED_APART
"""Sectors of those who act by force; a state itself may, too."""
_FORCES = _ARMED - {"GOV"}
"""Sectors of those who shoot themselves."""

_APPROVES = frozenset({"approve", "authorise", "authorize", "clear"})
"""Verbs of a parliament or cabinet for help that its land gives, or is given."""
_SCORE = re.compile(r"\d+[-–]\d+")
_PARTICLES = frozenset({"down", "off", "up", "out", "back", "over", "away", "aside", "through", "go"})
"""Words of a verb that may stand behind its object: "turned the offer down"."""

_STAND_FOR = frozenset({"them", "him", "her"})
"""Pronouns of people or things told of before."""

_PICKS = frozenset({"one", "some", "several", "many", "most", "all", "dozens", "hundreds", "scores"})

_WITH_PARTICLE = 2
"""Words of a verb with its particle."""

_PICKED = 6
"""Words behind one who is picked out, in which those stand of whom he is one: "one of the four ministers"."""


class VerbFrames:
    """Gives the frames that fit the verbs of a report."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.tokens = reading.marks.tokens
        self.events = reading.book.events

    def readings(
        self, clause: Clause, words: Sequence[str], first: int, *, before: tuple[NounPhrase, ...] = ()
    ) -> Iterator[tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]]]:
        """Give the readings of a verb whose frame fits, the longest wording first, with the places of its clause.

        Args:
            clause: The clause of the verb.
            words: Those of its sentence.
            first: The sentence's first token.
            before: The objects of the clause that this one goes on from: "freed two sailors and handed them over".
        """
        for match in self._matches(clause, words, first):
            places = self.parties.of_clause(clause, clause.verb.main + match.length)
            near = places.get("object", ())
            near = before or near if self._is_pronoun(near) else near
            read = self._without_hosts(match, near) if near else _without_object(match)
            frame = self._frame(read, near or places.get("subject", ()), self._more(clause, places))
            frame = self._against_another(clause, read, places, frame)
            frame = self._as_help(frame, read, near)
            frame = self._as_suit(frame, clause, places)
            if frame is not None and self._has_no_receiver(frame, places):
                frame = self._force(read, near) or frame
            if frame is not None and frame.type is EventType.SANCTION and self._only_condemns(clause):
                condemned = match.choose((), part="verb")
                frame = condemned.frame if condemned is not None else None
            if frame is None or self._only_answers(frame, places) or self._only_denies(clause, frame):
                continue
            if not self._only_approves(clause, frame, near, places):
                yield match, frame, places

    def _only_approves(
        self, clause: Clause, frame: Frame, near: Sequence[NounPhrase], places: dict[str, tuple[NounPhrase, ...]]
    ) -> bool:
        """Say whether help that is approved comes from another: "approved a Chinese loan", "a loan from China"."""
        if frame.type is not EventType.AID or clause.verb.lemma not in _APPROVES:
            return False
        doers = [party for one in places.get("subject", ()) for party in self.parties.of_phrase(one)]
        givers = {party.country for party in self.parties.nationality(near)} | self._states_of(places.get("from", ()))
        return bool(givers - {NO_CODE} - {party.country for party in doers})

    def _as_help(self, frame: Frame | None, match: EventMatch, near: Sequence[NounPhrase]) -> Frame | None:
        """Give the frame of help where healers and rescuers are sent: "a brigade of 40 doctors" is no troops."""
        nouns = self.parties.nouns(near)
        if frame is None or frame.type is not EventType.MOBILIZE or _HELPERS.isdisjoint(nouns):
            return frame
        helps = (one.frame for one in match.readings if one.frame.type is EventType.AID)
        return next((one for one in helps if one.fits(nouns)), frame)

    def _as_suit(self, frame: Frame | None, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> Frame | None:
        """Give the frame of a suit where somebody is taken before a court: "took Peru to the World Court"."""
        if clause.verb.lemma not in {"take", "haul", "drag"}:
            return frame
        before = {word.lower() for word in self.parties.nouns(places.get("to", ()))}
        suit = self.events.at(("take", "to", "court"), 0)
        if _COURTS.isdisjoint(before) or suit is None or not places.get("object"):
            return frame
        return next((one.frame for one in suit.readings if one.frame.part == "verb"), frame)

    def _only_denies(self, clause: Clause, frame: Frame) -> bool:
        """Say whether a claim is denied, nothing kept from anybody: "was hiding the loan, which the envoy denied"."""
        if clause.verb.lemma != "deny" or frame.mode != "withhold" or clause.verb.passive:
            return False
        return not any(one.first >= clause.verb.last for one in clause.objects)

    def _only_answers(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether "fired back" may be told of words: it is force only where forces do it, no state or ministry."""
        if not frame.text.startswith("fire back"):
            return False
        doers = [party for one in places.get("subject", ()) for party in self.parties.of_phrase(one)]
        return not doers or any(party.sector not in _FORCES for party in doers)

    def _is_pronoun(self, phrases: Sequence[NounPhrase]) -> bool:
        """Say whether an object only stands for what was told before."""
        return bool(phrases) and self.tokens[phrases[0].head].text.lower() in _STAND_FOR

    def _against_another(
        self, clause: Clause, match: EventMatch, places: dict[str, tuple[NounPhrase, ...]], frame: Frame | None
    ) -> Frame | None:
        """Give the frame for acts on another state's own, where none fits that asks for its object by a noun."""
        if frame is not None and frame.objects:
            return frame
        foreign = next((one.frame for one in match.readings if _FOREIGN in one.frame.objects), None)
        if foreign is None or foreign.part != "verb":
            return frame
        hit = (*places.get("second", ()), *places.get("object", ()))[:1]
        doers = [party for one in places.get("subject", ()) for party in self._whose_weapon(one)]
        if foreign.type in _BY_FORCE and (self._tells_score(clause) or not self._can_strike(doers)):
            return frame
        own, others = {party.country for party in doers} - {NO_CODE}, self._states_of(hit)
        return foreign if own and others and not own & others else frame

    def _whose_weapon(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give who does something, of a weapon whose it is: "a Peruvian missile struck"."""
        is_weapon = self.tokens[phrase.head].lemma.lower() in _WEAPONS
        return self.parties.of_phrase(phrase) or (self.parties.possessor(phrase, phrase.head) if is_weapon else ())

    def _can_strike(self, doers: Sequence[Party]) -> bool:
        """Say whether states, their forces or armed groups do something: no tax, no team and no taxi of theirs."""
        return bool(doers) and all(not party.sector or party.sector in _ARMED for party in doers)

    def _tells_score(self, clause: Clause) -> bool:
        """Say whether a clause tells of a game: "hit Peru 4-0"."""
        return any(_SCORE.fullmatch(token.text) for token in self.tokens[clause.first : clause.last])

    def _states_of(self, phrases: Sequence[NounPhrase]) -> set[str]:
        """Give the states that phrases name, or whose those are that they name."""
        found = (
            self.parties.of_phrase(one) or self.parties.possessor(one, one.head) or self.parties.nationality([one])
            for one in phrases
        )
        return {party.country for parties in found for party in parties} - {NO_CODE}

    def _only_condemns(self, clause: Clause) -> bool:
        """Say whether a treaty is denounced by somebody whose own it is not."""
        if clause.verb.lemma != "denounce" or not clause.objects:
            return False
        words, first = [token.text for token in self.tokens[clause.first : clause.last]], clause.objects[0].first
        before = words[: max(0, clause.verb.main - clause.first)]
        return not leaves_own_paper(before, [token.text for token in self.tokens[first : first + _OBJECT]])

    def _without_hosts(self, match: EventMatch, near: Sequence[NounPhrase]) -> EventMatch:
        """Leave out who is received where an act is greeted: "welcomed the release of two envoys" hosts nobody."""
        head = self.tokens[near[-1].head]
        words = self.parties.words(near[-1].first, near[-1].last)
        named = self.events.at(words, len(words) - 1) if head.word_class is WordClass.NOUN else None
        if named is None or not any(one.frame.part == "noun" for one in named.readings):
            return match
        kept = tuple(one for one in match.readings if one.frame.source[:1] != ("object",))
        return EventMatch(kept, match.length)

    def _matches(self, clause: Clause, words: Sequence[str], first: int) -> Iterator[EventMatch]:
        """Give the frames of a verb by the words that it takes, most words first.

        The words of a frame may stand apart: an adjective before the noun ("lodged a formal protest"), the object
        before what is said of it ("declared the envoy persona non grata"). The verb alone comes last.
        """
        at = clause.verb.main - first
        printed = self.events.at(words, at)
        apart = [self._squeezed(clause, words, first), self._bridged(clause, words, first)]
        longer = [one for one in apart if one is not None]
        found = [(match, size) for match, size in longer if printed is None or size > printed.length]
        yield from (match for match, _ in sorted(found, key=lambda one: -one[1]))
        if printed is not None:
            yield printed
        if printed is not None and printed.length > 1 and at + 1 < len(words) and self._opens_object(clause):
            alone = self.events.at(words[: at + 1], at)
            if alone is not None:
                yield alone

    def _opens_object(self, clause: Clause) -> bool:
        """Say whether the object follows its verb at once: no particle that belongs to the verb parts them."""
        return bool(clause.objects) and clause.objects[0].first == clause.verb.main + 1

    def _squeezed(self, clause: Clause, words: Sequence[str], first: int) -> tuple[EventMatch, int] | None:
        """Give the frame of a verb and the noun behind it, what stands between them left out."""
        verb = clause.verb.main + 1
        phrase = clause.objects[0] if self._opens_object(clause) else self._behind_particle(clause)
        if phrase is None or phrase.head - phrase.first < _ADJECTIVE_BETWEEN or not self._is_own(clause, phrase):
            return None
        at, opening = clause.verb.main - first, words[verb - first : phrase.first - first]
        rest = words[phrase.head - first :]
        for article in ((words[phrase.first - first],), ("a",), ()):
            shortened = (*words[: at + 1], *opening, *article, *rest)
            match = self.events.at(shortened, at)
            if match is not None and match.length > 1 + len(opening) + len(article):
                left_out = phrase.head - phrase.first - len(article)
                return EventMatch(match.readings, match.length + left_out), match.length
        return None

    def _is_own(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Say whether nobody else's word is the object: "stressed | his country's support for Peru"."""
        if phrase.possessor is None:
            return True
        owners = {one.country for one in self.parties.possessor(phrase, phrase.head)} - {NO_CODE}
        doers = self.parties.of_phrase(clause.subject) if clause.subject is not None else ()
        return bool(owners) and owners <= {one.country for one in doers}

    def _behind_particle(self, clause: Clause) -> NounPhrase | None:
        """Give the object behind a particle that was read as a preposition: "handed in his resignation"."""
        return next((one.phrase for one in clause.adjuncts if one.at == clause.verb.main + 1), None)

    def _bridged(self, clause: Clause, words: Sequence[str], first: int) -> tuple[EventMatch, int] | None:
        """Give the frame of a verb and the words behind its object: a noun or an adjective, no mere preposition."""
        if not self._opens_object(clause):
            return None
        phrase, at = clause.objects[0], clause.verb.main - first
        for last in range(phrase.span_last, phrase.first, -1):
            match = self.events.at((*words[: at + 1], *words[last - first :]), at)
            if match is None or match.length == 1:
                continue
            closing = self.tokens[last + match.length - 2]
            is_parted = match.length == _WITH_PARTICLE and closing.text.lower() in _PARTICLES
            is_idiom = match.length > _WITH_PARTICLE + 1 and last == phrase.last  # "put boats at the disposal of"
            if closing.word_class in _SAID_CLASSES or is_idiom or (is_parted and last == phrase.last):
                return EventMatch(match.readings, 1), match.length
        return None

    def _more(self, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[str, ...]:
        """Give further words that a frame may ask for: what the object is called, or that it is a town."""
        if clause.verb.lemma in _REACHES:
            return self.parties.nouns(places.get("subject", ()))
        if clause.verb.lemma in _BREAKS:
            return ()
        return self._said_of(clause) if clause.verb.lemma in _NAMES else self._where(places.get("object", ()))

    def _has_no_receiver(self, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        return frame.type is EventType.AID and frame.is_transfer and not self.parties.targets(frame, places)

    def _force(self, match: EventMatch, near: Sequence[NounPhrase]) -> Frame | None:
        """Give the frame of forces that are moved where nobody receives them: "sent warships to the strait"."""
        nouns = self.parties.nouns(near)
        moved = (one.frame for one in match.readings if one.frame.type is EventType.MOBILIZE and one.frame.objects)
        return next((frame for frame in moved if frame.fits(nouns)), None)

    def _said_of(self, clause: Clause) -> tuple[str, ...]:
        """Give the adjectives behind an object, and the noun behind "as": what somebody calls it."""
        if not clause.objects:
            return ()
        behind = self.tokens[clause.objects[0].last : clause.last + _ASIDE]
        nouns = (self.tokens[one.phrase.head].lemma for one in clause.adjuncts if one.preposition == "as")
        return (*(token.lemma for token in behind if token.word_class is WordClass.ADJ), *nouns)

    def _frame(self, match: EventMatch, near: Sequence[NounPhrase], more: Sequence[str]) -> Frame | None:
        """Give the frame that fits the object; goods of the codebook count as supplies, and hardware sent as moved.

        Args:
            match: The frames of the verb.
            near: The object.
            more: Further words that a frame may ask for.
        """
        nouns = (*self.parties.nouns(near), *self._who(near), *more)
        goods = self._is_goods(near)
        reading = self._by_head(match, near) or match.choose(nouns, part="verb")
        if reading is None and goods:
            reading = match.choose((*nouns, "supply"), part="verb")
        is_sailing = any(self.tokens[one.head].lemma.lower() in _SAILS for one in near)
        if reading is not None and reading.frame.type is EventType.MOBILIZE and goods and not is_sailing:
            moved = (one for one in match.readings if one.frame.is_transfer and one.frame.part == "verb")
            reading = next((one for one in moved if one.frame.fits((*nouns, "supply"))), reading)
        if reading is not None and reading.frame.type is EventType.AID and self._is_trade(near):
            sold = (one for one in match.readings if one.frame.type is EventType.COOPERATE and one.frame.objects)
            reading = next((one for one in sold if one.frame.fits(nouns)), reading)
        if reading is not None and reading.frame.type is EventType.REJECT and _BONDS & set(nouns):
            ended = (
                one for one in match.readings if one.frame.type is EventType.SANCTION and one.frame.phase == "stop"
            )
            reading = next((one for one in ended if one.frame.fits(nouns)), reading)
        return reading.frame if reading is not None else None

    def _forms(self, phrase: NounPhrase) -> set[str]:
        """Give the head of a phrase as printed and as lemma, with those whom it only counts: "hundreds of miners"."""
        forms = {self.tokens[phrase.head].lemma.lower(), self.tokens[phrase.head].text}
        if self.tokens[phrase.head].lemma.lower() not in COUNTS:
            return forms
        counted = next(
            (one for one in self.tokens[phrase.last : phrase.span_last] if one.word_class is WordClass.NOUN), None
        )
        return forms | ({counted.lemma.lower(), counted.text} if counted is not None else set())

    def _by_head(self, match: EventMatch, near: Sequence[NounPhrase]) -> FrameReading | None:
        """Give the narrow reading that takes the head of the object: a frozen "gold agreement" is no gold."""
        heads: set[str] = set()
        pairs: set[str] = set()
        joint: tuple[set[str], ...] = ()
        for phrase in near:
            forms = self._forms(phrase)
            heads |= forms
            pairs |= {f"{self.tokens[phrase.head - 1].text} {form}" for form in forms if phrase.head}
            if any(self.tokens[at].text.lower() == _JOINT for at in range(phrase.first, phrase.head)):
                joint = ({f"{_JOINT} {form}" for form in forms}, {_JOINT})
        narrow = [one for one in match.readings if one.frame.part == "verb" and one.frame.objects]
        fitting = (one for words in (*joint, pairs, heads) if words for one in narrow if one.frame.fits(words))
        return next(fitting, None)

    def _who(self, phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        """Give the plain words for whom phrases name, so that a frame for presidents takes a named one."""
        kinds = {actor.kind for phrase in phrases for actor in self.parties.counted(phrase)}
        if any(self.parties.names_people(phrase) for phrase in phrases):
            kinds = kinds | {ActorKind.GROUP}
        if any(self._is_of_people(phrase) for phrase in phrases):
            kinds = kinds | {ActorKind.PERSON, ActorKind.GROUP}
        sums = _MONEY if any(self.parties.is_sum(phrase) for phrase in phrases) else ()
        return (*(word for kind in sorted(kinds) for word in _PLAIN_WORDS.get(kind, ())), *sums)

    def _is_of_people(self, phrase: NounPhrase) -> bool:
        """Say whether a noun for people heads a phrase: "two union organisers", "the agency's staff"."""
        head = self.tokens[phrase.head]
        if head.text.lower() in _PICKS or head.word_class is WordClass.NUM:
            behind = self.tokens[phrase.last : phrase.last + _PICKED]
            are_people = any(one.text.lower() == "them" or self._is_noun_of_people(one) for one in behind)
            return [one.text.lower() for one in behind[:1]] == ["of"] and are_people
        is_nation = head.word_class is WordClass.ADJ and self.tokens[phrase.head - 1].word_class is WordClass.NUM
        return is_nation or self._is_noun_of_people(head)  # "two Sudanese"

    def _is_noun_of_people(self, head: Token) -> bool:
        people = self.reading.book.people
        is_listed = people.is_listed_person(head.lemma) or people.are_listed(head.text)
        return head.word_class is WordClass.NOUN and is_listed

    def _where(self, phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        """Give the plain words for a town that a phrase names, so that a frame for territory takes it: "seized Gao"."""
        named = any(
            self.tokens[phrase.head].word_class is WordClass.PROPN
            and all(actor.kind is ActorKind.STATE for actor in self.parties.actors(phrase))
            and self.parties.is_place(phrase)
            for phrase in phrases
        )
        return _TOWN if named else ()

    def _is_trade(self, phrases: Sequence[NounPhrase]) -> bool:
        """Say whether what is resumed is trade, whatever is sold: "electricity exports" are no aid."""
        return any(self.tokens[phrase.head].lemma.lower() in _SOLD for phrase in phrases)

    def _is_goods(self, phrases: Sequence[NounPhrase]) -> bool:
        classes = {goods_class(self.reading, phrase) for phrase in phrases}
        return bool(classes - {ItemClass.OTHER, ItemClass.TROOPS, ItemClass.DIPLOMATIC, ItemClass.INFORMATION})


def _without_object(match: EventMatch) -> EventMatch:
    """Leave out blows that need somebody to hit: "teachers are striking" strikes nobody."""
    kept = tuple(one for one in match.readings if one.frame.type not in _STRIKES or not _hits_object(one.frame))
    return EventMatch(kept, match.length)


def _hits_object(frame: Frame) -> bool:
    """Say whether a blow is told with whom it hits as its object; "came under fire" is not."""
    is_suffered = frame.target[:1] == ("subject",) or frame.source[:1] in {("between",), ("by",)}
    return bool(frame.objects) and not is_suffered
