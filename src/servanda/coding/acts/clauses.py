"""The acts that verbs tell: a clause whose verb a frame fits, unless the words around it tell of something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.codebook.events import EventMatch, Frame
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.doers import Doers
from servanda.coding.acts.frames import VerbFrames
from servanda.coding.acts.modality import Modality
from servanda.coding.acts.parties import SPOKEN, Parties, phrases_in
from servanda.coding.acts.sides import ClauseSides
from servanda.coding.acts.sides_kinds import are_two_sides
from servanda.coding.acts.types import Act, Telling
from servanda.coding.acts.unmeant import Unmeant
from servanda.coding.syntax.shape import Clause, ClauseRelation, NounPhrase
from servanda.model import ActorKind, EventType, Span, Status, WordClass

_TRENDS = frozenset(
    "strengthen deepen enhance boost warm expand reinforce intensify improve consolidate broaden develop".split()
)
"""Verbs that tell of a trend unless they are planned or agreed (ruling 54)."""

_COMMANDS = frozenset({"order"})
"""Verbs that tell a demand only with what is demanded: "ordered the mayor to go"; a strike is ordered like a meal."""

_TELLS = frozenset({"tell", "instruct", "want"})
"""Verbs that tell a demand only with an infinitive: "told the mayor to go", not "told the mayor that he went"."""

_SUFFERS = frozenset("lose suffer fear face fail miss lack owe own see expect want need".split())
"""Verbs of what two bear or have, which is no work of theirs: "jointly lost $3 million"."""

_INSISTS = "insist"
_TO_DO = frozenset({"should", "must"})
"""A verb that tells a demand only with what is to be done, and the modals that say so."""

_CLOSING = frozenset({"”", '"', "’’", "''", "»"})

_OF_SPEECH = frozenset({EventType.ACCUSE, EventType.REQUEST})
_COMES_TOGETHER = frozenset({"take", "gather", "march", "rally", "assemble", "turn", "come", "join", "pour", "flock"})
"""Verbs whose purpose clause tells what a crowd did."""
_PROTESTS = frozenset({"protest", "denounce", "condemn", "oppose", "decry", "demonstrate"})
"""Verbs that say what a crowd came together for."""

_WEAPONS = frozenset(
    "bomb missile rocket shell drone mine grenade bullet mortar projectile device barrage salvo gunfire artillery "
    "warplane jet sniper shrapnel round bullet".split()
)

_RUNS_ON = frozenset({EventType.AID, EventType.COOPERATE})
"""Types of what one gives or sells, which the gerund tells itself, negated where it has stopped."""

_LEFT: Mapping[str, str] = {
    "dead": "kill",
    "wounded": "wound",
    "injured": "injure",
    "maimed": "maim",
}
"""What somebody is left by a blow, and the verb for it."""

_CALLS = frozenset({"call", "describe", "brand", "term", "label", "dub"})
_CHARGES = frozenset({"charge", "accusation", "allegation", "claim"})
"""What is rejected by being called absurd or baseless, and verbs of calling it so."""

_STAYS = "be in"
_TALKS = frozenset("talk visit meeting summit negotiation consultation conference discussion trip tour".split())
_TALKING = frozenset({"meet", "attend", "hold", "discuss", "sign", "mediate"})
"""What one who is in a place has come for, in nouns and in verbs."""

_MUTUAL = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONSULT, EventType.SANCTION})

_FAR = 400
"""Characters that the evidence of one act may span; longer clauses are cut to the words of the act itself."""

_PAYS_CALL = frozenset({"call on", "call upon"})

_PAIR = 2
_TERMS = frozenset({"hour", "day", "week", "fortnight", "month", "deadline", "minute"})
"""Words for the time that an ultimatum gives, right before what is to be done in it."""
_GOES = frozenset({"leave", "depart", "quit"})
"""Verbs for what expelled envoys are told to do."""


class ClauseActs:
    """Seeks the acts that the verbs of a report tell."""

    def __init__(self, reading: ReportReading, parties: Parties) -> None:
        self.reading = reading
        self.parties = parties
        self.doers = Doers(reading, parties)
        self.frames = VerbFrames(reading, parties)
        self.sides = ClauseSides(reading, parties, self.doers)
        self.unmeant = Unmeant(reading, parties)
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
        clause = self._with_swallowed(telling, index, self.doers.of(telling, index), words)
        if (
            self._is_swallowed(telling, index, words)
            or self._is_adjective(telling, clause)
            or self._is_send_off(telling, clause)
        ):
            return None
        goes_on = clause.relation is ClauseRelation.COORDINATED and clause.governor is not None
        before = telling.clauses[clause.governor].objects if goes_on and clause.governor is not None else ()
        found = next(self.frames.readings(clause, words, telling.sentence.first, before=before), None)
        found = self._joint(clause, words, telling.sentence.first) or self._ultimatum(telling, index, clause) or found
        found = self._left(telling, clause) or self._called_untrue(clause) or found
        if found is None:
            return None
        match, frame, places = found
        if frame.type is EventType.REQUEST:
            frame = self._sent_home(telling, index, places) or self._paid_call(telling, index, frame, places) or frame
        if self.unmeant.is_other(telling, index, frame, places):
            return None
        if self._is_state_of_affairs(clause, frame) or self._is_inverted(clause, frame):
            return None
        if self._is_only_blamed(clause, places) or self._is_called_so(clause, frame):
            return None
        if frame.mode == "ceasefire" and self._stops_others(clause, places):
            return None
        if self._is_unfinished(telling, index, frame) or self._is_purpose_of_crowd(telling, clause, frame):
            return None
        status = self._status(telling, index, frame)
        is_trend = clause.verb.lemma in _TRENDS and frame.type is not EventType.MOBILIZE
        if is_trend and (status is Status.ACTUAL or self._is_backdrop(clause)):
            return None
        return Act(
            telling=telling,
            frame=frame,
            at=self.parties.span(clause.verb.main, clause.verb.main + match.length),
            span=self._evidence(telling, index, frame, clause),
            clause=index,
            source=self.sides.sources(telling, frame, clause, places),
            target=self.sides.targets(telling, index, frame, clause, places),
            item=phrases_in(frame.item, places),
            status=status,
            words=self.parties.words(clause.first, clause.last),
            by_means=frame.type is EventType.ASSAULT and self._is_by_means(telling, clause),
        )

    def _joint(
        self, clause: Clause, words: Sequence[str], first: int
    ) -> tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]] | None:
        """Give the frame of common work where two do anything together: "the two jointly mapped the reef"."""
        subject = clause.subject
        if subject is None or clause.verb.passive or clause.verb.lemma in _SUFFERS:
            return None
        around = words[min(subject.last, clause.verb.first) - first : clause.verb.last - first + 1]
        behind = words[clause.objects[-1].last - first :][:1] if clause.objects else ()
        if "jointly" not in {word.lower() for word in around} and [one.lower() for one in behind] != ["together"]:
            return None
        if not are_two_sides(self.parties.of_phrase(subject)):
            return None
        told = self.events.at((clause.verb.lemma,), 0)
        if told is not None and any(one.frame.type in SPOKEN | _MUTUAL for one in told.readings):
            return None  # "jointly condemned the coup"
        match = self.events.at(("cooperate",), 0)
        reading = match.choose((), part="verb") if match is not None else None
        places = self.parties.of_clause(clause, clause.verb.main + 1)
        return (
            (match, reading.frame, {"subject": places["subject"]})
            if match is not None and reading is not None
            else None
        )

    def _with_swallowed(self, telling: Telling, index: int, clause: Clause, words: Sequence[str]) -> Clause:
        """Give a verb what stands behind the gerund that it takes: "stopped | supplying gas to Peru"."""
        if index + 1 >= len(telling.clauses) or not self._is_swallowed(telling, index + 1, words):
            return clause
        gerund = telling.clauses[index + 1]
        return replace(clause, objects=gerund.objects, adjuncts=gerund.adjuncts, last=gerund.last)

    def _is_swallowed(self, telling: Telling, index: int, words: Sequence[str]) -> bool:
        """Say whether a gerund is a word of the frame of the verb before it, which then tells the act."""
        clause = telling.clauses[index]
        if clause.governor is None or clause.governor != index - 1 or not clause.verb.participle:
            return False
        above = telling.clauses[index - 1]
        if above.objects or above.verb.negated or clause.verb.first != above.verb.last:
            return False
        match = self.events.at(words, above.verb.main - telling.sentence.first)
        alone = self.events.at(words, clause.verb.main - telling.sentence.first)
        gives = alone is not None and any(one.frame.type in _RUNS_ON for one in alone.readings)
        return match is not None and above.verb.main + match.length > clause.verb.main and not gives

    def _left(
        self, telling: Telling, clause: Clause
    ) -> tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]] | None:
        """Give the frame of what a blow left somebody: "the strike left two miners dead", "left an officer injured"."""
        if clause.verb.lemma != "leave" or clause.verb.passive or not clause.objects:
            return None
        last = clause.objects[-1].last
        behind = self.tokens[last].text.lower() if last < len(self.tokens) else ""
        match = self.events.at((_LEFT[behind],), 0) if behind in _LEFT else None
        reading = match.choose((), part="verb") if match is not None else None
        told = (one for one in telling.clauses if one.verb.main == last)  # "left dozens | wounded in Lima"
        adjuncts = clause.adjuncts or next((one.adjuncts for one in told), ())
        places = self.parties.of_clause(replace(clause, adjuncts=adjuncts), clause.verb.main + 1)
        return (match, reading.frame, places) if match is not None and reading is not None else None

    def _called_untrue(self, clause: Clause) -> tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]] | None:
        """Give the frame of rejecting where a charge is called something: "called the accusation absurd"."""
        if clause.verb.lemma not in _CALLS or not clause.objects:
            return None
        if self.tokens[clause.objects[0].head].lemma.lower() not in _CHARGES:
            return None
        match = self.events.at(("reject",), 0)
        reading = match.choose(("allegation",), part="verb") if match is not None else None
        places = self.parties.of_clause(clause, clause.verb.main + 1) | {"object": clause.objects[:1]}
        return (match, reading.frame, places) if match is not None and reading is not None else None

    def _ultimatum(
        self, telling: Telling, index: int, clause: Clause
    ) -> tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]] | None:
        """Give the frame of an ultimatum where somebody is given time to do something: "gave Peru a week to pay"."""
        if clause.verb.lemma != "give" or not clause.objects or clause.subject is None or clause.verb.passive:
            return None
        due = [
            one
            for _, one in telling.below(index)
            if one.verb.infinitive and self.tokens[one.verb.first - 1].lemma.lower() in _TERMS
        ]
        if not due:
            return None
        if any(one.verb.lemma in _GOES for one in due):
            return self._given_notice(telling, index, clause)
        match = self.events.at(("issue", "an", "ultimatum", "to"), 0)
        reading = match.choose((), part="verb") if match is not None else None
        places = {"subject": (clause.subject,), "object": clause.objects[:1]}
        is_told = bool(self.parties.of_phrase(clause.objects[0]))
        return (match, reading.frame, places) if match is not None and reading is not None and is_told else None

    def _given_notice(
        self, telling: Telling, index: int, clause: Clause
    ) -> tuple[EventMatch, Frame, dict[str, tuple[NounPhrase, ...]]] | None:
        """Give the frame of expelling where envoys are given time to leave."""
        places = {"subject": (clause.subject,) if clause.subject is not None else (), "object": clause.objects[:1]}
        frame, match = self._sent_home(telling, index, places), self.events.at(("expel",), 0)
        return (match, frame, places) if match is not None and frame is not None else None

    def _stops_others(self, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> bool:
        """Say whether others are stopped: "ended attacks by rebels", "suspended the operations of a bus company"."""
        if clause.verb.passive:
            return False
        stopped = places.get("object", ())[:1]
        are_works = any(self.tokens[one.head].lemma.lower() == "operation" for one in stopped)
        return "by" in places or (are_works and "of" in places)

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

    def _is_unfinished(self, telling: Telling, index: int, frame: Frame) -> bool:
        """Say whether a verb lacks the clause that makes it an act, or has one that makes it none."""
        if self.tokens[telling.clauses[index].verb.main].text.lower() == "according":
            return True  # "according to the minister"
        if frame.text == _STAYS:
            return not self._has_come_to_talk(telling, index)
        if frame.text == "regret" and any(one.verb.infinitive for _, one in telling.below(index)):
            return True  # "regrets to inform the public"
        opens = _opens_infinitive(telling.clauses, index)
        if frame.type is EventType.COERCE and opens:
            return True
        if frame.text == "order" and frame.type is EventType.MOBILIZE and opens:
            return not self._are_own(telling.clauses[index])
        if frame.text == _INSISTS:
            return not any(self._is_asked_for(telling, at) for at, _ in telling.below(index))
        if frame.text in _TELLS:
            return not opens or (frame.text == "want" and self._is_own_wish(telling.clauses[index]))
        return frame.text in _COMMANDS and not opens and not _opens_clause(telling.clauses, index)

    def _is_asked_for(self, telling: Telling, at: int) -> bool:
        """Say whether a clause tells what is to be done: "insisted that Peru leave", not "that Peru had left"."""
        clause = telling.clauses[at]
        is_told = clause.relation is ClauseRelation.COMPLEMENT
        return is_told and (clause.verb.modal in _TO_DO or self.modality.is_mandated(telling.clauses, at))

    def _has_come_to_talk(self, telling: Telling, index: int) -> bool:
        """Say whether somebody is in a place to talk: "the envoy is in Lima for talks", not "is in Lima"."""
        clause = telling.clauses[index]
        for_what = (
            self.tokens[one.phrase.head].lemma.lower() for one in clause.adjuncts if one.preposition in {"for", "on"}
        )
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
        is_word = clause.verb.lemma in _PROTESTS and frame.type in {EventType.ACCUSE, EventType.REJECT}
        if not is_word or clause.governor is None:
            return False
        return clause.verb.infinitive and telling.clauses[clause.governor].verb.lemma in _COMES_TOGETHER

    def _evidence(self, telling: Telling, index: int, frame: Frame, whole: Clause) -> Span:
        clause = telling.clauses[index]
        last = max(clause.last, whole.last)
        if frame.type in SPOKEN:
            last = max([last, *(one.last for _, one in telling.below(index) if one.first <= last + 2)])
        cited = self.parties.span(clause.first, last)
        if len(cited) <= _FAR:
            return cited
        return self.parties.span(clause.verb.first, min(clause.last, clause.verb.last + 40))


def _opens_clause(found: Sequence[Clause], at: int) -> bool:
    """Say whether a clause of its own says what is demanded: "ordered that the road be closed"."""
    return any(one.governor == at and one.relation is ClauseRelation.COMPLEMENT for one in found)


def _opens_infinitive(found: Sequence[Clause], at: int) -> bool:
    """Say whether a verb of force only opens an infinitive: "was forced to leave"."""
    return any(one.governor == at and one.relation is ClauseRelation.INFINITIVE for one in found)
