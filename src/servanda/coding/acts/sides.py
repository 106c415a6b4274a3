"""Who acts on whom in a clause: the phrases in the places of its frame, and those that the words around supply.

Invariant: a side that no words of the sentence name stays empty.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from servanda.codebook.events import Frame
from servanda.coding.actors.cast import ReportReading
from servanda.coding.acts.doers import Doers
from servanda.coding.acts.parties import Parties
from servanda.coding.acts.types import Telling
from servanda.coding.syntax.shape import Clause, NounPhrase
from servanda.model import NO_CODE, EventType, Party

_STRIKES = frozenset({EventType.ASSAULT, EventType.COERCE})

_OF_TWO = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})

_SENT_AWAY = frozenset({"expel", "deport"})

_FREEING = frozenset({"release", "freedom", "freeing", "liberation", "protection", "safety", "acquittal"})
"""What is demanded for somebody, of whomever holds him."""

_SENDS_OVER = frozenset({"extradite", "hand over", "transfer", "repatriate", "ship", "deliver", "export"})
"""Verbs whose passive names the doer behind "from": "was extradited from Peru to Chile"."""

_CALLS_IN = frozenset({"summon", "call in"})
"""Verbs that have somebody come to those who act: "was summoned to the ministry"."""

_JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})

_TALKS = frozenset("talk visit meeting summit negotiation consultation conference discussion trip".split())

_OF_STATE = frozenset({"MIL", "GOV", "COP", "SPY", "LEG", "JUD"})
"""Sectors of people who act for the state that owns them."""

_RULES = frozenset({"government", "parliament", "army", "navy", "king", "president", "ministry", "senate"})
"""Those who act for the state before "whose"."""

_LAUNCHES = frozenset({"launch", "fire", "fly", "drop", "plant", "pilot", "operate", "send", "detonate", "shoot"})
"""Verbs by which weapons are sent or set off."""

_PARTS = frozenset(
    "committee council commission board department division office secretariat assembly section agency bureau "
    "mission chamber".split()
)
"""Parts of an organisation that act for it."""


_PROTESTS = frozenset({"protest", "denounce", "condemn", "oppose", "decry", "demonstrate"})
_AGAINST = frozenset({"against", "at", "over"})
"""What a crowd comes together for, in verbs, and the prepositions before what it is against."""
_WORDS = frozenset(
    "proposal offer call demand request appeal plan decision claim statement bid invitation accusation allegation "
    "charge suggestion attempt move ruling remark idea initiative argument objection".split()
)
"""Nouns for what somebody says or wants, which another judges."""


_OVER = ("over", "at", "about", "against")
"""Prepositions from a word of judging to the act that is judged: "protested at the arrest"."""
_CUTS_OFF = frozenset({EventType.SANCTION, EventType.MOBILIZE, EventType.RETREAT})


class ClauseSides:
    """Gives who does the act of a clause, and to whom."""

    def __init__(self, reading: ReportReading, parties: Parties, doers: Doers) -> None:
        self.reading = reading
        self.parties = parties
        self.doers = doers
        self.tokens = reading.marks.tokens
        self.events = reading.book.events

    def targets(
        self, telling: Telling, index: int, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give to whom an act is done: by whom it is judged, in the places of its frame, then in what hangs on it."""
        thanking = self._thanking(telling, clause, frame)
        found = (
            self._doers(telling, frame, clause, places)
            or self._doers_below(telling, index, frame)
            or self.parties.at_border(frame, places)
            or self.parties.targets(frame, self._without_hit(frame, clause, places))
            or self.parties.below(telling, index, frame)
            or self.parties.on_object(telling, clause, frame)
            or (self.parties.of_phrase(thanking.subject) if thanking is not None and thanking.subject else ())
        )
        return self._out_of_office(found or self._protested_against(telling, index, frame), clause)

    def _protested_against(self, telling: Telling, index: int, frame: Frame) -> tuple[Party, ...]:
        """Give against whom a crowd came together: "took to the streets | to protest the Peruvian raid"."""
        if frame.type is not EventType.PROTEST:
            return ()
        for _, below in telling.below(index):
            if below.verb.infinitive and below.verb.lemma in _PROTESTS:
                found = self.parties.targets(frame, self.parties.of_clause(below, below.verb.last))
                hit = (*below.objects, *(one.phrase for one in below.adjuncts if one.preposition in _AGAINST))
                owners = (one for phrase in hit for one in self._whose_deed(phrase))
                return found or tuple(owners)
        return ()

    def _whose_deed(self, phrase: NounPhrase) -> tuple[Party, ...]:
        """Give whose a deed or plan is, by its owner or by the nationality before it."""
        return self.parties.possessor(phrase, phrase.head) or self.parties.nationality([phrase])

    def _out_of_office(self, found: tuple[Party, ...], clause: Clause) -> tuple[Party, ...]:
        """Give a predecessor as one who is out of office: whom a president accuses is not his own state."""
        hit = clause.objects[-1:] or ((clause.subject,) if clause.verb.passive and clause.subject is not None else ())
        if not any(self.tokens[one.head].lemma.lower() == "predecessor" for one in hit):
            return found
        return tuple(replace(one, code=f"{one.code}.ELI") if one.code == one.country else one for one in found)

    def _thanking(self, telling: Telling, clause: Clause, frame: Frame) -> Clause | None:
        """Give the clause that thanks for what a gerund tells: "thanked Peru for | donating 40 buses"."""
        if not frame.is_transfer or not clause.verb.participle or clause.verb.passive or not clause.verb.first:
            return None
        above = telling.clauses[clause.governor] if clause.governor is not None else None
        is_for = self.tokens[clause.verb.first - 1].text.lower() == "for"
        return above if is_for and above is not None and above.verb.lemma == "thank" and above.objects else None

    def sources(
        self, telling: Telling, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give the doers; of a passive without an agent both sides of a paper, or the state that one is sent from."""
        thanking = self._thanking(telling, clause, frame)
        if thanking is not None and (thanked := self.parties.of_phrase(thanking.objects[0])):
            return thanked
        found = self.parties.sources(frame, places) or self._joint(telling, frame, clause, places)
        found = found or self._talkers(telling, frame, clause)
        if clause.marker == "whose" and clause.subject is not None and not clause.verb.passive:
            found = self._whose(clause, clause.subject) or found
        found = found or self._givers(telling, frame, clause)
        if len(found) == 1:
            found = self._sent_by(telling, frame, clause) or found
        if not found and clause.subject is not None and not clause.verb.passive:
            word = "by" if frame.type is EventType.ASSAULT else "from" if "from" in frame.source else ""
            found = self._behind(telling, clause.subject, word)
        if all(party.country == NO_CODE for party in found) and clause.subject is not None and not clause.verb.passive:
            found = self._for_subject(telling, frame, clause, clause.subject) or found
            found = found or self._of_own_house(telling, clause, clause.subject)
        if found or not clause.verb.passive:
            return found
        if frame.type is EventType.MOBILIZE:
            return self.parties.sources(frame, {"subject": places.get("object", ())})
        if frame.text in _SENDS_OVER and "from" in places:
            return self.parties.in_places(("from",), places)
        if frame.text in _CALLS_IN:
            return self.parties.in_places(("to",), places)
        return self.parties.in_places(("from",), places) if frame.mode in _SENT_AWAY else ()

    def _of_own_house(self, telling: Telling, clause: Clause, subject: NounPhrase) -> tuple[Party, ...]:
        """Give who speaks for his own house, which stands without a state: "voiced | the ministry's wish to join"."""
        is_house = self.tokens[subject.head].lemma.lower() in _RULES | {"country", "state", "kingdom", "nation"}
        owns = clause.noun is not None and subject.last <= clause.noun and clause.verb.infinitive
        above = telling.clauses[clause.governor] if clause.governor is not None else None
        if not is_house or not owns or above is None or above.subject is None or above.verb.passive:
            return ()
        return tuple(one for one in self.parties.of_phrase(above.subject) if "GOV" in one.code.split("."))

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

    def _for_subject(self, telling: Telling, frame: Frame, clause: Clause, subject: NounPhrase) -> tuple[Party, ...]:
        """Give for whom a subject acts that has no code itself: its organisation, its senders, its owner."""
        return (
            (self._launched_by(telling, subject) if frame.type is EventType.ASSAULT else ())
            or self._whole_of(telling, subject)
            or self._sent_from(telling, subject)
            or (self._whose(clause, subject) if clause.marker == "whose" else ())
        )

    def _whose(self, clause: Clause, subject: NounPhrase) -> tuple[Party, ...]:
        """Give whose forces or people act in a clause of "whose": "Peru, whose peacekeepers withdrew"."""
        sector = self.reading.book.people.sector(self.tokens[subject.head].lemma)
        is_of_state = sector in _OF_STATE or self.tokens[subject.head].lemma.lower() in _RULES
        if clause.noun is None or not is_of_state:
            return ()
        owners = self.parties.of_range(clause.noun, clause.noun + 1)
        return owners if all(party.code == party.country != NO_CODE for party in owners) else ()

    def _givers(self, telling: Telling, frame: Frame, clause: Clause) -> tuple[Party, ...]:
        """Give who gave what is received, where a participle tells it: "received two ferries donated by Chile"."""
        if not frame.is_transfer or frame.source[:1] != ("from",) or clause.verb.passive:
            return ()
        nouns = (*clause.objects[-1:], *(one.phrase for one in clause.adjuncts if one.preposition in {"of", "with"}))
        told = (one for noun in nouns for one in telling.on_noun(noun.head) if one.verb.passive)
        by = tuple(link.phrase for one in told for link in one.adjuncts if link.preposition == "by")
        return self.parties.in_places(("by",), {"by": by})

    def _launched_by(self, telling: Telling, subject: NounPhrase) -> tuple[Party, ...]:
        """Give who sent the weapon that is a subject: "a drone launched by the rebels struck the palace"."""
        sent = (one for one in telling.on_noun(subject.head) if one.verb.passive and one.verb.lemma in _LAUNCHES)
        return self.parties.in_places(
            ("by",), {"by": tuple(link.phrase for one in sent for link in one.adjuncts if link.preposition == "by")}
        )

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

    def _doers(
        self, telling: Telling, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give whose act is judged: "condemned the arrest of two envoys by Peru", "welcomed the arrival from Peru"."""
        if frame.type is EventType.REQUEST:
            return self._asked_to_act(clause, places)
        if self._judged(frame, clause, places):
            return self.parties.in_places(("by",), places) or self._proposers(telling, frame, clause, places)
        return self._proposers(telling, frame, clause, places)

    def _proposers(
        self, telling: Telling, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> tuple[Party, ...]:
        """Give whose word is judged: "rejected a proposal by Peru to send observers", "a plan tabled by Peru"."""
        if frame.type not in _JUDGING or clause.verb.passive or not clause.objects:
            return ()
        word = clause.objects[-1]
        is_word = self.tokens[word.head].lemma.lower() in _WORDS
        beside = tuple(one for one in places.get("by", ()) if is_word and one.first == word.last + 1)
        is_judged = is_word or bool(self._judged(frame, clause, {"object": (word,)}))
        hung = telling.on_noun(word.head) if is_judged else ()
        made = (one for one in hung if one.verb.passive and one.verb.participle)
        by = tuple(one.phrase for hung in made for one in hung.adjuncts if one.preposition == "by")
        return self.parties.in_places(("by",), {"by": (*beside, *by)})

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

    def _judged(self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]) -> list[Frame]:
        """Give the frames of the act that a clause judges: of "condemned the arrest" those of the arrest."""
        near = (*places.get("object", ()), *(one for key in _OVER for one in places.get(key, ())))
        act = next((one for one in near if self._is_act(one)), near[0] if near else None)
        if clause.verb.passive or frame.type not in _JUDGING or act is None:
            return []
        words = self.parties.words(act.first, act.last)
        judged = self.events.at(words, len(words) - 1)
        return [one.frame for one in judged.readings if one.frame.part == "noun"] if judged is not None else []

    def _is_act(self, phrase: NounPhrase) -> bool:
        """Say whether a noun for an act heads a phrase: "voiced concern over the arrest of two envoys"."""
        words = self.parties.words(phrase.first, phrase.last)
        match = self.events.at(words, len(words) - 1)
        return match is not None and any(
            one.frame.part == "noun" and one.frame.type in _STRIKES | _CUTS_OFF for one in match.readings
        )

    def _without_hit(
        self, frame: Frame, clause: Clause, places: dict[str, tuple[NounPhrase, ...]]
    ) -> dict[str, tuple[NounPhrase, ...]]:
        """Leave out who suffered the act that is judged: who condemns "the killing of two envoys" blames no envoy."""
        if frame.type is EventType.REQUEST and self._is_release(clause):
            return {key: found for key, found in places.items() if key not in {"of", "object"}}
        blows = [one for one in self._judged(frame, clause, places) if one.type in _STRIKES]
        hits = any("of" in one.target and ("of" not in one.source or one.text == "invasion") for one in blows)
        if not hits:
            return places
        bare = tuple(replace(one, span_last=one.last) for one in places.get("object", ()))
        return {key: found for key, found in places.items() if key != "of"} | {"object": bare}

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
