"""The acts that verbs tell: which frame fits a clause, and who stands in its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from servanda.codebook.events import EventMatch, Frame, FrameReading
from servanda.coding.acts_doers import Doers
from servanda.coding.acts_parties import SPOKEN, Parties, phrases_in
from servanda.coding.acts_types import Act, Telling
from servanda.coding.cast import ReportReading
from servanda.coding.goods import goods_class
from servanda.coding.modality import Modality
from servanda.coding.own_papers import leaves_own_paper
from servanda.coding.syntax import Clause, ClauseRelation, NounPhrase
from servanda.model import NO_CODE, ActorKind, EventType, ItemClass, Party, Span, Status, Token, WordClass

_TRENDS = frozenset(
    "strengthen deepen enhance boost warm expand reinforce intensify improve consolidate broaden develop".split()
)
"""Verbs that tell of a trend unless they are planned or agreed (ruling 54)."""

_PLAIN_WORDS = {
    ActorKind.PERSON: ("person", "president", "leader", "counterpart"),
    ActorKind.STATE: ("country", "state"),
    ActorKind.GROUP: ("people", "national"),
    ActorKind.IGO: ("organisation",),
}
"""What a named actor is, in the words that frames ask for."""

_BONDS = frozenset({"alliance", "treaty", "pact", "partnership", "friendship", "tie", "relation", "cooperation"})
"""What one ends by breaking it (ruling 50); a promise or a truce that is broken is not kept."""

_COMMANDS = frozenset({"order"})
"""Verbs that tell a demand only with what is demanded: "ordered the mayor to go"; a strike is ordered like a meal."""

_TELLS = frozenset({"tell", "instruct", "want"})
"""Verbs that tell a demand only with an infinitive: "told the mayor to go", not "told the mayor that he went"."""

_ADJECTIVE_BETWEEN = 1
"""Tokens before the head of an object from which one of them may be left out."""

_SAID_CLASSES = frozenset({WordClass.NOUN, WordClass.ADJ, WordClass.PROPN, WordClass.X})
"""Classes of the words that close what is said of an object: "responsible", "hostage", "persona non grata"."""

_REACHES = frozenset({"reach"})
"""Verbs whose subject says what came to their object: "the shipment reached the port"."""

_BREAKS = frozenset({"violate", "breach"})
"""Verbs whose object is a rule or a line, and no town."""

_NAMES = frozenset({"call", "brand", "label", "dub", "describe", "term", "characterise", "characterize"})
_ASIDE = 6
"""Words behind a clause in which what it calls its object may stand, quotation marks between."""

_CLOSING = frozenset({"”", '"', "’’", "''", "»"})
_STRIKES = frozenset({EventType.ASSAULT, EventType.COERCE})

_OF_SPEECH = frozenset({EventType.ACCUSE, EventType.REQUEST})
_OF_TWO = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_SENT_AWAY = frozenset({"expel", "deport"})
_FREEING = frozenset({"release", "freedom", "freeing", "liberation", "protection", "safety", "acquittal"})
"""What is demanded for somebody, of whomever holds him."""
_SENDS_OVER = frozenset({"extradite", "hand over", "transfer", "repatriate", "ship", "deliver", "export"})
"""Verbs whose passive names the doer behind "from": "was extradited from Peru to Chile"."""
_CALLS_IN = frozenset({"summon", "call in"})
"""Verbs that have somebody come to those who act: "was summoned to the ministry"."""
_JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
_COMES_TOGETHER = frozenset({"take", "gather", "march", "rally", "assemble", "turn", "come", "join", "pour", "flock"})
"""Verbs whose purpose clause tells what a crowd did."""

_WEAPONS = frozenset(
    "bomb missile rocket shell drone mine grenade bullet mortar projectile device barrage salvo gunfire artillery "
    "warplane jet sniper shrapnel round bullet".split()
)

_STAYS = "be in"
_TALKS = frozenset("talk visit meeting summit negotiation consultation conference discussion trip".split())
_TALKING = frozenset({"meet", "attend", "hold", "discuss", "sign", "mediate"})
"""What one who is in a place has come for, in nouns and in verbs."""

_PARTS = frozenset(
    "committee council commission board department division office secretariat assembly section agency bureau "
    "mission chamber".split()
)
"""Parts of an organisation that act for it."""

_SOLD = frozenset({"sale", "sales", "export", "exports"})
_MONEY = ("money", "million", "dollar")
_TOWN = ("town", "city", "territory")
_FAR = 400
"""Characters that the evidence of one act may span; longer clauses are cut to the words of the act itself."""


_OBJECT = 14
"""Tokens from an object on in which the words behind it are looked at."""


_PAYS_CALL = frozenset({"call on", "call upon"})

_PICKS = frozenset({"one", "some", "several", "many", "most", "all", "dozens", "hundreds", "scores"})
_PICKED = 6
"""Words behind one who is picked out, in which those stand of whom he is one: "one of the four ministers"."""

_PAIR = 2
_GOES = frozenset({"leave", "depart", "quit"})
"""Verbs for what expelled envoys are told to do."""


class ClauseActs:
    """Seeks the acts that the verbs of a report tell."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.doers = Doers(reading, parties)
        self.tokens = reading.marks.tokens
        self.events = reading.book.events
        self.faulting = reading.book.modality["faulting_verb"]
        self.modality = Modality(self.tokens, reading.book.modality)

    def in_sentence(self, telling: Telling) -> Iterator[Act]:
        """Give the acts of a sentence, at most one for each clause."""
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        for index in range(len(telling.clauses)):
            act = self._act(telling, index, words)
            if act is not None:
                yield act

    def _act(self, telling: Telling, index: int, words: Sequence[str]) -> Act | None:
        clause = self.doers.of(telling, index)
        if self._is_adjective(telling, clause) or self._is_send_off(telling, clause):
            return None
        found = next(self._readings(clause, words, telling.sentence.first), None)
        if found is None:
            return None
        match, frame, places = found
        if frame.type is EventType.REQUEST:
            frame = self._sent_home(telling, index, places) or self._paid_call(telling, index, frame, places) or frame
        if self._is_state_of_affairs(clause, frame) or self._is_inverted(clause, frame):
            return None
        if self._is_only_blamed(clause, places) or self._is_called_so(clause, frame):
            return None
        if frame.mode == "ceasefire" and "by" in places and not clause.verb.passive:
            return None  # who stops attacks "by" others lays no arms down
        if self._is_unfinished(telling, index, frame) or self._is_purpose_of_crowd(telling, clause, frame):
            return None
        status = self._status(telling, index, frame)
        is_trend = clause.verb.lemma in _TRENDS and frame.type is not EventType.MOBILIZE
        if is_trend and (status is Status.ACTUAL or self._is_backdrop(clause)):
            return None
        thanking = self._thanking(telling, clause, frame)
        thanked = self.parties.of_phrase(thanking.objects[0]) if thanking is not None else ()
        return Act(
            telling=telling,
            frame=frame,
            at=self.parties.span(clause.verb.main, clause.verb.main + match.length),
            span=self._evidence(telling, index, frame),
            clause=index,
            source=thanked or self._sources(telling, frame, clause, places),
            target=self._doers(frame, clause, places)
            or self._doers_below(telling, index, frame)
            or self.parties.targets(frame, self._without_hit(frame, clause, places))
            or self.parties.below(telling, index, frame)
            or self.parties.on_object(telling, clause, frame)
            or (self.parties.of_phrase(thanking.subject) if thanking is not None and thanking.subject else ()),
            item=phrases_in(frame.item, places),
            status=status,
            words=self.parties.words(clause.first, clause.last),
            by_means=frame.type is EventType.ASSAULT and self._is_by_means(telling, clause),
        )

    def _thanking(self, telling: Telling, clause: Clause, frame: Frame) -> Clause | None:
        """Give the clause that thanks for what a gerund tells: "thanked Peru for | donating 40 buses"."""
        if not frame.is_transfer or not clause.verb.participle or clause.verb.passive or not clause.verb.first:
            return None
        above = telling.clauses[clause.governor] if clause.governor is not None else None
        is_for = self.tokens[clause.verb.first - 1].text.lower() == "for"
        return above if is_for and above is not None and above.verb.lemma == "thank" and above.objects else None

    def _is_only_blamed(self, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether nobody tells who blames: "a shelling blamed on rebels"."""
        return clause.verb.lemma in self.faulting and clause.verb.participle and "by" not in places

    def _is_called_so(self, clause: Clause, frame: Frame) -> bool:
        """Say whether nobody is rung up, but called something: "called the mayor a great friend"."""
        is_named = clause.verb.lemma == "call" and len(clause.objects) == _PAIR
        opening = self.tokens[clause.objects[-1].first].text.lower() if is_named else ""
        return frame.type is EventType.CONSULT and opening in {"a", "an"}

    def _sent_home(self, telling: Telling, index: int, places: dict[str, tuple[NounPhrase, ...]]) -> Frame | None:
        """Give the frame of expelling where envoys are told to go: "ordered two diplomats to leave within a week"."""
        goes = any(one.verb.infinitive and one.verb.lemma in _GOES for _, one in telling.below(index))
        goes = goes or self._is_to_go(telling.clauses[index])
        near = self.parties.nouns(places.get("object", ())) if goes else ()
        expelled = self.events.at(("expel",), 0)
        reading = expelled.choose(near, part="verb") if expelled is not None and near else None
        return reading.frame if reading is not None and reading.frame.type is EventType.SANCTION else None

    def _paid_call(
        self, telling: Telling, index: int, frame: Frame, places: dict[str, tuple[NounPhrase, ...]]
    ) -> Frame | None:
        """Give the frame of meeting where a person is called on to do nothing: "the minister called on the king"."""
        opens = _opens_infinitive(telling.clauses, index) or _opens_clause(telling.clauses, index)
        called = places.get("object", ()) if frame.text in _PAYS_CALL and not opens else ()
        if not any(one.kind is ActorKind.PERSON for phrase in called for one in self.parties.actors(phrase)):
            return None
        met = self.events.at(("meet",), 0)
        reading = met.choose((), part="verb") if met is not None else None
        return reading.frame if reading is not None else None

    def _is_send_off(self, telling: Telling, clause: Clause) -> bool:
        """Say whether "to leave" only tells what expelled envoys are told, whose expulsion is the act."""
        if not clause.verb.infinitive or clause.verb.lemma not in _GOES or clause.governor is None:
            return False
        teller = telling.clauses[clause.governor]
        match = self.events.at((teller.verb.lemma,), 0)
        asks = match is not None and any(one.frame.type is EventType.REQUEST for one in match.readings)
        places = self.parties.of_clause(teller, teller.verb.main + 1)
        return asks and self._sent_home(telling, clause.governor, places) is not None

    def _is_to_go(self, clause: Clause) -> bool:
        """Say whether "to leave" follows an object or the verb, also where "leave" was not read as a verb."""
        last = clause.objects[-1].last if clause.objects else clause.verb.last
        behind = [token.text.lower() for token in self.tokens[last : last + _PAIR]]
        return behind[:1] == ["to"] and not _GOES.isdisjoint(behind)

    def _readings(
        self, clause: Clause, words: Sequence[str], first: int
    ) -> Iterator[tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]]]:
        """Give the readings of a verb whose frame fits, the longest wording first, with the places of its clause."""
        for match in self._matches(clause, words, first):
            places = self.parties.of_clause(clause, clause.verb.main + match.length)
            near = places.get("object", ())
            read = self._without_hosts(match, near) if near else _without_object(match)
            frame = self._frame(read, near or places.get("subject", ()), self._more(clause, places))
            if frame is not None and self._has_no_receiver(frame, places):
                frame = self._force(read, near) or frame
            if frame is not None and frame.type is EventType.SANCTION and self._only_condemns(clause):
                condemned = match.choose((), part="verb")
                frame = condemned.frame if condemned is not None else None
            if frame is not None:
                yield match, frame, places

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
        if not self._opens_object(clause):
            return None
        phrase, at = clause.objects[0], clause.verb.main - first
        if phrase.head - phrase.first < _ADJECTIVE_BETWEEN or phrase.possessor is not None:
            return None
        rest = words[phrase.head - first :]
        for article in ((words[at + 1],), ("a",), ()):
            shortened = (*words[: at + 1], *article, *rest)
            match = self.events.at(shortened, at)
            if match is not None and match.length > 1 + len(article):
                left_out = phrase.head - clause.verb.main - 1 - len(article)
                return EventMatch(match.readings, match.length + left_out), match.length
        return None

    def _bridged(self, clause: Clause, words: Sequence[str], first: int) -> tuple[EventMatch, int] | None:
        """Give the frame of a verb and the words behind its object: a noun or an adjective, no mere preposition."""
        if not self._opens_object(clause):
            return None
        phrase, at = clause.objects[0], clause.verb.main - first
        for last in range(phrase.span_last, phrase.first, -1):
            match = self.events.at((*words[: at + 1], *words[last - first :]), at)
            if match is None or match.length == 1:
                continue
            if self.tokens[last + match.length - 2].word_class in _SAID_CLASSES:
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

    def _is_unfinished(self, telling: Telling, index: int, frame: Frame) -> bool:
        """Say whether a verb lacks the clause that makes it an act, or has one that makes it none."""
        if self.tokens[telling.clauses[index].verb.main].text.lower() == "according":
            return True  # "according to the minister"
        if frame.text == _STAYS:
            return not self._has_come_to_talk(telling, index)
        opens = _opens_infinitive(telling.clauses, index)
        if frame.type is EventType.COERCE and opens:
            return True
        if frame.text == "order" and frame.type is EventType.MOBILIZE and opens:
            return not self._are_own(telling.clauses[index])
        if frame.text in _TELLS:
            return not opens or (frame.text == "want" and self._is_own_wish(telling.clauses[index]))
        return frame.text in _COMMANDS and not opens and not _opens_clause(telling.clauses, index)

    def _has_come_to_talk(self, telling: Telling, index: int) -> bool:
        """Say whether somebody is in a place to talk: "the envoy is in Lima for talks", not "is in Lima"."""
        clause = telling.clauses[index]
        for_what = (self.tokens[one.phrase.head].lemma.lower() for one in clause.adjuncts if one.preposition == "for")
        to_do = (one.verb.lemma for _, one in telling.below(index) if one.verb.infinitive)
        return any(one in _TALKS for one in for_what) or any(one in _TALKING for one in to_do)

    def _is_own_wish(self, clause: Clause) -> bool:
        """Say whether somebody wants to act himself: "wants to train recruits" asks nobody."""
        behind = self.tokens[clause.verb.last : clause.verb.last + 1]
        return bool(behind) and behind[0].text.lower() == "to"

    def _are_own(self, clause: Clause) -> bool:
        """Say whether the forces that a clause orders are the doer's own: "ordered its troops to leave"."""
        if clause.subject is None or not clause.objects:
            return True
        doers, moved = (self.parties.of_phrase(one) for one in (clause.subject, clause.objects[0]))
        return not moved or bool({one.country for one in doers} & {one.country for one in moved})

    def _is_backdrop(self, clause: Clause) -> bool:
        """Say whether a trend is only what else goes on: "amid developing ties"."""
        before = self.tokens[clause.verb.first - 1].text.lower() if clause.verb.first else ""
        return clause.verb.participle and before == "amid"

    def _is_adjective(self, telling: Telling, clause: Clause) -> bool:
        """Say whether a participle only describes the noun behind it: "their 'steady and committed' support"."""
        tokens = self.reading.marks.tokens
        main = clause.verb.main
        behind = next((token for token in tokens[main + 1 : main + 3] if token.text not in _CLOSING), None)
        is_bare = clause.verb.last - clause.verb.first == 1 and "Part" in tokens[main].features
        is_shared = any(one.verb.perfect for one in telling.clauses if one.verb.main < main)
        is_named = behind is not None and behind.word_class is WordClass.NOUN
        if not is_bare or not is_named:
            return False
        before = tokens[main - 1].word_class if main else None
        if before is WordClass.ADP and clause.verb.participle and tokens[main].text.endswith("ed"):
            return True  # "the practice of forced labour"
        return clause.relation is ClauseRelation.COORDINATED and not is_shared

    def _is_by_means(self, telling: Telling, clause: Clause) -> bool:
        """Say whether a weapon or an attack does what a clause tells: "a shell hit", "the ambush left ten dead"."""
        if clause.subject is None or clause.verb.passive:
            return False
        return self.tokens[clause.subject.head].lemma.lower() in _WEAPONS or self._is_attack(telling, clause.subject)

    def _is_attack(self, telling: Telling, phrase: NounPhrase) -> bool:
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        match = self.events.at(words, phrase.head - telling.sentence.first)
        return match is not None and any(
            one.frame.part == "noun" and one.frame.type is EventType.ASSAULT for one in match.readings
        )

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
        if reading is not None and reading.frame.type is EventType.MOBILIZE and goods:
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

    def _by_head(self, match: EventMatch, near: Sequence[NounPhrase]) -> FrameReading | None:
        """Give the narrow reading that takes the head of the object: a frozen "gold agreement" is no gold."""
        heads: set[str] = set()
        for at in (one.head for one in near):
            forms = {self.tokens[at].lemma.lower(), self.tokens[at].text}
            heads |= forms | {f"{self.tokens[at - 1].text} {form}" for form in forms if at}
        return next(
            (
                one
                for one in match.readings
                if one.frame.part == "verb" and one.frame.objects and heads and one.frame.fits(heads)
            ),
            None,
        )

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
        return self._is_noun_of_people(head)

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

    def _is_state_of_affairs(self, clause: Clause, frame: Frame) -> bool:
        """Say whether a danger is told of, not a threat: "the groups that threaten villagers", "drought threatens"."""
        plain = clause.verb.tense == "present" and not clause.verb.perfect and not clause.verb.progressive
        return frame.text == "threaten" and plain and clause.relation is ClauseRelation.RELATIVE

    def _is_inverted(self, clause: Clause, frame: Frame) -> bool:
        """Say whether a verb of speech stands between a quotation and its subject: '"...," denounced the party'."""
        at = clause.verb.first - 1
        while at >= 0 and self.tokens[at].text in {",", "."}:
            at -= 1
        return frame.type in _OF_SPEECH and at >= 0 and self.tokens[at].text in _CLOSING

    def _sources(
        self, telling: Telling, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give the doers; of a passive without an agent both sides of a paper, or the state that one is sent from."""
        found = self.parties.sources(frame, places) or self._joint(telling, frame, clause, places)
        found = found or self._talkers(telling, frame, clause)
        if len(found) == 1:
            found = self._sent_by(telling, frame, clause) or found
        if not found and clause.subject is not None and not clause.verb.passive:
            word = "by" if frame.type is EventType.ASSAULT else "from" if "from" in frame.source else ""
            found = self._behind(telling, clause.subject, word)
        if all(party.country == NO_CODE for party in found) and clause.subject is not None and not clause.verb.passive:
            found = self._whole_of(telling, clause.subject) or found
        if all(party.country == NO_CODE for party in found) and clause.subject is not None and not clause.verb.passive:
            found = self._sent_from(telling, clause.subject) or found
        if found or not clause.verb.passive:
            return found
        if frame.type is EventType.MOBILIZE:
            return self.parties.sources(frame, {"subject": places.get("object", ())})
        if frame.text in _SENDS_OVER and "from" in places:
            return self.parties.in_places(("from",), places)
        if frame.text in _CALLS_IN:
            return self.parties.in_places(("to",), places)
        return self.parties.in_places(("from",), places) if frame.mode in _SENT_AWAY else ()

    def _talkers(self, telling: Telling, frame: Frame, clause: Clause) -> tuple[Party, ...]:
        """Give between whom talks begin or go on, as a subject: "Talks between Peru and Chad will resume"."""
        if frame.type is not EventType.CONSULT or clause.subject is None or clause.verb.passive:
            return ()
        if self.tokens[clause.subject.head].lemma.lower() not in _TALKS:
            return ()
        for piece, behind in pairwise(telling.pieces):
            is_own = clause.subject.last <= piece.first < clause.verb.first
            if is_own and piece.word == "between" and behind.phrase is not None:
                found = self.parties.of_phrase(behind.phrase)
                return found if all(party.country != NO_CODE for party in found) else ()
        return ()

    def _sent_by(self, telling: Telling, frame: Frame, clause: Clause) -> tuple[Party, ...]:
        """Give all whom a subject acts for where they act on each other: "envoys from Peru and Chile met"."""
        if "all" not in frame.source or clause.subject is None or clause.verb.passive:
            return ()
        found = self._behind(telling, clause.subject, "from") or self._behind(telling, clause.subject, "of")
        return found if len({party.country for party in found} - {NO_CODE}) > 1 else ()

    def _sent_from(self, telling: Telling, subject: NounPhrase) -> tuple[Party, ...]:
        """Give the side whose people a subject is by "from" or "of": "observers from the African Union praised"."""
        head = self.tokens[subject.head]
        if not self.reading.book.people.are_any(head.text, head.lemma):
            return ()
        found = self._behind(telling, subject, "from") or self._behind(telling, subject, "of")
        return found if all("." not in party.code for party in found) else ()

    def _behind(self, telling: Telling, subject: NounPhrase, word: str) -> tuple[Party, ...]:
        """Give whom a preposition ties to a subject: "an ambush by rebels killed", "a shipment from Peru arrived"."""
        for piece, behind in pairwise(telling.pieces):
            if piece.first == subject.last and piece.word == word and behind.phrase is not None:
                return self.parties.of_phrase(behind.phrase)
        return ()

    def _whole_of(self, telling: Telling, subject: NounPhrase) -> tuple[Party, ...]:
        """Give the organisation of which a subject is a part: "the Committee on Fisheries of the African Union"."""
        if self.tokens[subject.head].lemma.lower() not in _PARTS:
            return ()
        at = next((place for place, one in enumerate(telling.pieces) if one.first >= subject.last), len(telling.pieces))
        while at + 1 < len(telling.pieces) and telling.pieces[at].word in {"of", "on", "for"}:
            whole = telling.pieces[at + 1].phrase
            found = self.parties.of_phrase(whole) if whole is not None and telling.pieces[at].word == "of" else ()
            if found and all(self.parties.is_organisation(party) for party in found):
                return found
            at += 2
        return ()

    def _doers(self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose act is judged: "condemned the arrest of two envoys by Peru", "welcomed the arrival from Peru"."""
        if frame.type is EventType.REQUEST:
            return self._asked_to_act(clause, places)
        return self.parties.in_places(("by",), places) if self._judged(frame, clause) else ()

    def _asked_to_act(self, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> tuple[Party, ...]:
        """Give whose act is asked for: "demanded the withdrawal of Peruvian troops from Chile" asks Peru."""
        if clause.verb.passive or not clause.objects:
            return ()
        asked = clause.objects[0]
        words = self.parties.words(asked.first, asked.last)
        named = self.events.at(words, len(words) - 1)
        frames = [one.frame for one in named.readings if one.frame.part == "noun"] if named is not None else []
        if not any(one.type is EventType.RETREAT and "of" in one.source for one in frames):
            return ()
        behind = tuple(one for one in places.get("of", ()) if one.first == asked.last + 1)
        return self.parties.in_places(("of",), {"of": behind}) or self.parties.possessor(asked, asked.head)

    def _doers_below(self, telling: Telling, index: int, frame: Frame) -> tuple[Party, ...]:
        """Give whose act is judged where a gerund tells it: "condemned the shelling of a village by Peru"."""
        if frame.type not in _JUDGING:
            return ()
        for _, clause in telling.below(index):
            subject = self.doers.as_verb(clause).subject
            if subject is not None and subject != clause.subject:
                return self.parties.of_phrase(subject)
        return ()

    def _judged(self, frame: Frame, clause: Clause) -> list[Frame]:
        """Give the frames of the act that a clause judges: of "condemned the arrest" those of the arrest."""
        if clause.verb.passive or frame.type not in _JUDGING or not clause.objects:
            return []
        words = self.parties.words(clause.objects[0].first, clause.objects[0].last)
        judged = self.events.at(words, len(words) - 1)
        return [one.frame for one in judged.readings if one.frame.part == "noun"] if judged is not None else []

    def _without_hit(
        self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> dict[str, tuple[NounPhrase, ...]]:
        """Leave out who suffered the act that is judged: who condemns "the killing of two envoys" blames no envoy."""
        if frame.type is EventType.REQUEST and self._is_release(clause):
            return {key: found for key, found in places.items() if key not in {"of", "object"}}
        blows = [one for one in self._judged(frame, clause) if one.type in _STRIKES]
        hits = any("of" in one.target and ("of" not in one.source or one.text == "invasion") for one in blows)
        return {key: found for key, found in places.items() if key != "of"} if hits else places

    def _is_release(self, clause: Clause) -> bool:
        """Say whether those behind "of" are to be freed, and not asked: "demanded the release of two envoys"."""
        if clause.verb.passive or not clause.objects:
            return False
        return self.tokens[clause.objects[-1].head].lemma.lower() in _FREEING

    def _joint(
        self, telling: Telling, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give both sides of a paper without an agent: "an accord was signed between Peru and Chile"."""
        if not clause.verb.passive or frame.type not in _OF_TWO:
            return ()
        behind = self._behind(telling, clause.subject, "between") if clause.subject is not None else ()
        return self.parties.in_places(("between",), places) or behind

    def _status(self, telling: Telling, index: int, frame: Frame) -> Status:
        words = self.parties.words(telling.sentence.first, telling.sentence.last)
        clause = telling.clauses[index]
        if self._is_for_protest(telling, clause, frame) and clause.governor is not None:
            index = clause.governor
        status = self.modality.of(telling.clauses, index, words=words)
        ahead = frame.is_planned and status is Status.ACTUAL and frame.type not in SPOKEN
        return Status.PLANNED if ahead else status

    def _is_for_protest(self, telling: Telling, clause: Clause, frame: Frame) -> bool:
        """Say whether those who came together to protest did protest: "took to the streets to protest against"."""
        if frame.type is not EventType.PROTEST or not clause.verb.infinitive or clause.governor is None:
            return False
        return telling.clauses[clause.governor].verb.lemma in _COMES_TOGETHER

    def _is_purpose_of_crowd(self, telling: Telling, clause: Clause, frame: Frame) -> bool:
        """Say whether "to protest" only says why a crowd came together, which is told as its protest."""
        if frame.text != "protest" or frame.type is not EventType.ACCUSE or clause.governor is None:
            return False
        return clause.verb.infinitive and telling.clauses[clause.governor].verb.lemma in _COMES_TOGETHER

    def _evidence(self, telling: Telling, index: int, frame: Frame) -> Span:
        clause = telling.clauses[index]
        last = clause.last
        if frame.type in SPOKEN:
            last = max([last, *(one.last for _, one in telling.below(index) if one.first <= last + 2)])
        whole = self.parties.span(clause.first, last)
        if len(whole) <= _FAR:
            return whole
        return self.parties.span(clause.verb.first, min(clause.last, clause.verb.last + 40))


def _without_object(match: EventMatch) -> EventMatch:
    """Leave out blows that need somebody to hit: "teachers are striking" strikes nobody."""
    kept = tuple(one for one in match.readings if one.frame.type not in _STRIKES or not _hits_object(one.frame))
    return EventMatch(kept, match.length)


def _hits_object(frame: Frame) -> bool:
    """Say whether a blow is told with whom it hits as its object; "came under fire" is not."""
    is_suffered = frame.target[:1] == ("subject",) or frame.source[:1] in {("between",), ("by",)}
    return bool(frame.objects) and not is_suffered


def _opens_clause(found: Sequence[Clause], at: int) -> bool:
    """Say whether a clause of its own says what is demanded: "ordered that the road be closed"."""
    return any(one.governor == at and one.relation is ClauseRelation.COMPLEMENT for one in found)


def _opens_infinitive(found: Sequence[Clause], at: int) -> bool:
    """Say whether a verb of force only opens an infinitive: "was forced to leave"."""
    return any(one.governor == at and one.relation is ClauseRelation.INFINITIVE for one in found)
